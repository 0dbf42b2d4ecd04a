"""What would come of adding reports to a crisis in a ledger: looked at before anything is written.

A ledger has no way of taking a report out again, so a person sees first what was read, under which chamber, and whether
it is there already. What is written afterwards are these very readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whipcount.crisis.copying import copies
from whipcount.crisis.kept import KeptCrisis
from whipcount.model import Chamber, Report

if TYPE_CHECKING:
    from whipcount.reading import Reading


@dataclass(frozen=True)
class Preview:
    """Reports that may go into a crisis.

    readings: those that are new to the ledger, as they were read. known: those that it has. alike: for the id of a
    report with the same text as another, that other: the two are one witness. chamber: the house under which they were
    read, None when none was recognised.
    """

    readings: tuple[Reading, ...]
    known: tuple[Report, ...]
    alike: dict[str, Report]
    chamber: Chamber | None


def preview(kept: KeptCrisis, reports: Sequence[Report], chamber: Chamber | None = None) -> Preview:
    """The reports as they would go in. chamber: the house if a person names it now."""
    there = {report.id: report for report in kept.reports()}
    fresh = kept.fresh(reports, chamber)
    pairs = list(copies(there, fresh.reports))
    alike = {first.id: copy for copy, first in pairs} | {copy.id: first for copy, first in pairs}
    known = tuple(there[report.id] for report in reports if report.id in there)
    new = {report: other for report, other in alike.items() if report not in there}
    return Preview(fresh.readings(), known, new, fresh.chamber)
