"""In how many minimal winning coalitions each player is, by their size, counted and not listed.

A winning coalition is minimal when it loses without its lightest member. So players come heaviest first; whoever comes
last into a minimal winning coalition is its lightest member, and finds the others at a weight just below the quota.

Let U be how many coalitions of the players so far weigh k or less, and U' the same after one more of weight w, that is
U'(k) = U(k) + y U(k-w), y marking size. The newcomer lifts y (U(k) - U(k-w)) coalitions above k, which is
(1 + y) U(k) - U'(k): so all that is needed of the players after somebody is the sum of their U, and the last U'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from fractions import Fraction
from operator import add

from whipcount.model import Problem, Unusable
from whipcount.power import regions
from whipcount.power.effort import LARGEST, affordable
from whipcount.power.game import Game
from whipcount.power.packed import without
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import MOST, inside, minimal, shorter, sizes, suits, table

Sizes = dict[int, int]
_MANY = 60_000  # players times quota, from where numpy pays


def memberships(game: Game, *, sized: bool) -> list[Sizes]:
    """For each player, the minimal winning coalitions it is in by number of members (all under 0 if not `sized`)."""
    players = len(game.players)
    if isinstance(game.rules, Rule) and not game.restricted:
        rule = reduced(game.rules)
        if rule.quota > rule.total or not suits(players, rule.quota):
            return _by_weight(rule, field(rule, players), sized=sized)
    elif not shorter(game):
        with suppress(Unusable) if players <= MOST else nullcontext():  # then every coalition is looked at
            return regions.minimal(game, sized=sized)
    wins = minimal(table(game), players)
    found = (sizes(wins & inside(players, place), players) for place in range(players))
    return [_counts(counts) if sized else {0: sum(counts)} for counts in found]


def number(game: Game) -> int:
    """How many minimal winning coalitions there are: every member of one of size k is k-th part of it."""
    return int(sum(Fraction(count, size) for sizes in memberships(game, sized=True) for size, count in sizes.items()))


def field(rule: Rule, number: int) -> int:
    """The bits of a count in these sums; Unusable when the counts by weight and size would take too much."""
    size = 8 * ((number + number.bit_length()) // 8 + 1)
    if size * (number + 1) * min(rule.quota, rule.total + 1) > LARGEST:
        found = f"{number} players with a quota of {rule.quota:,} in the smallest units"
        raise Unusable(Problem(None, found, "numbers that fit into memory", "Give weights of fewer digits."))
    affordable(3 * number * size * (number + 1) * min(rule.quota, rule.total + 1), f"{number} players")
    return size


def unpacked(value: int, size: int) -> Sizes:
    """The counts that stand in a packed polynomial, by exponent."""
    mask, found, place = (1 << size) - 1, {}, 0
    while value:
        if value & mask:
            found[place] = value & mask
        value, place = value >> size, place + 1
    return found


def _by_weight(rule: Rule, size: int, *, sized: bool) -> list[Sizes]:
    if rule.quota > rule.total:
        return [{} for _ in rule.weights]
    if sized and len(rule.weights) * rule.quota > _MANY:
        with suppress(ImportError):
            from whipcount.power import minimal_limbs  # noqa: PLC0415 - small games need no numpy

            if minimal_limbs.bytes_of(rule.weights, rule.quota) < LARGEST // 8:
                known = minimal_limbs.memberships(rule.weights, rule.quota)
                return [known.get(weight, {}) for weight in rule.weights]
    return by_sums(rule, size, sized=sized)


def by_sums(rule: Rule, size: int, *, sized: bool) -> list[Sizes]:
    """The same from sums of all players so far, each one integer for each weight."""
    code, top = size if sized else 0, rule.quota - 1
    upto, sums = [1] * rule.quota, [0] * rule.quota
    totals = dict.fromkeys(rule.weights, 0)
    alike = sorted(Counter(filter(None, rule.weights)).items(), reverse=True)
    for weight, times in alike:
        for _ in range(times):
            last = upto[top] - (upto[top - weight] if top >= weight else 0)
            sums = list(map(add, sums, upto))
            upto = upto[:weight] + [row + (other << code) for row, other in zip(upto[weight:], upto, strict=False)]
        totals[weight] = last - _lifted(sums, upto, weight, code)
    for weight, _ in alike:
        totals[weight] = (totals[weight] + _lifted(sums, upto, weight, code)) << code
    known = {weight: unpacked(total, size) for weight, total in totals.items()}
    return [known[weight] for weight in rule.weights]


def _lifted(sums: list[int], upto: list[int], weight: int, code: int) -> int:
    """The coalitions that a player of this weight is in and one of those so far lifts to the quota.

    Only the difference of two such numbers means anything: what the players between them lift.
    """
    last = len(upto) - 1 - weight
    return (without(sums, last, weight, code) << code) - without(upto, last, weight, code)


def _counts(counts: Sequence[int]) -> Sizes:
    return {size: count for size, count in enumerate(counts) if count}
