"""`whipcount forecast`: how a vote on the motion may end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.sentences import Language

_EXAMPLE = """
\b
Examples:
  whipcount forecast --as-of 2022-03-30 reports/
  whipcount forecast --as-of 2022-03-30 reports/ -o forecast.svg
  whipcount forecast --presiding opposition --pairs 2 --json reports/
  whipcount forecast --outside 0.63 --outside-weight 0.25 --outside-name "a market" reports/
"""
SWITCH = "WHIPCOUNT_FORECAST"


def switched_on() -> None:
    """Unusable where whoever runs this machine wants no forecasts (WHIPCOUNT_FORECAST=off)."""
    if os.environ.get(SWITCH, "").lower() in {"off", "no", "0"}:
        from whipcount.model import Problem, Unusable  # noqa: PLC0415 - --help needs no model

        do = f"Ask for the count instead, or unset {SWITCH}."
        raise Unusable(Problem(None, f"forecasts are switched off here ({SWITCH})", "forecasts switched on", do))


@click.command("forecast", epilog=_EXAMPLE)
@click.option(
    "--presiding",
    type=click.Choice(["government", "opposition"]),
    help="The side of the member who presides, where that member has no vote.  [default: either, half the weight each]",
)
@click.option("--pairs", metavar="N", type=click.IntRange(0, 1000), default=0, help="So many pairs stay away.")
@click.option("--outside", metavar="CHANCE", type=float, help="A chance that somebody else gives, from 0 to 1.")
@click.option("--outside-weight", metavar="WEIGHT", type=float, help="How much it weighs, from 0 to 1.")
@click.option("--outside-name", metavar="NAME", default="an outside forecast", help="Whose it is.")
@options.lang
@options.as_of
@options.asked
@options.target("table", "json", "csv", "tsv", pictures=True)
def command(  # noqa: PLR0913, PLR0917 - Click gives each option by itself
    presiding: str | None,
    pairs: int,
    outside: float | None,
    outside_weight: float | None,
    outside_name: str,
    lang: Language | None,
    asked: Asked,
    target: Target,
) -> None:
    """Say how a vote on the motion may end: ayes, noes and the chance that it is carried, over every plausible count.

    Members break the line in clumps, some stay away, and counts are sometimes wrong: how often is learned from past
    votes. With -o FILE.svg or FILE.png it is a picture, and a sentence with its numbers goes to standard error. Without
    enough evidence there is no forecast, and it is said what is missing.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.forecast import forecast_table, forecast_text, forecast_to_json  # noqa: PLC0415 - the same

    switched_on()
    if (outside is None) is not (outside_weight is None):
        raise click.UsageError("--outside and --outside-weight go together: nobody else can say how much it weighs.")
    pooled = None if outside is None or outside_weight is None else (outside_name, outside, outside_weight)
    made = asked.forecast(presiding, pairs, pooled)
    if target.pictured:
        target.picture(made.chart(lang))
        return
    match target.form:
        case "table":
            target.lines(forecast_text(made, width(), lang))
        case "json":
            target.json(forecast_to_json(made))
        case form:
            target.text(forecast_table(made, "\t" if form == "tsv" else ","))
