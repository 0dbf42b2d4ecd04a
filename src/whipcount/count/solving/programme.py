"""A programme in whole numbers, and the check that a proposed answer meets it, in integer arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from whipcount.count.solving.moves import Moves

NEAR = 1e-6
ENDLESS = 1_000_000
Terms = Mapping[int, int]
Solution = tuple[int, ...]


class Table(NamedTuple):
    """A programme as arrays: bounds of columns and rows, and the rows one after another.

    The terms of row n are those from `starts[n]` to `starts[n + 1]` in `columns` and `coefficients`.
    """

    low: Any
    high: Any
    row_low: Any
    row_high: Any
    starts: Any
    columns: Any
    coefficients: Any


@dataclass
class Programme:
    """Whole-number columns between bounds, and rows `low <= sum of coefficient * column <= high`.

    moves: where the columns are of a house in which seats move, which of them count what.
    """

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    row_low: list[int] = field(default_factory=list)
    row_high: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    coefficients: list[int] = field(default_factory=list)

    decisive: list[int] = field(default_factory=list)
    rank: list[int] = field(default_factory=list)
    moves: Moves | None = None

    def column(self, low: int, high: int, *, decisive: int = 0) -> int:
        """A new column; the more decisive, the earlier it is settled when the search has to branch."""
        if decisive:
            self.decisive.append(len(self.low))
            self.rank.append(decisive)
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def many(self, number: int, low: int, high: int) -> range:
        """So many new columns, none of them decisive."""
        first = len(self.low)
        self.low += [low] * number
        self.high += [high] * number
        return range(first, first + number)

    def row(self, terms: Terms, low: int, high: int) -> int:
        if not terms:
            raise ValueError("a row without columns says nothing")
        self.row_low.append(low)
        self.row_high.append(high)
        self.columns += terms.keys()
        self.coefficients += terms.values()
        self.starts.append(len(self.columns))
        return len(self.row_low) - 1

    def table(self) -> Table:
        """What has been written so far."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        low, high, row_low, row_high, starts, columns, coefficients = (
            np.array(each, dtype=int)
            for each in (
                self.low, self.high, self.row_low, self.row_high, self.starts, self.columns, self.coefficients,
            )
        )  # fmt: skip
        there = coefficients != 0
        if not there.all():
            starts = np.append(0, np.cumsum(there))[starts]
        return Table(low, high, row_low, row_high, starts, columns[there], coefficients[there])

    def rows(self) -> Iterator[Terms]:
        """The terms of each row."""
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            yield dict(zip(self.columns[start:end], self.coefficients[start:end], strict=True))


def worth(objective: Terms, solution: Solution) -> int:
    """The value of an objective in a solution."""
    return sum(value * solution[column] for column, value in objective.items())


class Check:
    """The rows and bounds once more, in integers."""

    def __init__(self, programme: Programme, table: Table) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self._np = np
        self._decisive = np.array(programme.decisive, dtype=int)
        self._rank = np.array(programme.rank)
        self._low, self._high = table.low.copy(), table.high.copy()
        self._row_low, self._row_high = table.row_low.copy(), table.row_high.copy()
        self._starts = table.starts[:-1]
        self._columns, self._coefficients = table.columns, table.coefficients
        self._moves = programme.moves

    def limit(self, row: int, low: int, high: int) -> None:
        self._row_low[row], self._row_high[row] = low, high

    def fix(self, column: int, low: int, high: int) -> None:
        self._low[column], self._high[column] = low, high

    def bounds(self, column: int) -> tuple[int, int]:
        return int(self._low[column]), int(self._high[column])

    @property
    def decisive(self) -> tuple[Any, Any, Any]:
        """The decisive columns, with their lower and their upper bounds."""
        return self._decisive, self._low[self._decisive], self._high[self._decisive]

    def broken(self, answer: Any) -> int | None:
        """The column farthest from a whole number, a decisive one if any is broken; None when all are whole."""
        values = self._np.array(answer)
        apart = self._np.abs(values - self._np.rint(values))
        if self._moves:
            apart[self._moves.counter] = 0
        apart[self._decisive] += self._rank * (apart[self._decisive] > NEAR)
        column = int(apart.argmax())
        return column if apart[column] > NEAR else None

    def whole(self, answer: Any) -> Solution | None:
        """The answer rounded to whole numbers, or None when it then breaks a bound or a row."""
        found = self._np.rint(self._np.array(answer)).astype(self._np.int64)
        if self._moves:
            found[self._moves.counter] = self._moves.unexplained(found)
        sums = self._np.add.reduceat(self._coefficients * found[self._columns], self._starts)
        inside = ((found >= self._low) & (found <= self._high)).all()
        meets = ((sums >= self._row_low) & (sums <= self._row_high)).all()
        return tuple(found.tolist()) if inside and meets else None
