"""The transform of what a side adds to a sum: how a number of dissenters becomes votes, for every number at once.

Of d dissenters each votes with the other side by itself, with a fixed chance, and of the m = n - d others those who
come are beta-binomial. So the transform of the sum is that of the d dissenters' votes, which is a power, times that of
the m others, averaged over d. The second factor is a hypergeometric function of the turn z of a frequency,
and three that follow one another hang together (Gauss; Abramowitz and Stegun 15.2.10), with `come` and `away` the
beta's parameters:

    (come + away + m) A(m + 1) = ((m + away) + (m + come) z) A(m) - m z A(m - 1)

Two rows in `STEP` are made by a transform, and the rest by this rule, which is as exact and takes a tenth of the time.
Where a power is too small for a float to notice, at high frequencies and many dissenters, nothing is worked out.

Shapes: a row for each place of the shock, or for each number of dissenters; a column for each frequency.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.fft import rfft
from numpy.typing import NDArray

from whipcount.forecast.betas import Beta, Numbers, pmf, shocks

Waves = NDArray[np.complex128]
STEP = 64  # numbers of dissenters that are worked out together
NEAR = 65_536  # numbers that are worked out at once
_UNSEEN = 1e-16


class Adds(NamedTuple):
    """What a member adds who keeps the line and comes, who votes with the other side, and who abstains."""

    line: int
    across: int
    abstain: int


class Members(NamedTuple):
    """The members of a side: their number, the chance of 0, 1, ... dissenters in rows by the shock, the rate of the
    others who come, and the share of the dissenters who vote with the other side."""

    number: int
    dissent: Numbers
    come: Beta
    crossing: float


def waves(side: Members, adds: Adds, length: int) -> Waves:
    """The transform, modulo a length, of what a side adds whose members add something if they keep the line.

    As `by_number.by_number`, which is sooner done where the length is short.
    """
    turns = np.arange(length // 2 + 1) * (-2 * np.pi / length)
    each = side.crossing * np.exp(1j * adds.across * turns) + (1 - side.crossing) * np.exp(1j * adds.abstain * turns)
    order = np.argsort(-np.round(np.abs(each), 12), kind="stable")  # the loudest first
    each, turns = each[order], turns[order]
    others = _Others(side, adds.line, length, order)
    made = _summed(side.dissent, each * np.exp(-0.5j * adds.line * turns), others)  # half a turn of it, see `_Others`
    made *= np.exp(0.5j * adds.line * side.number * turns)
    back = np.empty_like(made)
    back[:, order] = made
    return back


def _summed(dissent: Numbers, each: Waves, others: _Others) -> Waves:
    """The sum over all numbers of dissenters, in steps, from the greatest down: Horner's rule."""
    power, before = powers(each, min(STEP, dissent.shape[1])), 0
    made = np.zeros((dissent.shape[0], each.size), dtype=complex)
    for group in _groups(dissent, each):
        heard, some = group.heard, group.some
        last = group.first + group.steps * some
        chances = dissent[:, group.first : last].reshape(-1, group.steps, some).swapaxes(0, 1)
        table = power[None, :some, :heard]
        rows, scale = others.rows(group)
        table, chances = np.multiply(rows, table, out=rows), chances * scale[:, None, :]
        sums = np.matmul(chances, table.view(np.float64)).view(np.complex128)  # real chances: half the work
        leap = power[some - 1] * each
        for own in sums[::-1]:
            made[:, :before] *= leap[:before]
            made[:, :heard] += own
            before = heard
    return made


class _Group(NamedTuple):
    """So many steps, each over `some` numbers of dissenters, that are worked out at once.

    heard: how many frequencies, the loudest first, are not as good as silent from the first of these numbers on.
    """

    first: int
    some: int
    steps: int
    heard: int

    @property
    def firsts(self) -> range:
        return range(self.first, self.first + self.some * self.steps, self.some)


def _groups(dissent: Numbers, each: Waves) -> Iterator[_Group]:
    """All numbers of dissenters in groups, the greatest first. A group is small enough for a processor's cache."""
    count = dissent.shape[1]
    odd = count % STEP
    left = np.cumsum((shocks(dissent.shape[0])[1] @ dissent)[::-1])[::-1]
    loud = -np.abs(each)

    def heard(first: int) -> int:
        least = min(1.0, _UNSEEN / float(left[first])) ** (1 / first) if first else 0.0
        return int(np.searchsorted(loud, -least, side="right"))

    last = count
    while last > odd:
        steps = 1
        while last - (steps + 1) * STEP >= odd and (steps + 1) * STEP * heard(last - (steps + 1) * STEP) < NEAR:
            steps += 1
        last -= steps * STEP
        yield _Group(last, STEP, steps, heard(last))
    if odd:
        yield _Group(0, odd, 1, each.size)


def powers(each: Waves, count: int) -> Waves:
    """Rows of powers, from none on."""
    made = np.empty((count, each.size), dtype=complex)
    made[0], done = 1, 1
    while done < count:  # twice as many with every step
        more = min(done, count - done)
        np.multiply(made[:more], made[done - 1] * each, out=made[done : done + more])
        done += more
    return made


class _Others:
    """The transforms A(m) of those who do not dissent and come, times z ** (-m / 2), which makes the rule even.

    Then H(m + 1) = c(m) H(m) - H(m - 1), where H is A times a scale that hangs on m only; c is nearly real.
    """

    def __init__(self, side: Members, line: int, length: int, order: NDArray[np.int64]) -> None:
        self._side, self._line, self._length, self._order = side, line, length, order
        half = order * (np.pi * line / length)
        self._cos, self._sin, self._half = np.cos(half), np.sin(half), np.exp(1j * half)
        self._mixed = bool(np.any(np.diff(order) != 1))
        self._rooms = np.empty((2, 0), dtype=complex)  # used again for each group, which keeps it near

    def rows(self, group: _Group) -> tuple[Waves, Numbers]:
        """For each step a row for each number of dissenters, and what each is to be multiplied with."""
        wide, shape = group.heard, (group.steps, group.some, group.heard)
        if self._rooms.shape[1] < prod(shape):
            self._rooms = np.empty((2, prod(shape)), dtype=complex)
        made, rule = (room[: prod(shape)].reshape(shape) for room in self._rooms)
        made[:, :-3:-1] = self._starts(group)
        scale = np.ones(shape[:2])
        if group.some < 3:
            return made, scale
        yes, no = self._side.come
        middle = self._side.number - np.array(group.firsts)[:, None] - np.arange(1.0, group.some - 1)  # of three rows
        shrink = (middle / (yes + no + middle))[:, ::-1]
        for odd in (0, 1):
            scale[:, odd + 2 :: 2] = np.cumprod(shrink[:, odd::2], axis=1)
        scale = scale[:, ::-1]
        steps = scale[:, 1:-1] / scale[:, 2:]
        np.multiply((steps * (2 + (yes + no) / middle))[:, :, None], self._cos[:wide], out=rule.real[:, :-2])
        np.multiply((steps * (no - yes) / middle)[:, :, None], self._sin[:wide], out=rule.imag[:, :-2])
        lines, rules = list(made.swapaxes(0, 1)), list(rule.swapaxes(0, 1))
        for row in range(group.some - 3, -1, -1):
            np.multiply(rules[row], lines[row + 1], out=lines[row])
            np.subtract(lines[row], lines[row + 2], out=lines[row])
        return made, scale

    def _starts(self, group: _Group) -> Waves:
        """The last row of each step and the one before it, by a transform."""
        by, ends = abs(self._line), min(2, group.some)
        placed = np.zeros((group.steps, ends, self._length))
        odd = np.zeros((group.steps, ends, 1), dtype=bool)
        for place, first in enumerate(group.firsts):
            for row in range(ends):
                members = self._side.number - first - group.some + 1 + row
                chances, below = pmf(members, self._side.come), members // 2
                placed[place, row, : by * (members + 1 - below) : by] = chances[below:]
                placed[place, row, self._length - by * below :: by] = chances[:below]
                odd[place, row] = members % 2
        found = rfft(placed, axis=2)
        found = found[:, :, self._order[: group.heard]] if self._mixed else found[:, :, : group.heard]
        if self._line < 0:
            np.conjugate(found, out=found)
        return np.where(odd, found * self._half[: group.heard], found)
