"""What if: a count with seats moved, with all that follows: votes under the law, coalitions, power, and the chance.

Each answer is worked out by the code that works it out for a count: the count's own ranges are moved, and the law, the
games of its parties and the forecast are asked again. What does not change with the moves is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from whipcount.model import Count, Unusable
from whipcount.model.count import PartyCount
from whipcount.model.forecast import Forecast
from whipcount.model.law import MotionRule
from whipcount.model.words import Bench, MotionKind, Option

if TYPE_CHECKING:
    from whipcount.count.what_if import Move, Named, Supposed, Votes

Shares = dict[str, Fraction]
Part = tuple[str, Bench | Option | None]  # a party, with where its members stand or how they vote where they part


@dataclass(frozen=True, slots=True)
class Power:
    """Each party's share of power as the benches stand (Owen); None with the reason in `missing`."""

    shares: Shares | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class Coalition:
    """Parts of parties that have the votes needed together, and none of them can be left out."""

    members: tuple[Part, ...]
    votes: int


@dataclass(frozen=True, slots=True)
class Coalitions:
    """The minimal winning coalitions of parties: sets that have the votes needed and can spare nobody.

    A party whose members stand apart is in it by its parts; whoever abstains or stays away is in none. number: None
    with the reason in `missing`. smallest: one with the fewest votes to spare, None where even all together have too
    few. always: who is in every one of them.
    """

    number: int | None
    missing: str | None
    needed: int | None = None
    smallest: Coalition | None = None
    always: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """All that is told of a house, before or after: who could find the votes, who has power, how a vote may end."""

    coalitions: Coalitions
    power: Power
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Answered:
    """A supposition and what follows from it."""

    supposed: Supposed
    before: Side
    after: Side


class WhatIf:
    """A count of which suppositions are asked; what they share is worked out once."""

    def __init__(self, count: Count) -> None:
        self.count = count

    def of(self, moves: Sequence[Move]) -> Answered:
        """The count after these moves and what follows. Unusable as `what_if` says."""
        from whipcount.count.what_if import what_if  # noqa: PLC0415 - importing whipcount stays cheap

        made = what_if(self.count, self.rule, moves, self.people)
        after = self._side(made.after, made.supposed, made.moves) if made.moves else self.before
        return Answered(made, self.before, after)

    @cached_property
    def people(self) -> tuple[Named, ...]:
        """The members whom reports name."""
        from whipcount.count.what_if import named  # noqa: PLC0415 - importing whipcount stays cheap

        return named(self.count)

    @cached_property
    def rule(self) -> MotionRule | None:
        """The rule of the motion, None where the law of the chamber is not known."""
        from whipcount.rulebook import law, rule_for  # noqa: PLC0415 - importing whipcount stays cheap

        if self.count.chamber is None:
            return None
        try:
            return rule_for(law(self.count.chamber, self.count.as_of), self._kind)
        except Unusable:
            return None

    @cached_property
    def before(self) -> Side:
        """What is told of the house as it is counted."""
        from whipcount.count.what_if import what_if  # noqa: PLC0415 - importing whipcount stays cheap

        return self._side(self.count, what_if(self.count, self.rule, ()).voted, ())

    @property
    def _kind(self) -> MotionKind:
        return self.count.motion.kind if self.count.motion else MotionKind.NO_CONFIDENCE

    def _side(self, count: Count, votes: Votes, moves: Sequence[Move]) -> Side:
        quota = _quota(count, votes)
        return Side(_coalitions(quota, votes, moves), _power(quota), self._forecast(count, moves))

    def _forecast(self, count: Count, moves: Sequence[Move]) -> Forecast:
        """The forecast of the house as it would be. Whose stand moves it, and sides that move, are left out."""
        from whipcount.forecast import About, forecast, standing  # noqa: PLC0415 - numpy is loaded when needed
        from whipcount.forecast.what_if import supposed  # noqa: PLC0415 - the same

        told = standing(self.count, self.count.motion.kind if self.count.motion else None)
        about = About(count.chamber, count.as_of, self.rule, count.threshold)
        return forecast(supposed(told, moves), about, reasons=False, movement=False)


def suppose(count: Count, moves: Sequence[Move]) -> Answered:
    """The count after these moves and what follows from them. Unusable as `what_if` says."""
    return WhatIf(count).of(moves)


def _quota(count: Count, votes: Votes) -> Count:
    """The count with the votes needed as one number, also where that hangs on who turns up: everybody else does."""
    needed = votes.plausible.needed
    if count.threshold is None or needed is None or needed.width:
        return count
    return replace(count, threshold=replace(count.threshold, votes=needed.low))


def _power(count: Count) -> Power:
    from whipcount.power.power import power  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.power.standing import standing  # noqa: PLC0415 - the same

    now = standing(count)
    if now.benches is None:
        return Power(None, now.no_benches)
    try:
        values = power(now.benches, ["owen"]).of("owen").values()
    except Unusable as unusable:  # nobody can win, or it would take too much
        return Power(None, str(unusable))
    shares = dict.fromkeys(now.seats, Fraction(0))
    for owner, value in zip(now.owners, values, strict=True):
        shares[owner] += value
    return Power(shares, None)


def _coalitions(count: Count, votes: Votes, moves: Sequence[Move]) -> Coalitions:
    """Of the parts as they would vote, where their seats are known."""
    from whipcount.power import game  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.power.coalitions import smallest  # noqa: PLC0415 - the same
    from whipcount.power.minimal import number  # noqa: PLC0415 - the same
    from whipcount.power.standing import standing  # noqa: PLC0415 - the same

    needed = votes.plausible.needed
    if needed is None or needed.width:
        return Coalitions(None, "the votes needed are not one number")
    now = standing(count)
    if now.no_benches:
        return Coalitions(None, now.no_benches)
    parts = _parts(count.parties, moves)
    if not parts:
        return Coalitions(None, "no party has members who vote", needed.low)
    names = [str(place) for place in range(len(parts))]
    made = game(dict(zip(names, parts.values(), strict=True)), needed.low)
    try:
        many, fewest = number(made), smallest(made)
    except Unusable as unusable:
        return Coalitions(None, str(unusable), needed.low)
    whole, order = sum(parts.values()), tuple(parts)
    best = None
    if fewest is not None:
        best = Coalition(tuple(order[int(name)] for name in fewest.members), int(fewest.votes or 0))
    always = (part for part, seats in parts.items() if many and whole - seats < needed.low)
    return Coalitions(many, None, needed.low, best, tuple(always))


def _parts(parties: Iterable[PartyCount], moves: Sequence[Move]) -> dict[Part, int]:
    """Members who may vote: a party where all do alike, else its parts by the bench or by the vote that is supposed."""
    found: dict[Part, int] = {}
    for party in parties:
        own: dict[Bench | Option, int] = {}
        for bench, band in party.benches.items():
            own[bench] = band.plausible.low
        for move in moves:
            if move.party == party.party and isinstance(move.to, Option) and move.origin:
                own[move.origin] -= move.members
                own[move.to] = own.get(move.to, 0) + move.members
        alive = {place: seats for place, seats in own.items() if seats and place not in _AWAY}
        alone = len(alive) == 1 and not any(isinstance(place, Option) for place in alive)
        found |= {(party.party, None if alone else place): seats for place, seats in alive.items()}
    return found


_AWAY = (Option.ABSTAIN, Option.ABSENT, Bench.VACANT)
