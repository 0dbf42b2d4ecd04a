"""A report cut into sentences and lines, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.reading.folding import CAPITALS
from whipcount.reading.language import Language

_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•#|]|\d+\.[ \t]))")
_END = re.compile(rf"""[.!?]["'”’“»«)\]]{{0,2}}(?=\s+["'“‘„«»(\[]?[{CAPITALS}0-9])|[!?]["'”’“»«]\s""")
_LONGEST = 800  # characters; what runs on longer is no sentence, and phrases would take quadratic time over it


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a report from `start` to `end`, in characters of the stored text; `block` numbers its paragraph."""

    start: int
    end: int
    block: int


def sentences(text: str, body: int, language: Language) -> Iterator[Sentence]:
    """Every sentence after the head of a report. Blank lines and list items end one too."""
    for number, (start, end) in enumerate(_blocks(text, body)):
        at = start
        for stop in _stops(text, start, end, language):
            yield from _trimmed(text, at, stop, number)
            at = stop
        yield from _trimmed(text, at, end, number)


def _blocks(text: str, body: int) -> Iterator[tuple[int, int]]:
    at = body
    for gap in _BLOCK.finditer(text, body):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _stops(text: str, start: int, end: int, language: Language) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()]
        point = text[match.start()] == "."
        if point and before[-1:].isdigit() and language.days.goes_on.match(text, match.start()):
            continue
        if not point or not language.abbreviations.search(before):
            yield match.end()


def _trimmed(text: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.strip())
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield Sentence(start, cut, block)
        start = cut
    if start < end:
        yield Sentence(start, end, block)
