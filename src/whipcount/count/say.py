"""Words for sentences: lists of sources, and what a row says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whipcount.count.gather import Evidence
from whipcount.count.rows import NOBODY, Row
from whipcount.model.claims import Claim
from whipcount.model.quantity import Quantity, Range
from whipcount.model.report import Report
from whipcount.model.words import Base, Bench
from whipcount.sentences import either, joined, worded

OF_WHOM = {base: worded(f"count.base.{base.value}") for base in Base}
SIDES = {bench: worded(f"count.bench.{bench.value}") for bench in Bench}


def seats(number: int) -> str:
    return worded("count.seats", n=number)


def moves(span: Range) -> str:
    """ "8 unreported moves", "no unreported move"."""
    return worded("count.moves.none") if span.high == 0 else worded("count.moves", n=span)


def printer(report: Report) -> str:
    """Who printed a report: the publisher, or the file if none is named."""
    return report.publisher or report.path.rsplit("/", 1)[-1]


def source(evidence: Evidence, claim: Claim) -> str:
    return of_report(evidence.report_of(claim))


def of_report(report: Report) -> str:
    """ "Morning Ledger, 30 March 2022"."""
    return worded("count.source", report=printer(report), day=report.published)


def sources(evidence: Evidence, claims: Iterable[str]) -> str:
    """ "(A, 30 March 2022; B, 31 March 2022)": every text a row stands on, each once."""
    wanted = set(claims)
    found = dict.fromkeys(source(evidence, claim) for claim in evidence.claims if claim.id in wanted)
    return worded("count.sources", sources=joined("; ", found))


def row(row: Row) -> str:
    """What a row says, without its source."""
    demand = row.demands[0]
    number = Quantity(demand.low, demand.high)
    if demand.cells == (NOBODY,):
        return worded("count.row.vacant", n=number)
    if row.kind == "total":
        return worded("count.row.total", n=number, side=SIDES[demand.cells[0][1]])
    bloc = str(demand.cells[0][0])
    if row.kind == "seats":
        return worded("count.row.seats", party=bloc, n=number)
    return worded("count.row.left", party=bloc) if row.kind == "left" else _standing(row, bloc)


def number(row: Row) -> Quantity:
    """The number alone."""
    return Quantity(row.demands[0].low, row.demands[0].high)


def subject(row: Row) -> str:
    """Who has the number, as a sentence begins: "The opposition has", "Vacant seats number"."""
    (bloc, bench), *_ = row.demands[0].cells
    if row.kind == "vacancy":
        return worded("count.subject.vacant")
    if row.kind == "total":
        return worded("count.subject.side", side=worded(f"count.word.{bench.value}"))
    return worded("count.subject.party", party=str(bloc))


def _standing(row: Row, bloc: str) -> str:
    (demand, *_), benches = row.demands, [bench for bench in SIDES if bench is not Bench.VACANT]
    there = list(dict.fromkeys(cell[1] for cell in demand.cells))
    if demand.high != 0:
        return worded("count.row.part", party=bloc, n=Quantity(demand.low, demand.high), sides=_sides(there))
    return worded("count.row.with", party=bloc, sides=_sides([bench for bench in benches if bench not in there]))


def _sides(benches: Sequence[Bench]) -> str:
    return either(SIDES[bench] for bench in benches)
