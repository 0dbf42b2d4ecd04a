"""The house before and after moves: whoever is not moved keeps the seat.

Those who are moved sit nearest to the middle, in both pictures: on the bench they leave, and on the one they come to.
So the two sides grow and shrink at their inner ends, and no other seat changes its place but those between the sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from whipcount.charts.drawn import drawn, places
from whipcount.charts.seating import Block, seating
from whipcount.count.what_if import Move, Supposed
from whipcount.model.count import Count
from whipcount.model.words import Bench, Shape
from whipcount.sentences import Language
from whipcount.web.crisis.seats import anchors, place

Movers = Counter[tuple[Bench, str]]


def houses(made: Supposed, shape: Shape, page: str, into: Language) -> list[Markup]:
    """The house as counted and as supposed, with a ring around each seat that is moved; none where it cannot be drawn.

    page: the address of the page of the count, on which each block of seats has its place. into: the language of the
    page.
    """
    try:
        stay = _staying(seating(made.before), made.moves)
    except ValueError:
        return []
    sitting = _movers((move for move in made.moves if not isinstance(move.to, Bench)), arrived=False)
    crossing = [move for move in made.moves if isinstance(move.to, Bench)]
    sides = ((made.before, _movers(crossing, arrived=False)), (made.after, _movers(crossing, arrived=True)))
    return [_drawn(count, shape, tuple(_seated(stay, sitting, movers)), page, into) for count, movers in sides]


def _drawn(count: Count, shape: Shape, blocks: tuple[Block, ...], page: str, into: Language) -> Markup:
    ids = anchors(count)
    taken = places(count.seats or 0, shape, blocks)
    rings = frozenset(seat for block, own in taken if isinstance(block, _Moved) for seat in own)
    made = drawn(count, shape, lambda block: f"{page}#{place(block, ids)}", rings, into, blocks)
    return Markup(made)  # noqa: S704 - our own drawing, which escapes every name in it


class _Moved(Block):
    """Seats that a person has moved."""

    __slots__ = ()


def _movers(moves: Iterable[Move], *, arrived: bool) -> Movers:
    """How many of each party are moved, by the bench they sit on before, or after."""
    found: Movers = Counter()
    for move in moves:
        bench = move.to if arrived and isinstance(move.to, Bench) else move.origin
        if bench is not None:
            found[bench, "" if bench is Bench.VACANT else move.party] += move.members
    return found


def _staying(blocks: Iterable[Block], moves: Iterable[Move]) -> list[Block]:
    gone = _movers(moves, arrived=False)
    left = [block if block.bench is None else replace(block, seats=block.seats - gone[_key(block)]) for block in blocks]
    return [block for block in left if block.seats > 0]


def _key(block: Block) -> tuple[Bench, str]:
    return block.bench or Bench.VACANT, block.party or ""


def _seated(stay: Sequence[Block], sitting: Movers, crossing: Movers) -> Iterator[Block]:
    """From left to right: the opposition, the crossbench, seats in doubt, vacant ones, the government.

    On each bench those who only vote otherwise come before those who leave it or come to it.
    """
    for bench in (Bench.OPPOSITION, Bench.CROSSBENCH, None, Bench.VACANT, Bench.GOVERNMENT):
        own = [block for block in stay if block.bench is bench]
        light = not own[0 if bench is Bench.GOVERNMENT else -1].light if own else False
        here = (each for movers in (sitting, crossing) for each in movers.items())
        moving = [(party, seats) for (where, party), seats in here if where is bench]
        moved = [
            _Moved(bench, party or None, seats, light=light is (number % 2 == 0))
            for number, (party, seats) in enumerate(moving)
        ]
        yield from [*reversed(moved), *own] if bench is Bench.GOVERNMENT else [*own, *moved]
