"""What all pages of a site share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from whipcount.reports.fetching import fetch as fetched
from whipcount.reports.stream import Fetch
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer, respond
from whipcount.web.asked import LANGUAGES, Asked, asked, preferred
from whipcount.web.counting import Counts, State
from whipcount.web.editors import Editors, Nobody, Signed, Writing
from whipcount.web.editors.writing import LARGEST, writing
from whipcount.web.served import OfLedger


@dataclass(frozen=True)
class Site:
    """One site. now: the clock. today: the latest date that it is anywhere on earth.

    public: the address of the site as it is known outside, where a person said it. editors: who may write.
    signed: the editor for whom answers are made; None for those that all readers share. fetch: gets the report at an
    address that an editor names; by the rules of the open web, and no address within this network.
    """

    counts: Counts
    addresses: Addresses
    now: Callable[[], datetime]
    today: Callable[[], date]
    public: str | None = None
    editors: Editors = field(default_factory=Nobody)
    signed: Signed | None = None
    fetch: Fetch = fetched

    async def seen_by(self, request: Request) -> Site:
        """The site as whoever asks sees it: an editor has forms and a name on it, and answers of their own.

        A page that does not ask for it is the same for editors as for readers.
        """
        return replace(self, signed=await self.editors.signed(request))

    async def writing(self, request: Request, largest: int = LARGEST) -> Writing:
        """The editor and the form of a request that changes something; Refused when it may not."""
        return await writing(request, await self.editors.signed(request), self.public, largest)

    def asked(self, request: Request, crisis: str) -> Asked:
        """The question that a request puts to a crisis."""
        return asked(crisis, request.query_params, self.now(), self.today())

    async def answer(
        self, request: Request, question: Asked, what: str, make: Callable[[State, str], Answer]
    ) -> Response:
        """The answer to a question, made once for each state of the place and each language.

        what: tells answers of several kinds apart. make: called in the thread that counts.
        """
        state = await self.counts.state(question)
        language = self.language(request, question)
        key = (what, state, language, question.language, question.shape, self.signed)
        found = await self.counts.made(key, lambda: make(state, language))
        return self.respond(request, found)

    def respond(self, request: Request, answer: Answer) -> Response:
        """The answer for this request; one that is made for an editor is kept by nobody."""
        return respond(request, answer, vary=self.editors.vary, private=self.signed is not None)

    def base(self, request: Request) -> str:
        """Where the site is for whoever is outside, without a slash: as it was told, else as this request names it."""
        return self.public or str(request.base_url).rstrip("/")

    def language(self, request: Request, question: Asked | None = None) -> str:
        """The language of the answer: the one named in the address, else the one that the browser prefers."""
        named = question.language if question else request.query_params.get("lang")
        return named or preferred(request.headers.get("accept-language", ""))

    def frame(self, question: Asked, again: Callable[[Asked], str]) -> dict[str, Any]:
        """What the template around every page needs. again: the address of the same page for another question."""
        return {
            "addresses": self.addresses,
            "chosen": question.language,
            "languages": LANGUAGES,
            "translated": lambda other: again(replace(question, language=other)),
            "editor": self.signed and self.signed.editor,
            "reviews": self.signed is not None and isinstance(self.counts.served, OfLedger),
            "token": self.signed.token if self.signed else "",
            "way": self.editors.way,
            "here": again(question),
            "broken": self.counts.served.broken,
        }
