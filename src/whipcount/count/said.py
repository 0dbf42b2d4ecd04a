"""What is said of a house in which seats move, as tables, so that all rows are held against an answer at once."""

from __future__ import annotations

from typing import Any

from whipcount.count.moves import Moves
from whipcount.count.programme import Programme

BROKEN = 1e-7


class Said:
    """The rows of a programme: each binds seats of one stretch, and other columns."""

    def __init__(self, programme: Programme, moves: Moves) -> None:
        import numpy as np  # noqa: PLC0415

        self._np = np
        self.low, self.high = np.array(programme.row_low), np.array(programme.row_high)
        columns, values = np.array(programme.columns), np.array(programme.coefficients)
        rows = np.repeat(np.arange(len(self.low)), np.diff(programme.starts))
        seats = columns < moves.places
        self._stretches = np.full(len(self.low), -1)
        self._stretches[rows[seats]] = columns[seats] // moves.cells
        self._masks = np.zeros((len(self.low), moves.cells))
        self._masks[rows[seats], columns[seats] % moves.cells] = values[seats]
        self._rows, self._columns, self._values = rows[~seats], columns[~seats] - moves.places, values[~seats]
        self.others: list[dict[int, int]] = [{} for _ in self.low]
        for row, column, value in zip(
            self._rows.tolist(), columns[~seats].tolist(), self._values.tolist(), strict=True
        ):
            self.others[row][column] = value

    def first(self) -> list[int]:
        """The rows to begin with: of those that say the same of several stretches only the first and the last."""
        alike: dict[object, list[int]] = {}
        for row, mask in enumerate(self._masks):
            key = row if self.others[row] else (mask.tobytes(), self.low[row], self.high[row])
            alike.setdefault(key, []).append(row)
        kept = {group[end] for group in alike.values() for end in (0, -1) if not self._all(group[end])}
        return sorted(kept)

    def _all(self, row: int) -> bool:
        """The row that says that the house is full: so it is when it is full in the last stretch."""
        return bool(self._masks[row].all()) and not self.others[row]

    def of_seats(self, row: int) -> tuple[int, Any]:
        """The stretch of a row, and its coefficient of each cell."""
        return int(self._stretches[row]), self._masks[row]

    def broken(self, seats: Any, others: Any, most: int) -> list[int]:
        """The rows that are broken, the worst first."""
        np = self._np
        sums = np.einsum("ij,ij->i", self._masks, seats[self._stretches])
        sums += np.bincount(self._rows, weights=self._values * others[self._columns], minlength=len(sums))
        by = np.maximum(self.low - sums, sums - self.high)
        worst = (by > BROKEN).nonzero()[0]
        return [int(row) for row in worst[np.argsort(-by[worst], kind="stable")][:most]]
