"""In how many minimal winning coalitions each player is, by their size, counted and not listed.

A winning coalition is minimal when it loses without its lightest member. So players come heaviest first; whoever comes
last into a minimal winning coalition is its lightest member, and finds the others at a weight just below the quota.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from fractions import Fraction
from itertools import accumulate

from whipcount.model import Problem, Unusable
from whipcount.power import regions
from whipcount.power.effort import LARGEST
from whipcount.power.game import Game
from whipcount.power.packed import without
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import MOST, inside, minimal, shorter, sizes, suits, table

Sizes = dict[int, int]


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
    """The bits of a count in these sums; Unusable when the counts by weight and size would not fit into memory."""
    size = 8 * ((number + number.bit_length()) // 8 + 1)
    if size * (number + 1) * min(rule.quota, rule.total + 1) > LARGEST:
        found = f"{number} players with a quota of {rule.quota:,} in the smallest units"
        raise Unusable(Problem(None, found, "numbers that fit into memory", "Give weights of fewer digits."))
    return size


def add(rows: list[int], weight: int, code: int, most: int) -> list[int]:
    """The coalitions by weight, up to `most`, after one more player."""
    top = min(most + 1, len(rows) + weight)
    longer = rows + [0] * (top - len(rows))
    return longer[:weight] + [row + (more << code) for row, more in zip(longer[weight:], rows, strict=False)]


def unpacked(value: int, size: int) -> Sizes:
    """The counts that stand in a packed polynomial, by exponent."""
    mask, found, place = (1 << size) - 1, {}, 0
    while value:
        if value & mask:
            found[place] = value & mask
        value, place = value >> size, place + 1
    return found


def _by_weight(rule: Rule, size: int, *, sized: bool) -> list[Sizes]:
    code = size if sized else 0
    last = rule.quota - 1
    rows = [1]
    totals: dict[int, int] = dict.fromkeys(rule.weights, 0)
    before: Counter[int] = Counter()
    for weight in sorted(filter(None, rule.weights), reverse=True) if rule.quota <= rule.total else ():
        upto = _reaching(rows, last)
        totals[weight] += (_at(upto, last) - _at(upto, last - weight)) << code
        for other, times in before.items():
            ways = without(upto, last - other, other, code) - without(upto, last - other - weight, other, code)
            totals[other] += times * ways << (2 * code)
        rows = add(rows, weight, code, last)
        before[weight] += 1
    alike = Counter(rule.weights)
    known = {weight: unpacked(total, size) for weight, total in totals.items()}
    shared = {weight: {of: count // alike[weight] for of, count in sizes.items()} for weight, sizes in known.items()}
    return [shared[weight] for weight in rule.weights]


def _counts(counts: Sequence[int]) -> Sizes:
    return {size: count for size, count in enumerate(counts) if count}


def _reaching(rows: list[int], last: int) -> list[int]:
    """Counts of weight k or less, for every k up to `last`."""
    upto = list(accumulate(rows))
    return upto + [upto[-1]] * (last + 1 - len(upto))


def _at(upto: Sequence[int], place: int) -> int:
    return upto[place] if place >= 0 else 0
