"""`/crisis/NAME/compare?first=…&second=…`, and the same with `.json .csv`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis import Crisis
from whipcount.model.difference import Difference
from whipcount.publish.difference_json import difference_table, difference_to_json
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.compare.told import Compared
from whipcount.web.counting import State
from whipcount.web.rendering import answer
from whipcount.web.site import Site
from whipcount.web.words import words

Form = Literal["json", "csv"]
Side = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared, as the address has it; empty for the usual: the two newest days with reports."""

    first: str
    second: str

    def filled(self, days: list[date]) -> Pair:
        """With the usual days where nothing is named."""
        last, before = days[-1], days[-2] if len(days) > 1 else days[-1]
        return Pair(self.first or before.isoformat(), self.second or last.isoformat())


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, first: Side = "", second: Side = "") -> Response:
        question, pair = site.asked(request, name), Pair(first.strip(), second.strip())
        here = await site.seen_by(request)

        def make(state: State, language: str) -> Answer:
            return page(here, question, state, language, pair)

        return await here.answer(request, question, f"compare {pair}", make)

    async def data(request: Request, name: str, form: Form, first: Side = "", second: Side = "") -> Response:
        question, pair = site.asked(request, name), Pair(first.strip(), second.strip())

        def make(state: State, _language: str) -> Answer:
            crisis = site.counts.crisis(state)
            found = compared(crisis, pair.filled(_days(crisis)), question)
            if form == "csv":
                return Answer.of(difference_table(found), "text/csv; charset=utf-8")
            return Answer.of(json.dumps(difference_to_json(found), ensure_ascii=False, indent=1), "application/json")

        return await site.answer(request, question, f"compare.{form} {pair}", make)

    router.add_api_route("/crisis/{name}/compare", shown, include_in_schema=False)
    router.add_api_route("/crisis/{name}/compare.{form}", data, include_in_schema=False)
    return router


def _days(crisis: Crisis) -> list[date]:
    return sorted({report.published for report in crisis.reports})


def compared(crisis: Crisis, pair: Pair, question: Asked) -> Difference:
    return crisis.diff(pair.first, pair.second, as_of=question.as_of)


def page(site: Site, question: Asked, state: State, language: str, named: Pair) -> Answer:
    crisis = site.counts.crisis(state)
    days = _days(crisis)
    pair = named.filled(days)
    found = compared(crisis, pair, question)
    counts = tuple(crisis.count(side.day) if side.dated else None for side in (found.first, found.second))
    told = Compared(found, counts, question, site.addresses, words(language))
    outlets = sorted({report.publisher for report in crisis.reports if report.publisher}, key=str.casefold)

    def again(other: Asked) -> str:
        return site.addresses.part(other, "compare", first=pair.first, second=pair.second)

    frame = site.frame(question, again)
    shown = {
        "told": told,
        "asked": question,
        "pair": pair,
        "days": days,
        "outlets": outlets,
        "bare": Asked(question.crisis),
    }
    return answer("compare/compare.html", language, **shown, **frame)
