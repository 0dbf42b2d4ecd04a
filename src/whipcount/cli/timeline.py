"""`whipcount timeline`: the count on every day of the crisis."""

from __future__ import annotations

from datetime import date

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.once import Once
from whipcount.cli.output import Target
from whipcount.cli.progress import days as counting

_EXAMPLE = """
\b
Examples:
  whipcount timeline reports/
  whipcount timeline --since 2022-03-25 --until 2022-04-03 reports/
  whipcount timeline reports/ -o crisis.svg
  whipcount timeline --ledger pakistan.ledger --json
"""


@click.command("timeline", epilog=_EXAMPLE)
@click.option(
    "--since", cls=Once, metavar="DATE", type=options.Day(), help="The first day.  [default: that of the first report]"
)
@click.option(
    "--until", cls=Once, metavar="DATE", type=options.Day(), help="The last day.  [default: that of the newest report]"
)
@options.JOBS
@options.asked
@options.target("table", "json", "csv", "tsv", pictures=True)
def command(since: date | None, until: date | None, jobs: int | None, asked: Asked, target: Target) -> None:
    """Count every day of the crisis by what had been published by that evening, with the events of each day.

    With -o FILE.svg or FILE.png it is a picture: both sides' bands, the votes needed as a stepped line, the events
    marked. A sentence with every number of it goes to standard error.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.timeline import timeline_table, timeline_text, timeline_to_json  # noqa: PLC0415 - the same

    crisis = asked.crisis()
    with counting() as progress:
        made = crisis.timeline(since, until, progress, jobs=jobs)
    if target.pictured:
        target.picture(made.chart())
        return
    match target.form:
        case "table":
            target.lines(timeline_text(made.days, width()))
        case "json":
            target.json(timeline_to_json(made.days))
        case form:
            target.text(timeline_table(made.days, "\t" if form == "tsv" else ","))
