"""What the pages of editors share: who is there, the ledger behind the site, and the one way of writing into it.

The ledger is asked and written by the functions of the command line (`crisis.kept`). It is asked beside the event loop.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedReport
from whipcount.ledger import LongPause
from whipcount.model import Place, Problem, Unusable
from whipcount.model.entry import Act
from whipcount.sentences import worded
from whipcount.web.asked import Asked
from whipcount.web.counting import Unknown
from whipcount.web.editors import Refused, Writing
from whipcount.web.rendering import answer
from whipcount.web.served import OfLedger
from whipcount.web.site import Site
from whipcount.web.words import Words, words

T = TypeVar("T")
_OPENED = 4  # crises whose entries are kept as they were last gone through
_LONGEST = 500  # letters of a reason


@dataclass(frozen=True)
class Visit:
    """An editor at a page of review.

    here: the site as the editor sees it. asked: the crisis ("" for a new one) and the language. part: the page, below
    the review of its crisis. ledger: the place that is written into.
    """

    here: Site
    request: Request
    asked: Asked
    part: str
    ledger: OfLedger

    @property
    def t(self) -> Words:
        return words(self.here.language(self.request, self.asked))

    def address(self, *parts: str, **more: str) -> str:
        """The address of a page of review, in the language of this one."""
        return self.here.addresses.review(self.asked, "/".join(parts), **more)

    def of(self, crisis: str) -> Visit:
        """The same editor at the review of another crisis."""
        return replace(self, asked=Asked(crisis, language=self.asked.language))

    def page(self, template: str, *, status: int = 200, **shown: Any) -> Response:
        """The page, for this editor alone."""
        frame = self.here.frame(self.asked, lambda other: self.here.addresses.review(other, self.part))
        shown = {"visit": self, "asked": self.asked} | shown
        response = self.here.respond(self.request, answer(template, self.t.language, **shown, **frame))
        response.status_code = status
        return response

    def go(self, address: str) -> Response:
        """On to the page that shows what was written."""
        return RedirectResponse(address, 303)


class Desk:
    """The ledger of a site for its editors."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._gone_through: OrderedDict[tuple[str, str], tuple[ReviewedReport, ...]] = OrderedDict()

    async def visit(self, request: Request, name: str = "", part: str = "") -> Visit:
        """Who is there; a reader is led to the page to sign in at, where there is one.

        Refused for a reader, Unusable where no ledger is served, Unknown for no crisis of the name.
        """
        here, question = await self.site.seen_by(request), self.site.asked(request, name)
        if here.signed is None and here.editors.way == "password" and request.method == "GET":
            address = here.addresses.sign_in(str(request.url.replace(scheme="", netloc="")), question.language)
            raise HTTPException(303, headers={"Location": address})
        if here.signed is None:
            raise Refused(401, _nobody(here), {"WWW-Authenticate": 'Cookie realm="whipcount"'})
        ledger = self.site.counts.served
        if not isinstance(ledger, OfLedger):
            raise Unusable(_no_ledger())
        if name and name not in await self.site.counts.names():
            raise Unknown
        return Visit(here, request, Asked(name, language=question.language), part, ledger)

    async def reports(self, visit: Visit) -> tuple[ReviewedReport, ...]:
        """The reports of the crisis as its entries have them now."""
        state = await self.site.counts.state(visit.asked)
        key = (state.crisis, state.mark)
        if key not in self._gone_through:
            self._gone_through[key] = await asyncio.to_thread(visit.ledger.reviewed, visit.asked.crisis)
            while len(self._gone_through) > _OPENED:
                self._gone_through.popitem(last=False)
        return self._gone_through[key]

    async def write(
        self, visit: Visit, writing: Writing, because: str, work: Callable[[KeptCrisis, Act], Response]
    ) -> Response:
        """What `work` answers after it has written, in the name of the editor; asked first after a long pause.

        After more than a day without an entry the clock of this machine may be wrong, and a wrong time would spoil the
        order of everything after it. So the editor is shown the time, and sends the same form again.
        """
        right = writing.form.fields.get("clock_is_right") == "on"
        act = Act(writing.editor.name, self.site.now(), because, clock_is_right=right)
        try:
            return await asyncio.to_thread(lambda: work(visit.ledger.kept(visit.asked.crisis), act))
        except LongPause as pause:
            own = ("token", "clock_is_right")
            fields = [(name, value) for name, value in writing.form.fields.multi_items() if name not in own]
            shown = {"pause": pause, "fields": fields, "action": str(visit.request.url.replace(scheme="", netloc=""))}
            return visit.page("review/pause.html", status=409, **shown)


def reason(typed: str, standard: str = "") -> str:
    """A reason as it goes into the ledger, in one line; the standard one for none. Unusable where one is needed."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split()) or standard
    if not words:
        found, expected = worded("form.reason"), worded("form.reason.expected")
        raise Unusable(Problem(Place("because"), found, expected, worded("form.reason.do")))
    if len(words) > _LONGEST:
        found, expected = (
            worded("form.reason.long", letters=len(words)),
            worded("form.reason.long.expected", most=_LONGEST),
        )
        raise Unusable(Problem(Place("because"), found, expected, worded("form.long.do")))
    return words


def _nobody(here: Site) -> Problem:
    do = worded("form.nobody.do") if here.editors.way == "password" else worded("form.nobody.proxy")
    return Problem(None, worded("form.nobody"), worded("form.nobody.expected"), do)


def _no_ledger() -> Problem:
    return Problem(None, worded("form.files"), worded("form.files.expected"), worded("form.files.do"))
