"""Patterns searched for as quickly as may be: only where the words stand that they need, and in small letters.

Whether a pattern can match in a sentence at all is told by its words; and a pattern that need not look for capitals
takes half to a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter

from whipcount.reading.features import ANY
from whipcount.reading.language import Language
from whipcount.reading.required import Requirements

_PART = re.compile(r"(\\.|\(\?P<)|[^\\(]+|\(", re.DOTALL)  # a class such as \S keeps its capital
_BEGINS, _ENDS = r"(?<!\w)", r"(?!\w)"


@dataclass(frozen=True, eq=False)
class Cue:
    """A pattern to be looked for in many sentences."""

    pattern: re.Pattern[str]

    @cached_property
    def small(self) -> re.Pattern[str]:
        """For a pattern to which capitals do not matter, the one that finds the same in a text in small letters."""
        if not self.pattern.flags & re.IGNORECASE or "(?-i" in self.pattern.pattern:
            reason = f"capitals count: {self.pattern.pattern!r}"
            raise ValueError(reason)
        text = _PART.sub(lambda part: part.group() if part[1] else part.group().lower(), self.pattern.pattern)
        return re.compile(text, self.pattern.flags & ~re.IGNORECASE)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words, in small letters, of which one stands wherever it matches; none where that cannot be told."""
        text = self.pattern.pattern
        edges = " " if text.startswith(_BEGINS) else ANY, " " if text.endswith(_ENDS) else ANY
        sets = Requirements({}).of(text.lower(), *edges)
        longest = (word if isinstance(word, str) else max(word, key=len) for word in sets[0]) if sets else ()
        return frozenset(longest)

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether it can match in a sentence with these words (all of them, in small letters)."""
        return not self.words or not self.words.isdisjoint(words)

    def hits(self, words: frozenset[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in a text in small letters, within a sentence from `start` to `end` with these words."""
        return self.small.finditer(text, start, end) if self.may_stand(words) else iter(())


@cache
def cue(language: Language, name: str) -> Cue:
    """The pattern of a language with this name, such as "quoting" or "numbers.others"."""
    return Cue(attrgetter(name)(language))
