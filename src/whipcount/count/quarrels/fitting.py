"""Rows put on days, one after another, each on one of several on which it may hold; what cannot be put shows why.

A row that fits on none of its days as the others stand makes those move that are in its way and may go elsewhere. If
even that does not help, the rows in the way and itself cannot hold together on any days of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from whipcount.count.quarrels.sums import Sums
from whipcount.count.quarrels.together import Bound, Together, Untold

TRIES = 500  # days that are tried for one row and those in its way before the solver is asked instead
MANY = 200  # of these rows

Rows = frozenset[int]


class Fitting:
    """Rows by number, with what each says of its day, and those of them that have a day."""

    def __init__(self, house: Together, said: Sequence[Sequence[Bound]]) -> None:
        self._house, self._said = house, said
        self._sums: dict[int, Sums] = {}
        self._there: dict[int, dict[int, None]] = {}
        self._days: dict[int, Sequence[int]] = {}
        self._tries = 0
        self.at: dict[int, int] = {}

    def fix(self, row: int, day: int) -> bool:
        """Put a row on a day for good; it is no more part of any reason. Whether the day can still hold."""
        sums = self._sums_of(day)
        sums.put(self._said[row])
        return sums.hold()

    def lift(self, row: int) -> None:
        """Take a row off its day, if it has one."""
        day = self.at.pop(row, None)
        if day is not None:
            del self._there[day][row]
            self._sums[day].take(self._said[row])

    def place(self, row: int, days: Sequence[int]) -> Rows | None:
        """Put a row on one of these days. None if it has one; else rows, itself among them, that cannot all have one.

        Raises Untold where sums cannot tell, or trying would take too long.
        """
        self._days[row], self._tries = days, 0
        moving, before = [row], dict[int, int]()
        while True:
            for each in moving:
                if each in self.at:
                    before[each] = self.at[each]
                    self.lift(each)
            clash = self._settle(moving, 0)
            if clash is None:
                return None
            more = sorted(each for each in clash if each not in moving and len(self._days[each]) > 1)
            if not more or len(moving) + len(more) > MANY:
                break
            moving += more
        for each, day in before.items():
            self._put(each, day)
        if more:
            raise Untold
        return clash

    def _settle(self, moving: Sequence[int], number: int) -> Rows | None:
        """Put these rows, from one of them on, on days of theirs; None if all have one, else who is in the way.

        It goes back to a row only where that is in the way of a later one (conflict-directed backjumping: Prosser
        1993, "Hybrid algorithms for the constraint satisfaction problem").
        """
        if number == len(moving):
            return None
        row, clash = moving[number], frozenset[int]([moving[number]])
        for day in self._days[row]:
            self._tries += 1
            if self._tries > TRIES:
                raise Untold
            in_the_way = self._in_the_way(row, day)
            if in_the_way is None:
                self._put(row, day)
                in_the_way = self._settle(moving, number + 1)
                if in_the_way is None:
                    return None
                self.lift(row)
                if row not in in_the_way:
                    return in_the_way
            clash |= in_the_way
        return clash

    def _in_the_way(self, row: int, day: int) -> Rows | None:
        """None if the row fits on a day; else rows there with which it does not, of which none can be spared.

        Those that might go elsewhere are spared first.
        """
        sums = self._sums_of(day)
        sums.put(self._said[row])
        if sums.hold():
            sums.take(self._said[row])
            return None
        spared, needed = [], []
        for other in sorted(self._there[day], key=lambda each: -len(self._days[each])):
            sums.take(self._said[other])
            if sums.hold():
                sums.put(self._said[other])
                needed.append(other)
            else:
                spared.append(other)
        for each in spared:
            sums.put(self._said[each])
        sums.take(self._said[row])
        return frozenset(needed)

    def _put(self, row: int, day: int) -> None:
        self._sums_of(day).put(self._said[row])
        self._there[day][row] = None
        self.at[row] = day

    def _sums_of(self, day: int) -> Sums:
        if day not in self._sums:
            self._sums[day], self._there[day] = Sums(self._house), {}
        return self._sums[day]
