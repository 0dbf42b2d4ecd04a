"""Power where players have formed unions: first the unions bargain as wholes, then each shares what it won.

Parties in an alliance, counties in a state, creditors in a pool: a member can join with part of its own union, but
every other union comes whole or not at all. Whoever is in no union is one alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from whipcount.power.counting import LARGEST
from whipcount.power.game import Game, Group
from whipcount.power.packed import cumulated, split, without
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import bits, critical, suits, table


@dataclass(frozen=True, slots=True)
class United:
    """One player's swings when unions are kept: by the number of other unions and of members of its own.

    unions: how many there are, its own included. members: how many its own has, itself included.
    """

    unions: int
    members: int
    swings: dict[tuple[int, int], int]


def owen(game: Game) -> tuple[Fraction, ...]:
    """How probable it is that a player turns the vote when unions join in random order, and their members in theirs.

    The Shapley-Shubik index with unions: without any, or with all in one, it is the same. It favours large unions as
    a whole and shares within them by who could have left. Sums to 1. Source: G. Owen, "Values of Games with a Priori
    Unions", in R. Henn and O. Moeschlin (eds.), Mathematical Economics and Game Theory (1977).
    """
    counted = united(game)
    known = {id(own): _in_order(own) for own in counted}
    return tuple(known[id(own)] for own in counted)


def banzhaf_owen(game: Game) -> tuple[Fraction, ...]:
    """How probable it is that a player decides when other unions and members of its own vote as coins fall.

    The absolute Banzhaf index with unions; it answers Banzhaf's question and does not sum to 1. Formula: swings /
    (2^(unions-1) 2^(members-1)). Source: G. Owen, "Modification of the Banzhaf-Coleman Index for Games with a Priori
    Unions", in M. J. Holler (ed.), Power, Voting, and Voting Power (1982).
    """
    return tuple(Fraction(sum(own.swings.values()), 2 ** (own.unions + own.members - 2)) for own in united(game))


def united(game: Game) -> tuple[United, ...]:
    """The swings of every player with the unions of the game."""
    unions = _partition(game)
    found: dict[int, United] = {}
    for at, union in enumerate(unions):
        others = [*unions[:at], *unions[at + 1 :]]
        found |= _union(game, union, others)
    return tuple(found[place] for place in range(len(game.players)))


def _partition(game: Game) -> list[Group]:
    inside = {place for union in game.unions for place in union}
    alone = [(place,) for place in range(len(game.players)) if place not in inside]
    return [*(union for union in game.unions if union), *alone]


def _in_order(own: United) -> Fraction:
    """Each swing at the share of orders in which exactly these unions and members come before."""
    unions, members = own.unions, own.members
    parts = (
        Fraction(count, unions * comb(unions - 1, before) * members * comb(members - 1, inside))
        for (before, inside), count in own.swings.items()
    )
    return sum(parts, Fraction(0))


def _union(game: Game, union: Group, others: list[Group]) -> dict[int, United]:
    """The members of one union, who are counted one by one among other unions that come whole."""
    width = 8 * ((len(union) + len(others)) // 8 + 1) * (len(others) + 1) * (len(union) + 1)
    if isinstance(game.rules, Rule) and not game.restricted:
        rule = reduced(game.rules)
        if rule.quota > rule.total or (not suits(len(game.players), rule.quota) and width * rule.quota <= LARGEST):
            return _by_weight(rule, union, others)
    return _by_table(game, union, others)


def _by_weight(rule: Rule, union: Group, others: list[Group]) -> dict[int, United]:
    """Fields hold counts by the number of other unions, and inside these by members of the union."""
    size = 8 * ((len(union) + len(others)) // 8 + 1)
    inner = len(others) + 1
    places = inner * (len(union) + 1)
    code, last = size * inner, rule.quota - 1
    if rule.quota > rule.total:
        return {place: United(inner, len(union), {}) for place in union}
    steps = [(sum(rule.weights[place] for place in other), size) for other in others]
    upto = cumulated([*steps, *((rule.weights[place], code) for place in union)], size * places, rule.quota)
    known: dict[int, United] = {}
    for weight in {rule.weights[place] for place in union}:
        ways = without(upto, last, weight, code) - without(upto, last - weight, weight, code)
        counts = enumerate(split(ways, size, places))
        known[weight] = United(inner, len(union), {divmod(at, inner)[::-1]: count for at, count in counts if count})
    return {place: known[rule.weights[place]] for place in union}


def _by_table(game: Game, union: Group, others: list[Group]) -> dict[int, United]:
    wins, number = table(game), len(game.players)
    masks = [sum(1 << place for place in other) for other in others]
    own = sum(1 << place for place in union)
    found = {}
    for place in union:
        swings: Counter[tuple[int, int]] = Counter()
        for coalition in bits(critical(wins, number, place)):
            if all(coalition & mask in (0, mask) for mask in masks):
                swings[sum(coalition & mask > 0 for mask in masks), (coalition & own).bit_count()] += 1
        found[place] = United(len(others) + 1, len(union), dict(swings))
    return found
