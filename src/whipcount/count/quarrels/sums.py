"""The sums of one day, kept while what is said of it changes.

`Together` adds up a whole day to tell whether it can hold. Who puts rows on a day and takes them off again, one by
one, changes the sums of a bloc or two each time; the others stand as they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import add, sub

from whipcount.count.quarrels.together import Bound, Span, Together, span

Who = frozenset[int]
HOUSE: Who = frozenset()


class Sums:
    """What is said of a day, and whether the house can be filled by it."""

    def __init__(self, house: Together) -> None:
        self._house = house
        self._said: dict[Who, list[Bound]] = {}
        self._spans: dict[Who, Span | None] = {}
        self._several = 0  # bounds of several blocs together
        self._impossible = 0  # blocs that cannot have what is said of them
        anybody = self._of(HOUSE)
        self._anybody = anybody
        self._least = list(anybody.least) if anybody else []
        self._most = [house.blocs * seats for seats in anybody.most] if anybody else []

    def put(self, bounds: Iterable[Bound]) -> None:
        """Say this of the day besides."""
        for bound in bounds:
            self._said.setdefault(bound.blocs, []).append(bound)
            self._several += len(bound.blocs) > 1
            self._renew(bound.blocs)

    def take(self, bounds: Iterable[Bound]) -> None:
        """Say this of the day no more."""
        for bound in bounds:
            self._said[bound.blocs].remove(bound)
            self._several -= len(bound.blocs) > 1
            self._renew(bound.blocs)

    def hold(self) -> bool:
        """Whether the house can be filled within all that is said."""
        if self._several:
            return self._house.can(bound for said in self._said.values() for bound in said)
        house = self._spans.get(HOUSE, self._anybody)
        if self._impossible or house is None:
            return False
        fits = all(low <= high for low, high in zip(house.least, self._most, strict=True))
        return fits and all(low <= high for low, high in zip(self._least, house.most, strict=True))

    def _renew(self, who: Who) -> None:
        if len(who) > 1:
            return
        before = self._spans.get(who, self._anybody)
        after = self._spans[who] = self._of(who)
        if who == HOUSE or after is before:
            return
        self._count(before, -1)
        self._count(after, 1)

    def _count(self, of: Span | None, way: int) -> None:
        """Add what a bloc can have to the sums, or take it from them."""
        if of is None:
            self._impossible += way
            return
        operation = add if way > 0 else sub
        self._least = list(map(operation, self._least, of.least))
        self._most = list(map(operation, self._most, of.most))

    def _of(self, who: Who) -> Span | None:
        narrowed: dict[int, tuple[int, int]] = {}
        for _, benches, low, high in self._said.get(who, ()):
            least, most = narrowed.get(benches, (0, self._house.seats))
            narrowed[benches] = max(least, low), min(most, high)
        return span(self._house.seats, narrowed)
