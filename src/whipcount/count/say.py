"""Words for sentences: days, lists, sources and what a row says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whipcount.count.gather import Evidence
from whipcount.count.rows import NOBODY, Row
from whipcount.model.claims import Claim
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Quantity, Range
from whipcount.model.report import Report
from whipcount.model.words import Base, Bench

OF_WHOM = {
    Base.MEMBERS: "members",
    Base.FILLED_SEATS: "members in office",
    Base.PRESENT: "members present",
    Base.PRESENT_AND_VOTING: "members present and voting",
    Base.VOTES_CAST: "votes cast",
}
SIDES = {
    Bench.GOVERNMENT: "the government",
    Bench.OPPOSITION: "the opposition",
    Bench.CROSSBENCH: "the crossbench",
    Bench.VACANT: "vacant seats",
}


def seats(number: int) -> str:
    return f"{number} seat" if number == 1 else f"{number} seats"


def moves(span: Range) -> str:
    """ "8 unreported moves", "no unreported move"."""
    if span.high == 0:
        return "no unreported move"
    return "1 unreported move" if span == Range(1, 1) else f"{span} unreported moves"


def plain(quantity: Quantity) -> str:
    """A number as it was printed: 177, at least 172, 25 to 40."""
    return str(quantity)


def printer(report: Report) -> str:
    """Who printed a report: the publisher, or the file if none is named."""
    return report.publisher or report.path.rsplit("/", 1)[-1]


def source(evidence: Evidence, claim: Claim) -> str:
    report = evidence.report_of(claim)
    return f"{printer(report)}, {day_in_words(report.published)}"


def sources(evidence: Evidence, claims: Iterable[str]) -> str:
    """ "(A, 30 March 2022; B, 31 March 2022)": every text a row stands on, each once."""
    wanted = set(claims)
    found = dict.fromkeys(source(evidence, claim) for claim in evidence.claims if claim.id in wanted)
    return f"({'; '.join(found)})"


def row(row: Row) -> str:
    """What a row says, without its source."""
    demand = row.demands[0]
    number = plain(Quantity(demand.low, demand.high))
    if demand.cells == (NOBODY,):
        return f"{number} vacant"
    if row.kind == "total":
        return f"{number} for {SIDES[demand.cells[0][1]]}"
    bloc = str(demand.cells[0][0])
    if row.kind == "seats":
        return f"{bloc} {number}"
    return f"{bloc} no longer in the house" if row.kind == "left" else f"{bloc} {_standing(row)}"


def number(row: Row) -> str:
    """The number alone."""
    return plain(Quantity(row.demands[0].low, row.demands[0].high))


def subject(row: Row) -> str:
    """Who has the number, as a sentence begins: "The opposition has", "There are vacant seats:"."""
    (bloc, bench), *_ = row.demands[0].cells
    if row.kind == "vacancy":
        return "Vacant seats number"
    if row.kind == "total":
        return f"The {bench.value} has"
    return f"{bloc} has"


def _standing(row: Row) -> str:
    (demand, *_), benches = row.demands, [bench for bench in SIDES if bench is not Bench.VACANT]
    there = list(dict.fromkeys(cell[1] for cell in demand.cells))
    if demand.high != 0:
        return f"with {plain(Quantity(demand.low, demand.high))} on the side of {_sides(there)}"
    return f"with {_sides([bench for bench in benches if bench not in there])}"


def _sides(benches: Sequence[Bench]) -> str:
    return " or ".join(SIDES[bench] for bench in benches)
