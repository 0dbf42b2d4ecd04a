"""Sums of whole numbers of 256 bits, compiled: each is four words, the lowest first. Needs the extra `whipcount[fast]`.

The words are written out one by one: so the processor keeps them at hand, and takes a third of the time that a loop
over them takes. Everything is modulo 2^256, so that a difference of sums may pass below zero on the way.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from whipcount.power.compiling import compiled

WORDS, BITS = 4, 256
_NONE, _ONE = np.uint64(0), np.uint64(1)


@compiled
def less(row: Any, weight: int, low: int, end: int) -> None:
    """row[k] -= row[k - weight], from the lowest k up: one player is taken out of what may or may not have it."""
    if end <= low + weight:
        return
    upper, lower = row[low + weight : end], row[low : end - weight]
    for k in range(len(upper)):
        a, b, c, d = upper[k, 0], upper[k, 1], upper[k, 2], upper[k, 3]
        e, f, g, h = lower[k, 0], lower[k, 1], lower[k, 2], lower[k, 3]
        first = _ONE if a < e else _NONE
        part = b - f
        second = (_ONE if b < f else _NONE) | (_ONE if part < first else _NONE)
        rest = c - g
        third = (_ONE if c < g else _NONE) | (_ONE if rest < second else _NONE)
        upper[k, 0], upper[k, 1], upper[k, 2], upper[k, 3] = a - e, part - first, rest - second, d - h - third


@compiled
def more(row: Any, other: Any, shift: int, low: int, end: int) -> None:
    """row[k + shift] += other[k]."""
    if end <= low:
        return
    to, by = row[low + shift : end + shift], other[low:end]
    for k in range(len(by)):
        a, b, c, d = by[k, 0], by[k, 1], by[k, 2], by[k, 3]
        e, part, rest = to[k, 0] + a, to[k, 1] + b, to[k, 2] + c
        first = _ONE if e < a else _NONE
        f = part + first
        second = (_ONE if part < b else _NONE) | (_ONE if f < first else _NONE)
        g = rest + second
        third = (_ONE if rest < c else _NONE) | (_ONE if g < second else _NONE)
        to[k, 0], to[k, 1], to[k, 2], to[k, 3] = e, f, g, to[k, 3] + d + third


@compiled
def join(row: Any, weight: int) -> None:
    """row[k] += row[k - weight], from the top down, so that nobody comes in twice."""
    for k in range(len(row) - 1, weight - 1, -1):
        more(row[k : k + 1], row[k - weight : k - weight + 1], 0, 0, 1)


@compiled
def promote(rows: Any, lows: Any, ends: Any, weight: int) -> None:
    """One player who merely filled up is counted among the critical: out of every row, and from each into the next."""
    for size in range(len(lows) - 1, -1, -1):
        less(rows[size], weight, lows[size], ends[size])
        more(rows[size + 1], rows[size], weight, lows[size], min(ends[size], rows.shape[1] - weight))


@compiled
def gather(rows: Any, sums: Any, lows: Any, ends: Any, between: tuple[int, int]) -> None:
    """sums[k - e] += rows[k] for every e from the first to below the last; sums begin `shift` fields below 0.

    Where there are many e, a running total goes along the row, which one number enters and one leaves.
    """
    first, last = between
    shift, total = sums.shape[1] - rows.shape[1], np.zeros((1, 4), np.uint64)
    for size in range(len(lows)):
        if last - first < 4:
            for e in range(first, last):
                more(sums[size], rows[size], shift - e, lows[size], ends[size])
            continue
        total[:] = _NONE
        for k in range(lows[size] - last + 1, ends[size] - first):
            if k + last - 1 < ends[size]:
                more(total, rows[size][k + last - 1 : k + last], 0, 0, 1)
            if k + first - 1 >= lows[size]:
                more(total, ~rows[size][k + first - 1 : k + first], 0, 0, 1)
                more(total, one(), 0, 0, 1)
            more(sums[size][k + shift : k + shift + 1], total, 0, 0, 1)


@compiled
def one() -> Any:
    number = np.zeros((1, 4), np.uint64)
    number[0, 0] = _ONE
    return number


@compiled
def alternating(sums: Any, lows: Any, quota: int, weight: int) -> Any:
    """For each size the sum of sums[size - t][quota - (t + 1) weight], first one positive, to the lowest of a row."""
    shift = sums.shape[1] - quota
    found, unit, number = np.zeros((len(sums), 4), np.uint64), one(), np.zeros((1, 4), np.uint64)
    for row in range(len(lows)):
        field, size = quota - weight + shift, row
        while size < len(sums) and field >= lows[row]:
            number[0] = sums[row, field]
            if (size - row) % 2:
                number[0] = ~number[0]
                more(number, unit, 0, 0, 1)
            more(found, number, size, 0, 1)
            size, field = size + 1, field - weight
    return found
