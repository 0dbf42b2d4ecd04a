"""The distribution of what a side adds to a majority, where it hangs on who turns up and where it does not.

`conditions` says what an aye, a no and an abstention add. Given the day's shock, a side's sum is a sum of independent
blocs, made by transforms. Two sides meet in a product of vectors: the chance that both together reach a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from whipcount.forecast.betas import Numbers, binomials, pmf, shocks
from whipcount.forecast.conditions import Condition
from whipcount.forecast.sides import NODES, Bloc, Manner, dissenters, fast_length, present, side

Waves = NDArray[np.complex128]
Whole = NDArray[np.int64]
_ROOM = 4096  # more than any house has members; with sums of several a member `sums` says so
Adds = tuple[int, int, int]  # what a member adds who keeps the line, votes with the other side, abstains


@dataclass(frozen=True)
class Sums:
    """The chance of each sum of one side, from `least` on; a row for each place of the shock."""

    least: int
    chances: Numbers

    def at_least(self, other: Sums, number: int) -> float:
        """The chance that this side and the other together add up to a number or more."""
        return self._met(other._rising, other.chances.shape[1] - 1 - (number - other.least - self.least))

    def exactly(self, other: Sums, number: int) -> float:
        """The chance that they add up to a number."""
        return self._met(other._falling, other.chances.shape[1] - 1 - (number - other.least - self.least))

    @cached_property
    def _falling(self) -> Numbers:
        """The chances from the greatest sum down, between zeros."""
        return np.pad(self.chances[:, ::-1], ((0, 0), (_ROOM, _ROOM)))

    @cached_property
    def _rising(self) -> Numbers:
        """The chance of a sum or a greater one, from the greatest down, and certainty after the least."""
        tails = np.cumsum(self.chances[:, ::-1], axis=1)
        return np.concatenate((np.zeros((NODES, _ROOM)), tails, np.repeat(tails[:, -1:], _ROOM, axis=1)), axis=1)

    def _met(self, other: Numbers, first: int) -> float:
        """For each sum of this side, from its least up, what the other must add: a window of the padded row."""
        _, weights = shocks(NODES)
        wide = self.chances.shape[1]
        start = min(max(0, first + _ROOM), other.shape[1] - wide)
        return float(weights @ np.einsum("kv,kv->k", self.chances, other[:, start : start + wide]))


def adds(condition: Condition, *, yes: bool, counted: bool = True) -> Adds:
    """What the members of the side with the line yes, or no, add. counted: whether votes across the line are
    counted."""
    if yes:
        return condition.aye, condition.no, condition.abstain
    return condition.no, condition.aye if counted else 0, condition.abstain


@lru_cache(maxsize=2048)
def sums(blocs: tuple[Bloc, ...], manner: Manner, adds: Adds) -> Sums:
    """What a side adds. Where only one kind of vote counts, its number is the sum."""
    line, across, abstain = adds
    made = side(blocs, manner)
    if (line, across, abstain) == (1, 0, 0):
        return Sums(0, made.loyal)
    if (line, across, abstain) == (0, 1, 0):
        return Sums(0, made.crossing)
    low, high = (end(0, line, across, abstain) * made.seats for end in (min, max))
    length = fast_length(high - low + 1)
    rolled = np.fft.irfft(_waves(blocs, manner, adds, length), length, axis=1)
    return Sums(low, np.clip(np.roll(rolled, -low, axis=1)[:, : high - low + 1], 0, None))


def _waves(blocs: tuple[Bloc, ...], manner: Manner, adds: Adds, length: int) -> Waves:
    """The transform of what a side adds, modulo the length: a row for each place of the shock."""
    line, across, abstain = adds
    firm = tuple(sorted(bloc.seats for bloc in blocs if bloc.seats and not bloc.rumoured))
    dissent = dissenters(firm, manner)
    most = dissent.shape[1] - 1
    turns = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    share = manner.dissent.crossing
    each = share * turns**across + (1 - share) * turns**abstain
    table = _loyal(sum(firm), most, manner, line, length) * _powers(each, most)
    made: Waves = (dissent @ table.view(np.float64)).view(np.complex128)  # real chances: half the work
    shaky = sum(bloc.seats for bloc in blocs if bloc.rumoured)
    return made * _shaky(shaky, manner, adds, length) if shaky else made


def _loyal(seats: int, most: int, manner: Manner, line: int, length: int) -> Waves:
    """A row for each number of dissenters: the transform of what the others add, who come or do not."""
    if not line:
        return np.ones((most + 1, length // 2 + 1), dtype=complex)
    placed = np.zeros((most + 1, length))
    placed[:, (line * np.arange(seats + 1)) % length] = present(seats, most, manner.absence.rate)
    return np.fft.rfft(placed, axis=1)


def _powers(each: Waves, most: int) -> Waves:
    """Rows of powers, from none to `most`."""
    made = np.empty((most + 1, each.size), dtype=complex)
    made[0], done = 1, 1
    while done <= most:  # twice as many with every step
        more = min(done, most + 1 - done)
        np.multiply(made[:more], made[done - 1] * each, out=made[done : done + more])
        done += more
    return made


def _shaky(seats: int, manner: Manner, adds: Adds, length: int) -> Waves:
    """Members who were said to break away, as in `sides.rumoured`."""
    line, across, abstain = adds
    placed = np.zeros(length)
    go = pmf(seats, manner.rumour)
    for number in range(seats + 1):
        for crossing, chance in enumerate(pmf(number, manner.rumour_crossing)):
            value = line * (seats - number) + across * crossing + abstain * (number - crossing)
            placed[value % length] += go[number] * chance
    return np.fft.rfft(placed)


def both(  # noqa: PLR0913, PLR0917 - two sides and what is asked of them
    yes: tuple[Bloc, ...],
    no: tuple[Bloc, ...],
    manners: tuple[Manner, Manner],
    found: Sequence[Condition],
    abstain: int,
    seats: int,
    *,
    crossing: bool,
) -> float:
    """The chance that two conditions are met at once, from the whole table of both sides.

    More noes never help a motion. So for each number of ayes and of noes that came across, there is a greatest number
    of loyal noes, and a running sum over them is all that is needed.
    """
    _, weights = shocks(NODES)
    most = np.array([_most_noes(found, ayes, abstain, seats) for ayes in range(seats + 1)])
    own, others = _table(yes, manners[0]), _table(no, manners[1])
    return sum(float(weights[k]) * _at(own.of(k), others.of(k, crossing=crossing), most) for k in range(NODES))


def _at(own: Numbers, others: Numbers, most: Whole) -> float:
    """The same for one place of the shock. own, others: loyal members present by members who cross."""
    running = np.concatenate((np.zeros((1, others.shape[1])), np.cumsum(others, axis=0)))
    loyal, away = np.arange(own.shape[0])[:, None], np.arange(own.shape[1])[None, :]
    total = 0.0
    for over in range(others.shape[1]):
        room = most[np.minimum(loyal + over, most.size - 1)] - away + 1
        total += float(np.sum(own * running[np.clip(room, 0, running.shape[0] - 1), over]))
    return total


@dataclass(frozen=True)
class _Table:
    """What makes the table of one side: its dissenters, who of the others come, and who of the dissenters cross.

    Members who were said to break away are firm here: two conditions at once and such a rumour have not met yet.
    """

    dissent: Numbers
    staying: Numbers
    crossing: Numbers

    def of(self, place: int, *, crossing: bool = True) -> Numbers:
        """Loyal members present by members who cross, at one place of the shock, without what is as good as never."""
        _, weights = shocks(NODES)
        rare = _SEEN / float(weights[place])
        some = _seen(self.dissent[place], rare)
        made: Numbers = (self.staying[:some] * self.dissent[place, :some, None]).T @ self.crossing[:some, :some]
        return made[:, : _seen(made.sum(axis=0), rare)] if crossing else made.sum(axis=1, keepdims=True)


def _seen(chances: Numbers, rare: float) -> int:
    """How many numbers, from none on, are not as good as never exceeded."""
    return int(np.sum(np.cumsum(chances[::-1])[::-1] > rare)) or 1


_SEEN = 1e-9


@lru_cache(maxsize=64)
def _table(blocs: tuple[Bloc, ...], manner: Manner) -> _Table:
    firm = tuple(sorted(bloc.seats for bloc in blocs if bloc.seats))
    dissent = dissenters(firm, manner)
    most = dissent.shape[1] - 1
    staying, crossing = present(sum(firm), most, manner.absence.rate), binomials(most, manner.dissent.crossing)
    return _Table(dissent, staying, crossing)


def _most_noes(found: Sequence[Condition], ayes: int, abstain: int, seats: int) -> int:
    """The most noes against which so many ayes carry; -1 when even none is too many."""
    low, high = -1, seats
    while low < high:
        middle = (low + high + 1) // 2
        if all(each.met(ayes, middle, abstain) for each in found):
            low = middle
        else:
            high = middle - 1
    return low
