"""`whipcount add`: reports into a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options, writing
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target
from whipcount.cli.writing import Writer

if TYPE_CHECKING:
    from whipcount.crisis.kept import Added
    from whipcount.model import Report

Known = Sequence[tuple["Report", "Report"]]
"""Reports that the ledger had already: as they are named now, and as they came in."""
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

    The ledger is made on first use. A report that it has already is not read or written again: what was found in it,
    and what a person accepted, corrected or withdrew, stays so. With --chamber the crisis is counted under that
    chamber from then on; of a chamber file of your own the ledger keeps the whole text.
    """
    from whipcount.cli.progress import reading  # noqa: PLC0415 - --help needs no progress

    kept = writer.kept
    opened = asked.opened()
    house = opened.chamber if asked.chamber else None
    with kept.ledger(new=True) as ledger:
        crisis = kept.crisis(ledger)
        fresh = crisis.fresh(opened.reports, house)
        with reading() as progress:
            readings = fresh.readings(progress=progress)
        added = crisis.add(readings, writer.act, chamber=house)
        head, name, place = ledger.head(), crisis.name, ledger.shown
    known = [(report, added.before.get(report.id, report)) for report in opened.reports if report not in added.new]
    if target.form == "json":
        under = fresh.chamber.id if fresh.chamber else None
        target.json(_json(added, known) | {"chamber": under, "crisis": name, "count": head.count, "hash": head.hash})
    else:
        target.text("".join(f"{line}\n" for line in _lines(added, known, place, name)))


def _lines(added: Added, known: Known, address: str, name: str) -> list[str]:
    many = writing.many
    lines = [f"{address}, {name}: {many(len(added.new), 'new report')}, {many(added.claims, 'new claim')}."]
    lines += [f"  had already: {report.path}{_otherwise(report, first)}" for report, first in known]
    lines += [f"  {copy} repeats {original}: one witness" for copy, original in added.copies.items()]
    return lines


def _otherwise(report: Report, first: Report) -> str:
    """Where a report is said now to be by another or of another day: how the ledger has it, for that stays."""
    if (report.publisher, report.published) == (first.publisher, first.published):
        return ""
    by = f"by {first.publisher}" if first.publisher else "without a publisher"
    return f", and keeps it as it came in: {by}, of {first.published}"


def _json(added: Added, known: Known) -> dict[str, Any]:
    return {
        "new": [{"report": report.id, "path": report.path} for report in added.new],
        "known": [
            {"report": first.id, "path": report.path, "publisher": first.publisher, "published": str(first.published)}
            for report, first in known
        ],
        "claims": added.claims,
        "copies": added.copies,
    }
