"""One side of a vote: how many keep the line, vote with the other side, abstain and stay away.

A side has a line, yes or no, and stands in blocs. First, in each bloc, members dissent in clumps, at a rate that the
day's shock moves. Then, of all others on the side, members stay away in clumps. Of the dissenters a fixed share,
each by themselves, votes with the other side. The rest abstain. Given the day's shock the blocs are independent, so
that their dissenters are added up by convolution; every number below is exact up to the rounding of a float.

Shapes: a row for each place of the shock, a column for each number of members.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from whipcount.forecast.betas import Beta, Numbers, binomials, pmf, rows, shifted, shocks
from whipcount.forecast.priors import Absence, Dissent

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


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def _firm(sizes: tuple[int, ...], manner: Manner) -> Side:
    seats = sum(sizes)
    dissent = dissenters(sizes, manner)
    most = dissent.shape[1] - 1
    staying = present(seats, most, manner.absence.rate)  # the row of d dissenters: how many of the others come
    loyal = dissent @ staying
    crossing = dissent @ binomials(most, manner.dissent.crossing)
    return Side(seats, dissent, loyal, crossing)


@lru_cache(maxsize=4096)
def dissenters(sizes: tuple[int, ...], manner: Manner) -> Numbers:
    """How many dissent in blocs of these sizes together, up to the number that is as good as never exceeded."""
    places, weights = shocks(NODES)
    rates = tuple(shifted(manner.mean, manner.against * manner.dissent.shock * float(place)) for place in places)
    made = np.ones((NODES, 1))
    if sizes:
        length = fast_length(sum(sizes) + 1)
        waves = np.ones((NODES, length // 2 + 1), dtype=complex)
        for size in sizes:
            waves *= np.fft.rfft(_bloc(size, rates, manner.dissent.clump), length, axis=1)
        made = np.clip(np.fft.irfft(waves, length, axis=1)[:, : sum(sizes) + 1], 0, None)
    above = np.cumsum((weights @ made)[::-1])[::-1]
    return made[:, : max(1, int(np.sum(above > NEGLIGIBLE)))]


@lru_cache(maxsize=1024)
def _bloc(size: int, rates: tuple[float, ...], clump: float) -> Numbers:
    return np.array([pmf(size, Beta.of(rate, clump)) for rate in rates])


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
    waves = np.fft.rfft(many, length, axis=1) * np.fft.rfft(few, length, axis=1)
    return np.clip(np.fft.irfft(waves, length, axis=1)[:, : many.shape[1] + few.shape[1] - 1], 0, None)


def fast_length(least: int) -> int:
    """The next length whose transform is quick: a power of two, or three times one."""
    power = 1 << max(3, (least - 1).bit_length())
    return 3 * power // 4 if 3 * power // 4 >= least else power
