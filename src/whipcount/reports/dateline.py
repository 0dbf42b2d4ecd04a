"""The dateline: where and when an article was written, printed before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whipcount.reports.block import Field
from whipcount.reports.days import DATED, UNDATED

_REACH = 300
# Capital words and a comma tell a place from the beginning of a sentence ("It was moved on March 30 - ...").
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*"
_LINK = r"(?:d[aeio]s? |del |l[ae] |of |am |upon )"
_PLACE = rf"(?!On |By |Since |Until )(?:{_CAPITAL}(?:[ .,'’/-]{{1,2}}{_LINK}?{_CAPITAL}){{0,6}})"
_AGENCY = r"\([^()\n]{1,60}\)"
_DASH = r"[ \t]*(?:[-–—|:]+(?=\s)|--|—)"
_END = rf"[ \t]*(?:{_AGENCY}(?:{_DASH})?|{_DASH})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # date 2022-03-30 In a blow to the government ...
        rf"(?i:date:?\s+(?P<day>{DATED}))[\s,;:|–—-]*",
        # CITY, March 30, 2022 (Agency) - ; the dash may be left out after the agency or at the end of a line
        rf"(?:{_PLACE}[,:]\s+)?(?P<day>(?i:{DATED}))(?:{_END}|[ \t]*(?=\n))",
        # CITY, March 30 (Agency) - ; no year, so it dates nothing, but it is no prose either
        rf"{_PLACE}[,:]\s+(?i:{UNDATED}){_END}",
        # CITY (Agency) - ; without any day only capitals tell it
        rf"[^\W\d_a-z]+(?:[ .,'’/-]{{1,2}}[^\W\d_a-z]+){{0,6}} {_AGENCY}{_DASH}",
    )
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>[^\n]{1,500})\n\s*(?=\S)")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day as printed, None when there is none, and the offset at which the prose begins."""

    day: Field | None
    end: int


def heading(text: str, start: int, title: str | None = None) -> tuple[str | None, int]:
    """A Markdown heading, or the known title repeated, at the top; and the offset after it."""
    at = _past_space(text, start)
    if found := _HEADING.match(text, at):
        return found["title"].strip(" \t#"), found.end()
    if title and text.startswith(f"{title}\n", at):
        return title, _past_space(text, at + len(title))
    return None, at


def dateline(text: str, start: int) -> Dateline:
    """The dateline at `start`, if one stands there and words follow it."""
    at = _past_space(text, start)
    top = text[at : at + _REACH]
    found = next((match for form in _FORMS if (match := form.match(top))), None)
    if found is None:
        return Dateline(None, at)
    printed = found.groupdict().get("day")
    field = Field(printed, at + found.start("day")) if printed else None
    return Dateline(field, _past_space(text, at + found.end()))


def _past_space(text: str, start: int) -> int:
    return _SPACE.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing too
