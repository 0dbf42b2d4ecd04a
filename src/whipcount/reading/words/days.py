"""How a language names days: "Wednesday", "30 March", "last week", "on the eve of the vote"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from whipcount.reading.alternatives import alternatives, any_of
from whipcount.reading.language_file import Section
from whipcount.reading.tokens import words_of


@dataclass(frozen=True, eq=False)
class DayWords:
    """Days, and the words beside them.

    relative: words to a number of days from the dateline ("tomorrow" to 1). leads: words before a weekday to where it
    lies. ordinal, article, joiner, figures: how a day of a month is written. past: endings of verbs of the past.
    goes_on: a point that ends no sentence. coming, gone: words that look ahead and back from a day. clauses: where
    the clause of a day ends. ahead_before: words before a day that has not come.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    leads: dict[str, str]
    next_week: tuple[str, ...]
    ordinal: str
    article: str
    joiner: str
    figures: str
    past: str
    goes_on: re.Pattern[str]
    coming: re.Pattern[str]
    gone: re.Pattern[str]
    clauses: re.Pattern[str]
    ahead_before: tuple[str, ...]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of days."""
        words = (*self.months, *self.weekdays, *self.relative, *self.leads)
        return frozenset(words_of(word)[0] for word in words)


def day_words(days: Section) -> DayWords:
    """From the section `dates`."""
    return DayWords(
        months=days.numbers("months"),
        weekdays=days.numbers("weekdays"),
        relative=days.numbers("relative"),
        leads={word: sort for sort, group in days.groups("leads").items() for word in group},
        next_week=days.words("next_week"),
        ordinal=str(days.text("ordinal")),
        article=str(days.text("article")),
        joiner=str(days.text("joiner")),
        figures=days.maybe("figures", "(?!)"),
        past=str(days.text("past")),
        goes_on=_goes_on(days),
        coming=any_of(days.words("coming")),
        gone=re.compile(days.maybe("gone", "(?!)"), re.IGNORECASE),
        clauses=re.compile(days.maybe("clauses", "[,;:] "), re.IGNORECASE),
        ahead_before=days.some("ahead_before"),
    )


def _goes_on(days: Section) -> re.Pattern[str]:
    """The point of "27. Juni" and "3. Wahlgang" ends no sentence, where ordinals are written with a point."""
    nouns = (*days.numbers("months"), *days.words("ordinals")) if "ordinals" in days else ()
    return re.compile(rf"\.\s+(?:{alternatives(nouns) or '(?!)'})(?!\w)", re.IGNORECASE)
