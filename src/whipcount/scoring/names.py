"""Names compared as a reader of news would: "the Tories" are the Conservative Party where somebody has said so."""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.model import Chamber
from whipcount.reading.folding import fold

_ARTICLES = ("the ", "a ", "an ")
_TAILS = (" party", "'s", "'")


def plain(name: str) -> str:
    """A name without accents, capitals, article, possessive and a final "party"."""
    folded = " ".join(fold(name).casefold().split())
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    for tail in (*_TAILS[1:], _TAILS[0]):
        folded = folded.removesuffix(tail)
    return folded.strip()


class SameNames:
    """Which names mean the same in one text: by the gold's aliases and by those of the chamber."""

    def __init__(self, aliases: Iterable[Iterable[str]] = (), chamber: Chamber | None = None) -> None:
        self._first: dict[str, str] = {}
        parties = chamber.parties if chamber else ()
        groups = [[party.name, party.title, *party.aliases] for party in parties]
        for group in [*aliases, *groups]:
            self._join([plain(name) for name in group if name])

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether two names of parties or people are one; a missing name is like nothing."""
        return bool(one and other) and self.of(one or "") == self.of(other or "")

    def same_person(self, one: str | None, other: str | None) -> bool:
        """Likewise for people, who are also named by their last name or with a title before it."""
        if not one or not other:
            return False
        short, long = sorted((self.of(one), self.of(other)), key=len)
        return short == long or long.endswith(f" {short}")

    def of(self, name: str) -> str:
        """The one name that stands for all that mean the same."""
        found = plain(name)
        while self._first.get(found, found) != found:
            found = self._first[found]
        return found

    def _join(self, names: list[str]) -> None:
        """Make all these names one, with whatever each was one with before."""
        for name in names[1:]:
            self._first.setdefault(name, name)
            mine, theirs = self.of(names[0]), self.of(name)
            if mine != theirs:
                self._first[theirs] = mine
