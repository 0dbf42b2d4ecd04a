"""Facing benches alone, for a page that has words of its own, and whose seats open to what stands behind them."""

from __future__ import annotations

from collections.abc import Container

from whipcount.charts.blocks import Link, ring
from whipcount.charts.facing import Hall, needed_line, reached, sides
from whipcount.charts.floor import floor
from whipcount.charts.lettering import safe
from whipcount.charts.seating import Block, seating
from whipcount.charts.wording import sentence
from whipcount.model.count import Count
from whipcount.sentences import Language, language

_WIDTH = 600
_MARGIN = 6
_ABOVE = 28  # room for the number over the line
_LARGEST = 44  # a small house does not fill the width with coins


def facing_benches(
    count: Count,
    link: Link,
    moved: Container[int] = (),
    into: Language | None = None,
    blocks: tuple[Block, ...] | None = None,
) -> str:
    """The seats of the house, the chair and the line of the votes needed as SVG, every block of seats a link.

    moved: places, by their number on the floor, that get a mark of their own. ValueError as for `hemicycle`.
    into, blocks: as in `half_round`.
    """
    tongue = into or language("en")
    plan = floor(count.seats or 0)
    unit = min(_LARGEST, (_WIDTH - 2 * _MARGIN) / plan.width)
    high = plan.height * unit + 2 * _ABOVE
    hall = Hall(plan, (_WIDTH - plan.width * unit) / 2, high / 2, unit)
    blocks = seating(count) if blocks is None else blocks
    drawn = sides(hall, blocks, count.seats or 0, tongue, link)
    need = reached(count, plan)
    line, number = needed_line(hall, *need) if need else ("", None)
    places = [place for _, own in plan.taken(blocks) for place in own if place in moved]
    rings = "".join(ring(hall.on(*plan.at(place)), hall.look.room) for place in places)
    said = safe(sentence(count, tongue))
    return (
        f'<svg class="house benches" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {high:.0f}" '
        f'role="group" aria-label="{said}">{drawn}{line}{number.svg() if number else ""}{rings}</svg>'
    )
