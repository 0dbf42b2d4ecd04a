"""The majority line: after how many seats the votes suffice, and its path between the seats."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.charts.arc import Arc
from whipcount.charts.layout import Layout
from whipcount.charts.lettering import INK
from whipcount.charts.marks import PAPER
from whipcount.model.count import Count
from whipcount.model.words import By

_LONGEST_STEP = 0.3  # a house of one row has no gap between rows to take the line's length from


def line_after(count: Count) -> int | None:
    """After how many seats from the left the line stands.

    Movers and opponents are counted from the opposition's end, a government that must find the votes from its own.
    None where the votes needed or who must find them is not known, or where no house of this size has them.
    """
    threshold = count.threshold
    if threshold is None or threshold.votes is None or threshold.by is None or count.seats is None:
        return None
    if not 0 < threshold.votes <= count.seats:
        return None
    return count.seats - threshold.votes if threshold.by is By.GOVERNMENT else threshold.votes


def majority_line(arc: Arc, after: int, top: float) -> tuple[str, float]:
    """The stepped line between two seats, led straight up to `top`; and the place across at which it arrives."""
    points = [arc.at(angle, distance) for angle, distance in _steps(arc, after)]
    across = points[-1][0]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in [*points, (across, top)])
    thin = max(1.2, min(2.6, arc.room * 0.6))
    halo = f'<path class="halo" d="{path}" fill="none" stroke="{PAPER}" stroke-width="{2 * thin:.1f}"/>'
    return f'{halo}<path class="majority" d="{path}" fill="none" stroke="{INK}" stroke-width="{thin:.1f}"/>', across


def _steps(arc: Arc, after: int) -> Iterator[tuple[float, float]]:
    """Directions and distances from the innermost row outwards: along each row's gap, stepping between rows."""
    half = min(arc.layout.gap, _LONGEST_STEP) / 2 * arc.scale
    for row, radius in enumerate(arc.layout.radii):
        angle = _between(arc.layout, row, after)
        yield angle, radius * arc.scale - half
        yield angle, radius * arc.scale + half
    yield angle, arc.scale + half + 8


def _between(layout: Layout, row: int, after: int) -> float:
    """The direction between the last seat of a row on the line's left and the first on its right."""
    left = [seat.angle for seat in layout.seats[:after] if seat.row == row]
    right = [seat.angle for seat in layout.seats[after:] if seat.row == row]
    beyond = layout.spacing / 2 / layout.radii[row]
    if left and right:
        return (left[-1] + right[0]) / 2
    return left[-1] - beyond if left else right[0] + beyond
