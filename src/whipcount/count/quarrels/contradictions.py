"""Fourth pass: smallest sets of rows that cannot hold together, each on its own day.

Between two days a house may change as it likes, so rows only meet on the same day, or through an allegiance
that must be true of one of several days. A set is smallest when it can hold as soon as any one row is left
out. All are found by trying every way to leave out one row of each set found so far, breadth first, until
what is left can hold (Reiter's tree); two limits keep a very large quarrel from taking the evening.

Sets of rows are numbers here: bit n is row n of those that meet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from whipcount.count.prices import Prices
from whipcount.count.quarrels.holding import Holding, days, numbers
from whipcount.count.quarrels.wayout import way_out
from whipcount.count.rows import Cell, Demand, House, Row
from whipcount.count.solving.accounts import Choice

Conflict = frozenset[Row]
NUMBERS = ("total", "vacancy")


class Contradictions(NamedTuple):
    """Smallest sets that cannot hold together. every: whether these are all there are; a limit may end the search."""

    sets: tuple[Conflict, ...]
    every: bool


class _Trial:
    """Rows that meet. left: how often it may still be asked which of them can hold."""

    def __init__(self, rows: Sequence[Row], blocs: Sequence[str], prices: Prices, seats: int) -> None:
        self.rows, self.seats, self.left = rows, seats, prices.work
        self.all = (1 << len(rows)) - 1
        self._holding = Holding(rows, blocs, seats)

    def holds(self, without: int) -> bool:
        self.left -= 1
        return self._holding.holds(self.all & ~without)


def contradictions(rows: Sequence[Row], blocs: Sequence[str], seats: int, prices: Prices) -> Contradictions:
    """The smallest sets that cannot hold together: all of them while the limits last, else the newest before others."""
    groups = list(_meeting(rows))
    found: dict[int, list[Conflict]] = {}
    every, most = True, prices.contradictions
    for place in _newest_first(groups):
        trial = _Trial(groups[place], blocs, prices, seats)
        sets, whole = _smallest(trial, most, prices.stale) if most else ([], False)
        found[place] = [frozenset(trial.rows[number] for number in numbers(each)) for each in sets]
        every, most = every and whole, most - len(sets)
    return Contradictions(tuple(each for place in sorted(found) for each in found[place]), every)


def _newest_first(groups: Sequence[Sequence[Row]]) -> list[int]:
    """The places of the groups: before the others those with the newest number of a side, or of the vacant seats."""
    newest: dict[tuple[Cell, ...], tuple[int, int]] = {}
    for place, group in enumerate(groups):
        for row in (row for row in group if row.kind in NUMBERS):
            cells = row.demands[0].cells
            newest[cells] = max(newest.get(cells, (0, 0)), (row.own, place))
    first = {place for _, place in newest.values()}
    return sorted(range(len(groups)), key=lambda place: place not in first)


def cheapest(rows: Sequence[Row], blocs: Sequence[str], seats: int) -> frozenset[Row]:
    """The rows that an account with the least price sets aside when nothing is read as an older count."""
    met = [row for group in _meeting(rows) for row in group]
    choices = [Choice(row, (*((day, 0) for day in days(row)), (None, row.aside))) for row in met]
    last = max((max(days(row)) for row in met), default=0)
    readings = way_out(choices, House(tuple(blocs), seats, last)).readings
    return frozenset(row for row, reading in zip(met, readings, strict=True) if reading is None)


def _meeting(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that can conflict: those that share a day, through others if need be."""
    of_day: dict[int, list[int]] = {}
    early = [row for row in rows if row.flexible and 0 in row.older and row.needed]
    for number, row in enumerate(rows):
        if _always(row, early):
            continue
        held = days(row)
        known = list({id(of_day[day]): of_day[day] for day in held if day in of_day}.values())
        group = known[0] if len(known) == 1 else sorted(member for each in known for member in each)
        if len(known) > 1:
            of_day = {day: group if any(of is each for each in known) else of for day, of in of_day.items()}
        group.append(number)
        of_day |= dict.fromkeys(held, group)
    groups = {id(group): group for group in of_day.values()}.values()
    yield from ([rows[number] for number in group] for group in sorted(groups, key=lambda group: group[-1]))


def _always(row: Row, early: Iterable[Row]) -> bool:
    """Whether an allegiance may be of the time before the first report, and none of that time needs seats it denies.

    early: the allegiances that may be of that time and need seats.
    """
    if not row.flexible or 0 not in row.older or row.needed:
        return False
    return not any(demand.low and row.cells.intersection(demand.cells) for other in early for demand in other.demands)


def contrary(row: Row, other: Row) -> bool:
    """Two standing allegiances that may both be of the time before the first report, and touch.

    They touch in a cell, or because both need seats of one bloc, of which there may not be enough for both.
    """
    if other is row or not other.flexible or 0 not in other.older:
        return False
    return bool(row.cells & other.cells or row.needed & other.needed)


def _smallest(trial: _Trial, most: int, stale: int) -> tuple[list[int], bool]:
    """Breadth first over sets of rows left out; each set that still cannot hold shows a conflict.

    stale: how many questions to ask after the newest one. It comes with whether every set was tried.
    """
    found = _newest(list(_pairs(trial.rows, trial.seats)), trial.rows, most)
    seen = {0}
    waiting, until = deque(seen), trial.left - stale
    while waiting and trial.left > max(0, until) and len(found) < most:
        without = waiting.popleft()
        conflict = _conflict(trial, found, without)
        if conflict is None:
            continue
        if conflict not in found:
            found.append(conflict)
            until = trial.left - stale
        for smaller in (without | 1 << number for number in numbers(conflict)):
            if smaller not in seen:
                seen.add(smaller)
                waiting.append(smaller)
    return found, not waiting


def _newest(pairs: Sequence[int], rows: Sequence[Row], most: int) -> list[int]:
    """So many pairs at most, in the order they come in: those of the newest number of their seats before all others."""
    newest: dict[tuple[Cell, ...], int] = {}
    for row in rows:
        if not row.flexible and len(row.demands) == 1:
            newest[row.demands[0].cells] = max(newest.get(row.demands[0].cells, 0), row.own)
    last = [rows[pair.bit_length() - 1] for pair in pairs]
    wanted = sorted(range(len(pairs)), key=lambda n: last[n].own < newest[last[n].demands[0].cells])
    return [pairs[place] for place in sorted(wanted[:most])]


def _pairs(rows: Sequence[Row], seats: int) -> Iterator[int]:
    """Two numbers that differ for the same seats on the same day, each of which could be true alone."""
    alike: dict[tuple[int, tuple[Cell, ...]], list[tuple[int, Demand]]] = {}
    for number, row in enumerate(rows):
        if not row.flexible and len(row.demands) == 1 and row.demands[0].low <= seats:
            alike.setdefault((row.own, row.demands[0].cells), []).append((number, row.demands[0]))
    for (one, demand), (other, beside) in (pair for group in alike.values() for pair in combinations(group, 2)):
        if _under(demand, beside) or _under(beside, demand):
            yield 1 << one | 1 << other


def _under(demand: Demand, other: Demand) -> bool:
    return demand.high is not None and demand.high < other.low


def _conflict(trial: _Trial, found: Sequence[int], without: int) -> int | None:
    """A conflict among the rows that are left: one known already, or a new one, shrunk row by row."""
    for known in found:
        if not known & without:
            return known
    if trial.holds(without):
        return None
    return trial.all & ~_needless(trial, without)


def _needless(trial: _Trial, without: int) -> int:
    """All rows that can be left out one after another, in their order, with a conflict still there."""
    out, waiting = without, numbers(trial.all & ~without)
    while waiting:
        many = _leading(trial, out, waiting)
        out |= _together(waiting[:many])
        waiting = waiting[many + 1 :]
    return out


def _together(numbers: Sequence[int]) -> int:
    return sum(1 << number for number in numbers)


def _leading(trial: _Trial, out: int, waiting: Sequence[int]) -> int:
    """How many of the first rows can be left out together: doubled while a conflict stays, then halved to the row."""
    low, high, step = 0, len(waiting) + 1, 1
    while high - low > 1:
        many = min(low + step, high - 1)
        if trial.holds(out | _together(waiting[:many])):
            high = many
        else:
            low = many
        step = max(1, (high - low) // 2) if high <= len(waiting) else 2 * step
    return low
