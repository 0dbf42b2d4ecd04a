"""Contested numbers of the same seats: the two rows by which the one that is chosen holds, and the others bind nothing.

Numbers of which at most one can be true share their rows: the relaxed programme then stays between them, where each by
itself would let it go nearly anywhere. How far a number that is not chosen must give way is what the limits leave open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from whipcount.count.rows import Cell
from whipcount.count.solving.limits import Limits
from whipcount.count.solving.programme import ENDLESS

Open = tuple[int, int, int]  # a demand that holds if a column is 1: low, high and the column
Bound = tuple[Mapping[int, int], int, int]  # coefficients of these columns, and the bounds of their row


class Rivals(NamedTuple):
    """Demands for the same cells in one stretch of which no two can hold together. rows: for their need, their room."""

    cells: tuple[Cell, ...]
    stretch: int
    demands: tuple[Open, ...]
    rows: tuple[int, int]

    def bounds(self, limits: Limits) -> Iterator[tuple[int, Bound]]:
        """Both rows, with what they say under other limits."""
        need, room = bounds(self.cells, self.stretch, self.demands, limits)
        nought = {column: 0 for _, _, column in self.demands}
        for row, (terms, low, high) in zip(self.rows, (need, room), strict=True):
            yield row, (nought | dict(terms), low, high)


def bounds(cells: tuple[Cell, ...], stretch: int, demands: Iterable[Open], limits: Limits) -> tuple[Bound, Bound]:
    """At least so many seats, and at most so many, by the one of these demands that holds."""
    least, most = limits.least(cells, stretch), limits.most(cells, stretch)
    need = {column: least - low for low, _, column in demands if low > least}
    room = {column: most - high for _, high, column in demands if high < most}
    return (need, least, ENDLESS), (room, -ENDLESS, most)


def rivals(demands: Iterable[Open]) -> list[list[Open]]:
    """Demands in groups of which no two can hold together."""
    groups: list[list[Open]] = []
    for demand in sorted(demands):
        group = next((group for group in groups if group[-1][1] < demand[0]), None)
        if group is None:
            groups.append([demand])
        else:
            group.append(demand)
    return groups
