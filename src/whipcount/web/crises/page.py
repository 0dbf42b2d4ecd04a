"""`/`: the list of crises; where there is only one, the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State, Underway
from whipcount.web.crises.told import Brief, briefs
from whipcount.web.rendering import answer
from whipcount.web.site import Site

_AGAIN = {"Refresh": "3", "Cache-Control": "no-store"}  # while some are still being counted


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def home(request: Request) -> Response:
        question = site.asked(request, "")
        crises = [replace(question, crisis=name) for name in await site.counts.names()]
        if len(crises) == 1:
            return RedirectResponse(site.addresses.crisis(crises[0]), 303)
        here = await site.seen_by(request)
        try:
            found, headers = await _briefs(site, crises), {}
        except Underway as underway:
            found, headers = underway.found, _AGAIN
        shown = page(here, question, site.language(request, question), crises, found)
        return here.respond(request, replace(shown, headers={**shown.headers, **headers}))

    router.add_api_route("/", home, include_in_schema=False)
    return router


async def _briefs(site: Site, crises: Sequence[Asked]) -> tuple[Brief | None, ...]:
    """A crisis at a time, so that readers of one come in between; Underway, with those that are done, after a while."""
    if not crises:
        return ()
    mark = (await site.counts.state(crises[0])).mark
    states = tuple(State(each.crisis, mark, each.as_of, each.known_at) for each in crises)
    return await site.counts.gathered(("briefs", states), lambda: briefs(site.counts, states), len(states))


def page(site: Site, question: Asked, language: str, crises: Sequence[Asked], found: Sequence[Brief | None]) -> Answer:
    """found: of as many of the crises as have been counted, in their order."""
    frame = site.frame(question, lambda other: site.addresses.home(other.language))
    listed = [(each, found[place] if place < len(found) else None) for place, each in enumerate(crises)]
    shown = {"crises": listed, "waiting": len(found) < len(crises), "beginning": question}
    return answer("crises/crises.html", language, **shown, **frame)
