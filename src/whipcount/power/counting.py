"""Swings: in how many coalitions each player turns defeat into victory, counted exactly and never one by one.

All indices of Banzhaf's and Shapley's kind are made of these counts. The coalitions are counted by their weight
under the heaviest rule; inside every weight, by their weights under the other rules and, where asked, by size. Taking
a player out again is nearly free (`packed.without`) and is done once for players that are alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.model import Problem, Unusable
from whipcount.power import blocks
from whipcount.power.effort import LARGEST, affordable
from whipcount.power.game import Game
from whipcount.power.layout import Layout, layout, room
from whipcount.power.packed import cumulated, split, without


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
    from whipcount.power.truth import shorter, swings  # noqa: PLC0415 - that room counts with this one's type

    if shorter(game, sized=sized):
        return swings(game)
    number, needed = len(game.players), room(game, sized=sized)
    if needed > LARGEST:
        found = f"the exact count needs {needed / 8e9:,.1f} gigabytes"
        do = "Give weights of fewer digits; floats reach further than exact counts."
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", do))
    affordable(number * needed, f"{number:,} players")
    return by_sums(game, sized=sized)


def by_sums(game: Game, *, sized: bool) -> Swings:
    """The same whatever it takes: coalitions counted by their weight and whatever else decides."""
    plan = layout(game, sized=sized)
    steps = [(weight, code * plan.bits) for weight, code in plan.players]
    upto = cumulated(steps, plan.width, plan.fields)
    every = blocks.everybody(plan)
    losing = sum(split(blocks.losing(plan, upto, every), plan.bits, plan.places))
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for player in plan.players:
        if player not in found:
            found[player] = _swings(plan, upto, every, player)
    by_size = tuple(found[player] for player in plan.players)
    return Swings(2 ** len(plan.players) - losing, tuple(map(sum, by_size)), by_size if plan.places > 1 else ())


def _swings(plan: Layout, upto: list[int], every: int, player: tuple[int, int]) -> tuple[int, ...]:
    """One player's swings by the number of others (a single number where sizes are not kept)."""
    weight, code = player
    if plan.single is not None and plan.span == plan.places:
        shift, top = code * plan.bits, plan.single - 1
        between = without(upto, top, weight, shift) - without(upto, top - weight, weight, shift)
    else:
        between = blocks.swings(plan, upto, every, player)
    return tuple(split(between, plan.bits, plan.places)) if plan.places > 1 else (between,)
