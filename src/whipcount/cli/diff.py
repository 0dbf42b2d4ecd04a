"""`whipcount diff`: two counts held against each other."""

from __future__ import annotations

import click

from whipcount.cli import options
from whipcount.cli.output import Target
from whipcount.cli.sides import Sides, sides

_EXAMPLE = """
\b
Examples:
  whipcount diff morning-ledger.txt harbour-post.txt
  whipcount diff "Morning Ledger" "Harbour Post" reports/
  whipcount diff 2022-03-27 2022-03-30 reports/
  whipcount diff reports/ --between "Morning Ledger" 2022-03-30
  whipcount diff "Morning Ledger" "Harbour Post" --ledger pakistan.ledger
"""


@click.command("diff", epilog=_EXAMPLE)
@options.as_of
@sides
@click.option(
    "--most", metavar="N", default=5, show_default=True, type=click.IntRange(1, 1000), help="Show so many explanations."
)
@options.target("table", "json", "csv", "tsv")
def command(between: Sides, most: int, target: Target) -> None:
    """Say how far two counts are apart and what accounts for it.

    A and B are each a report or a folder, an outlet by its name, or a day. Outlets and days are looked for in the
    reports that PATH names, or in a ledger. The answer is the smallest set of reported moves and of readings (an older
    count, vacancies, a party counted in parts) that makes up the difference, and the seats that no report explains.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.difference import difference_text  # noqa: PLC0415 - the same
    from whipcount.publish.difference_json import difference_table, difference_to_json  # noqa: PLC0415 - the same

    found = between.difference(most)
    match target.form:
        case "table":
            target.lines(difference_text(found, width()))
        case "json":
            target.json(difference_to_json(found))
        case form:
            target.text(difference_table(found, "\t" if form == "tsv" else ","))
