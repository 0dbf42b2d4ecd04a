"""`/crisis/NAME/report/ID`: one report. ID is the beginning of the sha256 of its text."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whipcount.model import Report
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.rendering import answer
from whipcount.web.report.marked import marked
from whipcount.web.site import Site
from whipcount.web.words import words

_LEAST = 8  # letters of an id that name a report


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, report: str) -> Response:
        question, here = site.asked(request, name), await site.seen_by(request)

        def make(state: State, language: str) -> Answer:
            return page(here, question, state, language, report)

        return await here.answer(request, question, f"report {report[:64]}", make)

    router.add_api_route("/crisis/{name}/report/{report}", shown, include_in_schema=False)
    return router


def page(site: Site, question: Asked, state: State, language: str, named: str) -> Answer:
    """The reading is asked and not the count: what a report says does not wait for a solver."""
    crisis = site.counts.crisis(state)
    found = [each for each in crisis.reports if len(named) >= _LEAST and each.id.startswith(named)]
    if len(found) != 1 or (state.as_of and found[0].published > state.as_of):
        raise HTTPException(404)
    report = found[0]
    (reading,) = crisis.readings([report])
    text = marked(report, reading.claims, reading.unread, words(language))
    frame = site.frame(question, lambda other: site.addresses.report(other, report.id))
    shown = {"report": report, "text": text, "claims": reading.claims, "asked": question, "address": linkable(report)}
    return answer("report/report.html", language, **shown, **frame)


def linkable(report: Report) -> str | None:
    """The address of a report if a browser may follow it: other schemes than the web's run or open things."""
    address = report.address or ""
    return address if address.lower().startswith(("https://", "http://")) else None
