"""How the coalitions of a game are laid out in one integer: by one sum, and inside each sum by what else matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf, prod
from operator import mul

from whipcount.model import Problem, Unusable
from whipcount.power.dimensions import Dimensions, Weights, dimensions
from whipcount.power.game import Game
from whipcount.power.packed import bits_for

_BLOCKS = 2_000_000  # times the ways to form coalitions: each is looked at once in Python


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields by the sum along the main dimension, each with `span` counts of `bits` bits inside.

    players: weight and code of each; a code is how many counts further inside a field the player moves things.
    fields: sums from 0 that matter. A field is made of blocks, one for each state of the inner dimensions, and a
    block of `sizes` counts, by the size of a coalition; one count where sizes are not kept, or where the inner
    dimensions tell them anyway: then `slots` has the size for each block, else 0. places: how many sizes there are.
    inner, within: the inner dimensions, and how many sums each of them can have.
    losing: for each block, below which sum a coalition loses; infinity where no sum wins.
    """

    players: tuple[tuple[int, int], ...]
    bits: int
    span: int
    fields: int
    losing: tuple[float, ...]
    sizes: int
    places: int
    slots: tuple[int, ...]
    inner: tuple[Weights, ...]
    within: tuple[int, ...]

    @property
    def width(self) -> int:
        """Of a field, in bits."""
        return self.bits * self.span


def room(game: Game, *, sized: bool) -> int:
    """How many bits the layout of this game takes, before any of them is written.

    Unusable when there are too many blocks inside a field, whatever their length.
    """
    made = dimensions(game)
    blocks = prod(sum(each) + 1 for each in made.inner)
    if blocks * len(made.choices) > _BLOCKS:
        found = f"{blocks:,} sums beside the votes, and {len(made.choices):,} ways to form coalitions"
        do = "Leave players of small weight, refusals or rules out."
        raise Unusable(Problem(None, found, f"at most {_BLOCKS:,} together", do))
    width = bits_for(1 << len(game.players)) * prod(sum(each) + 1 for each in _inside(made, sized=sized))
    return width * min(sum(made.main) + 1, made.most)


def layout(game: Game, *, sized: bool) -> Layout:
    """The layout that the dimensions of this game need; `sized` counts coalitions by their size too.

    `room` says before whether it fits into memory.
    """
    made, number = dimensions(game), len(game.players)
    inside = _inside(made, sized=sized)
    lengths = [sum(each) + 1 for each in inside]
    codes = [sum(map(mul, _strides(lengths), own)) for own in zip(*inside, strict=True)] or [0] * number
    sizes = number + 1 if len(inside) > len(made.inner) else 1
    within = tuple(sum(each) + 1 for each in made.inner)
    blocks = prod(within)
    states = [digits(block, within) for block in range(blocks)]
    losing = tuple(map(made.losing, states))
    told = made.inner.index((1,) * number) if sized and sizes == 1 else None
    return Layout(
        players=tuple(zip(made.main, codes, strict=True)),
        bits=bits_for(1 << number),
        span=prod(lengths),
        fields=int(max((bound for bound in losing if bound < inf), default=0)) or 1,
        losing=losing,
        sizes=sizes,
        places=number + 1 if sized else 1,
        slots=(0,) * blocks if told is None else tuple(state[told] for state in states),
        inner=made.inner,
        within=within,
    )


def _inside(made: Dimensions, *, sized: bool) -> list[Weights]:
    """The dimensions inside a field: sizes first where they are asked for and no other tells them."""
    ones = (1,) * len(made.main)
    return [ones, *made.inner] if sized and ones not in made.inner else list(made.inner)


def _strides(lengths: Sequence[int]) -> Iterator[int]:
    return accumulate(lengths[:-1], mul, initial=1)


def digits(block: int, lengths: Sequence[int]) -> list[int]:
    """The inner sums of a block."""
    digits = []
    for length in lengths:
        block, digit = divmod(block, length)
        digits.append(digit)
    return digits
