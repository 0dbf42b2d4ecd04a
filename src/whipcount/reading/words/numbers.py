"""How a language writes numbers out and bounds them: "about two dozen", "at least 172", "between 160 and 165"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from whipcount.reading.alternatives import alternatives, any_pattern
from whipcount.reading.language_file import Section
from whipcount.reading.spelt import number_pattern, spelt
from whipcount.reading.tokens import words_of


@dataclass(frozen=True, eq=False)
class NumberWords:
    """Numbers, and the words beside them.

    values: each word to its number; plain: those that no other word is like. bounds, bounds_after: words before and
    after a number to the kind of bound; no_bound: what takes such a word its sense. thousands: the sign between
    groups of digits. between, pair_joins, range_goes_on: how a range and a pair are told. others: what looks like a
    number of members and is none. pattern: finds numbers in texts.
    """

    values: dict[str, int]
    plain: dict[str, int]
    multipliers: frozenset[str]
    joiners: frozenset[str]
    bounds: dict[str, str]
    bounds_after: dict[str, str]
    no_bound: re.Pattern[str]
    told_after: re.Pattern[str]
    thousands: str
    between: tuple[str, ...]
    pair_joins: frozenset[str]
    range_goes_on: re.Pattern[str]
    others: re.Pattern[str]
    pattern: re.Pattern[str]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first words of numbers written out and of their bounds, and of what only looks like a number."""
        return frozenset(words_of(word)[0] for word in (*self.values, *self.bounds))

    @cached_property
    def bound_after(self) -> re.Pattern[str]:
        return re.compile(rf" ({alternatives(self.bounds_after)})(?!\w)", re.IGNORECASE)


def number_words(numbers: Section, *, nouns: bool) -> NumberWords:
    """From the section `numbers`. nouns: whether the language writes every noun with a capital letter."""
    figures = spelt(numbers)
    bounds = _sorts(numbers, "bounds")
    return NumberWords(
        values=figures.values,
        plain=figures.plain,
        multipliers=frozenset(numbers.words("multipliers")),
        joiners=frozenset(numbers.words("joiners")),
        bounds=bounds,
        bounds_after=_sorts(numbers, "bounds_after"),
        no_bound=re.compile(rf"(?:{numbers.maybe('no_bound', '(?!)')}) $", re.IGNORECASE),
        told_after=re.compile(numbers.maybe("told_after", "(?!)"), re.IGNORECASE),
        thousands=str(numbers.text("thousands")),
        between=tuple(f"{word} " for word in numbers.words("between")),
        pair_joins=frozenset(f" {word} " for word in numbers.words("pair_joins")),
        range_goes_on=_goes_on_after_range(numbers, nouns=nouns),
        others=any_pattern(numbers.words("others")),
        pattern=number_pattern(figures.pattern, bounds, numbers),
    )


def _sorts(numbers: Section, key: str) -> dict[str, str]:
    return {word: sort for sort, group in numbers.groups(key).items() for word in group}


def _goes_on_after_range(numbers: Section, *, nouns: bool) -> re.Pattern[str]:
    """What follows a range and no pair: a word for what is counted, in capitals where nouns are."""
    letter = r"[^\W\d_]" if nouns else "[a-z]"
    return re.compile(rf" (?!(?:{alternatives(numbers.words('pair_followers'))})\b){letter}")
