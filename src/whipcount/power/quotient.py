"""Swings with unions in any game: one count in which every union is a player, and one for each union of several.

A union adds to every sum what its members add together, so the games of unions are laid out like all others. Whoever
is a union alone is counted in the first of them; a union of several needs one of its own, where it is taken apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from whipcount.model import Problem, Unusable
from whipcount.power import blocks
from whipcount.power.counting import count
from whipcount.power.dimensions import dimensions
from whipcount.power.effort import LARGEST, SEARCH, SOON, TABLE, affordable
from whipcount.power.effort import MOST as LONGEST
from whipcount.power.game import Game, Group
from whipcount.power.layout import Layout, layout, room
from whipcount.power.packed import bits_for, cumulated, split
from whipcount.power.truth import MOST, shorter, table

Kind = tuple[int, int]
_MOST = 22  # unions and members of one: four million coalitions of them


@dataclass(frozen=True, slots=True)
class United:
    """One player's swings when unions are kept: by the number of other unions and of members of its own.

    unions: how many there are, its own included. members: how many its own has, itself included.
    """

    unions: int
    members: int
    swings: dict[tuple[int, int], int]


Way = Callable[[Sequence[int], Sequence[Group], Group], dict[int, United]]


def partition(game: Game) -> list[Group]:
    """The unions of the game, and everybody else as a union alone."""
    inside = {place for union in game.unions for place in union}
    alone = [(place,) for place in range(len(game.players)) if place not in inside]
    return [*(union for union in game.unions if union), *alone]


def united(game: Game) -> tuple[United, ...]:
    """The swings of every player with the unions of the game, whatever its rules and refusals."""
    if any(len(union) > 1 for union in game.unions):
        if found := by_halves(game, _otherwise(game)):
            return found
        return by_table(game) if shorter(game, sized=False) else by_sums(game)
    sizes, unions = count(game, sized=True).by_size, partition(game)
    known = {own: _of(unions, (), enumerate(own)) for own in set(sizes)}
    return tuple(known[own] for own in sizes)


def _otherwise(game: Game) -> float:
    """How many bits of arithmetic the other two ways take, whichever is less."""
    number = len(game.players)
    sums = inf
    with suppress(Unusable):
        sums = 2.0 * number * room(game, sized=False) * len(partition(game))
    return min(sums, TABLE << number if number <= MOST else inf)


def by_halves(game: Game, otherwise: float) -> tuple[United, ...] | None:
    """By the coalitions of both halves of the unions and members of one's own, where that is shorter; else None."""
    if otherwise < SOON:
        return None
    try:
        from whipcount.power import halves  # noqa: PLC0415 - small games need no numpy

        made = dimensions(game)
    except (ImportError, Unusable):
        return None
    players, spent = halves.items(made, 0), 0.0

    def listed(unions: Sequence[Group], own: Group) -> list[halves.Item]:
        outer = [halves.joined([players[place] for place in union], 1) for union in unions]
        return [*outer, *(halves.joined([players[place]], len(unions) + 1) for place in own)]

    def measured(asked: Sequence[int], unions: Sequence[Group], own: Group) -> dict[int, United]:
        nonlocal spent
        spent += halves.work(listed(unions, own)) if asked else 0
        return dict.fromkeys(asked, _of(unions, own, ()))

    def way(asked: Sequence[int], unions: Sequence[Group], own: Group) -> dict[int, United]:
        if not asked:
            return {}
        places = [*((union[0] if len(union) == 1 else -1) for union in unions), *own]
        at = {place: here for here, place in enumerate(places) if place in asked}
        _, found = halves.swings(listed(unions, own), made.losing, list(at.values()))
        return {place: _of(unions, own, found[here].items()) for place, here in at.items()}

    _all(game, measured)
    return _all(game, way) if SEARCH * spent < min(otherwise, LONGEST) else None


def by_sums(game: Game) -> tuple[United, ...]:
    """By counting coalitions of unions by their sums."""
    return _all(game, partial(_by_sums, layout(game, sized=False)))


def _all(game: Game, way: Way) -> tuple[United, ...]:
    """Whoever is a union alone in one go, the others union by union."""
    unions = partition(game)
    found = way([place for union in unions if len(union) == 1 for place in union], unions, ())
    for at, union in enumerate(unions):
        if len(union) > 1:
            found |= way(union, [*unions[:at], *unions[at + 1 :]], union)
    return tuple(found[place] for place in range(len(game.players)))


def by_table(game: Game) -> tuple[United, ...]:
    """By looking at all coalitions of the unions and of the members of one's own."""
    import numpy as np  # noqa: PLC0415 - games that are counted by their sums need no numpy

    number = len(game.players)
    wins = np.frombuffer(table(game).to_bytes(max((1 << number) // 8, 1), "little"), np.uint8)

    def way(asked: Sequence[int], unions: Sequence[Group], own: Group) -> dict[int, United]:
        players = [*unions, *((place,) for place in own)]
        if len(players) > _MOST:
            found = f"{len(players)} unions and members of one union, whose coalitions cannot be counted by weight"
            raise Unusable(Problem(None, found, f"at most {_MOST}", "Give weights of fewer digits."))
        inner = len(unions) + 1
        masks, sizes = np.zeros(1, np.int64), np.zeros(1, np.int64)
        for at, player in enumerate(players):
            masks = np.concatenate((masks, masks | sum(1 << place for place in player)))
            sizes = np.concatenate((sizes, sizes + (1 if at < len(unions) else inner)))
        won = (wins[masks >> 3] >> (masks & 7)) & 1
        made: dict[int, United] = {}
        for place in asked:
            at = players.index((place,))
            without, joined = np.swapaxes(won.reshape(-1, 2, 1 << at), 0, 1)
            counts = np.bincount(np.swapaxes(sizes.reshape(-1, 2, 1 << at), 0, 1)[0][joined > without])
            made[place] = _of(unions, own, enumerate(counts.tolist()))
        return made

    return _all(game, way)


def _by_sums(plan: Layout, asked: Sequence[int], unions: Sequence[Group], own: Group) -> dict[int, United]:
    """The swings of those asked for among these unions and the members of their own, which is none if they are alone.

    A block counts by the number of unions, and inside by members of the own union. Whoever is a union alone is among
    the unions and is taken out like one.
    """
    inner = len(unions) + 1
    places = inner * (len(own) + 1)
    bits = bits_for(1 << (len(unions) + len(own)))
    merged = [_moved(_sum(plan, union), places, 1) for union in unions]
    members = {place: _moved(plan.players[place], places, inner if own else 1) for place in asked}
    every = (*merged, *(members[place] for place in own))
    span, slots = plan.span * places, (0,) * len(plan.losing)
    made = replace(plan, players=every, bits=bits, span=span, sizes=places, places=places, slots=slots)
    if made.width * made.fields > LARGEST:
        found = f"the exact count needs {made.width * made.fields / 8e9:,.1f} gigabytes"
        raise Unusable(Problem(None, found, f"at most {LARGEST / 8e9:,.1f}", "Give weights of fewer digits."))
    affordable(len(every) * made.width * made.fields, f"{len(every)} players and unions in {made.fields:,} sums")
    upto = cumulated(every, bits, made.span, made.fields)
    everybody = blocks.everybody(made)
    known: dict[Kind, United] = {}
    for player in dict.fromkeys(members.values()):
        counts = split(blocks.swings(made, upto, everybody, player), bits, places)
        known[player] = _of(unions, own, enumerate(counts))
    return {place: known[member] for place, member in members.items()}


def _of(unions: Sequence[Group], own: Group, counts: Iterable[tuple[int, int]]) -> United:
    """Counts by the number of unions, and for each of them by members of the own one."""
    swings = {divmod(place, len(unions) + 1)[::-1]: number for place, number in counts if number}
    return United(len(unions) + bool(own), max(len(own), 1), swings)


def _sum(plan: Layout, union: Group) -> Kind:
    return sum(plan.players[place][0] for place in union), sum(plan.players[place][1] for place in union)


def _moved(kind: Kind, places: int, by: int) -> Kind:
    return kind[0], kind[1] * places + by
