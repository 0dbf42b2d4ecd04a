"""The table under the arc: both sides with their parties, then crossbench, seats in doubt and vacant seats."""

from __future__ import annotations

from dataclasses import dataclass, field

from whipcount.charts.lettering import INK, PALE, Text, width, wrap
from whipcount.charts.marks import marks, style
from whipcount.charts.seating import Block, band, in_doubt
from whipcount.charts.wording import NOT_KNOWN, doubt, listing, numbered, word
from whipcount.model.count import Count
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import Language, worded

Edges = tuple[float, float]
_SIZE = 16
_ROW = 22
_SWATCH = 7
_INDENT = 22
_BIG = 56
_MANY = 99  # a crossbench of many parties takes the lines it needs


@dataclass
class Drawn:
    """Parts of a picture as they are drawn: lines of text, swatches, and how far down they reach."""

    bottom: float
    texts: list[Text] = field(default_factory=list)
    swatches: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Key:
    """What a legend explains: the count, its blocks as drawn, the name of the hatching, and the language."""

    count: Count
    blocks: tuple[Block, ...]
    pattern: str
    into: Language

    def swatch(self, bench: Bench | None, x: float, y: float, *, light: bool = False) -> str:
        look = style(bench, _SWATCH, self.pattern, light=light)
        return f"<g {look}>{marks(bench, [(x + _SWATCH, y - 5.5)], _SWATCH, 'swatch')}</g>"

    def block(self, bench: Bench, party: str | None) -> Block | None:
        return next((block for block in self.blocks if (block.bench, block.party) == (bench, party)), None)


def legend(key: Key, edges: Edges, top: float) -> Drawn:
    """The whole table between two margins, from `top` down."""
    left, right = edges
    middle = (left + right) / 2
    columns = [
        _side(key, Bench.OPPOSITION, (left, middle - 12), top),
        _side(key, Bench.GOVERNMENT, (middle + 12, right), top),
    ]
    rest = _rest(key, edges, max(column.bottom for column in columns) + 14)
    parts = [*columns, rest]
    return Drawn(
        rest.bottom,
        [text for part in parts for text in part.texts],
        [swatch for part in parts for swatch in part.swatches],
    )


def _side(key: Key, bench: Bench, edges: Edges, top: float) -> Drawn:
    """One side's number at its end of the arc, its name, and a row for each party."""
    left, right = edges
    end = bench is Bench.GOVERNMENT
    anchor, x = ("end", right) if end else ("start", left)
    number, size = _short(key, bench), _size(key, right - left)
    drawn = Drawn(top + 26)
    name_x = x - _INDENT if end else x + _INDENT
    drawn.texts += [
        Text(number, x, top, size, anchor, bold=True),
        Text(key.into.value(word(bench), "capital"), name_x, top + 26, 19, anchor, bold=True),
    ]
    drawn.swatches.append(key.swatch(bench, right - 2 * _SWATCH if end else left, top + 25))
    for party, seats in listing(key.count, bench):
        _row(drawn, key, edges, (bench, party, seats))
    return drawn


def _size(key: Key, room: float) -> float:
    """One size for both sides' numbers: neither side is shown as the greater by its letters."""
    widest = max(width(_short(key, bench), _BIG, bold=True) for bench in (Bench.OPPOSITION, Bench.GOVERNMENT))
    return min(_BIG, _BIG * room / widest)


def _row(drawn: Drawn, key: Key, edges: Edges, row: tuple[Bench, str | None, Range]) -> None:
    """A party's name and range, with its shade where seats are drawn for it, paler where it only may have some."""
    (left, right), (bench, party, span) = edges, row
    seats = key.into.value(span, ",")
    lines = wrap(key.into.value(party or NOT_KNOWN), _SIZE, right - left - _INDENT - width(seats, _SIZE) - 8, lines=2)
    top = drawn.bottom + _ROW + 2
    if block := key.block(bench, party):
        drawn.swatches.append(key.swatch(bench, left, top, light=block.light))
    ink = INK if block else PALE
    drawn.texts.append(Text(seats, right, top, _SIZE, "end", ink=ink))
    drawn.texts += [Text(line, left + _INDENT, top + 19 * place, _SIZE, ink=ink) for place, line in enumerate(lines)]
    drawn.bottom = top + 19 * (len(lines) - 1)


def _rest(key: Key, edges: Edges, top: float) -> Drawn:
    """What stands in the middle: a line each, with parties and meaning, on as many lines as that takes."""
    count, drawn = key.count, Drawn(top)
    lines: list[tuple[Bench | None, str]] = [
        (bench, _middle(count, bench)) for bench in (Bench.CROSSBENCH, Bench.VACANT) if band(count, bench).high
    ]
    if in_doubt(count):
        lines.insert(-1 if lines and lines[-1][0] is Bench.VACANT else len(lines), (None, doubt(count)))
    for bench, words in lines:
        _line(drawn, key.swatch(bench, edges[0], drawn.bottom + _ROW), key.into.value(words), edges)
    return drawn


def _line(drawn: Drawn, swatch: str, words: str, edges: Edges) -> None:
    drawn.swatches.append(swatch)
    for line in wrap(words, _SIZE, edges[1] - edges[0] - _INDENT, lines=_MANY):
        drawn.bottom += _ROW
        drawn.texts.append(Text(line, edges[0] + _INDENT, drawn.bottom, _SIZE))
    drawn.bottom += 4


def _middle(count: Count, bench: Bench) -> str:
    said = {"bench": word(bench), "seats": band(count, bench)}
    parties = numbered(count, bench)
    return worded("chart.bench.parties", parties=parties, **said) if parties else worded("chart.bench.line", **said)


def _short(key: Key, bench: Bench) -> str:
    """A range as a headline number: "161–177"."""
    span = band(key.count, bench)
    return "–".join(key.into.value(end, ",") for end in dict.fromkeys((span.low, span.high)))
