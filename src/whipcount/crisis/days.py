"""Days that a person named, as dates."""

from __future__ import annotations

from datetime import date

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
