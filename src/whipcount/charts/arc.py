"""The half-round on paper: every seat of every block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, sin

from whipcount.charts.blocks import Link, Look, Point, groups
from whipcount.charts.layout import Layout
from whipcount.charts.seating import Block
from whipcount.sentences import Language


@dataclass(frozen=True, slots=True)
class Arc:
    """A layout in the picture's units: the middle of its base, and how far its outermost seats reach."""

    layout: Layout
    x: float
    y: float
    reach: float

    @property
    def scale(self) -> float:
        return self.reach / (1 + self.layout.spacing / 2)

    @property
    def room(self) -> float:
        """The radius that a seat's mark may fill; the rest keeps neighbours apart."""
        return self.layout.spacing / 2 * self.scale * 0.97

    @property
    def pattern(self) -> str:
        return f"in-doubt-{len(self.layout.seats)}"

    def at(self, angle: float, distance: float) -> Point:
        """The point in a direction from the chair, at a distance in the picture's units."""
        return self.x + distance * cos(angle), self.y - distance * sin(angle)

    def points(self, first: int, behind: int) -> list[Point]:
        """Where the seats from one number up to another stand."""
        own = self.layout.seats[first:behind]
        return [(self.x + seat.x * self.scale, self.y - seat.y * self.scale) for seat in own]


def seats(arc: Arc, blocks: tuple[Block, ...], into: Language, link: Link | None = None) -> str:
    """All seats, a group for each block; ValueError unless they are exactly the house's."""
    drawn = sum(block.seats for block in blocks)
    if drawn != len(arc.layout.seats):
        raise ValueError(f"{drawn:,} seats would be drawn for a house of {len(arc.layout.seats):,}")
    whole = [(block, arc.points(start, start + block.seats)) for start, block in placed(blocks)]
    return groups(whole, Look(arc.room, arc.pattern), into, link)


def placed(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    """Each block with the number of seats to its left."""
    left = 0
    for block in blocks:
        yield left, block
        left += block.seats
