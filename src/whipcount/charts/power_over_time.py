"""The picture of power over time: a strip for each party, its share as a stepped line, a gap where it cannot be told.

Strips share one scale and need no colours. Each has its numbers where the line moves; each day on which it moves has a
number on top and its words below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from whipcount.charts.hemicycle import Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, fit, width, wrap
from whipcount.model.prose import day_in_words

_WIDTH, _LEFT, _RIGHT = 760, 150, 24
_STRIP, _TALL = 46, 26
_MOST = 40  # strips: a longer picture is read by nobody
_LINE = 17
Shares = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class _Scale:
    days: int
    most: float
    top: float

    def x(self, day: float) -> float:
        return _LEFT + day * (_WIDTH - _LEFT - _RIGHT) / max(1, self.days)

    def y(self, strip: int, share: float) -> float:
        return self.top + _STRIP * (strip + 1) - 8 - _TALL * share / (self.most or 1)


def strips(
    title: str, about: str, days: Sequence[date], shares: Mapping[str, Shares], turns: Mapping[date, str]
) -> Chart:
    """Draw the shares of each party, from 0 to 1 or None, day by day; the sentence has every number of it.

    turns: what became known, in words, on each day that is marked. ValueError when no share is known on any day.
    """
    drawn = _strongest(shares)
    known = [share for name in drawn for share in shares[name] if share is not None]
    if not known:
        raise ValueError("on no day the power of the parties can be told")
    heads = [Text(line, 20, 36 + 25 * at, 20, bold=True) for at, line in enumerate(wrap(title, 20, 720, lines=2))]
    when = f"{day_in_words(days[0])} to {day_in_words(days[-1])}"
    gaps = ["Where there is no line, it cannot be told."] if any(None in shares[name] for name in drawn) else []
    lines = [Text(line, 20, heads[-1].y + 24 + 19 * at, 14, ink=PALE) for at, line in enumerate([about, *gaps, when])]
    scale = _Scale(len(days), max(known), lines[-1].y + 44)
    bottom = scale.top + _STRIP * len(drawn)
    body, texts = [], [*heads, *lines]
    for number, day in enumerate(sorted(turns), 1):
        x = scale.x(days.index(day))
        body.append(
            f'<path d="M{x:.1f} {scale.top}V{bottom}" stroke="{PALE}" stroke-width="1" stroke-dasharray="2 3"/>'
        )
        texts.append(Text(str(number), x, scale.top - 6, 12, "middle", bold=True))
    for at, name in enumerate(drawn):
        numbers = [*_numbers(at, shares[name], scale)]
        body += [*map(_ground, numbers), _strip(at, shares[name], scale)]
        texts += [Text(fit(name, 14, _LEFT - 30), 20, scale.y(at, 0), 14), *numbers]
    texts += _below(turns, bottom + 24)
    said = _sentence(title, about, days, {name: shares[name] for name in drawn}, turns, len(shares))
    height = round(max(text.y for text in texts) + 22)
    return Chart(frame(title, said, "".join(body) + "".join(text.svg() for text in texts), height, _WIDTH), said)


def _strongest(shares: Mapping[str, Shares]) -> list[str]:
    """As many as are drawn, in the order given: those who have the largest share on any day."""
    order = sorted(shares, key=lambda name: -max((share or 0 for share in shares[name]), default=0))
    kept = set(order[:_MOST])
    return [name for name in shares if name in kept]


def _strip(at: int, shares: Shares, scale: _Scale) -> str:
    base = f'<path d="M{_LEFT} {scale.y(at, 0):.1f}H{_WIDTH - _RIGHT}" stroke="#dddddd" stroke-width="1"/>'
    steps = "".join(
        f"M{scale.x(start):.1f} {scale.y(at, share):.1f}H{scale.x(end):.1f}" for start, end, share in _runs(shares)
    )
    joins = "".join(
        f"M{scale.x(end):.1f} {scale.y(at, share):.1f}V{scale.y(at, after):.1f}"
        for (_, end, share), (start, _, after) in pairwise(_runs(shares))
        if end == start
    )
    return f'{base}<path d="{steps}{joins}" fill="none" stroke="{INK}" stroke-width="2"/>'


def _ground(number: Text) -> str:
    """White below a number, so that no dotted line runs through it; what is drawn later stays."""
    left, top, right, bottom = number.box
    across, down = right - left, bottom - top
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{across:.1f}" height="{down:.1f}" fill="#ffffff"/>'


def _numbers(at: int, shares: Shares, scale: _Scale) -> Iterator[Text]:
    """The number of each step, where there is room for it: after the last number, and below no higher step."""
    taken, runs = 0.0, [*_runs(shares)]
    for start, _, share in runs:
        words, x = f"{share:.1%}", scale.x(start) + 3
        end = x + width(words, 11)
        over = any(scale.x(later) < end and after > share for later, _, after in runs if later > start)
        if x >= taken and end <= _WIDTH and not over:
            yield Text(words, x, scale.y(at, share) - 4, 11, ink=PALE)
            taken = end + 2


def _runs(shares: Shares) -> Iterator[tuple[int, int, float]]:
    """Stretches of days with one known share: first day, the day after the last, share."""
    start = 0
    for day in range(1, len(shares) + 1):
        if day == len(shares) or shares[day] != shares[start]:
            if (share := shares[start]) is not None:
                yield start, day, share
            start = day


def _below(turns: Mapping[date, str], top: float) -> Iterator[Text]:
    y = top
    for number, day in enumerate(sorted(turns), 1):
        yield Text(str(number), 34, y, 13, "end", bold=True)
        words = f"{day_in_words(day)}: {turns[day]}" if turns[day] else day_in_words(day)
        for line in wrap(words, 13, _WIDTH - 42 - _RIGHT, lines=3):
            yield Text(line, 42, y, 13)
            y += _LINE


def _sentence(  # noqa: PLR0913, PLR0917 - what is drawn, in the order of the picture
    title: str, about: str, days: Sequence[date], shares: Mapping[str, Shares], turns: Mapping[date, str], number: int
) -> str:
    parts = [title, about.rstrip(".")]
    if len(shares) < number:
        parts.append(f"The {len(shares)} strongest of {number}")
    for name, own in shares.items():
        steps = [f"{share:.1%} from {day_in_words(days[start])}" for start, _, share in _runs(own)]
        gap = " (not known on some days)" if None in own else ""
        parts.append(f"{name}{gap}: {', '.join(steps) or 'not known'}")
    parts += [f"{day_in_words(day)}: {turns[day]}" for day in sorted(turns) if turns[day]]
    return ". ".join(parts) + "."
