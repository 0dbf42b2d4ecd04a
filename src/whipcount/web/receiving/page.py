"""`/crisis/NAME/review/add` and, for a new crisis, `/review/add`: a report handed over, looked at, put in.

What goes in cannot be taken out again, and a wrong day or publisher would bear on the count for good. So a report is
first shown as it was read, with its claims, its day and its chamber, and is written when the editor says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.corpus import too_new
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.receiving import Preview, preview
from whipcount.model import Claim, Unusable
from whipcount.model.entry import Act
from whipcount.reports.received import Undated
from whipcount.rulebook import names
from whipcount.web.receiving.asked import FIELDS, Handed, undated
from whipcount.web.receiving.drafts import Draft, Drafts
from whipcount.web.review.claims import in_words
from whipcount.web.review.desk import Desk, Visit

LARGEST = 21_000_000  # bytes of a form: the largest PDF that the reader takes, and its fields
_AT_ONCE = 2  # reports that are fetched and read at once: a fetch may take half a minute, and reading holds a processor


def routes(desk: Desk) -> APIRouter:
    router, drafts, turn = APIRouter(), Drafts(), asyncio.Semaphore(_AT_ONCE)

    async def shown(request: Request, name: str = "") -> Response:
        visit = await desk.visit(request, name, "add")
        return _form(visit, Handed(dict.fromkeys(FIELDS, ""), None))

    async def hand(request: Request, name: str = "") -> Response:
        writing = await desk.site.writing(request, LARGEST)
        visit, handed = await desk.visit(request, name, "add"), Handed.of(writing.form)
        editor, key = writing.editor.name, handed.said["kept"]
        looked_at = drafts.preview(key, editor, handed.about)
        if writing.form.fields.get("step") == "write" and looked_at:
            return await desk.write(visit, writing, "", _writer(visit, handed, drafts, key, looked_at))
        kept = None
        try:
            async with turn:
                kept = await asyncio.to_thread(handed.draft, editor, drafts, desk.site.fetch)
                key = drafts.keep(kept)
                seen = await asyncio.to_thread(_read, visit, handed, kept)
        except Unusable as error:
            return _form(visit, handed, kept, error)
        drafts.looked_at(key, handed.about, seen)
        return _preview(visit, handed, kept, seen)

    for path in ("/crisis/{name}/review/add", "/review/add"):
        router.add_api_route(path, shown, include_in_schema=False)
        router.add_api_route(path, hand, methods=["POST"], include_in_schema=False)
    return router


def _read(visit: Visit, handed: Handed, draft: Draft) -> Preview:
    """What is in a draft, read as it would go in; Unusable with what is wrong in it or in what is said of it."""
    crisis = handed.crisis(visit.asked.crisis)
    today = visit.here.today()
    try:
        reports = draft.reports(handed.given(today))
    except Undated:
        raise Unusable(undated()) from None
    if problems := [problem for report in reports if (problem := too_new(report, today))]:
        raise Unusable(problems)
    return preview(visit.ledger.kept(crisis), reports, handed.house() or visit.ledger.house())


def _writer(
    visit: Visit, handed: Handed, drafts: Drafts, key: str, seen: Preview
) -> Callable[[KeptCrisis, Act], Response]:
    """Writes what the editor has looked at, and leads to it."""
    crisis = handed.crisis(visit.asked.crisis)

    def write(_: KeptCrisis, act: Act) -> Response:
        house = handed.house()
        visit.ledger.kept(crisis).add(seen.readings, act, chamber=house)
        drafts.forget(key)
        reports = [*(reading.report for reading in seen.readings), *seen.known]
        below = ("report", reports[0].id[:16]) if len(reports) == 1 else ()
        return visit.go(visit.of(crisis).address(*below))

    return write


def _form(visit: Visit, handed: Handed, kept: Draft | None = None, error: Unusable | None = None) -> Response:
    """The form, with what was typed and what is wrong with it."""
    problems = error.problems if error else ()
    status = 400 if error else 200
    return visit.page("receiving/add.html", status=status, handed=handed, problems=problems, kept=kept, houses=names())


def _preview(visit: Visit, handed: Handed, kept: Draft, seen: Preview) -> Response:
    def in_fields(claim: Claim) -> list[tuple[str, str]]:
        return in_words(claim, visit.t)

    shown: dict[str, Any] = {"handed": handed, "kept": kept, "seen": seen, "houses": names(), "in_fields": in_fields}
    return visit.page("receiving/preview.html", crisis=handed.crisis(visit.asked.crisis), **shown)
