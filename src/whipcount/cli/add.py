"""`whipcount add`: reports into a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options, writing
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target
from whipcount.cli.writing import Writer

if TYPE_CHECKING:
    from whipcount.crisis.kept import Added

_EXAMPLE = """
\b
Examples:
  whipcount add --ledger pakistan.ledger reports/
  whipcount add --ledger postgresql://newsroom/ledger --crisis pakistan-2022 article.html
  whipcount count --ledger pakistan.ledger
"""


@click.command("add", epilog=_EXAMPLE)
@options.to_ledger
@writing.writer
@options.target("table", "json", piped="table")
def command(asked: Asked, writer: Writer, target: Target) -> None:
    """Receive reports, read them, and write both into a ledger.

    The ledger is made on first use. A report that it has already is not written again, and neither is a claim that
    was found before: what a person accepted, corrected or withdrew stays so.
    """
    kept = writer.kept
    opened = asked.crisis()
    with kept.ledger(new=True) as ledger:
        crisis = kept.crisis(ledger)
        house = opened.chamber if asked.chamber else None
        readings = opened.readings()
        added = crisis.add(readings, writer.act, chamber=house)
        head, name = ledger.head(), crisis.name
    if target.form == "json":
        target.json(_json(added) | {"crisis": name, "count": head.count, "hash": head.hash})
    else:
        target.text("".join(f"{line}\n" for line in _lines(added, kept.address, name)))


def _lines(added: Added, address: str, name: str) -> list[str]:
    many = writing.many
    lines = [f"{address}, {name}: {many(len(added.new), 'new report')}, {many(added.claims, 'new claim')}."]
    lines += [f"  had already: {report.path}" for report in added.known]
    lines += [f"  {copy} repeats {original}: one witness" for copy, original in added.copies.items()]
    return lines


def _json(added: Added) -> dict[str, Any]:
    return {
        "new": [{"report": report.id, "path": report.path} for report in added.new],
        "known": [{"report": report.id, "path": report.path} for report in added.known],
        "claims": added.claims,
        "copies": added.copies,
    }
