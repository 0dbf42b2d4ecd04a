"""How good forecasts were: proper scores, coverage, and whether a chance of 70 % came true seven times in ten.

Brier: the mean squared distance of the chance from what happened, 0 to 1. Log score: minus the logarithm of the chance
that was given to what happened; it punishes false certainty. CRPS: the same for a number of votes, in votes; for a
forecast of one number it is the distance from the truth (Gneiting and Raftery, JASA 102, 2007, 359-378). Less is
better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from whipcount.forecast.betas import Numbers
from whipcount.forecast.spreads import SHARES, interval

SUREST = 0.01  # a chance of less than this is taken for this in the log score; a sure forecast that failed would end it
BINS = ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))


@dataclass(frozen=True, slots=True)
class Score:
    """The mean scores of one way to forecast. covered: for 50, 80 and 95 % how many numbers lay within, None if no
    interval was given; of: how many forecasts were scored, of how many crises, each weighing the same."""

    name: str
    of: int
    crises: int
    brier: float | None
    log: float | None
    crps: float | None
    covered: tuple[int, int, int] | None = None
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts whose chance lay in a range: how many, their mean, and how many came true."""

    low: float
    high: float
    forecasts: int
    mean: float
    true: int


def brier(chance: float, happened: bool) -> float:
    return (chance - happened) ** 2


def log_score(chance: float, happened: bool) -> float:
    given = chance if happened else 1 - chance
    return -log(max(given, SUREST))


def crps(chances: Numbers, truth: int) -> float:
    """For the chance of 0, 1, ... votes."""
    below = np.cumsum(chances / chances.sum())
    happened = np.arange(chances.size) >= truth
    beyond = max(0, truth - chances.size)
    return float(np.sum((below - happened) ** 2)) + beyond


def within(chances: Numbers, truth: int) -> tuple[bool, bool, bool]:
    """Whether the truth lay in the central 50, 80 and 95 %."""
    half, usual, nearly = (truth in interval(chances / chances.sum(), part) for part in SHARES)
    return half, usual, nearly


def reliability(told: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Forecasts by their chance, with what came of them."""
    known = list(told)
    made = []
    for low, high in BINS:
        own = [(chance, happened) for chance, happened in known if low <= chance < high]
        if own:
            mean = sum(chance for chance, _ in own) / len(own)
            made.append(Bin(low, min(high, 1.0), len(own), mean, sum(happened for _, happened in own)))
    return tuple(made)


def by_crisis(values: Sequence[tuple[str, float]]) -> float | None:
    """The mean over crises of the mean in each, so that a long crisis weighs no more than a short one."""
    groups: dict[str, list[float]] = {}
    for crisis, value in values:
        groups.setdefault(crisis, []).append(value)
    return sum(sum(own) / len(own) for own in groups.values()) / len(groups) if groups else None
