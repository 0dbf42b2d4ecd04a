"""All coalitions at once, for games of ten to twelve players: a coalition is a number whose bits are its members.

As obvious as the oracle, and as unlike what is clever in the room: a table of 2^n truths, and each index by its
definition. `test_twelve` first holds the table itself against the oracle, which looks at one coalition at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb

import numpy as np
from numpy.typing import NDArray

from whipcount.power.game import Game
from whipcount.power.rules import Rule, Rules

Truths = NDArray[np.bool_]
Values = tuple[Fraction, ...]


def wins(game: Game) -> Truths:
    """For each coalition, whether it holds a part that meets the rules, has no refusing pair and splits no group."""
    number = len(game.players)
    every = np.arange(1 << number)
    won = _met(game.rules, every)
    for pair in game.refusals:
        won &= (every & _mask(pair)) != _mask(pair)
    for group in game.together:
        won &= np.isin(every & _mask(group), (0, _mask(group)))
    for place in range(number):
        without = every & ~(1 << place)
        won |= won[without]
    return won


def _met(rules: Rules, every: NDArray[np.int64]) -> Truths:
    if isinstance(rules, Rule):
        return sum((every >> place & 1) * weight for place, weight in enumerate(rules.weights)) >= rules.quota
    parts = [_met(each, every) for each in rules.parts]
    return np.logical_and.reduce(parts) if rules.how == "and" else np.logical_or.reduce(parts)


def _mask(places: Sequence[int]) -> int:
    return sum(1 << place for place in set(places))


def critical(won: Truths) -> list[Truths]:
    """For each player and coalition: it wins, and loses when the player leaves."""
    every = np.arange(len(won))
    number = len(won).bit_length() - 1
    return [won & (every >> place & 1 == 1) & ~won[every & ~(1 << place)] for place in range(number)]


def sizes(number: int) -> NDArray[np.int64]:
    """How many members each coalition has."""
    return sum(np.arange(1 << number) >> place & 1 for place in range(number))


def shapley_shubik(won: Truths) -> Values:
    """A coalition of s members stands first in (s-1)! (n-s)! of the n! orders with a given one of them last."""
    turned = critical(won)
    number, members = len(turned), sizes(len(turned))
    by_size = [np.bincount(members[each], minlength=number + 1).tolist() for each in turned]
    return tuple(
        sum((Fraction(row[size], number * comb(number - 1, size - 1)) for size in range(1, number + 1)), Fraction(0))
        for row in by_size
    )


def minimal(won: Truths) -> Truths:
    """Those whose every member is critical."""
    return won & (sum(each.astype(int) for each in critical(won)) == sizes(len(won).bit_length() - 1))


def shared(member: Sequence[Truths], prizes: Truths, *, equally: bool) -> Values | None:
    """Every coalition named has a prize: one shared equally by its members named, or one for each of them."""
    heads = sum(each.astype(int) for each in member)
    most = len(member) + 1
    rows = [np.bincount(heads[each & prizes], minlength=most).tolist() for each in member]
    values = [sum((Fraction(row[at], at if equally else 1) for at in range(1, most)), Fraction(0)) for row in rows]
    return tuple(value / sum(values) for value in values) if sum(values) else None


def members(number: int) -> list[Truths]:
    """For each player, the coalitions it is in."""
    every = np.arange(1 << number)
    return [every >> place & 1 == 1 for place in range(number)]


def with_unions(game: Game, won: Truths, *, ordered: bool) -> Values:
    """Owen (ordered) and Banzhaf-Owen: the other unions come whole or not at all, the own one in any part."""
    united = {place for union in game.unions for place in union}
    unions = [*game.unions, *((place,) for place in range(len(game.players)) if place not in united)]
    values = [Fraction(0)] * len(game.players)
    for own in unions:
        others = _sums([_mask(each) for each in unions if each is not own])
        for place in own:
            inside = _sums([1 << each for each in own if each != place])
            for before, whole in others:
                for part, some in inside:
                    if won[before | part | 1 << place] and not won[before | part]:
                        values[place] += _chance(len(unions), whole, ordered) * _chance(len(own), some, ordered)
    return tuple(values)


def _sums(masks: list[int]) -> list[tuple[int, int]]:
    """Each choice among disjoint masks: all its members, and how many masks were taken."""
    taken = [(0, 0)]
    for mask in masks:
        taken += [(before | mask, count + 1) for before, count in taken]
    return taken


def _chance(number: int, before: int, ordered: bool) -> Fraction:
    """That just these of the others come before one of so many: in an order drawn at random, or with even chances."""
    return Fraction(1, number * comb(number - 1, before)) if ordered else Fraction(1, 2 ** (number - 1))
