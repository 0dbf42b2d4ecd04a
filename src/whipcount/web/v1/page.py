"""`/v1/…`: crises, counts, claims, reports, reasons and legal steps as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Path, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis import Crisis
from whipcount.crisis.course import course_of
from whipcount.exchange import claim_to_json, report_to_json
from whipcount.exchange.reports_json import known_of_report
from whipcount.model import Problem, Report, Unusable
from whipcount.procedure.steps import next_steps
from whipcount.publish import count_to_json
from whipcount.publish.forecast import forecast_to_json
from whipcount.publish.steps_words import steps_json
from whipcount.web.answering import Answer, respond
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.site import Site
from whipcount.web.v1 import shapes
from whipcount.web.v1.paging import MOST, Part, listed

_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "The question cannot be answered; `problems` says why.", **_PROBLEM},
    404: {"description": "There is no such crisis or report.", **_PROBLEM},
    422: {"description": "A field is not of its type.", **_PROBLEM},
    503: {"description": "Too much is being counted; come back after Retry-After seconds.", **_PROBLEM},
}
Name = Annotated[str, Path(description="The name of a crisis.", examples=["pakistan-2022"])]
AsOf = Annotated[date | None, Query(description="Count as of this day; that of the newest report when left out.")]
KnownAt = Annotated[
    datetime | None, Query(description="By what a ledger knew at this time (UTC unless it names a zone).")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")]
After = Annotated[str | None, Query(description="Begin behind the item of this id; `next` has the address.")]
T = TypeVar("T")
Make = Callable[[State], tuple[Any, dict[str, str]]]


def _known(known_at: KnownAt = None) -> None:
    """Tells the OpenAPI of the field; `site.asked` reads it, as for every page."""
    del known_at


def _when(as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """The same for both times."""
    del as_of, known_at


def routes(site: Site) -> APIRouter:
    router = APIRouter(prefix="/v1", responses=_REFUSALS)
    for add in (_of_crises, _of_counts, _of_lists):
        add(router, site)
    return router


async def _answer(site: Site, request: Request, name: str, what: str, make: Make) -> Response:
    """What is made of a crisis in the state in which the request asks for it."""

    def made(state: State, _language: str) -> Answer:
        body, headers = make(state)
        return _data(body, headers)

    return await site.answer(request, site.asked(request, name), f"v1 {what}", made)


def _data(body: Any, headers: dict[str, str]) -> Answer:
    return Answer.of(json.dumps(body, ensure_ascii=False), "application/json", headers)


def _get(router: APIRouter, path: str, shape: type[BaseModel], when: Callable[..., None] | None) -> Callable[..., Any]:
    """An address, with the shape of its answer and the times that it takes. Its summary is the function's docstring."""
    about: dict[int | str, dict[str, Any]] = {200: {"model": shape}}
    return router.get(path, responses=about, response_class=Response, dependencies=[Depends(when)] if when else [])


def _of_crises(router: APIRouter, site: Site) -> None:
    @_get(router, "/crises", shapes.Crises, None)
    async def crises(request: Request, limit: Limit = 100, after: After = None) -> Response:
        """The crises that there are."""

        def shown(name: str) -> dict[str, str]:
            return {"name": name, "page": site.addresses.crisis(Asked(name))}

        return respond(request, _data(*_listed(request, Part(limit, after), await site.counts.names(), str, shown)))

    @_get(router, "/crises/{name}", shapes.Crisis, _known)
    async def crisis(request: Request, name: Name) -> Response:
        """One crisis: its house, its days, and how much there is of it."""
        return await _answer(site, request, name, "crisis", lambda state: (_crisis(site, state), {}))

    @_get(router, "/crises/{name}/reports/{report}", shapes.WholeReport, _known)
    async def report(request: Request, name: Name, report: str) -> Response:
        """One report with its text, by its id (the sha256 of the text)."""

        def whole(state: State) -> tuple[Any, dict[str, str]]:
            found = [each for each in site.counts.crisis(state).reports if each.id == report]
            if not found:
                raise HTTPException(404)
            return report_to_json(found[0]), {}

        return await _answer(site, request, name, f"report {report[:64]}", whole)


def _of_counts(router: APIRouter, site: Site) -> None:
    @_get(router, "/crises/{name}/count", shapes.Count, _when)
    async def count(request: Request, name: Name) -> Response:
        """The count: who stands where, and whether the motion carries."""
        return await _answer(site, request, name, "count", lambda state: (count_to_json(site.counts.count(state)), {}))

    @_get(router, "/crises/{name}/forecast", shapes.Forecast, _when)
    async def forecast(request: Request, name: Name) -> Response:
        """How a vote may end, with its record; without enough evidence, what is missing."""

        def told(state: State) -> tuple[Any, dict[str, str]]:
            return forecast_to_json(site.counts.forecast(state)), {}

        return await _answer(site, request, name, "forecast", told)

    @_get(router, "/crises/{name}/steps", shapes.Steps, _when)
    async def steps(request: Request, name: Name) -> Response:
        """Where the motion stands in law, and what may happen next by when."""
        return await _answer(site, request, name, "steps", lambda state: (_steps(site, state), {}))

    @_get(router, "/crises/{name}/why/{what}", shapes.Why, _when)
    async def why(request: Request, name: Name, what: str) -> Response:
        """Why a bench, a party, `threshold` or `verdict` is what it is."""

        def sentences(state: State) -> tuple[Any, dict[str, str]]:
            return {"what": what, "sentences": list(site.counts.count(state).why(what))}, {}

        return await _answer(site, request, name, f"why {what}", sentences)


def _of_lists(router: APIRouter, site: Site) -> None:
    @_get(router, "/crises/{name}/claims", shapes.Claims, _when)
    async def claims(request: Request, name: Name, limit: Limit = 100, after: After = None) -> Response:
        """What the reports say, claim by claim."""

        def part(state: State) -> tuple[Any, dict[str, str]]:
            crisis, reports = _reports(site, state)
            read = crisis.readings(reports)
            found = [(claim, reading.report.path) for reading in read for claim in reading.claims]
            return _listed(
                request, Part(limit, after), found, lambda each: each[0].id, lambda each: claim_to_json(*each)
            )

        return await _answer(site, request, name, f"claims {limit} {after}", part)

    @_get(router, "/crises/{name}/reports", shapes.Reports, _when)
    async def reports(request: Request, name: Name, limit: Limit = 100, after: After = None) -> Response:
        """The reports, without their texts."""

        def part(state: State) -> tuple[Any, dict[str, str]]:
            found = _reports(site, state)[1]
            return _listed(request, Part(limit, after), found, lambda each: each.id, known_of_report)

        return await _answer(site, request, name, f"reports {limit} {after}", part)


def _reports(site: Site, state: State) -> tuple[Crisis, tuple[Report, ...]]:
    """The crisis, and its reports up to the day that is asked for."""
    crisis = site.counts.crisis(state)
    return crisis, crisis.known_on(state.as_of) if state.as_of else crisis.reports


def _listed(
    request: Request, part: Part, found: Sequence[T], name: Callable[[T], str], shown: Callable[[T], Any]
) -> tuple[Any, dict[str, str]]:
    """A part of a list, with the address of the part behind it on the same site."""
    items, key = part.of(found, name)
    again = request.url.include_query_params(after=key)
    return listed([shown(each) for each in items], f"{again.path}?{again.query}" if key is not None else None)


def _crisis(site: Site, state: State) -> dict[str, Any]:
    crisis = site.counts.crisis(state)
    days = sorted({report.published for report in crisis.reports})
    chamber = crisis.chamber
    return {
        "name": state.crisis,
        "chamber": chamber and {"id": chamber.id, "name": chamber.name, "country": chamber.country},
        "first": days[0].isoformat(),
        "last": days[-1].isoformat(),
        "days": [day.isoformat() for day in days],
        "reports": len(crisis.reports),
        "claims": len(crisis.claims),
    }


def _steps(site: Site, state: State) -> dict[str, Any]:
    course = course_of(site.counts.count(state))
    if course is None:
        found, expected = "no legal days can be told", "a motion in a house whose law is known here"
        raise Unusable(Problem(None, found, expected, "Ask for a day on which reports tell of a motion."))
    return steps_json(course, next_steps(course))
