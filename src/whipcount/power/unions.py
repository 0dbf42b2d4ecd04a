"""Power where players have formed unions: first the unions bargain as wholes, then each shares what it won.

Parties in an alliance, counties in a state, creditors in a pool: a member can join with part of its own union, but
every other union comes whole or not at all. Whoever is in no union is one alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from math import comb, lcm

from whipcount.model import Problem, Unusable
from whipcount.power import quotient
from whipcount.power.blocks import divided
from whipcount.power.effort import LARGEST, affordable
from whipcount.power.game import Game, Group
from whipcount.power.packed import Step, between, bits_for, cumulated, split
from whipcount.power.quotient import United, partition
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import suits

Parts = dict[tuple[int, int], int]
Swung = dict[tuple[int, int], int]
_MANY = 60_000  # players times quota, from where numpy pays
_MOST = 200_000  # parts of a union, for each of its weights: from where another way is shorter


def owen(game: Game) -> tuple[Fraction, ...]:
    """How probable it is that a player turns the vote when unions join in random order, and their members in theirs.

    The Shapley-Shubik index with unions: without any, or with all in one, it is the same. It favours large unions as
    a whole and shares within them by who could have left. Sums to 1. Source: G. Owen, "Values of Games with a Priori
    Unions", in R. Henn and O. Moeschlin (eds.), Mathematical Economics and Game Theory (1977).
    """
    return in_order(united(game))


def banzhaf_owen(game: Game) -> tuple[Fraction, ...]:
    """How probable it is that a player decides when other unions and members of its own vote as coins fall.

    The absolute Banzhaf index with unions; it answers Banzhaf's question and does not sum to 1. Formula: swings /
    (2^(unions-1) 2^(members-1)). Source: G. Owen, "Modification of the Banzhaf-Coleman Index for Games with a Priori
    Unions", in M. J. Holler (ed.), Power, Voting, and Voting Power (1982).
    """
    return by_coins(united(game))


def in_order(counted: Sequence[United]) -> tuple[Fraction, ...]:
    """Owen's index from the swings; players alike are summed once."""
    known = {id(own): _in_order(own) for own in counted}
    return tuple(known[id(own)] for own in counted)


def by_coins(counted: Sequence[United]) -> tuple[Fraction, ...]:
    """The index of Banzhaf and Owen from the swings."""
    return tuple(Fraction(sum(own.swings.values()), 2 ** (own.unions + own.members - 2)) for own in counted)


def united(game: Game) -> tuple[United, ...]:
    """The swings of every player with the unions of the game."""
    unions = partition(game)
    if not _plain(game) or all(len(union) == 1 for union in unions):
        return quotient.united(game)
    rule = reduced(game.rule)
    if rule.quota > rule.total:
        own = {place: len(union) for union in unions for place in union}
        return tuple(United(len(unions), own[place], {}) for place in range(len(game.players)))
    shape = bits_for(1 << len(game.players)), len(unions) + 1
    if len(game.players) * rule.quota > _MANY:
        with suppress(ImportError):
            from whipcount.power import union_rows  # noqa: PLC0415 - small games need no numpy

            if union_rows.suits(rule, unions):
                by_rows = union_rows.united(rule, unions)
                return tuple(by_rows[place] for place in range(len(game.players)))
    if by_halves := quotient.by_halves(game, 2.0 * shape[0] * shape[1] * len(game.players) * rule.quota):
        return by_halves
    _fits(rule.quota, len(unions), shape[0] * shape[1])
    joined = [(sum(rule.weights[place] for place in union), 1) for union in unions]
    upto = cumulated(joined, *shape, rule.quota)
    known = {weight: _alone(upto, weight, shape) for weight in {rule.weights[u[0]] for u in unions if len(u) == 1}}
    found: dict[int, United] = {}
    for at, union in enumerate(unions):
        if len(union) == 1:
            found[union[0]] = United(len(unions), 1, known[rule.weights[union[0]]])
        elif _few(rule, union):
            found |= _by_parts(rule, union, _others(upto, joined[at][0], shape[0]), shape)
        else:
            found |= _by_members(rule, union, [*joined[:at], *joined[at + 1 :]])
    return tuple(found[place] for place in range(len(game.players)))


def _few(rule: Rule, union: Group) -> bool:
    """Whether a union has so few different parts that each can be asked."""
    own = [rule.weights[place] for place in union]
    return min(1 << len(own), (sum(own) + 1) * (len(own) + 1)) * len(set(own)) <= _MOST


def _by_parts(rule: Rule, union: Group, others: list[int], shape: tuple[int, int]) -> dict[int, United]:
    """The members of a union, each with every part of it that it may find there, among the counts of all others."""
    own = [rule.weights[place] for place in union]
    parts = _parts(own)
    known = {weight: _lifted(_without(parts, weight), others, weight, shape) for weight in set(own)}
    return {place: United(shape[1] - 1, len(union), known[rule.weights[place]]) for place in union}


def _by_members(rule: Rule, union: Group, others: list[Step]) -> dict[int, United]:
    """The same with fields that hold counts by the number of other unions, and inside these by members of the union."""
    size, inner = bits_for(1 << (len(union) + len(others))), len(others) + 1
    places = inner * (len(union) + 1)
    _fits(rule.quota, len(union) + len(others), size * places)
    upto = cumulated([*others, *((rule.weights[place], inner) for place in union)], size, places, rule.quota)
    known: dict[int, Swung] = {}
    for weight in {rule.weights[place] for place in union}:
        counts = enumerate(split(between(upto, rule.quota - 1, weight, size * inner), size, places))
        known[weight] = {divmod(at, inner)[::-1]: count for at, count in counts if count}
    return {place: United(inner, len(union), known[rule.weights[place]]) for place in union}


def _alone(upto: list[int], weight: int, shape: tuple[int, int]) -> Swung:
    """In how many ways a union of one player lifts others to the quota, by their number."""
    ways = between(upto, len(upto) - 1, weight, shape[0])
    return {(unions, 0): number for unions, number in enumerate(split(ways, *shape)) if number}


def _others(upto: list[int], weight: int, size: int) -> list[int]:
    """The counts of all unions by weight or less without one of this weight."""
    if not weight:
        return [divided(row, size) for row in upto]
    rest = upto[:weight]
    for row in upto[weight:]:
        rest.append(row - (rest[-weight] << size))
    return rest


def _plain(game: Game) -> bool:
    """Whether there is one rule and no refusal, and its weights are short enough to count by."""
    if game.restricted or not isinstance(game.rules, Rule):
        return False
    return not suits(len(game.players), reduced(game.rules).quota)


def _in_order(own: United) -> Fraction:
    """Each swing at the share of orders in which exactly these unions and members come before."""
    unions, members = own.unions, own.members
    outside, inside = lcm(*range(1, unions + 1)), lcm(*range(1, members + 1))
    before = [outside // (unions * comb(unions - 1, size)) for size in range(unions)]
    within = [inside // (members * comb(members - 1, size)) for size in range(members)]
    ways = sum(count * before[size] * within[of] for (size, of), count in own.swings.items())
    return Fraction(ways, outside * inside)


def _fits(quota: int, players: int, width: int) -> None:
    if width * quota > LARGEST:
        found = f"the exact count needs {width * quota / 8e9:,.1f} gigabytes"
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", "Give weights of fewer digits."))
    affordable(2 * width * players * quota, f"{players} unions and members of one")


def _parts(own: list[int]) -> Parts:
    """How many parts of a union weigh so much and have so many members."""
    found: Parts = {(0, 0): 1}
    for weight in own:
        more: Parts = defaultdict(int, found)
        for (sums, members), number in found.items():
            more[sums + weight, members + 1] += number
        found = more
    return found


def _without(parts: Parts, weight: int) -> Parts:
    """The same for the others, when one member of this weight is taken out: each part is with it or without it."""
    rest: Parts = {}
    for sums, members in sorted(parts):
        number = parts[sums, members] - rest.get((sums - weight, members - 1), 0)
        if number:
            rest[sums, members] = number
    return rest


def _lifted(parts: Parts, upto: list[int], weight: int, shape: tuple[int, int]) -> Swung:
    """In how many ways a member lifts other unions and a part of its own to the quota, by both their numbers."""
    totals: defaultdict[int, int] = defaultdict(int)
    for (sums, members), number in parts.items():
        if (last := len(upto) - 1 - sums) >= 0:
            below = upto[last - weight] if last >= weight else 0
            totals[members] += number * (upto[last] - below)
    return {
        (unions, members): number
        for members, total in totals.items()
        for unions, number in enumerate(split(total, *shape))
        if number
    }
