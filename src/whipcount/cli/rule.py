"""`whipcount rule`: the law of a chamber on a day."""

from __future__ import annotations

from datetime import date

import click

from whipcount.cli import options
from whipcount.cli.clock import today
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount rule Pakistan --on 2022-04-09 --vacancies 1
  whipcount rule SE --json
"""


@click.command("rule", epilog=_EXAMPLE)
@options.chamber
@options.on
@click.option("--vacancies", metavar="N", type=click.IntRange(0, 5000), default=0, help="Vacant seats.  [default: 0]")
@options.target("table", "json")
def command(target: Target, chamber: str, on: date | None, vacancies: int) -> None:
    """Say what the law of a chamber was on a day, each sentence with its article.

    CHAMBER is an id, a country or its code where one chamber decides on confidence, or a file (FILE.yaml). The votes
    needed are given in numbers for the seats of that day and the vacancies you name. What is not known is said.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.model.quantity import Range  # noqa: PLC0415 - the same
    from whipcount.publish.law_page import law_json, page  # noqa: PLC0415 - the same
    from whipcount.rulebook import find, law  # noqa: PLC0415 - the same

    day = on or today()
    found = law(find(chamber), day)
    if vacancies > found.seats.value:
        raise click.BadParameter(
            f"{vacancies} of {found.seats.value} seats cannot be vacant.", param_hint="'--vacancies'"
        )
    vacant = Range(vacancies, vacancies)
    if target.form == "json":
        target.json(law_json(found, day, vacant))
    else:
        target.lines(page(found, day, vacant, width()))
