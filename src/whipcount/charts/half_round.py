"""The half-round alone, for a page that has words of its own, and whose seats open to what stands behind them."""

from __future__ import annotations

from collections.abc import Container

from whipcount.charts.arc import Arc, seats
from whipcount.charts.blocks import Link, ring
from whipcount.charts.layout import layout
from whipcount.charts.lettering import safe
from whipcount.charts.majority import line_after, majority_line
from whipcount.charts.seating import Block, seating
from whipcount.charts.wording import sentence
from whipcount.model.count import Count
from whipcount.sentences import Language, language

_WIDTH = 600
_REACH = 290
_TOP = 14


def half_round(
    count: Count,
    link: Link,
    moved: Container[int] = (),
    into: Language | None = None,
    blocks: tuple[Block, ...] | None = None,
) -> str:
    """The seats of the house and the majority line as SVG, every block of seats a link.

    The colours stand in attributes, which a style sheet may override: `data-bench` and `data-light` say what a group
    is. moved: seats, counted from the left, that get a mark of their own. ValueError as for `hemicycle`.
    into: the language of names for whoever cannot see it. blocks: who sits where, from left to right, if not as
    `seating` has it.
    """
    tongue = into or language("en")
    arc = Arc(layout(count.seats or 0), _WIDTH / 2, _TOP + _REACH, _REACH)
    drawn = seats(arc, seating(count) if blocks is None else blocks, tongue, link)
    after = line_after(count)
    line = "" if after is None else majority_line(arc, after, 2)[0]
    rings = "".join(
        ring(point, arc.room) for seat, point in enumerate(arc.points(0, count.seats or 0)) if seat in moved
    )
    size = tongue.value(count.seats or 0, ",")
    number = f'<text class="size" x="{arc.x}" y="{arc.y - 4}" text-anchor="middle" aria-hidden="true">{size}</text>'
    return (
        f'<svg class="house" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_TOP + _REACH + 12}" '
        f'role="group" aria-label="{safe(sentence(count, tongue))}">{drawn}{line}{rings}{number}</svg>'
    )
