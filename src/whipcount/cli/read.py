"""`whipcount read`: what reports say, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.crisis import Crisis
    from whipcount.publish.layout import Line

_EXAMPLE = """
\b
Examples:
  whipcount read article.txt
  whipcount read --jsonl reports/ | grep '"kind": "switch"'
  whipcount read --csv -o claims.csv reports/
"""


@click.command("read", epilog=_EXAMPLE)
@options.asked
@options.target("table", "json", "jsonl", "csv", "tsv", piped="jsonl")
def command(asked: Asked, target: Target) -> None:
    """Print the claims of the reports, each with its exact quote.

    Sentences that hold a number or a known name and gave no claim are listed as unread in the text and with
    --json. In a pipe the answer is JSON lines: one claim a line.
    """
    from whipcount import publish  # noqa: PLC0415 - --help needs none of it

    crisis = asked.crisis()
    _say_gaps(crisis, target)
    match target.form:
        case "table":
            target.lines(_text(crisis))
        case "json":
            target.json(_whole(crisis))
        case "jsonl":
            target.json_lines(_claims(crisis))
        case form:
            target.text(publish.claims_table(crisis.claims, crisis.reports, "\t" if form == "tsv" else ","))


def _text(crisis: Crisis) -> Iterator[Line]:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.layout import Line  # noqa: PLC0415 - the same
    from whipcount.publish.listing import claims_text  # noqa: PLC0415 - the same

    for number, reading in enumerate(crisis.readings()):
        yield from [Line("")] if number else []
        yield from claims_text(reading.report, reading.claims, reading.unread, width())


def _claims(crisis: Crisis) -> Iterator[dict[str, Any]]:
    from whipcount.publish import claim_to_json  # noqa: PLC0415 - --help needs none of it

    for reading in crisis.readings():
        yield from (claim_to_json(claim, reading.report.path) for claim in reading.claims)


def _whole(crisis: Crisis) -> dict[str, Any]:
    from whipcount.publish.count_json import report_to_json, unread_to_json  # noqa: PLC0415 - --help needs none of it

    return {
        "reports": [report_to_json(report) for report in crisis.reports],
        "claims": list(_claims(crisis)),
        "unread": [unread_to_json(each, read.report.path) for read in crisis.readings() for each in read.unread],
    }


def _say_gaps(crisis: Crisis, target: Target) -> None:
    """What a form leaves out is said beside it."""
    from whipcount.cli.endings import say  # noqa: PLC0415 - --help needs none of it

    if not crisis.claims:
        say("nothing was read: the reports held no claim that the reader knows.")
    unread = sum(len(reading.unread) for reading in crisis.readings())
    if unread and target.form in ("jsonl", "csv", "tsv"):
        say(f"{unread} sentences with a number or a known name gave no claim; --json and --table list them.")
