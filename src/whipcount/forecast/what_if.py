"""The standing of a count in which a person has moved somebody: what a forecast then starts from.

Whoever is moved to a bench stands there as a report would have it: they may still break its line, as anybody may.
Whoever is moved to a vote casts it for certain. Whoever leaves the seat is gone.

Of a party of which some are said to break away, those who leave their side here are taken to be these first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whipcount.count.what_if import Move
from whipcount.forecast.standing import SIDES, Certain, Party, Rumour, Standing
from whipcount.forecast.supposing import moved, side_for
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, Option


def supposed(told: Standing, moves: Iterable[Move]) -> Standing:
    """The standing after these moves, whose places and numbers are filled in (`count.what_if`)."""
    for move in moves:
        if move.origin is None:
            continue
        told = replace(told, rumours=tuple(_still(each, move, told.motion) for each in told.rumours))
        told = replace(told, rumours=tuple(each for each in told.rumours if each.members))
        if isinstance(move.to, Bench):
            told = moved(told, move.party, move.members, move.to, home=move.origin)
        else:
            told = _certain(told, move, move.origin, move.to)
    return told


def _still(rumour: Rumour, move: Move, motion: MotionKind) -> Rumour:
    """Those who are said to break away, without those who do by this move."""
    home = move.origin
    keeps = home in SIDES and home and move.to is (Option.YES if home is side_for(motion) else Option.NO)
    if rumour.of != move.party or home is rumour.to or keeps:
        return rumour
    return replace(rumour, members=max(0, rumour.members - move.members))


def _certain(told: Standing, move: Move, bench: Bench, vote: Option) -> Standing:
    """So many votes that are certain. A crossbencher whose vote is known sits with a side here; which says nothing."""
    if bench not in SIDES:
        told = _crossing(told, move.members, bench, Bench.GOVERNMENT)
        return replace(told, certain=(*told.certain, Certain(Bench.GOVERNMENT, vote, move.members)))
    parties = tuple(
        Party(each.name, *_without(each, bench, move.members), each.away) if each.name == move.party else each
        for each in told.parties
    )
    return replace(told, parties=parties, certain=(*told.certain, Certain(bench, vote, move.members)))


def _without(party: Party, bench: Bench, members: int) -> tuple[int, int]:
    """The party's seats on both sides, less so many on one of them."""
    government, opposition = (party.on(each) - members * (each is bench) for each in SIDES)
    return max(0, government), max(0, opposition)


def _crossing(told: Standing, members: int, home: Bench, to: Bench) -> Standing:
    spans = dict(told.benches)
    for bench, by in ((to, members), (home, -members)):
        spans[bench] = Range(max(0, spans[bench].low + by), max(0, spans[bench].high + by))
    return replace(told, benches=spans)
