"""Power where players have formed unions: first the unions bargain as wholes, then each shares what it won.

Parties in an alliance, counties in a state, creditors in a pool: a member can join with part of its own union, but
every other union comes whole or not at all. Whoever is in no union is one alone.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from whipcount.model import Problem, Unusable
from whipcount.power import quotient
from whipcount.power.effort import LARGEST
from whipcount.power.game import Game, Group
from whipcount.power.packed import between, bits_for, cumulated, split
from whipcount.power.quotient import United, partition
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import suits


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
    unions = partition(game)
    if not _plain(game) or all(len(union) == 1 for union in unions):
        return quotient.united(game)
    found: dict[int, United] = {}
    for at, union in enumerate(unions):
        others = [*unions[:at], *unions[at + 1 :]]
        found |= _union(game, union, others)
    return tuple(found[place] for place in range(len(game.players)))


def _plain(game: Game) -> bool:
    """Whether there is one rule and no refusal, and its weights are short enough to count by."""
    if game.restricted or not isinstance(game.rules, Rule):
        return False
    return not suits(len(game.players), reduced(game.rules).quota)


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
    width = bits_for(1 << (len(union) + len(others))) * (len(others) + 1) * (len(union) + 1)
    rule = reduced(game.rule)
    if rule.quota <= rule.total and width * rule.quota > LARGEST:
        found = f"the exact count needs {width * rule.quota / 8e9:,.1f} gigabytes"
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", "Give weights of fewer digits."))
    return _by_weight(rule, union, others)


def _by_weight(rule: Rule, union: Group, others: list[Group]) -> dict[int, United]:
    """Fields hold counts by the number of other unions, and inside these by members of the union."""
    size = bits_for(1 << (len(union) + len(others)))
    inner = len(others) + 1
    places = inner * (len(union) + 1)
    code, last = size * inner, rule.quota - 1
    if rule.quota > rule.total:
        return {place: United(inner, len(union), {}) for place in union}
    steps = [(sum(rule.weights[place] for place in other), 1) for other in others]
    upto = cumulated([*steps, *((rule.weights[place], inner) for place in union)], size, places, rule.quota)
    known: dict[int, United] = {}
    for weight in {rule.weights[place] for place in union}:
        ways = between(upto, last, weight, code)
        counts = enumerate(split(ways, size, places))
        known[weight] = United(inner, len(union), {divmod(at, inner)[::-1]: count for at, count in counts if count})
    return {place: known[rule.weights[place]] for place in union}
