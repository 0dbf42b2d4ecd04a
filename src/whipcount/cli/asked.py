"""What a person asked about: the crisis behind the paths, and its count."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from whipcount.cli.clock import today

if TYPE_CHECKING:
    from whipcount.cli.kept import Kept
    from whipcount.crisis import Crisis, ShownCount
    from whipcount.crisis.forecasting import ShownForecast
    from whipcount.model import Chamber
    from whipcount.model.explanations import Explanations

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """The arguments that every command takes, and the way from them to a crisis and to its count."""

    paths: tuple[str, ...]
    chamber: str | None = None
    published: date | None = None
    publisher: str | None = None
    as_of: date | None = None
    kept: Kept | None = None

    def crisis(self) -> Crisis:
        """The crisis of a ledger, or the reports opened and read; a report that is dated after today is refused."""
        if self.kept:
            with self.kept.ledger(new=False) as ledger:
                return self.kept.crisis(ledger).open(self._chamber(), known_at=self.kept.known_at)
        from whipcount.cli.progress import reading  # noqa: PLC0415 - --help needs no progress

        opened = self.opened()
        with reading() as progress:
            opened.readings(opened.known_on(self.as_of) if self.as_of else None, progress)
        return opened

    def _chamber(self) -> Chamber | None:
        from whipcount.rulebook import find  # noqa: PLC0415 - --help needs no rulebook

        return find(self.chamber) if self.chamber else None

    def opened(self) -> Crisis:
        """The reports opened and not yet read; one that is dated after today is refused."""
        from whipcount import crisis  # noqa: PLC0415 - --help needs no crisis
        from whipcount.corpus import too_new  # noqa: PLC0415 - the same
        from whipcount.model import Unusable  # noqa: PLC0415 - the same

        opened = crisis.open(
            *self.paths,
            chamber=self.chamber,
            published=self.published,
            publisher=self.publisher,
            stdin=standard_input(self.paths),
        )
        if problems := [problem for report in opened.reports if (problem := too_new(report, today()))]:
            raise Unusable(problems)
        return opened

    def count(self) -> ShownCount:
        """The count that was asked for; when the reports say nothing, standard error says so."""
        return self._worked_out(lambda crisis: crisis.count(self.as_of), "; what was left unread is listed")

    def explanations(self, most: int) -> Explanations:
        """The ways to make the numbers meet on the day that was asked for, the cheapest `most` of them in words."""
        return self._worked_out(lambda crisis: crisis.explain(self.as_of, most=most))

    def forecast(self, presiding: str | None, pairs: int, outside: tuple[str, float, float] | None) -> ShownForecast:
        """How a vote may end on the day that was asked for, with what the person adds to the reports."""
        from whipcount.crisis.forecasting import Known, Outside  # noqa: PLC0415 - --help needs no crisis
        from whipcount.model.words import Bench  # noqa: PLC0415 - the same

        side = Bench(presiding) if presiding else None
        known = Known(side, pairs, Outside(*outside) if outside else None)
        return self._worked_out(lambda crisis: crisis.forecast(self.as_of, known))

    def _worked_out(self, work: Callable[[Crisis], T], hint: str = "") -> T:
        """What is made of the crisis by solving, with a word about the time that it takes."""
        from whipcount.cli.endings import say  # noqa: PLC0415 - --help needs no endings
        from whipcount.cli.progress import reconciling  # noqa: PLC0415 - the same

        crisis = self.crisis()
        known = crisis.known_on(self.as_of) if self.as_of else crisis.reports
        claims = sum(len(reading.claims) for reading in crisis.readings(known))
        with reconciling(claims, len(known)):
            made = work(crisis)
        if not claims:
            texts = "the report" if len(known) == 1 else f"the {len(known)} reports"
            say(f"nothing was read: {texts} held no claim that the reader knows{hint}.")
        return made


def standard_input(paths: Sequence[str]) -> bytes | None:
    """Standard input where it is named: one byte more than a report may have at most, so too large a one is refused."""
    from whipcount.reports import TEXT_LIMIT  # noqa: PLC0415 - --help needs no reports

    return sys.stdin.buffer.read(TEXT_LIMIT + 1) if "-" in paths else None
