"""The two loops of the floats, compiled: they give what numpy gives. Needs the extra `whipcount[fast]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit


def _multiply(row: Any, room: Any, weights: Any, odds: float, top: int) -> None:
    """Each weight in turn: row + odds * (row moved up), written from one array into the other; `top` are in use."""
    here, there = row, room
    for place in range(len(weights)):
        weight = weights[place]
        reach = min(top + weight, len(row))
        for field in range(top, reach):
            here[field] = 0.0
        for field in range(min(weight, reach)):
            there[field] = here[field]
        for field in range(weight, reach):
            there[field] = here[field] + odds * here[field - weight]
        here, there, top = there, here, reach
    if len(weights) % 2:
        for field in range(top):
            row[field] = room[field]


def _decides(row: Any, classes: Any, quota: int, odds: float) -> Any:
    """For each weight, the alternating sum of neighbouring blocks below the quota, from the top down."""
    values = np.zeros(len(classes))
    for place in range(len(classes)):
        weight = classes[place]
        if weight == 0:
            continue
        sign, end = 1.0, quota
        while end > 0:
            start = max(end - weight, 0)
            one = two = three = four = 0.0
            field = start
            while field + 3 < end:  # four sums at a time: the processor need not wait for each addition
                one += row[field]
                two += row[field + 1]
                three += row[field + 2]
                four += row[field + 3]
                field += 4
            while field < end:
                one += row[field]
                field += 1
            values[place] += sign * (one + two + three + four)
            sign, end = -sign * odds, start
        values[place] *= 1 + odds  # 1/(1-t)
    return values


multiply: Callable[..., None] = njit(cache=True, nogil=True)(_multiply)
decides: Callable[..., Any] = njit(cache=True, nogil=True)(_decides)
