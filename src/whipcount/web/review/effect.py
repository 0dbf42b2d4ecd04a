"""What an entry changed in the count: known just before it was recorded, held against what was known then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whipcount.crisis import ShownCount
from whipcount.model import Unusable
from whipcount.model.count import Band
from whipcount.model.entry import Entry
from whipcount.model.words import Bench
from whipcount.web.asked import Asked
from whipcount.web.counting import Counts, State

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Effect:
    """The count of one day before an entry and after it. before: None where there was nothing to count."""

    before: ShownCount | None
    after: ShownCount

    @property
    def benches(self) -> list[tuple[Bench, Band | None, Band]]:
        """The bands of each bench, before and after."""
        were = self.before.benches if self.before else {}
        return [(bench, were.get(bench), band) for bench, band in self.after.benches.items()]

    @property
    def changed(self) -> bool:
        """Whether a reader sees any other number or outcome."""
        return self.before is None or _seen(self.before) != _seen(self.after)


def _seen(count: ShownCount) -> tuple[object, ...]:
    """What a reader would see change: not by which claims it is so."""
    bands = {
        bench: (band.plausible, band.possible, sorted({str(each.quantity) for each in band.reported}))
        for bench, band in count.benches.items()
    }
    need = count.threshold and (count.threshold.votes, count.threshold.base)
    return bands, count.verdict.outcome, count.verdict.certainty, count.verdict.margin, need


async def effect_of(counts: Counts, entry: Entry, entries: Sequence[Entry]) -> tuple[Effect, ...]:
    """The effect on the day of the report that the entry is about, and on the day of the newest one.

    entries: all of the crisis. A claim of an old report may change the count of its day and none of later days.
    """
    before, after = [
        await counts.state(Asked(entry.crisis, None, time)) for time in (entry.recorded - _TICK, entry.recorded)
    ]
    day = next((each.valid for each in entries if each.subject == entry.report), None)
    key = ("effect", before, after, day)
    return await counts.made(key, lambda: _of_days(counts, before, after, day))


def _of_days(counts: Counts, before: State, after: State, day: date | None) -> tuple[Effect, ...]:
    newest = counts.count(after)
    days = dict.fromkeys((day or newest.as_of, newest.as_of))
    return tuple(_of_day(counts, replace(before, as_of=each), replace(after, as_of=each)) for each in days)


def _of_day(counts: Counts, before: State, after: State) -> Effect:
    now = counts.count(after)
    try:
        return Effect(counts.count(before), now)
    except Unusable:  # nothing was known by then, or nothing of that day
        return Effect(None, now)
