"""The picture of voting power: for each player its share of votes above its share of power, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whipcount.charts.hemicycle import WIDTH, Chart, frame
from whipcount.charts.lettering import PALE, Text, fit, wrap

_MARGIN, _NAMES, _ROW, _BAR = 20, 170, 34, 11
_VOTES, _POWER = "#84939e", "#542788"
_MOST = 60  # rows: a longer picture is read by nobody


class Share(NamedTuple):
    """A player's share of the votes and of the power, both from 0 to 1."""

    name: str
    votes: float
    power: float


def bars(title: str, index: str, shares: Sequence[Share], about: str, unit: str = "votes") -> Chart:
    """Bars for the sixty heaviest players at most; the sentence says of how many, and has every number drawn."""
    drawn = sorted(shares, key=lambda share: -share.votes)[:_MOST]
    longest = max((max(share.votes, share.power) for share in drawn), default=0) or 1
    head = [
        Text(fit(title, 20, WIDTH - 2 * _MARGIN, bold=True), _MARGIN, 36, 20, bold=True),
        Text(f"Above, grey: share of {unit}. Below, violet: {index}.", _MARGIN, 60, 14, ink=PALE),
    ]
    rows = "".join(_row(share, 78 + _ROW * place, longest) for place, share in enumerate(drawn))
    said = _sentence(about, index, drawn, len(shares), unit)
    height = 78 + _ROW * len(drawn) + 14
    return Chart(frame(title, said, "".join(text.svg() for text in head) + rows, height), said)


def _row(share: Share, top: float, longest: float) -> str:
    left, room = _MARGIN + _NAMES, WIDTH - 2 * _MARGIN - _NAMES - 60
    drawn = [line.svg() for line in _name(share.name, top)]
    for place, (value, ink) in enumerate(((share.votes, _VOTES), (share.power, _POWER))):
        across, y = room * value / longest, top + place * (_BAR + 1)
        drawn.append(f'<rect x="{left}" y="{y:.1f}" width="{across:.1f}" height="{_BAR}" fill="{ink}"/>')
        drawn.append(Text(f"{value:.1%}", left + across + 5, y + 9.5, 11, ink=PALE).svg())
    return "".join(drawn)


def _name(name: str, top: float) -> list[Text]:
    """A long name on two lines of smaller letters: cut to one, two parties that begin alike could not be told apart."""
    if fit(name, 14, _NAMES - 10) == name:
        return [Text(name, _MARGIN, top + 16, 14)]
    lines = wrap(name, 12, _NAMES - 10, lines=2)
    return [Text(line, _MARGIN, top + 9 + 14 * place, 12) for place, line in enumerate(lines)]


def _sentence(about: str, index: str, drawn: Sequence[Share], number: int, unit: str) -> str:
    parts = [f"{share.name} {share.votes:.1%} of {unit}, {share.power:.1%} of power" for share in drawn]
    some = f" The {len(drawn)} heaviest of {number}:" if len(drawn) < number else ""
    return f"{about} Power is {index}.{some} {'; '.join(parts)}."
