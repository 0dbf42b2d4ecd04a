"""Printed lines put together again to paragraphs, as their writer wrote them.

A page breaks sentences wherever a line is full, and words at their hyphens. A number and its party must stand in
one sentence again, and "no-confidence" must keep its hyphen where "govern-ment" must lose it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from whipcount.reports.dateline import dateline

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": ""})
_HYPHEN, _SOFT = "-\u2010", "\u00ad"
_BROKEN = re.compile(rf"(?P<first>[^\W\d_]+)[{_HYPHEN}{_SOFT}]$")
_GOES_ON = re.compile(r"(?P<second>[^\W\d_]+)")
_WORD = re.compile(rf"[^\W_]+(?:[{_HYPHEN}][^\W_]+)*")
_BULLET = re.compile(r"[•▪◦‣●■–—*·-]\s")
_NUMBERED = re.compile(r"(?:(?:[0-9]{1,3}\.)+[0-9]{0,3}|\(?(?:[0-9]{1,3}|[a-z])\))\s")
_SENTENCE_END = re.compile(r"""[.:;!?]["'”’)]*$""")
_OF_ALL = r"(?:\s*(?:of|/)\s*(?P<all>[0-9]{1,4}))?"
_PAGE = re.compile(rf"\W*(?:page|p\.?)?\s*(?P<number>[0-9]{{1,4}}){_OF_ALL}\W*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,4}(?![0-9])")
# First halves after which a hyphen is the word's own, where the text does not show it whole.
_OWN_WORDS = "no non anti pro co ex vice self cross half two three four five first second third mid pre"
_OWN_HYPHEN = frozenset(_OWN_WORDS.split())
# A line is full from this share of the usual width on; a document of tables alone has no lines of prose to tell it.
_FULL = 0.7
_NARROWEST = 40
_LONG = 0.9


def paragraphs(pages: Sequence[str]) -> str:
    """The text of the pages, a line for each paragraph, without running heads, feet and page numbers."""
    lines = list(_lines(pages))
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    width = _width(lines)
    made: list[str] = []
    last = ""
    for line in lines:
        if last and line and not _begins(last, line, width):
            made[-1] = _joined(made[-1], line, words)
        elif line:
            made.append(line)
        last = line
    return "\n".join(made).replace(_SOFT, "")


def _lines(pages: Sequence[str]) -> Iterator[str]:
    """The lines of all pages, "" for a gap; a page that ends in the middle of a paragraph leaves none."""
    split = [[" ".join(line.split()) for line in page.translate(_LIGATURES).split("\n")] for page in pages]
    running = _running(split)
    for number, page in enumerate(split):
        edges = _edges(page)
        printed = [line for at, line in enumerate(page) if at not in edges or _stays(line, number, running)]
        yield from "\n".join(printed).strip("\n").split("\n")


def _stays(line: str, page: int, running: set[str]) -> bool:
    """Whether a line at the edge of a page is text. A head that never changes stays once: it may hold the date."""
    return not running & _shapes(line, page) or (page == 0 and line in running)


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """What stands at the edge of half the pages: the same line, or one whose number counts the pages.

    A table that goes on over two pages may do so by chance, so lines with numbers must do it three times.
    """
    edges = [{shape for at in _edges(page) for shape in _shapes(page[at], number)} for number, page in enumerate(pages)]
    times = Counter(shape for page in edges for shape in page)
    return {shape for shape, seen in times.items() if seen >= max(_needed(shape), len(pages) // 2)}


def _needed(shape: str) -> int:
    return 2 if shape.startswith("page 1 ") or not _NUMBER.search(shape) else 3


def _edges(page: Sequence[str]) -> set[int]:
    """Where the first two and the last two printed lines of a page stand."""
    printed = [at for at, line in enumerate(page) if line]
    return {*printed[:2], *printed[-2:]}


def _shapes(line: str, page: int) -> set[str]:
    """What a line has in common with its like on other pages: all of it, or all but a number that counts them."""
    if number := _PAGE.fullmatch(line):
        return {f"page {int(number['number']) - page} of {number['all']}"}
    return {line, _NUMBER.sub(lambda number: f"#{int(number[0]) - page}", line)}


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: nearly as long as the longest, but not as a stray one."""
    lengths = sorted(len(line) for line in lines if line)
    return max(_NARROWEST, lengths[int(_LONG * (len(lengths) - 1))]) if lengths else _NARROWEST


def _begins(last: str, line: str, width: int) -> bool:
    """Whether a paragraph begins with this line, and the last one was not merely full."""
    if _BROKEN.search(last) and _GOES_ON.match(line):
        return False
    if _BULLET.match(line) or dateline(line, 0).day:
        return True
    if _NUMBERED.match(line) and _SENTENCE_END.search(last):
        return True
    return not line[0].islower() and len(last) < _FULL * width


def _joined(text: str, line: str, words: Counter[str]) -> str:
    first, second = _BROKEN.search(text), _GOES_ON.match(line)
    if not first or not second:
        # A number and a range go on without a space: "21-" and "10", "2021–" and "22".
        return f"{text}{line}" if re.search(rf"[^\W_][{_HYPHEN}–]$", text) else f"{text} {line}"
    if text[-1] in _SOFT or _is_one_word(first["first"], second["second"], words):
        return f"{text[:-1]}{line}"
    return f"{text}{line}"


def _is_one_word(first: str, second: str, words: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line only broke the word: as the rest of the text writes it, else by habit."""
    if not second[0].islower() or not first[-1].islower():
        return False
    whole, parted = words[(first + second).lower()], words[f"{first}-{second}".lower()]
    return whole > parted if whole or parted else first.lower() not in _OWN_HYPHEN
