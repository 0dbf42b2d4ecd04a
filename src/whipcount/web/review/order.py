"""In which order reports are looked at."""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.crisis.reviewed import ReviewedReport, State


def next_of(reports: Iterable[ReviewedReport], besides: str = "") -> ReviewedReport | None:
    """The report to look at next: the newest with claims that nobody has decided, besides the one with this id.

    The newest first, because the count of today leans on it.
    """
    return next((each for each in reports if each.states[State.UNDECIDED] and each.report.id != besides), None)
