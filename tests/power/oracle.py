"""The obvious slow way: every coalition is looked at. What is clever in the room must agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

from whipcount.power.game import Game

Coalition = frozenset[int]


def coalitions(number: int) -> Iterator[Coalition]:
    for size in range(number + 1):
        yield from map(frozenset, combinations(range(number), size))


def wins(game: Game, coalition: Coalition) -> bool:
    """Whether it holds a part that meets the rules, has no refusing pair and splits no group."""
    if not game.restricted:
        return game.rules.met(coalition)
    parts = (frozenset(part) for size in range(len(coalition) + 1) for part in combinations(sorted(coalition), size))
    return any(allowed(game, part) and game.rules.met(part) for part in parts)


def allowed(game: Game, part: Coalition) -> bool:
    refusing = any(one in part and other in part for one, other in game.refusals)
    return not refusing and all(len(part & set(group)) in (0, len(group)) for group in game.together)


def winning(game: Game) -> list[Coalition]:
    return [each for each in coalitions(len(game.players)) if wins(game, each)]


def critical(game: Game, coalition: Coalition) -> Coalition:
    """Whose leaving turns this winning coalition into a losing one."""
    return frozenset(member for member in coalition if not wins(game, coalition - {member}))


def minimal(game: Game) -> list[Coalition]:
    return [each for each in winning(game) if critical(game, each) == each]


def swings(game: Game) -> tuple[int, ...]:
    every = [critical(game, each) for each in winning(game)]
    return tuple(sum(place in each for each in every) for place in range(len(game.players)))


def shapley_shubik(game: Game) -> tuple[Fraction, ...]:
    """Over all orders in which players can join."""
    turned = [0] * len(game.players)
    orders = list(permutations(range(len(game.players))))
    for order in orders:
        turns = [place for at, place in enumerate(order) if _turns(game, order, at)]
        for place in turns:
            turned[place] += 1
    return tuple(Fraction(times, len(orders)) for times in turned)


def _turns(game: Game, order: tuple[int, ...], at: int) -> bool:
    return wins(game, frozenset(order[: at + 1])) and not wins(game, frozenset(order[:at]))


def shapley_by_size(game: Game) -> tuple[Fraction, ...]:
    """The same by coalitions, for more players than can be put in every order."""
    number = len(game.players)
    values = [Fraction(0)] * number
    for each in winning(game):
        for place in critical(game, each):
            values[place] += Fraction(1, number * _choose(number - 1, len(each) - 1))
    return tuple(values)


def _choose(number: int, size: int) -> int:
    return sum(1 for _ in combinations(range(number), size))
