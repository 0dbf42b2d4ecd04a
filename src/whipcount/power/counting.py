"""Swings: in how many coalitions each player turns defeat into victory, counted exactly and never one by one.

All indices of Banzhaf's and Shapley's kind are made of these counts. The coalitions are counted by their weight
under the heaviest rule; inside every weight, by their weights under the other rules and, where asked, by size. Taking
a player out again is nearly free (`packed.without`) and is done once for players that are alike.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import comb, inf

from whipcount.model import Problem, Unusable
from whipcount.power import blocks
from whipcount.power.dimensions import dimensions
from whipcount.power.effort import LARGEST, SEARCH, SOON, TABLE, affordable
from whipcount.power.effort import MOST as LONGEST
from whipcount.power.game import Game
from whipcount.power.layout import Layout, layout, room
from whipcount.power.packed import LONG, between, bits_for, cumulated, split
from whipcount.power.rules import Rule, reduced


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
    from whipcount.power.truth import MOST, longer, shorter, swings  # noqa: PLC0415 - that room counts with this one's type

    number = len(game.players)
    plain = isinstance(game.rules, Rule) and not game.restricted
    needed = _needed(game, sized=sized)
    if found := by_halves(game, min(2 * number * needed, TABLE << number if number <= MOST else inf), sized=sized):
        return found
    if longer(needed, number) if plain else shorter(game, sized=sized):
        return swings(game)
    _fits(needed if plain else room(game, sized=sized), number)
    return _of_one_rule(reduced(game.rule), sized=sized) if plain else by_sums(game, sized=sized)


def _needed(game: Game, *, sized: bool) -> float:
    """How many bits all counts take when they are laid out by weight; infinity for more than can be laid out."""
    if not isinstance(game.rules, Rule) or game.restricted:
        with suppress(Unusable):
            return room(game, sized=sized)
        return inf
    rule, number = reduced(game.rules), len(game.players)
    return _bits(number, sized=sized) * (number + 1 if sized else 1) * min(rule.quota, rule.total + 1)


def by_halves(game: Game, otherwise: float, *, sized: bool) -> Swings | None:
    """The swings from the coalitions of both halves, where any other way is long and this one is shorter."""
    if otherwise < SOON:
        return None
    try:
        from whipcount.power import halves  # noqa: PLC0415 - small games need no numpy

        made = dimensions(game)
    except (ImportError, Unusable):
        return None
    every = halves.items(made, int(sized))
    if SEARCH * halves.work(every) > min(otherwise, LONGEST):
        return None
    places = range(len(every))
    winning, found = halves.swings(every, made.losing, places)
    by_size = tuple(tuple(found[place].get(size, 0) for size in range(len(every) + 1)) for place in places)
    return Swings(winning, tuple(map(sum, by_size)), by_size if sized else ())


def _fits(needed: float, number: int) -> None:
    if needed > LARGEST:
        found = f"the exact count needs {needed / 8e9:,.1f} gigabytes"
        do = "Give weights of fewer digits; floats reach further than exact counts."
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", do))
    affordable(int(2 * number * needed), f"{number:,} players")


def _bits(number: int, *, sized: bool) -> int:
    """Of one count: all coalitions at most, or all of one size."""
    return bits_for(comb(number, number // 2) if sized else 1 << number)


def _of_one_rule(rule: Rule, *, sized: bool) -> Swings:
    """Counted under the quota or its mirror, total - quota + 1, whichever is the lower.

    Under the mirror a coalition wins when all others lose under the quota. A player decides as often under both, with
    s others under the one and n-1-s under the other; and where nine tenths must agree the mirror is far less work.
    """
    number, mirror = len(rule.weights), rule.total - rule.quota + 1
    if mirror < 1:
        return Swings(0, (0,) * number, ((0,) * (number + 1),) * number if sized else ())
    if mirror >= rule.quota:
        return _below(rule.weights, rule.quota, sized=sized)
    counted = _below(rule.weights, mirror, sized=sized)
    turned = {sizes: (*sizes[number - 1 :: -1], 0) for sizes in set(counted.by_size)}
    return Swings(2**number - counted.winning, counted.swings, tuple(turned[sizes] for sizes in counted.by_size))


def _below(weights: tuple[int, ...], quota: int, *, sized: bool) -> Swings:
    number, top = len(weights), quota - 1
    if not sized and number * quota > LONG:
        with suppress(ImportError):
            return _in_limbs(weights, quota)
    bits, code, span = _bits(number, sized=sized), int(sized), number + 1 if sized else 1
    upto = cumulated([(weight, code) for weight in weights], bits, span, quota)
    found = {weight: between(upto, top, weight, code * bits) for weight in set(weights)}
    if not sized:
        return Swings(2**number - upto[top], tuple(found[weight] for weight in weights))
    known = {weight: tuple(split(packed, bits, span)) for weight, packed in found.items()}
    by_size = tuple(known[weight] for weight in weights)
    return Swings(2**number - sum(split(upto[top], bits, span)), tuple(map(sum, by_size)), by_size)


def _in_limbs(weights: tuple[int, ...], quota: int) -> Swings:
    from whipcount.power import limbs  # noqa: PLC0415 - small games need no numpy

    losing, found = limbs.swings(sorted(weights), quota)
    return Swings(2 ** len(weights) - losing, tuple(found[weight] for weight in weights))


def by_sums(game: Game, *, sized: bool) -> Swings:
    """The same in any game: coalitions counted by their weight and whatever else decides."""
    plan = layout(game, sized=sized)
    upto = cumulated(plan.players, plan.bits, plan.span, plan.fields)
    every = blocks.everybody(plan)
    losing = sum(split(blocks.losing(plan, upto, every), plan.bits, plan.places))
    found = {player: _swings(plan, upto, every, player) for player in set(plan.players)}
    by_size = tuple(found[player] for player in plan.players)
    return Swings(2 ** len(plan.players) - losing, tuple(map(sum, by_size)), by_size if plan.places > 1 else ())


def _swings(plan: Layout, upto: list[int], every: int, player: tuple[int, int]) -> tuple[int, ...]:
    """One player's swings by the number of others (a single number where sizes are not kept)."""
    between = blocks.swings(plan, upto, every, player)
    return tuple(split(between, plan.bits, plan.places)) if plan.places > 1 else (between,)
