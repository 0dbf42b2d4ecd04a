"""What a text tells of earlier years: "In 2018 the government survived a motion" is true of 2018, not of today.

A heuristic: a month or a year governs the claim it stands in or beside, up to the next clause. It gives the last day
of that month or year, for the words name no day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from whipcount.reading.alternatives import alternatives
from whipcount.reading.cues import Cue
from whipcount.reading.language import Language

_RECENT = timedelta(days=31)  # what lies no longer back belongs to the crisis that the report is about
_MOST_YEARS = 100
_SLOT = re.compile(r"\{(\w+)\}")
Span = tuple[int, int]


def past_day(text: str, sentence: Span, claim: Span, published: date, language: Language) -> date | None:
    """The last day of the past month or year that a claim tells of; None for the days around publication.

    text: the report's, folded and in small letters.
    """
    for match in _told(text, sentence, language):
        day = _day(match, published, language)
        if day and day < published - _RECENT and _governs(text, match.span(), claim, language):
            return day
    return None


@lru_cache(maxsize=8)
def _told(text: str, sentence: Span, language: Language) -> tuple[re.Match[str], ...]:
    """What a sentence says of the past; several claims of one sentence ask for it in turn."""
    return tuple(_past(language).small.finditer(text, *sentence))


@cache
def _past(language: Language) -> Cue:
    numbers = (word for word, value in language.numbers.values.items() if value < _MOST_YEARS)
    parts = {
        "{month}": alternatives(language.days.months),
        "{year}": r"(?:19|20)\d\d",
        "{day}": r"\d{1,2}",
        "{n}": rf"\d{{1,2}}|{alternatives(numbers)}",
    }
    count = iter(range(language.days.past.count("{")))
    text = _SLOT.sub(lambda slot: f"(?P<{slot[1]}{next(count)}>{parts[slot[0]]})", language.days.past)
    return Cue(re.compile(rf"(?<!\w)(?:{text})(?![\w-])", re.IGNORECASE))


def _day(match: re.Match[str], published: date, language: Language) -> date | None:
    said = {name.rstrip("0123456789"): text.lower() for name, text in match.groupdict().items() if text}
    month = language.days.months[said["month"]] if "month" in said else 12
    if "year" in said:
        return _end(int(said["year"]), month, said.get("day"))
    if "month" in said:
        return _end(published.year - (month > published.month), month, said.get("day"))
    ago = said.get("n", "1")
    return _end(published.year - (int(ago) if ago.isdecimal() else language.numbers.values[ago]), 12, None)


def _end(year: int, month: int, day: str | None) -> date | None:
    """The day, or the last one of the month."""
    if day is None:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    try:
        return date(year, month, int(day))
    except ValueError:
        return None


def _governs(folded: str, past: Span, claim: Span, language: Language) -> bool:
    """Whether no other clause begins between the two, and the words are no aside within the claim."""
    if claim[0] <= past[0] and past[1] <= claim[1]:
        before, after = folded[claim[0] : past[0]], folded[past[1] : claim[1]]
        return "," not in before or "," not in after or (before.endswith(", ") and after.startswith(","))
    between = folded[past[1] : claim[0]].removeprefix(",") if past[1] <= claim[0] else folded[claim[1] : past[0]]
    return language.days.clauses.search(between) is None
