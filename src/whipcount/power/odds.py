"""The loops of the floats in numpy, and in their place those of `compiled` where numba is installed and they pay.

A row holds one number for each sum of votes. Taking in a player of weight w adds odds times the row, moved up by w.
Every sum here is one of positive numbers, so that it is off by a rounding a player and no more; only taking a player
out alternates, and there the odds are never above 1.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import ModuleType

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
_WORTH_COMPILING = 200_000  # fields times players
_BLOCK = 1 << 14  # fields that stay near the processor
_PART = 64


def take_in(row: Floats, weights: Sequence[int], odds: float, top: int) -> int:
    """Add these players to a row of which `top` fields are in use; how many are in use then."""
    rising = sorted(weight for weight in weights if weight < len(row))
    _loops(len(row) * len(rising)).multiply(row, np.array(rising, np.int64), odds, top)
    return min(top + sum(rising), len(row))


def decides(row: Floats, classes: Sequence[int], quota: int, odds: float) -> Floats:
    """For each weight, how often the others' sum lies just below the quota: what a player of it lifts above.

    The players of `row` include the one taken out, at these odds.
    """
    return np.asarray(_loops(quota * len(classes)).lifted(row, np.array(classes, np.int64), quota, odds))


def walks(rows: Floats, worth: Floats, alike: Mapping[int, int], odds: float, above: float) -> Floats:
    """For each class, how often one player of it is taken on the way to whatever a walk is worth (`float_shares`)."""
    kinds = np.array(list(alike.items()), np.int64)
    return np.asarray(_loops(rows.shape[1] * sum(alike.values())).taken(rows, worth, kinds, odds, above))


def _loops(work: int) -> ModuleType:
    """The compiled ones for much work, or once numba has been loaded anyway; else those below."""
    many = compiled() if work > _WORTH_COMPILING or "numba" in sys.modules else None
    return many or sys.modules[__name__]


@lru_cache(maxsize=1)
def compiled() -> ModuleType | None:
    """The same loops compiled, where numba is installed (`whipcount[fast]`) and finds a place for what it compiles."""
    try:
        return import_module("whipcount.power.compiled")
    except (ImportError, RuntimeError):
        return None


def multiply(row: Floats, weights: Whole, odds: float, top: int) -> None:
    """Each weight in turn: row += odds * (row moved up by it), from the top down and a block at a time."""
    room = np.empty(min(_BLOCK, len(row)))
    for weight in weights.tolist():
        top = min(top + weight, len(row))
        for end in range(top, weight, -_BLOCK):
            start = max(weight, end - _BLOCK)
            moved = room[: end - start]
            np.multiply(row[start - weight : end - weight], odds, out=moved)
            row[start:end] += moved


def lifted(row: Floats, classes: Whole, quota: int, odds: float) -> Floats:
    """For each weight, the alternating sum of neighbouring blocks of that length below the quota, from the top down.

    Long blocks are summed by parts of the row. What is taken away at their ends is less than a part, so that all that
    is lost is a few roundings of the row, however many blocks there are.
    """
    parts = np.zeros((quota // _PART + 1, _PART))
    parts.reshape(-1)[:quota] = row[:quota]
    sums = np.cumsum(parts, axis=1)
    whole = sums[:, -1].copy()
    whole[-1] = 0  # not whole: `before` has it
    before = np.concatenate(([0.0], sums.reshape(-1)[:-1]))
    before[::_PART] = 0
    values, lightest = np.zeros(len(classes)), int(min(classes[classes > 0], default=quota))
    signs = np.power(-odds, np.arange(quota // lightest + 2))
    for place, weight in enumerate(classes.tolist()):
        if not weight:
            continue
        ends = np.arange(quota % weight or weight, quota + 1, weight)
        if weight < _PART:
            blocks = np.add.reduceat(row[:quota], ends[:-1]) if len(ends) > 1 else ends[:-1]
            lowest = row[: ends[0]].sum()
        else:
            cut = ends // _PART
            blocks = np.add.reduceat(whole, cut[:-1]) if len(ends) > 1 else ends[:-1]
            blocks = blocks + np.diff(before[ends])
            lowest = whole[: cut[0]].sum() + before[ends[0]]
        every = float(signs[len(blocks) - 1 :: -1] @ blocks) if len(blocks) else 0.0
        values[place] = (every + float(signs[len(blocks)] * lowest)) * (1 + odds)
    return values


def taken(rows: Floats, worth: Floats, kinds: Whole, odds: float, above: float) -> Floats:
    """Walks from class to class, forward and back. rows: room for a row a class. kinds: weight and number of each."""
    fields = rows.shape[1]
    weights, alike = kinds.T.tolist()
    rows[0] = 0
    rows[0, 0] = 1
    for place in range(len(weights) - 1):
        rows[place + 1] = rows[place]
        multiply(rows[place + 1], np.repeat(kinds[place, 0], alike[place]), odds, fields)
    ahead, room = np.zeros(fields), np.empty(fields)
    values = np.zeros(len(weights))
    for place in reversed(range(len(weights))):
        if len(worth):
            ahead += worth[place]
        inside = max(fields - weights[place], 0)
        for _ in range(alike[place] - 1):
            _step(ahead, room, inside, odds, above)
        np.multiply(rows[place, :inside], ahead[fields - inside :], out=room[:inside])
        values[place] = odds * (room[:inside].sum() + above * rows[place, inside:].sum())
        _step(ahead, room, inside, odds, above)
    return values


def _step(ahead: Floats, room: Floats, inside: int, odds: float, above: float) -> None:
    """What is ahead before one more player, who is taken or left."""
    moved = room[:inside]
    np.multiply(ahead[len(ahead) - inside :], odds, out=moved)
    ahead[:inside] += moved
    if above:
        ahead[inside:] += odds * above
