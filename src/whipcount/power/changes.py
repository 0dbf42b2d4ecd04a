"""What it takes to change the result: the seats a side is short of, and the cheapest defections that suffice.

A vote is two lists: who is with the motion, and who is not. Members of a party can leave one by one, or a party only as
a whole; both questions are asked in every crisis, and their answers differ.

Under several rules, and where players refuse each other or come only together, a side is known by several sums at once
(`dimensions`), and the cheapest way to each of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from whipcount.model import Problem, Unusable
from whipcount.power.dimensions import Dimensions, dimensions
from whipcount.power.game import Game
from whipcount.power.rules import Rule

Sums = tuple[int, ...]
_MOST = 1_000_000  # different sums that are kept at once


@dataclass(frozen=True, slots=True)
class Flip:
    """The least that turns a result. wins: whether the side wins as it stands.

    votes: how many must change, in the units in which the weights were given; None under several rules, refusals or
    groups, where no one number says it. parties: the fewest parties that must change whole, the lightest such set
    under one rule, else the one named first; None when not even all of them suffice.
    """

    wins: bool
    votes: int | Fraction | None
    parties: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Defection:
    """The cheapest set of parties whose change turns the result, and its price."""

    parties: tuple[str, ...]
    price: int


def flip(game: Game, side: Iterable[str]) -> Flip:
    """How far this side is from the opposite result, in votes under one rule and in whole parties under any."""
    inside = _inside(game, side)
    changed = _cheapest(game, inside, dict.fromkeys(range(len(game.players)), 1))
    parties = None if changed is None else tuple(game.players[place] for place in changed)
    if game.restricted or not isinstance(game.rules, Rule):
        made = dimensions(game)
        held, *others = _sums(made, inside)
        return Flip(held >= made.losing(others), None, parties)
    rule = game.rules
    votes = sum(rule.weights[place] for place in inside)
    wins = votes >= rule.quota
    return Flip(wins, rule.given(votes - rule.quota + 1 if wins else rule.quota - votes), parties)


def cheapest(game: Game, side: Iterable[str], prices: Mapping[str, int]) -> Defection | None:
    """The cheapest parties to win over so that the result turns, under any rules; None when none suffice.

    prices: what each party costs, whole numbers of 0 or more; a party without a price will not move.
    """
    named = {game.place(name): price for name, price in prices.items()}
    for place, price in named.items():
        if price < 0:
            found = f"the price of {game.players[place]} is {price}"
            raise Unusable(Problem(None, found, "a price of 0 or more", "Correct the price."))
    changed = _cheapest(game, _inside(game, side), named)
    if changed is None:
        return None
    return Defection(tuple(game.players[place] for place in changed), sum(named[place] for place in changed))


def _inside(game: Game, side: Iterable[str]) -> frozenset[int]:
    return frozenset(game.place(name) for name in side)


def _cheapest(game: Game, inside: frozenset[int], prices: Mapping[int, int]) -> tuple[int, ...] | None:
    """Who is to change: a knapsack over the parties that can move in the right direction."""
    if game.restricted or not isinstance(game.rules, Rule):
        return _by_sums(dimensions(game), inside, prices)
    return _by_votes(game.rules, inside, prices)


def _by_votes(rule: Rule, inside: frozenset[int], prices: Mapping[int, int]) -> tuple[int, ...] | None:
    """The least price by how many votes have moved.

    Of equal prices the fewest votes, then the first names, so that the answer does not depend on chance.
    """
    held = sum(rule.weights[place] for place in inside)
    wins = held >= rule.quota
    needed = held - rule.quota + 1 if wins else rule.quota - held
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for place in sorted(prices):
        weight = rule.weights[place]
        if (place in inside) is not wins or not weight:
            continue
        for moved, (price, votes, places) in list(best.items()):
            reached = min(moved + weight, needed)
            offer = (price + prices[place], votes + weight, (*places, place))
            if reached not in best or offer < best[reached]:
                best[reached] = offer
        _few_enough(best)
    return best[needed][2] if needed in best else None


def _by_sums(made: Dimensions, inside: frozenset[int], prices: Mapping[int, int]) -> tuple[int, ...] | None:
    """The least price by what the side then comes to; of equal prices the fewest parties, then the first names.

    A way that costs as much as one that has already turned the result is not gone on with, as more parties only cost
    more; those whose price is 0 come first, so that they may join any.
    """
    own = [(made.main[place], *(each[place] for each in made.inner)) for place in range(len(made.main))]
    start, losing = _sums(made, inside), cache(made.losing)
    wins = start[0] >= losing(start[1:])
    best: dict[Sums, tuple[int, int, tuple[int, ...]]] = {start: (0, 0, ())}
    turned: tuple[int, int, tuple[int, ...]] | None = None
    for place in sorted(prices, key=lambda place: (prices[place], place)):
        if (place in inside) is not wins or not any(own[place]):
            continue
        sign = -1 if wins else 1
        for sums, (price, number, places) in list(best.items()):
            offer = (price + prices[place], number + 1, tuple(sorted((*places, place))))
            if turned is not None and offer > turned:
                continue
            reached = tuple(have + sign * more for have, more in zip(sums, own[place], strict=True))
            if (reached[0] >= losing(reached[1:])) is not wins:
                turned = offer
            elif reached not in best or offer < best[reached]:
                best[reached] = offer
        _few_enough(best)
    return None if turned is None else turned[2]


def _sums(made: Dimensions, side: Iterable[int]) -> Sums:
    """What a side comes to in every dimension, the main one first."""
    places = tuple(side)
    return tuple(sum(each[place] for place in places) for each in (made.main, *made.inner))


def _few_enough(best: Sized) -> None:
    if len(best) > _MOST:
        found = f"more than {_MOST:,} different sums of votes that could move"
        raise Unusable(Problem(None, found, "fewer", "Give weights of fewer digits, or prices to fewer parties."))
