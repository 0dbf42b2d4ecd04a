"""A house in the shape that is asked for, as a half-round or as facing benches, for a page."""

from __future__ import annotations

from collections.abc import Container

from whipcount.charts.arc import placed
from whipcount.charts.blocks import Link
from whipcount.charts.facing import occupied
from whipcount.charts.facing_benches import facing_benches
from whipcount.charts.floor import floor
from whipcount.charts.half_round import half_round
from whipcount.charts.seating import Block, seating
from whipcount.model.count import Count
from whipcount.model.words import Bench, Shape
from whipcount.sentences import Language


def shape_of(count: Count, asked: Shape | None = None) -> Shape:
    """The shape that was asked for, else the one in which this house sits, else a hemicycle."""
    own = count.chamber.shape if count.chamber else None
    return asked or own or Shape.HEMICYCLE


def drawn(  # noqa: PLR0913, PLR0917 - a house, how it is drawn, and in whose words
    count: Count,
    shape: Shape,
    link: Link,
    moved: Container[int] = (),
    into: Language | None = None,
    blocks: tuple[Block, ...] | None = None,
) -> str:
    """The house as SVG, every block a link. moved: places, as in `by_place`, with a ring. ValueError as for charts.

    into: the language of names for whoever cannot see it, English when none is given. blocks: who sits where, if not as
    `seating` has it.
    """
    draw = facing_benches if shape is Shape.BENCHES else half_round
    return draw(count, link, moved, into, blocks)


def places(seats: int, shape: Shape, blocks: tuple[Block, ...]) -> list[tuple[Block, list[int]]]:
    """The places that each block takes in a house of so many seats."""
    if shape is Shape.BENCHES:
        return floor(seats).taken(blocks)
    return [(block, [*range(start, start + block.seats)]) for start, block in placed(blocks)]


def by_place(count: Count, shape: Shape) -> dict[int, Bench | None]:
    """The bench that each place of the drawing shows; None for a seat in doubt. Places are the same on every day."""
    blocks = seating(count)
    if shape is Shape.BENCHES:
        return occupied(floor(count.seats or 0), blocks)
    return dict(enumerate(block.bench for block in blocks for _ in range(block.seats)))
