"""`whipcount record`: past crises forecast day by day, held against what happened."""

from __future__ import annotations

import click

from whipcount.cli import options
from whipcount.cli.forecast import switched_on
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount record
  whipcount record --by desk --json
  whipcount record -o reliability.svg
"""


@click.command("record", epilog=_EXAMPLE)
@click.option(
    "--by",
    type=click.Choice(["reader", "desk"]),
    default="reader",
    show_default=True,
    help="Counts as the reader read the reports, or with the decisions of an editor.",
)
@options.target("table", "json", "csv", "tsv", pictures=True)
def command(by: str, target: Target) -> None:
    """Show how the forecast has done: every past crisis replayed day by day as if it had not been seen, with scores.

    Beside the forecast stand three simpler ways: the base rate, the reported count, and members who act independently.
    With -o FILE.svg or FILE.png it is a picture of how often a chance came true, by each way.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.forecast.record import WAYS, record, scores  # noqa: PLC0415 - the same
    from whipcount.publish import record as publish  # noqa: PLC0415 - the same

    switched_on()
    told = record(by)
    if target.pictured:
        from whipcount.charts.reliability import reliability_chart  # noqa: PLC0415 - drawing is loaded when needed
        from whipcount.forecast.scores import reliability  # noqa: PLC0415 - the same

        ways = {way: reliability(publish.chances(told, way)) for way in WAYS}
        target.picture(reliability_chart(ways, publish.summary(told)))
        return
    match target.form:
        case "table":
            target.lines(publish.record_text(told, scores(told), width()))
        case "json":
            target.json(publish.record_to_json(told, scores(told)))
        case form:
            target.text(publish.record_table(told, "\t" if form == "tsv" else ","))
