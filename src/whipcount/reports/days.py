"""A calendar day as reports print it in their heads. Only forms that mean one day everywhere are read:
03/04/2022 is the third of April to some and the fourth of March to others, so it is not.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})\b"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

_FORMS = (
    rf"{_YEAR}-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})(?![0-9])",
    rf"{_DAY}\.\s?(?P<month>[0-9]{{1,2}})\.\s?{_YEAR}",
    rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
)
_TIME = r"(?:[T,\s]\s*(?:at\s+)?[0-9]{1,2}[:.][0-9]{2}\b.*)?"
_READERS = tuple(re.compile(rf"\s*{form}{_TIME}\s*", re.IGNORECASE) for form in _FORMS)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


# To stand inside other patterns (with IGNORECASE): a day with its year, and a day of an unsaid year.
DATED = "(?:" + "|".join(map(_unnamed, _FORMS)) + ")"
UNDATED = _unnamed(rf"(?:{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH}))")


def day(words: str) -> date | None:
    """The day that the words name, a time after it left aside; None when they are no day in a known form.

    Raises ValueError when they name a day that no calendar has, such as 31 February. The day is the one
    printed: a time zone does not move it.
    """
    found = next((match for reader in _READERS if (match := reader.fullmatch(words))), None)
    if found is None:
        return None
    return date(int(found["year"]), _month(found["month"]), int(found["day"]))


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1
