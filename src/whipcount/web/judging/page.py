"""`/crisis/NAME/review/report/ID`: decisions on the claims of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedReport, State
from whipcount.ledger import Overtaken
from whipcount.model import KINDS, Problem, Unusable
from whipcount.model.entry import Act, Action, Entry
from whipcount.web.judging import adding, correcting
from whipcount.web.judging.finding import REPORT, back, number, numbered, one_of
from whipcount.web.judging.marked import marked
from whipcount.web.report.page import linkable
from whipcount.web.review.desk import Desk, Visit, reason
from whipcount.web.review.order import next_of

_ACTIONS = {each.value: each for each in (Action.ACCEPTED, Action.WITHDRAWN, Action.REOPENED)}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a decision was not written. typed: the reason as it was sent. meanwhile: what somebody else decided first."""

    subject: str
    problems: tuple[Problem, ...]
    typed: str
    meanwhile: Entry | None = None


def routes(desk: Desk) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, report: str, decided: int | None = None) -> Response:
        visit = await desk.visit(request, name, f"report/{report}")
        return page(visit, await desk.reports(visit), report, decided=decided)

    async def decide(request: Request, name: str, report: str, claim: str) -> Response:
        writing = await desk.site.writing(request)
        visit = await desk.visit(request, name, f"report/{report}")
        found, fields = one_of(await desk.reports(visit), report), writing.form.fields
        action, typed = _ACTIONS.get(fields.get("action", "")), fields.get("because", "")
        if found.claim(claim) is None or action is None:
            raise HTTPException(404 if action else 400)

        def work(kept: KeptCrisis, act: Act) -> Response:
            done = kept.decide(claim, action, act, seen=number(fields.get("seen", "")))
            return visit.go(back(visit, found, claim, done.entry))

        try:
            standard = "" if action is Action.WITHDRAWN else visit.t(f"review.because.{action}")
            return await desk.write(visit, writing, reason(typed, standard), work)
        except Overtaken as error:
            trouble = Trouble(claim, (), typed, error.entry)
            return page(visit, await desk.reports(visit), report, trouble=trouble, status=409)
        except Unusable as error:
            trouble = Trouble(claim, error.problems, typed)
            return page(visit, await desk.reports(visit), report, trouble=trouble, status=400)

    router.add_api_route(REPORT, shown, include_in_schema=False)
    router.add_api_route(f"{REPORT}/claim/{{claim}}", decide, methods=["POST"], include_in_schema=False)
    router.include_router(correcting.routes(desk))
    router.include_router(adding.routes(desk))
    return router


def page(  # noqa: PLR0913 - what stands on the page, once each
    visit: Visit,
    reports: Sequence[ReviewedReport],
    named: str,
    *,
    decided: int | None = None,
    trouble: Trouble | None = None,
    status: int = 200,
) -> Response:
    """A report with its claims. decided: the number of an entry that was just written. trouble: one that was not."""
    found = one_of(reports, named)
    claims = numbered(found, visit)
    start = min([found.report.body, *(each.claim.quote.start for each in claims)])
    return visit.page(
        "judging/report.html",
        status=status,
        found=found,
        claims=claims,
        text=marked(found.report, claims, found.unread, visit.t),
        start=min([start, *(each.quote.start for each in found.unread)]),
        original=linkable(found.report),
        following=next_of(reports, found.report.id),
        decided=decided,
        trouble=trouble,
        kinds=tuple(KINDS),
        states=State,
    )
