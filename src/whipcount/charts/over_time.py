"""The picture of a crisis over time: both sides' bands day by day, the votes needed, and what happened when.

The dark strip of a side is its plausible band, the pale one around it what is possible; a strip of one seat is drawn
as a line. The votes needed stand as a stepped line, for the law or the reports may change them. Each event has a number
on the axis and its words below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whipcount.charts.hemicycle import Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, balance, wrap
from whipcount.charts.marks import DARK, LIGHT, PAPER
from whipcount.charts.wording import house, word
from whipcount.model.count import BenchCount
from whipcount.model.days import CountedDay
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import Language, joined, language, worded

_WIDTH, _LEFT, _RIGHT = 760, 54, 24
_TALL = 300
_SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
_DASH = {Bench.GOVERNMENT: "", Bench.OPPOSITION: ' stroke-dasharray="7 3"'}
_LEAST_APART = 15  # between two numbers on the axis
_TICKS = 6
_LINE = 17
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a number of seats are drawn."""

    days: int
    low: int
    high: int
    top: float

    def x(self, day: float) -> float:
        return _LEFT + day * (_WIDTH - _LEFT - _RIGHT) / max(1, self.days)

    def y(self, seats: float) -> float:
        return self.top + (self.high - seats) * _TALL / max(1, self.high - self.low)


def over_time(days: Sequence[CountedDay], into: Language | None = None) -> Chart:
    """Draw the bands of the government and the opposition over the days; ValueError when no day has either.

    into: the language, English as a rule.
    """
    tongue = into or language("en")
    drawn = [day for day in days if any(side in day.count.benches for side in _SIDES)]
    if not drawn:
        raise ValueError("on no day a side can be counted")
    title, when = tongue.value(house(days[-1].count)), tongue.value(_span(days))
    head = [Text(line, 20, 36 + 27 * place, 24, bold=True) for place, line in enumerate(_lines(title))]
    top = head[-1].y + 66
    scale, needed = _Scale(len(days), *_reach(days), top), any(_steps(days))
    texts = [*head, Text(when, 20, head[-1].y + 24, 16, ink=PALE), *_key(head[-1].y + 46, tongue, needed=needed)]
    axis, at_axis = _axis(days, scale, tongue)
    numbers, below = _numbered(days, scale, tongue)
    body = "".join([axis, *_bands(days, scale), _needed(days, scale), *_outlines(days, scale), *numbers])
    texts += [*at_axis, *below]
    said = tongue.value(sentence(days))
    height = round(max(text.y for text in texts) + 22)
    swatches = _swatches(head[-1].y + 46, needed=needed)
    return Chart(frame(title, said, body + swatches + "".join(t.svg() for t in texts), height, _WIDTH), said)


def sentence(days: Sequence[CountedDay]) -> str:
    """The picture in words: each change of a plausible band with its day, the votes needed, and the events."""
    parts: list[str] = [worded("event.course.title", house=house(days[-1].count), days=_span(days))]
    before: str = ""
    for day in days:
        known = {side: day.count.benches[side].plausible for side in _known(day.count)}
        bands = joined(", ", [worded("chart.number", who=word(side), seats=seats) for side, seats in known.items()])
        if bands and day.events:
            parts.append(worded("event.course.happened", day=day.day, bands=bands, events=_events(day)))
        elif bands and bands != before:
            parts.append(worded("event.course.day", day=day.day, bands=bands))
        before = bands
    votes = [worded("event.course.votes", votes=votes, day=days[start].day) for start, _, votes in _steps(days)]
    needed = joined(", ", votes) or worded("event.course.unknown")
    return worded("chart.whole", parts=joined(". ", [*parts, worded("event.course.needed", votes=needed)]))


def _span(days: Sequence[CountedDay]) -> str:
    return worded("event.course.days", first=days[0].day, last=days[-1].day)


def _events(day: CountedDay) -> str:
    return joined("; ", [event.label for event in day.events])


def _lines(title: str) -> list[str]:
    return balance(title, 24, _WIDTH - 40, lines=2, bold=True)


def _known(count: BenchCount) -> list[Bench]:
    return [side for side in _SIDES if side in count.benches]


def _reach(days: Sequence[CountedDay]) -> tuple[int, int]:
    """The least and the most seats that must find room, in round numbers."""
    bands = [day.count.benches[side] for day in days for side in _known(day.count)]
    numbers = [end for band in bands for end in (band.possible.low, band.possible.high)]
    numbers += [votes for *_, votes in _steps(days)]
    step = _step(max(numbers) - min(numbers))
    return min(numbers) // step * step, -(-max(numbers) // step) * step or step


def _step(width: int) -> int:
    """The distance of the lines of the axis: 1, 2 or 5 times a power of ten."""
    for step in _ROUND:
        if width <= step * _TICKS:
            return step
    return width


def _axis(days: Sequence[CountedDay], scale: _Scale, into: Language) -> tuple[str, list[Text]]:
    """Lines across at round numbers, and days below."""
    step = _step(scale.high - scale.low)
    lines, texts = [], []
    for seats in range(scale.low, scale.high + 1, step):
        y = scale.y(seats)
        lines.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#dddddd" stroke-width="1"/>')
        texts.append(Text(into.value(seats, ","), _LEFT - 8, y + 4.5, 13, "end", ink=PALE))
    every = max(1, -(-len(days) // 7))
    for number in range(0, len(days), every):
        day = days[number].day
        texts.append(
            Text(into.grammar.short_day(day), scale.x(number + 0.5), scale.top + _TALL + 20, 13, "middle", ink=PALE)
        )
    return "".join(lines), texts


def _bands(days: Sequence[CountedDay], scale: _Scale) -> Iterator[str]:
    """Possible under plausible."""
    for possible in (True, False):
        for side in _SIDES:
            for start, ranges in _runs([_range(day.count, side, possible=possible) for day in days]):
                yield _strip(start, ranges, scale, *((LIGHT[side], 0.28) if possible else (DARK[side], 0.55)))


def _outlines(days: Sequence[CountedDay], scale: _Scale) -> Iterator[str]:
    for side in _SIDES:
        for start, ranges in _runs([_range(day.count, side, possible=False) for day in days]):
            yield _edges(start, ranges, scale, side)


def _range(count: BenchCount, side: Bench, *, possible: bool) -> Range | None:
    band = count.benches.get(side)
    return None if band is None else band.possible if possible else band.plausible


def _runs(spans: Sequence[Range | None]) -> Iterator[tuple[int, list[Range]]]:
    """Stretches of days on which the side is counted."""
    start, run = 0, list[Range]()
    for number, span_ in enumerate([*spans, None]):
        if span_ is None:
            if run:
                yield start, run
            start, run = number + 1, []
        else:
            run.append(span_)


def _strip(start: int, ranges: Sequence[Range], scale: _Scale, colour: str, opacity: float) -> str:
    upper = [(start + n + edge, r.high + 0.5) for n, r in enumerate(ranges) for edge in (0, 1)]
    lower = [(start + n + edge, r.low - 0.5) for n, r in enumerate(ranges) for edge in (0, 1)]
    points = "L".join(f"{scale.x(day):.1f} {scale.y(seats):.1f}" for day, seats in [*upper, *reversed(lower)])
    return f'<path class="band" d="M{points}z" fill="{colour}" fill-opacity="{opacity}"/>'


def _edges(start: int, ranges: Sequence[Range], scale: _Scale, side: Bench) -> str:
    """The outline of a band, dashed for the opposition: an edge of one seat is a line of its own."""
    upper = [(start + n + edge, r.high) for n, r in enumerate(ranges) for edge in (0, 1)]
    drawn = [upper, *([(start + day, seats) for day, seats in line] for line in _lower(ranges))]
    path = "".join("M" + "L".join(f"{scale.x(day):.1f} {scale.y(seats):.1f}" for day, seats in line) for line in drawn)
    return f'<path d="{path}" fill="none" stroke="{DARK[side]}" stroke-width="2"{_DASH[side]}/>'


def _lower(ranges: Sequence[Range]) -> Iterator[list[tuple[int, int]]]:
    """The lower edge where it is not the upper one, down from there and up to it again: two broken lines in one place
    would fill each other's gaps."""
    line: list[tuple[int, int]] = []
    for n, (before, now) in enumerate(zip([None, *ranges], [*ranges, None], strict=True)):
        if now and now.width:
            line += [(n, before.high)] if not line and before and before.high > now.low else []
            line += [(n, now.low), (n + 1, now.low)]
        elif line:
            yield [*line, *([(n, now.high)] if now and now.high > line[-1][1] else [])]
            line = []


def _steps(days: Sequence[CountedDay]) -> Iterator[tuple[int, int, int]]:
    """From which day to which how many votes are needed, where that is one number."""
    votes = [day.count.threshold.votes if day.count.threshold else None for day in days]
    start = 0
    for number in range(1, len(votes) + 1):
        if number == len(votes) or votes[number] != votes[start]:
            if (needed := votes[start]) is not None:
                yield start, number, needed
            start = number


def _needed(days: Sequence[CountedDay], scale: _Scale) -> str:
    path = "".join(f"M{scale.x(a):.1f} {scale.y(votes):.1f}H{scale.x(b):.1f}" for a, b, votes in _steps(days))
    if not path:
        return ""
    halo = f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="3.6"/>'
    return f'{halo}<path class="majority" d="{path}" fill="none" stroke="{INK}" stroke-width="2.2"/>'


def _numbered(days: Sequence[CountedDay], scale: _Scale, into: Language) -> tuple[list[str], list[Text]]:
    """A number on the axis for each day with events, and the events under their numbers."""
    marks: list[str] = []
    texts: list[Text] = []
    places = [scale.x(place + 0.5) for place, day in enumerate(days) if day.events]
    rows, under = _rows(places), scale.top + _TALL + 36
    y = under + 13 * max([1, *rows]) + 13
    for number, (day, x, row) in enumerate(zip([d for d in days if d.events], places, rows, strict=True), 1):
        line = f"M{x:.1f} {scale.top}V{scale.top + _TALL}"
        marks.append(f'<path d="{line}" stroke="{PALE}" stroke-width="1" stroke-dasharray="2 3"/>')
        texts.append(Text(str(number), x, under + 13 * row, 12, "middle", bold=True))
        words = into.value(worded("event.course.events", day=day.day, events=_events(day)))
        texts.append(Text(str(number), 34, y, 13, "end", bold=True))
        for text in wrap(words, 13, _WIDTH - 42 - _RIGHT, lines=3):
            texts.append(Text(text, 42, y, 13))
            y += _LINE
    return marks, texts


def _rows(places: Sequence[float]) -> list[int]:
    """The row of each number on the axis: the first one in which the number before it is far enough away."""
    last: list[float] = []
    found = []
    for x in places:
        row = next((row for row, before in enumerate(last) if x - before >= _LEAST_APART), len(last))
        last[row : row + 1] = [x]
        found.append(row)
    return found


def _key(y: float, into: Language, *, needed: bool) -> list[Text]:
    """The words of the key. needed: whether a line of the votes needed is drawn."""
    texts = [
        Text(into.value(word(Bench.GOVERNMENT)), 44, y, 13),
        Text(into.value(word(Bench.OPPOSITION)), 180, y, 13),
        Text(into.value(worded("event.key.shades")), 300, y, 13, ink=PALE),
    ]
    return [*texts, Text(into.value(worded("event.key.votes")), 590, y, 13)] if needed else texts


def _swatches(y: float, *, needed: bool) -> str:
    """The signs of the key: colour and dashes say the same, so that no reader depends on colour."""
    made = [
        f'<path d="M{x} {y - 4}h20" stroke="{DARK[side]}" stroke-width="5"{_DASH[side]}/>'
        for side, x in ((Bench.GOVERNMENT, 20), (Bench.OPPOSITION, 156))
    ]
    return "".join(made) + (f'<path d="M566 {y - 4}h20" stroke="{INK}" stroke-width="2.2"/>' if needed else "")
