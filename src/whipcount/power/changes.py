"""What it takes to change the result: the seats a side is short of, and the cheapest defections that suffice.

A vote is two lists: who is with the motion, and who is not. Members of a party can leave one by one, or a party only as
a whole; both questions are asked in every crisis, and their answers differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game

_MOST = 1_000_000  # different sums that are kept at once


@dataclass(frozen=True, slots=True)
class Flip:
    """The least that turns a result. wins: whether the side wins as it stands.

    votes: how many must change, in the units in which the weights were given. parties: the fewest parties that must
    change whole, lightest such set first; None when not even all of them suffice.
    """

    wins: bool
    votes: int | Fraction
    parties: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Defection:
    """The cheapest set of parties whose change turns the result, and its price."""

    parties: tuple[str, ...]
    price: int


def flip(game: Game, side: Iterable[str]) -> Flip:
    """How far this side is from the opposite result, in votes and in whole parties; for a game of one rule."""
    inside = _inside(game, side)
    rule = game.rule
    votes = sum(rule.weights[place] for place in inside)
    wins = votes >= rule.quota
    needed = votes - rule.quota + 1 if wins else rule.quota - votes
    prices = dict.fromkeys(range(len(game.players)), 1)
    changed = _cheapest(game, inside, prices)
    return Flip(wins, rule.given(needed), None if changed is None else tuple(game.players[place] for place in changed))


def cheapest(game: Game, side: Iterable[str], prices: Mapping[str, int]) -> Defection | None:
    """The cheapest parties to win over so that the result turns; None when none suffice.

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
    """The least price by how many votes have moved: a knapsack over the parties that can move in the right direction.

    Of equal prices the fewest votes, then the first names, so that the answer does not depend on chance.
    """
    rule = game.rule
    held = sum(rule.weights[place] for place in inside)
    wins = held >= rule.quota
    needed = held - rule.quota + 1 if wins else rule.quota - held
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for place in sorted(prices):
        weight = rule.weights[place]
        if (place in inside) is not wins or not weight:
            continue
        if len(best) > _MOST:
            found = f"more than {_MOST:,} different sums of votes that could move"
            raise Unusable(Problem(None, found, "fewer", "Give weights of fewer digits, or prices to fewer parties."))
        for moved, (price, votes, places) in list(best.items()):
            reached = min(moved + weight, needed)
            offer = (price + prices[place], votes + weight, (*places, place))
            if reached not in best or offer < best[reached]:
                best[reached] = offer
    return best[needed][2] if needed in best else None
