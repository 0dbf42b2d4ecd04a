"""Penrose-Banzhaf and Shapley-Shubik in floating point, for games too large to count exactly, with a stated bound.

Shapley-Shubik is the mean, over all t from 0 to 1, of the chance to decide when everybody else votes yes with
probability t. That chance is a polynomial in t, so that Gauss and Legendre's rule with half as many nodes as players
is exact, and a few dozen nodes are as good as exact. Penrose-Banzhaf is the same at t = 1/2 alone.

Why the bound holds: sums of positive numbers lose at most one rounding a player, and a player is taken out by an
alternating sum over neighbouring blocks whose factor t/(1-t) never exceeds 1. For t above 1/2 that is arranged by
asking for defeat in place of victory: coalitions of weight q at t are those of weight W-q+1 at 1-t.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from math import ceil, exp, sqrt
from types import ModuleType

import numpy as np
import numpy.typing as npt

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game
from whipcount.power.rules import Rule, reduced

BOUND = 1e-11  # absolute, on every value, up to MOST players
MOST = 10_000
_LONGEST = 1 << 28  # fields: two gigabytes
_NEGLIGIBLE = 1e-14
_WORTH_COMPILING = 200_000  # fields times players
_NEAR = 200_000  # fields that stay near the processor; beyond, the compiled loop only waits for memory
_TOGETHER = 512  # so many doublings stay far from the largest float
Floats = npt.NDArray[np.float64]


def penrose_banzhaf(game: Game) -> tuple[float, ...]:
    """The absolute index of every player, each within BOUND."""
    rule = _usable(game, min)
    return _of(rule, _banzhaf(rule)) if rule.quota <= rule.total else (0.0,) * len(rule.weights)


def shapley_shubik(game: Game) -> tuple[float, ...]:
    """The index of every player, each within BOUND."""
    rule = _usable(game, max)
    if rule.quota > rule.total:
        return (0.0,) * len(rule.weights)
    classes = _classes(rule)
    values = np.zeros(len(classes))
    for t, share, quotas in _nodes(rule):
        row = _distribution(rule, t, max(quotas))
        for quota in quotas:
            values += share * _decides(row, classes, quota, t)
    return _of(rule, values)


def _banzhaf(rule: Rule) -> Floats:
    quota = min(rule.quota, rule.total - rule.quota + 1)
    return _decides(_distribution(rule, 0.5, quota), _classes(rule), quota, 0.5)


def _usable(game: Game, of: Callable[[int, int], int]) -> Rule:
    """The only rule; Banzhaf needs a row up to the lesser of quota and mirror, Shapley-Shubik to the greater."""
    if game.restricted:
        found = "refusals or players that come together"
        raise Unusable(Problem(None, found, "a game of weights alone for floats", "Ask for exact values."))
    rule = reduced(game.rule)
    if len(rule.weights) > MOST or of(rule.quota, rule.total - rule.quota + 1) > _LONGEST:
        found = f"{len(rule.weights):,} players with a quota of {rule.quota:,} in the smallest units"
        do = "Give weights of fewer digits."
        raise Unusable(Problem(None, found, f"at most {MOST:,} and {_LONGEST:,}", do))
    return rule


def _classes(rule: Rule) -> list[int]:
    """The different weights, each of which is taken out once."""
    return sorted(set(rule.weights))


def _of(rule: Rule, values: Floats) -> tuple[float, ...]:
    known = dict(zip(_classes(rule), values.tolist(), strict=True))
    return tuple(known[weight] for weight in rule.weights)


def _nodes(rule: Rule) -> Iterator[tuple[float, float, list[int]]]:
    """Each t up to 1/2 with its share and the quotas to ask for there; a node and its mirror share one distribution.

    Left out is a t at which the sum of votes cannot come near the quota but with a negligible chance (Hoeffding).
    """
    number, mirror = len(rule.weights), rule.total - rule.quota + 1
    spread, heaviest = sum(weight * weight for weight in rule.weights), max(rule.weights)
    for t, share in _legendre(min(ceil(number / 2), ceil(3.6 * sqrt(number) + 8))):
        quotas = []
        for quota in (rule.quota,) if t == 0.5 else (rule.quota, mirror):
            short = abs(t * rule.total - quota) - 2 * heaviest - 1
            if short < 0 or 2 * exp(-2 * short * short / spread) > _NEGLIGIBLE:
                quotas.append(quota)
        if quotas:
            yield t, share, quotas


@lru_cache(maxsize=64)
def _legendre(number: int) -> tuple[tuple[float, float], ...]:
    """The nodes from 0 to 1/2 and their shares; those above mirror them."""
    nodes, shares = np.polynomial.legendre.leggauss(number)
    lower = [(float((1 + node) / 2), float(share / 2)) for node, share in zip(nodes, shares, strict=True)]
    kept = [(0.5, share) if abs(t - 0.5) < 1e-15 else (t, share) for t, share in lower]
    return tuple((t, share) for t, share in kept if t <= 0.5)


def _distribution(rule: Rule, t: float, number: int) -> Floats:
    """The chance of each sum of yes votes below `number`, when everybody votes yes with probability t."""
    row, room = np.zeros(number), np.empty(number)
    row[0], top = 1.0, 1
    weights = sorted(rule.weights)
    compiled = _WORTH_COMPILING < number * len(weights) and number < _NEAR and _compiled()
    multiply = compiled.multiply if compiled else _multiply
    for start in range(0, len(weights), _TOGETHER):
        some = [weight for weight in weights[start : start + _TOGETHER] if weight < number]
        row *= (1 - t) ** len(weights[start : start + _TOGETHER])
        multiply(row, room, np.array(some, np.int64), t / (1 - t), top)
        top = min(top + sum(some), number)
    return row


def _multiply(row: Floats, room: Floats, weights: npt.NDArray[np.int64], odds: float, top: int) -> None:
    """Each weight in turn: row += odds * (row moved up by it); `top` fields are in use at first."""
    for weight in weights.tolist():
        top = min(top + weight, len(row))
        moved = room[: top - weight]
        np.multiply(row[: top - weight], odds, out=moved)
        row[weight:top] += moved


@lru_cache(maxsize=1)
def _compiled() -> ModuleType | None:
    """The same loops compiled, where numba is installed (`whipcount[fast]`)."""
    try:
        return import_module("whipcount.power.compiled")
    except ImportError:
        return None


def _decides(row: Floats, classes: list[int], quota: int, t: float) -> Floats:
    """For each weight, the chance that the others' yes votes leave it to a player of this weight."""
    odds = t / (1 - t)
    if compiled := _WORTH_COMPILING < quota * len(classes) and _compiled():
        return np.asarray(compiled.decides(row, np.array(classes, np.int64), quota, odds))
    upper = row[:quota]
    values = np.zeros(len(classes))
    for place, weight in enumerate(classes):
        if not weight:
            continue
        blocks = -(-quota // weight)
        first = quota - blocks * weight  # negative: the lowest block is not whole
        sums = np.add.reduceat(upper, [0, *range(first + weight, quota, weight)])[::-1]
        signs = np.power(-odds, np.arange(blocks)) if odds < 1 else 1.0 - 2.0 * (np.arange(blocks) % 2)
        values[place] = float(signs @ sums) / (1 - t)
    return values
