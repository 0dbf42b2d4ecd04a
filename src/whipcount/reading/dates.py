"""Days as reports write them, read from the day of publication and the tense around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from whipcount.reading.language import Language, alternatives
from whipcount.reading.marks import Mark, Slot


def days(folded: str, start: int, end: int, published: date, language: Language) -> Iterator[Mark]:
    """Marks of every day that a sentence names; impossible days ("30 February") make none."""
    coming = bool(language.coming.search(folded, start, end))
    for match in _pattern(language).finditer(folded, start, end):
        day = _day(match, published, coming, language)
        if day is not None:
            yield Mark(Slot.DAY, match.start(), match.end(), day)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    months, weekdays, relative = map(alternatives, (language.months, language.weekdays, language.days))
    return re.compile(
        rf"(?<!\w)(?:(?:{weekdays}),? (?:the )?)?(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})"
        rf"|(?P<month>{months})\.? (?P<dom>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d|-member)"
        r"(?:,? (?P<year>(?:19|20)\d\d))?"
        rf"|(?P<dom2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{months})(?:,? (?P<year2>(?:19|20)\d\d))?"
        rf"|(?P<weekday>{weekdays})(?P<next> next week)?"
        rf"|(?P<relative>{relative}))(?!\w)",
        re.IGNORECASE,
    )


def _day(match: re.Match[str], published: date, coming: bool, language: Language) -> date | None:
    if match["iso"]:
        return _made(*map(int, match["iso"].split("-")))
    if match["relative"]:
        return published + timedelta(days=language.days[match["relative"].lower()])
    if match["weekday"]:
        return _weekday(language.weekdays[match["weekday"].lower()], published, coming, bool(match["next"]))
    month = language.months[(match["month"] or match["month2"]).lower()]
    dom = int(match["dom"] or match["dom2"])
    year = match["year"] or match["year2"]
    return _made(int(year), month, dom) if year else _nearest(month, dom, published)


def _weekday(weekday: int, published: date, coming: bool, next_week: bool) -> date:
    """The next such day when the sentence looks ahead, else the last one; today counts as both."""
    ahead = (weekday - published.weekday()) % 7
    if next_week:
        monday = published + timedelta(days=7 - published.weekday())
        return monday + timedelta(days=weekday)
    return published + timedelta(days=ahead if coming or ahead == 0 else ahead - 7)


def _nearest(month: int, dom: int, published: date) -> date | None:
    """A day without a year is the one nearest to publication: "31 March" in a report of 30 March is tomorrow."""
    made = [_made(published.year + step, month, dom) for step in (-1, 0, 1)]
    return min((day for day in made if day), key=lambda day: abs(day - published), default=None)


def _made(year: int, month: int, dom: int) -> date | None:
    try:
        return date(year, month, dom)
    except ValueError:
        return None
