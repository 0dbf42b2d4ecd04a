"""The whole site as files in a folder, which any web server gives out as they are.

The pages are those of the server, made by the same functions; only the addresses differ. What has to be asked (another
day than those with reports, known_at, what-if, the API) needs the server.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from whipcount.model import Unusable
from whipcount.publish.difference_json import difference_table, difference_to_json
from whipcount.web.addresses import FORMS, Files
from whipcount.web.asked import LANGUAGES, Asked
from whipcount.web.compare.page import Pair, compared
from whipcount.web.compare.page import page as comparing
from whipcount.web.counting import Counts, State
from whipcount.web.course.days import every
from whipcount.web.course.page import FORMS as COURSE_FORMS
from whipcount.web.course.page import in_form as course_in_form
from whipcount.web.course.page import page as course_page
from whipcount.web.crises.page import page as home_page
from whipcount.web.crises.told import briefs
from whipcount.web.crisis.forms import in_form
from whipcount.web.crisis.page import page as crisis_page
from whipcount.web.quotes.chosen import Chosen
from whipcount.web.quotes.page import page as quotes_page
from whipcount.web.rendering import answer, files, version
from whipcount.web.report.page import page as report_page
from whipcount.web.served import Served
from whipcount.web.site import Site

Written = tuple[str, bytes]  # the way from the folder to a file, and what stands in it


def site_files(served: Served, now: Callable[[], datetime], today: Callable[[], date]) -> Iterator[Written]:
    """Every file of the site, one after another: counting takes its time. now, today: the clock, as for a server."""
    counts = Counts(served)
    try:
        for name, file in files().items():
            yield f"frame/{version()}/{name}", file.body
        names = served.names()
        for language in LANGUAGES:
            yield _home(Site(counts, Files(), now, today), names, language)
        for name in names:
            yield from _Crisis(counts, name, now, today).files()
    finally:
        counts.close()


def _home(site: Site, names: list[str], language: str) -> Written:
    question = Asked("", language=language)
    crises, mark = [Asked(name, language=language) for name in names], site.counts.served.mark(None)
    found = list(briefs(site.counts, (State(name, mark, None, None) for name in names)))
    return site.addresses.home(language), home_page(site, question, language, crises, found).body


class _Crisis:
    """The files of one crisis."""

    def __init__(self, counts: Counts, name: str, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self.counts, self.now, self.today = counts, now, today
        self.state = State(name, counts.served.mark(None), None, None)
        self.crisis = counts.crisis(self.state)
        self.days = sorted({report.published for report in self.crisis.reports})

    def files(self) -> Iterator[Written]:
        for as_of in (None, *self.days):
            yield from self._day(as_of)
        for pair in pairwise(self.days):
            yield from self._pair(*pair)
        yield from self._course()
        for question in self._questions(None):
            page = quotes_page(self._site(2), question, self.state, question.language or LANGUAGES[0], Chosen())
            yield Files().part(question, "quotes"), page.body
        for report in self.crisis.reports:
            for question in self._questions(None):
                language = question.language or LANGUAGES[0]
                page = report_page(self._site(3), question, self.state, language, report.id)
                yield Files().report(question, report.id), page.body

    def _day(self, as_of: date | None) -> Iterator[Written]:
        """The page of a day in each language, and its forms as far as there is something to draw or tell."""
        state = replace(self.state, as_of=as_of)
        for question in self._questions(as_of):
            page = crisis_page(self._site(2), question, state, question.language or LANGUAGES[0])
            yield Files().crisis(question), page.body
        question = Asked(self.state.crisis, as_of)
        for form in FORMS:
            try:
                yield Files().crisis(question, form), in_form(self.counts.count(state), form, question).body
            except Unusable:
                continue

    def _course(self) -> Iterator[Written]:
        """The whole course, in each language and form."""
        days = tuple(self.crisis.counted(every(self.days[0], self.days[-1]), jobs=None))
        for question in self._questions(None):
            shown = course_page(self._site(2), question, question.language or LANGUAGES[0], days, self.days)
            yield Files().part(question, "course"), shown.body
        for form in COURSE_FORMS:
            try:
                made = course_in_form(days, form, Asked(self.state.crisis))
            except Unusable:
                continue
            yield Files().part(Asked(self.state.crisis), f"course.{form}"), made.body

    def _pair(self, first: date, second: date) -> Iterator[Written]:
        """What changed from one day to the next; a page that says why where it cannot be told."""
        named = {"first": first.isoformat(), "second": second.isoformat()}
        pair = Pair(**named)
        for question in self._questions(None):
            language = question.language or LANGUAGES[0]
            site = self._site(2)
            try:
                page = comparing(site, question, self.state, language, pair)
            except Unusable as unusable:
                frame = site.frame(question, lambda other: Files("../../").part(other, "compare", **named))
                shown = {"status": 400, "problems": unusable.problems}
                page = answer("frame/refused.html", language, **shown, **frame)
            yield Files().part(question, "compare", **named), page.body
        try:
            found = compared(self.crisis, pair, Asked(self.state.crisis))
        except Unusable:
            return
        name = Files().part(Asked(self.state.crisis), "compare.{}", **named)
        yield name.format("json"), (json.dumps(difference_to_json(found), ensure_ascii=False, indent=1)).encode()
        yield name.format("csv"), difference_table(found).encode()

    def _questions(self, as_of: date | None) -> list[Asked]:
        return [Asked(self.state.crisis, as_of, None, language) for language in LANGUAGES]

    def _site(self, depth: int) -> Site:
        """The site as a page so deep in the folder sees it."""
        return Site(self.counts, Files("../" * depth), self.now, self.today)
