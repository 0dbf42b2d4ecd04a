"""Which column of a programme counts the seats of a cell in a stretch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whipcount.count.places import BENCHES
from whipcount.count.rows import NOBODY, Cell


@dataclass(frozen=True)
class Columns:
    """The first columns are the cells of stretch 0, then those of 1: the benches of each bloc, and nobody's seats last.

    number: of each cell within its stretch.
    """

    number: Mapping[Cell, int]

    @classmethod
    def of(cls, blocs: Iterable[str]) -> Columns:
        cells = [*((bloc, bench) for bloc in blocs for bench in BENCHES), NOBODY]
        return cls({cell: number for number, cell in enumerate(cells)})

    @property
    def cells(self) -> int:
        """How many there are in a stretch."""
        return len(self.number)

    def terms(self, cells: Iterable[Cell], stretch: int, sign: int = 1) -> dict[int, int]:
        """The columns of some cells in a stretch, each with a coefficient."""
        first, number = stretch * len(self.number), self.number
        return {first + number[cell]: sign for cell in cells}
