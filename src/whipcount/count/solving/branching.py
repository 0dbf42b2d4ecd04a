"""Branch and bound by hand: the relaxation is nearly whole, so few nodes do.

Who wants a good solution dives: the nearer side of a broken column first, all the way down. Who wants to know how good
any can be dives as well, but begins each time where that is least known: at the branch with the lowest floor, so that
what is left open when patience ends is as high as it can be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from whipcount.count.solving.compact import Compact
from whipcount.count.solving.engine import UNTOLD, Engine
from whipcount.count.solving.programme import Check, Solution, Terms, worth

SLOPPY = 1e-4
PATIENCE = 200  # relaxations
STEPS = 6_000  # of the simplex, in one search

Decided = Mapping[int, tuple[int, int]]  # the bounds of columns on a branch
Branch = tuple[float, int, Decided]  # what the one it is part of cannot go below, and its number
# What a branch cannot go below, a column that is broken in it, and its value.
Broken = tuple[float, int, float]


@dataclass
class Search:
    """The best whole solution so far, and what the branches that were not looked into may hold at the least.

    below: only solutions under it are wanted. floor: a value that none lies below for some plain reason. like: a
    solution that others are tried beside before the first branch. left: None when every branch was looked into.
    """

    objective: Terms
    below: int | None
    patience: int = PATIENCE
    stale: int = PATIENCE
    floor: int | None = None
    like: Solution | None = None
    found: Solution | None = None
    left: float | None = None
    nodes: int = 0
    steps: int = 0
    newest: int = 0

    def goes_on(self) -> bool:
        self.nodes += 1
        fresh = self.below is None or self.nodes - self.newest <= self.stale
        return fresh and self.nodes <= self.patience and self.steps <= STEPS

    def leave(self, floor: float) -> None:
        bound = floor if floor == UNTOLD else _up(floor)
        self.left = bound if self.left is None else min(self.left, bound)

    def hopeless(self, floor: float) -> bool:
        if self.below is None or floor == UNTOLD:
            return False
        least = _up(floor) if self.floor is None else max(self.floor, _up(floor))
        return least >= self.below

    def take(self, solution: Solution | None) -> None:
        value = None if solution is None else worth(self.objective, solution)
        if value is not None and (self.below is None or value < self.below):
            self.found, self.below, self.newest = solution, value, self.nodes


class Branching:
    """The branches of one relaxed programme."""

    def __init__(self, relaxed: Compact | Engine, check: Check) -> None:
        self._relaxed, self._check = relaxed, check

    def dive(self, search: Search) -> Search:
        """Depth first, for a good solution."""
        self._relaxed.aim(search.objective)
        self._descend(search, {}, UNTOLD)
        return search

    def lift(self, search: Search) -> Search:
        """The lowest branch first, and from there down the nearer sides, for what no solution lies below."""
        self._relaxed.aim(search.objective)
        waiting: list[Branch] = []
        numbers = count()
        here: Decided = {}
        nearer: Branch | None = (UNTOLD, next(numbers), {})
        while nearer or waiting:
            above, _, decided = nearer or heappop(waiting)
            nearer = None
            if search.hopeless(above):
                continue
            if not search.goes_on():
                search.leave(min(above, waiting[0][0]) if waiting else above)
                break
            self._go(here, decided)
            here = decided
            broken = self._look(search, decided, above)
            if broken:
                floor, column, value = broken
                sides = _sides(self._bounds(column, decided), value)
                nearer, other = ((max(above, floor), next(numbers), {**decided, column: side}) for side in sides)
                heappush(waiting, other)
        self._go(here, {})
        return search

    def _descend(self, search: Search, decided: Decided, above: float) -> None:
        if not search.goes_on():
            search.leave(above)
            return
        broken = self._look(search, decided, above)
        if broken:
            floor, column, value = broken
            bounds = self._bounds(column, decided)
            for side in _sides(bounds, value):
                self._relaxed.bound(column, side)
                self._descend(search, {**decided, column: side}, floor)
            self._relaxed.bound(column, bounds)

    def _look(self, search: Search, decided: Decided, above: float) -> Broken | None:
        """What a branch holds; None where it need not be parted. above: the floor of the one it is part of."""
        floor = self._relaxed.least()
        search.steps += self._relaxed.steps
        if floor == UNTOLD:
            search.leave(above)
            return None
        if floor is None or search.hopeless(floor):
            return None
        answer = self._relaxed.answer()
        search.take(self._check.whole(answer))
        if search.like and not decided and not search.hopeless(floor):
            search.take(self._like(search.like))
        if search.hopeless(floor):
            return None
        column = self._check.broken(answer)
        if column is None:
            search.leave(floor)
            return None
        return floor, column, float(answer[column])

    def _like(self, solution: Solution) -> Solution | None:
        """The best solution that decides as another does; None if the relaxed programme gives none in whole numbers."""
        decisive, low, high = self._check.decisive
        as_there = [solution[column] for column in decisive.tolist()]
        self._relaxed.bounds(decisive, as_there, as_there)
        least = self._relaxed.least()
        found = None if least is None or least == UNTOLD else self._check.whole(self._relaxed.answer())
        self._relaxed.bounds(decisive, low, high)
        return found

    def _go(self, here: Decided, there: Decided) -> None:
        """From one branch to another."""
        for column in here.keys() - there.keys():
            self._relaxed.bound(column, self._check.bounds(column))
        for column, bounds in there.items():
            if here.get(column) != bounds:
                self._relaxed.bound(column, bounds)

    def _bounds(self, column: int, decided: Decided) -> tuple[int, int]:
        return decided.get(column) or self._check.bounds(column)


def _sides(bounds: tuple[int, int], value: float) -> list[tuple[int, int]]:
    """Both sides of a broken column, the nearer one first."""
    low, high = bounds
    sides = [(low, math.floor(value)), (math.ceil(value), high)]
    return sides if value % 1 <= 0.5 else sides[::-1]


def _up(bound: float) -> int:
    """The least whole value that a bound in floating point leaves possible."""
    return math.ceil(bound - SLOPPY)
