"""The figures of a side: what its own reports print of its newest day, or what a count makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from whipcount.count.gather import Evidence
from whipcount.model.claims import SittingMembers, Total, Vacancy
from whipcount.model.count import Count
from whipcount.model.difference import Figure, Side
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Base, Bench, Modality

_PRINTED = (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH)
_BENCHES = (Bench.GOVERNMENT, Bench.OPPOSITION)


def outlet(name: str, evidence: Evidence, reports: Iterable[str], house: int | None) -> Side:
    """The count of some reports: the totals they print of the newest day for which they print any.

    Where they print none at all there are no figures, and the day is that of the newest report.
    """
    ids = tuple(reports)
    totals = [claim for claim in evidence.of(Total) if claim.quote.report in ids and _is_count(claim)]
    days = [claim.holds_on for claim in totals if claim.bench in _BENCHES]
    day = max(days, default=max(evidence.reports[report].published for report in ids))
    of_day = [claim for claim in totals if claim.holds_on == day]
    figures = {bench: _figure([claim for claim in of_day if claim.bench is bench], house) for bench in _PRINTED}
    figures[Bench.VACANT] = _vacant(evidence, ids, day, house)
    return Side(name, day, False, ids, {bench: figure for bench, figure in figures.items() if figure})


def dated(count: Count) -> Side:
    """The count of a day: the plausible seats of every bench, with the claims that print just that number."""
    figures = {}
    for bench, band in count.benches.items():
        printed = tuple(each.claim for each in band.reported if _only(each.quantity, band.plausible))
        figures[bench] = Figure(band.plausible, printed, counted=not printed)
    reports = tuple(report.id for report in count.reports)
    return Side(count.as_of.isoformat(), count.as_of, True, reports, figures)


def counted(side: Side, count: Count, benches: Iterable[Bench]) -> Side:
    """The side with what the count of its own reports makes plausible of benches for which they print nothing."""
    found = {bench: Figure(count.benches[bench].plausible, counted=True) for bench in benches if bench in count.benches}
    return Side(side.name, side.day, side.dated, side.reports, found | side.figures)


def benches(first: Side, second: Side) -> tuple[Bench, ...]:
    """The benches that are compared: those of which both sides have a figure."""
    return tuple(bench for bench in Bench if bench in first.figures and bench in second.figures)


def open_benches(first: Side, second: Side) -> tuple[Bench, ...]:
    """The benches that have to be counted because no side of the house is printed by both: all that one prints.

    Where both print a side, that is what is compared, and an inference from what one of them leaves out is kept away.
    """
    if set(benches(first, second)) & set(_BENCHES):
        return ()
    either = [bench for bench in _BENCHES if bench in first.figures or bench in second.figures]
    return tuple(either or _BENCHES)


def _is_count(claim: Total) -> bool:
    """A count is stated or claimed; what is only expected is none yet."""
    return claim.modality in (Modality.STATED, Modality.CLAIMED)


def _figure(claims: Sequence[Total], house: int | None) -> Figure | None:
    """All members before those present, and the outlet's own word before what it says that others claim."""
    whole = [claim for claim in claims if claim.base is not Base.PRESENT]
    for group in (whole, claims):
        for firm in (Modality.STATED, Modality.CLAIMED):
            chosen = [claim for claim in group if claim.modality is firm]
            spans = [span for claim in chosen if (span := _range(claim.quantity, house))]
            if spans:
                ids = tuple(dict.fromkeys(claim.id for claim in chosen))
                span = Range(min(each.low for each in spans), max(each.high for each in spans))
                return Figure(span, ids, base=chosen[0].base)
    return None


def _vacant(evidence: Evidence, reports: Sequence[str], day: date, house: int | None) -> Figure | None:
    """The newest number of vacant seats that the reports themselves give by that day."""
    found = [claim for claim in vacancies(evidence) if claim.quote.report in reports and claim.holds_on <= day]
    known = [(claim, span) for claim in found if (span := vacant_seats(claim, house))]
    if not known:
        return None
    newest = known[-1][1]
    return Figure(newest, tuple(claim.id for claim, span in known if span == newest))


def vacancies(evidence: Evidence) -> list[Vacancy | SittingMembers | Total]:
    """Everything that bears on the number of vacant seats, the oldest first."""
    totals = [claim for claim in evidence.of(Total) if claim.bench is Bench.VACANT]
    found: list[Vacancy | SittingMembers | Total] = [*evidence.of(Vacancy), *evidence.of(SittingMembers), *totals]
    return sorted(found, key=lambda claim: claim.holds_on)


def vacant_seats(claim: Vacancy | SittingMembers | Total, house: int | None) -> Range | None:
    """The vacant seats that a claim gives: itself, or what sitting members leave of the house."""
    span = _range(claim.quantity, house)
    if not isinstance(claim, SittingMembers) or span is None:
        return span
    return None if house is None or span.high > house else Range(house - span.high, house - span.low)


def _range(quantity: Quantity, house: int | None) -> Range | None:
    if quantity.high is not None:
        return Range(quantity.low, quantity.high)
    return None if house is None or house < quantity.low else Range(quantity.low, house)


def _only(quantity: Quantity, span: Range) -> bool:
    return quantity.exact is not None and Range(quantity.low, quantity.low) == span
