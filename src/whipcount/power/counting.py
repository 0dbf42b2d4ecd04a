"""Swings: in how many coalitions each player turns defeat into victory, counted exactly and never one by one.

All indices of Banzhaf's and Shapley's kind are made of these counts. The coalitions are counted by their weight
under the heaviest rule; inside every weight, by their weights under the other rules and, where asked, by size. Taking
a player out again is nearly free (`packed.without`) and is done once for players that are alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game
from whipcount.power.layout import Layout, layout, room
from whipcount.power.packed import cumulated, split, without

LARGEST = 1 << 33  # bits: a polynomial of one gigabyte, and it is held about three times


@dataclass(frozen=True, slots=True)
class Swings:
    """What the indices need. A swing of a player is a losing coalition of others that wins when it joins.

    winning: the number of winning coalitions. swings: those of each player. by_size: for each player, the swings by
    the number of the *others*, from 0; empty unless asked for.
    """

    winning: int
    swings: tuple[int, ...]
    by_size: tuple[tuple[int, ...], ...] = ()


def count(game: Game, *, sized: bool = False) -> Swings:
    """The swings of every player; `sized` counts them by size too, which Shapley-Shubik needs and Banzhaf does not.

    Unusable when the exact count would not fit into memory: then ask for floats.
    """
    from whipcount.power.truth import MOST, swings  # noqa: PLC0415 - that room counts with this one's type

    number, needed = len(game.players), room(game, sized=sized)
    if game.restricted or (number <= MOST and needed > number << (number + 6)):
        return swings(game)
    if needed > LARGEST:
        found = f"the exact count needs {needed / 8e9:,.1f} gigabytes"
        do = "Give weights of fewer digits; floats reach further than exact counts."
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", do))
    return _counted(layout(game, sized=sized), number)


def _counted(plan: Layout, players: int) -> Swings:
    steps = [(weight, code * plan.bits) for weight, code in plan.players]
    upto = cumulated(steps, plan.width, plan.fields)
    everybody = _everybody(plan)
    losing = sum(
        _field(everybody if below == inf else upto[int(below) - 1], plan.bits, key)
        for key, below in enumerate(plan.losing)
        if below
    )
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for player in plan.players:
        if player not in found:
            found[player] = _swings(plan, upto, everybody, player)
    by_size = tuple(found[player] for player in plan.players)
    return Swings(2**players - losing, tuple(map(sum, by_size)), by_size if plan.stride else ())


def _everybody(plan: Layout) -> int:
    """All coalitions by what stands inside a field, whatever their weight."""
    value = 1
    for _, code in plan.players:
        value += value << (code * plan.bits)
    return value


def _swings(plan: Layout, upto: list[int], everybody: int, player: tuple[int, int]) -> tuple[int, ...]:
    """One player's swings by size (a single number where sizes are not kept).

    A coalition of others whose field position is `key` loses below losing[key] and wins with the player from
    losing[key + code] - weight on; the swings are what lies between.
    """
    weight, code = player
    shift = code * plan.bits
    if plan.single is not None and plan.span in (1, plan.sizes):
        top = plan.single - 1
        between = without(upto, top, weight, shift) - without(upto, top - weight, weight, shift)
        return tuple(split(between, plan.bits, plan.span)) if plan.stride else (between,)
    others = everybody // (1 + (1 << shift))
    counts: dict[float, list[int]] = {}

    def below(bound: float, key: int) -> int:
        if bound not in counts:
            packed = others if bound == inf else without(upto, int(bound) - 1, weight, shift)
            counts[bound] = split(packed, plan.bits, plan.span)
        return counts[bound][key]

    swings = [0] * plan.sizes
    for key in range(plan.span - code):
        lost, won = plan.losing[key], plan.losing[key + code] - weight
        if won < lost:
            swings[plan.size(key)] += below(lost, key) - below(won, key)
    return tuple(swings)


def _field(value: int, bits: int, key: int) -> int:
    return (value >> (bits * key)) & ((1 << bits) - 1)
