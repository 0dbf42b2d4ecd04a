"""Numbers as reports write them: figures, words, dozens, and the bounds around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whipcount.model.quantity import Quantity
from whipcount.reading.language import Language
from whipcount.reading.marks import Mark, Slot

_VERB = 60  # characters before a number in which a verb may take the word between them

_SMALL = 20
_WORD = 12  # characters that hold the word before a number


def numbers(folded: str, start: int, end: int, language: Language) -> Iterator[Mark]:
    """Marks of every number of members between two offsets, with bounds where words give them."""
    for match in language.numbers.pattern.finditer(folded, start, end):
        yield from number_marks(match, folded, language)


def number_marks(match: re.Match[str], folded: str, language: Language) -> Iterator[Mark]:
    """The marks of one match of the language's number pattern: one number, a range, or the two sides of a vote."""
    first = _value(match["first"], language)
    second = _value(match["second"], language) if match["second"] else None
    if first is None:
        return
    bound = _bound(match, folded, language)
    start = match.start() if bound else match.start("first")
    if second is None:
        after = language.numbers.bound_after.match(folded, match.end("first"))
        if after and not bound:  # "172 or more"
            kind = language.numbers.bounds_after[after.group(1).lower()]
            yield Mark(Slot.NUMBER, start, after.end(), _bounded(first, kind))
        else:
            yield Mark(Slot.NUMBER, start, match.end("first"), _bounded(first, bound))
    elif _is_range(match, folded, first, second, language):
        yield Mark(Slot.NUMBER, start, match.end(), Quantity(first, second))
    else:  # "211-120" and "325 to 306" are the two sides of a vote
        yield Mark(Slot.NUMBER, start, match.end("first"), _bounded(first, bound))
        yield Mark(Slot.NUMBER, match.start("second"), match.end("second"), Quantity.exactly(second))


def _is_range(match: re.Match[str], folded: str, first: int, second: int, language: Language) -> bool:
    """ "25 to 40 dissidents" and "between 25 and 40" are one number; "95-172" and "five and seven" are two."""
    before = folded[max(0, match.start() - 12) : match.start()].lower()
    between = before.endswith(language.numbers.between)
    joined = folded[match.end("first") : match.start("second")]
    followed = language.numbers.range_goes_on.match(folded, match.end())
    return first < second and (between or (joined not in language.numbers.pair_joins and followed is not None))


def _value(words: str, language: Language) -> int | None:
    """155, "1,234", "twenty-four", "two dozen", "a hundred and five" as a whole number."""
    digits = words.replace(language.numbers.thousands, "")
    if digits.isdigit():
        return int(digits) if len(digits) <= 6 else None
    if words.lower() in language.numbers.values:  # "ein halbes Dutzend" is one word
        return language.numbers.values[words.lower()]
    total = 0
    current = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in language.numbers.joiners:
            continue
        value = language.numbers.values.get(word)
        if value is None:
            return None
        current = (current or 1) * value if word in language.numbers.multipliers else current + value
    return total + current


_AS_MANY = "as_many"  # exactly so many where a verb of the past follows: "as many as 45 members voted"


def _bound(match: re.Match[str], folded: str, language: Language) -> str | None:
    """The kind of bound before a number; dozens without one are about so many ("two dozen"), as is a bare "hundred".

    Some words bound only where no verb takes them: "verfügt über 68" is 68.
    """
    if match["bound"]:
        if _counted(folded[max(0, match.start() - _WORD) : match.start()], language):
            return None  # "two more than 76"
        taken = language.numbers.no_bound.search(folded, max(0, match.start() - _VERB), match.start("first"))
        bound = None if taken else language.numbers.bounds.get(match["bound"].lower().strip())
        if bound == _AS_MANY:
            return None if language.numbers.told_after.match(folded, match.end()) else "at_most"
        return bound
    words = re.split(r"[\s-]+", match["first"].lower())
    known = language.numbers
    rough = words[-1] in known.multipliers and (len(words) == 1 or known.values[words[-1]] % 10 != 0)
    return "about" if rough else None


def _counted(before: str, language: Language) -> bool:
    """Whether the last word before a place is a number."""
    word = before.split()[-1:] if before.endswith(" ") else []
    return any((last.isdigit() and len(last) <= len("999")) or last.lower() in language.numbers.values for last in word)


def _bounded(number: int, bound: str | None) -> Quantity:
    """Hedges bound, they do not average: "nearly 50" is 45 to 49, "over two dozen" is 25 and more."""
    tenth = max(1, number // 10)
    if bound == "some":
        bound = "about" if number % 5 == 0 or number < _SMALL else None
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
