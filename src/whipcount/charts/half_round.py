"""The half-round alone, for a page that has words of its own, and whose seats open to what stands behind them."""

from __future__ import annotations

from collections.abc import Callable, Container

from whipcount.charts.arc import Arc, seats
from whipcount.charts.layout import layout
from whipcount.charts.lettering import INK, safe
from whipcount.charts.majority import line_after, majority_line
from whipcount.charts.seating import Block, seating
from whipcount.charts.wording import sentence
from whipcount.model.count import Count

_WIDTH = 600
_REACH = 290
_TOP = 14


def half_round(count: Count, link: Callable[[Block], str], moved: Container[int] = ()) -> str:
    """The seats of the house and the majority line as SVG, every block of seats a link.

    The colours stand in attributes, which a style sheet may override: `data-bench` and `data-light` say what a group
    is. moved: seats, counted from the left, that get a mark of their own. ValueError as for `hemicycle`.
    """
    arc = Arc(layout(count.seats or 0), _WIDTH / 2, _TOP + _REACH, _REACH)
    drawn = seats(arc, seating(count), link)
    after = line_after(count)
    line = "" if after is None else majority_line(arc, after, 2)[0]
    rings = "".join(_ring(arc, seat) for seat in range(len(arc.layout.seats)) if seat in moved)
    number = (
        f'<text class="size" x="{arc.x}" y="{arc.y - 4}" text-anchor="middle" aria-hidden="true">{count.seats:,}</text>'
    )
    return (
        f'<svg class="house" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_TOP + _REACH + 12}" '
        f'role="group" aria-label="{safe(sentence(count))}">{drawn}{line}{rings}{number}</svg>'
    )


def _ring(arc: Arc, number: int) -> str:
    """Around a seat, touching its neighbours' room."""
    seat = arc.layout.seats[number]
    x, y = arc.x + seat.x * arc.scale, arc.y - seat.y * arc.scale
    look = f'fill="none" stroke="{INK}" stroke-width="{arc.room * 0.3:.2f}"'
    return f'<circle class="moved" cx="{x:.2f}" cy="{y:.2f}" r="{arc.room:.2f}" {look}/>'
