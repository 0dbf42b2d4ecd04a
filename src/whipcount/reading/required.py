"""The words that a phrase cannot do without, read from the phrase as it is written.

A small reading of the phrase's own form: words, slots, word lists, groups with `|`, and `?` or `*` behind a group. What
it cannot tell for sure it leaves out, so a phrase is at worst tried too often, never too seldom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PIECE = re.compile(r"\\.|\{[^}]*\}|\.{3,4}|\(\?(?:<?[=!]|:)|\(|\)|\||\[[^\]]*\]|[?*+]|\s+|[\w-]+|.", re.DOTALL)
_WHOLE = re.compile(r"[\w-]+")
_TOKEN = re.compile(r"\w+")
_MOST = 4
_Sets = list[frozenset[str]]


@dataclass(frozen=True)
class Requirements:
    """What phrases with these word lists need; each list is looked through once."""

    macros: Mapping[str, str]
    _of_list: dict[str, _Sets] = field(default_factory=dict)

    def of(self, text: str) -> tuple[frozenset[str], ...]:
        """Sets of words of each of which a sentence with the phrase has at least one: the rarest, at most four."""
        return tuple(sorted(dict.fromkeys(self._sets(text)), key=_commonness)[:_MOST])

    def _sets(self, text: str) -> _Sets:
        return self._sequence(_PIECE.findall(text), 0)[0]

    def _listed(self, piece: str) -> _Sets | None:
        """What a word list needs; None for a slot and for anything else."""
        name = piece[1:-1] if piece[0] == "{" else ""
        if name not in self.macros:
            return None
        if name not in self._of_list:
            self._of_list[name] = []  # a list within itself needs nothing
            self._of_list[name] = self._sets(self.macros[name])
        return self._of_list[name]

    def _sequence(self, pieces: list[str], at: int) -> tuple[_Sets, int]:
        """The sets that hold of pieces up to the closing parenthesis, and the place after it."""
        branches: list[_Sets] = [[]]
        while at < len(pieces) and pieces[at] != ")":
            piece = pieces[at]
            if piece == "|":
                branches.append([])
                at += 1
            elif piece[0] == "(":
                inner, at = self._sequence(pieces, at + 1)
                if piece in ("(", "(?:") and _sure(pieces, at):
                    branches[-1].extend(inner)
            else:
                listed = self._listed(piece)
                if listed is not None and _sure(pieces, at + 1):
                    branches[-1].extend(listed)
                elif word := _word(pieces, at):
                    branches[-1].append(frozenset({word}))
                at += 1
        return _either(branches), at + 1


def _commonness(words: frozenset[str]) -> float:
    """Few and long words are rare in sentences."""
    return sum(4.0 ** -min(len(word), 8) for word in words)


def _sure(pieces: list[str], at: int) -> bool:
    """Whether what ends before `at` must be there, in whole words: no `?` behind it, no letters glued to it."""
    after = pieces[at] if at < len(pieces) else " "
    return after not in ("?", "*") and not after.startswith("{0,") and not _WHOLE.match(after)


def _word(pieces: list[str], at: int) -> str | None:
    """The longest token of a piece that stands as a whole word, or None."""
    piece = pieces[at]
    if not _WHOLE.fullmatch(piece):
        return None
    after = pieces[at + 1] if at + 1 < len(pieces) else " "
    if after[0] in "?*+[(":  # "votes?" and "vote(s)?"
        return None
    before = _before(pieces, at)
    if before[0] in "['" or _WHOLE.fullmatch(before):
        return None
    tokens = [token for token in _TOKEN.findall(piece) if len(token) > 1 and not token.isdigit()]
    return max(tokens, key=len, default=None)


def _before(pieces: list[str], at: int) -> str:
    """What stands before a piece in the sentence: "now " in "(now )?effectively" ends with a space."""
    at -= 1
    while at >= 0 and (pieces[at] in (")", "?", "*", "+") or pieces[at].startswith("{0,")):
        at -= 1
    return pieces[at] if at >= 0 else " "


def _either(branches: list[_Sets]) -> _Sets:
    """One of the branches holds: if each needs a word, one of those words stands in the sentence."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    best = [min(sets, key=_commonness) for sets in branches]
    return [frozenset().union(*best)]
