"""A count in another form than the page: the same answer as data, as a picture, as a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, time

from whipcount.charts import Chart
from whipcount.crisis import ShownCount
from whipcount.crisis.course import course_of
from whipcount.model import Problem, Unusable
from whipcount.procedure.steps import next_steps
from whipcount.publish import count_table, count_to_json
from whipcount.publish.icalendar import calendar
from whipcount.sentences import language, worded
from whipcount.web.addresses import PICTURES
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked

_ALONE = "default-src 'none'; frame-ancestors *"  # a picture that is opened by itself needs nothing


def in_form(count: ShownCount, form: str, asked: Asked) -> Answer:
    """The count in one of FORMS. Unusable where there is nothing to draw or no legal day to tell."""
    kind, make = _FORMS[form]
    return Answer.of(make(count, asked), kind, headers(asked, str(count.as_of), form))


def headers(asked: Asked, what: str, form: str) -> dict[str, str]:
    """The name under which a form is kept, and for a picture that pages of others may show it."""
    name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in asked.crisis)
    named = {"Content-Disposition": f'inline; filename="{name}-{what}.{form}"'}
    shown = {"Content-Security-Policy": _ALONE, "Cross-Origin-Resource-Policy": "cross-origin"}
    return named | (shown if form in PICTURES else {})


def _json(count: ShownCount, _: Asked) -> str:
    return json.dumps(count_to_json(count), ensure_ascii=False, indent=1) + "\n"


def _csv(count: ShownCount, _: Asked) -> str:
    return count_table(count)


def _svg(count: ShownCount, asked: Asked) -> str:
    return _chart(count, asked).svg


def _png(count: ShownCount, asked: Asked) -> bytes:
    return _chart(count, asked).png()


def _chart(count: ShownCount, asked: Asked) -> Chart:
    """In the language that the address names: a picture in somebody else's page is not the browser's to choose."""
    return count.chart(asked.shape, language(asked.language or "en"))


def _ics(count: ShownCount, _: Asked) -> str:
    """SEQUENCE is the number of reports that the count is from: it grows as they come in, on any server."""
    course = course_of(count)
    if course is None:
        found, expected = worded("refusal.undated"), worded("refusal.undated.expected")
        raise Unusable(Problem(None, found, expected, worded("refusal.undated.do")))
    then = datetime.combine(count.as_of, time(), UTC)
    return calendar(course, next_steps(course), then, sequence=len(count.reports))


_FORMS: dict[str, tuple[str, Callable[[ShownCount, Asked], str | bytes]]] = {
    "json": ("application/json", _json),
    "csv": ("text/csv; charset=utf-8", _csv),
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
    "ics": ("text/calendar; charset=utf-8", _ics),
}
