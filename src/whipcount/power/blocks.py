"""Swings where the bound of victory differs from block to block: several rules, refusals, groups, unions.

A field holds one block for each state of the inner dimensions, and a block one count for each size. Blocks are cut out
of a field as bytes and added up whole, so that sizes cost nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from whipcount.power.layout import Layout
from whipcount.power.packed import without

Cuts = defaultdict[float, list[tuple[int, int]]]


def everybody(plan: Layout) -> int:
    """All coalitions by what stands inside a field, whatever their main sum."""
    value = 1
    for _, code in plan.players:
        value += value << (code * plan.bits)
    return value


def losing(plan: Layout, upto: Sequence[int], every: int) -> int:
    """The losing coalitions of all players, as one block."""
    cuts: Cuts = defaultdict(list)
    for block, bound in enumerate(plan.losing):
        cuts[bound].append((block, 1))
    return cut(plan, ((every if bound == inf else _upto(upto, bound), each) for bound, each in cuts.items()))


def swings(plan: Layout, upto: Sequence[int], every: int, player: tuple[int, int]) -> int:
    """One player's swings, as one block of counts of the *others*.

    A coalition of others in a block loses below the bound of that block, and wins with the player from the bound of
    the block that the player moves it to, less the player's weight; the swings are what lies between.
    """
    weight, code = player
    moved = code // plan.sizes
    cuts: Cuts = defaultdict(list)
    for block, (lost, reached) in enumerate(zip(plan.losing, plan.losing[moved:], strict=False)):
        if (won := reached - weight) < lost:
            cuts[lost].append((block, 1))
            cuts[max(won, 0)].append((block, -1))
    shift = code * plan.bits
    fields = rest(upto, weight, shift, [int(bound) for bound in cuts if bound < inf])
    fields[inf] = divided(every, shift) if inf in cuts else 0
    return cut(plan, ((fields[bound], each) for bound, each in cuts.items()))


def rest(upto: Sequence[int], weight: int, shift: int, bounds: list[int]) -> dict[float, int]:
    """How many coalitions of others lie below each bound: one by one, or in one pass when these are many."""
    highest = max(bounds, default=0)
    if not weight:
        return {bound: divided(upto[bound - 1], shift) if bound else 0 for bound in bounds}
    if sum(bounds) <= weight * highest:
        return {bound: without(upto, bound - 1, weight, shift) for bound in bounds}
    others: list[int] = []
    for place, count in enumerate(upto[:highest]):
        others.append(count - (others[place - weight] << shift) if place >= weight else count)
    return {bound: others[bound - 1] if bound else 0 for bound in bounds}


def divided(value: int, shift: int) -> int:
    """A packed polynomial divided by 1 + 2^shift, which divides it: by halves, for long division takes far longer.

    1 / (1 + y) = (1 - y) (1 + y^2) (1 + y^4) ..., as far as the polynomial reaches.
    """
    if not shift:
        return value >> 1
    length = value.bit_length()
    rest = value - (value << shift)
    while (shift := 2 * shift) < length:
        rest += rest << shift
        rest &= (1 << length) - 1
    return rest & ((1 << length) - 1)


def _upto(upto: Sequence[int], bound: float) -> int:
    return upto[int(bound) - 1] if bound else 0


def cut(plan: Layout, cuts: Iterable[tuple[int, list[tuple[int, int]]]]) -> int:
    """The sum of these blocks of these fields, each added or taken away: counts by size."""
    size, total, slots = plan.bits * plan.sizes // 8, 0, plan.slots
    for value, blocks in cuts:
        data = value.to_bytes(plan.width // 8, "little")
        for block, sign in blocks:
            found = int.from_bytes(data[block * size : (block + 1) * size], "little")
            total += sign * found << (slots[block] * plan.bits)
    return total
