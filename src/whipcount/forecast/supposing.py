"""The explanations of a count that a forecast averages over, and how heavy each is.

A count does not say who stands where. It leaves a set of accounts, and no report says how likely each is. So:

1. Every way to place the house's seats on the benches within the plausible bands weighs the same. Ways that differ
only in
   which party a member is of are one: they would make the same votes, and there are the more of them the larger a party
   is, which says nothing about their truth.
2. Members of the crossbench have no known line. Any number of them with the motion weighs the same.
3. On so many of so many past days the truth lay outside the plausible band of some count that was measured. This share
   of the weight goes to explanations in which the count is wrong: by as much of the house as it was on each of those
   days, in favour of either side.
4. Who presides and has no vote may be of either side, unless a person says so: half the weight each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from math import floor, prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whipcount.forecast.blocs import away_from, filled, known_blocs
from whipcount.forecast.priors import Miscount
from whipcount.forecast.standing import Party, Standing
from whipcount.forecast.votes import Lines
from whipcount.model.law import MotionRule
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, Option

ASKED_BY_GOVERNMENT = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
Whole = NDArray[np.int64]
# Placements that are looked at one by one; where there are more, neighbours are gathered. Each takes some thirty
# millionths of a second, and under two conditions at once a hundredth of a second.
MOST, MOST_OF_TWO = 2_000, 20
_Explained = tuple[int, int, float, str]  # ayes, noes, weight, kind
_NO_VOTE = ("casting_vote_only", "no_vote")
_AWAY = (Option.ABSTAIN, Option.ABSENT)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person may add. presiding: the bench of whoever presides; pairs: how many pairs stay away by agreement."""

    presiding: Bench | None = None
    pairs: int = 0


def side_for(motion: MotionKind) -> Bench:
    """The bench whose line is yes."""
    return Bench.GOVERNMENT if motion in ASKED_BY_GOVERNMENT else Bench.OPPOSITION


def other(bench: Bench) -> Bench:
    return Bench.OPPOSITION if bench is Bench.GOVERNMENT else Bench.GOVERNMENT


def suppose(told: Standing, rule: MotionRule, miscount: Miscount, given: Given) -> tuple[Lines, ...]:
    """All explanations; their weights sum to one. ValueError where no placement fits the bands."""
    placed = gathered(placements(told), MOST if len(rule.majority.value.conditions) == 1 else MOST_OF_TWO)
    if not placed:
        raise ValueError("no placement of the seats fits the plausible bands")
    right = 1 - miscount.chance
    found = [(ayes, noes, weight * right, "plausible") for (ayes, noes), weight in placed.items()]
    found += _miscounted(told, placed, miscount)
    return tuple(_lines(told, rule, given, found))


def _lines(told: Standing, rule: MotionRule, given: Given, found: list[_Explained]) -> Iterator[Lines]:
    """Each explanation under each side that may preside."""
    house, favour = _house(told, rule, given), side_for(told.motion)
    (yes, gone), (no, away) = ((known_blocs(told, side), away_from(told, side)) for side in (favour, other(favour)))
    yes_side, no_side = cache(partial(filled, yes, gone)), cache(partial(filled, no, away))
    off = [given.pairs + (house.without and who is line) for who in house.options for line in (Option.YES, Option.NO)]
    chairs = list(zip(house.options, off[::2], off[1::2], strict=True))
    for with_it, against, weight, kind in found:
        ayes, noes = _holding(with_it, against, gone, away) if gone or away else (with_it, against)
        for presiding, off_yes, off_no in chairs:
            yield Lines(
                weight / len(chairs),
                yes_side(ayes, off_yes),
                no_side(noes, off_no),
                house.abstain,
                house.absent,
                max(0, (told.seats or 0) - ayes - noes),
                presiding,
                kind,
                house.ayes,
                house.noes,
            )


def _holding(ayes: int, noes: int, gone: int, away: int) -> tuple[int, int]:
    """A side has at least the members whose vote is certain, also where the count is taken to be wrong."""
    return max(min(ayes, ayes + noes - away), gone), max(min(noes, ayes + noes - gone), away)


def lines_kept(told: Standing, ayes: int, noes: int) -> tuple[int, int, int]:
    """Ayes, noes and abstentions where so many sit with each side and all keep their line but whose vote is certain."""
    favour = side_for(told.motion)
    sure = {vote: sum(each.members for each in told.certain if each.vote is vote) for vote in Option}
    here, there = (
        sum(each.members for each in told.certain if each.bench is bench) for bench in (favour, other(favour))
    )
    return ayes - here + sure[Option.YES], noes - there + sure[Option.NO], sure[Option.ABSTAIN]


def placements(told: Standing) -> dict[tuple[int, int], float]:
    """How many may stand with the motion and how many against, the crossbench shared out; the rest is vacant."""
    seats = told.seats or 0
    spans = [told.benches.get(bench, Range(0, seats)) for bench in (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.VACANT)]
    most = max(0, seats - sum(span.low for span in spans))
    axes = [np.arange(span.low, min(span.high, span.low + most) + 1) for span in spans]
    government, opposition, vacant = (each.ravel() for each in np.meshgrid(*axes, indexing="ij"))
    crossbench = seats - government - opposition - vacant
    free = told.benches.get(Bench.CROSSBENCH, Range(0, seats))
    fits = (crossbench >= free.low) & (crossbench <= free.high)
    if not fits.any():
        return {}
    ayes, noes = opposition[fits], government[fits]
    if side_for(told.motion) is Bench.GOVERNMENT:
        ayes, noes = noes, ayes
    return _shared(ayes, noes, crossbench[fits])


def gathered(placed: dict[tuple[int, int], float], most: int) -> dict[tuple[int, int], float]:
    """No more than about so many placements: neighbours are gathered in squares, at the one nearest to their middle."""
    size = 1
    while len(placed) > most and len({(ayes // size, noes // size) for ayes, noes in placed}) > most:
        size += 1
    if size == 1:
        return placed
    squares: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for ayes, noes in placed:
        squares.setdefault((ayes // size, noes // size), []).append((ayes, noes))
    return {_middle(own, placed): sum(placed[each] for each in own) for own in squares.values()}


def _middle(own: list[tuple[int, int]], placed: dict[tuple[int, int], float]) -> tuple[int, int]:
    """Of some placements the one nearest to their mean by weight."""
    whole = sum(placed[each] for each in own)
    ayes, noes = (sum(each[side] * placed[each] for each in own) / whole for side in (0, 1))
    return min(own, key=lambda each: ((each[0] - ayes) ** 2 + (each[1] - noes) ** 2, each))


def _shared(ayes: Whole, noes: Whole, free: Whole) -> dict[tuple[int, int], float]:
    """Any number of the free members with the motion, each as heavy as another.

    With so many seats filled, f free members spread 1 / (f + 1) over f + 1 numbers of ayes that follow one another:
    what comes in at the first and goes out after the last is noted, and summed up once.
    """
    filled = ayes + noes + free
    least, fewest = int(ayes.min()), int(filled.min())
    shape = int(filled.max()) - fewest + 1, int((ayes + free).max()) - least + 2
    first = (filled - fewest) * shape[1] + ayes - least
    places, many = np.concatenate((first, first + free + 1)), prod(shape)
    share = 1 / (free + 1)
    weights = np.cumsum(np.bincount(places, np.concatenate((share, -share)), many).reshape(shape), axis=1)
    some = np.bincount(first, minlength=many) - np.bincount(first + free + 1, minlength=many)
    rows, columns = np.nonzero(np.cumsum(some.reshape(shape), axis=1))  # counted, because rounding leaves traces
    with_it = columns + least
    against = rows + fewest - with_it
    found = weights[rows, columns]
    return dict(zip(zip(with_it.tolist(), against.tolist(), strict=True), (found / found.sum()).tolist(), strict=True))


def _miscounted(
    told: Standing, placed: dict[tuple[int, int], float], miscount: Miscount
) -> Iterator[tuple[int, int, float, str]]:
    """From the middle of the plausible range, so many seats more on one side and fewer on the other, both ways."""
    ayes, noes = (_nearest(sum(key[side] * weight for key, weight in placed.items())) for side in (0, 1))
    noes = min(noes, (told.seats or 0) - ayes)  # both halves may have been rounded up
    for share in miscount.missed:
        size = max(1, round(share * (told.seats or 0)))
        for by in (min(size, noes), -min(size, ayes)):
            yield ayes + by, noes - by, miscount.chance / (2 * len(miscount.missed)), "miscount"


def _nearest(number: float) -> int:
    """The nearest whole number; of two that are equally near the greater, also where a float falls short of a half."""
    return floor(number + 0.5 + 1e-9)


class _House(NamedTuple):
    """What all explanations share: how many members' line is neither, who may preside, whether that costs a vote, and
    the votes that are certain."""

    abstain: int
    absent: int
    options: tuple[Option | None, ...]
    without: bool
    ayes: int
    noes: int


def _house(told: Standing, rule: MotionRule, given: Given) -> _House:
    clause = rule.clause("presiding", *_NO_VOTE, "original_and_casting")
    options: tuple[Option | None, ...] = (None,)
    if clause and given.presiding is not None:
        options = (Option.YES if given.presiding is side_for(told.motion) else Option.NO,)
    elif clause:
        options = (Option.YES, Option.NO)
    gone = {line: sum(p.government + p.opposition for p in told.parties if p.away is line) for line in _AWAY}
    sure = {vote: sum(each.members for each in told.certain if each.vote is vote) for vote in Option}
    without = clause is not None and clause.value.kind in _NO_VOTE
    abstain, absent = (gone[vote] + sure[vote] for vote in _AWAY)
    return _House(abstain, absent, options, without, sure[Option.YES], sure[Option.NO])


def moved(  # noqa: PLR0913 - who goes from where to where
    told: Standing, name: str, members: int, to: Bench, *, home: Bench | None = None, rumoured: bool = False
) -> Standing:
    """The same standing with so many members of a party gone over to a bench. home: from where, if not the other
    side."""
    home = home or other(to)
    spans = dict(told.benches)
    for bench, by in ((to, members), (home, -members)):
        if bench in spans:
            spans[bench] = Range(max(0, spans[bench].low + by), max(0, spans[bench].high + by))
    rumours = tuple(each for each in told.rumours if not (rumoured and each.of == name))
    return replace(told, benches=spans, parties=tuple(_parted(told.parties, name, members, home, to)), rumours=rumours)


def _parted(parties: tuple[Party, ...], name: str, members: int, home: Bench, to: Bench) -> Iterator[Party]:
    """The parties after the move. Of a party that takes no side those who moved do; who was on neither side is new."""
    added = {bench: members * ((bench is to) - (bench is home)) for bench in (Bench.GOVERNMENT, Bench.OPPOSITION)}
    arriving = Party(name, max(0, added[Bench.GOVERNMENT]), max(0, added[Bench.OPPOSITION]))
    apart = all(party.name != name or party.away for party in parties)
    for party in parties:
        by = added if party.name == name else {}
        if party.away:
            by = {bench: min(0, number) for bench, number in by.items()}
        government, opposition = (max(0, party.on(bench) + by.get(bench, 0)) for bench in added)
        yield Party(party.name, government, opposition, party.away)
    if apart and arriving.government + arriving.opposition:
        yield arriving
