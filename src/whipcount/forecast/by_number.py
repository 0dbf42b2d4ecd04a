"""The transform of what a side adds where it is short: each number of dissenters is transformed by itself.

As in `waves`, d dissenters vote across the line or abstain, each by itself, and of the n - d others those who come are
beta-binomial. That l of them come has the chance a(l) b(n - d - l) c(n - d), so a table of a times b has a row for each
number of dissenters and is transformed row by row. The power that the dissenters' votes are and the chances of each
number of dissenters are multiplied with it afterwards, in steps, from the greatest number down (Horner's rule).

A house of up to about a thousand members is done with sooner this way, as the work is in a few large operations; in a
greater one the rule of `waves` saves more than it costs.

Shapes: a row for each place of the shock, or for each number of dissenters; a column for each frequency.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.fft import rfft

from whipcount.forecast.betas import Numbers, factors, rows, shocks, wide
from whipcount.forecast.waves import Adds, Members, Waves, powers

NEAR = 24_000  # numbers that are worked out together, which a processor keeps near
_UNSEEN = 1e-16


def by_number(side: Members, adds: Adds, length: int) -> Waves:
    """The transform, modulo a length, of what a side adds.

    The length is a multiple of twice what a member adds who keeps the line.
    """
    if adds.line < 0:  # the sum the other way round
        turned = by_number(side, Adds(-adds.line, -adds.across, -adds.abstain), length)
        return np.conjugate(turned, out=turned)
    each = _each(side.crossing, adds, length)
    if not adds.line:
        return _summed(side.dissent, each, None)
    made = _summed(side.dissent, _folded(each, adds.line), _Others(side, length // adds.line))
    return _unfolded(made, adds.line)


def _each(share: float, adds: Adds, length: int) -> Waves:
    """The transform of what one dissenter adds."""
    turns = np.arange(length // 2 + 1) * (-2 * np.pi / length)
    made: Waves = share * np.exp(1j * adds.across * turns)
    made += (1 - share) * np.exp(1j * adds.abstain * turns) if adds.abstain else 1 - share
    return made


def _summed(dissent: Numbers, each: Waves, others: _Others | None) -> Waves:
    """The sum over all numbers of dissenters of their chance, a power, and the transform of the others."""
    step = min(dissent.shape[1], NEAR // each.size + 1)
    power = powers(each, step)
    leap = power[-1] * each
    made = np.zeros((dissent.shape[0], each.size), dtype=complex)
    weighed = dissent if others is None else dissent * others.whole
    for first, places in _steps(dissent, step):
        chances = weighed[places, first : first + step]
        table = power[: chances.shape[1]]
        if others is not None:
            table = others.times(table, first)
        some = made[places]
        some *= leap
        some += (chances @ table.view(np.float64)).view(np.complex128)  # real chances: half the work
    return made


def _steps(dissent: Numbers, step: int) -> Iterator[tuple[int, slice]]:
    """The first number of each step, from the last step to the first, and the places of the shock at which so many or
    more are not as good as never seen."""
    weights = shocks(dissent.shape[0])[1]
    firsts = np.arange(step, dissent.shape[1], step)
    if firsts.size:
        left = np.cumsum(np.add.reduceat(dissent, firsts, axis=1)[:, ::-1], axis=1) * weights[:, None]
        seen = left > _UNSEEN
        below, above = seen.argmax(axis=0).tolist(), seen[::-1].argmax(axis=0).tolist()
        for first, low, high in zip(firsts[::-1].tolist(), below, above, strict=True):
            yield first, slice(low, weights.size - high)
    yield 0, slice(0, weights.size)


def _folded(each: Waves, turns: int) -> Waves:
    """Where whoever comes adds two or more, their transform repeats itself over the frequencies, turn and turn about
    forward and backward. So all else is laid turn upon turn, each second one backward."""
    half = (each.size - 1) // turns
    pieces = [each[turn * half : (turn + 1) * half + 1] for turn in range(turns)]
    return np.concatenate([np.conjugate(piece[::-1]) if turn % 2 else piece for turn, piece in enumerate(pieces)])


def _unfolded(made: Waves, turns: int) -> Waves:
    """The frequencies in their order again; the last of a turn is the first of the next."""
    if turns == 1:
        return made
    pieces = np.split(made, turns, axis=1)
    straight = [np.conjugate(piece[:, ::-1]) if turn % 2 else piece for turn, piece in enumerate(pieces)]
    return np.concatenate([*(piece[:, :-1] for piece in straight[:-1]), straight[-1]], axis=1)


class _Others:
    """Those who do not dissent and come: their transforms, a row for each number of dissenters.

    whole: the factor of each row.
    """

    def __init__(self, side: Members, length: int) -> None:
        members, count = side.number, side.dissent.shape[1]
        if wide(side.come):
            away, self._come, whole = (each[: members + 1] for each in factors(side.come.other, members))
            self.whole = whole[::-1][:count]
            backward = np.concatenate((away[::-1], np.zeros(count)))  # none of fewer than none stays away
            self._away = np.lib.stride_tricks.as_strided(
                backward, (count, members + 1), (backward.itemsize, backward.itemsize), writeable=False
            )
        else:
            self.whole, self._come = np.ones(count), np.ones(members + 1)
            self._away = rows(members + 1 - count, members, side.come.other)[::-1]
        self._placed = np.zeros((0, length))

    def times(self, table: Waves, first: int) -> Waves:
        """The rows from a number of dissenters on, times a table of as many rows, in which each turn has its place."""
        count, most = table.shape[0], self._come.size - first
        if count > self._placed.shape[0]:
            self._placed = np.zeros((count, self._placed.shape[1]))
        placed = self._placed[:count]  # from the greatest number of dissenters down: what was placed is overwritten
        np.multiply(self._away[first : first + count, :most], self._come[:most], out=placed[:, :most])
        found = rfft(placed, axis=1)
        if found.shape == table.shape:
            return np.multiply(found, table, out=found)
        turns = table.reshape(count, -1, found.shape[1])
        return (found[:, None, :] * turns).reshape(table.shape)
