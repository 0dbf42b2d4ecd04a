"""The indices that count swings, in floating point, for games too large to count exactly, with a stated bound.

Shapley-Shubik is the mean, over all t from 0 to 1, of the chance to decide when everybody else votes yes with
probability t: an integral that a few dozen nodes give (`nodes`). Penrose-Banzhaf is the same at t = 1/2 alone, and
Coleman's indices and the normalised one are ratios of it.

Why the bound holds: sums of positive numbers lose at most one rounding a player, and a player is taken out by an
alternating sum over neighbouring blocks whose factor t/(1-t) never exceeds 1. For t above 1/2 that is arranged by
asking for defeat in place of victory: coalitions of weight q at t are those of weight W-q+1 at 1-t.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp, frexp, ldexp, log2

import numpy as np

from whipcount.model import Problem, Unusable
from whipcount.power import nodes
from whipcount.power.effort import affordable_in_floats
from whipcount.power.game import Game
from whipcount.power.odds import Floats, decides, take_in
from whipcount.power.rules import Rule, reduced

BOUND = 1e-11  # absolute, on every value, up to MOST players
MOST = 10_000
LONGEST = 1 << 28  # fields: two gigabytes
_NEGLIGIBLE = 1e-14
_TOGETHER = 512  # so many doublings stay far from the largest float
_ROUNDING = 2.0**-52
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Halves:
    """Swings of each class, and the coalitions below the lower of the quota and its mirror, in a common unit.

    unit: the power of two that makes them shares of all coalitions. low: whether the lower one is the quota itself;
    then those below lose, else they are as many as those that win.
    """

    rule: Rule
    swings: Floats
    below: float
    unit: int
    low: bool

    def of_all(self) -> Floats:
        """Each class's swings as a share of all coalitions."""
        return np.asarray(np.ldexp(self.swings, self.unit))

    def of(self, *, losing: bool) -> Values | None:
        """Swings as a share of the losing coalitions, or of those that win; whichever is rare is not a difference."""
        if losing is self.low:
            return each(self.rule, self.swings / self.below)
        rest = 1 - ldexp(self.below, self.unit)
        return each(self.rule, self.of_all() / rest) if rest else None


def halves(game: Game) -> Halves:
    """What the indices of influence are made of: everybody votes yes with probability 1/2."""
    return by_coins(usable(game, min))


def penrose_banzhaf(found: Halves) -> Values:
    """The absolute index of every player, each within BOUND."""
    return each(found.rule, 2 * found.of_all())


def banzhaf(found: Halves) -> Values | None:
    """The share of all swings; None when nobody ever decides.

    A player's swings are off by some roundings of the coalitions below the quota, and the sum of all by as much for
    each player. Unusable where that comes to more than BOUND, as with a thousand players one of whom has nearly all.
    """
    number = len(found.rule.weights)
    every = sum(each(found.rule, found.swings))
    if not every:
        return None
    off = 2 * number * _ROUNDING * found.below / every * (1 + number * float(found.swings.max()) / every)
    if off > BOUND:
        problem = f"{number:,} players, whose shares of all swings could be off by {off:.1g}"
        raise Unusable(Problem(None, problem, f"at most {BOUND:g}", "Ask for exact values, or for penrose_banzhaf."))
    return each(found.rule, found.swings / every)


def coleman_collective(found: Halves) -> float:
    """The power of the house to act, within BOUND."""
    share = ldexp(found.below, found.unit)
    return 1 - share if found.low else share


def coleman_preventive(found: Halves) -> Values | None:
    """The power to prevent action; None when no coalition wins."""
    return found.of(losing=False)


def coleman_initiative(found: Halves) -> Values | None:
    """The power to initiate action; never None, as the empty coalition loses."""
    return found.of(losing=True)


def shapley_shubik(game: Game) -> Values:
    """The index of every player, each within BOUND."""
    return in_order(usable(game, max))


def in_order(rule: Rule) -> Values:
    """Shapley-Shubik under a rule."""
    if rule.quota > rule.total:
        return (0.0,) * len(rule.weights)
    kinds, orders = classes(rule.weights), list(_orders(rule))
    number = len(rule.weights)
    affordable_in_floats(sum(max(quotas) for _, _, quotas in orders) * number, f"{number:,} players")
    values = np.zeros(len(kinds))
    for t, share, quotas in orders:
        row = certain(max(quotas))
        vote(row, rule.weights, t, 1)
        for quota in quotas:
            values += share * decides(row, kinds, quota, t / (1 - t))
    return each(rule, values)


def usable(game: Game, of: Callable[[int, int], int]) -> Rule:
    """The only rule; Banzhaf needs a row up to the lesser of quota and mirror, Shapley-Shubik to the greater."""
    if game.restricted:
        found = "refusals or players that come together"
        raise Unusable(Problem(None, found, "a game of weights alone for floats", "Ask for exact values."))
    rule = reduced(game.rule)
    if len(rule.weights) > MOST or of(rule.quota, rule.total - rule.quota + 1) > LONGEST:
        found = f"{len(rule.weights):,} players with a quota of {rule.quota:,} in the smallest units"
        do = "Give weights of fewer digits."
        raise Unusable(Problem(None, found, f"at most {MOST:,} and {LONGEST:,}", do))
    return rule


def classes(weights: Sequence[int]) -> list[int]:
    """The different weights, each of which is taken out once."""
    return sorted(set(weights))


def each(rule: Rule, values: Floats) -> Values:
    """The value of every player from that of every class."""
    known = dict(zip(classes(rule.weights), values.tolist(), strict=True))
    return tuple(known[weight] for weight in rule.weights)


def vote(row: Floats, weights: Sequence[int], t: float, top: int) -> int:
    """Let these players, too, vote yes with probability t, in a row of chances of sums; how many fields are in use."""
    together = max(1, _TOGETHER // ceil(log2(1 / (1 - t))))
    rising = sorted(weights)
    for start in range(0, len(rising), together):
        some = rising[start : start + together]
        row *= (1 - t) ** len(some)
        top = take_in(row, some, t / (1 - t), top)
    return top


def certain(length: int) -> Floats:
    """Before anybody votes the sum is 0."""
    row = np.zeros(length)
    row[0] = 1
    return row


def _orders(rule: Rule) -> Iterator[tuple[float, float, list[int]]]:
    """Each t up to 1/2 with its share and the quotas to ask for there; a node and its mirror share one distribution.

    Left out is a t at which the sum of votes cannot come near the quota but with a negligible chance (Hoeffding).
    """
    mirror = rule.total - rule.quota + 1
    spread, heaviest = sum(weight * weight for weight in rule.weights), max(rule.weights)
    for t, share in nodes.orders(len(rule.weights)):
        if t > 0.5:
            return
        quotas = []
        for quota in (rule.quota,) if t == 0.5 else (rule.quota, mirror):
            short = abs(t * rule.total - quota) - 2 * heaviest - 1
            if short < 0 or 2 * exp(-2 * short * short / spread) > _NEGLIGIBLE:
                quotas.append(quota)
        if quotas:
            yield t, share, quotas


def by_coins(rule: Rule) -> Halves:
    """At t = 1/2, scaled by powers of two so that nothing that counts is ever too small."""
    kinds, mirror = classes(rule.weights), rule.total - rule.quota + 1
    if mirror < 1:
        return Halves(rule, np.zeros(len(kinds)), 1.0, 0, low=True)
    quota = min(rule.quota, mirror)
    row, top, unit = certain(quota), 1, -len(rule.weights)
    rising = sorted(rule.weights)
    for start in range(0, len(rising), _TOGETHER):
        top = take_in(row, rising[start : start + _TOGETHER], 1.0, top)
        scale = frexp(row.max())[1]
        np.ldexp(row, -scale, out=row)
        unit += scale
    return Halves(rule, decides(row, kinds, quota, 1.0) / 2, float(row.sum()), unit, low=quota == rule.quota)
