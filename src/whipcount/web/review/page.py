"""`/crisis/NAME/review`: which reports are to be looked at, the entries, and what an entry changed in the count."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis import ShownCount
from whipcount.crisis.reviewed import State
from whipcount.model import Unusable
from whipcount.model.entry import Entry
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.web.asked import Asked
from whipcount.web.counting import Counts
from whipcount.web.counting import State as Known
from whipcount.web.judging import page as judging
from whipcount.web.receiving import page as receiving
from whipcount.web.review.desk import Desk, Visit
from whipcount.web.review.order import next_of
from whipcount.web.site import Site

_ENTRIES = 100  # on a page of the log
_TICK = timedelta(microseconds=1)


def routes(site: Site) -> APIRouter:
    router, desk = APIRouter(), Desk(site)

    async def overview(request: Request, name: str) -> Response:
        visit = await desk.visit(request, name)
        reports = await desk.reports(visit)
        last = max((each.last for each in reports if each.last), key=lambda entry: entry.number, default=None)
        return visit.page("review/review.html", reports=reports, following=next_of(reports), last=last, states=State)

    async def log(request: Request, name: str, before: int | None = None) -> Response:
        visit = await desk.visit(request, name, "log")
        entries = await asyncio.to_thread(visit.ledger.entries, name)
        older = [entry for entry in reversed(entries) if before is None or entry.number < before]
        shown = [(entry, _says(entry)) for entry in older[:_ENTRIES]]
        return visit.page("review/log.html", entries=shown, more=len(older) > _ENTRIES)

    async def effect(request: Request, name: str, entry: int) -> Response:
        visit = await desk.visit(request, name, "effect")
        found = await _effect(site, visit, entry)
        return visit.page("review/effect.html", effect=found)

    for path, shown in (("", overview), ("/log", log), ("/effect", effect)):
        router.add_api_route(f"/crisis/{{name}}/review{path}", shown, include_in_schema=False)
    router.include_router(judging.routes(desk))
    router.include_router(receiving.routes(desk))
    return router


def _says(entry: Entry) -> dict[str, Any]:
    said = json.loads(entry.body) if entry.body else {}
    return said if isinstance(said, dict) else {}


@dataclass(frozen=True, slots=True)
class Effect:
    """The count before an entry and after it, as of the same day; before: None where there was nothing to count."""

    entry: Entry
    before: ShownCount | None
    after: ShownCount

    @property
    def benches(self) -> list[tuple[Bench, Range | None, Range]]:
        """The plausible seats of each bench, before and after."""
        were = self.before.benches if self.before else {}
        now = self.after.benches.items()
        return [(bench, were[bench].plausible if bench in were else None, band.plausible) for bench, band in now]

    @property
    def changed(self) -> bool:
        """Whether any number of the benches, the votes needed or the verdict is another one."""
        return self.before is None or _figures(self.before) != _figures(self.after)


def _figures(count: ShownCount) -> tuple[object, ...]:
    """What a reader would see change: not by which claims it is so."""
    bands = {
        bench: (band.plausible, band.possible, [each.quantity for each in band.reported])
        for bench, band in count.benches.items()
    }
    need = count.threshold and (count.threshold.votes, count.threshold.base)
    return bands, count.verdict.outcome, count.verdict.certainty, count.verdict.margin, need


async def _effect(site: Site, visit: Visit, number: int) -> Effect:
    """What an entry changed: known just before it was recorded, and at the time at which it was."""
    name = visit.asked.crisis
    entries = await asyncio.to_thread(visit.ledger.entries, name)
    entry = next((each for each in entries if each.number == number), None)
    if entry is None:
        raise HTTPException(404)
    before, after = [
        await site.counts.state(Asked(name, None, time)) for time in (entry.recorded - _TICK, entry.recorded)
    ]
    return await site.counts.made(("effect", before, after), lambda: _compared(site.counts, entry, before, after))


def _compared(counts: Counts, entry: Entry, before: Known, after: Known) -> Effect:
    now = counts.count(after)
    try:
        was = counts.count(Known(before.crisis, before.mark, now.as_of, before.known_at))
    except (Unusable, LookupError):  # nothing was known by then, or nothing of that day
        was = None
    return Effect(entry, was, now)
