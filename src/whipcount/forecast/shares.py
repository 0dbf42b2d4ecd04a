"""Shares with their counts and exact intervals, because most of what a forecast rests on is a handful of cases.

The interval is that of Clopper and Pearson, Biometrika 26 (1934), 404-413: never too narrow, however few the cases are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, fsum, lgamma, log, log1p

from whipcount.model.forecast import Share
from whipcount.sentences import worded

_STEPS = 60


@lru_cache(maxsize=256)
def share(cases: int, of: int, confidence: float = 0.95) -> Share:
    """So many cases of so many, with the exact interval; of none at all nothing is known: 0 to 1."""
    if not 0 <= cases <= of:
        raise ValueError(f"{cases} cases of {of}")
    rare = (1 - confidence) / 2
    low = 0.0 if not cases else _rising(lambda each: 1 - at_most(cases - 1, of, each), rare)
    high = 1.0 if cases == of else _rising(lambda each: -at_most(cases, of, each), -rare)
    return Share(cases, of, low, high)


def at_most(cases: int, of: int, each: float) -> float:
    """The chance of so many cases or fewer of so many, each being one with this chance."""
    if each <= 0 or cases >= of:
        return 1.0
    if each >= 1:
        return 0.0
    yes, no = log(each), log1p(-each)
    ways = (lgamma(of + 1) - lgamma(number + 1) - lgamma(of - number + 1) for number in range(cases + 1))
    return min(1.0, fsum(exp(way + number * yes + (of - number) * no) for number, way in enumerate(ways)))


def in_words(told: Share) -> str:
    """ "9 of 57, 16 % (exact 95 % interval 7 to 28 %)"."""
    part = told.cases / told.of if told.of else 0.0
    percents = {"part": part * 100, "low": told.low * 100, "high": told.high * 100}
    return worded("forecast.share", cases=told.cases, of=told.of, **percents)


def _rising(chance: Callable[[float], float], wanted: float) -> float:
    """The share at which a chance that rises with it takes the wanted value, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) < wanted else (low, middle)
    return (low + high) / 2
