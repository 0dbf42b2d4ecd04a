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
        return date.fromisoformat(named.strip())
    except ValueError:
        found = worded("refusal.day", named=named, what=what)
        said: str = found if isinstance(what, Said) else str(found)
        problem = Problem(None, said, worded("refusal.day.expected"), worded("refusal.day.do"))
        raise Unusable(problem) from None


def moment(named: datetime | str) -> datetime:
    """The time that a text such as "2022-03-30T18:00" names: UTC unless it names a zone; a day alone means its end."""
    try:
        said = named if isinstance(named, datetime) else datetime.fromisoformat(named.strip())
        if isinstance(named, str) and len(named.strip()) <= len("2022-03-30"):
            said = datetime.combine(said, time.max)
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        found = worded("refusal.time", named=str(named))
        problem = Problem(None, found, worded("refusal.time.expected"), worded("refusal.time.do"))
        raise Unusable(problem) from None
