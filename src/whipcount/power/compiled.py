"""The loops of `odds`, compiled: they give what numpy gives. Needs the extra `whipcount[fast]`.

Every loop runs over slices of one length that do not overlap, which is what lets the processor take several at a time.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from whipcount.power.compiling import compiled

_BLOCK = 4096  # fields that stay next to the processor
_NEAR = 1 << 17  # fields of a row that stay near it; beyond, only a block at a time does
_PART = 64


@compiled
def add(row: Any, moved: Any, odds: float, room: Any) -> None:
    """row += odds * moved, which may overlap: through `room`."""
    for field in range(len(row)):
        room[field] = odds * moved[field]
    for field in range(len(row)):
        row[field] += room[field]


@compiled
def moved(here: Any, weight: int, odds: float, top: int, there: Any) -> int:
    """there = here + odds * (here moved up by the weight); `top` fields are in use, and how many are then."""
    reach = min(top + weight, len(here))
    here[top:reach] = 0.0
    there[: min(weight, reach)] = here[: min(weight, reach)]
    if weight < reach:
        lower, upper, made = here[: reach - weight], here[weight:reach], there[weight:reach]
        for field in range(len(made)):
            made[field] = upper[field] + odds * lower[field]
    return reach


@compiled
def multiply(row: Any, weights: Any, odds: float, top: int) -> None:
    """Each weight in turn: from one array into another, or a long row from the top down and a block at a time."""
    room = np.empty(_BLOCK if len(row) > _NEAR else len(row))
    here, there = row, room
    for place in range(len(weights)):
        weight = weights[place]
        if len(row) <= _NEAR:
            top = moved(here, weight, odds, top, there)
            here, there = there, here
            continue
        top = min(top + weight, len(row))
        end = top
        while end > weight:
            start = max(weight, end - _BLOCK)
            add(row[start:end], row[start - weight : end - weight], odds, room)
            end = start
    if len(row) <= _NEAR and len(weights) % 2:
        row[:top] = room[:top]


@compiled
def parts(row: Any, sums: Any, whole: Any) -> None:
    """Sums within each part of the row, up to each field, and of each whole part."""
    for field in range(len(row)):
        sums[field] = row[field] + (sums[field - 1] if field % _PART else 0.0)
    for part in range(len(whole)):
        whole[part] = sums[part * _PART + _PART - 1]


@compiled
def lifted(row: Any, classes: Any, quota: int, odds: float) -> Any:
    """For each weight, the alternating sum of neighbouring blocks below the quota, from the top down."""
    values, sums, whole = np.zeros(len(classes)), np.empty(quota), np.empty(quota // _PART)
    parts(row[:quota], sums, whole)
    for place in range(len(classes)):
        weight = classes[place]
        if weight == 0:
            continue
        sign, end = 1.0, quota
        while end > 0:
            start = max(end - weight, 0)
            block = 0.0
            if end - start < _PART:
                for field in range(start, end):
                    block += row[field]
            else:
                for part in range(start // _PART, end // _PART):
                    block += whole[part]
                block += sums[end - 1] if end % _PART else 0.0
                block -= sums[start - 1] if start % _PART else 0.0
            values[place] += sign * block
            sign, end = -sign * odds, start
        values[place] *= 1 + odds  # 1/(1-t)
    return values


@compiled
def step(ahead: Any, weight: int, odds: float, above: float, room: Any) -> None:
    """What is ahead before one more player, who is taken or left."""
    inside = max(len(ahead) - weight, 0)
    if inside:
        add(ahead[:inside], ahead[weight:], odds, room)
    if above > 0.0:
        ahead[inside:] += odds * above


@compiled
def together(here: Any, ahead: Any) -> float:
    """The sum of their products, in parts, so that it is off by few roundings and none waits for the one before."""
    found, start = 0.0, 0
    while start < len(here):
        end = min(start + 16 * _PART, len(here))
        one = two = three = four = 0.0
        while start + 3 < end:
            one += here[start] * ahead[start]
            two += here[start + 1] * ahead[start + 1]
            three += here[start + 2] * ahead[start + 2]
            four += here[start + 3] * ahead[start + 3]
            start += 4
        while start < end:
            one += here[start] * ahead[start]
            start += 1
        found += one + two + three + four
    return found


@compiled
def taken(rows: Any, worth: Any, kinds: Any, odds: float, above: float) -> Any:
    """Walks from class to class, forward and back. rows: room for a row a class. kinds: weight and number of each."""
    fields = rows.shape[1]
    ahead, room, ones = np.zeros(fields), np.empty(fields), np.ones(fields)
    values = np.zeros(len(kinds))
    rows[0, :] = 0.0
    rows[0, 0] = 1.0
    for place in range(len(kinds) - 1):
        rows[place + 1, :] = rows[place, :]
        multiply(rows[place + 1], np.repeat(kinds[place, :1], kinds[place, 1]), odds, fields)
    for back in range(len(kinds)):
        place = len(kinds) - 1 - back
        weight = kinds[place, 0]
        if len(worth):
            ahead += worth[place]
        for _ in range(kinds[place, 1] - 1):
            step(ahead, weight, odds, above, room)
        inside = max(fields - weight, 0)
        if inside:
            values[place] += odds * together(rows[place, :inside], ahead[weight:])
        if above > 0.0:
            values[place] += odds * above * together(rows[place, inside:], ones[inside:])
        step(ahead, weight, odds, above, room)
    return values
