"""The distribution of what a side adds to a majority, where it hangs on who turns up and where it does not.

`conditions` says what an aye, a no and an abstention add. Given the day's shock, a side's sum is a sum of independent
blocs, made by transforms. Two sides meet in a product of vectors: the chance that both together reach a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.fft import irfft

from whipcount.forecast.betas import Numbers, pmf, shocks, wide
from whipcount.forecast.by_number import by_number
from whipcount.forecast.conditions import Condition
from whipcount.forecast.sides import NODES, Bloc, Manner, Side, convolved, fast_length, side
from whipcount.forecast.straight import straight
from whipcount.forecast.waves import Adds, Members, waves

SHORT = 1_024  # up to this length it is sooner done without the rule of `waves`


@dataclass(frozen=True)
class Sums:
    """The chance of each sum of one side, from `least` on; a row for each place of the shock."""

    least: int
    chances: Numbers

    @cached_property
    def width(self) -> int:
        return int(self.chances.shape[1])

    @cached_property
    def by_sum(self) -> Numbers:
        """The chances times the weights of the shock, one sum after the other, so that a run of sums is one piece."""
        return np.ascontiguousarray((self.chances * shocks(NODES)[1][:, None]).T).ravel()

    @cached_property
    def from_top(self) -> Numbers:
        """The chance of nothing, of the greatest sum, of one of the two greatest and so on, in the same manner."""
        made = np.zeros((self.width + 1, NODES))
        np.cumsum(self.chances[:, ::-1].T, axis=0, out=made[1:])
        return made.ravel()

    @cached_property
    def downward(self) -> Numbers:
        """The chance of each sum, the greatest first, in the same manner."""
        return np.ascontiguousarray(self.chances[:, ::-1].T).ravel()


def at_least(one: Sums, other: Sums, number: int) -> float:
    """The chance that two sides together add up to a number or more."""
    narrow, wide = (one, other) if one.width <= other.width else (other, one)
    first = wide.width - number + narrow.least + wide.least  # where in `from_top` the narrow side's least sum stands
    start, end = -first if first < 0 else 0, wide.width + 1 - first
    if end >= narrow.width:
        return _met(narrow, wide.from_top, start, narrow.width, first) if start < narrow.width else 0.0
    met = _met(narrow, wide.from_top, start, end, first) if start < end else 0.0
    alone = narrow.by_sum[max(0, end) * NODES :]  # sums of the narrow side that are enough alone
    return met + float(alone.reshape(-1, NODES).sum(axis=0) @ wide.from_top[-NODES:])


def exactly(one: Sums, other: Sums, number: int) -> float:
    """The chance that two sides together add up to a number."""
    first = other.width - 1 - number + one.least + other.least
    start, end = max(0, -first), min(one.width, other.width - first)
    return _met(one, other.downward, start, end, first) if start < end else 0.0


def _met(one: Sums, other: Numbers, start: int, end: int, first: int) -> float:
    return float(one.by_sum[start * NODES : end * NODES].dot(other[(first + start) * NODES : (first + end) * NODES]))


def adds(condition: Condition, *, yes: bool, counted: bool = True) -> Adds:
    """What the members of the side with the line yes, or no, add. counted: whether votes across the line are
    counted."""
    if yes:
        return Adds(condition.aye, condition.no, condition.abstain)
    return Adds(condition.no, condition.aye if counted else 0, condition.abstain)


@lru_cache(maxsize=512)
def sums(blocs: tuple[Bloc, ...], manner: Manner, adds: Adds) -> Sums:
    """What a side adds. Where only one kind of vote counts, its number is the sum."""
    if adds == (1, 0, 0):
        return Sums(0, side(blocs, manner).loyal)
    if adds == (0, 1, 0):
        return Sums(0, side(blocs, manner).crossing)
    shaky = sum(bloc.seats for bloc in blocs if bloc.rumoured)
    firm = tuple(bloc for bloc in blocs if not bloc.rumoured)
    made = _firm(side(firm, manner), manner, adds)
    return _shaky(made, shaky, manner, adds) if shaky else made


def _firm(made: Side, manner: Manner, adds: Adds) -> Sums:
    """The sum of members who were not said to break away."""
    come = manner.absence.come
    if adds.line and adds.across == adds.abstain and wide(come):
        return Sums(*straight(made.dissent, made.seats, come, adds.line, adds.across))
    low, high = _ends(made, adds)
    twice = 2 * (abs(adds.line) or 1)
    length = twice * fast_length(-(-(high - low + 1) // twice))
    transform = by_number if length <= SHORT or not adds.line else waves
    turned = transform(Members(made.seats, made.dissent, come, manner.dissent.crossing), adds, length)
    found = irfft(turned, length, axis=1)
    rolled = np.concatenate((found[:, length + low :], found[:, : high + 1]), axis=1)
    return Sums(low, np.maximum(rolled, 0, out=rolled))


def _ends(made: Side, adds: Adds) -> tuple[int, int]:
    """The least and the greatest sum: none or all of the dissenters, who of them cross within what is not negligible,
    and none or all of the others."""
    dissent, across = made.dissent.shape[1] - 1, made.crossing.shape[1] - 1
    corners = [(0, 0), (across, across), (dissent, 0), (dissent, across)]
    found = [
        adds.abstain * (number - over) + adds.across * over + adds.line * come
        for number, over in corners
        for come in (0, made.seats - number)
    ]
    return min(found), max(found)


def _shaky(made: Sums, seats: int, manner: Manner, adds: Adds) -> Sums:
    """With so many members who were said to break away, as in `sides.rumoured`."""
    low, high = min(adds) * seats, max(adds) * seats
    placed = np.zeros((1, high - low + 1))
    go = pmf(seats, manner.rumour)
    for number in range(seats + 1):
        crossing = np.arange(number + 1)
        value = adds.line * (seats - number) + adds.across * crossing + adds.abstain * (number - crossing)
        np.add.at(placed[0], value - low, go[number] * pmf(number, manner.rumour_crossing))
    return Sums(made.least + low, convolved(made.chances, placed))
