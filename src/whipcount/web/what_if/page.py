"""`/crisis/NAME/what-if?move=…`, and the same with `.json`."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.count.what_if import OPTIONS, Supposed, Votes
from whipcount.crisis.supposing import Power, suppose
from whipcount.model.quantity import Range
from whipcount.publish.bands import range_to_json
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.rendering import answer
from whipcount.web.site import Site
from whipcount.web.what_if import moves
from whipcount.web.what_if.told import Supposing
from whipcount.web.words import words


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str) -> Response:
        question, fields = site.asked(request, name), request.query_params
        if "to" in fields:
            rows = moves.of_form(fields.getlist("place"), fields.getlist("seats"), fields.getlist("to"))
            return RedirectResponse(_address(site, question, list(rows)), 303)
        written, here = fields.getlist("move"), await site.seen_by(request)

        def make(state: State, language: str) -> Answer:
            return _page(here, question, state, language, written)

        return await here.answer(request, question, f"what-if {written}", make)

    async def data(request: Request, name: str) -> Response:
        question, written = site.asked(request, name), request.query_params.getlist("move")

        def make(state: State, _language: str) -> Answer:
            made, power = suppose(site.counts.count(state), moves.read(written))
            return Answer.of(json.dumps(_json(made, power), ensure_ascii=False, indent=1), "application/json")

        return await site.answer(request, question, f"what-if.json {written}", make)

    router.add_api_route("/crisis/{name}/what-if", shown, include_in_schema=False)
    router.add_api_route("/crisis/{name}/what-if.json", data, include_in_schema=False)
    return router


def _address(site: Site, question: Asked, written: list[str], page: str = "what-if") -> str:
    address = site.addresses.part(question, page)
    more = urlencode([("move", each) for each in written], safe=":")
    return f"{address}{'&' if '?' in address else '?'}{more}" if more else address


def _page(site: Site, question: Asked, state: State, language: str, written: list[str]) -> Answer:
    count = site.counts.count(state)
    made, power = suppose(count, moves.read(written))
    told = Supposing(made, power, question, site.addresses, words(language))
    frame = site.frame(question, lambda other: _address(site, other, written))
    shown = {"told": told, "asked": question, "bare": Asked(question.crisis), "options": OPTIONS}
    shown |= {"json": _address(site, question, written, "what-if.json"), "none": _address(site, question, [])}
    return answer("what_if/what_if.html", language, **shown, **frame)


def _json(made: Supposed, power: Power) -> dict[str, Any]:
    """Before and after, in the words of docs/api.md; shares of power as decimals, for they are for looking at."""
    benches = {
        name: {bench.value: range_to_json(band.plausible) for bench, band in count.benches.items()}
        for name, count in (("before", made.before), ("after", made.after))
    }
    shares = {
        name: None if each is None else {party: round(float(share), 6) for party, share in each.items()}
        for name, each in (("before", power.before), ("after", power.after))
    }
    return {
        "as_of": made.before.as_of.isoformat(),
        "moves": [moves.write(move) for move in made.moves],
        "benches": benches,
        "votes": {"before": _votes(made.voted), "after": _votes(made.supposed)},
        "needed": list(made.needed),
        "power": shares | {"index": "owen", "missing": power.missing},
    }


def _votes(votes: Votes) -> dict[str, Any]:
    def span(each: Range | None) -> list[int] | None:
        return None if each is None else range_to_json(each)

    return {
        "yes": span(votes.ayes),
        "no": span(votes.noes),
        "abstain": votes.abstain,
        "absent": votes.absent,
        "outcome": votes.outcome.value,
        "margin": span(votes.margin),
    }
