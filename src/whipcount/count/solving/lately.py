"""What arithmetic knows of a day of which nothing is said: how far a house can have moved since the newest news.

No more seats can have come to a place since then than there were moves left. How many are left depends on how many were
made before: so many at least, or so few that an account is one of the day before as well, of which the range is known.
Where an account is met that goes as far, nothing need be sought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from whipcount.count.rows import NOBODY, Cell
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.drifting import drifted
from whipcount.count.solving.limits import Limits
from whipcount.count.solving.moves import Moves
from whipcount.count.solving.programme import Solution, worth
from whipcount.model.quantity import Range


class Before(NamedTuple):
    """What is known of the same accounts on the day before, when they were allowed no more moves.

    quiet: whether nothing was said of that day either. moves: how many they were allowed. spent: how many each of them
    had at least, None where that was not asked. ranges: within which their seats were in some cells.
    """

    quiet: bool
    moves: int
    spent: int | None
    ranges: Mapping[tuple[Cell, ...], Range]


class Left(NamedTuple):
    """The moves that accounts are allowed, and how many each has made at least when news came last."""

    moves: int
    spent: int

    def around(self, there: Range) -> Range:
        """Within which the seats of some cells are now, if they were there then."""
        far = max(0, self.moves - self.spent)
        return Range(there.low - far, there.high + far)

    def since(self, there: Range, known: Range, before: Before) -> Range:
        """The same, where their range of the day before is known.

        An account that had made no more moves by the news than were allowed the day before is, but for moves that are
        allowed besides, an account of that day too. Was that a day of news, it is one as it stood then.
        """
        more = self.moves - before.moves
        if before.quiet:
            found = Range(known.low - more, known.high + more)
        else:
            found = self.around(Range(max(there.low, known.low), min(there.high, known.high)))
        if not more:
            return found
        others = Left(self.moves, max(self.spent, before.moves + 1)).around(there)
        return Range(min(found.low, others.low), max(found.high, others.high))


class Quiet:
    """The last stretch of some accounts, of which nothing is said.

    of: accounts of this day, or of an earlier one since the news, whose columns are the same. allowed: the moves of an
    account today. met: accounts that were met. before: what is known of them on the day before; it is of use where as
    many seats may be vacant today as when news came last, so that an account that stands still since then is one.
    limits: what arithmetic knows of so many moves. found: the ranges of today.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what accounts, how far they go, and what is known of them
        self, of: Accounts, moves: Moves, allowed: int, met: Iterable[Solution], before: Before | None, limits: Limits
    ) -> None:
        self._of, self._moves, self._allowed, self._limits = of, moves, allowed, limits
        self._bounds = of.solver.programme.high
        self._empty = self._bounds[moves.places - 1]
        self._still = limits.most([NOBODY], moves.last - 1) <= self._empty
        usable = before and self._still and before.moves <= allowed
        self._before = before if usable else None
        self._spent = self._before.spent if self._before else None
        self._met = list(met)
        self._rows: Any = ()
        self.found: dict[tuple[Cell, ...], Range] = {}

    @property
    def known(self) -> Before:
        """What the next day may know of this one."""
        return Before(quiet=True, moves=self._allowed, spent=self._spent, ranges=self.found)

    def later(self, allowed: int) -> Quiet | None:
        """A later day on which nothing is said either; None if fewer moves are allowed on it."""
        if allowed < self._allowed:
            return None
        return Quiet(self._of, self._moves, allowed, self.telling(), self.known, self._of.limits.within(allowed))

    def telling(self) -> list[Solution]:
        """Of the accounts met those at the ends of the ranges that were asked for, and one with the fewest moves."""
        ends = [self._of.seats(cells, self._last, sign) for cells in self.found for sign in (1, -1)]
        return [
            min(self._met, key=lambda account: worth(objective, account))
            for objective in ({self._moves.counter: 1}, *ends)
        ]

    def range(self, cells: tuple[Cell, ...], accounts: Callable[[], Accounts]) -> tuple[Range, bool]:
        """The fewest and the most seats in these cells, and whether both are reached. accounts: those of today."""
        self._lead(cells)
        within = self._within(cells)
        if self._still and self._spent is None and not self._reached(cells, within):
            self._spent = max(0, accounts().extreme({self._moves.counter: 1}, 0)[0])
            within = self._within(cells)
        self.found[cells] = within
        if self._reached(cells, within):
            return within, True
        made = accounts()
        made.seen = list(dict.fromkeys([*made.seen, *self._met]))
        self.found[cells], sure = made.range(cells, self._last, within)
        self._met = list(made.seen)
        return self.found[cells], sure

    def _within(self, cells: tuple[Cell, ...]) -> Range:
        limits, last = self._limits, self._moves.last
        come, gone = self._flows(cells)
        there = Range(limits.least(cells, last - 1) - gone, limits.most(cells, last - 1) + come)
        left = Left(self._allowed, self._spent or 0)
        found = left.around(there)
        if self._before and cells in self._before.ranges:
            known = self._before.ranges[cells]
            known = known if self._before.quiet else Range(known.low - gone, known.high + come)
            found = left.since(there, known, self._before)
        ceiling = self._empty if cells == (NOBODY,) else limits.most(cells, last)
        return Range(max(found.low, limits.least(cells, last)), min(found.high, ceiling))

    def _flows(self, cells: Iterable[Cell]) -> tuple[int, int]:
        """The seats that flows may bring into these cells in the last stretch, and out of them."""
        number = {self._of.place(cell, self._last) - self._first for cell in cells}
        ways = [way for way in self._moves.ways if way.stretch == self._moves.last]
        come = sum(self._bounds[way.column] for way in ways if way.target in number and way.origin not in number)
        gone = sum(self._bounds[way.column] for way in ways if way.origin in number and way.target not in number)
        return come, gone

    def _reached(self, cells: tuple[Cell, ...], within: Range) -> bool:
        """Whether accounts were met that go as far as that at both ends."""
        counted = self._of.seats(cells, self._last)
        seats = [worth(counted, account) for account in self._met]
        return min(seats) <= within.low and within.high <= max(seats)

    def _lead(self, cells: Iterable[Cell]) -> None:
        """Lead an account that has moves to spare to each end of the range. No row forbids where it then stands."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        moves, last = self._moves, slice(self._first, self._moves.places)
        inside = np.zeros(moves.cells, dtype=bool)
        inside[[self._of.place(cell, self._last) - self._first for cell in cells]] = True
        met = self._table()
        spare = self._allowed - met[:, moves.counter]
        for wanted in (inside, ~inside):
            best = int((met[:, last] @ wanted + spare).argmax())
            account = met[best].copy()
            account[last] = drifted(account[last], wanted, int(spare[best]), self._empty)
            account[moves.counter] = moves.unexplained(account)
            full = account[last].sum() == moves.seats and account[last].min() >= 0 and account[last][-1] <= self._empty
            if spare[best] > 0 and full and account[moves.counter] <= self._allowed:
                self._met.append(tuple(account.tolist()))

    def _table(self) -> Any:
        """The accounts that were met, a row each."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        if len(self._rows) != len(self._met):
            self._rows = np.array(self._met)
        return self._rows

    @property
    def _first(self) -> int:
        return self._moves.places - self._moves.cells

    @property
    def _last(self) -> int:
        return self._of.grid.stretches[-1]


def quiet(of: Accounts, before: Before | None) -> Quiet | None:
    """The last stretch of accounts, of which nothing is said; None where they have but one, or nobody moves."""
    moves = of.solver.programme.moves
    if not moves or not moves.last or of.any() is None:
        return None
    return Quiet(of, moves, of.solver.programme.high[moves.counter], of.seen, before, of.limits)


def of_news(accounts: Accounts) -> Before | None:
    """What the day after may know of accounts of a day of news."""
    moves = accounts.solver.programme.moves
    found = {cells: range_ for (cells, _), (range_, _) in accounts.known.items()}
    return Before(False, accounts.solver.programme.high[moves.counter], None, found) if moves else None
