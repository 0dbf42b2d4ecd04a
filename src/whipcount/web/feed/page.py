"""`/crisis/NAME.atom`: what changed, day by day, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.charts.wording import house
from whipcount.model import Count
from whipcount.model.prose import day_in_words
from whipcount.publish.atom import Entry, Feed, atom
from whipcount.publish.order import benches
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer, respond
from whipcount.web.asked import Asked
from whipcount.web.counting import State
from whipcount.web.site import Site

_DAYS = 20  # days with reports that the feed goes back


@dataclass(frozen=True, slots=True)
class Told:
    """What the feed says of a day's count."""

    day: date
    house: str
    numbers: str
    outcome: str
    verdict: str
    findings: tuple[str, ...]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def feed(request: Request, name: str) -> Response:
        question = site.asked(request, name)
        state = await site.counts.state(question)
        days = await site.counts.made(("days", state), lambda: _days(site, state))
        # A day at a time, so that other readers come in between.
        told = [await _told(site, State(name, state.mark, day, state.known_at)) for day in days]
        return respond(request, _feed(Addresses(site.base(request)), question, told))

    router.add_api_route("/crisis/{name}.atom", feed, include_in_schema=False)
    return router


def _days(site: Site, state: State) -> tuple[date, ...]:
    days = sorted({report.published for report in site.counts.crisis(state).reports})
    return tuple(day for day in days if state.as_of is None or day <= state.as_of)[-_DAYS:]


async def _told(site: Site, state: State) -> Told:
    return await site.counts.made(("feed", state), lambda: _of(site.counts.count(state)))


def _of(count: Count) -> Told:
    numbers = ", ".join(f"{bench} {count.benches[bench].plausible}" for bench in benches(count.benches))
    findings = tuple(finding.sentence for finding in count.findings)
    return Told(count.as_of, house(count), numbers, count.verdict.outcome, count.verdict.sentence, findings)


def _feed(addresses: Addresses, question: Asked, told: list[Told]) -> Answer:
    changed = told[:1] + [now for before, now in pairwise(told) if _differs(before, now)]
    entries = [
        Entry(
            each.day,
            f"{day_in_words(each.day)}: {each.outcome}; {each.numbers}",
            "\n".join([each.verdict, *each.findings]),
            addresses.crisis(question.on(each.day)),
        )
        for each in reversed(changed)
    ]
    page = addresses.crisis(question)
    about = Feed(f"urn:whipcount:{question.crisis}", told[-1].house, page, addresses.crisis(question, "atom"))
    return Answer.of(atom(about, entries), "application/atom+xml; charset=utf-8")


def _differs(before: Told, now: Told) -> bool:
    return (before.numbers, before.outcome, before.findings) != (now.numbers, now.outcome, now.findings)
