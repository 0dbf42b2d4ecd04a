"""`/crisis/NAME.atom`: what changed, day by day, the newest first.

The benches are counted and not the parties, as for the course of a crisis: a feed is asked for by machines, often, and
must not keep readers from their counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.charts.wording import house
from whipcount.model.days import CountedDay
from whipcount.model.prose import day_in_words
from whipcount.publish.atom import Entry, Feed, atom
from whipcount.publish.order import benches
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer, respond
from whipcount.web.asked import Asked
from whipcount.web.course.days import changes, reported_days
from whipcount.web.site import Site

_DAYS = 20  # days with reports that the feed goes back


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    async def feed(request: Request, name: str) -> Response:
        question = site.asked(request, name)
        days = await reported_days(site.counts, await site.counts.state(question), _DAYS)
        return respond(request, _feed(Addresses(site.base(request)), question, days))

    router.add_api_route("/crisis/{name}.atom", feed, include_in_schema=False)
    return router


def _feed(addresses: Addresses, question: Asked, days: Sequence[CountedDay]) -> Answer:
    """An entry for each day that changed; the first of more days than the feed has is there to be compared with."""
    told = [each for each in changes(days) if len(days) <= _DAYS or each is not days[0]]
    entries = [_entry(each, addresses.crisis(question.on(each.day))) for each in reversed(told)]
    own, page = addresses.crisis(question, "atom"), addresses.crisis(question)
    about = Feed(f"urn:whipcount:{question.crisis}", house(days[-1].count), page, own)
    return Answer.of(atom(about, entries), "application/atom+xml; charset=utf-8")


def _entry(each: CountedDay, address: str) -> Entry:
    count = each.count
    numbers = ", ".join(f"{bench} {count.benches[bench].plausible}" for bench in benches(count.benches))
    title = f"{day_in_words(each.day)}: {count.verdict.outcome}; {numbers}"
    return Entry(each.day, title, "\n".join([count.verdict.sentence, *(event.label for event in each.events)]), address)
