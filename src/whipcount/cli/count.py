"""`whipcount count`: the whole answer."""

from __future__ import annotations

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount count reports/
  whipcount count --as-of 2022-03-30 reports/ article.html
  whipcount count --json reports/ > count.json
"""


@click.command("count", epilog=_EXAMPLE)
@options.as_of
@options.asked
@options.target("table", "json", "csv", "tsv")
def command(asked: Asked, target: Target) -> None:
    """Count who stands where and say whether the motion carries.

    Every bench and party gets three answers: the figures that reports print, the plausible range and the
    possible range. Then come the votes needed and who needs them, the verdict, the motion and its legal
    days, agreements, statements, findings, the next question, and what was left unread.
    """
    from whipcount import publish  # noqa: PLC0415 - --help needs none of it
    from whipcount.cli.terminal import width  # noqa: PLC0415 - the same
    from whipcount.publish.text import answer  # noqa: PLC0415 - the same

    count = asked.count()
    match target.form:
        case "table":
            target.lines(answer(count, width()))
        case "json":
            target.json(publish.count_to_json(count))
        case form:
            target.text(publish.count_table(count, "\t" if form == "tsv" else ","))
