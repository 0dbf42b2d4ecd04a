"""`…/claim/ID/correct`: what a claim should have been, in the form of its own fields."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis.bodies import same
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedReport
from whipcount.ledger import Overtaken
from whipcount.model import KINDS, Claim, Problem, Unusable
from whipcount.model.entry import Act, Action, Entry
from whipcount.sentences import worded
from whipcount.web.judging.filling import Filling, corrected, of_claim, typed
from whipcount.web.judging.finding import REPORT, back, claim_of, number, one_of
from whipcount.web.review.claims import Shown, choice, label
from whipcount.web.review.desk import Desk, Visit, reason

_ADDRESS = f"{REPORT}/claim/{{claim}}/correct"


def routes(desk: Desk) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, report: str, claim: str) -> Response:
        visit = await desk.visit(request, name, f"report/{report}/claim/{claim}/correct")
        found = one_of(await desk.reports(visit), report)
        now = claim_of(found, claim, visit)
        return _page(visit, found, now, of_claim(now.claim), {"quote": now.claim.quote.text, "because": ""})

    async def correct(request: Request, name: str, report: str, claim: str) -> Response:
        writing = await desk.site.writing(request)
        visit = await desk.visit(request, name, f"report/{report}/claim/{claim}/correct")
        found, fields = one_of(await desk.reports(visit), report), writing.form.fields
        now = claim_of(found, claim, visit)
        sent = typed(now.claim.kind, fields)
        own = {key: fields.get(key, "") for key in ("quote", "because")}

        def work(kept: KeptCrisis, act: Act) -> Response:
            seen = number(fields.get("seen", ""))
            done = kept.decide(claim, Action.CORRECTED, act, corrected=lambda *_: right, seen=seen)
            return visit.go(back(visit, found, claim, done.entry))

        try:
            right = _right(now, sent, own["quote"], own["because"])
            return await desk.write(visit, writing, reason(own["because"]), work)
        except Overtaken as error:
            found = one_of(await desk.reports(visit), report)
            now = claim_of(found, claim, visit)
            return _page(visit, found, now, sent, own, meanwhile=error.entry, status=409)
        except Unusable as error:
            return _page(visit, found, now, sent.with_(error.problems), own, status=400)

    router.add_api_route(_ADDRESS, shown, include_in_schema=False)
    router.add_api_route(_ADDRESS, correct, methods=["POST"], include_in_schema=False)
    return router


def _right(now: Shown, sent: Filling, quote: str, because: str) -> Claim:
    """The claim as it should be; everything that is wrong in the form is said at once, the reason too."""
    problems: list[Problem] = []
    right = now.claim
    try:
        right = corrected(now.claim, sent, now.report, quote)
    except Unusable as error:
        problems += error.problems
    try:
        reason(because)
    except Unusable as error:
        problems += error.problems
    if problems:
        raise Unusable(problems)
    if same(right, now.claim):
        found, expected = worded("form.unchanged"), worded("form.unchanged.expected")
        raise Unusable(Problem(None, found, expected, worded("form.unchanged.do")))
    return right


def _page(  # noqa: PLR0913 - what stands on the page, once each
    visit: Visit,
    found: ReviewedReport,
    now: Shown,
    filling: Filling,
    own: dict[str, str],
    *,
    meanwhile: Entry | None = None,
    status: int = 200,
) -> Response:
    shown = {"found": found, "claim": now, "filling": filling, "own": own, "overtaken": meanwhile}
    shown["kinds"] = tuple(KINDS)
    return visit.page("judging/correct.html", status=status, label=label, choice=choice, **shown)
