"""One side of a vote: how many keep the line, vote with the other side, abstain and stay away.

A side has a line, yes or no, and stands in blocs. First, in each bloc, members dissent in clumps, at a rate that the
day's shock moves. Then, of all others on the side, members stay away in clumps. Of the dissenters a fixed share,
each by themselves, votes with the other side. The rest abstain. Given the day's shock the blocs are independent, so
that their dissenters are added up by convolution; every number below is exact up to the rounding of a float.

Shapes: a row for each place of the shock, a column for each number of members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.fft import irfft, rfft

from whipcount.forecast.betas import (
    Beta,
    Numbers,
    factors,
    pmf,
    pmfs,
    rows,
    shifted,
    shocks,
)
from whipcount.forecast.by_number import by_number
from whipcount.forecast.priors import Absence, Dissent
from whipcount.forecast.straight import straight
from whipcount.forecast.waves import Adds, Members, Waves

NODES = 17
NEGLIGIBLE = 1e-13  # dissenters beyond the number that is exceeded with this chance are left out


class Bloc(NamedTuple):
    """So many members who may act in a clump. rumoured: whether they were said to break away."""

    seats: int
    rumoured: bool = False


@dataclass(frozen=True)
class Manner:
    """How a side behaves. mean: its rate of dissent; against: 1 where the day's shock makes it dissent, -1 where it
    keeps it together. rumour, rumour_crossing: the rates of those who were said to break away."""

    mean: float
    against: int
    dissent: Dissent
    absence: Absence
    rumour: Beta
    rumour_crossing: Beta


@dataclass(frozen=True)
class Side:
    """The numbers of a side, each with a row for each place of the shock.

    dissent: how many of the members not rumoured dissent. loyal: how many vote by the line. crossing: how many
    vote with the other side.
    """

    seats: int
    dissent: Numbers
    loyal: Numbers
    crossing: Numbers


@lru_cache(maxsize=512)
def side(blocs: tuple[Bloc, ...], manner: Manner) -> Side:
    """A side of these blocs; the order of the blocs does not matter."""
    firm = tuple(sorted(bloc.seats for bloc in blocs if bloc.seats and not bloc.rumoured))
    shaky = sum(bloc.seats for bloc in blocs if bloc.rumoured)
    known = _firm(firm, manner)
    if not shaky:
        return known
    wavering, leaving = rumoured(shaky, manner)
    return Side(
        known.seats + shaky, known.dissent, convolved(known.loyal, wavering), convolved(known.crossing, leaving)
    )


@lru_cache(maxsize=512)
def _firm(sizes: tuple[int, ...], manner: Manner) -> Side:
    seats = sum(sizes)
    dissent = dissenters(sizes, manner)
    return Side(seats, dissent, loyal(seats, dissent, manner.absence.rate), _cut(_crossing(dissent, manner)))


@lru_cache(maxsize=512)
def dissenters(sizes: tuple[int, ...], manner: Manner) -> Numbers:
    """How many dissent in blocs of these sizes together, up to the number that is as good as never exceeded."""
    return _cut(_summed([_bloc(size, manner) for size in sizes], sum(sizes)))


def _bloc(size: int, manner: Manner) -> Numbers:
    """How many of one bloc dissent. What the shock does to one side it does, the other way round, to the other."""
    made = _shocked(size, manner.mean, manner.dissent)
    return made if manner.against > 0 else made[::-1]


@lru_cache(maxsize=1024)
def _shocked(size: int, mean: float, dissent: Dissent) -> Numbers:
    return pmfs(size, _rates(mean, dissent))


@lru_cache(maxsize=64)
def _rates(mean: float, dissent: Dissent) -> tuple[Beta, ...]:
    """The rate of dissent at each place of the shock."""
    places, _ = shocks(NODES)
    return tuple(Beta.of(shifted(mean, dissent.shock * float(place)), dissent.clump) for place in places)


def _crossing(dissent: Numbers, manner: Manner) -> Numbers:
    """How many vote with the other side: of the dissenters each by themselves.

    More than the share by `far` are as good as never that many (Hoeffding, 1963), so that nothing comes round again.
    """
    most = dissent.shape[1] - 1
    far = (most * log(10 / NEGLIGIBLE) / 2) ** 0.5
    wide = min(most, int(manner.dissent.crossing * most + far)) + 1
    length = fast_length(wide)
    told = Members(0, dissent, manner.absence.come, manner.dissent.crossing)
    made = by_number(told, Adds(0, 1, 0), length)
    return _positive(irfft(made, length, axis=1)[:, :wide])


def _summed(blocs: Sequence[Numbers], seats: int) -> Numbers:
    """The sum over independent blocs, for each place of the shock."""
    if len(blocs) < 2:
        return blocs[0] if blocs else np.ones((NODES, 1))
    length = fast_length(seats + 1)
    waves = np.multiply.reduce(transformed(blocs, length), axis=0)
    return _positive(irfft(waves, length, axis=1)[:, : seats + 1])


def transformed(tables: Sequence[Numbers], length: int) -> Waves:
    """The transforms of several tables of as many rows, all at once: half of what they take one by one."""
    return rfft(stacked(tables, length), axis=2)


def stacked(tables: Sequence[Numbers], width: int) -> Numbers:
    """Several tables of as many rows in one, each filled up with zeros."""
    made = np.zeros((len(tables), tables[0].shape[0], width))
    for room, table in zip(made, tables, strict=True):
        room[:, : table.shape[1]] = table
    return made


def _positive(chances: Numbers) -> Numbers:
    """Without what rounding leaves below nothing."""
    return np.maximum(chances, 0.0)


def _cut(made: Numbers) -> Numbers:
    """Without the numbers that are as good as never exceeded."""
    _, weights = shocks(NODES)
    above = np.cumsum((weights @ made)[::-1])
    return made[:, : max(1, above.size - int(above.searchsorted(NEGLIGIBLE, side="right")))]


def loyal(seats: int, dissent: Numbers, absence: Beta) -> Numbers:
    """How many of a side are there and keep the line: of those who do not dissent, those who come.

    The chance that l of n come is a(l) b(n - l) c(n), with n = seats - d. So the sum over d is a convolution, of c P
    with b, and times a. A transform is right to the last digits of the greatest number only; so where nearly all may
    dissent and c spans orders, it is summed up straight, and where the beta is too narrow for that over a table.
    """
    most = dissent.shape[1] - 1
    if sum(absence) > _NARROW:
        return dissent @ present(seats, most, absence)
    away, come, whole = (each[: seats + 1] for each in factors(absence, seats))
    if whole[seats - most] > _SPANNED * whole[seats]:
        return straight(dissent, seats, absence.other, 1, 0)[1]
    length = fast_length(seats + most + 1)
    placed = np.zeros((NODES + 1, length))
    np.multiply(dissent, whole[seats - most :][::-1], out=placed[:NODES, : most + 1])
    placed[NODES, : seats + 1] = away
    scaled = rfft(placed, axis=1)
    met = irfft(scaled[:NODES] * scaled[NODES], length, axis=1)[:, seats::-1]
    return _positive(met) * come


_NARROW = 20.0  # the sum of a beta's parameters up to which the convolution keeps twelve digits
_SPANNED = 1e3  # by how much the greatest c may exceed the least


def present(seats: int, dissent: int, absence: Beta) -> Numbers:
    """A row for each number of dissenters up to `dissent`: how many of the other members of the side come."""
    return rows(max(0, seats - dissent), seats, absence)[::-1]


@lru_cache(maxsize=256)
def rumoured(seats: int, manner: Manner) -> tuple[Numbers, Numbers]:
    """Of those who were said to break away: how many keep the line after all, and how many vote with the other side.

    They dissent or they do not; how many of the dissenters vote with the other side is beta-binomial too. No shock.
    """
    go = pmf(seats, manner.rumour)
    leaving = sum(
        (go[number] * np.pad(pmf(number, manner.rumour_crossing), (0, seats - number)) for number in range(seats + 1)),
        np.zeros(seats + 1),
    )
    return go[::-1][None, :], leaving[None, :]


def convolved(many: Numbers, few: Numbers) -> Numbers:
    """Two independent numbers added, row by row; `few` may have one row for all."""
    length = fast_length(many.shape[1] + few.shape[1] - 1)
    waves = rfft(many, length, axis=1) * rfft(few, length, axis=1)
    return _positive(irfft(waves, length, axis=1)[:, : many.shape[1] + few.shape[1] - 1])


def fast_length(least: int) -> int:
    """The next length whose transform is quick: a number with no prime factor but 2, 3 and 5."""
    return _FAST[bisect_left(_FAST, least)]


_FAST: list[int] = sorted(2**a * 3**b * 5**c for a in range(1, 15) for b in range(4) for c in range(4))
