"""Vulnerable coalitions by the number of critical members, counted in compiled loops: `vulnerable`, row by row.

A row for each number of critical members; in it, at every weight, how many coalitions there are of the players so far
promoted, that many of them, and any of the others. Only the fields where there are any are touched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from whipcount.power import compiled_words as words

Whole = npt.NDArray[np.int64]
MOST = words.BITS  # players: no count of theirs has more bits


@dataclass(frozen=True, slots=True)
class _Plan:
    """The players heaviest first, what the heaviest 0, 1, ... weigh, and with how many critical one can still lose."""

    weights: list[int]
    sums: list[int]
    quota: int
    most: int

    def window(self, promoted: int) -> tuple[Whole, Whole]:
        """From which field to below which each row holds anything: its lightest, and its heaviest with all others."""
        total, others = self.sums[promoted], self.sums[-1] - self.sums[promoted]
        sizes = range(min(promoted, self.most) + 1)
        lows = [total - self.sums[promoted - size] for size in sizes]
        ends = [min(self.sums[size] + others + 1, self.quota) for size in sizes]
        return np.array(lows, np.int64), np.array(ends, np.int64)


def bytes_of(weights: Sequence[int], quota: int) -> int:
    """How much memory the rows take."""
    plan = _plan(weights, quota)
    return (plan.most + 2) * (2 * quota + max(weights)) * words.WORDS * 8


def memberships(weights: Sequence[int], quota: int) -> dict[int, dict[int, int]]:
    """For a player of each weight, the coalitions in which it is critical by the number of critical members."""
    plan = _plan(weights, quota)
    alike, idle = Counter(plan.weights), 1 << (len(weights) - len(plan.weights))
    rows = np.zeros((plan.most + 2, quota, words.WORDS), np.uint64)
    sums = np.zeros((plan.most + 1, quota + plan.weights[0], rows.shape[2]), np.uint64)
    rows[0, 0, 0] = 1
    for weight in plan.weights:
        words.join(rows[0], weight)
    before, promoted = {}, 0
    for weight, lighter in pairwise([*alike, 0]):
        before[weight] = words.alternating(sums, plan.window(promoted)[0], quota, weight)
        for _ in range(alike[weight]):
            words.promote(rows, *plan.window(promoted), weight)
            promoted += 1
        words.gather(rows, sums, *plan.window(promoted), (lighter, weight))
    found = {}
    for weight in alike:
        after = words.alternating(sums, plan.window(promoted)[0], quota, weight)
        pairs = zip(_integers(after), _integers(before[weight]), strict=True)
        counts = [(one - other) % (1 << words.BITS) for one, other in pairs]
        found[weight] = {size: number * idle for size, number in enumerate(counts, 1) if number}
    return found


def _plan(weights: Sequence[int], quota: int) -> _Plan:
    heaviest = sorted(filter(None, weights), reverse=True)
    most = bisect_left([*accumulate(reversed(heaviest))], quota)
    return _Plan(heaviest, [0, *accumulate(heaviest)], quota, most)


def _integers(numbers: npt.NDArray[np.uint64]) -> list[int]:
    return [int.from_bytes(number.astype("<u8").tobytes(), "little") for number in numbers]
