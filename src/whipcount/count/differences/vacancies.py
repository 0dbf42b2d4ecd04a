"""Readings of the base: those present or all, all seats of the house or only those that have a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.reasons import Family, Weight, reason
from whipcount.count.differences.record import SIDES
from whipcount.count.differences.sides import vacancies, vacant_seats
from whipcount.count.say import SIDES as NAMES
from whipcount.model.claims import Claim, SittingMembers, Total, Vacancy
from whipcount.model.difference import Figure, Reason, ReasonKind, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench
from whipcount.sentences import worded


def present(ground: Ground) -> Iterator[Family]:
    """One side counts the members present, the other all: 159 of the opposition's 162 were there."""
    for bench in SIDES:
        one, two = (side.figures.get(bench) for side in ground.sides)
        if one and two and (one.base is Base.PRESENT) is not (two.base is Base.PRESENT):
            side, figure = (ground.first, one) if one.base is Base.PRESENT else (ground.second, two)
            yield (_absent(ground, side, figure, bench),)


def _absent(ground: Ground, side: Side, figure: Figure, bench: Bench) -> Reason:
    most = (ground.record.house or 2 * ground.other(side).figures[bench].seats.high) - figure.seats.low
    other = wording.of(ground.other(side))
    sentence = worded("compare.present", name=side.name, side=NAMES[bench], other=other)
    return reason(
        ReasonKind.PRESENT,
        worded("compare.present.who", side=NAMES[bench]),
        Weight(Range(1, max(1, most)), {bench: 1 if side is ground.first else -1}),
        sentence,
        figure.claims,
    )


def vacancy(ground: Ground) -> Iterator[Family]:
    """A seat without a member is counted with a bench by one side only, or fell vacant between the two counts.

    A side whose own words give the vacancy counts it with nobody. One whose numbers make up the whole house counts it
    with a bench, whether it says so or not. Whose seat it was no report says, so that it may be any bench's.
    """
    told = [(claim, seats) for claim in vacancies(ground.record.evidence) if (seats := _seats(ground, claim))]
    own = [[each for each in told if ground.said(side, each[0])] for side in ground.sides]
    numbers = [seats for _claim, seats in told if seats.low]
    if own[0] and own[1]:
        found = list(_two_numbers(ground, own[0][-1], own[1][-1]))
    elif numbers:
        claims = [claim for claim, seats in told if seats == numbers[-1]]
        found = [each for side in ground.sides for each in _with_a_bench(ground, side, numbers[-1], claims)]
    else:
        return
    if found:
        yield tuple(sorted(found, key=lambda each: each.assumed))


def _seats(ground: Ground, claim: Vacancy | SittingMembers | Total) -> Range | None:
    return vacant_seats(claim, ground.record.house)


def _two_numbers(ground: Ground, one: tuple[Claim, Range], two: tuple[Claim, Range]) -> Iterator[Reason]:
    """Both sides give a number of vacant seats, and not the same."""
    (first, few), (second, many) = one, two
    more = many.low - few.low
    if few.width or many.width or not more:
        return
    a, b = (wording.of(side) for side in ground.sides)
    seats, step = Range(abs(more), abs(more)), 1 if more > 0 else -1
    who = worded("compare.empty", seats=worded("count.seats", n=seats))
    for bench in SIDES:
        said = {"few": few, "many": many, "first": a, "second": b}
        sentence = worded("compare.empty.differ", who=who, side=NAMES[bench], **said)
        weight = Weight(seats, {bench: -step, Bench.VACANT: step})
        yield reason(ReasonKind.VACANCY, who, weight, sentence, [first, second])


def _with_a_bench(ground: Ground, side: Side, seats: Range, claims: Sequence[Claim]) -> Iterator[Reason]:
    """The ways in which a side's numbers may hold the vacant seats and the other's not."""
    other, fell = ground.other(side), _fell(ground, side, claims)
    full = _fills(ground, side)
    if not fell and (side.dated or Bench.VACANT in side.figures):
        return
    empty = worded("compare.empty", seats=worded("count.seats", n=seats))
    printed = [claim for figure in side.figures.values() for claim in figure.claims] if full else []
    step = -1 if side is ground.first else 1
    for bench in SIDES:
        said = {"who": empty, "first": wording.of(side), "side": NAMES[bench]}
        if fell:
            sentence = worded("compare.empty.fell", day=fell, **said)
        elif full:
            sentence = worded("compare.empty.full", second=wording.of(other), house=ground.record.house, **said)
        else:
            sentence = worded("compare.empty.assumed", **said)
        weight, told = Weight(seats, {bench: step, Bench.VACANT: -step}), [*(claim.id for claim in claims), *printed]
        assumed = 0 if fell or full else 1
        yield reason(ReasonKind.VACANCY, empty, weight, sentence, told, assumed=assumed, day=fell)


def _fell(ground: Ground, side: Side, claims: Sequence[Claim]) -> date | None:
    """The day of the vacancy where only the other side could know of it."""
    if any(ground.knew(side, claim) for claim in claims):
        return None
    later = [claim.holds_on for claim in claims if ground.knew(ground.other(side), claim)]
    return min(later, default=None)


def _fills(ground: Ground, side: Side) -> bool:
    """Whether the numbers that a side prints make up every seat of the house."""
    printed = [figure for bench, figure in side.figures.items() if bench is not Bench.VACANT and not figure.counted]
    exact = all(not figure.seats.width and figure.base is not Base.PRESENT for figure in printed)
    return exact and len(printed) > 1 and sum(figure.seats.low for figure in printed) == ground.record.house
