"""Lists of words as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whipcount.reading.language_file import Section


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda w: (-len(w), w)))


def any_of(words: Iterable[str], flags: int = re.IGNORECASE, not_as: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern for any of the words as whole words, the longest first.

    not_as: spellings that are other words: "Theresa May" and "in May" may nothing.
    """
    names = alternatives(not_as)
    other = rf"(?!(?-i:{names})(?!\w))" if names else ""
    return re.compile(rf"(?<!\w){other}(?:{alternatives(words)})(?!\w)", flags)


def any_ending(endings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for words with one of the endings; none matches where there are no endings."""
    return re.compile(rf"\w*(?:{alternatives(endings) or '(?!)'})(?!\w)", re.IGNORECASE)


def any_listed(raw: Section, key: str) -> re.Pattern[str]:
    """Alternatives of a key as whole words; a pattern that matches nothing where the language has no such key."""
    words = str(raw.text(key)) if key in raw else "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
