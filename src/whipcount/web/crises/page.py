"""`/`: the list of crises; where there is only one, the way to it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.web.asked import Asked
from whipcount.web.rendering import answer
from whipcount.web.site import Site


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def home(request: Request) -> Response:
        question = site.asked(request, "")
        crises = [Asked(name, language=question.language) for name in await site.counts.names()]
        if len(crises) == 1:
            return RedirectResponse(site.addresses.crisis(replace(question, crisis=crises[0].crisis)), 303)
        here = await site.seen_by(request)
        frame = here.frame(question, lambda other: site.addresses.home(other.language))
        shown = answer("crises/crises.html", site.language(request, question), crises=crises, **frame)
        return here.respond(request, shown)

    router.add_api_route("/", home, include_in_schema=False)
    return router
