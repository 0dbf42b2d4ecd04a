"""The relaxed programme of a house in which seats move, written small.

Written out, a house of 60 blocs has a column for each of its 181 cells in each of 60 stretches, another for what
arrives there, and a row for every claim of every day. Hardly any of the seats move, and most claims say again what
holds anyway. So the columns are the seats of the last stretch, and moves before it: the seats of an earlier stretch
are those of the last less what has moved since. A move becomes a column when it would pay (its price is less than what
the rows would gain by it), and a claim becomes a row when the answer would break it. When neither is left to add,
the answer is that of the programme written out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whipcount.count.solving.engine import DUAL, PRIMAL, UNTOLD, Engine, SolverError
from whipcount.count.solving.growing import Growing
from whipcount.count.solving.moves import Move, Moves
from whipcount.count.solving.paying import paying
from whipcount.count.solving.programme import ENDLESS, Table, Terms
from whipcount.count.solving.said import BROKEN, Said

AT_ONCE = 30  # rows that are added in one go
ROUNDS = 1_000


class Compact:
    """A relaxation that finds the moves and the rows it needs, asked about the columns and rows of a programme."""

    def __init__(self, table: Table, moves: Moves) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self._np, self._moves = np, moves
        self._costs = moves.costs()
        self._sought = np.zeros((moves.last + 1, moves.cells))
        self._present = np.full(len(table.row_low), -1)  # the row here of each row of the programme
        self._floors: dict[tuple[int, int], int] = {}
        self._said = Said(table, moves)
        self._rows = Growing(moves.cells + 1)  # the stretch of a row here, and its coefficients of cells
        self._travels = Growing(4)  # column, stretch, origin and target of a move
        self._travelled: set[Move] = set()
        self._given: Any = None
        self.steps = 0
        self._own_columns = self._own(len(table.low))
        self._engine = self._written(table)

    def aim(self, objective: Terms) -> None:
        """Seek the least of an objective over the columns of the programme."""
        np, moves = self._np, self._moves
        columns, values = np.array([*objective], dtype=int), np.array([*objective.values()], dtype=float)
        seats = columns < moves.places
        self._sought = np.bincount(columns[seats], values[seats], moves.places).reshape(-1, moves.cells)
        own = np.where(seats, columns % moves.cells, self._own(columns))
        aimed = np.bincount(own, values, self._own_columns + len(self._travelled))
        if len(self._travels) and seats.any():
            travels, stretches, origins, targets = self._travels.all.T
            before = self._before(self._sought)
            aimed[travels] += before[stretches, origins] - before[stretches, targets]
        self._engine.aim_at(aimed)

    def least(self) -> float | None:
        """The least value; None when no solution exists, UNTOLD when the limit of steps came first."""
        self.steps = 0
        for _ in range(ROUNDS):
            value = self._engine.least()
            self.steps += self._engine.steps
            if value == UNTOLD:
                return UNTOLD
            if value is None:
                weights = self._engine.ray()
                if weights is None:
                    raise SolverError("the solver gave no reason why nothing meets the rows")
                if not self._add_moves(weights, sought=False):
                    return None
            else:
                weights = self._engine.duals()
                rows = self._add_rows()
                if not self._add_moves(weights, sought=True) and not rows:
                    return value
        return UNTOLD

    def answer(self) -> Any:
        """The columns of the programme in the last answer."""
        return self._given

    def expect(self, moves: Iterable[Move]) -> None:
        """Make columns of moves that are likely to be made, which then need not be found."""
        self._make([move for move in dict.fromkeys(moves) if move not in self._travelled], PRIMAL)

    def bound(self, column: int, bounds: tuple[int, int]) -> None:
        """Other bounds for a column of the programme."""
        moves = self._moves
        stretch, cell = divmod(column, moves.cells)
        if column >= moves.places:
            self._engine.bound(self._own(column), bounds)
        elif stretch == moves.last:
            self._engine.bound(cell, bounds)
        elif (stretch, cell) in self._floors:
            self._engine.bound_row(self._floors[stretch, cell], bounds)
        else:
            self._floor([(stretch, cell)], bounds)

    def bounds(self, columns: Any, low: Any, high: Any) -> None:
        """Other bounds for several columns of the programme that are not of seats."""
        self._engine.bounds(self._own(columns), low, high)

    def bound_row(self, row: int, bounds: tuple[int, int]) -> None:
        """Other bounds for a row of the programme."""
        self._said.low[row], self._said.high[row] = bounds
        if self._present[row] >= 0:
            self._engine.bound_row(int(self._present[row]), bounds)

    def coefficient(self, row: int, column: int, value: int) -> None:
        """Another coefficient for a column that is not of seats; the table of the programme has it already."""
        if self._present[row] >= 0:
            self._engine.coefficient(int(self._present[row]), self._own(column), value)

    def _own(self, column: Any) -> Any:
        """The column here of one that is not of seats."""
        return column - self._moves.places + self._moves.cells

    def _written(self, table: Table) -> Engine:
        """The seats of the last stretch, the other columns and the flows; of the rows those that bind no seats."""
        np, moves, said = self._np, self._moves, self._said
        self._travels.add([[self._own(way.column), *way[1:]] for way in moves.ways])
        rows = said.first()
        # Two rows come first: the house is full, and the moves make up the counter.
        self._rows.add(np.full((2 + len(rows), moves.cells + 1), -1) * (np.arange(moves.cells + 1) == 0))
        self._rows.all[2:, 0], self._rows.all[2:, 1:] = said.stretches[rows], said.masks[rows]
        self._present[rows] = np.arange(2, 2 + len(rows))
        places, columns, values = self._terms(rows)
        own_places = np.concatenate([np.zeros(moves.cells, dtype=int), [1], places + 2])
        own_columns = np.concatenate([np.arange(moves.cells), [self._own(moves.counter)], columns])
        own_values = np.concatenate([np.ones(moves.cells, dtype=int), [-1], values])
        first = moves.last * moves.cells
        return Engine(
            Table(
                table.low[first:],
                table.high[first:],
                np.concatenate([[moves.seats, 0], said.low[rows]]),
                np.concatenate([[moves.seats, 0], said.high[rows]]),
                np.searchsorted(own_places, np.arange(3 + len(rows))),
                own_columns,
                own_values,
            ),
            whole=False,
        )

    def _terms(self, rows: Any) -> tuple[Any, Any, Any]:
        """The terms of rows of the programme, by rows: each one's place among these rows, its column and coefficient.

        The seats of a stretch are those of the last, less what moved later.
        """
        np, said = self._np, self._said
        terms = zip(said.terms(rows), self._moved(said.stretches[rows], said.masks[rows]), strict=True)
        places, columns, values = (np.concatenate(both) for both in terms)
        order = np.argsort(places, kind="stable")
        return places[order], columns[order], values[order]

    def _moved(self, stretches: Any, masks: Any) -> tuple[Any, Any, Any]:
        """What moves after a stretch, known so far, were to rows of it: seats before they went or came."""
        columns, changes, origins, targets = self._travels.all.T
        taken = (masks[:, origins] - masks[:, targets]) * (changes > stretches[:, None])
        places, moved = taken.nonzero()
        return places, columns[moved], taken[places, moved]

    def _add_rows(self) -> bool:
        """Make rows of what the answer breaks: claims, and cells that would have fewer seats than none."""
        np = self._np
        answer = self._engine.answer()
        seats = self._seats(answer)
        self._given = np.concatenate([seats.ravel(), answer[self._moves.cells : self._own_columns]])
        rows = np.array([row for row in self._said.broken(self._given, AT_ONCE) if self._present[row] < 0], dtype=int)
        if len(rows):
            self._present[rows] = len(self._rows) + np.arange(len(rows))
            low, high = self._said.low[rows], self._said.high[rows]
            self._put(self._said.stretches[rows], self._said.masks[rows], self._terms(rows), (low, high))
        return self._add_floors(seats) or bool(len(rows))

    def _add_floors(self, seats: Any) -> bool:
        """Of each cell only the stretch that lacks most: what fills that fills most of the others."""
        least = seats.min(axis=0)
        if least.min() >= -BROKEN:
            return False
        stretches = seats.argmin(axis=0)
        below = [
            (int(stretches[cell]), cell)
            for cell in self._np.argsort(least, kind="stable")[:AT_ONCE].tolist()
            if least[cell] < -BROKEN
        ]
        fresh = [at for at in below if at not in self._floors]
        if fresh:
            self._floor(fresh, (0, ENDLESS))
        return bool(fresh)

    def _floor(self, cells: list[tuple[int, int]], bounds: tuple[int, int]) -> None:
        """Make rows of the seats of single cells. cells: each with its stretch before it."""
        np = self._np
        self._floors |= {at: len(self._rows) + place for place, at in enumerate(cells)}
        stretches, numbers = np.array(cells).T
        masks = np.zeros((len(cells), self._moves.cells), dtype=int)
        each = np.arange(len(cells))
        masks[each, numbers] = 1
        moved = zip((each, numbers, each * 0 + 1), self._moved(stretches, masks), strict=True)
        places, columns, values = (np.concatenate(both) for both in moved)
        order = np.argsort(places, kind="stable")
        low, high = (each * 0 + bound for bound in bounds)
        self._put(stretches, masks, (places[order], columns[order], values[order]), (low, high))

    def _put(self, stretches: Any, masks: Any, terms: tuple[Any, Any, Any], bounds: tuple[Any, Any]) -> None:
        """Add rows of the seats of stretches, and other columns."""
        np = self._np
        places, columns, values = terms
        self._engine.add_rows(*bounds, np.searchsorted(places, np.arange(len(stretches))), columns, values)
        self._rows.add(np.column_stack([stretches, masks]))

    def _before(self, weights: Any) -> Any:
        """For the change into each stretch what weights of seats, by stretch and cell, come to before it."""
        before = self._np.zeros_like(weights)
        self._np.cumsum(weights[:-1], axis=0, out=before[1:])
        return before

    def _seats(self, answer: Any) -> Any:
        """The seats of each cell in each stretch."""
        np, moves = self._np, self._moves
        if not len(self._travels):
            return np.tile(answer[: moves.cells], (moves.last + 1, 1))
        columns, stretches, origins, targets = self._travels.all.T
        taken, first, places = answer[columns], stretches * moves.cells, moves.places
        back = np.bincount(first + origins, taken, places) - np.bincount(first + targets, taken, places)
        later = back.reshape(-1, moves.cells)[::-1].cumsum(axis=0)[::-1]
        return answer[: moves.cells] + np.concatenate([later[1:], np.zeros((1, moves.cells))])

    def _add_moves(self, weights: Any, *, sought: bool) -> bool:
        """Make columns of moves that would pay at these weights of rows. sought: whether the objective counts."""
        np, moves = self._np, self._moves
        heavy = weights.nonzero()[0]
        rows = self._rows.all[heavy]
        # Rows that bind no seats have weights of none, wherever they are put.
        at = rows[:, :1] * moves.cells + np.arange(moves.cells)
        given = weights[heavy, None] * rows[:, 1:]
        worth = np.bincount(at.ravel() % moves.places, given.ravel(), moves.places).reshape(-1, moves.cells)
        worth = worth - self._sought if sought else worth
        found = paying(self._before(worth), self._costs, -float(weights[1]), self._travelled, 12 if sought else 60)
        self._make(found, PRIMAL if sought else DUAL)
        return bool(found)

    def _make(self, found: list[Move], simplex: int) -> None:
        """Make columns of moves."""
        if not found:
            return
        np, rows = self._np, self._rows.all
        first = self._own_columns + len(self._travelled)
        stretches, origins, targets = np.array(found).T
        taken = (rows[:, 1 + origins] - rows[:, 1 + targets]).T * (rows[:, 0] < stretches[:, None])
        taken[:, 1] = self._costs[origins, targets]
        places, at = taken.nonzero()
        before = self._before(self._sought)
        values = before[stretches, origins] - before[stretches, targets]
        each = np.arange(len(found))
        self._engine.add_columns(values, np.searchsorted(places, each), at, taken[places, at], simplex)
        self._travels.add(np.column_stack([first + each, stretches, origins, targets]))
        self._travelled.update(found)
