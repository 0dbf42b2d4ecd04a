"""A crisis day by day: the count of each day, and what became known on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whipcount.model.count import BenchCount


@dataclass(frozen=True, slots=True)
class Event:
    """Something that moves or may move the count: a switch, a step of the motion, a vote, an agreement, an office.

    label: a few words. claims: ids of the claims of that day that tell it.
    """

    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day of a crisis, its count as of that evening, and the events that reports first told of on it."""

    day: date
    count: BenchCount
    events: tuple[Event, ...]
