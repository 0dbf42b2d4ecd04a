"""Which rows can hold at once, each on a day of its own, in a house that may change as it likes between two days.

Sums decide it day by day (see `together`), and what was found for some rows holds for fewer, or for more. A standing
allegiance holds on one of several days, which are tried one after another. Where sums cannot tell, or where trying
takes too long, the solver is asked.

Sets of rows are numbers: bit n is row n.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from whipcount.count.quarrels.sums import Sums
from whipcount.count.quarrels.together import Bound, Together, Untold
from whipcount.count.rows import House, Row
from whipcount.count.solving.accounts import Accounts, Choice
from whipcount.count.solving.drafting import accounts

TRIES = 1_000  # days of standing allegiances that are tried before the solver is asked
MANY = 200  # of these allegiances, of which so many are left to the solver


class Holding:
    """Rows that meet in a house of some blocs and so many seats."""

    def __init__(self, rows: Sequence[Row], blocs: Sequence[str], seats: int) -> None:
        self.rows = rows
        self._blocs, self._seats = blocs, seats
        self._days = [days(row) for row in rows]
        self._together = Together(blocs, seats)
        self._bounds: dict[int, list[Bound]] = {}
        self._of_day: dict[int, int] = {}  # the rows that can only hold on that day
        for number, held in enumerate(self._days):
            if len(held) == 1:
                self._of_day[held[0]] = self._of_day.get(held[0], 0) | 1 << number
        self._loose = [number for number, held in enumerate(self._days) if len(held) > 1]
        self._sums: dict[int, tuple[Sums, int]] = {}  # of each day, with the rows that they are of
        self._known: dict[tuple[int, int], bool] = {}
        self._held: list[int] = []
        self._broken: list[int] = []
        self._tries = 0

    def holds(self, rows: int) -> bool:
        """Whether all these rows can hold."""
        if any(rows & ~held == 0 for held in self._held):
            return True
        if any(broken & ~rows == 0 for broken in self._broken):
            return False
        try:
            found = self._by_sums(rows)
        except Untold:
            found = self._asked(rows)
        (self._held if found else self._broken).append(rows)
        return found

    def _by_sums(self, rows: int) -> bool:
        taken = {day: rows & only for day, only in self._of_day.items()}
        if not all(self._can(day, of_day) for day, of_day in taken.items()):
            return False
        loose = [number for number in self._loose if rows >> number & 1]
        if len(loose) > MANY:
            raise Untold
        self._tries = 0
        return self._settled(loose, taken)

    def _settled(self, loose: Sequence[int], taken: dict[int, int]) -> bool:
        """Whether each of these rows that may hold on several days finds one. taken: the rows of each day."""
        if not loose:
            return True
        for day in self._days[loose[0]]:
            self._tries += 1
            if self._tries > TRIES:
                raise Untold
            of_day = taken.get(day, 0) | 1 << loose[0]
            if self._can(day, of_day) and self._settled(loose[1:], taken | {day: of_day}):
                return True
        return False

    def _can(self, day: int, rows: int) -> bool:
        """Whether these rows can hold on that day."""
        known = self._known.get((day, rows))
        if known is None:
            known = self._known[day, rows] = self._sums_of(day, rows).hold()
        return known

    def _sums_of(self, day: int, rows: int) -> Sums:
        """The sums of a day with these rows: those of the question before, but for what differs."""
        sums, before = self._sums.pop(day) if day in self._sums else (Sums(self._together), 0)
        for number in numbers(before & ~rows):
            sums.take(self._bounds_of(number))
        for number in numbers(rows & ~before):
            sums.put(self._bounds_of(number))
        self._sums[day] = sums, rows
        return sums

    def _bounds_of(self, number: int) -> list[Bound]:
        if number not in self._bounds:
            demands = self.rows[number].demands
            self._bounds[number] = [bound for demand in demands for bound in self._together.bounds(demand)]
        return self._bounds[number]

    def _asked(self, rows: int) -> bool:
        """The solver's answer."""
        for number, pick in enumerate(self._accounts.picks):
            out = int(not rows >> number & 1)
            self._accounts.fix(pick[None], out, out)
        return self._accounts.solver.least({}) is not None

    @cached_property
    def _accounts(self) -> Accounts:
        return trial(self.rows, self._blocs, self._seats)


def trial(rows: Sequence[Row], blocs: Sequence[str], seats: int) -> Accounts:
    """The accounts in which each row holds or is set aside. Only its days are built, and no moves between them."""
    places = {day: place for place, day in enumerate(sorted({day for row in rows for day in days(row)}))}
    choices = [Choice(row, (*((places[day], 0) for day in days(row)), (None, row.aside))) for row in rows]
    return accounts(House(tuple(blocs), seats, len(places) - 1), choices, flows=None)


def numbers(rows: int) -> list[int]:
    """The numbers of the rows in a set."""
    return [number for number in range(rows.bit_length()) if rows >> number & 1]


def days(row: Row) -> tuple[int, ...]:
    """The days a row may hold for here: its own, or any of a standing allegiance."""
    return (row.own, *row.older) if row.flexible else (row.own,)
