"""`whipcount explain`: the ways to make the reported numbers meet."""

from __future__ import annotations

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount explain article.txt
  whipcount explain --as-of 2022-03-30 --most 50 reports/
  whipcount explain --ledger pakistan.ledger --json
"""


@click.command("explain", epilog=_EXAMPLE)
@click.option(
    "--most", metavar="N", type=click.IntRange(0, 100_000), default=10, show_default=True, help="Show the cheapest N."
)
@options.as_of
@options.asked
@options.target("table", "json", "csv", "tsv")
def command(most: int, asked: Asked, target: Target) -> None:
    """Count the distinct ways to make the reported numbers meet, and show the cheapest.

    Where the parties of a side have more seats than are reported for it, somebody has left unreported. Every way to
    say who is counted, exactly; none of them is known to be the truth. Then come the questions that would tell most of
    them apart, with the bits that each answer would bring, and the claims that would leave fewer or other ways.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.explanations import (  # noqa: PLC0415 - the same
        explanations_table,
        explanations_text,
        explanations_to_json,
    )

    made = asked.explanations(most)
    match target.form:
        case "table":
            target.lines(explanations_text(made, width()))
        case "json":
            target.json(explanations_to_json(made))
        case form:
            target.text(explanations_table(made, "\t" if form == "tsv" else ","))
