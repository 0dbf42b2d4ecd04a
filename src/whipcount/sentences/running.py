"""Names that run from right to left, in a sentence that runs from left to right."""

from __future__ import annotations

import re

_MARK = "\u200e"  # left-to-right mark: nothing is seen of it
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_BEFORE_NUMBER = re.compile(rf"({_LETTER})(?=[^\w]*\d)")


def in_order(words: str) -> str:
    """The words, with a mark behind each such name that a number follows.

    Without it the number is drawn on the other side of the name, in front of it: "X 5, Y 7" with Arabic names for X
    and Y reads as if Y had 5.
    """
    return words if words.isascii() else _BEFORE_NUMBER.sub(rf"\1{_MARK}", words)
