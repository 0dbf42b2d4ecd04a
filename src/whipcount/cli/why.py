"""`whipcount why`: one number, explained."""

from __future__ import annotations

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount why government reports/
  whipcount why threshold --as-of 2022-03-30 reports/
"""


@click.command("why", epilog=_EXAMPLE)
@click.argument("what", metavar="WHAT")
@options.as_of
@options.asked
@options.target("table", "json", piped="table")
def command(what: str, asked: Asked, target: Target) -> None:
    """Explain one number in sentences that name their sources.

    WHAT is a bench (GOVERNMENT, OPPOSITION, CROSSBENCH, VACANT), a party as the count names it, THRESHOLD
    or VERDICT. The sentences are text in a pipe as well; --json puts them into a list.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.layout import lines, paragraph  # noqa: PLC0415 - the same

    count = asked.count()
    sentences = count.why(what)
    if target.form == "json":
        chamber = count.chamber.id if count.chamber else None
        target.json({"what": what, "chamber": chamber, "as_of": count.as_of.isoformat(), "sentences": list(sentences)})
    else:
        target.lines(line for said in sentences for line in lines(paragraph(said, width(), "  ", "")))
