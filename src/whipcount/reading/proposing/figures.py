"""Numbers of a proposal: each must be one that the project's own reader sees in the quote, with the same bounds."""

from __future__ import annotations

import re

from whipcount.model.quantity import Quantity
from whipcount.reading.folding import fold
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.numbers import numbers
from whipcount.reading.proposing.case import Case
from whipcount.reading.proposing.forms import Role
from whipcount.reading.proposing.refusing import Refused


def figures(case: Case) -> dict[str, Mark]:
    """The number marks that a proposal's number fields stand on, by field; none of the quote's may be left over.

    A number left over is refused because the quote could then be about that one: "White has 5 of the 172 needed".
    """
    free = [mark for mark in case.marks(Slot.NUMBER) if isinstance(mark.value, Quantity)]
    taken: dict[str, Mark] = {}
    for field in case.proposal.form:
        if field.role is Role.NUMBER:
            mark = _figure(case, field.name, case.proposal.fields[field.name], free)
            free.remove(mark)
            taken[field.name] = mark
    if free and any(field.role is Role.NUMBER for field in case.proposal.form):
        left = case.printed(free[0])
        raise Refused("spare", f'The quote also holds "{left}", which the proposal does not account for.')
    return taken


def quantity(mark: Mark) -> Quantity:
    """The value of a number mark."""
    if not isinstance(mark.value, Quantity):
        raise TypeError(mark)
    return mark.value


def _figure(case: Case, name: str, stated: object, free: list[Mark]) -> Mark:
    bounds = _bounds(case, stated)
    for mark in free:
        read = quantity(mark)
        # "At least 172 are needed" and "172 are needed" name the same threshold, which is a least number anyway.
        least = case.proposal.kind == "threshold" and read.high is None and bounds == (read.low, read.low)
        if least or bounds == (read.low, read.high):
            return mark
    others = ", ".join(f'"{case.printed(mark)}"' for mark in free) or "none"
    raise Refused("number", f"{name} {str(stated)[:40]!r} is not read from the quote, whose numbers are: {others}.")


def _bounds(case: Case, stated: object) -> tuple[int, int | None] | None:
    """The bounds that are stated: a whole number, low and high, or a number as printed; None when it is none."""
    if isinstance(stated, bool):
        return None
    if isinstance(stated, int):
        return stated, stated
    if isinstance(stated, dict):
        low, high = stated.get("low"), stated.get("high")
        return (low, high) if isinstance(low, int) and (high is None or isinstance(high, int)) else None
    return _printed(case, stated) if isinstance(stated, str) else None


def _printed(case: Case, stated: str) -> tuple[int, int | None] | None:
    """A number as printed, read by the same reader; a word for members after it does no harm."""
    words = fold(stated.strip())[:60]
    marks = list(numbers(words, 0, len(words), case.language))
    if len(marks) != 1 or marks[0].start or re.search(r"\w+\W+\w+", words[marks[0].end :]):
        return None
    value = quantity(marks[0])
    return value.low, value.high
