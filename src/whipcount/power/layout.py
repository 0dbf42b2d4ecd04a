"""How the coalitions of a game are laid out in one integer: by weight, and inside each weight by what else matters."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, prod
from operator import mul

from whipcount.power.game import Game
from whipcount.power.rules import Joined, Rule, Rules, leaves, reduced

Weights = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields by weight under the heaviest rule, each with `span` counts of `bits` bits inside.

    players: weight and code of each; a code is how many counts further inside a field the player moves things.
    fields: weights from 0 that matter. losing: for each place inside a field, below which weight a coalition loses;
    infinity where no weight wins. single: that bound where it is the same everywhere.
    stride, sizes: how the size of a coalition is read off a place; a stride of 0 keeps none.
    """

    players: tuple[tuple[int, int], ...]
    bits: int
    span: int
    fields: int
    losing: tuple[float, ...]
    single: int | None
    stride: int
    sizes: int

    @property
    def width(self) -> int:
        """Of a field, in bits."""
        return self.bits * self.span

    def size(self, key: int) -> int:
        """The number of players in a coalition at this place of a field."""
        return key // self.stride % self.sizes if self.stride else 0


def room(game: Game, *, sized: bool) -> int:
    """How many bits the layout of this game takes, before any of them is written."""
    rules = [reduced(rule) for rule in leaves(game.rules)]
    main = max(rules, key=lambda rule: rule.total)
    inside = {rule.weights for rule in rules if rule.weights != main.weights}
    if sized:
        inside.add((1,) * len(game.players))
    width = 8 * (len(game.players) // 8 + 1) * prod(sum(weights) + 1 for weights in inside)
    return width * min(main.total + 1, max(rule.quota for rule in rules if rule.weights == main.weights))


def layout(game: Game, *, sized: bool) -> Layout:
    """The layout that the rules of this game need; the heaviest rule is laid out by weight, all others inside."""
    number = len(game.players)
    rules = _reduced(game.rules)
    main = max(leaves(rules), key=lambda rule: rule.total)
    ones = (1,) * number
    inside = list(dict.fromkeys(rule.weights for rule in leaves(rules) if rule.weights != main.weights))
    if sized:
        inside = [ones, *(weights for weights in inside if weights != ones)]
    lengths = [sum(weights) + 1 for weights in inside]
    strides = [prod(lengths[:place]) for place in range(len(inside))]
    codes = [sum(map(mul, strides, own)) for own in zip(*inside, strict=True)] or [0] * number
    span = prod(lengths)
    known = (dict(zip(inside, _digits(place, lengths), strict=True)) for place in range(span))
    losing = tuple(_losing(rules, main.weights, sums) for sums in known)
    return Layout(
        players=tuple(zip(main.weights, codes, strict=True)),
        bits=8 * (number // 8 + 1),
        span=span,
        fields=int(max((bound for bound in losing if bound < inf), default=0)) or 1,
        losing=losing,
        single=int(losing[0]) if len(set(losing)) == 1 and 0 < losing[0] < inf else None,
        stride=1 if sized else 0,
        sizes=number + 1 if sized else 1,
    )


def _reduced(rules: Rules) -> Rules:
    if isinstance(rules, Rule):
        return reduced(rules)
    return Joined(rules.how, tuple(_reduced(part) for part in rules.parts))


def _digits(place: int, lengths: list[int]) -> list[int]:
    """The sums under the rules laid out inside a field, for one place of it."""
    digits = []
    for length in lengths:
        place, digit = divmod(place, length)
        digits.append(digit)
    return digits


def _losing(rules: Rules, main: Weights, sums: dict[Weights, int]) -> float:
    """Below which weight under the main rule a coalition with these other sums loses: "and" asks for the highest."""
    if isinstance(rules, Joined):
        bounds = [_losing(part, main, sums) for part in rules.parts]
        return max(bounds) if rules.how == "and" else min(bounds)
    if rules.weights == main:
        return rules.quota if rules.quota <= rules.total else inf
    return 0 if sums[rules.weights] >= rules.quota else inf
