"""Swings where weights are long and players few, as with populations in persons: half of the players beside the other.

All coalitions of each half are summed. For one coalition of the near half, those of the far half that win with it are
the ones that weigh enough, and in a sorted row they are counted by one search. That is 2^14 searches for 28 players
where there are 2^28 coalitions, whatever the digits of the weights. Under several rules, and where sizes matter, the
far half is sorted into groups by what else decides (`dimensions`), and each group is searched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, prod

import numpy as np
import numpy.typing as npt

from whipcount.power.dimensions import Dimensions

Whole = npt.NDArray[np.int64]
Losing = Callable[[Sequence[int]], float]
_LONGEST = 1 << 62  # sums that a machine word holds
_LARGEST = 22  # players in a half: four million coalitions
_CALL = 60  # searches that take as long as calling for them
_ROWS = 1 << 16  # coalitions whose members are looked at together


@dataclass(frozen=True, slots=True)
class Item:
    """A player, or a union that comes whole: what it adds to the main sum, to each inner one, and to the code.

    code: what the others of a swing are told by: 1 for a count by size, 0 where nobody asks.
    """

    main: int
    inner: tuple[int, ...]
    code: int


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Coalitions of a half with the same inner sums and code; in rising order of their main sums."""

    inner: tuple[int, ...]
    code: int
    main: Whole
    coalitions: Whole


def items(made: Dimensions, code: int) -> list[Item]:
    """The players of a game, all with this code."""
    inner = list(zip(*made.inner, strict=True)) or [()] * len(made.main)
    return [Item(main, own, code) for main, own in zip(made.main, inner, strict=True)]


def joined(members: Sequence[Item], code: int) -> Item:
    """Players who come together, as one."""
    inner = tuple(map(sum, zip(*(item.inner for item in members), strict=True)))
    return Item(sum(item.main for item in members), inner, code)


def work(every: Sequence[Item]) -> float:
    """How many searches it takes, those that are spent on calling included; infinity for what cannot be done."""
    near, far = _split(every)
    if len(near) > _LARGEST or sum(item.main for item in every) >= _LONGEST:
        return inf
    groups = [_at_most(half) for half in (near, far)]
    return groups[1] * 2.0 ** len(near) + groups[0] * 2.0 ** len(far) + 2 * _CALL * groups[0] * groups[1]


def swings(every: Sequence[Item], losing: Losing, asked: Sequence[int]) -> tuple[int, dict[int, dict[int, int]]]:
    """The winning coalitions, and for each item asked for (by its place) its swings by the code of the others.

    losing: below which main sum a coalition with these inner sums loses; infinity if it always does.
    """
    near, far = _split(every)
    places = list(range(len(every)))
    here, there = (_groups(half, len(every[0].inner)) for half in (near, far))
    winning, found = _found(here, there, losing, _at(places[::2], asked), every)
    _, others = _found(there, here, losing, _at(places[1::2], asked), every)
    return winning, found | others


def _split(every: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """Every other one, so that players who follow each other by weight are shared out."""
    return every[::2], every[1::2]


def _at(half: Sequence[int], asked: Sequence[int]) -> dict[int, int]:
    """For each item of this half that is asked for, its bit there."""
    wanted = set(asked)
    return {place: bit for bit, place in enumerate(half) if place in wanted}


def _at_most(half: Sequence[Item]) -> int:
    codes: int = prod(times + 1 for code, times in Counter(item.code for item in half).items() if code)
    for each in zip(*(item.inner for item in half), strict=True):
        codes *= sum(each) + 1
    return min(codes, 1 << len(half))


def _groups(half: Sequence[Item], sums: int) -> list[_Group]:
    """All coalitions of a half, by so many inner sums and the code."""
    main = np.zeros(1, np.int64)
    keys = np.zeros((1, 1 + sums), np.int64)
    for item in half:
        main = np.concatenate((main, main + item.main))
        keys = np.concatenate((keys, keys + np.array((item.code, *item.inner), np.int64)))
    order = np.lexsort((main, *keys.T))
    ends = np.flatnonzero(np.any(np.diff(keys[order], axis=0), axis=1)) + 1
    made = []
    for coalitions in np.split(order, ends):
        code, *inner = keys[coalitions[0]].tolist()
        made.append(_Group(tuple(inner), code, main[coalitions], coalitions))
    return made


def _found(
    near: list[_Group], far: list[_Group], losing: Losing, asked: dict[int, int], every: Sequence[Item]
) -> tuple[int, dict[int, dict[int, int]]]:
    """Winning coalitions of both halves, and the swings of those asked for, who are in the near one."""
    winning = 0
    found: dict[int, defaultdict[int, int]] = {place: defaultdict(int) for place in asked}
    bits = np.array(list(asked.values()), np.int64)
    for here in near:
        counts = np.array([_wins(here, there, losing) for there in far])
        whole = counts.sum(axis=1)
        winning += int(whole.sum())
        inside = sum(_members(here.coalitions, bits, counts), np.zeros((len(bits), len(far))))
        for place, own in zip(asked, inside.tolist(), strict=True):
            for there, with_it, all_of_them in zip(far, own, whole.tolist(), strict=True):
                code = here.code + there.code
                found[place][code - every[place].code] += int(with_it)
                found[place][code] -= int(all_of_them - with_it)
    return winning, {place: {code: number for code, number in own.items() if number} for place, own in found.items()}


def _wins(here: _Group, there: _Group, losing: Losing) -> npt.NDArray[np.float64]:
    """For each coalition of one group, how many of the other win with it; floats are exact up to 2^53."""
    bound = losing([one + other for one, other in zip(here.inner, there.inner, strict=True)])
    if bound == inf:
        return np.zeros(len(here.main))
    return (len(there.main) - np.searchsorted(there.main, int(bound) - here.main)).astype(np.float64)


def _members(coalitions: Whole, bits: Whole, counts: npt.NDArray[np.float64]) -> Iterator[npt.NDArray[np.float64]]:
    """For each of those asked for and each far group, the winning coalitions with it: some rows after the others."""
    for start in range(0, len(coalitions), _ROWS):
        some = slice(start, start + _ROWS)
        inside = (coalitions[some] >> bits[:, None] & 1).astype(np.float64)
        yield inside @ counts[:, some].T
