"""The picture of a forecast: how likely each number of ayes and of noes is, the votes needed, and the intervals.

A bar for each number of votes; dark bars of the ayes carry the motion. Where the number needed hangs on who turns up
there is no line, and all bars have one shade. Bands under the bars hold 50, 80 and 95 % of the chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from whipcount.charts.hemicycle import Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, balance, width, wrap
from whipcount.forecast.saying import between, percent
from whipcount.model.forecast import Forecast, Spread
from whipcount.model.words import By
from whipcount.sentences import Language, joined, language, worded

WIDE, NARROW = 760, 480  # across; the narrow one can still be read on a phone
_LEFT, _RIGHT, _TALL = 54, 24, 150
_AYES, _NOES, _LIGHT = "#542788", "#7f3d00", {"#542788": "#b9a9dd", "#7f3d00": "#e0a060"}
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_SEEN = 0.001  # of the chance at either end is not drawn


class _Axis(NamedTuple):
    """The numbers of votes that are drawn, from the left to the right."""

    low: int
    high: int
    across: int

    @property
    def right(self) -> float:
        return self.across - _RIGHT

    def x(self, votes: float) -> float:
        return _LEFT + (votes - self.low + 0.5) * self.step

    @property
    def step(self) -> float:
        return (self.right - _LEFT) / (self.high - self.low + 1)


class _Row(NamedTuple):
    """One kind of votes: its key, its distribution, its ink, and the number needed where it is of this kind."""

    into: Language
    name: str
    spread: Spread
    ink: str
    needed: int | None


def distribution(made: Forecast, into: Language | None = None, across: int = WIDE) -> Chart:
    """Draw it; ValueError, with what is missing, where there is no forecast.

    into: the language, English as a rule. across: WIDE or NARROW.
    """
    if made.chance is None or made.ayes is None or made.noes is None:
        raise ValueError(made.sentence)
    tongue = into or language("en")
    said = tongue.value(sentence(made))
    needed, against = _needed(made)
    axis = _axis((made.ayes, made.noes), needed, across)
    title = tongue.value(worded("forecast.picture.chamber"))
    if made.chamber:
        title = f"{made.chamber.name}, {made.chamber.country}"
    head = [
        Text(line, 20, 36 + 27 * place, 24, bold=True)
        for place, line in enumerate(balance(title, 24, across - 40, lines=2, bold=True))
    ]
    when = tongue.value(worded("forecast.picture.day", headline=_headline(made), day=made.as_of))
    under = wrap(when, 16, across - 40, lines=2)
    head += [Text(line, 20, head[-1].y + 24 + 20 * place, 16, ink=PALE) for place, line in enumerate(under)]
    body, texts, top = "", list(head), head[-1].y + 50
    ayes = _Row(tongue, "ayes", made.ayes, _AYES, None if against else needed)
    noes = _Row(tongue, "noes", made.noes, _NOES, needed if against else None)
    for row in (ayes, noes):
        drawn, words, top = _panel(row, axis, top)
        body += drawn
        texts += words
    lines = [line for note in map(tongue.value, _notes(made)) for line in wrap(note, 13, across - 40, lines=3)]
    notes = [Text(line, 20, top + 4 + 18 * n, 13, ink=PALE) for n, line in enumerate(lines)]
    height = round((notes[-1].y if notes else top) + 18)
    return Chart(frame(title, said, body + "".join(text.svg() for text in [*texts, *notes]), height, across), said)


def sentence(made: Forecast) -> str:
    """Every number of the picture, for whoever cannot see it."""
    if made.ayes is None or made.noes is None:
        return made.sentence
    parts = [worded("forecast.picture.stopped", sentence=made.sentence)]
    for key, spread in (("ayes", made.ayes), ("noes", made.noes)):
        votes = worded(f"forecast.{key}")
        spans = {"mean": spread.mean, "half": spread.half, "most": spread.most, "nearly": spread.nearly}
        parts.append(worded("forecast.picture.spread", votes=votes, **spans))
    return joined("", [joined(". ", [*parts, *_notes(made)]), "."])


def _headline(made: Forecast) -> str:
    return worded("forecast.picture.headline", chance=percent(made.chance or 0))


def _notes(made: Forecast) -> list[str]:
    if made.lowest is None or made.highest is None:
        return []
    notes: list[str] = [worded("forecast.picture.right", chances=between(made.lowest, made.highest))]
    if moved := made.moved:
        spans = {"chances": between(moved.lowest, moved.highest), "mean": percent(moved.chance)}
        notes.append(worded("forecast.picture.moved", crises=moved.crises, **spans))
    if pool := made.pooled:
        told = {"outside": pool.outside * 100, "weight": pool.weight, "chance": percent(pool.chance)}
        notes.append(worded("forecast.picture.pooled", name=pool.name, **told))
    return notes


def _needed(made: Forecast) -> tuple[int | None, bool]:
    """The votes needed, and whether they are noes; None where they hang on who turns up, or on vacant seats."""
    threshold = made.threshold
    if threshold is None or threshold.votes is None or threshold.range.width:
        return None, False
    return threshold.votes, threshold.by is By.OPPONENTS


def _axis(spreads: tuple[Spread, ...], needed: int | None, across: int) -> _Axis:
    ends = [end for spread in spreads for end in _ends(spread)] + ([needed] if needed is not None else [])
    return _Axis(max(0, min(ends) - 2), max(ends) + 2, across)


def _ends(spread: Spread) -> tuple[int, int]:
    """Where all but a thousandth at either end lies."""
    low, high, below = 0, len(spread.chances) - 1, 0.0
    while below + spread.chances[low] < _SEEN:
        below += spread.chances[low]
        low += 1
    above = 0.0
    while above + spread.chances[high] < _SEEN:
        above += spread.chances[high]
        high -= 1
    return spread.least + low, spread.least + high


def _panel(row: _Row, axis: _Axis, top: float) -> tuple[str, list[Text], float]:
    """The bars of one kind of vote, its intervals below, and where the next thing begins."""
    into, name, spread, ink, needed = row
    floor = top + _TALL + 10
    tallest = max(spread.chances)
    low, high = _ends(spread)
    bars = []
    for votes in range(low, high + 1):
        tall = spread.chances[votes - spread.least] / tallest * _TALL
        fill = ink if needed is not None and votes >= needed else _LIGHT[ink]
        wide = max(0.4, axis.step * 0.86)
        bars.append(
            f'<rect x="{axis.x(votes) - wide / 2:.2f}" y="{floor - tall:.2f}" width="{wide:.2f}" '
            f'height="{tall:.2f}" fill="{fill}"/>'
        )
    texts = [Text(into.value(worded(f"forecast.{name}")), _LEFT, top + 8, 15, bold=True), *_ticks(axis, floor, into)]
    line = f'<path d="M{_LEFT} {floor:.1f}H{axis.right}" stroke="{INK}" stroke-width="1"/>'
    if needed is not None:
        x = axis.x(needed) - axis.step / 2
        line += (
            f'<path d="M{x:.1f} {top - 16:.1f}V{floor:.1f}" stroke="{INK}" stroke-width="2" stroke-dasharray="6 3"/>'
        )
        side = "end" if x > axis.across * 0.7 else "start"
        words = into.value(worded("forecast.picture.needed", n=needed))
        texts.append(Text(words, x + (-6 if side == "end" else 6), top - 5, 14, side, bold=True))
    bands, numbers, bottom = _intervals(spread, axis, ink, floor + 30, into)
    return line + "".join(bars) + bands, [*texts, *numbers], bottom + 24


def _ticks(axis: _Axis, floor: float, into: Language) -> Iterator[Text]:
    step = next((step for step in _ROUND if (axis.high - axis.low) <= step * axis.across / 95), axis.high - axis.low)
    first = -(-axis.low // step) * step
    for votes in range(first, axis.high + 1, step):
        yield Text(into.value(votes, ","), axis.x(votes), floor + 17, 13, "middle", ink=PALE)


class _Bar(NamedTuple):
    """An interval as a bar: where it begins and ends, and the words that go with it."""

    left: float
    right: float
    words: str

    def beside(self, axis: _Axis) -> tuple[float, str] | None:
        """Where the words stand at its right or left end, and their anchor; None where they would leave the picture."""
        wide = width(self.words, 13)
        if self.right + 8 + wide < axis.across - 4:
            return self.right + 8, "start"
        return (self.left - 8, "end") if self.left - 8 - wide > 4 else None


def _intervals(spread: Spread, axis: _Axis, ink: str, top: float, into: Language) -> tuple[str, list[Text], float]:
    """A bar for each interval, its numbers beside it or, where one of them has no room there, over it; and the end."""
    bars = []
    for share, span in ((50, spread.half), (80, spread.most), (95, spread.nearly)):
        low, high = max(span.low, axis.low), min(span.high, axis.high)
        words = into.value(worded("forecast.picture.interval", share=share, votes=span))
        bars.append(_Bar(axis.x(low) - axis.step / 2, axis.x(high) + axis.step / 2, words))
    over = any(bar.beside(axis) is None for bar in bars)
    apart = 30 if over else 18
    drawn, texts = [], []
    for place, bar in enumerate(bars):
        y = top + apart * place + (14 if over else 0)
        drawn.append(
            f'<rect x="{bar.left:.1f}" y="{y:.1f}" width="{bar.right - bar.left:.1f}" height="8" fill="{ink}" '
            f'fill-opacity="{0.9 - 0.27 * place:.2f}"/>'
        )
        x, anchor = bar.beside(axis) or (0, "")
        if over:
            texts.append(Text(bar.words, (bar.left + bar.right) / 2, y - 4, 13, "middle"))
        else:
            texts.append(Text(bar.words, x, y + 8.5, 13, anchor))
    return "".join(drawn), texts, top + apart * len(bars) + (14 if over else 0)
