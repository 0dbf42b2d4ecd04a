"""What a person asked about: the crisis behind the paths, and its count."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whipcount.cli.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whipcount.crisis import Crisis, ShownCount
    from whipcount.model import Problem, Report


@dataclass(frozen=True)
class Asked:
    """The arguments that every command takes, and the way from them to a crisis and to its count."""

    paths: tuple[str, ...]
    chamber: str | None = None
    published: date | None = None
    publisher: str | None = None
    as_of: date | None = None

    def crisis(self) -> Crisis:
        """The reports opened and read; a report that is dated after today is refused."""
        from whipcount import crisis  # noqa: PLC0415 - --help needs no crisis
        from whipcount.cli.progress import reading  # noqa: PLC0415 - the same
        from whipcount.model import Unusable  # noqa: PLC0415 - the same

        opened = crisis.open(
            *self.paths,
            chamber=self.chamber,
            published=self.published,
            publisher=self.publisher,
            stdin=_standard_input() if "-" in self.paths else None,
        )
        if problems := [_too_new(report) for report in _after(opened.reports, today())]:
            raise Unusable(problems)
        with reading() as progress:
            opened.readings(opened.known_on(self.as_of) if self.as_of else None, progress)
        return opened

    def count(self) -> ShownCount:
        """The count that was asked for; when the reports say nothing, standard error says so."""
        from whipcount.cli.endings import say  # noqa: PLC0415 - --help needs no endings
        from whipcount.cli.progress import reconciling  # noqa: PLC0415 - the same

        crisis = self.crisis()
        known = crisis.known_on(self.as_of) if self.as_of else crisis.reports
        with reconciling(sum(len(reading.claims) for reading in crisis.readings(known)), len(known)):
            count = crisis.count(self.as_of)
        if not count.claims:
            texts = "the report" if len(count.reports) == 1 else f"the {len(count.reports)} reports"
            say(f"nothing was read: {texts} held no claim that the reader knows; what was left unread is listed.")
        return count


def _standard_input() -> bytes:
    """At most one byte more than a report may have: the reports' room says then that it is too large."""
    from whipcount.reports import TEXT_LIMIT  # noqa: PLC0415 - --help needs no reports

    return sys.stdin.buffer.read(TEXT_LIMIT + 1)


def _after(reports: Iterable[Report], day: date) -> list[Report]:
    return [report for report in reports if report.published > day]


def _too_new(report: Report) -> Problem:
    from whipcount.model import Place, Problem  # noqa: PLC0415 - --help needs no model

    found, do = f"it is dated {report.published}, which lies in the future", "Mend its date, or give it with --date."
    return Problem(Place(report.path), found, f"a day up to {today()}", do)
