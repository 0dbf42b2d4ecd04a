"""A folded text cut into words and signs, with the place of each: what every look-up of the reader walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from whipcount.reading.folding import lowered

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over one text: `low[i]` is token i in small letters, from `starts[i]` to `ends[i]`."""

    low: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first token at or after `start` and of the first at or after `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def tokens(folded: str, small: str | None = None) -> Tokens:
    """The tokens of a folded text (`small` in small letters). Hyphens and apostrophes are tokens: "PTI's" is three."""
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    return Tokens(_TOKEN.findall(small or lowered(folded)), [s for s, _ in spans], [e for _, e in spans])


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of an expression, in small letters, as they would stand in a text."""
    return tuple(word.lower() for word in _TOKEN.findall(phrase))
