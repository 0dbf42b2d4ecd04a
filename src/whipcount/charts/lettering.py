"""Words in a picture: how wide they are, where they break, and how they are written safely.

A picture does not know which font will draw it, so widths are those of a wide common font; a narrower
one leaves air. Names come from reports: whatever they hold, they stay text and cannot break the picture.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

from whipcount.sentences.running import in_order

FONTS = "Helvetica, Arial, 'DejaVu Sans', 'Liberation Sans', sans-serif"
INK = "#1f1f1f"
PALE = "#555555"
_LONGEST = 400  # more letters than this are on no picture; a report can hold a "name" of any length
_NARROW = frozenset("iljItf.,:;'|!()[]/ -·")
_WIDE = frozenset("mMW@%—…")
_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text by its baseline. anchor: start, middle or end. Bold text is wider."""

    words: str
    x: float
    y: float
    size: float
    anchor: str = "start"
    bold: bool = False
    ink: str = INK

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        wide = width(self.words, self.size, bold=self.bold)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return left, self.y - 0.8 * self.size, left + wide, self.y + 0.25 * self.size

    def svg(self) -> str:
        weight = ' font-weight="700"' if self.bold else ""
        return (
            f'<text x="{self.x:.1f}" y="{self.y:.1f}" font-size="{self.size:.4g}" text-anchor="{self.anchor}"'
            f'{weight} fill="{self.ink}">{safe(in_order(self.words))}</text>'
        )


def safe(words: str) -> str:
    """Words as XML text or attribute: `S&D` becomes `S&amp;D`."""
    return escape(clean(words))


def clean(words: str) -> str:
    """Words on one line, without what XML forbids or what would turn the words around it."""
    kept = (letter for letter in words if unicodedata.bidirectional(letter) not in _TURNING)
    lawful = (" " if letter.isspace() else letter if _drawn(letter) else "\ufffd" for letter in kept)
    return " ".join("".join(lawful).split())


def _drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is at most, in the units of `size`."""
    return sum(map(_em, words)) * size * (1.1 if bold else 1)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF" or letter in _WIDE:
        return 1
    if letter in _NARROW:
        return 0.41
    return 0.78 if letter.isupper() or letter in "w&" or not letter.isascii() else 0.64


def fit(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as much of their beginning as fits, with an ellipsis."""
    words = clean(words)[:_LONGEST]
    if width(words, size, bold=bold) <= room:
        return words
    while words and width(words + "…", size, bold=bold) > room:
        words = words[:-1]
    return words.rstrip(" ,;(") + "…"


def wrap(words: str, size: float, room: float, *, lines: int, bold: bool = False) -> list[str]:
    """The words in at most so many lines, broken at spaces but not before a "%"; the last line takes the ellipsis."""
    rest = re.split(" (?!%)", clean(words)[:_LONGEST])
    made: list[str] = []
    while rest and len(made) < lines - 1:
        number = _fitting(rest, size, room, bold=bold)
        made.append(fit(" ".join(rest[:number]), size, room, bold=bold))
        rest = rest[number:]
    return [*made, fit(" ".join(rest), size, room, bold=bold)] if rest else made


def balance(words: str, size: float, room: float, *, lines: int, bold: bool = False) -> list[str]:
    """The same lines as `wrap` makes, broken so that none is left with a single word."""
    widest = wrap(words, size, room, lines=lines, bold=bold)
    for share in (0.55, 0.65, 0.75, 0.85):
        made = wrap(words, size, room * share, lines=lines, bold=bold)
        if len(made) == len(widest) and " ".join(made) == " ".join(widest):
            return made
    return widest


def _fitting(words: list[str], size: float, room: float, *, bold: bool) -> int:
    """How many of the words fit on one line, at least one."""
    number = 1
    while number < len(words) and width(" ".join(words[: number + 1]), size, bold=bold) <= room:
        number += 1
    return number
