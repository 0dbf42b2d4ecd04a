"""Lines of plain text: wrapped, indented, and set in columns. Nothing here knows what a count is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

Role = Literal["title", "heading", "plain", "strong", "warning", "quiet"]
_GAP = "  "


class Line(NamedTuple):
    """One printed line and what it is, so that a terminal may colour it.

    tongue: the language of the line where it is not that of the others.
    """

    text: str
    role: Role = "plain"
    tongue: str = ""


def printable(text: str) -> str:
    """A text on one line without control characters, which in a report could command the terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def paragraph(text: str, width: int, indent: str = "", first: str | None = None) -> Iterator[str]:
    """A text wrapped to the width; `first` stands before the first line, `indent` before the others."""
    yield from textwrap.wrap(
        printable(text),
        max(width, len(indent) + 20),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Cells under each other; the first row is the heading, and the last column wraps to the width."""
    if not rows:
        return
    wide = [max(len(cell) for cell in column) for column in list(zip(*rows, strict=True))[:-1]]
    for row in rows:
        start = _GAP.join(cell.ljust(size) for cell, size in zip(row, wide, strict=False)) + _GAP
        yield from _row(start, row[-1], width)


def shorten(text: str, width: int) -> str:
    """The beginning of a text, with three dots where it was cut."""
    plain = printable(text)
    return plain if len(plain) <= width else plain[: max(width - 3, 1)].rstrip() + "..."


def lines(texts: Iterable[str], role: Role = "plain") -> list[Line]:
    return [Line(text, role) for text in texts]


def _row(start: str, last: str, width: int) -> Iterator[str]:
    if not last:
        yield start.rstrip()
        return
    yield from paragraph(last, width, " " * len(start), start)
