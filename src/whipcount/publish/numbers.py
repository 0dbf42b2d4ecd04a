"""The numbers of the answer: the house, its benches and parties, and what the law makes of them."""

from __future__ import annotations

from whipcount.model import Count
from whipcount.model.count import Band
from whipcount.model.words import Bench
from whipcount.publish.layout import Line, Role, lines, paragraph, printable, table
from whipcount.publish.order import benches, parties
from whipcount.publish.wording import figures, span, stand

_HEADS = ("reported", "plausible", "possible")


def house(count: Count, width: int) -> list[Line]:
    """How many seats there are by statute, and how many of them nobody is known to hold."""
    if count.seats is None:
        said = "The number of seats is not known: neither a law nor a report gives it."
    else:
        said = f"{count.seats} seats. {_vacant(count)}"
    return lines(paragraph(said, width))


def bench_table(count: Count, width: int) -> list[Line]:
    """The benches, each with its three answers."""
    rows = [(bench.value.capitalize(), *_cells(count.benches[bench])) for bench in benches(count.benches)]
    return _table([("Bench", *_HEADS), *rows], width) if rows else []


def party_table(count: Count, width: int) -> list[Line]:
    """The parties' seats, and on which benches they plausibly stand."""
    rows = [
        (printable(party.party), *_cells(party.seats), stand(party.benches) or "not known") for party in parties(count)
    ]
    return _table([("Party", *_HEADS, "where, plausibly"), *rows], width) if rows else []


def law(count: Count, width: int) -> list[Line]:
    """The votes needed, of which base, by whom; and whether the numbers decide it."""
    return [*_entry("Needed", _needed(count), width), *_entry("Verdict", count.verdict.sentence, width, "strong")]


def _vacant(count: Count) -> str:
    band = count.benches.get(Bench.VACANT)
    if band is None:
        return "How many are vacant is not known."
    if band.plausible.high == 0 and band.possible.high == 0:
        return "None is vacant or unaccounted for."
    possibly = f" (possibly {band.possible})" if band.possible != band.plausible else ""
    return f"Vacant or unaccounted for: {band.plausible}{possibly}."


def _cells(band: Band) -> tuple[str, str, str]:
    return figures(band.reported), span(band.plausible), span(band.possible)


def _table(rows: list[tuple[str, ...]], width: int) -> list[Line]:
    head, *rest = table(rows, width)
    return [Line(head, "heading"), *lines(rest)]


def _needed(count: Count) -> str:
    if count.threshold is None:
        return "Not known: neither a law nor a report says how many votes the motion needs."
    return count.threshold.sentence


def _entry(word: str, said: str, width: int, role: Role = "plain") -> list[Line]:
    """A word in the margin and what there is to say beside it."""
    return lines(paragraph(said, width, " " * 9, f"{word:<9}"), role)
