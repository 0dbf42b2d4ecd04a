"""A crisis that has been opened: its reports, what they say, and its count on any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from whipcount.crisis.days import day
from whipcount.crisis.house import Carried, arrived, carried, house_of
from whipcount.crisis.shown import ShownCount, ShownDifference, Timeline
from whipcount.model import Chamber, Claim, Count, Finding, Law, Problem, Report, Unusable
from whipcount.model.count import BenchCount
from whipcount.model.days import CountedDay
from whipcount.model.words import MotionKind
from whipcount.sentences import worded

if TYPE_CHECKING:
    from whipcount.count import Case, Evidence
    from whipcount.crisis.forecasting import Known, ShownForecast
    from whipcount.model.explanations import Explanations
    from whipcount.reading import Reading

Progress = Callable[[int, int], None]


class Crisis:
    """The reports on one crisis, the oldest first, each read once however many days are counted.

    reports: as opened. chamber: whose law and parties apply, None when it is not known. named: whether a person
    said so; a chamber that was only recognised is dropped where the reports give a house of quite another size.
    readings: what a ledger has of the reports, by their id; the others are read.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        chamber: Chamber | None,
        *,
        named: bool = False,
        readings: Mapping[str, Reading] | None = None,
    ) -> None:
        self.reports = tuple(sorted(reports, key=lambda report: (report.published, report.path, report.id)))
        self.chamber = chamber
        self._named = named
        self._readings: dict[str, Reading] = dict(readings or {})
        self._counts: dict[date, ShownCount] = {}
        self._witnesses: dict[int, Mapping[str, str]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process needs to open the same crisis."""
        return _again, (self.reports, carried(self.chamber), self._named, self._readings)

    def __repr__(self) -> str:
        who = f"{self.chamber.name}, {self.chamber.country}" if self.chamber else "chamber not known"
        return f"<Crisis: {who}; {len(self.reports)} reports, {self._first} to {self._last}>"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything the reports say, report by report."""
        return tuple(claim for reading in self.readings() for claim in reading.claims)

    def readings(
        self, reports: Iterable[Report] | None = None, progress: Progress | None = None
    ) -> tuple[Reading, ...]:
        """What was read in the reports and what was not; `progress` hears how many of how many are done."""
        asked = self.reports if reports is None else tuple(reports)
        for number, report in enumerate(asked):
            if progress:
                progress(number, len(asked))
            self._read(report)
        return tuple(self._readings[report.id] for report in asked)

    def known_on(self, as_of: date) -> tuple[Report, ...]:
        """The reports that had been published by a day; Unusable for a day before the first of them."""
        known = tuple(report for report in self.reports if report.published <= as_of)
        if not known:
            raise Unusable(self._too_early(as_of))
        return known

    def count(self, as_of: date | str | None = None) -> ShownCount:
        """Who stands where as of a day: that of the newest report when none is named. Later reports are left out."""
        on = self._last if as_of is None else day(as_of, "day to count")
        if on not in self._counts:
            self._counts[on] = self._count(on)
        return self._counts[on]

    def explain(self, as_of: date | str | None = None, *, most: int = 10) -> Explanations:
        """The distinct ways to make the reported numbers meet, counted exactly, and the cheapest `most` in words.

        None of them is known to be the truth; what would tell them apart stands beside them.
        """
        from whipcount.count import explain_evidence  # noqa: PLC0415 - the solver is loaded when there is something to solve

        on = self._last if as_of is None else day(as_of, "day to explain")
        readings = self.readings(self.known_on(on))
        chamber, law, _ = self.house(readings, on)
        return replace(explain_evidence(self._evidence(readings, on), self.chamber, law, most), chamber=chamber)

    def forecast(self, as_of: date | str | None = None, known: Known | None = None) -> ShownForecast:
        """How a vote on the motion may end, as of a day; without enough evidence it says what is missing.

        known: what a person adds: who presides, pairs, a forecast of somebody else.
        """
        from whipcount.count.thresholds import rule  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.crisis.forecasting import Known, forecast_of  # noqa: PLC0415 - the same

        on = self._last if as_of is None else day(as_of, "day to forecast")
        counted = self.count(on)
        _, law, _ = self.house(self.readings(self.known_on(on)), on)
        motion = counted.motion.kind if counted.motion else None
        return forecast_of(counted, motion, rule(law, motion or MotionKind.NO_CONFIDENCE), on, known or Known())

    def timeline(
        self,
        since: date | str | None = None,
        until: date | str | None = None,
        progress: Progress | None = None,
        *,
        parties: bool = False,
        jobs: int | None = 1,
    ) -> Timeline:
        """The benches on every day from the first report to the newest one (or between two days), with the events.

        Each day is counted by what had been published by then. `progress` hears how many days of how many are done.
        parties: count every party as well, which voting power over time needs and which takes longer. jobs: with how
        many processes, None for one for each processor, at most four; a script that asks for more than one needs
        `if __name__ == "__main__":`, as Python wants it.
        """
        first = max(self._first, day(since, "first day") if since else self._first)
        last = day(until, "last day") if until else self._last
        if last < self._first:
            raise Unusable(self._too_early(last))
        if last < first:
            raise Unusable(_turned(first, last))
        eve = first - timedelta(days=1)
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        before = eve if first > self._first else None
        return Timeline(tuple(self.counted(days, before, parties=parties, jobs=jobs, progress=progress)))

    def counted(
        self,
        days: Iterable[date],
        eve: date | None = None,
        *,
        parties: bool = False,
        jobs: int | None = 1,
        progress: Progress | None = None,
    ) -> Iterator[CountedDay]:
        """The benches on some days in their order, one after another as they are asked for; jobs: as in `timeline`.

        Each with the events since the day before it in the list, and the first with those since `eve`.
        """
        from whipcount.count.events import events  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.crisis.abreast import abreast  # noqa: PLC0415 - the same

        listed = [*([eve] if eve else []), *days]
        alone = jobs == 1 or len(listed) < 2
        if alone:
            counting = self.benches(_told(listed, progress), parties=parties)
        else:
            counting = abreast(self, listed, jobs, progress, parties=parties)
        before = next(counting) if eve else None
        for counted in counting:
            yield CountedDay(counted.as_of, counted, events(before, counted))
            before = counted

    def benches(self, days: Iterable[date], *, parties: bool = False) -> Iterator[BenchCount]:
        """Who stands on which bench on some days in their order; what is found on one shortens the work on the next."""
        case: Case | None = None
        for on in days:
            counted, case = self._benches(on, case, parties=parties)
            yield counted

    def diff(
        self,
        first: date | str,
        second: date | str,
        *,
        as_of: date | str | None = None,
        most: int = 5,
        paths: Mapping[str, Sequence[str]] | None = None,
    ) -> ShownDifference:
        """How far two counts are apart, and the smallest sets of named moves and readings that account for it.

        first, second: a day, the name of an outlet, or the path of a report or folder. as_of: leave later reports out.
        most: how many explanations to show. paths: for words that are paths, the ids of the reports there.
        """
        from whipcount.crisis.differing import Differing  # noqa: PLC0415 - importing whipcount stays cheap

        on = day(as_of, "day of the question") if as_of else None
        return ShownDifference.of(Differing(self, on, paths).between(first, second, most))

    def only(self, reports: Iterable[str]) -> Crisis:
        """The same crisis as some of its reports tell it, by their ids."""
        ids = set(reports)
        told = [report for report in self.reports if report.id in ids]
        return Crisis(told, self.chamber, named=self._named, readings=self._readings)

    def knowing(self, before: Crisis) -> Crisis:
        """The same crisis with what was read of the same reports before, so that only new ones are read."""
        if before.chamber != self.chamber:
            return self
        same = set(self.reports)
        kept = {id_: reading for id_, reading in before._readings.items() if reading.report in same}
        return Crisis(self.reports, self.chamber, named=self._named, readings=kept)

    def house(self, readings: Iterable[Reading], on: date) -> tuple[Chamber | None, Law | None, tuple[Finding, ...]]:
        """The chamber with its law of a day, and what a reader should know about that.

        A chamber that was only recognised, and whose reports give a house of quite another size, is not theirs.
        """
        return house_of(self.chamber, readings, on, named=self._named)

    def _benches(self, on: date, before: Case | None, *, parties: bool) -> tuple[BenchCount, Case]:
        from whipcount.count import count_benches  # noqa: PLC0415 - the solver is loaded when there is something to solve

        readings = self.readings(self.known_on(on))
        chamber, law, _ = self.house(readings, on)
        counted, case = count_benches(self._evidence(readings, on), self.chamber, law, before, parties=parties)
        return replace(counted, chamber=chamber), case

    def _count(self, on: date) -> ShownCount:
        from whipcount.count import count_evidence  # noqa: PLC0415 - the solver is loaded when there is something to solve

        readings = self.readings(self.known_on(on))
        chamber, law, gaps = self.house(readings, on)
        counted = replace(count_evidence(self._evidence(readings, on), self.chamber, law), chamber=chamber)
        unread = tuple(each for reading in readings for each in reading.unread)
        timed = _timed(counted, law)
        return ShownCount.of(replace(timed, findings=(*timed.findings, *gaps), unread=unread))

    def _evidence(self, readings: tuple[Reading, ...], on: date) -> Evidence:
        """What weighs on a day. Which reports copy which is sought once for each number of reports."""
        from whipcount.count import gather  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.reports import witnesses  # noqa: PLC0415 - importing whipcount stays cheap

        reports = tuple(reading.report for reading in readings)
        if len(reports) not in self._witnesses:
            self._witnesses[len(reports)] = witnesses(reports)
        claims = (claim for reading in readings for claim in reading.claims)
        return gather(claims, reports=reports, witnesses=self._witnesses[len(reports)], as_of=on)

    def _read(self, report: Report) -> None:
        from whipcount.reading import read  # noqa: PLC0415 - importing whipcount stays cheap

        if report.id not in self._readings:
            self._readings[report.id] = read(report, self.chamber)

    @property
    def _first(self) -> date:
        return self.reports[0].published

    @property
    def _last(self) -> date:
        return self.reports[-1].published

    def _too_early(self, as_of: date) -> Problem:
        found = worded("refusal.early", day=str(as_of))
        expected = worded("refusal.early.expected", first=str(self._first))
        return Problem(None, found, expected, worded("refusal.early.do", last=str(self._last)))


def _again(reports: Iterable[Report], house: Carried, named: bool, readings: Mapping[str, Reading]) -> Crisis:
    return Crisis(reports, arrived(house), named=named, readings=readings)


def _told(days: Sequence[date], progress: Progress | None) -> Iterator[date]:
    """The days, and to whom it matters how many of them are done."""
    for number, each in enumerate(days):
        if progress:
            progress(number, len(days))
        yield each


def _turned(first: date, last: date) -> Problem:
    do = "Name an earlier first day or a later last one."
    return Problem(None, f"the first day, {first}, lies after the last, {last}", "days in their order", do)


def _timed(counted: Count, law: Law | None) -> Count:
    """The count with the legal days of its motion, where there is a motion and a law for it."""
    from whipcount.procedure import clock  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.rulebook.shelf import country_code  # noqa: PLC0415 - the same

    if counted.motion is None or law is None:
        return counted
    motion, findings = clock(counted.motion, law, country_code(law.chamber))
    return replace(counted, motion=motion, findings=(*counted.findings, *findings))
