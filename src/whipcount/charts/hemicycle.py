"""The picture of a count: a hemicycle, its majority line, its numbers, and a sentence that says the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from whipcount.charts.arc import Arc, seats
from whipcount.charts.labels import Box, labels
from whipcount.charts.layout import layout
from whipcount.charts.legend import Key, legend
from whipcount.charts.lettering import FONTS, PALE, Text, balance, safe, width
from whipcount.charts.majority import line_after, majority_line
from whipcount.charts.marks import PAPER
from whipcount.charts.seating import seating
from whipcount.charts.wording import house, majority, occasion, sentence
from whipcount.model.count import Count
from whipcount.sentences import Language, language, worded

WIDTH = 600  # so narrow that the numbers can still be read on a phone
MARGIN = 20
_ACROSS = WIDTH - 2 * MARGIN
_REACH = 221
_ABOVE = 54  # room for the names over the arc
_WIDEST = 4000


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that stands alone: `svg` for the page, `sentence` with every number in it for whoever cannot see it."""

    svg: str = field(repr=False)
    sentence: str

    def png(self, width: int = 1200) -> bytes:
        """The same picture as PNG, so many pixels wide.

        Letters are drawn with the fonts of the machine. Where it has none the seats, the line and the
        swatches are still drawn and the words are missing: publish the sentence beside the picture.
        ValueError for a width that is not 1 to 4,000.
        """
        if not 1 <= width <= _WIDEST:
            raise ValueError(f"a picture can be 1 to {_WIDEST:,} pixels wide, not {width:,}")
        import resvg_py  # noqa: PLC0415 - a megabyte of native code that only this needs

        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg, width=width))

    def _repr_svg_(self) -> str:
        """How notebooks show a value."""
        return self.svg


def hemicycle(count: Count, into: Language | None = None) -> Chart:
    """Draw the house as the count knows it, the opposition on the left and the government on the right.

    Exactly the house's seats are drawn: solid where the plausible band makes a seat sure, hatched where it
    is in doubt, dashed where it is vacant. ValueError when the size of the house is not known, is not
    1 to 3,000, or is less than the seats that the benches surely have. into: the language, English as a rule.
    """
    tongue = into or language("en")
    blocks = seating(count)
    head = heading(count, tongue)
    after = line_after(count)
    votes = votes_needed(count, head[-1].y + 32, tongue, over=after is not None)
    top = votes[-1].y + 6
    arc = Arc(layout(count.seats or 0), WIDTH / 2, top + _ABOVE + _REACH, _REACH)
    line, across = ("", WIDTH / 2) if after is None else majority_line(arc, after, top)
    votes = votes if after is None else _over(votes, across)
    kept: list[Box] = [text.box for text in votes]
    kept += [(across - 3, top, across + 3, arc.y)] if after is not None else []
    table = legend(Key(count, blocks, arc.pattern, tongue), (MARGIN, WIDTH - MARGIN), arc.y + 70)
    texts = [*head, *votes, *labels(arc, blocks, count, kept, tongue), *_hollow(count, arc, tongue), *table.texts]
    said = sentence(count, tongue)
    body = "".join([seats(arc, blocks, tongue), line, *table.swatches, *(text.svg() for text in texts)])
    return Chart(frame(tongue.value(house(count)), said, body, round(table.bottom + 18)), said)


def frame(title: str, said: str, body: str, height: int, across: int = WIDTH) -> str:
    """The whole file, on its own paper: it reads the same on a dark page and needs nothing from outside."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {height}" role="img" '
        f'font-family="{FONTS}"><title>{safe(title)}</title><desc>{safe(said)}</desc>'
        f'<rect width="{across}" height="{height}" fill="{PAPER}"/>{body}</svg>'
    )


def heading(count: Count, into: Language) -> list[Text]:
    """The name of the house and the day, from the top of the picture down."""
    name = into.value(house(count))
    size = _shrunk(name, 27, 22)
    lines = balance(name, size, _ACROSS, lines=2, bold=True)
    made = [Text(line, MARGIN, 38 + 1.16 * size * place, size, bold=True) for place, line in enumerate(lines)]
    return [*made, Text(into.value(occasion(count)), MARGIN, made[-1].y + 25, 18, ink=PALE)]


def votes_needed(count: Count, top: float, into: Language, *, over: bool = False) -> list[Text]:
    """The majority in words, on as many lines as it takes. over: whether they stand over the line."""
    need = majority(count)
    words = into.value(need if over else worded("chart.needed", majority=need))
    size = _shrunk(words, 16.5, 14.5)
    lines = balance(words, size, _ACROSS, lines=4, bold=True)
    return [Text(line, MARGIN, top + 20 * place, size, bold=True) for place, line in enumerate(lines)]


def _shrunk(words: str, size: float, least: float) -> float:
    """The size at which bold words just fit on one line, as long as it stays readable."""
    return max(least, min(size, size * _ACROSS / max(1, width(words, size, bold=True))))


def _over(texts: list[Text], across: float) -> list[Text]:
    """Lines of text centred over the majority line, as far as they can go without leaving the picture."""
    half = max(text.box[2] - text.box[0] for text in texts) / 2
    centre = min(max(across, MARGIN + half), WIDTH - MARGIN - half)
    return [replace(text, x=centre, anchor="middle") for text in texts]


def _hollow(count: Count, arc: Arc, into: Language) -> list[Text]:
    """The size of the house, in the middle of it."""
    number, word = into.value(count.seats or 0, ","), into.value(worded("chart.word", n=count.seats or 0))
    return [
        Text(number, arc.x, arc.y - 16, 32, "middle", bold=True),
        Text(word, arc.x, arc.y + 3, 16, "middle", ink=PALE),
    ]
