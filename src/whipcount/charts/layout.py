"""Where the seats of a half-round chamber stand: rows of concentric arcs, every seat the same distance apart.

Most parliaments sit in a hemicycle, and newspapers draw one even for those that do not. The layout
follows from the number of seats alone, so two pictures of one house, on two dates, have the same seats
in the same places. The unit is the radius of the outermost row; the speaker's chair is the origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, inf, pi, sin

MOST_SEATS = 3000
_HOLLOW = 0.4  # the innermost row's radius that looks like a chamber
_WIDEST_GAP = 0.3  # with more rows than this allows, a small house looks like scattered coins
_WIDEST_SEAT = 0.2


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: x to the right, y up, its row counted from the innermost, its angle from the right."""

    x: float
    y: float
    row: int
    angle: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The seats from left to right by angle; the least distance between two of them; the rows' radii.

    gap: the distance between rows. A mark within a disc of half of `spacing` touches no other seat.
    """

    seats: tuple[Seat, ...]
    spacing: float
    gap: float
    radii: tuple[float, ...]


@lru_cache(maxsize=32)
def layout(seats: int) -> Layout:
    """The places of exactly `seats` seats, 1 to 3,000; ValueError for any other number."""
    if not 1 <= seats <= MOST_SEATS:
        raise ValueError(f"a chart can be drawn for 1 to {MOST_SEATS:,} seats, not {seats:,}")
    gap, radii = _rows(seats)
    numbers = _share(seats, gap, radii)
    placed = [
        seat
        for row, (radius, number) in enumerate(zip(radii, numbers, strict=True))
        for seat in _arc(row, radius, number)
    ]
    placed.sort(key=_from_left)
    return Layout(tuple(placed), _spacing(gap, radii, numbers), gap, radii)


def _from_left(seat: Seat) -> tuple[float, int]:
    """By angle; seats in one direction from the outermost on the left, to the outermost on the right."""
    return -round(seat.angle, 9), -seat.row if seat.angle > pi / 2 else seat.row


def _rows(seats: int) -> tuple[float, tuple[float, ...]]:
    """The gap between rows and their radii, innermost first: the choice nearest to a chamber's hollow.

    With R rows a gap apart and seats as far apart within a row, the seats number
    sum(pi * radius / gap + 1); solved for the gap, that is pi * R / (seats - R + pi * R * (R - 1) / 2).
    """
    best = _rows_of(seats, 1)
    for rows in range(2, 40):
        gap, radii = _rows_of(seats, rows)
        if gap <= _WIDEST_GAP and abs(radii[0] - _HOLLOW) < abs(best[1][0] - _HOLLOW):
            best = gap, radii
    return best


def _rows_of(seats: int, rows: int) -> tuple[float, tuple[float, ...]]:
    free = seats - rows + pi * rows * (rows - 1) / 2
    gap = pi * rows / free if free > 0 else inf
    return gap, tuple(1 - step * gap if step else 1.0 for step in range(rows - 1, -1, -1))


def _share(seats: int, gap: float, radii: tuple[float, ...]) -> list[int]:
    """How many seats each row has: whole numbers by largest remainder, so that they sum to the house."""
    exact = [pi * radius / gap + 1 for radius in radii]
    numbers = [int(number + 1e-9) for number in exact]
    by_remainder = sorted(range(len(radii)), key=lambda row: numbers[row] - exact[row])
    for row in by_remainder[: seats - sum(numbers)]:
        numbers[row] += 1
    return numbers


def _arc(row: int, radius: float, number: int) -> list[Seat]:
    angles = [pi - pi * place / (number - 1) for place in range(number)] if number > 1 else [pi / 2]
    return [Seat(radius * cos(angle), radius * sin(angle), row, angle) for angle in angles]


def _spacing(gap: float, radii: tuple[float, ...], numbers: list[int]) -> float:
    chords = [
        2 * radius * sin(pi / (2 * (number - 1))) for radius, number in zip(radii, numbers, strict=True) if number > 1
    ]
    return min([_WIDEST_SEAT, gap, *chords])
