"""The answer as plain text, in the order in which an editor asks: the house, who stands where, what is
needed and by whom, what follows, when, and what is wrong or missing in the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whipcount.model import Count
from whipcount.model.prose import day_in_words
from whipcount.publish import evidence, numbers
from whipcount.publish.layout import Line, lines, paragraph
from whipcount.publish.wording import sources

WIDTH = 80
Section = Callable[[Count, int], list[Line]]

SECTIONS: tuple[Section, ...] = (
    numbers.house,
    numbers.bench_table,
    numbers.party_table,
    numbers.law,
    evidence.motion,
    evidence.agreements,
    evidence.statements,
    evidence.findings,
    evidence.question,
    evidence.unread,
)


def text(count: Count, *, width: int = WIDTH) -> str:
    """The whole answer, wrapped to `width` columns, without colour."""
    return "".join(f"{line.text}\n" for line in answer(count, width))


def answer(count: Count, width: int = WIDTH) -> Iterator[Line]:
    """The lines of the answer with what each is, for a terminal that has colours."""
    yield Line(f"{_chamber(count)}, {day_in_words(count.as_of)}", "title")
    yield from lines(paragraph(sources(count), width), "quiet")
    for section in SECTIONS:
        if found := section(count, width):
            yield Line("")
            yield from found


def findings_text(count: Count, width: int = WIDTH) -> Iterator[Line]:
    """Only what is wrong or worth knowing, for `whipcount check`."""
    yield Line(f"{_chamber(count)}, {day_in_words(count.as_of)}", "title")
    yield from lines(paragraph(sources(count), width), "quiet")
    yield Line("")
    yield from evidence.findings(count, width) or [Line("Nothing was found wrong in these reports.")]


def _chamber(count: Count) -> str:
    return f"{count.chamber.name}, {count.chamber.country}" if count.chamber else "A chamber that was not recognised"
