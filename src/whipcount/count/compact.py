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

from whipcount.count.engine import DUAL, PRIMAL, UNTOLD, Engine, SolverError
from whipcount.count.growing import Growing
from whipcount.count.moves import Move, Moves
from whipcount.count.paying import paying
from whipcount.count.programme import ENDLESS, Programme, Terms
from whipcount.count.said import BROKEN, Said

AT_ONCE = 30  # rows that are added in one go
ROUNDS = 1_000


class Compact:
    """A relaxation that finds the moves and the rows it needs, asked about the columns and rows of a programme."""

    def __init__(self, programme: Programme, moves: Moves) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self._np, self._moves, self._programme = np, moves, programme
        self._costs = moves.costs()
        self._sought = np.zeros((moves.last + 1, moves.cells))
        self._present: dict[int, int] = {}
        self._floors: dict[tuple[int, int], int] = {}
        self._said = Said(programme, moves)
        self._rows = Growing(moves.cells + 1)  # the stretch of a row here, and its coefficients of cells
        self._travels = Growing(4)  # column, stretch, origin and target of a move
        self._travelled: set[tuple[int, int, int]] = set()
        self.steps = 0
        self._own_columns = self._own(len(programme.low))
        self._engine = self._written()

    def aim(self, objective: Terms) -> None:
        """Seek the least of an objective over the columns of the programme."""
        moves = self._moves
        self._sought = self._np.zeros((moves.last + 1, moves.cells))
        aimed: dict[int, float] = {}
        for column, value in objective.items():
            if column < moves.places:
                self._sought[divmod(column, moves.cells)] += value
            own = column % moves.cells if column < moves.places else self._own(column)
            aimed[own] = aimed.get(own, 0) + value
        if len(self._travels) and self._sought.any():
            columns, stretches, origins, targets = self._travels.all.T
            before = self._before(self._sought)
            values = before[stretches, origins] - before[stretches, targets]
            for column, value in zip(columns.tolist(), values.tolist(), strict=True):
                if value:
                    aimed[column] = aimed.get(column, 0) + value
        self._engine.aim(aimed)

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
                if not self._add_moves(self._np.array(weights), sought=False):
                    return None
            elif not self._add_rows() and not self._add_moves(self._np.array(self._engine.duals()), sought=True):
                return value
        return UNTOLD

    def answer(self) -> Any:
        """The columns of the programme in the last answer."""
        answer = self._np.array(self._engine.answer())
        return self._np.concatenate([self._seats(answer).ravel(), answer[self._moves.cells : self._own_columns]])

    def expect(self, moves: Iterable[Move]) -> None:
        """Make columns of moves that are likely to be made, which then need not be found."""
        for move in moves:
            if move not in self._travelled:
                self._add_move(*move, PRIMAL)

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
            self._floor(stretch, cell, bounds)

    def bound_row(self, row: int, bounds: tuple[int, int]) -> None:
        """Other bounds for a row of the programme."""
        self._said.low[row], self._said.high[row] = bounds
        if row in self._present:
            self._engine.bound_row(self._present[row], bounds)

    def _own(self, column: int) -> int:
        """The column here of one that is not of seats."""
        return column - self._moves.places + self._moves.cells

    def _written(self) -> Engine:
        """The seats of the last stretch, the other columns and the flows; of the rows those that bind no seats."""
        moves, programme = self._moves, self._programme
        small = Programme()
        first = moves.last * moves.cells
        small.low, small.high = programme.low[first:], programme.high[first:]
        for way in moves.ways:
            self._travels.add([self._own(way.column), way.stretch, way.origin, way.target])
        small.row(dict.fromkeys(range(moves.cells), 1), moves.seats, moves.seats)
        self._rows.add([-1, *[0] * moves.cells])
        small.row({self._own(moves.counter): -1}, 0, 0)
        self._rows.add([-1, *[0] * moves.cells])
        for row in self._said.first():
            stretch, mask = self._said.of_seats(row)
            cells = mask.nonzero()[0]
            terms = dict(zip(cells.tolist(), mask[cells].astype(int).tolist(), strict=True)) | self._others(row)
            terms |= self._moved(stretch, mask)
            self._present[row] = small.row(terms, int(self._said.low[row]), int(self._said.high[row]))
            self._rows.add([stretch, *mask])
        return Engine(small, whole=False)

    def _others(self, row: int) -> dict[int, int]:
        return {self._own(column): value for column, value in self._said.others[row].items()}

    def _floor(self, stretch: int, cell: int, bounds: tuple[int, int]) -> None:
        mask = self._np.zeros(self._moves.cells)
        mask[cell] = 1
        self._floors[stretch, cell] = self._add_row(stretch, mask, {}, bounds)

    def _add_row(self, stretch: int, mask: Any, others: Terms, bounds: tuple[int, int]) -> int:
        """A row of the seats of a stretch: those of the last, less what moved later."""
        cells = mask.nonzero()[0]
        terms: dict[int, float] = dict(zip(cells.tolist(), mask[cells].tolist(), strict=True))
        terms |= self._moved(stretch, mask)
        for column, value in others.items():
            terms[column] = terms.get(column, 0) + value
        self._engine.add_row(terms, *bounds)
        self._rows.add([stretch, *mask])
        return len(self._rows) - 1

    def _moved(self, stretch: int, mask: Any) -> dict[int, int]:
        """What moves after a stretch, known so far, were to a row of it: seats before they went or came."""
        if not len(self._travels):
            return {}
        columns, stretches, origins, targets = self._travels.all.T
        values = self._np.where(stretches > stretch, mask[origins] - mask[targets], 0)
        moved = values.nonzero()[0]
        return dict(zip(columns[moved].tolist(), values[moved].astype(int).tolist(), strict=True))

    def _before(self, weights: Any) -> Any:
        """For the change into each stretch what weights of seats, by stretch and cell, come to before it."""
        before = self._np.zeros_like(weights)
        self._np.cumsum(weights[:-1], axis=0, out=before[1:])
        return before

    def _seats(self, answer: Any) -> Any:
        """The seats of each cell in each stretch."""
        np, moves = self._np, self._moves
        back = np.zeros((moves.last + 2, moves.cells))
        if len(self._travels):
            columns, stretches, origins, targets = self._travels.all.T
            taken = answer[columns]
            gone = taken.nonzero()[0]
            np.add.at(back, (stretches[gone], origins[gone]), taken[gone])
            np.add.at(back, (stretches[gone], targets[gone]), -taken[gone])
        later = np.cumsum(back[::-1], axis=0)[::-1]
        return answer[: moves.cells] + later[1:]

    def _add_rows(self) -> bool:
        """Make rows of what the answer breaks: claims, and cells that would have fewer seats than none."""
        answer = self._np.array(self._engine.answer())
        seats = self._seats(answer)
        said = self._said.broken(seats, answer[self._moves.cells : self._own_columns], AT_ONCE)
        said = [row for row in said if row not in self._present]
        for row in said:
            stretch, mask = self._said.of_seats(row)
            bounds = self._said.low[row], self._said.high[row]
            self._present[row] = self._add_row(stretch, mask, self._others(row), bounds)
        return self._add_floors(seats) or bool(said)

    def _add_floors(self, seats: Any) -> bool:
        """Of each cell only the stretch that lacks most: what fills that fills most of the others."""
        stretches = seats.argmin(axis=0)
        least = seats.min(axis=0)
        below = [
            (int(stretches[cell]), cell)
            for cell in self._np.argsort(least, kind="stable")[:AT_ONCE].tolist()
            if least[cell] < -BROKEN
        ]
        fresh = [at for at in below if at not in self._floors]
        for stretch, cell in fresh:
            self._floor(stretch, cell, (0, ENDLESS))
        return bool(fresh)

    def _add_moves(self, weights: Any, *, sought: bool) -> bool:
        """Make columns of moves that would pay at these weights of rows. sought: whether the objective counts."""
        np, moves = self._np, self._moves
        heavy = weights.nonzero()[0]
        rows = self._rows.all[heavy]
        worth = np.zeros((moves.last + 2, moves.cells))  # the last is for rows that bind no seats
        np.add.at(worth, rows[:, 0], weights[heavy, None] * rows[:, 1:])
        worth = worth[:-1] - self._sought if sought else worth[:-1]
        found = paying(self._before(worth), self._costs, -float(weights[1]), self._travelled, 12 if sought else 60)
        for stretch, origin, target in found:
            self._add_move(stretch, origin, target, PRIMAL if sought else DUAL)
        return bool(found)

    def _add_move(self, stretch: int, origin: int, target: int, simplex: int) -> None:
        self._travelled.add((stretch, origin, target))
        column = self._own_columns + len(self._travelled) - 1
        self._travels.add([column, stretch, origin, target])
        rows = self._rows.all
        values = self._np.where(rows[:, 0] < stretch, rows[:, 1 + origin] - rows[:, 1 + target], 0)
        values[1] = self._costs[origin, target]
        sought = self._sought[:stretch]
        value = float(sought[:, origin].sum() - sought[:, target].sum())
        taken = values.nonzero()[0]
        self._engine.add_column(column, value, dict(zip(taken.tolist(), values[taken].tolist(), strict=True)), simplex)
