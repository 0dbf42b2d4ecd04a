"""`/crisis/NAME.atom`: what changed, day by day, the newest first.

The benches are counted and not the parties, as for the course of a crisis: a feed is asked for by machines, often, and
must not keep readers from their counts. It is said in the language that its address names, English without one.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from whipcount.charts.wording import house
from whipcount.model.days import CountedDay
from whipcount.publish.atom import Entry, Feed, atom
from whipcount.publish.order import benches
from whipcount.sentences import Language, joined, language, worded
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
    into = language(question.language or "en")
    told = [each for each in changes(days) if len(days) <= _DAYS or each is not days[0]]
    entries = [_entry(each, addresses.crisis(question.on(each.day)), into) for each in reversed(told)]
    own, page = addresses.crisis(question, "atom"), addresses.crisis(question)
    name = f"urn:whipcount:{question.crisis}" + ("" if into.name == "en" else f":{into.name}")
    about = Feed(name, into.value(house(days[-1].count)), page, own, into.name)
    return Answer.of(atom(about, entries), "application/atom+xml; charset=utf-8")


def _entry(each: CountedDay, address: str, into: Language) -> Entry:
    count = each.count
    numbers = [
        worded("feed.bench", bench=worded(f"chart.bench.{bench}"), seats=count.benches[bench].plausible)
        for bench in benches(count.benches)
    ]
    outcome = worded(f"feed.{count.verdict.outcome}")
    title = worded("feed.title", day=each.day, outcome=outcome, numbers=joined(", ", numbers))
    said = [count.verdict.sentence, *(event.label for event in each.events)]
    return Entry(each.day, into.value(title), "\n".join(map(into.value, said)), address)
