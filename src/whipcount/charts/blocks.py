"""Blocks of seats as groups of marks: what a half-round and facing benches draw in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from whipcount.charts.lettering import INK, safe
from whipcount.charts.marks import hatch, marks, style
from whipcount.charts.seating import Block
from whipcount.charts.wording import NOT_KNOWN, word
from whipcount.model.words import Bench
from whipcount.sentences import Language, worded

Point = tuple[float, float]
Link = Callable[[Block], str]


@dataclass(frozen=True, slots=True)
class Look:
    """How seats are drawn in one picture: the radius that a mark may fill, and the name of the hatching."""

    room: float
    pattern: str


def groups(
    placed: Iterable[tuple[Block, Sequence[Point]]], look: Look, into: Language, link: Link | None = None
) -> str:
    """All seats, a group for each block. link: the address that a block opens, for a page."""
    drawn = ""
    for block, points in placed:
        named = safe(into.value(caption(block)))
        drawn += _opening(_group(block, points, look, named), named, link(block) if link else None)
    return f"<defs>{hatch(look.pattern, look.room)}</defs>{drawn}"


def ring(point: Point, room: float) -> str:
    """Around a seat, touching its neighbours' room: it shows another bench on another day."""
    look = f'fill="none" stroke="{INK}" stroke-width="{room * 0.3:.2f}"'
    return f'<circle class="moved" cx="{point[0]:.2f}" cy="{point[1]:.2f}" r="{room:.2f}" {look}/>'


def caption(block: Block) -> str:
    """What a block is, for a reader who points at it."""
    bench = word(block.bench)
    if block.bench in (None, Bench.VACANT):
        return worded("chart.caption.bench", bench=bench, n=block.seats)
    return worded("chart.caption", bench=bench, party=block.party or NOT_KNOWN, n=block.seats)


def _opening(group: str, named: str, address: str | None) -> str:
    """A group of seats as one link, so that a keyboard stops once at each."""
    return group if address is None else f'<a href="{safe(address)}" aria-label="{named}">{group}</a>'


def _group(block: Block, points: Sequence[Point], look: Look, named: str) -> str:
    bench = block.bench.value if block.bench else "in doubt"
    party = f' data-party="{safe(block.party)}"' if block.party else ""
    attributes = style(block.bench, look.room, look.pattern, light=block.light)
    light = ' data-light=""' if block.light else ""
    title = f"<title>{named}</title>"
    return f'<g data-bench="{bench}"{party}{light} {attributes}>{title}{marks(block.bench, points, look.room)}</g>'
