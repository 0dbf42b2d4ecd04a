"""Which rows still bear on the day of the count: what has been said again, or anew, since is history.

A number that is printed on and on binds by its first and its last printing: an account that meets these can stand
still in between. And a number or a stand of more than four weeks ago, of which something newer is said that nothing
contradicts, no longer tells where anybody stands. Leaving rows out only widens what is plausible and possible; it
keeps a crisis of many months as quick to count as one of weeks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import timedelta
from itertools import groupby

from whipcount.count.rows import Frame, Row

PLACING = ("allegiance", "switch")
Subject = tuple[str, frozenset[object]]


def lasting(frame: Frame, rows: Iterable[Row], contested: Container[Row]) -> list[Row]:
    """The rows that bear on the day of the count, in their order."""
    rows = list(rows)
    subjects: dict[Subject, list[Row]] = {}
    for row in rows:
        subjects.setdefault(_subject(row), []).append(row)
    kept = {row for said in subjects.values() for row in _of_subject(frame, said, contested)}
    return [row for row in rows if row in kept]


def _subject(row: Row) -> Subject:
    """What a row is about: a side, the seats of a party, or where a party stands, in whatever way it is said."""
    if row.kind in PLACING:
        return "stand", frozenset(bloc for bloc, _ in row.cells)
    return row.kind, frozenset(row.cells)


def _of_subject(frame: Frame, said: list[Row], contested: Container[Row]) -> Iterator[Row]:
    said = sorted(said, key=lambda row: row.own)
    horizon = frame.timeline.stretch(frame.evidence.as_of - timedelta(days=2 * frame.prices.lag_days))
    newest = max((row.own for row in said if row not in contested), default=0)
    recent = [row for row in said if row.own >= min(horizon, newest) or row.own == newest]
    for same, group in groupby(recent, key=lambda row: (row in contested, row.kind, row.demands)):
        run = list(group)
        yield from run if same[0] or same[1] in PLACING or len(run) < 3 else (run[0], run[-1])
