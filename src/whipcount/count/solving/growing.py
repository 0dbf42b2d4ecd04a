"""A table of numbers that grows by rows, in one array."""

from __future__ import annotations

from typing import Any


class Growing:
    """Rows of so many whole numbers each; `all` is the array of those added so far."""

    def __init__(self, width: int) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self._np = np
        self._table = np.zeros((64, width), dtype=int)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def all(self) -> Any:
        return self._table[: self._length]

    def add(self, rows: Any) -> None:
        """Rows one below the other: a table, or a sequence of sequences."""
        length = self._length + len(rows)
        while length > len(self._table):
            self._table = self._np.concatenate([self._table, self._np.zeros_like(self._table)])
        if len(rows):
            self._table[self._length : length] = rows
        self._length = length
