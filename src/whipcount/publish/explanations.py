"""The ways to make the numbers meet, as text, JSON and rows: how many, the cheapest, and what would tell them apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whipcount.exchange.claims_json import claim_to_json
from whipcount.exchange.reports_json import known_of_report
from whipcount.model.explanations import Bearing, Explanations, OpenStand, Placement, Share
from whipcount.model.prose import day_in_words
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.count_json import chamber_to_json, question_to_json
from whipcount.publish.layout import Line, lines, paragraph, printable, table
from whipcount.publish.order import claims_in_order, reports_in_order
from whipcount.publish.wording import sources

_COLUMNS = ("way", "moves", "party", "bench", "seats", "there", "reported")


def explanations_text(made: Explanations, width: int = 80) -> Iterator[Line]:
    """How many ways there are and what they are not, the cheapest, the questions, and the claims that bear."""
    name = f"{made.chamber.name}, {made.chamber.country}" if made.chamber else "A chamber that was not recognised"
    yield Line(f"{name}, {day_in_words(made.as_of)}", "title")
    yield from lines(paragraph(sources(made), width), "quiet")
    yield Line("")
    yield from lines(paragraph(made.sentence, width), "strong")
    if made.ways:
        yield from lines(paragraph(made.caution, width), "warning")
    for section in (_tallies, _first, _questions, _bearings, _notes):
        if found := list(section(made, width)):
            yield Line("")
            yield from found


def explanations_to_json(made: Explanations) -> dict[str, Any]:
    """The ways as one object; docs/api.md has its form."""
    paths = {report.id: report.path for report in made.reports}
    asked = made.next_question
    return {
        "chamber": made.chamber and chamber_to_json(made.chamber),
        "as_of": made.as_of.isoformat(),
        "day": made.day and made.day.isoformat(),
        "seats": made.seats,
        "ways": made.ways,
        "moves": made.moves and [made.moves.low, made.moves.high],
        "sentence": made.sentence,
        "caution": made.caution,
        "notes": list(made.notes),
        "tallies": [{"moves": each.moves, "parties": each.parties, "ways": each.ways} for each in made.tallies],
        "first": [_way(each) for each in made.first],
        "open": [_open(each) for each in made.open],
        "next_question": asked and question_to_json(asked),
        "bearings": [_bearing(each) for each in made.bearings],
        "price": made.price,
        "set_aside": list(made.set_aside),
        "claims": [claim_to_json(claim, paths.get(claim.quote.report)) for claim in claims_in_order(made)],
        "reports": [known_of_report(report) for report in reports_in_order(made)],
    }


def explanations_table(made: Explanations, delimiter: str = ",") -> str:
    """A row for each party that has moved in each of the cheapest ways; a way in which none has has one empty row."""
    return table_head(_COLUMNS, delimiter) + table_rows(_COLUMNS, _rows(made), delimiter)


def _rows(made: Explanations) -> Iterator[dict[str, Any]]:
    for number, way in enumerate(made.first, 1):
        head = {"way": number, "moves": way.moves}
        yield from (head | _share(share) for share in way.shares)
        if not way.shares:
            yield head


def _tallies(made: Explanations, width: int) -> Iterator[Line]:
    """By moves and parties; one way needs no table."""
    if made.ways and made.ways > 1:
        rows = [(str(each.moves), str(each.parties), f"{each.ways:,}") for each in made.tallies]
        head, *rest = table([("Unreported moves", "of parties", "ways"), *rows], width)
        yield Line(head, "heading")
        yield from lines(rest)


def _first(made: Explanations, width: int) -> Iterator[Line]:
    if not made.ways or not made.first or not any(each.shares for each in made.first):
        return
    shown = len(made.first)
    heading = "The one way" if made.ways == 1 else "All of them" if made.ways == shown else f"The first {shown}"
    order = "" if made.ways == 1 else ", fewest moves first, then fewest parties; among equals the order says nothing"
    yield from lines(paragraph(f"{heading}{order}", width), "heading")
    for number, each in enumerate(made.first, 1):
        margin = f"{number:>5}  "
        yield from lines(paragraph(each.sentence, width, " " * len(margin), margin))


def _questions(made: Explanations, width: int) -> Iterator[Line]:
    """The next question in a sentence, then what every answer would bring."""
    if made.next_question is None:
        return
    yield Line("Ask next", "heading")
    yield from lines(paragraph(made.next_question.sentence, width, "  "))
    if len(made.open) > 1:
        rows = [(f"{each.bits:.2f}", printable(each.party), each.bench.value, *_answers(each)) for each in made.open]
        heads = ("bits", "party", "with", "seats there", "ways")
        yield from lines((f"  {line}" for line in table([heads, *rows], width - 2)), "quiet")


def _answers(asked: OpenStand) -> tuple[str, str]:
    """The seats that may be there, and the ways in which the most of them are."""
    (fewest, _), (most, ways) = asked.answers[0], asked.answers[-1]
    return f"{fewest}-{most} of {asked.seats}", f"{ways:,} if {most}"


def _bearings(made: Explanations, width: int) -> Iterator[Line]:
    if made.bearings:
        yield Line("Claims that bear on it", "heading")
    for each in made.bearings:
        yield from lines(paragraph(each.sentence, width, "    ", "  - "))


def _notes(made: Explanations, width: int) -> Iterator[Line]:
    for note in made.notes:
        yield from lines(paragraph(note, width, "  ", ""), "quiet")


def _way(way: Placement) -> dict[str, Any]:
    return {"moves": way.moves, "sentence": way.sentence, "shares": [_share(share) for share in way.shares]}


def _share(share: Share) -> dict[str, Any]:
    return {
        "party": share.party,
        "bench": share.bench.value,
        "seats": share.seats,
        "there": share.there,
        "reported": share.reported,
    }


def _open(asked: OpenStand) -> dict[str, Any]:
    return {
        "party": asked.party,
        "bench": asked.bench.value,
        "seats": asked.seats,
        "reported": asked.reported,
        "bits": round(asked.bits, 3),
        "answers": [{"there": there, "ways": ways} for there, ways in asked.answers],
        "sentence": asked.sentence,
    }


def _bearing(bearing: Bearing) -> dict[str, Any]:
    return {
        "claims": list(bearing.claims),
        "kept": bearing.kept,
        "with": bearing.with_claims,
        "without": bearing.without,
        "sentence": bearing.sentence,
    }
