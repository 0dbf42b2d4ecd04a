"""Whose house a crisis is about on a day: the chamber with its law, and what a reader should know where it has none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from whipcount.model import Chamber, Finding, Law, Problem, Unusable
from whipcount.model.claims import HouseSize
from whipcount.sentences import worded

if TYPE_CHECKING:
    from whipcount.reading import Reading


Carried = Chamber | tuple[str, str] | None  # a chamber, the path and the text of the file of one, or none


def carried(chamber: Chamber | None) -> Carried:
    """A chamber as another process can be given it: one that a person brought has its law in their file alone."""
    from whipcount.rulebook import own_file  # noqa: PLC0415 - importing whipcount stays cheap

    file = own_file(chamber) if chamber else None
    return (file.path, file.text) if file else chamber


def arrived(house: Carried) -> Chamber | None:
    """The chamber again."""
    from whipcount.rulebook import own_chamber  # noqa: PLC0415 - importing whipcount stays cheap

    return own_chamber(*house) if isinstance(house, tuple) else house


def house_of(
    chamber: Chamber | None, readings: Iterable[Reading], on: date, *, named: bool
) -> tuple[Chamber | None, Law | None, tuple[Finding, ...]]:
    """The chamber with its law of a day, and what a reader should know about that.

    A chamber that was only recognised (not `named`), and whose reports give a house of quite another size, is not
    theirs.
    """
    law, gaps = _law(chamber, on)
    other = None if law is None or named else _other_house(law, readings)
    return (None, None, (other,)) if other else (chamber, law, gaps)


def _law(chamber: Chamber | None, on: date) -> tuple[Law | None, tuple[Finding, ...]]:
    """The law of the day; without one, what a reader should know about that."""
    from whipcount.rulebook import law  # noqa: PLC0415 - importing whipcount stays cheap

    if chamber is None:
        return None, (_chamberless(),)
    try:
        return law(chamber, on), ()
    except Unusable as unusable:
        return None, (_lawless(chamber, on, unusable.problems[0]),)


def _other_house(law: Law, readings: Iterable[Reading]) -> Finding | None:
    """A regional assembly has the country's name and parties, but not the size of its parliament."""
    claims = [c for reading in readings for c in reading.claims if isinstance(c, HouseSize) and c.quantity.exact]
    seats, chamber = law.seats.value, law.chamber
    if not claims or any(abs(claim.quantity.low - seats) * 20 <= seats for claim in claims):
        return None
    named = {"country": chamber.country, "chamber": chamber.name, "id": chamber.id}
    sentence = worded("findings.other_house", **named, n=claims[-1].quantity.low, seats=seats)
    ids = tuple(claim.id for claim in claims)
    return Finding("law", sentence, expected=str(seats), found=str(claims[-1].quantity.low), claims=ids)


def _chamberless() -> Finding:
    return Finding("law", worded("findings.no_chamber"), expected="a chamber of the rulebook")


def _lawless(chamber: Chamber, on: date, problem: Problem) -> Finding:
    return Finding(
        "law",
        f"The law of the {chamber.name} of {chamber.country} on {on} is not known: {problem}",
        expected=problem.expected,
        found=problem.found,
    )
