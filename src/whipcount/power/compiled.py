"""The loops of `odds`, compiled: they give what numpy gives. Needs the extra `whipcount[fast]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit

_BLOCK = 4096  # fields that stay next to the processor
_PART = 1024


def _multiply(row: Any, weights: Any, odds: float, top: int) -> None:
    """Each weight in turn, from the top down and a block at a time; through `room`, as the two may overlap."""
    room = np.empty(_BLOCK)
    for place in range(len(weights)):
        weight = weights[place]
        top = min(top + weight, len(row))
        end = top
        while end > weight:
            start = max(weight, end - _BLOCK)
            for field in range(end - start):
                room[field] = odds * row[start - weight + field]
            for field in range(end - start):
                row[start + field] += room[field]
            end = start


def _sum(row: Any, start: int, end: int) -> float:
    """Part by part, so that it is off by few roundings; four sums at a time, so that none waits for the one before."""
    found = 0.0
    while start < end:
        stop = min(start + _PART, end)
        one = two = three = four = 0.0
        while start + 3 < stop:
            one += row[start]
            two += row[start + 1]
            three += row[start + 2]
            four += row[start + 3]
            start += 4
        while start < stop:
            one += row[start]
            start += 1
        found += one + two + three + four
    return found


def _lifted(row: Any, classes: Any, quota: int, odds: float) -> Any:
    """For each weight, the alternating sum of neighbouring blocks below the quota, from the top down."""
    values = np.zeros(len(classes))
    for place in range(len(classes)):
        weight = classes[place]
        if weight == 0:
            continue
        sign, end = 1.0, quota
        while end > 0:
            start = max(end - weight, 0)
            values[place] += sign * total(row, start, end)
            sign, end = -sign * odds, start
        values[place] *= 1 + odds  # 1/(1-t)
    return values


def _step(ahead: Any, inside: int, odds: float, above: float) -> None:
    weight = len(ahead) - inside
    for field in range(inside):
        ahead[field] += odds * ahead[field + weight]
    for field in range(inside, len(ahead)):
        ahead[field] += odds * above


def _together(here: Any, ahead: Any, weight: int) -> float:
    """The sum of their products, the second moved down; in the same manner."""
    found, start, end = 0.0, 0, len(here) - weight
    while start < end:
        stop = min(start + _PART, end)
        one = two = three = four = 0.0
        while start + 3 < stop:
            one += here[start] * ahead[start + weight]
            two += here[start + 1] * ahead[start + weight + 1]
            three += here[start + 2] * ahead[start + weight + 2]
            four += here[start + 3] * ahead[start + weight + 3]
            start += 4
        while start < stop:
            one += here[start] * ahead[start + weight]
            start += 1
        found += one + two + three + four
    return found


def _taken(rows: Any, worth: Any, kinds: Any, odds: float, above: float) -> Any:
    """Walks from class to class, forward and back. rows: room for a row a class. kinds: weight and number of each."""
    fields = rows.shape[1]
    rows[0, :] = 0.0
    rows[0, 0] = 1.0
    for place in range(len(kinds) - 1):
        rows[place + 1, :] = rows[place, :]
        for _ in range(kinds[place, 1]):
            multiply(rows[place + 1], kinds[place, :1], odds, fields)
    ahead = np.zeros(fields)
    values = np.zeros(len(kinds))
    for back in range(len(kinds)):
        place = len(kinds) - 1 - back
        if len(worth):
            for field in range(fields):
                ahead[field] += worth[place, field]
        inside = max(fields - kinds[place, 0], 0)
        for _ in range(kinds[place, 1] - 1):
            step(ahead, inside, odds, above)
        values[place] = odds * above * total(rows[place], inside, fields)
        if inside:
            values[place] += odds * together(rows[place], ahead, kinds[place, 0])
        step(ahead, inside, odds, above)
    return values


total: Callable[..., float] = njit(cache=True, nogil=True)(_sum)
step: Callable[..., None] = njit(cache=True, nogil=True)(_step)
together: Callable[..., float] = njit(cache=True, nogil=True)(_together)
multiply: Callable[..., None] = njit(cache=True, nogil=True)(_multiply)
lifted: Callable[..., Any] = njit(cache=True, nogil=True)(_lifted)
taken: Callable[..., Any] = njit(cache=True, nogil=True)(_taken)
