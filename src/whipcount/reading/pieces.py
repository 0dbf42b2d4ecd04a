"""A phrase cut into its pieces: words, slots, groups, quantifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whipcount.reading.features import ANY

_PIECE = re.compile(
    r"\{\d*,?\d*\}\??|\{[^}]*\}|\.{3,4}|\(\?(?:<?[=!]|[Pp]<\w+>|[\w-]*:)|[()|]|\[\^?\]?(?:\\.|[^\]\\])*\]|[?*+]\??|\\.|[.^$]"
    r"|[^\\{}()\[\]|?*+.^$]+(?![?*+]|\{\d)|.",
    re.DOTALL,
)
_UNSURE = re.compile(r"[\w\\.({\[^$]|$")
_REPEATED = re.compile(r"[?*+]|\{\d")


class Pieces:
    """The pieces of a phrase, one after the other."""

    def __init__(self, text: str) -> None:
        self._pieces = _PIECE.findall(text)
        self._at = 0
        self._closes: dict[int, int] = {}
        opened: list[int] = []
        for at, piece in enumerate(self._pieces):
            if piece[0] == "(":
                opened.append(at)
            elif piece == ")" and opened:
                self._closes[opened.pop()] = at

    def _repeated(self, at: int) -> bool:
        """Whether a quantifier stands there."""
        piece = self._pieces[at] if at < len(self._pieces) else ""
        return piece[:1] in ("?", "*", "+") or (piece[:1] == "{" and piece[1:2].isdigit())

    def behind(self, right: str) -> str:
        """What stands behind the piece just taken, its quantifier left out: a space, or any."""
        at = self._closes.get(self._at - 1, self._at - 1) + 1
        if self._repeated(at):
            if self._pieces[at][0] != "?":
                return ANY
            at += 1
        if at >= len(self._pieces) or self._pieces[at] in (")", "|"):
            return right
        if self._pieces[at] == r"\b" or self._pieces[at : at + 3] == ["(?!", r"\w", ")"]:
            return " "
        return ANY if _UNSURE.match(self._pieces[at]) or self._repeated(at + 1) else " "

    def take(self) -> str:
        """The next piece; nothing when there is none."""
        self._at += 1
        return self._pieces[self._at - 1] if self._at <= len(self._pieces) else ""

    def quantifier(self) -> str:
        """The next piece if it is a quantifier."""
        return self.take() if self._repeated(self._at) else ""


def outside(text: str) -> Iterator[tuple[int, int] | None]:
    """The parts of a phrase that are in no parentheses and not repeated, and None where it is two whole wordings."""
    depth = start = 0
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece == "|" and not depth:
            yield None
        if not depth:
            start = match.start()
        depth += (piece[0] == "(") - (piece == ")")
        if not depth and piece.strip() and not _REPEATED.match(text, match.end()):
            yield start, match.end()
