"""The report and the claim that an address names, and the way back to them."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import HTTPException

from whipcount.crisis.reviewed import ReviewedReport
from whipcount.web.review.claims import Shown
from whipcount.web.review.desk import Visit

REPORT = "/crisis/{name}/review/report/{report}"
_LEAST = 8  # letters of an id that name a report


def one_of(reports: Iterable[ReviewedReport], named: str) -> ReviewedReport:
    """The report whose id begins so; not found where none or several do."""
    found = [each for each in reports if len(named) >= _LEAST and each.report.id.startswith(named)]
    if len(found) != 1:
        raise HTTPException(404)
    return found[0]


def numbered(report: ReviewedReport, visit: Visit) -> list[Shown]:
    """The claims of a report as they are shown, numbered in the order of the words."""
    return [Shown(number, each, report.report, visit.t) for number, each in enumerate(report.claims, 1)]


def claim_of(report: ReviewedReport, subject: str, visit: Visit) -> Shown:
    """One claim of a report, with the number that it has there."""
    found = next((each for each in numbered(report, visit) if each.subject == subject), None)
    if found is None:
        raise HTTPException(404)
    return found


def back(visit: Visit, report: ReviewedReport, subject: str, entry: int | None) -> str:
    """The address of a claim on the page of its report, which tells what the entry changed."""
    more = {"decided": str(entry)} if entry else {}
    return f"{visit.address('report', report.report.id[:16], **more)}#claim-{subject}"


def number(typed: str) -> int:
    """The number of an entry that a form brings; 0, before all of them, for what is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0
