"""Owen and Banzhaf-Owen in floating point, each value within the bound that `floats` states.

Other unions vote yes with probability s, the members of one's own with probability t, and Owen's index is the mean of
the chance to decide over all s and t. The two are independent: the chances of the other unions are averaged over s
once, and the members vote into that row at every t. That mean is the same from below and from above, as s and 1-s
mirror each other, and so the mirrored quota serves for t above 1/2 as in `floats`. Banzhaf-Owen is the same at
s = t = 1/2 alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from whipcount.model import Problem, Unusable
from whipcount.power import nodes
from whipcount.power.effort import affordable_in_floats
from whipcount.power.floats import LONGEST, Values, by_coins, certain, classes, in_order, penrose_banzhaf, usable, vote
from whipcount.power.game import Game
from whipcount.power.odds import Floats, decides
from whipcount.power.quotient import partition
from whipcount.power.rules import Rule


def owen(game: Game) -> Values:
    """The index of every player, each within the bound."""
    return _united(game, max, in_order, nodes.orders)


def banzhaf_owen(game: Game) -> Values:
    """The index of every player, each within the bound."""
    return _united(game, min, lambda rule: penrose_banzhaf(by_coins(rule)), lambda _: ((0.5, 1.0),))


def _united(
    game: Game, of: Callable[..., int], alone: Callable[[Rule], Values], over: Callable[[int], nodes.Nodes]
) -> Values:
    """of: which of quota and mirror a row must reach. alone: the same index without unions, which is that of whoever is
    one alone. over: the nodes for so many who vote."""
    rule = usable(game, of)
    unions = partition(game)
    weights = [sum(rule.weights[place] for place in union) for union in unions]
    values = [0.0] * len(rule.weights)
    if rule.quota > rule.total:
        return tuple(values)
    for union, value in zip(unions, alone(Rule(tuple(weights), rule.quota)), strict=True):
        values[union[0]] = value
    several = [at for at, union in enumerate(unions) if len(union) > 1]
    length = of(rule.quota, rule.total - rule.quota + 1)
    if len(several) * length > LONGEST:
        found = f"{len(several):,} unions with a quota of {rule.quota:,} in the smallest units"
        raise Unusable(Problem(None, found, f"at most {LONGEST:,} together", "Give weights of fewer digits."))
    halvings = len(unions) + len(several) * len(several).bit_length()
    votes = len(over(len(unions))) * halvings + sum(len(over(len(unions[at]))) * len(unions[at]) for at in several)
    affordable_in_floats(votes * length, f"{len(unions):,} unions")
    for at, row in _others(weights, several, length, over(len(unions))).items():
        for place, value in zip(unions[at], _members(rule, unions[at], row, over(len(unions[at]))), strict=True):
            values[place] = value
    return tuple(values)


def _others(weights: Sequence[int], several: Sequence[int], length: int, over: nodes.Nodes) -> dict[int, Floats]:
    """For each union of several, the mean chance of each sum of all other unions.

    Those who are alone vote first, once for all; then half of the unions vote for the other half, and so on down.
    """
    found = {at: np.zeros(length) for at in several}

    def halve(row: Floats, top: int, asked: Sequence[int], s: float) -> None:
        if len(asked) == 1:
            found[asked[0]] += row
            return
        middle = len(asked) // 2
        for own, others in ((asked[:middle], asked[middle:]), (asked[middle:], asked[:middle])):
            moved = row.copy()
            halve(moved, vote(moved, [weights[at] for at in others], s, top), own, s)

    for s, share in over if several else ():
        row = share * certain(length)
        top = vote(row, [weight for at, weight in enumerate(weights) if at not in found], s, 1)
        halve(row, top, several, s)
    return found


def _members(rule: Rule, union: Sequence[int], others: Floats, over: nodes.Nodes) -> Values:
    """The chance of each member to decide, among these chances of the others."""
    weights = [rule.weights[place] for place in union]
    kinds = classes(weights)
    quota, mirror = rule.quota, rule.total - rule.quota + 1
    values = np.zeros(len(kinds))
    for t, share in over:
        if t <= 0.5:
            row = others.copy()
            vote(row, weights, t, len(row))
            for each in (min(quota, mirror),) if t == 0.5 else (quota, mirror):
                values += share * decides(row, kinds, each, t / (1 - t))
    known = dict(zip(kinds, values.tolist(), strict=True))
    return tuple(known[weight] for weight in weights)
