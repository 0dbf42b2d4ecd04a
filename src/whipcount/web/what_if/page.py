"""`/crisis/NAME/what-if?move=…`, and the same with `.json` and `.csv`."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.count.what_if import Move
from whipcount.crisis.supposing import WhatIf
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import Busy, State
from whipcount.web.rendering import answer
from whipcount.web.site import Site
from whipcount.web.what_if import moves
from whipcount.web.what_if.data import to_json, to_table
from whipcount.web.what_if.told import Supposing
from whipcount.web.words import words

Form = Literal["json", "csv"]
_KEPT = 16  # counts whose own numbers are kept, so that only what is moved is worked out
_AT_ONCE = 8  # suppositions in the making: there is no end of them, and counts are not to wait behind them


class Asking:
    """The counts that were asked last, each with what all suppositions of it share."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._kept: OrderedDict[State, WhatIf] = OrderedDict()
        self._under_way = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """While an answer is made; Busy where too many are."""
        if self._under_way >= _AT_ONCE:
            raise Busy
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    def of(self, state: State) -> WhatIf:
        """What is asked of that state. Only for the thread that counts."""
        if state not in self._kept:
            self._kept[state] = WhatIf(self._site.counts.count(state))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(state)
        return self._kept[state]


def routes(site: Site) -> APIRouter:
    router, asking = APIRouter(), Asking(site)

    async def shown(request: Request, name: str) -> Response:
        question, fields = site.asked(request, name), request.query_params
        if "to" in fields:
            rows = moves.of_form(fields.getlist("place"), fields.getlist("seats"), fields.getlist("to"))
            return RedirectResponse(_address(site, question, list(rows)), 303)
        asked, here = moves.read(fields.getlist("move")), await site.seen_by(request)
        base = site.base(request)

        def make(state: State, language: str) -> Answer:
            return page_of(here, question, asking.of(state), language, asked, base)

        with asking.turn():
            return await here.answer(request, question, f"what-if {moves.canonical(asked)} {base}", make)

    async def data(request: Request, name: str, form: Form) -> Response:
        question, asked = site.asked(request, name), moves.read(request.query_params.getlist("move"))

        def make(state: State, _language: str) -> Answer:
            found = asking.of(state).of(asked)
            if form == "csv":
                return Answer.of(to_table(found), "text/csv; charset=utf-8")
            return Answer.of(json.dumps(to_json(found), ensure_ascii=False, indent=1) + "\n", "application/json")

        with asking.turn():
            return await site.answer(request, question, f"what-if.{form} {moves.canonical(asked)}", make)

    router.add_api_route("/crisis/{name}/what-if", shown, include_in_schema=False)
    router.add_api_route("/crisis/{name}/what-if.{form}", data, include_in_schema=False)
    return router


def _address(site: Site, question: Asked, written: Sequence[str], page: str = "what-if") -> str:
    address = site.addresses.part(question, page)
    more = urlencode([("move", each) for each in written], safe=":")
    return f"{address}{'&' if '?' in address else '?'}{more}" if more else address


def page_of(  # noqa: PLR0913, PLR0917 - what is asked, of whom, in which language
    site: Site, question: Asked, asked: WhatIf, language: str, wanted: Sequence[Move], base: str
) -> Answer:
    """The page of a supposition. base: where the site is for whoever is outside."""
    found = asked.of(wanted)

    def address(own: Sequence[Move], page: str = "what-if", of: Asked = question) -> str:
        return _address(site, of, [moves.write(move) for move in own], page)

    made = found.supposed.moves
    told = Supposing(found, asked, question, site.addresses, words(language), address)
    lasting = address(made, of=question.on(asked.count.as_of))
    frame = site.frame(question, lambda other: address(made, of=other))
    shown = {
        "told": told,
        "asked": question,
        "bare": Asked(question.crisis),
        "canonical": address(made),
        "link": lasting if lasting.startswith("http") else f"{base}{lasting}",
        "forms": {form: address(made, f"what-if.{form}") for form in ("json", "csv")},
        "begin": address([]),
    }
    return answer("what_if/what_if.html", language, **shown, **frame)
