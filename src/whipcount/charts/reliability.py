"""The picture of reliability: a square for each way to forecast, its chances beside how often they came true.

On the slanting line a chance of 70 % came true seven times in ten. A larger point stands for more days. The lines up
and down are exact intervals as if days were independent, which days of one crisis are not: they are too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from whipcount.charts.hemicycle import Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, fit, wrap
from whipcount.charts.marks import PAPER
from whipcount.forecast.saying import percent
from whipcount.forecast.scores import Bin
from whipcount.forecast.shares import share

_WIDTH, _LEFT, _SIDE, _ACROSS, _DOWN, _LINE = 640, 62, 220, 318, 306, 15
_POINT = "#542788"
_TITLE = "How often a chance came true"


class _Square(NamedTuple):
    """Where a chance and a share are drawn."""

    left: float
    top: float

    def x(self, part: float) -> float:
        return self.left + part * _SIDE

    def y(self, part: float) -> float:
        return self.top + (1 - part) * _SIDE


def reliability_chart(ways: Mapping[str, Sequence[Bin]], about: str) -> Chart:
    """A square for each way, by its name. ValueError where there was no forecast."""
    if not any(ways.values()):
        raise ValueError("no past crisis could be forecast")
    said = f"{_TITLE}. {about} {'. '.join(f'{_capital(way)}: {_all(bins)}' for way, bins in ways.items())}."
    head = [Text(line, 20, 60 + 18 * n, 13, ink=PALE) for n, line in enumerate(wrap(about, 13, _WIDTH - 40, lines=6))]
    texts, body = [Text(_TITLE, 20, 36, 22, bold=True), *head], ""
    top = head[-1].y + 58
    for place, (way, bins) in enumerate(ways.items()):
        at = _Square(_LEFT + _ACROSS * (place % 2), top + _DOWN * (place // 2))
        body += _drawn(bins, at)
        texts += [
            Text(fit(_capital(way), 12.5, _SIDE + 70, bold=True), at.left, at.top - 14, 12.5, bold=True),
            *_axes(at),
        ]
    body += "".join(text.svg() for text in texts)
    height = round(top + _DOWN * (-(-len(ways) // 2)) - 20)
    return Chart(frame(_TITLE, said, body, height, _WIDTH), said)


def _drawn(bins: Sequence[Bin], at: _Square) -> str:
    """The square of one way; a label may cross the line of another point, so it stands on paper."""
    made = [f'<rect x="{at.left}" y="{at.top}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#bbbbbb"/>']
    made.append(f'<path d="M{at.x(0)} {at.y(0)}L{at.x(1)} {at.y(1)}" stroke="{PALE}" stroke-dasharray="5 4"/>')
    made += [_point(each, at) for each in bins]
    labels = [_beside(each, at, number) for number, each in enumerate(bins)]
    return "".join([*made, *map(_behind, labels), *(label.svg() for label in labels)])


def _axes(at: _Square) -> Iterator[Text]:
    for part in (0, 0.5, 1):
        yield Text(f"{part * 100:.0f} %", at.x(part), at.top + _SIDE + 17, 12, "middle", ink=PALE)
        yield Text(f"{part * 100:.0f} %", at.left - 6, at.y(part) + 4.5, 12, "end", ink=PALE)
    yield Text("chance given; up: carried in the end", at.x(0.5), at.top + _SIDE + 34, 12, "middle", ink=PALE)


def _point(each: Bin, at: _Square) -> str:
    known = share(each.true, each.forecasts)
    x, radius = at.x(each.mean), min(9.0, 2 + each.forecasts**0.5)
    return (
        f'<path d="M{x:.1f} {at.y(known.low):.1f}V{at.y(known.high):.1f}" stroke="{INK}" stroke-width="1.5"/>'
        f'<circle cx="{x:.1f}" cy="{at.y(each.true / each.forecasts):.1f}" r="{radius:.1f}" fill="{_POINT}"/>'
    )


def _beside(each: Bin, at: _Square, number: int) -> Text:
    """The numbers of a point, toward the middle of the square and each on a line of its own."""
    part = each.true / each.forecasts
    down = 20 + _LINE * (number % 3)
    y = at.y(part) + (down if part > 0.5 else -down)
    right = each.mean < 0.6
    words = f"{each.true} of {each.forecasts}"
    return Text(words, at.x(each.mean) + (7 if right else -7), y, 12, "start" if right else "end")


def _behind(text: Text) -> str:
    left, top, right, bottom = text.box
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" fill="{PAPER}"/>'


def _all(bins: Sequence[Bin]) -> str:
    return "; ".join(map(_words, bins)) or "no day"


def _words(each: Bin) -> str:
    return f"{percent(each.mean)} on average: {each.true} of {each.forecasts} days"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
