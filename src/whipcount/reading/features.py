"""What a masked sentence is looked up by: its words, signs and marks, and each pair of them that follow each other.

The same is read from the short texts that a phrase can be, where `ANY` stands for whatever nobody can tell: a word that
touches it may go on, so it counts only where it stands whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

Feature = str | tuple[str, str]  # a word, a sign or a mark; or two of them that follow each other
Sets = tuple[frozenset[Feature], ...]
ANY = "\0"  # stands for any text
_TOKEN = re.compile(r"[\w\0]+|[^\w\s]")
_DEPTH = 3  # sets of words taken from one stretch


def features(text: str) -> set[Feature]:
    """The words, signs and marks of a masked sentence, and each with the next one: "voted", ("voted", "for")."""
    tokens = _TOKEN.findall(text)
    return {*tokens, *pairwise(tokens)}


def written(feature: Feature) -> str:
    """A word or a pair as it stands in a text."""
    return feature if isinstance(feature, str) else " ".join(feature)


def needed(texts: Iterable[str]) -> Sets:
    """For texts of which one holds, sets of words of each of which one stands in it: first the rarest word of each."""
    ranked = [sorted(_features(text), key=_weight) for text in texts]
    most = min(_DEPTH, min(map(len, ranked), default=0))
    return tuple(frozenset(words[rank] for words in ranked) for rank in range(most))


def _features(text: str) -> list[Feature]:
    """The pairs of neighbouring whole words of a text, and the words that have no neighbour."""
    if ANY not in text:
        tokens = _TOKEN.findall(text)
        return [*pairwise(tokens)] if len(tokens) > 1 else tokens
    found: dict[Feature, None] = {}
    for stretch in _stretches(_TOKEN.findall(text)):
        found |= dict.fromkeys(pairwise(stretch) if len(stretch) > 1 else stretch)
    return list(found)


def _stretches(tokens: list[str]) -> Iterator[list[str]]:
    """Words that follow each other for sure."""
    stretch: list[str] = []
    for token in tokens:
        if ANY in token:
            yield stretch
            stretch = []
        else:
            stretch.append(token)
    yield stretch


def is_word(feature: Feature) -> bool:
    """Whether a feature is a word of letters, or two words or signs that follow each other with one among them."""
    words = (feature,) if isinstance(feature, str) else feature
    return max(words) < "\ue000" and any(word.isalpha() and len(word) > 1 for word in words)


@cache
def _weight(feature: Feature) -> float:
    """How common a word or pair is, guessed: long ones are rare."""
    if isinstance(feature, tuple):
        return _weight(feature[0]) * _weight(feature[1])
    return 1.0 if feature >= "\ue000" else 4.0 ** -min(len(feature), 8)


def commonness(features: frozenset[Feature]) -> float:
    """Few and long words are rare in sentences."""
    return sum(map(_weight, features))
