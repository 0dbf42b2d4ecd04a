"""The cheapest way out of all quarrels: a reading for each row, so that every day can hold, at the least price.

Between two days a house may change as it likes here. So a day's rows can hold or not by sums (`sums`), and what is
sought is which rows to read otherwise. Each row is put on a day at the price of the level it has. What cannot be put
shows a quarrel; all quarrels known so far are settled at the least price (`hitting`), and the rows put anew, until
everything fits. No way out costs less, because each has to settle these quarrels.

Of ways out at the same price it is the one that keeps what is said most often, on whatever days; then the first found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from whipcount.count.quarrels.fitting import Fitting, Rows
from whipcount.count.quarrels.hitting import Hitting
from whipcount.count.quarrels.together import Together, Untold
from whipcount.count.rows import House, Row
from whipcount.count.solving.accounts import Choice
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import SolverError

OFTEN = 1_000_000  # how much more a price weighs than how often something is said
NONE = "no account meets the rows that nothing contradicts"


class WayOut(NamedTuple):
    """price: what it costs. readings: the stretch that the row of each choice is read of, None if it is set aside."""

    price: int
    readings: list[int | None]


def way_out(choices: Sequence[Choice], house: House, conflicts: Iterable[frozenset[Row]] = ()) -> WayOut:
    """The cheapest readings with which every day can hold, by sums where they can tell, else by a programme.

    conflicts: sets of rows that are known not to hold together, each on its own day; the programme is told.
    """
    try:
        return by_sums(choices, house)
    except Untold:
        return by_programme(choices, house, conflicts)


def by_programme(choices: Sequence[Choice], house: House, conflicts: Iterable[frozenset[Row]] = ()) -> WayOut:
    """The cheapest readings, sought with every seat of every day in its place."""
    made = accounts(house, choices, None, conflicts=conflicts)
    price = made.least_price()
    if price is None:
        raise SolverError(NONE)
    taken = iter(made.readings(made.seen[-1]))
    return WayOut(price, [next(taken) if len(each.readings) > 1 else each.pinned for each in choices])


def by_sums(choices: Sequence[Choice], house: House) -> WayOut:
    """The cheapest readings, one quarrel after another. Raises Untold where sums cannot tell."""
    quarrels = _Quarrels(choices, Together(house.blocs, house.seats))
    waiting = quarrels.rows
    while left := quarrels.place(waiting):
        waiting = quarrels.settle(left)
    return quarrels.ended()


class _Level(NamedTuple):
    """What a row may be at a price: on one of these days, or set aside, which leaves nothing to look for."""

    price: int
    days: tuple[int, ...]
    aside: bool


class _Quarrels:
    """The rows, by their numbers among the choices, at the level that each has by now."""

    def __init__(self, choices: Sequence[Choice], house: Together) -> None:
        self._choices = choices
        said = [[bound for demand in choice.row.demands for bound in house.bounds(demand)] for choice in choices]
        self._fitting = Fitting(house, said)
        self._levels = {number: _levels(choice) for number, choice in enumerate(choices) if len(choice.readings) > 1}
        self._hitting = Hitting(self._weights())
        self._now = dict.fromkeys(self._levels, 0)
        for number, choice in enumerate(choices):
            if choice.pinned is not None and not self._fitting.fix(number, choice.pinned):
                raise SolverError(NONE)

    @property
    def rows(self) -> list[int]:
        """Those that have a choice, in the order in which they are put on days."""
        return self._in_order(self._levels)

    def _in_order(self, rows: Iterable[int]) -> list[int]:
        """First those that have but one day."""
        return sorted(rows, key=lambda row: (len(self._level(row).days), row))

    def _weights(self) -> dict[int, list[int]]:
        """What each level weighs: its price, and among equals how often is said what is not taken at its word."""
        often = Counter(choice.row.demands for choice in self._choices)
        said = {row: often[self._choices[row].row.demands] for row in self._levels}
        return {
            row: [OFTEN * level.price + (said[row] if number else 0) for number, level in enumerate(levels)]
            for row, levels in self._levels.items()
        }

    def _level(self, row: int) -> _Level:
        return self._levels[row][self._now[row]]

    def place(self, rows: Sequence[int]) -> list[int]:
        """Put these rows on days. Those that find none show a quarrel each, and are returned."""
        left = []
        for row in rows:
            clash = None if self._level(row).aside else self._fitting.place(row, self._level(row).days)
            if clash is not None:
                self._add(clash)
                left.append(row)
        return left

    def _add(self, clash: Rows) -> None:
        quarrel = {row: self._now[row] for row in clash if self._now[row] + 1 < len(self._levels[row])}
        if not quarrel:
            raise SolverError(NONE)
        self._hitting.add(quarrel)

    def settle(self, left: Sequence[int]) -> list[int]:
        """Give each row the level that settles all quarrels at the least price; the rows that then wait for a day."""
        raised = self._hitting.least()
        changed = [row for row, level in self._now.items() if level != raised.get(row, 0)]
        for row in changed:
            self._fitting.lift(row)
            self._now[row] = raised.get(row, 0)
        return self._in_order({*left, *changed})

    def ended(self) -> WayOut:
        """The readings, when every row that is not set aside has a day."""
        readings = [self._fitting.at.get(row, choice.pinned) for row, choice in enumerate(self._choices)]
        paid = (dict(choice.readings)[read] for choice, read in zip(self._choices, readings, strict=True))
        return WayOut(sum(paid), readings)


def _levels(choice: Choice) -> list[_Level]:
    """What a row may be at each price. What is set aside may be anything, so that nothing dearer is of use."""
    levels: list[_Level] = []
    days: tuple[int, ...] = ()
    for price, group in groupby(sorted(choice.readings, key=itemgetter(1)), key=itemgetter(1)):
        of_price = [day for day, _ in group]
        days += tuple(day for day in of_price if day is not None)
        levels.append(_Level(price, days, None in of_price))
        if None in of_price:
            break
    return levels
