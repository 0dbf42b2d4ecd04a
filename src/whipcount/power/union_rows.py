"""Swings with unions in numpy, where unions and the members of the largest are fifty together at most.

Then no count outgrows the whole numbers that a float holds exactly, and a row of counts by the number of unions stands
at every weight. What a member finds in its own union and what it finds among the others meet in one matrix product.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from whipcount.power.game import Group
from whipcount.power.quotient import United
from whipcount.power.rules import Rule

Floats = npt.NDArray[np.float64]
MOST = 50  # unions and members of one: two to their number, and sums of such counts, stay below 2^53
_LARGEST = 1 << 26  # counts in the rows: half a gigabyte


def suits(rule: Rule, unions: Sequence[Group]) -> bool:
    """Whether all counts are exact and fit into memory."""
    return len(unions) + max(map(len, unions)) <= MOST and rule.quota * (len(unions) + 1) <= _LARGEST


def united(rule: Rule, unions: Sequence[Group]) -> dict[int, United]:
    """The swings of every player, by its place, under one rule."""
    sums = [sum(rule.weights[place] for place in union) for union in unions]
    upto = np.zeros((rule.quota, len(unions) + 1))
    upto[0, 0] = 1
    for weight in sums:
        if weight < rule.quota:
            upto[weight:, 1:] += upto[: rule.quota - weight, :-1]
    np.cumsum(upto, axis=0, out=upto)
    found: dict[int, United] = {}
    for weight, union in zip(sums, unions, strict=True):
        found |= _members(rule, union, _others(upto, weight), len(unions))
    return found


def _others(upto: Floats, weight: int) -> Floats:
    """The counts of the other unions from quota - 1 down, as far as this union can lift: by alternating sums."""
    rest = np.zeros((weight + 1, upto.shape[1]))
    for step in range(upto.shape[1]):
        last = len(upto) - step * weight
        if last < 1:
            break
        rows = upto[max(last - weight - 1, 0) : last, : upto.shape[1] - step][::-1]
        rest[: len(rows), step:] += rows if step % 2 == 0 else -rows
    return rest


def _members(rule: Rule, union: Group, others: Floats, unions: int) -> dict[int, United]:
    """Each member of a union: with every part of the rest of it, in how many ways it lifts others to the quota."""
    own = [rule.weights[place] for place in union]
    known: dict[int, dict[tuple[int, int], int]] = {}
    for weight in set(own):
        rest = own.copy()
        rest.remove(weight)
        reach = sum(rest) + 1
        lifted = _parts(rest).T @ (others[:reach] - others[weight : weight + reach])
        members, outside = np.nonzero(lifted)
        counts = lifted[members, outside].astype(np.int64)
        known[weight] = dict(zip(zip(outside.tolist(), members.tolist(), strict=True), counts.tolist(), strict=True))
    return {place: United(unions, len(union), known[rule.weights[place]]) for place in union}


def _parts(own: Sequence[int]) -> Floats:
    """How many parts of these members weigh so much and have so many members."""
    parts = np.zeros((sum(own) + 1, len(own) + 1))
    parts[0, 0] = 1
    for weight in own:
        parts[weight:, 1:] += parts[: len(parts) - weight, :-1]
    return parts
