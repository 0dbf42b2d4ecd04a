"""`/crisis/NAME/review`: which reports are to be looked at, the entries, and what an entry changed in the count."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis.reviewed import State
from whipcount.model.entry import Entry
from whipcount.web.judging import page as judging
from whipcount.web.receiving import page as receiving
from whipcount.web.review.desk import Desk
from whipcount.web.review.effect import effect_of
from whipcount.web.review.order import next_of
from whipcount.web.site import Site

_ENTRIES = 100  # on a page of the log


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
        about = {entry.subject: _says(entry) for entry in entries if entry.body}
        shown = [(entry, _says(entry) or about.get(entry.subject, {})) for entry in older[:_ENTRIES]]
        return visit.page("review/log.html", entries=shown, more=len(older) > _ENTRIES)

    async def effect(request: Request, name: str, entry: int) -> Response:
        visit = await desk.visit(request, name, "effect")
        entries = await asyncio.to_thread(visit.ledger.entries, name)
        written = next((each for each in entries if each.number == entry), None)
        if written is None:
            raise HTTPException(404)
        days = await effect_of(site.counts, written, entries)
        return visit.page("review/effect.html", entry_=written, days=days)

    for path, shown in (("", overview), ("/log", log), ("/effect", effect)):
        router.add_api_route(f"/crisis/{{name}}/review{path}", shown, include_in_schema=False)
    router.include_router(judging.routes(desk))
    router.include_router(receiving.routes(desk))
    return router


def _says(entry: Entry) -> dict[str, Any]:
    said = json.loads(entry.body) if entry.body else {}
    return said if isinstance(said, dict) else {}
