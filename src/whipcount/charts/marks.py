"""The mark of one seat: shape, fill and pattern, so that no reader depends on colour.

The two sides take hues that readers with any colour vision tell apart and that stand for no party; two
shades alternate between neighbouring parties. Opposition seats are circles, government seats rounded
squares, crossbench seats diamonds; vacant seats are hollow and dashed, seats in doubt hatched hexagons.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from whipcount.model.words import Bench

DARK = {Bench.OPPOSITION: "#542788", Bench.GOVERNMENT: "#7f3d00", Bench.CROSSBENCH: "#3d4f5c"}
LIGHT = {Bench.OPPOSITION: "#9b86c9", Bench.GOVERNMENT: "#d27a1e", Bench.CROSSBENCH: "#84939e"}
GREY = "#666666"
PAPER = "#ffffff"


def hatch(name: str, room: float) -> str:
    """The definition of the hatching for seats of the given radius."""
    step = max(room / 1.6, 0.6)
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{step:.2f}" height="{step:.2f}" '
        f'patternTransform="rotate(45)"><rect width="{step:.2f}" height="{step:.2f}" fill="{PAPER}"/>'
        f'<rect width="{step * 0.45:.2f}" height="{step:.2f}" fill="{GREY}"/></pattern>'
    )


def style(bench: Bench | None, room: float, pattern: str, *, light: bool = False) -> str:
    """The fill and outline of a group of marks, as attributes."""
    if bench is None:
        return f'fill="url(#{pattern})" stroke="{GREY}" stroke-width="{room * 0.14:.2f}"'
    if bench is Bench.VACANT:
        dash = room * 0.5
        return f'fill="{PAPER}" stroke="{GREY}" stroke-width="{room * 0.2:.2f}" stroke-dasharray="{dash:.2f}"'
    return f'fill="{(LIGHT if light else DARK)[bench]}"'


def marks(bench: Bench | None, places: Iterable[tuple[float, float]], room: float, name: str = "seat") -> str:
    """One mark at each place; none leaves the disc of radius `room` around it."""
    draw = _SHAPES[bench]
    return "".join(f'<{draw(x, y, room)} class="{name}"/>' for x, y in places)


def _circle(x: float, y: float, room: float) -> str:
    return f'circle cx="{x:.2f}" cy="{y:.2f}" r="{room * 0.88:.2f}"'


def _hollow(x: float, y: float, room: float) -> str:
    return f'circle cx="{x:.2f}" cy="{y:.2f}" r="{room * 0.76:.2f}"'


def _square(x: float, y: float, room: float) -> str:
    half = room * 0.8
    return (
        f'rect x="{x - half:.2f}" y="{y - half:.2f}" width="{2 * half:.2f}" height="{2 * half:.2f}" '
        f'rx="{room * 0.36:.2f}"'
    )


def _diamond(x: float, y: float, room: float) -> str:
    return f'path d="M{x:.2f} {y - room:.2f}l{room:.2f} {room:.2f} {-room:.2f} {room:.2f} {-room:.2f} {-room:.2f}z"'


def _hexagon(x: float, y: float, room: float) -> str:
    points = " ".join(
        f"{x + 0.9 * room * sin(turn * pi / 3):.2f},{y - 0.9 * room * cos(turn * pi / 3):.2f}" for turn in range(6)
    )
    return f'polygon points="{points}"'


_SHAPES = {
    Bench.OPPOSITION: _circle,
    Bench.GOVERNMENT: _square,
    Bench.CROSSBENCH: _diamond,
    Bench.VACANT: _hollow,
    None: _hexagon,
}
