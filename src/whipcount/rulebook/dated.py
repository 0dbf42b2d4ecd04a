"""Values of law with the days on which they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value that holds from `since` to `until`, both days included.

    until: None when it holds to the next value, or to this day if there is none.
    """

    value: T
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def current(values: Iterable[Dated[T]], on: date) -> Dated[T] | None:
    """The value that holds on a day: the newest one that has begun and not ended; None in a gap."""
    begun = [dated for dated in values if dated.since <= on]
    newest = max(begun, key=lambda dated: dated.since, default=None)
    return newest if newest is not None and newest.holds(on) else None


def holding(values: Iterable[Dated[T]], on: date, sort: Callable[[T], str]) -> tuple[Dated[T], ...]:
    """All values that hold on a day where values of different sorts may hold at once: of each sort the current one."""
    known = tuple(values)
    sorts = dict.fromkeys(sort(dated.value) for dated in known)
    found = (current((dated for dated in known if sort(dated.value) == each), on) for each in sorts)
    return tuple(dated for dated in found if dated is not None)
