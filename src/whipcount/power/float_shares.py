"""Public good, Deegan-Packel and Johnston in floating point, each value within the bound that `floats` states.

Players come heaviest first and are taken or left, as in `minimal`; a walk ends where a coalition is complete, and is
worth something there: one in a minimal winning coalition; in a vulnerable one, the number of ways in which the light
players, who are not critical, can fill it up. How often a player was taken is the sum, over all weights, of the walks
that reach it times what is ahead of them once it is taken. Nothing is ever subtracted, so that a few roundings a player
are all that a value is off by, in proportion to itself, at every quota.

Every member counts y, and 1/size is an integral over y (`nodes.reciprocals`), so that sizes need not be kept apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from whipcount.model import Problem, Unusable
from whipcount.power.effort import affordable_in_floats
from whipcount.power.floats import certain, usable
from whipcount.power.game import Game
from whipcount.power.nodes import reciprocals
from whipcount.power.odds import Floats, take_in, walks
from whipcount.power.rules import Rule

MOST = 1000  # players: two to their number is near the largest float
_LARGEST = 1 << 27  # fields in all rows that are kept: a gigabyte
Values = tuple[float, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """Players by class, heaviest first, and what it is worth to arrive.

    fields: the weights from 0 at which a walk goes on. worth: a row for each class, of what it is worth to end after
    it; none where a walk ends only above the last field, and `above` is what that is worth.
    """

    alike: dict[int, int]
    fields: int
    worth: Floats
    above: float

    def shared(self, rule: Rule, nodes: Sequence[tuple[float, float]]) -> Values:
        """Each player's sum of 1/size, or of 1 at the single node 1, as a share of everybody's."""
        number = len(rule.weights)
        affordable_in_floats(2 * number * self.fields * len(nodes), f"{number:,} players")
        rows = np.empty((len(self.alike), self.fields))
        values = np.zeros(len(rows))
        for y, share in nodes:
            values += share * walks(rows, self.worth, self.alike, y, self.above)
        known = {0: 0.0} | dict(zip(self.alike, values.tolist(), strict=True))
        every = sum(known[weight] for weight in rule.weights)
        return tuple(known[weight] / every for weight in rule.weights)


def holler(game: Game) -> Values:
    """The public good index of every player; None when nobody can win."""
    rule = _fitting(game)
    return _minimal(rule).shared(rule, [(1.0, 1.0)]) if rule.quota <= rule.total else None


def deegan_packel(game: Game) -> Values:
    """The index of every player; None when nobody can win."""
    rule = _fitting(game)
    return _minimal(rule).shared(rule, reciprocals(*_sizes(rule))) if rule.quota <= rule.total else None


def johnston(game: Game) -> Values:
    """The index of every player; None when nobody can win."""
    rule = _fitting(game)
    return _vulnerable(rule).shared(rule, reciprocals(1, _sizes(rule)[1])) if rule.quota <= rule.total else None


def _fitting(game: Game) -> Rule:
    rule = usable(game, max)
    fields = 2 * len(set(rule.weights)) * (rule.quota + max(rule.weights))
    if len(rule.weights) > MOST or (rule.quota <= rule.total and fields > _LARGEST):
        found = f"{len(rule.weights):,} players of {len(set(rule.weights)):,} weights, with a quota of {rule.quota:,}"
        expected = f"at most {MOST:,} players and {_LARGEST:,} numbers to keep"
        raise Unusable(Problem(None, found, expected, "Give weights of fewer digits."))
    return rule


def _sizes(rule: Rule) -> tuple[int, int]:
    """How many members a minimal winning coalition has at least and at most.

    At least as many of the heaviest as win; at most one more than of the lightest still lose. No coalition has more
    critical members either: without one of them it loses, and so the others do.
    """
    weights = sorted(filter(None, rule.weights))
    least = sum(total < rule.quota for total in accumulate(reversed(weights))) + 1
    most = sum(total < rule.quota for total in accumulate(weights)) + 1
    return least, min(most, len(weights))


def _minimal(rule: Rule) -> _Walk:
    return _Walk(_alike(rule), rule.quota, np.empty((0, 0)), 1.0)


def _vulnerable(rule: Rule) -> _Walk:
    """With e votes to spare exactly those heavier than e are critical: they are walked, e between two classes.

    The lighter ones fill up: after a walk of weight k, in as many ways as their sum lies from the quota and the lighter
    class on to below the quota and the heavier class, less k.
    """
    alike = _alike(rule)
    fields = rule.quota + max(alike)
    worth = np.zeros((len(alike), fields))
    light, top = certain(fields), 1
    for place, (above, below) in reversed(list(enumerate(pairwise([*alike, 0])))):
        width, ends = above - below, rule.quota + above
        worth[place, :ends] = _windows(np.concatenate((np.zeros(width - 1), light)), width)[:ends][::-1]
        top = take_in(light, [above] * alike[above], 1.0, top)
    return _Walk(alike, fields, worth, 0.0)


def _windows(row: Floats, width: int) -> Floats:
    """From each place on, the sum of `width` neighbours: by doubling, so that it is off by few roundings."""
    total = np.zeros(len(row) - width + 1)
    part, size, done = row, 1, 0
    while done < width:
        if width & size:
            total += part[done : done + len(total)]
            done += size
        part, size = part[:-size] + part[size:], 2 * size
    return total


def _alike(rule: Rule) -> dict[int, int]:
    """How many there are of each weight, heaviest first."""
    return dict(sorted(Counter(filter(None, rule.weights)).items(), reverse=True))
