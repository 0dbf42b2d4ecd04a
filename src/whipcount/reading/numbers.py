"""Numbers as reports write them: figures, words, dozens, and the bounds around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whipcount.model.quantity import Quantity
from whipcount.reading.language import Language
from whipcount.reading.marks import Mark, Slot

# What looks like a number of members and is not: money, shares, times, scores of a court, names of seats and articles.
_OTHER = re.compile(
    r"(?:[$€£]|Rs\.? ?|USD )\d[\d,.]*(?: ?(?:million|billion|m|bn))?"
    r"|\d[\d,.]*(?:%| percent| per cent| (?:million|billion|crore|lakh)\b)"
    r"|\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)"
    r"|\b\d{1,2}:\d\d\b"
    r"|\b(?:Articles?|Art\.|Rules?|Section|Sections|Clause) \d+[A-Z]?(?:\(\d+\))*"
    r"|\b[A-Z]{1,4}-\d+\b|\b\d+(?:st|nd|rd|th)\b"
    r"|\b\d+-(?:year|day|hour|month|week|minute|point|party|way)\b"
    r"|\b\d+ (?:years?|days?|hours?|months?|weeks?|minutes?)\b"
    r"|\b(?:19|20)\d\d\b(?! (?:members|seats|votes))",
    re.IGNORECASE,
)


def numbers(folded: str, start: int, end: int, language: Language) -> Iterator[Mark]:
    """Marks of every number of members between two offsets, with bounds where words give them."""
    for match in language.number_pattern.finditer(folded, start, end):
        first = _value(match["first"], language)
        second = _value(match["second"], language) if match["second"] else None
        if first is None:
            continue
        if second is None:
            yield Mark(Slot.NUMBER, match.start(), match.end("first"), _bounded(first, _bound(match, language)))
        elif _is_range(match, folded, first, second):
            yield Mark(Slot.NUMBER, match.start(), match.end(), Quantity(first, second))
        else:  # "211-120" and "325 to 306" are the two sides of a vote
            yield Mark(Slot.NUMBER, match.start(), match.end("first"), Quantity.exactly(first))
            yield Mark(Slot.NUMBER, match.start("second"), match.end("second"), Quantity.exactly(second))


def _is_range(match: re.Match[str], folded: str, first: int, second: int) -> bool:
    """ "25 to 40 dissidents" and "between 25 and 40" are one number; "95-172" and "five and seven" are two."""
    between = folded[max(0, match.start() - 8) : match.start()].lower().endswith("between ")
    joined = folded[match.end("first") : match.start("second")]
    followed = re.match(r" (?!votes?\b)[a-z]", folded[match.end() : match.end() + 8])
    return first < second and (between or (joined != " and " and followed is not None))


def others(folded: str, start: int, end: int) -> Iterator[Mark]:
    """Marks of figures that count something else, so that no phrase takes them for members."""
    for match in _OTHER.finditer(folded, start, end):
        yield Mark(Slot.OTHER, match.start(), match.end(), match.group())


def _value(words: str, language: Language) -> int | None:
    """155, "1,234", "twenty-four", "two dozen", "a hundred and five" as a whole number."""
    digits = words.replace(",", "")
    if digits.isdigit():
        return int(digits) if len(digits) <= 6 else None
    total = current = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in language.joiners:
            continue
        value = language.number_words.get(word)
        if value is None:
            return None
        current = (current or 1) * value if word in language.multipliers else current + value
    return total + current


def _bound(match: re.Match[str], language: Language) -> str | None:
    """The kind of bound before a number; a bare "dozen" is about a dozen."""
    if match["bound"]:
        return language.bounds.get(match["bound"].lower().strip())
    return "about" if match["first"].lower() in language.multipliers else None


def _bounded(number: int, bound: str | None) -> Quantity:
    """Hedges bound, they do not average: "nearly 50" is 45 to 49, "over two dozen" is 25 and more."""
    tenth = max(1, number // 10)
    match bound:
        case "at_least":
            return Quantity(number, None)
        case "more_than":
            return Quantity(number + 1, None)
        case "at_most":
            return Quantity(0, number)
        case "less_than":
            return Quantity(0, max(0, number - 1))
        case "nearly":
            return Quantity(max(0, number - tenth), max(0, number - 1), hedged=True)
        case "about":
            return Quantity(max(0, number - tenth), number + tenth, hedged=True)
        case _:
            return Quantity.exactly(number)
