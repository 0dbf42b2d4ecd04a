"""In how many ways seats can be shared out, by convolution: exact, in whole numbers of any size.

Nothing here knows a parliament. The tests hold each function to one that tries every way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log2
from operator import add, sub

from whipcount.model.quantity import Range

Spot = tuple[int, int]


def ways(sizes: Iterable[int], most: int, width: int = 0) -> list[int]:
    """For each number up to `most` in how many ways it can be shared among parties of these sizes.

    width: with one, each count is many in one integer: its lowest `width` bits are the ways in which no party gives
    any, the next ones those of one party, and so on. It must be wide enough for the largest of them.
    """
    counts = [1] + [0] * most
    for size in sizes:
        sums = list(accumulate(counts, initial=0))
        counts = [counts[n] + ((sums[n] - sums[max(0, n - size)]) << width) for n in range(most + 1)]
    return counts


def bounded(bounds: Iterable[Range], most: int) -> list[int]:
    """The same where each party gives at least so many seats and at most so many."""
    counts = [1] + [0] * most
    for span in bounds:
        sums = list(accumulate(counts, initial=0))
        counts = [sums[max(0, n + 1 - span.low)] - sums[max(0, n - span.high)] for n in range(most + 1)]
    return counts


def split(packed: int, width: int) -> list[int]:
    """The counts that `ways` has put into one integer: of no party, of one party, of two."""
    counts = []
    while packed:
        counts.append(packed & ((1 << width) - 1))
        packed >>= width
    return counts


def placed(sizes: Iterable[int], most: Spot) -> list[list[int]]:
    """In how many ways parties of these sizes can have so many seats here and so many there, the others elsewhere.

    A list for each number here, up to the first of `most`, of counts for each number there, up to the second.
    """
    here, there = most
    counts = [[0] * (there + 1) for _ in range(here + 1)]
    counts[0][0] = 1
    for size in sizes:
        counts = _triangles(counts, size)
    return counts


def _triangles(counts: list[list[int]], size: int) -> list[list[int]]:
    """Each count replaced by the sum of those up to `size` steps before it, steps in both directions together.

    One step further there, such a triangle gains a column and loses its slanting edge, so that two running sums do.
    """
    last = len(counts[0]) - 1
    columns = [[0] * (last + 1)]  # sums over all rows before
    slants: list[list[int]] = []  # sums along (i, j), (i - 1, j + 1), ...
    found = []
    for i, row in enumerate(counts):
        columns.append(list(map(add, columns[-1], row)))
        slants.append([n + (slants[i - 1][j + 1] if i and j < last else 0) for j, n in enumerate(row)])
        gained = list(map(sub, columns[-1], columns[max(0, i - size)]))
        triangle, triangles = 0, []
        for j in range(last + 1):
            triangle += gained[j]
            if j:
                skipped = max(0, size - j + 1)
                edge = slants[i - skipped][max(0, j - 1 - size)] if skipped <= i else 0
                beyond = slants[i - size - 1][j] if i > size else 0
                triangle -= edge - beyond
            triangles.append(triangle)
        found.append(triangles)
    return found


def bits(answers: Sequence[int]) -> float:
    """What an answer tells on average, every way being as likely as another: the entropy of these counts."""
    total = sum(answers)
    return sum(-share * log2(share) for n in answers if (share := n / total if n else 0.0))
