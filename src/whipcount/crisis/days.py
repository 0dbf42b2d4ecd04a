"""Days and times that a person named, as dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from whipcount.model import Problem, Unusable


def day(named: date | str, what: str) -> date:
    """The day that a date or a text such as "2022-03-30" names; Unusable for any other text."""
    if isinstance(named, date):
        return named
    try:
        return date.fromisoformat(named.strip())
    except ValueError:
        do = "Write year, month and day, each with all its digits."
        raise Unusable(Problem(None, f"'{named}' as the {what}", "a date such as 2022-03-30", do)) from None


def moment(named: datetime | str) -> datetime:
    """The time that a text such as "2022-03-30T18:00" names: UTC unless it names a zone; a day alone means its end."""
    try:
        said = named if isinstance(named, datetime) else datetime.fromisoformat(named.strip())
        if isinstance(named, str) and len(named.strip()) <= len("2022-03-30"):
            said = datetime.combine(said, time.max)
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        do = "Write the day, a T and the hours and minutes."
        raise Unusable(Problem(None, f"'{named}' as a time", "one such as 2022-03-30T18:00", do)) from None
