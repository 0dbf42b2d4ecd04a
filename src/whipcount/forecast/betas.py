"""Counts of members who act in clumps: the beta-binomial distribution and the quadrature of a normal shock, exactly.

If each of n members dissents with a rate that is itself drawn from a beta distribution, once for all of them, the
number of dissenters is beta-binomial. A `clump` is the correlation of two members: 0 makes them independent, 1 makes
them act as one. A beta with the parameters (m (1 - c) / c, (1 - m) (1 - c) / c) has the mean m and makes the clump c.

Skellam, Journal of the Royal Statistical Society B 10 (1948), 257-261.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
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

    @property
    def other(self) -> Beta:
        """Of the rates at which the others do the opposite."""
        return Beta(self.no, self.yes)


def pmfs(members: int, rates: Sequence[Beta]) -> Numbers:
    """The same as `pmf` for several rates whose parameters have one sum, a row for each."""
    if wide(rates[0]):
        act, rest, whole = _multiplied_all(tuple(rates), _rounded(members))
        made = act[:, : members + 1] * rest[:, members::-1]
        made /= whole[members]
    else:
        yes, no = _grown_all(tuple(rates), _rounded(members))
        made = np.exp(yes[:, : members + 1] + no[:, members::-1] - grown(sum(rates[0]), members)[-1])
    made.setflags(write=False)
    return made


@lru_cache(maxsize=64)
def _grown_all(rates: tuple[Beta, ...], most: int) -> tuple[Numbers, Numbers]:
    """`grown` for both parameters, a row for each rate."""
    parts = np.array(rates)
    return _cumulated(parts[:, :1], most), _cumulated(parts[:, 1:], most)


@lru_cache(maxsize=64)
def _multiplied_all(rates: tuple[Beta, ...], most: int) -> tuple[Numbers, Numbers, Numbers]:
    """`factors` for both parameters, a row for each rate; and one over them for their sum."""
    made = _multiplied(np.array([*(rate.yes for rate in rates), *(rate.no for rate in rates), sum(rates[0])]), most)
    return made[: len(rates)], made[len(rates) : -1], made[-1]


def grown(start: float, most: int) -> Numbers:
    """log of start (start + 1) ... / (1 2 ...) with 0, 1, ... most factors above and below.

    A beta-binomial chance is a product of three of these. They grow slowly, so that a float keeps thirteen digits of
    each, where the logarithms of factorials would leave twelve.
    """
    return _grown(start, _rounded(most))[: most + 1]


@lru_cache(maxsize=256)
def _grown(start: float, most: int) -> Numbers:
    made: Numbers = _cumulated(np.array([[start]]), most)[0]
    made.setflags(write=False)
    return made


def _cumulated(starts: Numbers, most: int) -> Numbers:
    made = np.zeros((starts.shape[0], most + 1))
    np.cumsum(np.log1p((starts - 1) / np.arange(1, most + 1)), axis=1, out=made[:, 1:])
    return made


def _multiplied(starts: Numbers, most: int) -> Numbers:
    """The exponential of `grown` for each start, which keeps fifteen digits; only where it fits into floats."""
    made = np.ones((starts.shape[0], most + 1))
    np.cumprod((starts[:, None] + np.arange(most)) / np.arange(1, most + 1), axis=1, out=made[:, 1:])
    return made


def _rounded(most: int) -> int:
    """A size whose table serves for many others."""
    return max(256, 1 << (most - 1).bit_length())


class Factors(NamedTuple):
    """The three factors of a beta-binomial chance: that l of m act is act[l] * rest[m - l] * whole[m]."""

    act: Numbers
    rest: Numbers
    whole: Numbers


def factors(rate: Beta, most: int) -> Factors:
    """For up to so many members; only where a rate is so `wide` that they fit into floats."""
    return _factors(rate, _rounded(most))


def wide(rate: Beta) -> bool:
    return sum(rate) < _WIDE


_WIDE = 60.0


@lru_cache(maxsize=64)
def _factors(rate: Beta, most: int) -> Factors:
    act, rest, whole = _multiplied(np.array([*rate, sum(rate)]), most)
    made = Factors(act, rest, 1 / whole)
    for each in made:
        each.setflags(write=False)
    return made


def log_factorials(most: int) -> Numbers:
    """log 0!, log 1!, ... up to log most!."""
    return _log_factorials(_rounded(most))[: most + 1]


@lru_cache(maxsize=16)
def _log_factorials(most: int) -> Numbers:
    return np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, most + 1)))))


@lru_cache(maxsize=8192)
def pmf(members: int, rate: Beta) -> Numbers:
    """The chance of 0, 1, ... of so many members."""
    if wide(rate):
        act, rest, whole = factors(rate, members)
        made: Numbers = act[: members + 1] * rest[members::-1]
        made *= whole[members]
        made.setflags(write=False)
        return made
    yes, no, whole = grown(rate.yes, members), grown(rate.no, members), grown(sum(rate), members)
    made = np.exp(yes + no[::-1] - whole[-1])
    made.setflags(write=False)
    return made


@lru_cache(maxsize=8)
def rows(least: int, most: int, rate: Beta) -> Numbers:
    """A row for each number of members from `least` to `most`: the chance that 0, 1, ... of them do *not* act.

    The number that does not act stands in the column, because those who stay are what is counted in a vote.
    """
    yes, no, whole = grown(rate.yes, most), grown(rate.no, most), grown(sum(rate), most)
    acting = np.concatenate((yes[::-1], np.full(most, -np.inf)))  # of most, most - 1, ... members; then of none
    shifted_by = np.lib.stride_tricks.sliding_window_view(acting, most + 1)[::-1][least:]
    made: Numbers = np.exp(no[None, :] + shifted_by - whole[least:, None])
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
    return 1 / (1 + exp(-log(mean / (1 - mean)) - by))
