"""Facing benches on paper: every seat of every block, the chair, and the line that the votes needed reach."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.charts.blocks import Link, Look, Point, groups
from whipcount.charts.floor import CHAIR, Floor
from whipcount.charts.lettering import INK, Text, safe
from whipcount.charts.marks import GREY, PAPER
from whipcount.charts.seating import Block
from whipcount.model.count import Count
from whipcount.model.words import Bench, By
from whipcount.sentences import Language, worded

_BEYOND, _FURTHEST = 0.35, 8  # how far the line reaches past the benches, in seats and at most


@dataclass(frozen=True, slots=True)
class Hall:
    """A floor in the picture's units: its left edge, the middle of the floor, and the distance between two seats."""

    floor: Floor
    left: float
    middle: float
    unit: float

    @property
    def look(self) -> Look:
        return Look(self.unit / 2 * 0.94, f"in-doubt-benches-{self.floor.side}")

    def on(self, x: float, y: float) -> Point:
        return self.left + (CHAIR + x) * self.unit, self.middle - y * self.unit

    @property
    def top(self) -> float:
        return self.middle - self.floor.height / 2 * self.unit

    @property
    def bottom(self) -> float:
        return self.middle + self.floor.height / 2 * self.unit


def sides(hall: Hall, blocks: tuple[Block, ...], seats: int, into: Language, link: Link | None = None) -> str:
    """The chair and all seats, a group for each block; ValueError unless they are exactly the house's."""
    taken = hall.floor.taken(blocks)
    drawn = len({place for _, places in taken for place in places})
    if drawn != seats:
        raise ValueError(f"{drawn:,} seats would be drawn for a house of {seats:,}")
    points = [(block, [hall.on(*hall.floor.at(place)) for place in places]) for block, places in taken]
    return _chair(hall, into) + groups(points, hall.look, into, link)


def occupied(floor: Floor, blocks: tuple[Block, ...]) -> dict[int, Bench | None]:
    """The bench of each place on which somebody sits."""
    return {place: block.bench for block, places in floor.taken(blocks) for place in places}


def reached(count: Count, floor: Floor) -> tuple[Bench, int] | None:
    """Which side must find the votes, and how many seats of it they are, from the chair.

    None where that is not known, where no house of this size has them, or where they are more than a side has places.
    """
    need = count.threshold
    if need is None or need.votes is None or need.by is None or not 0 < need.votes <= floor.side:
        return None
    return (Bench.GOVERNMENT if need.by is By.GOVERNMENT else Bench.OPPOSITION), need.votes


def needed_line(hall: Hall, side: Bench, after: int) -> tuple[str, Text]:
    """The stepped line behind so many seats of a side, from the floor to past its back bench; and their number."""
    floor, way = hall.floor, 1 if side is Bench.OPPOSITION else -1
    beyond = min(_BEYOND, _FURTHEST / hall.unit)
    (column, row), front, back = divmod(after, floor.rows), floor.half - beyond, floor.half + floor.rows + beyond
    steps = [(column - 0.5, front), (column - 0.5, back)]
    if row:
        turn = floor.half + row
        steps = [(column + 0.5, front), (column + 0.5, turn), (column - 0.5, turn), (column - 0.5, back)]
    points = [hall.on(x, way * y) for x, y in steps]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    thin = max(1.4, min(2.6, hall.look.room * 0.6))
    halo = f'<path class="halo" d="{path}" fill="none" stroke="{PAPER}" stroke-width="{2 * thin:.1f}"/>'
    line = f'<path class="majority" d="{path}" fill="none" stroke="{INK}" stroke-width="{thin:.1f}"/>'
    x, y = points[-1]
    return halo + line, Text(f"{after:,}", x, y - 5 if way > 0 else y + 16, 15, "middle", bold=True)


def _chair(hall: Hall, into: Language) -> str:
    """The chair of whoever presides, at the end of the floor: a sign and not one of the seats."""
    x, y = hall.on(-CHAIR, 0)
    wide, high = 0.9 * hall.unit, max(1.6, hall.floor.lanes) * hall.unit
    name = safe(into.value(worded("chart.chair")))
    return (
        f'<g class="chair" fill="none" stroke="{GREY}" stroke-width="{max(1.2, hall.unit * 0.12):.2f}">'
        f'<title>{name}</title><path d="M{x + wide:.1f} {y - high / 2:.1f}h{-wide:.1f}v{high:.1f}h{wide:.1f}"/></g>'
    )
