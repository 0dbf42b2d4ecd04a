"""The least value of a whole-number programme, every answer checked in integers.

A solver works in floating point and may be wrong; its answers are proposals. Each is rounded and put into
every row by integer arithmetic before anybody sees it. The linear relaxation is asked first, because it
starts warm from the last answer and is mostly whole already; branching is asked only when it is not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.count.compact import Compact
from whipcount.count.engine import UNTOLD, Engine, SolverError
from whipcount.count.moves import Move
from whipcount.count.programme import Check, Programme, Solution, Terms, worth
from whipcount.count.written_out import written_out

SLOPPY = 1e-4
# How many relaxations a search may take: for a side, for a party on a bench, and after very many; and what is many.
PATIENCE, BRIEF, HASTY, BUDGET = 200, 24, 8, 800
STEPS = 6_000  # of the simplex, in one search
STALE = 50  # relaxations without a better solution, after which a patient search for a good one ends


class Solver:
    """One programme, asked again and again with other objectives and bounds."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._check = Check(programme)
        self._relaxed = Compact(programme, programme.moves) if programme.moves else Engine(programme, whole=False)
        self._whole: Engine | None = None
        self._spent = 0

    def limit(self, row: int, low: int, high: int) -> None:
        """Give a row other bounds from now on."""
        self.programme.row_low[row], self.programme.row_high[row] = low, high
        self._check.limit(row, low, high)
        for engine in self._engines():
            engine.bound_row(row, (low, high))

    def fix(self, column: int, low: int, high: int) -> None:
        """Give a column other bounds from now on."""
        self.programme.low[column], self.programme.high[column] = low, high
        self._check.fix(column, low, high)
        for engine in self._engines():
            engine.bound(column, (low, high))

    def meets(self, solution: Solution) -> bool:
        """Whether a solution of before meets the rows and bounds of now."""
        return self._check.whole(solution) is not None

    def expect(self, moves: Iterable[Move]) -> None:
        """Moves that solutions are likely to have."""
        if isinstance(self._relaxed, Compact):
            self._relaxed.expect(moves)

    def least(self, objective: Terms, below: int | None = None) -> Solution | None:
        """A solution with the least value of the objective; None if there is none (or none under `below`)."""
        search = self._search(_Search(objective, below))
        return search.found if search.left is None else self._ask(objective, below)

    def bound(self, objective: Terms, known: int, *, brief: bool = False) -> tuple[int, Solution | None]:
        """How low the objective can be, when `known` is a value that some solution has.

        Where a short search settles it that is the least value, with the solution if it is a better one than
        was known. Where it does not, it is a value that no solution lies below. Who asks very much is answered hastily.
        """
        patience = HASTY if self._spent >= BUDGET else BRIEF if brief else PATIENCE
        search = self._search(_Search(objective, known, patience=patience))
        self._spent += search.nodes
        least = known if search.found is None else worth(objective, search.found)
        if search.left is None:
            return least, search.found
        if search.left > UNTOLD:
            return min(least, int(search.left)), search.found
        better = self._ask(objective, known)
        return (known if better is None else worth(objective, better)), better

    def like(self, solution: Solution, objective: Terms) -> Solution | None:
        """A solution that decides as another does, with the least value of the objective that is quickly found.

        None if the relaxed programme gives none in whole numbers.
        """
        decisive = self.programme.decisive
        for column in decisive:
            self._relaxed.bound(column, (solution[column], solution[column]))
        least = self.relaxed(objective)
        found = None if least is None or least == UNTOLD else self._check.whole(self._relaxed.answer())
        for column in decisive:
            self._relaxed.bound(column, (self.programme.low[column], self.programme.high[column]))
        return found

    def relaxed(self, objective: Terms) -> float | None:
        """The least value of the objective when seats may be parted; None if even then there is no solution."""
        self._relaxed.aim(objective)
        return self._relaxed.least()

    def good(self, objective: Terms, below: int | None = None) -> Solution | None:
        """A solution as good as a patient search finds, which is nearly always the best.

        None if there is none, or, under `below`, if patience finds none.
        """
        search = self._search(_Search(objective, below, stale=STALE))
        if search.left is None or search.found is not None or below is not None:
            return search.found
        return self._ask(objective, None)

    def _search(self, search: _Search) -> _Search:
        self._relaxed.aim(search.objective)
        self._descend(search, {}, UNTOLD)
        return search

    def _descend(self, search: _Search, decided: dict[int, tuple[int, int]], above: float) -> None:
        """Branch and bound by hand: the relaxation is nearly whole, so few nodes do. above: the floor of the parent."""
        floor = self._relaxed.least() if search.goes_on() else UNTOLD
        search.steps += self._relaxed.steps
        if floor == UNTOLD:
            search.leave(above)
            return
        if floor is None or search.hopeless(floor):
            return
        answer = self._relaxed.answer()
        whole = self._check.whole(answer)
        if whole is not None:
            search.take(whole)
            if search.hopeless(floor):
                return
        column = self._check.broken(answer)
        if column is None:
            search.leave(floor)
        else:
            self._split(search, decided, column, (floor, float(answer[column])))

    def _split(
        self, search: _Search, decided: dict[int, tuple[int, int]], column: int, at: tuple[float, float]
    ) -> None:
        """Both sides of a broken column, the nearer one first. at: the floor here, and the column's value."""
        floor, value = at
        low, high = decided.get(column, (self.programme.low[column], self.programme.high[column]))
        sides = [(low, math.floor(value)), (math.ceil(value), high)]
        for side in sides if value % 1 <= 0.5 else reversed(sides):
            self._relaxed.bound(column, side)
            self._descend(search, decided | {column: side}, floor)
        self._relaxed.bound(column, (low, high))

    def _ask(self, objective: Terms, below: int | None) -> Solution | None:
        """Leave the whole question to HiGHS."""
        if self._whole is None:
            self._whole = Engine(written_out(self.programme), whole=True)
        self._whole.aim(objective)
        if self._whole.least() is None:
            return None
        found = self._check.whole(self._whole.answer()[: len(self.programme.low)])
        if found is None:
            raise SolverError("the solver's answer does not meet its own rows in whole numbers")
        return found if below is None or worth(objective, found) < below else None

    def _engines(self) -> list[Engine | Compact]:
        return [self._relaxed] if self._whole is None else [self._relaxed, self._whole]


@dataclass
class _Search:
    """The best whole solution so far, and what the branches that were not looked into may hold at the least.

    left: None when every branch was looked into.
    """

    objective: Terms
    below: int | None
    patience: int = PATIENCE
    stale: int = PATIENCE
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
        return self.below is not None and _up(floor) >= self.below

    def take(self, solution: Solution) -> None:
        value = worth(self.objective, solution)
        if self.below is None or value < self.below:
            self.found, self.below, self.newest = solution, value, self.nodes


def _up(bound: float) -> int:
    """The least whole value that a bound in floating point leaves possible."""
    return math.ceil(bound - SLOPPY)
