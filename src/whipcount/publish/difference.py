"""The difference between two counts as text: what each prints, how far apart they are, and what accounts for it."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.model.claims import Claim
from whipcount.model.difference import Difference, Explanation, Figure, Reason, Side
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.publish.layout import Line, lines, paragraph, printable, shorten, table
from whipcount.publish.order import benches, claims_in_order
from whipcount.publish.wording import sources, span, where

_MOST_QUOTES = 3
_LONGEST = 200


def difference_text(found: Difference, width: int = 80) -> Iterator[Line]:
    """What both sides print, the sentence, and each explanation with the words behind its reasons."""
    house = found.chamber
    yield Line(f"{house.name}, {house.country}" if house else "A chamber that was not recognised", "title")
    yield from lines(paragraph(f"{_named(found.first)} and {_named(found.second)}", width), "title")
    yield from lines(paragraph(sources(found), width), "quiet")
    yield Line("")
    yield from _figures(found, width)
    yield Line("")
    yield from lines(paragraph(found.sentence, width), "strong")
    for number, explanation in enumerate(found.explanations, 1):
        yield from _explanation(found, number, explanation, width)
    if found.always:
        yield Line("")
        said = "; ".join(reason.who for reason in found.always)
        yield from lines(paragraph(f"In each of the smallest: {said}.", width))
    if found.unused:
        yield Line("")
        yield Line("Reported between the two, and not needed by the smallest", "heading")
        for reason in found.unused:
            yield from _reason(found, reason, width)
    yield from _after(found, width)


def _named(side: Side) -> str:
    """A side as a heading has it."""
    return day_in_words(side.day) if side.dated else f"{side.name} ({day_in_words(side.day)})"


def _figures(found: Difference, width: int) -> Iterator[Line]:
    """What each side gives each bench, how far apart they are, and the words."""
    known = benches({**found.first.figures, **found.second.figures})
    sides = [day_in_words(side.day) if side.dated else printable(side.name) for side in (found.first, found.second)]
    rows = [
        (
            bench.value.capitalize(),
            _cell(found.first.figures.get(bench)),
            _cell(found.second.figures.get(bench)),
            _signed(found.apart[bench]) if bench in found.apart else "not compared",
        )
        for bench in known
    ]
    head, *rest = table([("Bench", *sides, "difference"), *rows], width)
    yield Line(head, "heading")
    yield from lines(rest)
    ids = {claim for side in (found.first, found.second) for figure in side.figures.values() for claim in figure.claims}
    yield from _quotes(found, ids, width, 8)


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    return f"{span(figure.seats)} (counted)" if figure.counted else span(figure.seats)


def _signed(apart: Range) -> str:
    low, high = (f"{number:+d}" if number else "0" for number in (apart.low, apart.high))
    return low if low == high else f"{low} to {high}"


def _explanation(found: Difference, number: int, explanation: Explanation, width: int) -> Iterator[Line]:
    if not explanation.reasons and not explanation.unexplained:
        return
    yield Line("")
    if found.smallest > 1 or len(found.explanations) > 1:
        yield Line(_heading(found, number, explanation), "heading")
    for reason in explanation.reasons:
        yield from _reason(found, reason, width)
    if explanation.unexplained:
        seats = "1 seat" if explanation.unexplained == 1 else f"{explanation.unexplained} seats"
        on = ", ".join(f"{bench.value} {explanation.rest[bench]:+d}" for bench in benches(explanation.rest))
        told = f"{seats} that no report explains{f' ({on})' if on else ''}"
        yield from lines(paragraph(told, width, "    ", "  - "), "warning")


def _heading(found: Difference, number: int, explanation: Explanation) -> str:
    """Which of the explanations it is, and how large."""
    if number <= found.smallest:
        return f"{number} of {found.smallest:,} equally small" if found.smallest > 1 else "The smallest"
    many = "1 reason" if len(explanation.reasons) == 1 else f"{len(explanation.reasons)} reasons"
    return f"Larger: {many}, {explanation.assumed} taken for granted"


def _reason(found: Difference, reason: Reason, width: int) -> Iterator[Line]:
    yield from lines(paragraph(f"{reason.sentence} [{reason.kind.value}]", width, "    ", "  - "))
    yield from _quotes(found, set(reason.claims), width, _MOST_QUOTES)


def _quotes(found: Difference, ids: set[str], width: int, most: int) -> Iterator[Line]:
    """The words of the claims, each once, with file and line."""
    behind = [claim for claim in claims_in_order(found) if claim.id in ids]
    quotes = dict.fromkeys(f"{_quoted(claim)} {where(found, claim.quote)}" for claim in behind)
    for quote in list(quotes)[:most]:
        yield from lines(paragraph(quote, width, " " * 10, " " * 6), "quiet")
    if len(quotes) > most:
        yield Line(f"      and {len(quotes) - most} more", "quiet")


def _quoted(claim: Claim) -> str:
    return '"' + shorten(claim.quote.text, _LONGEST).strip("\"'“”‘’") + '"'


def _after(found: Difference, width: int) -> Iterator[Line]:
    if found.remarks:
        yield Line("")
        yield Line("Remarks", "heading")
    for remark in found.remarks:
        yield from lines(paragraph(remark.sentence, width, "    ", "  - "))
        yield from _quotes(found, set(remark.claims), width, _MOST_QUOTES)
    if any(explanation.reasons for explanation in found.explanations):
        yield Line("")
        yield from lines(paragraph("The smallest set need not be the true one: others may hold.", width), "quiet")
