"""The same counts in numpy, for long rows: each coefficient is a column of 48-bit limbs in 64-bit integers.

Python's one big integer passes through main memory for every player; here a limb's row stays near the processor,
numbers are only as long as the players so far can make them, and carries wait for sixteen players. What is more, the
coalitions of any players are as many at weight k as at total - k, those of everybody else: so only the lower half of a
row is ever added up, and mirrored when a player needs more. Exact all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from whipcount.power.packed import slices

_BITS = 48
_PATIENCE = 64 - _BITS  # so often a limb may double before it overflows
_TOGETHER = 1 << _PATIENCE  # so many limbs may be added up before they overflow
_MASK = np.uint64((1 << _BITS) - 1)
_NEAR = 1 << 18  # limbs that are added up together: two megabytes stay near the processor
_BLOCK = 1 << 14
Limbs = npt.NDArray[np.uint64]


def fields(weights: Sequence[int], number: int, size: int, span: int) -> list[int]:
    """How many coalitions of these players weigh 0, 1, ... up to `number - 1`; weights in rising order.

    Each count takes `size` bytes, room for all coalitions and more if asked; `span` of them make one integer.
    """
    limbs = 1 if size <= 8 else max(len(weights) // _BITS + 1, -(-8 * size // _BITS))
    return _integers(_counted(weights, number, limbs), size, span)


def swings(weights: Sequence[int], quota: int) -> tuple[int, dict[int, int]]:
    """The losing coalitions, and the swings of a player of each weight; weights in rising order.

    The quota is at most one above half the total, so that the whole row is a lower half.
    """
    upto = _counted(weights, quota, len(weights) // _BITS + 1)
    _cumulate(upto)
    top = quota - 1
    losing = _whole(upto[:, top:])
    return losing, {
        weight: losing - 2 * _without(upto, top - weight, weight) if weight else 0 for weight in set(weights)
    }


def _counted(weights: Sequence[int], number: int, limbs: int) -> Limbs:
    """The row by weight; with a single limb nothing is carried, and it must be known that no count outgrows it."""
    rows = np.zeros((limbs, number), np.uint64)
    rows[0, 0] = 1
    height = max(1, min(limbs, _NEAR // number))
    spare = np.empty((height, number), np.uint64)
    total, known = 0, 1
    for start in range(0, len(weights), _PATIENCE):
        some = weights[start : start + _PATIENCE]
        used = rows[: (start + len(some)) // _BITS + 1]
        _carry(used[:, :known])
        reach = known
        for first in range(0, len(used), height):
            part = used[first : first + height]
            reach = _multiply(part, spare[: len(part)], some, total, known)
        total, known = total + sum(some), reach
    _carry(rows)
    _mirror(rows, total, known, number)
    return rows


def _multiply(row: Limbs, room: Limbs, weights: Sequence[int], total: int, known: int) -> int:
    """Each weight in turn: row + (row moved up), written from one array into the other; how many fields are known.

    total: the weight of the players so far. known: the fields that are filled, the lower half of them all or more.
    """
    here, there = row, room
    for weight in weights:
        reach = min((total + weight) // 2 + 1, row.shape[1])
        _mirror(here, total, known, reach)
        lower = min(weight, reach)
        there[:, :lower] = here[:, :lower]
        np.add(here[:, lower:reach], here[:, : reach - lower], out=there[:, lower:reach])
        here, there, total, known = there, here, total + weight, reach
    if here is not row:
        row[:, :known] = here[:, :known]
    return known


def _mirror(rows: Limbs, total: int, known: int, reach: int) -> None:
    """Fill the fields from `known` to `reach` with those they mirror; above the total stands nothing."""
    filled = min(reach, total + 1)
    if filled > known:
        rows[:, known:filled] = rows[:, total - filled + 1 : total - known + 1][:, ::-1]
    rows[:, max(known, filled) : reach] = 0


def _carry(rows: Limbs) -> None:
    """Bring every limb below 2^48, the rest to the next row."""
    for start in range(0, rows.shape[1], _BLOCK):
        block = rows[:, start : start + _BLOCK]
        for place in range(len(rows) - 1):
            block[place + 1] += block[place] >> np.uint64(_BITS)
            block[place] &= _MASK


def _cumulate(rows: Limbs) -> None:
    """From the coalitions of each weight to those of each weight or less; a block at a time, so that none overflows."""
    before = np.zeros(len(rows), np.uint64)
    for start in range(0, rows.shape[1], _BLOCK):
        block = rows[:, start : start + _BLOCK]
        np.cumsum(block, axis=1, out=block)
        block += before[:, None]
        _carry(block)
        before = block[:, -1].copy()


def _without(upto: Limbs, last: int, weight: int) -> int:
    """As `packed.without`: the coalitions of the other players up to `last`, by a sum that alternates downward."""
    if last < 0:
        return 0
    odd = _whole(upto[:, last - weight :: -2 * weight]) if last >= weight else 0
    return _whole(upto[:, last :: -2 * weight]) - odd


def _whole(columns: Limbs) -> int:
    """The sum of these columns as one integer."""
    total = 0
    for start in range(0, columns.shape[1], _TOGETHER):
        limbs = columns[:, start : start + _TOGETHER].sum(axis=1).tolist()
        total += sum(limb << (_BITS * place) for place, limb in enumerate(limbs))
    return total


def _integers(rows: Limbs, size: int, span: int) -> list[int]:
    """Each column as one number of `size` bytes, and `span` of them in a row as one Python integer."""
    length, number = rows.shape
    if length == 1:
        return slices(rows[0].astype(f"<u{size}").tobytes(), size * span)
    columns = np.ascontiguousarray(rows.T).astype("<u8", copy=False).view(np.uint8).reshape(number, length, 8)
    data = columns[:, :, : _BITS // 8].reshape(number, -1)[:, :size].tobytes()
    return slices(data, size * span)
