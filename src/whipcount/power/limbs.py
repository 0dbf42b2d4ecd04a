"""The same product in numpy, for long polynomials: each coefficient is a column of 48-bit limbs in 64-bit integers.

Python's one big integer passes through main memory for every player; here a limb's row stays near the processor,
numbers are only as long as the players so far can make them, and carries wait for sixteen players. Exact all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_BITS = 48
_PATIENCE = 64 - _BITS  # so often a limb may double before it overflows
_MASK = np.uint64((1 << _BITS) - 1)
Limbs = npt.NDArray[np.uint64]


def fields(weights: Sequence[int], number: int) -> list[int]:
    """How many coalitions of these players weigh 0, 1, ... up to `number - 1`; weights in rising order."""
    rows = np.zeros((len(weights) // _BITS + 2, number), np.uint64)
    rows[0, 0] = 1
    top, used = 1, 1
    for done, weight in enumerate(weights):
        if done % _PATIENCE == 0:
            _carry(rows[: used + 1, :top])
            used = done // _BITS + 1
        top = min(top + weight, number)
        if weight < number:
            for row in rows[:used]:
                row[weight:top] += row[: top - weight]
    _carry(rows)
    return _integers(rows)


def _carry(rows: Limbs) -> None:
    """Bring every limb below 2^48, the rest to the next row."""
    for place in range(len(rows) - 1):
        rows[place + 1] += rows[place] >> np.uint64(_BITS)
        rows[place] &= _MASK


def _integers(rows: Limbs) -> list[int]:
    """Each column as one Python integer."""
    length, number = rows.shape
    columns = np.ascontiguousarray(rows.T).astype("<u8").view(np.uint8).reshape(number, length, 8)
    data = columns[:, :, : _BITS // 8].tobytes()
    size = length * _BITS // 8
    read = int.from_bytes
    return [read(data[start : start + size], "little") for start in range(0, len(data), size)]
