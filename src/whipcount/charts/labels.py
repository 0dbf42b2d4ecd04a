"""Names around the arc: each block's beside its middle, the largest first, none over another."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, sin

from whipcount.charts.arc import Arc, placed
from whipcount.charts.lettering import PALE, Text, width, wrap
from whipcount.charts.seating import Block, band, party_band
from whipcount.charts.wording import NOT_KNOWN, word
from whipcount.model.count import Count
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import Language

Box = tuple[float, float, float, float]
SIZE = 14.5
_LINE = 16
_TRIES = 24
_APART = 4
_MARGIN = 5
_LEAST = 6  # fewer letters of a name, ellipsis included, tell nobody whose it is


def labels(arc: Arc, blocks: Iterable[Block], count: Count, taken: Iterable[Box], into: Language) -> list[Text]:
    """The labels that find room; the legend names every block, those without a label too."""
    boxes = list(taken)
    made: list[Text] = []
    for start, block in sorted(placed(blocks), key=lambda item: -item[1].seats):
        words = into.value(_name(block)), into.value(_number(block, count), ",")
        angles = _directions(arc, start, block)
        tries = (_label(arc, words, angle, lines) for lines in (3, 2, 1) for angle in angles)
        free = (label for label in tries if label and not any(overlap(_around(label), box) for box in boxes))
        if label := next(free, None):
            made += label
            boxes.append(_around(label))
    return made


def _around(label: list[Text]) -> Box:
    """One box for the whole label, so that no other stands between a name and its number."""
    lefts, tops, rights, bottoms = zip(*(line.box for line in label), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _directions(arc: Arc, start: int, block: Block) -> list[float]:
    """The directions of the block's seats in the outermost row, its middle first: nobody else's seat is named."""
    own = arc.layout.seats[start : start + block.seats]
    middle = (own[0].angle + own[-1].angle) / 2
    outer = [seat.angle for seat in own if seat.row == len(arc.layout.radii) - 1]
    return sorted(outer, key=lambda angle: abs(angle - middle))[:_TRIES]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes come nearer than a reader's eye needs to part them."""
    across = one[0] - _APART < other[2] and other[0] - _APART < one[2]
    return across and one[1] - 1 < other[3] and other[1] - 1 < one[3]


def _label(arc: Arc, words: tuple[str, str], angle: float, lines: int) -> list[Text]:
    """The name over the number, outside the arc; nothing where only a few letters fit. lines: of the name, at most."""
    x, y = arc.at(angle, arc.reach + 8)
    anchor = "start" if cos(angle) > 0.2 else "end" if cos(angle) < -0.2 else "middle"
    room = _room(arc, x, anchor)
    name, number = _broken(words[0], room, lines), words[1]
    if not name or width(number, SIZE) > room:
        return []
    top = y - _LINE * (sin(angle) * (len(name) + 1) / 2 + (len(name) - 1) / 2) - 2
    top = min(top, arc.y - _LINE * len(name))
    told = [Text(line, x, top + _LINE * place, SIZE, anchor, bold=True) for place, line in enumerate(name)]
    return [*told, Text(number, x, top + _LINE * len(name) - 1, SIZE, anchor, ink=PALE)]


def _broken(name: str, room: float, most: int) -> list[str]:
    """A name on at most so many lines, as far as the first word that does not fit; none when little is left of it."""
    lines = wrap(name, SIZE, room, lines=most, bold=True)
    cut = next((place for place, line in enumerate(lines) if line.endswith("…")), len(lines))
    if cut == 0 and len(lines[0]) < _LEAST:
        return []
    return lines[: cut + 1]


def _room(arc: Arc, x: float, anchor: str) -> float:
    """How wide a line may be before it leaves the picture."""
    left, right = x - _MARGIN, 2 * arc.x - _MARGIN - x
    return {"start": right, "end": left, "middle": 2 * min(left, right)}[anchor]


def _name(block: Block) -> str:
    return word(block.bench) if block.bench in (None, Bench.VACANT) else block.party or NOT_KNOWN


def _number(block: Block, count: Count) -> Range:
    """The range of a party on its bench, or of the vacant seats; else the seats drawn."""
    if block.bench is Bench.VACANT:
        return band(count, block.bench)
    if block.bench is None or block.party is None:
        return Range(block.seats, block.seats)
    return next(party_band(party, block.bench) for party in count.parties if party.party == block.party)
