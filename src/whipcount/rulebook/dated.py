"""Values of law with the days on which they hold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
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


def holding(values: Iterable[Dated[T]], on: date, about: Callable[[T], Hashable | None]) -> tuple[Dated[T], ...]:
    """All values that hold on a day, in their order; of those about one thing only the newest that has begun.

    about: what a value is about; None for one that stands for itself, from its first day to its last, whatever
    comes later.
    """
    begun = [(dated, about(dated.value)) for dated in values if dated.since <= on]
    newest: dict[Hashable, date] = {}
    for dated, thing in begun:
        newest[thing] = max(dated.since, newest.get(thing, dated.since))
    return tuple(dated for dated, thing in begun if dated.holds(on) and (thing is None or dated.since == newest[thing]))
