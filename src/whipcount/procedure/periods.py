"""A period of law turned into days, each under a generous and a strict way of counting.

"Before the expiry of three days" is read in two ways. Newspapers count the day of the stage itself: moved
on the 28th, voted on the 31st. Read strictly, three whole days must run out first: voted on the 1st. Hours
are open in another way: reports give days, so 48 hours end somewhere on the second day after. Courts
have not settled either, so both days are computed and nobody's reading is called the right one.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from whipcount.model.law import Clock
from whipcount.model.words import Unit
from whipcount.procedure.days import Calendar

_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


class Ends(NamedTuple):
    """The same end of a period under the generous and under the strict way of counting."""

    generous: date
    strict: date


def first_day(start: date, clock: Clock, calendar: Calendar | None = None) -> Ends | None:
    """The first legal day after a stage; None when the unit cannot be counted here."""
    unit = Unit(clock.unit)
    if unit is Unit.HOUR:
        return Ends(start + timedelta(clock.number // 24), start + timedelta(-(-(24 + clock.number) // 24)))
    if unit is Unit.CLEAR_DAY:
        return _both(start + timedelta(clock.number + 1))
    end = _after(start, clock, calendar or Calendar())
    if end is None:
        return None
    return Ends(end, end + timedelta(clock.counting == "expiry"))


def last_day(start: date, clock: Clock, calendar: Calendar | None = None) -> Ends | None:
    """The last legal day after a stage; None when the unit cannot be counted here."""
    unit = Unit(clock.unit)
    if unit is Unit.HOUR:
        last = start + timedelta(-(-(24 + clock.number) // 24) - 1)
        return Ends(last, start + timedelta(clock.number // 24 - 1))
    if unit is Unit.CLEAR_DAY:
        return _both(start + timedelta(clock.number))
    end = _after(start, clock, calendar or Calendar())
    return None if end is None else _both(end)


def _after(start: date, clock: Clock, calendar: Calendar) -> date | None:
    unit = Unit(clock.unit)
    match unit:
        case Unit.DAY | Unit.WEEK:
            return start + timedelta(_DAYS[unit] * clock.number)
        case Unit.MONTH | Unit.YEAR:
            return months_after(start, _MONTHS[unit] * clock.number)
        case Unit.WORKING_DAY:
            return calendar.working(start, clock.number)
        case Unit.SITTING_DAY:
            return calendar.sitting(start, clock.number)
    return None


def days_before(end: date, number: int, unit: str) -> date | None:
    """The first day of the last so many months of a term that ends on a day; None for a unit of no fixed length."""
    match Unit(unit):
        case Unit.DAY | Unit.WEEK as days:
            return end - timedelta(_DAYS[days] * number - 1)
        case Unit.MONTH | Unit.YEAR as months:
            return months_after(end, -_MONTHS[months] * number) + timedelta(1)
    return None


def months_after(start: date, number: int) -> date:
    """The same day so many months later; the last of a month that is too short for it."""
    years, month = divmod(start.month - 1 + number, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _both(day: date) -> Ends:
    return Ends(day, day)
