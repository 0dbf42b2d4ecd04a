"""The half-round on paper: every seat of every block, and what each block is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, sin

from whipcount.charts.layout import Layout
from whipcount.charts.lettering import safe
from whipcount.charts.marks import hatch, marks, style
from whipcount.charts.seating import Block
from whipcount.charts.wording import NOT_KNOWN
from whipcount.model.words import Bench


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

    def at(self, angle: float, distance: float) -> tuple[float, float]:
        """The point in a direction from the chair, at a distance in the picture's units."""
        return self.x + distance * cos(angle), self.y - distance * sin(angle)


def seats(arc: Arc, blocks: tuple[Block, ...], link: Callable[[Block], str] | None = None) -> str:
    """All seats, a group for each block; ValueError unless they are exactly the house's.

    link: the address that a block opens, for a page.
    """
    drawn = sum(block.seats for block in blocks)
    if drawn != len(arc.layout.seats):
        raise ValueError(f"{drawn:,} seats would be drawn for a house of {len(arc.layout.seats):,}")
    groups = "".join(_opening(block, _group(arc, block, start), link) for start, block in placed(blocks))
    return f"<defs>{hatch(arc.pattern, arc.room)}</defs>{groups}"


def _opening(block: Block, group: str, link: Callable[[Block], str] | None) -> str:
    """A group of seats as one link, so that a keyboard stops once at each."""
    if link is None:
        return group
    return f'<a href="{safe(link(block))}" aria-label="{safe(caption(block))}">{group}</a>'


def placed(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    """Each block with the number of seats to its left."""
    left = 0
    for block in blocks:
        yield left, block
        left += block.seats


def _group(arc: Arc, block: Block, start: int) -> str:
    own = arc.layout.seats[start : start + block.seats]
    places = [(arc.x + seat.x * arc.scale, arc.y - seat.y * arc.scale) for seat in own]
    bench = block.bench.value if block.bench else "in doubt"
    party = f' data-party="{safe(block.party)}"' if block.party else ""
    look = style(block.bench, arc.room, arc.pattern, light=block.light)
    light = ' data-light=""' if block.light else ""
    title = f"<title>{safe(caption(block))}</title>"
    return f'<g data-bench="{bench}"{party}{light} {look}>{title}{marks(block.bench, places, arc.room)}</g>'


def caption(block: Block) -> str:
    """What a block is, for a reader who points at it."""
    if block.bench is None:
        return f"in doubt: {block.seats:,}"
    if block.bench is Bench.VACANT:
        return f"vacant: {block.seats:,}"
    return f"{block.bench.value}, {block.party or NOT_KNOWN}: {block.seats:,}"
