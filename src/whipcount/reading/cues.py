"""Whether a pattern can match in a sentence at all, told by the words it needs, before it is searched for there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whipcount.reading.features import ANY
from whipcount.reading.required import Requirements

_BEGINS, _ENDS = r"(?<!\w)", r"(?!\w)"


def may_stand(pattern: re.Pattern[str], words: frozenset[str]) -> bool:
    """Whether a pattern can match in a sentence with these words (all of them, in small letters)."""
    sure = sure_words(pattern)
    return not sure or not sure.isdisjoint(words)


def hits(pattern: re.Pattern[str], words: frozenset[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern from `start` to `end` of a text, within a sentence that has these words."""
    return pattern.finditer(text, start, end) if may_stand(pattern, words) else iter(())


@cache
def sure_words(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words, in small letters, of which one stands wherever a pattern matches; none where that cannot be told."""
    text = pattern.pattern
    edges = " " if text.startswith(_BEGINS) else ANY, " " if text.endswith(_ENDS) else ANY
    sets = Requirements({}).of(text.lower(), *edges)
    return frozenset(word if isinstance(word, str) else max(word, key=len) for word in sets[0]) if sets else frozenset()
