"""`…/report/ID/add`: a claim that no reader found. First the words and the kind, then the fields of that kind.

It may stand in place of one that was read as another kind, which is then rejected with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedReport
from whipcount.ledger import Overtaken
from whipcount.model import KINDS, Place, Problem, Report, Unusable
from whipcount.model.entry import Act, Entry
from whipcount.sentences import worded
from whipcount.web.judging.filling import Filling, blank, new_claim, places, typed
from whipcount.web.judging.finding import REPORT, back, claim_of, number, one_of
from whipcount.web.review.claims import Shown, around, choice, label
from whipcount.web.review.desk import Desk, Visit, reason

_LONGEST = 2000  # letters of a quote


@dataclass(frozen=True)
class Words:
    """The words of a report that a claim is to stand on, and its kind, as far as they are chosen.

    places: where the words stand. at: the place that is meant, None while that is open. problems: why not.
    """

    quote: str = ""
    kind: str = ""
    places: tuple[tuple[int, int], ...] = ()
    at: int | None = None
    problems: tuple[Problem, ...] = field(default=())

    @property
    def span(self) -> tuple[int, int] | None:
        """The place, when words and kind are chosen."""
        chosen = [span for span in self.places if span[0] == self.at]
        return chosen[0] if chosen and self.kind else None


def routes(desk: Desk) -> APIRouter:
    router = APIRouter()

    async def shown(request: Request, name: str, report: str) -> Response:
        visit = await desk.visit(request, name, f"report/{report}/add")
        found = one_of(await desk.reports(visit), report)
        chosen = words_of(request.query_params, found.report)
        filling = blank(chosen.kind, found.report) if chosen.span else Filling(())
        return _page(visit, found, chosen, filling, "", instead=_instead(found, request.query_params, visit))

    async def add(request: Request, name: str, report: str) -> Response:
        writing = await desk.site.writing(request)
        visit = await desk.visit(request, name, f"report/{report}/add")
        found, fields = one_of(await desk.reports(visit), report), writing.form.fields
        chosen, because = words_of(fields, found.report), fields.get("because", "")
        instead = _instead(found, fields, visit)
        if chosen.span is None:
            return _page(visit, found, chosen, Filling(()), because, instead=instead, status=400)
        sent, span = typed(chosen.kind, fields), chosen.span

        def work(kept: KeptCrisis, act: Act) -> Response:
            claim = new_claim(chosen.kind, sent, found.report, span)
            seen = number(fields.get("seen", ""))
            done = kept.add_claim(claim, act, instead=instead.subject if instead else "", seen=seen)
            return visit.go(back(visit, found, done.claim, done.entry))

        try:
            new_claim(chosen.kind, sent, found.report, span)
            standard = "" if instead else visit.t("review.because.added")
            return await desk.write(visit, writing, reason(because, standard), work)
        except Overtaken as error:
            instead = _instead(one_of(await desk.reports(visit), report), fields, visit)
            return _page(visit, found, chosen, sent, because, instead=instead, meanwhile=error.entry, status=409)
        except Unusable as error:
            return _page(visit, found, chosen, sent.with_(error.problems), because, instead=instead, status=400)

    router.add_api_route(f"{REPORT}/add", shown, include_in_schema=False)
    router.add_api_route(f"{REPORT}/add", add, methods=["POST"], include_in_schema=False)
    return router


def words_of(fields: Mapping[str, str], report: Report) -> Words:
    """What was chosen so far. `at` is where a selection began; without it a quote that stands once is clear."""
    quote, kind, at = fields.get("quote", "").strip()[:_LONGEST], fields.get("kind", ""), fields.get("at", "")
    kind = kind if kind in KINDS else ""
    if not quote:
        blank_quote = Problem(
            Place("quote"), worded("form.quote"), worded("form.quote.expected"), worded("form.quote.do")
        )
        return Words("", kind, problems=(blank_quote,) if "quote" in fields else ())
    try:
        found = tuple(places(report, quote))
    except Unusable as error:
        return Words(quote, kind, problems=error.problems)
    begins = [start for start, _ in found]
    meant = int(at) if at.isascii() and at.isdigit() and len(at) < 12 else None
    return Words(quote, kind, found, begins[0] if len(begins) == 1 else meant if meant in begins else None)


def _instead(found: ReviewedReport, fields: Mapping[str, str], visit: Visit) -> Shown | None:
    """The claim in whose place this one is to stand; None for a claim that stands in nobody's. Not found: 404."""
    named = fields.get("instead", "")
    return claim_of(found, named, visit) if named else None


def _page(  # noqa: PLR0913 - what stands on the page, once each
    visit: Visit,
    found: ReviewedReport,
    chosen: Words,
    filling: Filling,
    because: str,
    *,
    instead: Shown | None,
    meanwhile: Entry | None = None,
    status: int = 200,
) -> Response:
    report = found.report
    listed = [(start, report.text[start:end], around(report, start, end)) for start, end in chosen.places]
    shown = {"found": found, "meant": chosen, "filling": filling, "because": because, "listed": listed}
    shown |= {"instead": instead, "overtaken": meanwhile}
    return visit.page("judging/add.html", status=status, kinds=tuple(KINDS), label=label, choice=choice, **shown)
