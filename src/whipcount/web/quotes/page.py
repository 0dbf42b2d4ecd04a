"""`/crisis/NAME/quotes?party=…&kind=…&publisher=…`, and the same address with `.json .csv`."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis import Crisis
from whipcount.exchange import claim_to_json
from whipcount.model import Report
from whipcount.publish.claims_flat import claims_table
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.crisis.evidence import Proof
from whipcount.web.quotes.chosen import Chosen, Quoted, choices
from whipcount.web.rendering import answer
from whipcount.web.report.page import linkable
from whipcount.web.site import Site

FORMS = ("json", "csv")
Field = Annotated[str, Query(max_length=200)]


def _chosen(party: Field = "", kind: Field = "", publisher: Field = "") -> Chosen:
    return Chosen(party.strip(), kind.strip(), publisher.strip())


Wanted = Annotated[Chosen, Depends(_chosen)]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, chosen: Wanted) -> Response:
        question, here = site.asked(request, name), await site.seen_by(request)

        def make(state: State, language: str) -> Answer:
            return page(here, question, state, language, chosen)

        return await here.answer(request, question, f"quotes {chosen}", make)

    async def data(request: Request, name: str, form: Literal["json", "csv"], chosen: Wanted) -> Response:
        question = site.asked(request, name)

        def make(state: State, _: str) -> Answer:
            found = [each for each in _quotes(site.counts.crisis(state), state) if chosen.fits(each)]
            if form == "csv":
                table = claims_table((claim for claim, _ in found), (report for _, report in found))
                return Answer.of(table, "text/csv; charset=utf-8")
            listed = [claim_to_json(claim, report.path) for claim, report in found]
            return Answer.of(json.dumps(listed, ensure_ascii=False, indent=1), "application/json")

        return await site.answer(request, question, f"quotes.{form} {chosen}", make)

    router.add_api_route("/crisis/{name}/quotes", shown, include_in_schema=False)
    router.add_api_route("/crisis/{name}/quotes.{form}", data, include_in_schema=False)
    return router


def _quotes(crisis: Crisis, state: State) -> list[Quoted]:
    """Every claim of the reports up to the day that is asked for, the newest report first."""
    reports = crisis.known_on(state.as_of) if state.as_of else crisis.reports
    read = reversed(crisis.readings(reports))
    return [(claim, reading.report) for reading in read for claim in reading.claims]


def page(site: Site, question: Asked, state: State, language: str, chosen: Chosen) -> Answer:
    """The readings are asked and not the count: what reports say does not wait for a solver."""
    crisis = site.counts.crisis(state)
    everything = _quotes(crisis, state)
    found = [each for each in everything if chosen.fits(each)]

    def proofs(report: Report, quoted: list[Quoted]) -> list[Proof]:
        pages = site.addresses.report(question, report.id)
        return [Proof(claim, report, f"{pages}#c-{claim.id}") for claim, _ in quoted]

    grouped = [(report, list(each)) for report, each in groupby(found, lambda quoted: quoted[1])]
    chamber = crisis.chamber
    shown = {
        "title": f"{chamber.name}, {chamber.country}" if chamber else None,
        "grouped": [(report, linkable(report), proofs(report, each)) for report, each in grouped],
        "all": len(everything),
        "found": len(found),
        "choices": choices(everything),
        "chosen_fields": chosen.fields,
    }
    frame = site.frame(question, lambda other: site.addresses.part(other, "quotes", **chosen.fields))
    fixed = {"asked": question, "bare": Asked(question.crisis), "forms": FORMS}
    return answer("quotes/quotes.html", language, **shown, **fixed, **frame)
