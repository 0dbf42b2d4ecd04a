"""Minimal winning coalitions by size in numpy, for many players: each size a row of counts by weight.

A coalition with e votes to spare is minimal when all its members are heavier than e. So players come heaviest first,
and for every e the coalitions of those heavier than e that weigh quota + e are taken: `taken` adds them up, moved down
by e, so that all of them stand at the quota. Taking a player out is the alternating sum of `vulnerable`.

With s of the players so far a coalition weighs no less than the s lightest and no more than the s heaviest of them, and
most of a row is empty: only what lies between is touched. Counts are kept in limbs of 49 bits, much as in `limbs`, as
many as the largest count of a row can need.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import comb

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

_BITS = 49  # so that two hundred players need four
_MASK = np.uint64((1 << _BITS) - 1)
_LOW = np.uint64((1 << 32) - 1)
_PATIENCE = 6  # players, each of whom may double a limb, before carries are taken
_FEW = 4  # neighbouring e that are added one by one; more are summed by their running totals
_PIECE = 1 << 12  # e that are taken together: their sum must fit a limb
_TOGETHER = 4  # rows
_STEPS = 16  # an even number, so that the next begins with a positive one again
Limbs = npt.NDArray[np.uint64]
Signed = npt.NDArray[np.int64]


def bytes_of(weights: Sequence[int], quota: int) -> int:
    """How much memory the rows take."""
    most = bisect_left([*accumulate(sorted(weights))], quota)
    return (3 * most + 2) * _limbs(len(weights), most, max(weights)) * quota * 8


def memberships(weights: Sequence[int], quota: int) -> dict[int, dict[int, int]]:
    """For a player of each weight, the minimal winning coalitions it is in by number of members."""
    rows = _Rows.of(sorted(filter(None, weights), reverse=True), quota)
    alike = Counter(rows.weights)
    before: dict[int, Signed] = {}
    done = 0
    for weight, lighter in pairwise([*alike, 0]):
        before[weight] = rows.without(weight, done)
        for _ in range(alike[weight]):
            rows.take_in(done)
            done += 1
        rows.add_up(done, weight, lighter)
    found = np.array([rows.without(weight, done) - before[weight] for weight in alike])
    return {weight: _sizes(own, weight, quota) for weight, own in zip(alike, _whole(found), strict=True)}


@dataclass(slots=True, eq=False)
class _Rows:
    """counts: by size, limb and weight, for the players so far. taken: the same for coalitions moved down by their e.

    sums: of the heaviest 0, 1, ... players. limit: how large a limb of `counts` may be by now, and `height` of `taken`.
    `taken` begins with empty rows, so that the sums that lead below size 0 find nothing, and has room for the sum of
    all e. carried: whether its carries were ever taken, so that all its limbs are in use.
    """

    weights: list[int]
    quota: int
    sums: list[int]
    counts: Limbs
    taken: Limbs
    limit: int = 1
    height: int = 0
    carried: bool = False

    @classmethod
    def of(cls, weights: list[int], quota: int) -> _Rows:
        most = bisect_left([*accumulate(reversed(weights))], quota)
        counts = np.zeros((most + 1, _limbs(len(weights), most), quota), np.uint64)
        counts[0, 0, 0] = 1
        taken = np.zeros((2 * most + 1, _limbs(len(weights), most, weights[0]), quota), np.uint64)
        return cls(weights, quota, [0, *accumulate(weights)], counts, taken)

    @property
    def most(self) -> int:
        """The largest size that can still lose."""
        return len(self.counts) - 1

    def take_in(self, done: int) -> None:
        """One more player, after so many: each row gets the one below it, moved up by the weight."""
        weight = self.weights[done]
        if self.limit << 1 > 1 << (_BITS + _PATIENCE):
            self._carry(done)
        self.limit <<= 1
        counts, sums, room = self.counts, self.sums, self.quota - weight
        for size in range(min(done + 1, self.most), 0, -1):
            low, end = sums[done] - sums[done - size + 1], min(sums[size - 1] + 1, room)
            if low < end:
                limbs = _limbs(done + 1, size)
                counts[size, :limbs, low + weight : end + weight] += counts[size - 1, :limbs, low:end]

    def add_up(self, done: int, weight: int, lighter: int) -> None:
        """Add to `taken` the coalitions of so many players for every e from the lighter weight to below the own one."""
        for start in range(lighter, weight, _PIECE):
            piece = range(start, min(start + _PIECE, weight))
            if self.limit * len(piece) > 1 << 62:
                self._carry(done)
            if self.height + self.limit * len(piece) > 1 << 63:
                _carried(self.taken[self.most :])
                self.height, self.carried = 1 << _BITS, True
            self.height += self.limit * len(piece)
            for first, last, low, end, limbs in self._blocks(done):
                self._add(slice(first, last), low, end, limbs, piece)

    def _add(self, sizes: slice, low: int, end: int, limbs: int, piece: range) -> None:
        to = self.taken[sizes.start + self.most : sizes.stop + self.most, :limbs]
        rows = self.counts[sizes, :limbs]
        if len(piece) <= _FEW:
            for e in piece:
                to[:, :, max(low - e, 0) : end - e] += rows[:, :, max(low, e) : end]
            return
        first = max(low - piece[-1], 0)
        upto = np.zeros((*rows.shape[:2], end - low + 2 * len(piece)), np.uint64)
        upto[:, :, len(piece) : len(piece) + end - low] = rows[:, :, low:end]
        np.cumsum(upto, axis=2, out=upto)
        window = upto[:, :, len(piece) :] - upto[:, :, : -len(piece)]
        reach = min(end - piece[0], self.quota)
        to[:, :, first:reach] += window[:, :, first - low + piece[-1] : reach - low + piece[-1]]

    def without(self, weight: int, done: int) -> Signed:
        """What `taken` says of the other players' coalitions at quota - weight, by size and limb.

        The sum alternates downward, each step one size and one weight; halves of limbs are summed apart, as they would
        overflow together. done: so many players are in `taken`.
        """
        last, most = self.quota - weight, min(done, self.most)
        found = np.zeros((self.most + 1, self.taken.shape[1], 2), np.int64)
        if last < 1 or not most:
            return found
        limbs = self.taken.shape[1] if self.carried else _limbs(done, most)
        steps = min((last - 1) // weight, self.most - 1) + 1
        heaviest, lows = self.weights[0], [self.sums[done] - self.sums[done - size] for size in range(most + 1)]
        for start in range(0, steps, _STEPS):
            high = last - start * weight
            end = min(start + _STEPS, steps)
            first = bisect_left(self.sums, last - (end - 1) * weight, 1)
            sizes = min(bisect_left(lows, high + heaviest, 1) + end - 1, self.most + 1)
            if start + first < sizes:
                rows = self.taken[self.most + first :, :limbs, high:]
                found[start + first : sizes, :limbs] += _alternating(rows, sizes - start - first, end - start, weight)
        return found

    def _window(self, done: int, size: int) -> tuple[int, int]:
        """From which weight to below which these rows hold anything, after so many players."""
        return self.sums[done] - self.sums[done - size], min(self.sums[size] + 1, self.quota)

    def _blocks(self, done: int) -> list[tuple[int, int, int, int, int]]:
        """Some rows after the others, from size 1: first, last, their window and limbs."""
        found = []
        most = min(done, self.most)
        for first in range(1, most + 1, _TOGETHER):
            last = min(first + _TOGETHER, most + 1)
            low, end = self._window(done, first)[0], self._window(done, last - 1)[1]
            if low < end:
                found.append((first, last, low, end, _limbs(done, last - 1)))
        return found

    def _carry(self, done: int) -> None:
        for first, last, low, end, limbs in self._blocks(done):
            _carried(self.counts[first:last, :limbs, low:end])
        self.limit = 1 << _BITS


def _alternating(rows: Limbs, sizes: int, steps: int, weight: int) -> Signed:
    """For so many rows the sum that goes down by a row and a weight a step, first step positive."""
    size, limb, one = rows.strides
    shape, strides = (steps, rows.shape[1], sizes), (-size - weight * one, limb, size)
    every = as_strided(rows, shape, strides, writeable=False).copy()
    halves = np.empty((sizes, rows.shape[1], 2), np.int64)
    for part, half in enumerate((every & _LOW, every >> np.uint64(32))):
        signed = half.view(np.int64)
        halves[:, :, part] = (signed[::2].sum(axis=0) - signed[1::2].sum(axis=0)).T
    return halves


@lru_cache(maxsize=1 << 16)
def _limbs(players: int, size: int, times: int = 1) -> int:
    """How many limbs hold so many times the number of coalitions of at most this size."""
    return -(-(times * comb(players, min(size, players // 2))).bit_length() // _BITS)


def _carried(rows: Limbs) -> None:
    """Bring every limb below 2^49, the rest to the next one."""
    for limb in range(rows.shape[1] - 1):
        rows[:, limb + 1] += rows[:, limb] >> np.uint64(_BITS)
        rows[:, limb] &= _MASK


def _whole(found: Signed) -> list[list[int]]:
    """The numbers in limbs and halves of limbs, as Python's."""
    units = [[1 << (_BITS * limb), 1 << (_BITS * limb + 32)] for limb in range(found.shape[2])]
    numbers: list[list[int]] = np.tensordot(found.astype(object), np.array(units, object), 2).tolist()
    return numbers


def _sizes(rest: list[int], weight: int, quota: int) -> dict[int, int]:
    """By number of members, the player itself included; whoever is the only member is not in the rows."""
    counts = {size + 1: number for size, number in enumerate(rest) if size}
    alone = -(-quota // weight)
    if alone <= len(rest):  # larger ones do not exist, and their sums are not followed to the end
        counts[alone] = counts.get(alone, 0) + (-1) ** (alone - 1)
    return {size: number for size, number in sorted(counts.items()) if number}
