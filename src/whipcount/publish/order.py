"""The one order in which everything is published, so that the same count always gives the same bytes."""

from __future__ import annotations

from collections.abc import Container

from whipcount.model import Claim, Count, Report
from whipcount.model.count import PartyCount
from whipcount.model.difference import Difference
from whipcount.model.explanations import Explanations
from whipcount.model.words import Bench

Answer = Count | Difference | Explanations  # whatever has the claims and the reports that it goes by


def benches(known: Container[Bench]) -> tuple[Bench, ...]:
    """The benches of which something is known, the government's first and the vacant seats last."""
    return tuple(bench for bench in Bench if bench in known)


def parties(count: Count) -> list[PartyCount]:
    """The parties, the largest first; parties of one size by name."""
    return sorted(count.parties, key=lambda party: (-party.seats.plausible.high, party.party))


def reports_in_order(answer: Answer) -> list[Report]:
    """The reports, the oldest first; those of one day by the name of their file."""
    return sorted(answer.reports, key=lambda report: (report.published, report.path, report.id))


def claims_in_order(answer: Answer) -> list[Claim]:
    """The claims as a reader meets them: report by report, from the top down."""
    place = {report.id: number for number, report in enumerate(reports_in_order(answer))}
    return sorted(answer.claims, key=lambda claim: (place.get(claim.quote.report, len(place)), *_span(claim)))


def _span(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.start, claim.quote.end, claim.id
