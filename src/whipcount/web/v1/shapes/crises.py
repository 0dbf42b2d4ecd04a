"""Crises, and the lists that come in parts."""

from __future__ import annotations

from datetime import date

from whipcount.web.v1.shapes.parts import Chamber, Claim, Report, Shape


class Crisis(Shape):
    """A crisis: its house if it is known, the days on which reports were published, and how many there are."""

    name: str
    chamber: Chamber | None
    first: date
    last: date
    days: list[date]
    reports: int
    claims: int


class Name(Shape):
    """The name of a crisis and its page."""

    name: str
    page: str


class Listed(Shape):
    """A part of a list. next: the address of the part behind it, null at the end."""

    next: str | None


class Crises(Listed):
    """The crises that there are."""

    items: list[Name]


class Claims(Listed):
    """Claims, report by report, the oldest first."""

    items: list[Claim]


class Reports(Listed):
    """Reports, the oldest first."""

    items: list[Report]
