"""Which days a law counts: all of them, those on which offices work, or those on which the house sits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(1)
_FAR = 3700  # days: a period that runs longer than ten years is a misprint


@dataclass(frozen=True, slots=True)
class Calendar:
    """A country's working days and a house's sitting days, as far as they are known.

    works: whether offices work on a day; None when the country's holidays are not known. sittings: the days on which
    the house is known to sit, past and planned; None when they are not known. A list that ends is no end of sittings.
    """

    works: Callable[[date], bool] | None = None
    sittings: frozenset[date] | None = None

    def working(self, start: date, number: int) -> date | None:
        """The day that is so many working days after a day; None when that cannot be told."""
        return None if self.works is None else _after(start, number, self.works)

    def sitting(self, start: date, number: int) -> date | None:
        """The day that is so many sitting days after a day; None when the known days do not reach so far."""
        later = sorted(day for day in self.sittings or () if day > start)
        return later[number - 1] if 0 < number <= len(later) else None


def _after(start: date, number: int, counts: Callable[[date], bool]) -> date | None:
    day, left = start, number
    for _ in range(_FAR):
        if left <= 0:
            return day
        day += DAY
        left -= counts(day)
    return None


def calendar(country: str, sittings: Iterable[date] | None = None) -> Calendar:
    """The calendar of a country by its ISO code; its working days are unknown where its holidays are."""
    known = None if sittings is None else frozenset(sittings)
    try:
        from holidays import country_holidays  # noqa: PLC0415 - only a clock in working days needs it

        public = country_holidays(country.split("-", maxsplit=1)[0])
    except (ImportError, NotImplementedError):
        return Calendar(sittings=known)
    rest = frozenset(getattr(public, "weekend", {5, 6}))
    return Calendar(lambda day: day.weekday() not in rest and day not in public, known)
