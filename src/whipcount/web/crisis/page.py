"""`/crisis/NAME`, and the same address with `.json .csv .svg .png .ics`."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.model.words import Shape
from whipcount.publish.forecast import CAUTION
from whipcount.publish.steps_words import name as step_name
from whipcount.web.addresses import FORMS
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.crisis.forms import in_form
from whipcount.web.crisis.told import Told
from whipcount.web.rendering import answer
from whipcount.web.report.page import linkable
from whipcount.web.served import OfLedger
from whipcount.web.site import Site
from whipcount.web.words import words

_FORM = re.compile(rf"(?P<name>.+)\.(?P<form>{'|'.join(FORMS)})")


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str) -> Response:
        suffixed = _FORM.fullmatch(name)
        if suffixed is None:
            question, here = site.asked(request, name), await site.seen_by(request)
            return await here.answer(request, question, "crisis", lambda state, lang: page(here, question, state, lang))
        form = suffixed["form"]
        question = site.asked(request, suffixed["name"])

        def make(state: State, _language: str) -> Answer:
            return in_form(site.counts.count(state), form, question)

        return await site.answer(request, question, f"crisis.{form}", make)

    router.add_api_route("/crisis/{name}", shown, include_in_schema=False)
    return router


def page(site: Site, question: Asked, state: State, language: str) -> Answer:
    count = site.counts.count(state)
    days = tuple(sorted({report.published for report in site.counts.crisis(state).reports}))
    told = Told(count, question, site.addresses, words(language), days, site.counts.forecast(state))
    frame = site.frame(question, site.addresses.crisis)
    return answer(
        "crisis/crisis.html",
        language,
        told=told,
        asked=question,
        bare=Asked(question.crisis),
        forms=FORMS,
        shapes=tuple(Shape),
        remembers=isinstance(site.counts.served, OfLedger),
        step_name=step_name,
        caution=CAUTION,
        linkable=linkable,
        **frame,
    )
