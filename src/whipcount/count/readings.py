"""Fifth pass: which rows must hold on their own day, and which may be read otherwise.

A row that nothing contradicts holds on its own day in every account. A contested one may be read as an older
count, where that needs no unexplained move more, or be set aside. A total is *overtaken* when it has no rival
on its day, yet the house would have to move back unexplained to meet it, while an earlier day fits as it is:
reports go on printing a count for days after it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.count.accounts import Accounts, Choice, Reading, accounts
from whipcount.count.contradictions import Conflict, cheapest, contradictions
from whipcount.count.flows import Flow
from whipcount.count.rows import Frame, Row


@dataclass(frozen=True)
class Ledger:
    """Every row with its readings. conflicts: the smallest contradictory sets; overtaken: rows like old counts."""

    choices: tuple[Choice, ...]
    conflicts: tuple[Conflict, ...]
    overtaken: frozenset[Row]


@dataclass
class _Reader:
    """The rows that hold on their own day, and what others cost beside them."""

    frame: Frame
    flows: Sequence[Flow]

    def accounts(self, choices: Iterable[Choice]) -> Accounts:
        frame = self.frame
        return accounts(frame.blocs.names, frame.timeline.last, frame.seats, choices, self.flows)

    def moves(self, rows: Iterable[Row], read: Iterable[Choice] = ()) -> int | None:
        return self.accounts([*(own_day(row) for row in rows), *read]).least_moves()

    def older(self, row: Row, beside: Sequence[Row], fewest: int | None) -> tuple[int, ...]:
        """The earlier days that the row fits without one unexplained move more than the others need."""
        days = () if row.flexible else row.older
        return tuple(t for t in days if self.moves(beside, [Choice(row, ((t, 0),))]) == fewest)


def read(frame: Frame, rows: Sequence[Row], flows: Sequence[Flow]) -> Ledger:
    """Give every row its readings."""
    conflicts = contradictions(rows, frame.blocs.names, frame.seats, frame.prices)
    contested = frozenset(row for conflict in conflicts for row in conflict)
    contested |= cheapest(rows, frame.blocs.names, frame.seats, frame.prices) if conflicts else frozenset()
    reader = _Reader(frame, flows)
    firm = [row for row in _needed(rows) if row not in contested]
    overtaken = _overtaken(reader, firm)
    firm = [row for row in firm if row not in overtaken]
    fewest = reader.moves(firm) if contested else None
    choices = [own_day(row) for row in firm]
    choices += [Choice(row, _stale(row, overtaken[row])) for row in overtaken]
    choices += [Choice(row, _open(row, reader.older(row, firm, fewest))) for row in rows if row in contested]
    return Ledger(tuple(choices), conflicts, frozenset(overtaken))


def own_day(row: Row) -> Choice:
    """The row as it is: its own day, or for a standing allegiance any of its days."""
    if row.flexible:
        return Choice(row, ((row.own, 0), *((t, 0) for t in row.older)))
    return Choice(row, ((row.own, 0),))


def _open(row: Row, older: Iterable[int]) -> tuple[Reading, ...]:
    """A contested row: its own day, an older one, or not at all."""
    days = tuple((t, 0) for t in row.older) if row.flexible else tuple((t, row.lag) for t in older)
    return ((row.own, 0), *days, (None, row.aside))


def _stale(row: Row, older: Iterable[int]) -> tuple[Reading, ...]:
    """An overtaken row: the older days come first, its own day costs what an older one would have."""
    return (*((t, 0) for t in older), (row.own, row.lag))


def _needed(rows: Sequence[Row]) -> list[Row]:
    """Without allegiances that others imply: who stood there on one of these days did so on one of those."""
    return [row for row in rows if not any(_implies(other, row) for other in rows)]


def _implies(other: Row, row: Row) -> bool:
    if not (other.flexible and row.flexible) or other.demands != row.demands:
        return False
    days, others = {row.own, *row.older}, {other.own, *other.older}
    return others < days


def _overtaken(reader: _Reader, firm: Sequence[Row]) -> dict[Row, tuple[int, ...]]:
    """Totals that repeat an older count, newest first, with the days they fit."""
    found: dict[Row, tuple[int, ...]] = {}
    fewest = reader.moves(firm)
    for group in _printed_together(reader.frame, firm):
        if not fewest:
            break
        rest = [row for row in firm if row not in found and row not in group]
        without = reader.moves(rest)
        if without is None or fewest - without <= _unseen(reader.frame, group, firm):
            continue
        older = {row: reader.older(row, rest, without) for row in group}
        if all(older.values()):
            found |= older
            fewest = without
    return found


def _printed_together(frame: Frame, firm: Sequence[Row]) -> list[list[Row]]:
    """The totals of each report, newest day first: a report that repeats an older count repeats all of it."""
    reports = {claim.id: claim.quote.report for claim in frame.evidence.weighing}
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in firm:
        if row.kind == "total" and row.older:
            groups.setdefault((-row.own, reports[row.claims[0]]), []).append(row)
    return [groups[key] for key in sorted(groups)]


def _unseen(frame: Frame, group: Sequence[Row], firm: Iterable[Row]) -> int:
    """What may have moved unseen since the total before these."""
    own = group[0].own
    before = [row.own for row in firm if row.kind == "total" and row.own < own]
    start, end = frame.timeline.day(max(before, default=own)), frame.timeline.day(own)
    return frame.prices.drift(_days(start, end), frame.seats)[0]


def _days(start: date | None, end: date | None) -> int:
    return (end - start).days if start and end else 0
