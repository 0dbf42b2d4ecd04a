"""The days of a crisis, each counted by what had been published by then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from whipcount.model.days import CountedDay
from whipcount.web.counting import Counts, State

_HOURLY = 60.0  # a reader of feeds asks once in an hour: it rather waits than hears how far the counting is
MOST = 366  # days; of a longer course the newest


async def counted_days(counts: Counts, state: State) -> tuple[CountedDay, ...]:
    """Every day from the first report to that of the state.

    All days are counted and kept, whichever the state is of: an earlier day's course is the beginning of the whole.
    """
    await counts.made(("days", state), lambda: counts.days(state))  # Unusable for a day before the first report
    whole = replace(state, as_of=None)
    reported = await counts.made(("days", whole), lambda: counts.days(whole))
    days = every(reported[0], reported[-1])
    found = await counts.gathered(("course", whole), lambda: counts.crisis(whole).counted(days), len(days))
    return tuple(each for each in found if state.as_of is None or each.day <= state.as_of)


async def reported_days(counts: Counts, state: State, most: int) -> tuple[CountedDay, ...]:
    """The newest days with reports up to that of the state, and the one before them."""
    days = (await counts.made(("days", state), lambda: counts.days(state)))[-most - 1 :]
    made = counts.gathered(("reported", state, most), lambda: counts.crisis(state).counted(days), len(days), _HOURLY)
    return await made


def every(first: date, last: date) -> list[date]:
    """The days from one to another, as many of the newest as are counted."""
    first = max(first, last - timedelta(days=MOST - 1))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def changes(days: Sequence[CountedDay]) -> list[CountedDay]:
    """The days on which a plausible band, the votes needed or the verdict changed, or something became known."""
    kept: list[CountedDay] = []
    for each in days:
        if not kept or each.events or _shown(each) != _shown(kept[-1]):
            kept.append(each)
    return kept


def _shown(each: CountedDay) -> object:
    bands = {bench: band.plausible for bench, band in each.count.benches.items()}
    votes = each.count.threshold.votes if each.count.threshold else None
    return bands, votes, each.count.verdict.outcome, each.count.verdict.certainty
