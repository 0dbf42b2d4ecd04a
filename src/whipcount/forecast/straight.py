"""What a side adds where all who dissent add the same: no transform is needed, because two numbers make the sum.

Of n members d dissent and l of the others come: the sum is line * l + broke * d. That l of n - d come has the chance
a(l) b(n - d - l) c(n - d), so for every sum there is one run over d, and all runs together are products of matrices.
"""

from __future__ import annotations

import numpy as np

from whipcount.forecast.betas import Beta, Numbers, factors

STEP = 64  # numbers of dissenters that are worked out together


def straight(dissent: Numbers, members: int, come: Beta, line: int, broke: int) -> tuple[int, Numbers]:
    """The least sum, and the chance of each from there on; rows by the shock as in `dissent`.

    Where whoever comes adds several, sums come in classes: each takes every such number of dissenters.
    """
    most = dissent.shape[1] - 1
    low, high = min(0, line * members) + min(0, broke * most), max(0, line * members) + max(0, broke * most)
    made = np.zeros((dissent.shape[0], high - low + 1))
    others, act, whole = (each[: members + 1] for each in factors(come.other, members))
    weighed = dissent * whole[members - most :][::-1]
    size, sign = abs(line), (line > 0) - (line < 0)
    edge = STEP * (abs(broke) + size) + 1
    acts, rests = _between(act, edge), _between(others, edge)
    for rest in range(min(size, most + 1)):
        chosen = weighed[:, rest::size]
        for first in range(0, chosen.shape[1], STEP):
            part = chosen[:, first : first + STEP]
            some, dissenters = part.shape[1], rest + size * first
            ends = broke * first, broke * (first + some - 1)
            start = min(0, sign * (members - dissenters)) + min(ends)
            wide = max(0, sign * (members - dissenters)) + max(ends) - start + 1
            come_first = sign * (start - broke * first)  # who comes, in the first row and column
            away_first = members - dissenters - come_first
            come_table = _view(acts, edge + come_first, (some, wide), (-sign * broke, sign))
            away_table = _view(rests, edge + away_first, (some, wide), (sign * broke - size, -sign))
            place = broke * rest + size * start - low
            made[:, place : place + size * wide : size] += part @ (come_table * away_table)
    return low, made


def _between(numbers: Numbers, edge: int) -> Numbers:
    """With so many zeros before and after them."""
    made = np.zeros(numbers.size + 2 * edge)
    made[edge:-edge] = numbers
    return made


def _view(numbers: Numbers, first: int, shape: tuple[int, int], steps: tuple[int, int]) -> Numbers:
    """Rows and columns that walk through the same numbers by steps, and along a row forward, which is sooner read."""
    if steps[1] < 0:
        numbers, first, steps = numbers[::-1].copy(), numbers.size - 1 - first, (-steps[0], -steps[1])
    down, along = (step * numbers.itemsize for step in steps)
    return np.lib.stride_tricks.as_strided(numbers[first:], shape, (down, along), writeable=False)
