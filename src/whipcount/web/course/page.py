"""`/crisis/NAME/course`, and the same address with `.json .csv .svg .png`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from datetime import date
from typing import Literal

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from whipcount.charts.wording import house
from whipcount.crisis.shown import Timeline
from whipcount.model import Unusable
from whipcount.model.days import CountedDay
from whipcount.model.words import Bench
from whipcount.publish.timeline import timeline_table, timeline_to_json
from whipcount.sentences import Language
from whipcount.sentences import language as said_in
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.course.days import MOST, changes, counted_days
from whipcount.web.crisis.forms import headers
from whipcount.web.rendering import answer
from whipcount.web.site import Site
from whipcount.web.words import words

FORMS = ("json", "csv", "svg", "png")
SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
Form = Literal["json", "csv", "svg", "png"]
Days = tuple[CountedDay, ...]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str) -> Response:
        question, here = site.asked(request, name), await site.seen_by(request)
        days = await _days(site, question)

        def make(_: State, language: str) -> Answer:
            return page(here, question, language, days)

        return await here.answer(request, question, "course", make)

    async def data(request: Request, name: str, form: Form) -> Response:
        question = site.asked(request, name)
        days = await _days(site, question)
        return await site.answer(request, question, f"course.{form}", lambda _, __: in_form(days, form, question))

    router.add_api_route("/crisis/{name}/course", shown, include_in_schema=False)
    router.add_api_route("/crisis/{name}/course.{form}", data, include_in_schema=False)
    return router


async def _days(site: Site, question: Asked) -> Days:
    return await counted_days(site.counts, await site.counts.state(question))


def page(site: Site, question: Asked, language: str, days: Days, dated: Collection[date] | None = None) -> Answer:
    """dated: the days that have a page of their own; None for all of them."""
    frame = site.frame(question, lambda other: site.addresses.part(other, "course"))
    told = {
        "days": days,
        "rows": changes(days),
        "title": house(days[-1].count),
        "picture": _picture(days, words(language).said_in),
    }
    linked = {each.day for each in days if dated is None or each.day in dated}
    fixed = {"forms": FORMS, "most": MOST, "sides": SIDES}
    return answer("course/course.html", language, asked=question, linked=linked, **fixed, **told, **frame)


def in_form(days: Days, form: str, question: Asked) -> Answer:
    """The course as data or as a picture. Unusable where there is nothing to draw."""
    kind, make = _MAKE[form]
    return Answer.of(
        make(days, said_in(question.language or "en")), kind, headers(question, f"course-{days[-1].day}", form)
    )


def _picture(days: Days, into: Language) -> Markup | None:
    try:
        return Markup(Timeline(days).chart(into).svg)  # noqa: S704 - our own drawing, which escapes every name in it
    except Unusable:
        return None


_MAKE: dict[str, tuple[str, Callable[[Days, Language], str | bytes]]] = {
    "json": (
        "application/json",
        lambda days, _: json.dumps(timeline_to_json(days), ensure_ascii=False, indent=1) + "\n",
    ),
    "csv": ("text/csv; charset=utf-8", lambda days, _: timeline_table(days)),
    "svg": ("image/svg+xml", lambda days, into: Timeline(days).chart(into).svg),
    "png": ("image/png", lambda days, into: Timeline(days).chart(into).png(1520)),
}
