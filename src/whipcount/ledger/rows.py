"""Entries as rows of the database, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from whipcount.ledger.chain import Row, moment, ticks
from whipcount.model.entry import Action, Entry

COLUMNS = "number, crisis, action, subject, report, valid, recorded, author, because, body, previous, hash"


def follow(standing: dict[tuple[str, str], tuple[int, int]], row: Row) -> None:
    """How a subject stands after a row: the numbers of its last entry and of its last one with a body (0: none)."""
    key = (row[1], row[3])
    standing[key] = (row[0], row[0] if row[9] else standing.get(key, (0, 0))[1])


def row_of(entry: Entry) -> Row:
    return (
        entry.number, entry.crisis, entry.action.value, entry.subject, entry.report, entry.valid.isoformat(),
        ticks(entry.recorded), entry.author, entry.because, entry.body, entry.previous, entry.hash,
    )  # fmt: skip


def entry_of(row: Any) -> Entry:
    number, crisis, action, subject, report, valid, recorded, author, because, body, previous, hashed = row
    return Entry(
        number, crisis, Action(action), subject, report, date.fromisoformat(valid), moment(recorded), author, because,
        body, previous, hashed,
    )  # fmt: skip
