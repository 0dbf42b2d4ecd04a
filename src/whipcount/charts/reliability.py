"""The picture of reliability: forecasts of a chance beside how often they came true, with exact intervals.

On the slanting line a chance of 70 % came true seven times in ten. The area of a point is the number of days in it. The
lines up and down are intervals as if the days were independent, which days of one crisis are not: they are too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whipcount.charts.hemicycle import Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, wrap
from whipcount.charts.marks import PAPER
from whipcount.forecast.saying import percent
from whipcount.forecast.scores import Bin
from whipcount.forecast.shares import share

_WIDTH, _LEFT, _SIDE, _LINE = 600, 76, 420, 18
_POINT = "#542788"
_TITLE = "How often a chance came true"


class _Square(NamedTuple):
    """Where a chance and a share are drawn."""

    top: float

    def x(self, part: float) -> float:
        return _LEFT + part * _SIDE

    def y(self, part: float) -> float:
        return self.top + (1 - part) * _SIDE


def reliability_chart(bins: Sequence[Bin], about: str) -> Chart:
    """A point for each range of chances. ValueError where there was no forecast."""
    if not bins:
        raise ValueError("no past crisis could be forecast")
    said = f"{_TITLE}. {about} {'; '.join(map(_words, bins))}."
    head = [
        Text(line, 20, 60 + _LINE * n, 13, ink=PALE) for n, line in enumerate(wrap(about, 13, _WIDTH - 40, lines=6))
    ]
    at = _Square(head[-1].y + 46)
    texts = [Text(_TITLE, 20, 36, 22, bold=True), *head, *_axes(at)]
    body = [f'<rect x="{_LEFT}" y="{at.top}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#bbbbbb"/>']
    body.append(f'<path d="M{at.x(0)} {at.y(0)}L{at.x(1)} {at.y(1)}" stroke="{PALE}" stroke-dasharray="5 4"/>')
    beside: list[Text] = []
    for number, each in enumerate(bins):
        body.append(_point(each, at))
        beside.append(_beside(each, at, number))
    body += [_behind(text) for text in beside]  # a label may cross the line of another point
    height = round(at.top + _SIDE + 62)
    return Chart(
        frame(_TITLE, said, "".join(body) + "".join(text.svg() for text in (*texts, *beside)), height, _WIDTH), said
    )


def _axes(at: _Square) -> Iterator[Text]:
    for tenth in range(0, 11, 2):
        yield Text(f"{tenth * 10} %", at.x(tenth / 10), at.top + _SIDE + 20, 13, "middle", ink=PALE)
        yield Text(f"{tenth * 10} %", _LEFT - 8, at.y(tenth / 10) + 4.5, 13, "end", ink=PALE)
    yield Text("chance that was given", at.x(0.5), at.top + _SIDE + 44, 14, "middle")
    yield Text("carried in the end", _LEFT, at.top - 20, 14)


def _point(each: Bin, at: _Square) -> str:
    known = share(each.true, each.forecasts)
    x, radius = at.x(each.mean), min(14.0, 3 + each.forecasts**0.5)
    return (
        f'<path d="M{x:.1f} {at.y(known.low):.1f}V{at.y(known.high):.1f}" stroke="{INK}" stroke-width="1.5"/>'
        f'<circle cx="{x:.1f}" cy="{at.y(each.true / each.forecasts):.1f}" r="{radius:.1f}" fill="{_POINT}"/>'
    )


def _beside(each: Bin, at: _Square, number: int) -> Text:
    """The numbers of a point, toward the middle of the square and each on a line of its own."""
    part = each.true / each.forecasts
    down = 24 + _LINE * (number % 3)
    y = at.y(part) + (down if part > 0.5 else -down)
    right = each.mean < 0.7
    return Text(
        f"{each.true} of {each.forecasts} days",
        at.x(each.mean) + (8 if right else -8),
        y,
        13,
        "start" if right else "end",
    )


def _behind(text: Text) -> str:
    left, top, right, bottom = text.box
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" fill="{PAPER}"/>'


def _words(each: Bin) -> str:
    return f"{percent(each.mean)} on average: {each.true} of {each.forecasts} days"
