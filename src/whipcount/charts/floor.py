"""Where the seats of facing benches stand: two sides across a floor, the chair at its end.

At Westminster the government sits on the right hand of the chair and the opposition opposite. With the chair at the
left of the picture that is below and above. Each side fills its benches from the chair on, column by column and from
the front bench to the back; whoever is on neither side stands on the floor between them, from the far end.

The places follow from the number of seats alone. There are more of them than seats, for either side may be the larger:
so a seat that did not change stays where it is when others cross the floor. Beyond two thirds of the house a side goes
on at the far end of the other's benches, as its members do; the same holds for a floor that is full.
The unit is the distance between two seats; the first column is at 0, the middle of the floor is at 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from whipcount.charts.layout import MOST_SEATS
from whipcount.charts.seating import Block
from whipcount.model.words import Bench

CHAIR = 2.4  # from the first column to the left edge of the chair
_GAP = 0.55  # between the front benches and whoever stands on the floor
_FLAT = 0.52  # the height of the picture to its width


@dataclass(frozen=True, slots=True)
class Floor:
    """rows: benches of each side. columns: seats along a bench. lanes: rows of seats on the floor between the sides.

    Places are numbered: the opposition's from the chair, then the government's, then those on the floor from its end.
    """

    rows: int
    columns: int
    lanes: int

    @property
    def side(self) -> int:
        """How many places a side has."""
        return self.rows * self.columns

    @property
    def half(self) -> float:
        """From the middle of the floor to the edge of the front benches."""
        return self.lanes / 2 + _GAP

    @property
    def width(self) -> float:
        return CHAIR + self.columns - 0.5

    @property
    def height(self) -> float:
        return 2 * (self.half + self.rows)

    def at(self, place: int) -> tuple[float, float]:
        """Where a place is: x from the first column away from the chair, y up from the middle of the floor."""
        if place < 2 * self.side:
            column, row = divmod(place % self.side, self.rows)
            up = self.half + 0.5 + row
            return column, up if place < self.side else -up
        column, lane = divmod(place - 2 * self.side, self.lanes)
        return self.columns - 1 - column, (self.lanes - 1) / 2 - lane

    def taken(self, blocks: Sequence[Block]) -> list[tuple[Block, list[int]]]:
        """The places of each block, in the order of the blocks."""
        opposition, government = range(self.side), range(self.side, 2 * self.side)
        own: dict[Bench | None, Iterator[int]] = {
            Bench.OPPOSITION: iter([*opposition, *reversed(government)]),
            Bench.GOVERNMENT: iter([*government, *reversed(opposition)]),
        }
        # The side's own order is from the chair to the floor's end: the government's blocks come the other way round.
        ordered = [number for number, block in enumerate(blocks) if block.bench is Bench.OPPOSITION]
        ordered += [number for number, block in reversed([*enumerate(blocks)]) if block.bench is Bench.GOVERNMENT]
        found = {number: list(islice(own[blocks[number].bench], blocks[number].seats)) for number in ordered}
        sat = set(chain.from_iterable(found.values()))
        free = (place for place in self._between() if place not in sat)
        for number, block in enumerate(blocks):
            if number not in found:
                found[number] = list(islice(free, block.seats))
        return [(block, found[number]) for number, block in enumerate(blocks)]

    def _between(self) -> Iterator[int]:
        """The places of those on neither side: the floor from its far end, then the far ends of the benches."""
        yield from range(2 * self.side, 2 * self.side + self.lanes * self.columns)
        for back in range(1, self.side + 1):
            yield self.side - back
            yield 2 * self.side - back


@lru_cache(maxsize=32)
def floor(seats: int) -> Floor:
    """The benches for a house of 1 to 3,000 seats; ValueError for any other number.

    Each side has room for two thirds of the house; so many rows that the seats are as large as the picture allows.
    """
    if not 1 <= seats <= MOST_SEATS:
        raise ValueError(f"a chart can be drawn for 1 to {MOST_SEATS:,} seats, not {seats:,}")
    least = -(-2 * seats // 3)
    made = [Floor(rows, -(-least // rows), max(1, round(rows / 3))) for rows in range(1, 40)]
    return max(made, key=lambda each: min(1 / each.width, _FLAT / each.height))
