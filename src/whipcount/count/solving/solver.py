"""The least value of a whole-number programme, every answer checked in integers.

A solver works in floating point and may be wrong; its answers are proposals. Each is rounded and put into
every row by integer arithmetic before anybody sees it. The linear relaxation is asked first, because it
starts warm from the last answer and is mostly whole already; branching is asked only when it is not.
"""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.count.solving.branching import PATIENCE, Branching, Search
from whipcount.count.solving.compact import Compact
from whipcount.count.solving.engine import UNTOLD, Engine, SolverError
from whipcount.count.solving.moves import Move
from whipcount.count.solving.programme import Check, Programme, Solution, Terms, worth
from whipcount.count.solving.written_out import written_out

# How many relaxations the search for the end of a range may take: of a party on a bench, and after very many; and
# what is many.
BRIEF, HASTY, BUDGET = 100, 12, 1_200
STALE = 50  # relaxations without a better solution, after which a patient search for a good one ends


class Solver:
    """One programme, asked again and again with other objectives and bounds."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._table = table = programme.table()
        self._check = Check(programme, table)
        self._relaxed = Compact(table, programme.moves) if programme.moves else Engine(table, whole=False)
        self._branches = Branching(self._relaxed, self._check)
        self._whole: Engine | None = None
        self._spent = 0

    def limit(self, row: int, low: int, high: int) -> None:
        """Give a row other bounds from now on."""
        self.programme.row_low[row], self.programme.row_high[row] = low, high
        self._check.limit(row, low, high)
        for engine in self._engines():
            engine.bound_row(row, (low, high))

    def rewrite(self, row: int, terms: Terms, low: int, high: int) -> None:
        """Give a row other bounds, and some of its columns other coefficients, from now on: none that it lacks."""
        table, programme = self._table, self.programme
        for at in range(*table.starts[row : row + 2].tolist()):
            column = programme.columns[at]
            if terms.get(column, programme.coefficients[at]) != programme.coefficients[at]:
                programme.coefficients[at] = table.coefficients[at] = terms[column]
                self._relaxed.coefficient(row, column, terms[column])
        self._whole = None
        self.limit(row, low, high)

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
        search = self._branches.dive(Search(objective, below))
        return search.found if search.left is None else self._ask(objective, below)

    def bound(
        self, objective: Terms, known: Solution, floor: int, *, brief: bool = False
    ) -> tuple[int, Solution | None]:
        """How low the objective can be, which it is not below `floor` for some plain reason. known: some solution.

        Where a short search settles it that is the least value, with the solution if it is a better one than
        was known. Where it does not, it is a value that no solution lies below. Who asks very much is answered hastily.
        """
        patience = HASTY if self._spent >= BUDGET else BRIEF if brief else PATIENCE
        value = worth(objective, known)
        search = self._branches.lift(Search(objective, value, patience=patience, floor=floor, like=known))
        self._spent += search.nodes - 1
        least = value if search.found is None else worth(objective, search.found)
        if search.left is None:
            return least, search.found
        if search.left > UNTOLD:
            return min(least, max(floor, int(search.left))), search.found
        better = self._ask(objective, value)
        return (value if better is None else worth(objective, better)), better

    def relaxed(self, objective: Terms) -> float | None:
        """The least value of the objective when seats may be parted; None if even then there is no solution."""
        self._relaxed.aim(objective)
        return self._relaxed.least()

    def good(self, objective: Terms, below: int | None = None) -> Solution | None:
        """A solution as good as a patient search finds, which is nearly always the best.

        None if there is none, or, under `below`, if patience finds none.
        """
        search = self._branches.dive(Search(objective, below, stale=STALE))
        if search.left is None or search.found is not None or below is not None:
            return search.found
        return self._ask(objective, None)

    def _ask(self, objective: Terms, below: int | None) -> Solution | None:
        """Leave the whole question to HiGHS."""
        if self._whole is None:
            self._whole = Engine(written_out(self.programme).table(), whole=True)
        self._whole.aim(objective)
        if self._whole.least() is None:
            return None
        found = self._check.whole(self._whole.answer()[: len(self.programme.low)])
        if found is None:
            raise SolverError("the solver's answer does not meet its own rows in whole numbers")
        return found if below is None or worth(objective, found) < below else None

    def _engines(self) -> list[Engine | Compact]:
        return [self._relaxed] if self._whole is None else [self._relaxed, self._whole]
