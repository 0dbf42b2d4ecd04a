"""Counts of members who act in clumps: the beta-binomial distribution and the quadrature of a normal shock, exactly.

If each of n members dissents with a rate that is itself drawn from a beta distribution, once for all of them, the
number of dissenters is beta-binomial. A `clump` is the correlation of two members: 0 makes them independent, 1 makes
them act as one. A beta with the parameters (m (1 - c) / c, (1 - m) (1 - c) / c) has the mean m and makes the clump c.

Skellam, Journal of the Royal Statistical Society B 10 (1948), 257-261.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Beta(NamedTuple):
    """A beta distribution of rates."""

    yes: float
    no: float

    @classmethod
    def of(cls, mean: float, clump: float) -> Beta:
        """The beta with a mean and a clump, both between 0 and 1 and neither of them 0 or 1."""
        size = (1 - clump) / clump
        return cls(mean * size, (1 - mean) * size)

    @property
    def mean(self) -> float:
        return self.yes / (self.yes + self.no)


def pmfs(members: int, rates: Sequence[Beta]) -> Numbers:
    """The same for several rates, a row for each."""
    ways = log_factorials(members)
    yes, no, whole = _rising_all(tuple(rates), -(-(members + 1) // 64) * 64)
    logs = ways[-1] - ways - ways[::-1] + yes[:, : members + 1] + no[:, members::-1]
    made: Numbers = np.exp(logs - whole[:, members : members + 1])
    made.setflags(write=False)
    return made


@lru_cache(maxsize=64)
def _rising_all(rates: tuple[Beta, ...], most: int) -> tuple[Numbers, Numbers, Numbers]:
    """`rising` of both parameters and of their sum, a row for each rate."""
    steps = np.arange(most)[None, :]
    parts = np.array(rates)
    starts = (parts[:, :1], parts[:, 1:], parts.sum(axis=1, keepdims=True))
    yes, no, whole = (np.pad(np.cumsum(np.log(start + steps), axis=1), ((0, 0), (1, 0))) for start in starts)
    return yes, no, whole


@lru_cache(maxsize=64)
def log_factorials(most: int) -> Numbers:
    """log 0!, log 1!, ... up to log most!."""
    return np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, most + 1)))))


@lru_cache(maxsize=256)
def rising(start: float, most: int) -> Numbers:
    """log of start (start + 1) ... of 0, 1, ... most factors."""
    return np.concatenate(([0.0], np.cumsum(np.log(start + np.arange(most)))))


@lru_cache(maxsize=8192)
def pmf(members: int, rate: Beta) -> Numbers:
    """The chance of 0, 1, ... of so many members."""
    ways, yes, no = log_factorials(members), rising(rate.yes, members), rising(rate.no, members)
    whole = rising(rate.yes + rate.no, members)
    made: Numbers = np.exp(ways[-1] - ways - ways[::-1] + yes + no[::-1] - whole[-1])
    made.setflags(write=False)
    return made


@lru_cache(maxsize=8)
def rows(least: int, most: int, rate: Beta) -> Numbers:
    """A row for each number of members from `least` to `most`: the chance that 0, 1, ... of them do *not* act.

    The number that does not act stands in the column, because those who stay are what is counted in a vote.
    """
    ways, yes, no = log_factorials(most), rising(rate.yes, most), rising(rate.no, most)
    whole = rising(rate.yes + rate.no, most)
    acting = np.concatenate(
        ((yes - ways)[::-1], np.full(most, -np.inf))
    )  # of most, most - 1, ... members; then of none
    shifted_by = np.lib.stride_tricks.sliding_window_view(acting, most + 1)[::-1][least:]
    made: Numbers = np.exp((ways - whole)[least:, None] + (no - ways)[None, :] + shifted_by)
    made.setflags(write=False)
    return made


@lru_cache(maxsize=16)
def binomials(most: int, share: float) -> Numbers:
    """A row for each number up to `most`: the chance that 0, 1, ... of so many independent members do something."""
    if share in {0.0, 1.0}:
        sure = np.eye(most + 1) if share else np.eye(1, most + 1).repeat(most + 1, 0)
        sure.setflags(write=False)
        return np.asarray(sure)
    ways = log_factorials(most)
    others = np.concatenate(((np.arange(most + 1) * np.log1p(-share) - ways)[::-1], np.full(most, -np.inf)))
    left = np.lib.stride_tricks.sliding_window_view(others, most + 1)[::-1]
    made: Numbers = np.exp(ways[:, None] + (np.arange(most + 1) * np.log(share) - ways)[None, :] + left)
    made.setflags(write=False)
    return made


@lru_cache(maxsize=8)
def shocks(nodes: int) -> tuple[Numbers, Numbers]:
    """Places and weights that integrate over a standard normal shock: equal steps from four below to four above it.

    Equal steps, not Gauss and Hermite: few members dissent on most days and very many on some, and over such a steep
    function the trapezoid comes closer with 17 places (a chance is right to 0.1 %) than Gauss and Hermite with 25.
    """
    places = np.linspace(-4, 4, nodes)
    weights = np.exp(-places * places / 2)
    return places, weights / weights.sum()


def shifted(mean: float, by: float) -> float:
    """A rate moved on the scale of log-odds, where every rate stays between 0 and 1."""
    odds = np.log(mean / (1 - mean)) + by
    return float(1 / (1 + np.exp(-odds)))
