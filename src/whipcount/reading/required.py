"""The words that a phrase cannot do without, read from the phrase as it is written.

A small reading of the phrase's own form: words, slots, groups with `|`, and `?` or `*` behind a group. What it cannot
tell for sure it leaves out, so a phrase is at worst tried too often, never too seldom.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\\.|\{[^}]*\}|\.{3,4}|\(\?(?:<?[=!]|:)|\(|\)|\||\[[^\]]*\]|[?*+]|\s+|[\w-]+|.", re.DOTALL)
_Sets = list[frozenset[str]]


def required(text: str) -> tuple[frozenset[str], ...]:
    """Sets of words of each of which a sentence with the phrase has at least one, the rarest first; at most four."""
    sets, _ = _sequence([match.group() for match in _PIECE.finditer(text)], 0)
    return tuple(sorted(dict.fromkeys(sets), key=_commonness)[:4])


def _commonness(words: frozenset[str]) -> float:
    """Few and long words are rare in sentences."""
    return sum(4.0 ** -min(len(word), 8) for word in words)


def _sequence(pieces: list[str], at: int) -> tuple[_Sets, int]:
    """The sets that hold of pieces up to the closing parenthesis, and the place after it."""
    branches: list[_Sets] = [[]]
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        if piece == "|":
            branches.append([])
            at += 1
        elif piece.startswith("("):
            inner, at = _sequence(pieces, at + 1)
            looks_around = piece not in ("(", "(?:")
            if looks_around or _optional(pieces, at) or _glued(pieces, at):
                inner = []
            branches[-1].extend(inner)
        else:
            word = _word(pieces, at)
            if word:
                branches[-1].append(frozenset(word))
            at += 1
    return _either(branches), at + 1


def _optional(pieces: list[str], at: int) -> bool:
    return at < len(pieces) and (pieces[at] in "?*" or pieces[at].startswith("{0,"))


def _glued(pieces: list[str], at: int) -> bool:
    """Whether a word goes on right behind a group: "vot(e|ing)s" names no whole word."""
    return at < len(pieces) and re.match(r"\w", pieces[at]) is not None


def _word(pieces: list[str], at: int) -> list[str]:
    """The tokens of a piece that stands as a whole word, or nothing."""
    piece = pieces[at]
    if not re.fullmatch(r"[\w-]+", piece):
        return []
    after = pieces[at + 1] if at + 1 < len(pieces) else " "
    before = _before(pieces, at)
    if after[0] in "?*+[(":  # "votes?", "vote(s)?" and "regierende[nr]"
        return []
    if before.startswith("[") or before == "'" or re.fullmatch(r"[\w-]+", before):
        return []
    tokens = [token for token in re.findall(r"\w+", piece) if len(token) > 1 and not token.isdigit()]
    return [max(tokens, key=len)] if tokens else []


def _before(pieces: list[str], at: int) -> str:
    """What stands before a piece in the sentence: "now " in "(now )?effectively" ends with a space."""
    at -= 1
    while at >= 0 and (pieces[at] in ")?*+" or pieces[at].startswith("{0,")):
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
