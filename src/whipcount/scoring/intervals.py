"""The exact interval of a share (Clopper and Pearson): what 18 of 20 says of the reader, and what it does not.

The lower end is the share at which that many or more successes would be just as rare as 2.5 in 100, the upper end
the share at which that many or fewer would be. It is never too narrow, however few the claims are.
Clopper and Pearson, Biometrika 26 (1934), 404-413.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, fsum, lgamma, log

_STEPS = 60


def exact_interval(successes: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of the share successes / trials; of no trials at all nothing is known: 0 to 1."""
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} successes of {trials} trials")
    rare = (1 - confidence) / 2
    low = 0.0 if successes == 0 else _rising(lambda share: 1 - at_most(successes - 1, trials, share), rare)
    high = 1.0 if successes == trials else _rising(lambda share: -at_most(successes, trials, share), -rare)
    return low, high


def at_most(successes: int, trials: int, share: float) -> float:
    """The chance of that many successes or fewer, each trial succeeding with this share."""
    if share <= 0 or successes >= trials:
        return 1.0
    if share >= 1:
        return 0.0
    yes, no = log(share), log(1 - share)
    terms = (_ways(trials, each) + each * yes + (trials - each) * no for each in range(successes + 1))
    return min(1.0, fsum(map(exp, terms)))


def _ways(trials: int, successes: int) -> float:
    """The logarithm of the number of ways to choose the successes."""
    return lgamma(trials + 1) - lgamma(successes + 1) - lgamma(trials - successes + 1)


def _rising(chance: Callable[[float], float], wanted: float) -> float:
    """The share at which a chance that rises with it takes the wanted value, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if chance(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
