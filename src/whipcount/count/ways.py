"""The distinct ways to make the numbers meet, counted exactly.

A *way* says of every party how many of its seats have left the bench on which reports have it, and of every party of
no reported side how many of its seats stand with each side that has a number (two of them, where all three have one).
It meets the numbers of all sides, the vacancies and the size of the house at once, with no move more than they need.
It does not say where those who left stand now, as far as several places would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from math import prod

from whipcount.count.leaving import MOST, Leaving, TooManyError
from whipcount.count.meeting import Loose, Meeting
from whipcount.count.sharing import Spot, bounded, placed, split, ways
from whipcount.model.explanations import Tally
from whipcount.model.quantity import Range

# The number of a side and the place of a party among its stands, None for the whole side.
Some = tuple[int, int | None]


@dataclass(frozen=True)
class Ways:
    """All ways of a meeting: the seats that may have left each side, and how they can be shared among its parties."""

    meeting: Meeting
    leavings: dict[Leaving, frozenset[Spot]]

    @cached_property
    def total(self) -> int:
        return sum(tally.ways for tally in self.tallies)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The ways by the number of moves, then by the number of parties that moved."""
        found: dict[tuple[int, int], int] = {}
        for leaving, spots in self.leavings.items():
            places = sum(self._spots[here][there] for here, there in spots)
            shared = prod(table[left] for table, left in zip(self._tables, leaving, strict=True))
            for parties, number in enumerate(split(shared, self._width)):
                key = sum(leaving), parties
                found[key] = found.get(key, 0) + number * places
        return tuple(Tally(*key, number) for key, number in sorted(found.items()) if number)

    @cached_property
    def moves(self) -> Range | None:
        """The fewest and the most unreported moves; None when there is no way."""
        return Range(self.tallies[0].moves, self.tallies[-1].moves) if self.tallies else None

    def answers(self, side: int, place: int) -> dict[int, int]:
        """For each number of a party's seats that may still be on its side, in how many ways they are."""
        sizes, stayed = self.meeting.camps[side].sizes, self.meeting.camps[side].stands[place].stayed
        others = ways([size for n, size in enumerate(sizes) if n != place], self._most[side])
        found: dict[int, int] = {}
        for left, weight in sorted(self._weights[side].items(), reverse=True):
            for gone in range(min(sizes[place], left), -1, -1):
                found[stayed - gone] = found.get(stayed - gone, 0) + others[left - gone] * weight
        return {there: number for there, number in sorted(found.items()) if number}

    def within(self, limits: Mapping[Some, Range]) -> int:
        """The ways in which so many seats of these parties, or of these sides in all, have left."""
        tables = [self._limited(number, limits) for number in range(len(self.meeting.camps))]
        found = 0
        for leaving, spots in self.leavings.items():
            if all(left in limits.get((side, None), Range(left, left)) for side, left in enumerate(leaving)):
                places = sum(self._spots[here][there] for here, there in spots)
                found += places * prod(table[left] for table, left in zip(tables, leaving, strict=True))
        return found

    def _limited(self, number: int, limits: Mapping[Some, Range]) -> list[int]:
        every = [Range(0, size) for size in self.meeting.camps[number].sizes]
        spans = [overlap(span, limits.get((number, place), span)) for place, span in enumerate(every)]
        whole = [span for span in spans if span]
        return bounded(whole, self._most[number]) if len(whole) == len(spans) else [0] * (self._most[number] + 1)

    @cached_property
    def loose(self) -> tuple[tuple[dict[int, int], ...], ...]:
        """For each party of no reported side its answers for each of the first two counted sides."""
        axes = range(len(self.meeting.counted[:2]) if self.leavings else 0)
        return tuple(tuple(self._loose_answers(party, axis) for axis in axes) for party in self.meeting.loose)

    def _loose_answers(self, party: Loose, axis: int) -> dict[int, int]:
        """For each number of the seats of a party of no reported side that may be with one, in how many ways."""
        sizes = [other.seats for other in self.meeting.loose]
        sizes.remove(party.seats)
        others = placed(sizes, (len(self._spots) - 1, len(self._spots[0]) - 1))
        sums = [_twice_summed(row) for row in (others if axis == 0 else zip(*others, strict=True))]
        found: dict[int, int] = {}
        for along, low, high, weight in _runs(self._spot_weights, axis):
            for here in range(min(party.seats, along) + 1):
                row, most = sums[along - here], party.seats - here
                upper = row[high + 2] - row[low + 1]
                lower = row[max(0, high - most + 1)] - row[max(0, low - most)]
                found[here] = found.get(here, 0) + weight * (upper - lower)
        return {here: number for here, number in sorted(found.items()) if number}

    @cached_property
    def _most(self) -> tuple[int, ...]:
        """The most seats that may have left each side."""
        return tuple(max((leaving[side] for leaving in self.leavings), default=0) for side in range(3))

    @cached_property
    def _width(self) -> int:
        """Bits that hold the number of all ways in which the parties could give any of their seats."""
        sizes = [size for side in self.meeting.camps for size in side.sizes]
        return prod(size + 1 for size in sizes).bit_length()

    @cached_property
    def _tables(self) -> tuple[list[int], ...]:
        sides = zip(self.meeting.camps, self._most, strict=True)
        return tuple(ways(side.sizes, most, self._width) for side, most in sides)

    @cached_property
    def _spots(self) -> list[list[int]]:
        """The ways to place the parties of no reported side."""
        spots = set().union(*self.leavings.values())
        most = max((h for h, _ in spots), default=0), max((t for _, t in spots), default=0)
        sizes = [party.seats for party in self.meeting.loose]
        if (most[0] + 1) * (most[1] + 1) * len(sizes) ** 2 > MOST:
            raise TooManyError
        return placed(sizes, most)

    @cached_property
    def _weights(self) -> tuple[dict[int, int], ...]:
        """For each side and number of seats that have left it the ways of everything else."""
        plain = [ways(side.sizes, most) for side, most in zip(self.meeting.camps, self._most, strict=True)]
        found: tuple[dict[int, int], ...] = ({}, {}, {})
        for leaving, spots in self.leavings.items():
            places = sum(self._spots[here][there] for here, there in spots)
            for side, left in enumerate(leaving):
                others = prod(plain[n][leaving[n]] for n in range(3) if n != side)
                found[side][left] = found[side].get(left, 0) + others * places
        return found

    @cached_property
    def _spot_weights(self) -> dict[Spot, int]:
        """For each number of loose seats on the counted sides in how many ways the others may have left."""
        plain = [ways(side.sizes, most) for side, most in zip(self.meeting.camps, self._most, strict=True)]
        found: dict[Spot, int] = {}
        for leaving, spots in self.leavings.items():
            shared = prod(table[left] for table, left in zip(plain, leaving, strict=True))
            for spot in spots:
                found[spot] = found.get(spot, 0) + shared
        return found


def overlap(one: Range, other: Range) -> Range | None:
    """The numbers in both ranges, None when there are none."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Range(low, high) if low <= high else None


def _twice_summed(row: Iterable[int]) -> list[int]:
    """Sums of sums: the n-th is the sum of the first n of the sums of the first 0, 1, 2, ... numbers."""
    return list(accumulate(accumulate(row, initial=0), initial=0))


def _runs(weights: dict[Spot, int], axis: int) -> Iterator[tuple[int, int, int, int]]:
    """Spots of one weight in a row along an axis: the place along it, the first and last across it, and the weight."""
    spots = sorted((spot[axis], spot[1 - axis], weight) for spot, weight in weights.items())
    for (along, weight, _), run in groupby(
        enumerate(spots), lambda each: (each[1][0], each[1][2], each[1][1] - each[0])
    ):
        across = [place for _, (_, place, _) in run]
        yield along, across[0], across[-1], weight
