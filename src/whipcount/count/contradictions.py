"""Fourth pass: smallest sets of rows that cannot hold together, each on its own day.

Between two days a house may change as it likes, so rows only meet on the same day, or through an allegiance
that must be true of one of several days. A set is smallest when it can hold as soon as any one row is left
out. All are found by trying every way to leave out one row of each set found so far, breadth first, until
what is left can hold (Reiter's tree); two limits keep a very large quarrel from taking the evening.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from whipcount.count.accounts import Accounts, Choice
from whipcount.count.drafting import accounts
from whipcount.count.prices import Prices
from whipcount.count.rows import Cell, Demand, House, Row

Conflict = frozenset[Row]


@dataclass
class _Trial:
    """A group of rows that meet in a house of so many seats, each with a switch to leave it out.

    left: how often it may still be asked.
    """

    seats: int
    rows: Sequence[Row]
    accounts: Accounts
    left: int
    out: frozenset[Row] | None = None

    def holds(self, without: frozenset[Row]) -> bool:
        self.left -= 1
        for row, pick in zip(self.rows, self.accounts.picks, strict=True):
            if self.out is None or (row in without) is not (row in self.out):
                self.accounts.solver.fix(pick[None], int(row in without), int(row in without))
        self.out = without
        return self.accounts.solver.least({}) is not None


def contradictions(rows: Sequence[Row], blocs: Sequence[str], seats: int, prices: Prices) -> tuple[Conflict, ...]:
    """The smallest sets that cannot hold together: all of them while the limits last."""
    found: list[Conflict] = []
    for group in _meeting(rows):
        if len(found) < prices.contradictions:
            found += _smallest(_trial(group, blocs, seats, prices), prices.contradictions - len(found), prices.stale)
    return tuple(found)


def cheapest(rows: Sequence[Row], blocs: Sequence[str], seats: int, prices: Prices) -> frozenset[Row]:
    """The rows that an account with the least price sets aside when nothing is read as an older count."""
    out: set[Row] = set()
    for group in _meeting(rows):
        trial = _trial(group, blocs, seats, prices)
        solution = trial.accounts.solver.least(trial.accounts.prices)
        if solution is not None:
            given = zip(group, trial.accounts.readings(solution), strict=True)
            out |= {row for row, reading in given if reading is None}
    return frozenset(out)


def _trial(group: Sequence[Row], blocs: Sequence[str], seats: int, prices: Prices) -> _Trial:
    """Only the days of the group are built, and no moves between them: those are free."""
    days = {t: place for place, t in enumerate(sorted({t for row in group for t in _days(row)}))}
    choices = [Choice(row, (*((days[t], 0) for t in _days(row)), (None, row.aside))) for row in group]
    return _Trial(seats, group, accounts(House(tuple(blocs), seats, len(days) - 1), choices, flows=None), prices.work)


def _days(row: Row) -> tuple[int, ...]:
    """The days a row may hold for here: its own, or any of a standing allegiance."""
    return (row.own, *row.older) if row.flexible else (row.own,)


def _meeting(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that can conflict: those that share a day, through others if need be."""
    groups: list[tuple[set[int], list[Row]]] = []
    for row in rows:
        if _always(row):
            continue
        days, members = set(_days(row)), [row]
        for known in [group for group in groups if group[0] & days]:
            groups.remove(known)
            days, members = days | known[0], known[1] + members
        groups.append((days, members))
    yield from (sorted(members, key=rows.index) for _, members in groups)


def _always(row: Row) -> bool:
    """A standing allegiance that may be of the time before the first report, of which nothing else is said."""
    return row.flexible and 0 in row.older and all(demand.low == 0 for demand in row.demands)


def contrary(row: Row, other: Row) -> bool:
    """Two standing allegiances that may both be of the time before the first report, and touch.

    They touch in a cell, or because both need seats of one bloc, of which there may not be enough for both.
    """
    if other is row or not other.flexible or 0 not in other.older:
        return False
    return bool(row.cells & other.cells or row.needed & other.needed)


def _smallest(trial: _Trial, most: int, stale: int) -> list[Conflict]:
    """Breadth first over sets of rows left out; each set that still cannot hold shows a conflict.

    stale: how many questions to ask after the newest one.
    """
    found = list(islice(_pairs(trial.rows, trial.seats), most))
    seen: set[frozenset[Row]] = {frozenset()}
    waiting, until = deque(seen), trial.left - stale
    while waiting and trial.left > max(0, until) and len(found) < most:
        without = waiting.popleft()
        conflict = _conflict(trial, found, without)
        if conflict is None:
            continue
        if conflict not in found:
            found.append(conflict)
            until = trial.left - stale
        for row in (row for row in trial.rows if row in conflict):
            smaller = without | {row}
            if smaller not in seen:
                seen.add(smaller)
                waiting.append(smaller)
    return found


def _pairs(rows: Sequence[Row], seats: int) -> Iterator[Conflict]:
    """Two numbers that differ for the same seats on the same day, each of which could be true alone."""
    alike: dict[tuple[int, tuple[Cell, ...]], list[tuple[Row, Demand]]] = {}
    for row in rows:
        if not row.flexible and len(row.demands) == 1 and row.demands[0].low <= seats:
            alike.setdefault((row.own, row.demands[0].cells), []).append((row, row.demands[0]))
    for (row, demand), (other, beside) in (pair for group in alike.values() for pair in combinations(group, 2)):
        if _under(demand, beside) or _under(beside, demand):
            yield frozenset((row, other))


def _under(demand: Demand, other: Demand) -> bool:
    return demand.high is not None and demand.high < other.low


def _conflict(trial: _Trial, found: Sequence[Conflict], without: frozenset[Row]) -> Conflict | None:
    """A conflict among the rows that are left: one known already, or a new one, shrunk row by row."""
    for known in found:
        if not known & without:
            return known
    if trial.holds(without):
        return None
    return frozenset(trial.rows) - _needless(trial, without)


def _needless(trial: _Trial, without: frozenset[Row]) -> frozenset[Row]:
    """All rows that can be left out one after another, in their order, with a conflict still there."""
    out, waiting = without, [row for row in trial.rows if row not in without]
    while waiting:
        many = _leading(trial, out, waiting)
        out |= frozenset(waiting[:many])
        waiting = waiting[many + 1 :]
    return out


def _leading(trial: _Trial, out: frozenset[Row], waiting: Sequence[Row]) -> int:
    """How many of the first rows can be left out together: doubled while a conflict stays, then halved to the row."""
    low, high, step = 0, len(waiting) + 1, 1
    while high - low > 1:
        many = min(low + step, high - 1)
        if trial.holds(out | frozenset(waiting[:many])):
            high = many
        else:
            low = many
        step = max(1, (high - low) // 2) if high <= len(waiting) else 2 * step
    return low
