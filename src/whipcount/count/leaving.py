"""How many seats must have left each side, so that all sides meet their numbers at once, with no move more than needed.

Who they are is another question (`sharing`). A seat that has left a side stands on another one or is vacant; the
members of no numbered party, and parties of no reported side, stand wherever there is room. That is a small problem of
transport: so many seats come from here and must find room there, and nobody returns to the side that they left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from whipcount.count.meeting import Camp, Meeting
from whipcount.count.sharing import Spot

Leaving = tuple[int, int, int]

ENOUGH = 1_000_000  # seats of a house of unknown size
MOST = 2_000_000  # trials: a second or two


class TooManyError(Exception):
    """More ways than are counted in a moment: many parties of no reported side, or very wide ranges."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What one exact number for each counted side leaves: for each side its lowest and its highest number."""

    low: tuple[int, ...]
    high: tuple[int, ...]
    vacant_low: int
    vacant_high: int


def leavings(meeting: Meeting) -> dict[Leaving, frozenset[Spot]]:
    """The numbers of seats that may have left government, opposition and crossbench unreported.

    Where a side's number is a range, each number in it is met with the fewest moves that it needs. Each leaving comes
    with the numbers of seats that parties of no reported side may then have on the first two counted sides. Empty
    when the numbers cannot meet; TooManyError when there is too much to try.
    """
    trial = _Trial(meeting)
    found: dict[Leaving, set[Spot]] = {}
    ranges = [range(side.low, (side.high or 0) + 1) for side in meeting.camps if side.counted]
    for numbers in product(*ranges):
        for leaving, spots in trial.fewest(numbers):
            found.setdefault(leaving, set()).update(spots)
    return {leaving: frozenset(found[leaving]) for leaving in sorted(found)}


class _Trial:
    """Tries leavings and spots, and counts how many it has tried."""

    def __init__(self, meeting: Meeting) -> None:
        self.camps = meeting.camps
        self.counted = meeting.counted
        self.rest = ENOUGH if meeting.rest is None else meeting.rest
        self.unknown = meeting.rest is None
        self.vacant = meeting.vacant
        self.loose = sum(party.seats for party in meeting.loose)
        self.house = self.rest + self.loose + sum(side.there + side.gone for side in self.camps)
        self.tried = 0

    def fewest(self, numbers: Sequence[int]) -> list[tuple[Leaving, list[Spot]]]:
        """The leavings with the fewest moves for these numbers of the counted sides."""
        bounds = self._bounds(numbers)
        excess = [max(0, side.there - high) for side, high in zip(self.camps, bounds.high, strict=True)]
        if any(more > sum(side.sizes) for side, more in zip(self.camps, excess, strict=True)):
            return []
        least = sum(excess) + self._short(bounds, excess)
        for moves in range(least, least + sum(side.gone for side in self.camps) + 1):
            tried = [(leaving, list(self._spots(bounds, leaving))) for leaving in self._leavings(excess, moves)]
            if found := [(leaving, spots) for leaving, spots in tried if spots]:
                return found
        return []

    def _bounds(self, numbers: Sequence[int]) -> _Bounds:
        exact = dict(zip(self.counted, numbers, strict=True))
        low = tuple(exact.get(place, side.low) for place, side in enumerate(self.camps))
        high = tuple(exact.get(place, _upper(side, self.house)) for place, side in enumerate(self.camps))
        if self.unknown:
            return _Bounds(low, high, 0, ENOUGH * 9)
        return _Bounds(low, high, max(self.vacant.low, self.house - sum(high)), self.vacant.high)

    def _short(self, bounds: _Bounds, excess: Sequence[int]) -> int:
        """How many more seats must leave, at least, to fill what sides and vacancies lack, or to make room."""
        there = [side.there - left for side, left in zip(self.camps, excess, strict=True)]
        needed = sum(max(0, low - seats) for low, seats in zip(bounds.low, there, strict=True))
        pool = self.rest + sum(side.gone for side in self.camps) + sum(excess)
        room = sum(bounds.high) - sum(there)
        return max(0, needed + bounds.vacant_low - pool - self.loose, bounds.vacant_low - pool, self.loose - room)

    def _leavings(self, excess: Sequence[int], moves: int) -> Iterator[Leaving]:
        """Every way to divide the moves among the sides, each giving what it has too many at least."""
        spare, most = moves - sum(excess), [sum(side.sizes) for side in self.camps]
        for one in range(min(spare, most[0] - excess[0]) + 1):
            for two in range(min(spare - one, most[1] - excess[1]) + 1):
                if excess[2] + spare - one - two <= most[2]:
                    yield excess[0] + one, excess[1] + two, excess[2] + spare - one - two

    def _spots(self, bounds: _Bounds, leaving: Leaving) -> Iterator[Spot]:
        """Where parties of no reported side may stand, so that every number is met."""
        room = [bounds.high[k] - self.camps[k].there + leaving[k] for k in self.counted] + [0, 0]
        for here in range(min(room[0], self.loose) + 1):
            for there in range(min(room[1], self.loose - here) + 1):
                self.tried += 1
                if self.tried > MOST:
                    raise TooManyError
                if self._fits(bounds, leaving, (here, there)):
                    yield here, there

    def _fits(self, bounds: _Bounds, leaving: Leaving, spot: Spot) -> bool:
        """Whether everybody finds a place: the seats that come in can fill each side and what is vacant, no more."""
        loose = dict(zip(self.counted, spot, strict=False))
        afloat = self.loose - sum(spot)
        if len(self.counted) == len(self.camps):
            loose[self.counted[2]], afloat = afloat, 0
        pool = self.rest + sum(leaving) + sum(side.gone for side in self.camps)
        filled = needed = room = 0
        for place, side in enumerate(self.camps):
            seats = side.there - leaving[place] + loose.get(place, 0)
            others = pool - leaving[place] - side.gone  # nobody returns to the side that they left
            if place in self.counted:
                lacks = bounds.high[place] - seats
                if not 0 <= lacks <= others:
                    return False
                filled += lacks
            else:
                least, most = max(0, bounds.low[place] - seats), min(bounds.high[place] - seats, others + afloat)
                if least > most:
                    return False
                needed, room = needed + least, room + most
        needed = max(needed, afloat)
        if needed > room:
            return False
        return filled + needed + bounds.vacant_low <= pool + afloat <= filled + room + bounds.vacant_high


def _upper(side: Camp, house: int) -> int:
    return house if side.high is None else side.high
