"""Days and times that a person named, as dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from whipcount.model import Problem, Unusable
from whipcount.sentences import Said, worded


def day(named: date | str, what: str) -> date:
    """The day that a date or a text such as "2022-03-30" names; Unusable for any other text."""
    if isinstance(named, date):
        return named
    try:
        return _day(named.strip())
    except ValueError:
        found = worded("refusal.day", named=named, what=what)
        said: str = found if isinstance(what, Said) else str(found)
        problem = Problem(None, said, worded("refusal.day.expected"), worded("refusal.day.do"))
        raise Unusable(problem) from None


def moment(named: datetime | str) -> datetime:
    """The time that a text such as "2022-03-30T18:00" names: UTC unless it names a zone.

    A day alone means its end, and a second its end, so that what the log shows of a second can be asked for.
    """
    try:
        said = named if isinstance(named, datetime) else _time(named.strip().removesuffix(" UTC"))
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        found = worded("refusal.time", named=str(named))
        problem = Problem(None, found, worded("refusal.time.expected"), worded("refusal.time.do"))
        raise Unusable(problem) from None


def _day(text: str) -> date:
    """The day; ValueError where it is written in another way: "2022-W13" is a week, and none of its days is meant."""
    found = date.fromisoformat(text)
    if str(found) != text:
        raise ValueError(text)
    return found


def _time(text: str) -> datetime:
    on = _day(text[:10])
    if len(text) == len("2022-03-30"):
        return datetime.combine(on, time.max)
    said = datetime.fromisoformat(text)
    return said if "." in text or "," in text else said.replace(microsecond=time.max.microsecond)
