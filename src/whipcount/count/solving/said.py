"""What is said of a house in which seats move, as tables, so that all rows are held against an answer at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whipcount.count.solving.moves import Moves
from whipcount.count.solving.programme import Table

BROKEN = 1e-7


class Said:
    """The rows of a programme: each binds seats of one stretch, and other columns."""

    def __init__(self, table: Table, moves: Moves) -> None:
        import numpy as np  # noqa: PLC0415

        self._np, self._table = np, table
        self.low, self.high = table.row_low.copy(), table.row_high.copy()
        rows = np.repeat(np.arange(len(self.low)), np.diff(table.starts))
        seats = table.columns < moves.places
        self.stretches = np.full(len(self.low), -1)
        self.stretches[rows[seats]] = table.columns[seats] // moves.cells
        self.masks = np.zeros((len(self.low), moves.cells), dtype=int)
        self.masks[rows[seats], table.columns[seats] % moves.cells] = table.coefficients[seats]
        # Seats are those of the last stretch here; the columns that are not of seats come next.
        self._own = np.where(seats, table.columns % moves.cells, table.columns - moves.places + moves.cells)
        self._others = np.bincount(rows[~seats], minlength=len(self.low)) > 0

    def first(self) -> Any:
        """The rows to begin with: of those that say the same of several stretches only the first and the last.

        That the house is full need not be said of any: it is full in each stretch when it is full in the last.
        """
        np = self._np
        plain = (~self._others & ~self.masks.all(axis=1)).nonzero()[0]
        alike: dict[object, list[int]] = {}
        for row, low, high in zip(plain.tolist(), self.low[plain].tolist(), self.high[plain].tolist(), strict=True):
            alike.setdefault((self.masks[row].tobytes(), low, high), []).append(row)
        ends = [group[end] for group in alike.values() for end in (0, -1)]
        return np.unique([*ends, *self._others.nonzero()[0].tolist()]).astype(int)

    def terms(self, rows: Any) -> tuple[Any, Any, Any]:
        """The terms of some rows: each one's place among these rows, its column and its coefficient."""
        np, starts = self._np, self._table.starts
        many = starts[rows + 1] - starts[rows]
        places = np.repeat(np.arange(len(rows)), many)
        at = np.arange(len(places)) + np.repeat(starts[rows] - np.cumsum(many) + many, many)
        there = self._table.coefficients[at] != 0
        return places[there], self._own[at[there]], self._table.coefficients[at[there]]

    def broken(self, answer: Any, most: int) -> Sequence[int]:
        """The rows that an answer breaks, the worst first. answer: the columns of the programme."""
        np, table = self._np, self._table
        sums = np.add.reduceat(table.coefficients * answer[table.columns], table.starts[:-1])
        by = np.maximum(self.low - sums, sums - self.high)
        worst = (by > BROKEN).nonzero()[0]
        found: list[int] = worst[np.argsort(-by[worst], kind="stable")][:most].tolist()
        return found
