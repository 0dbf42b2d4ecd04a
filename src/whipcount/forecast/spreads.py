"""A distribution as an answer: its mean and its central intervals of 50, 80 and 95 %."""

from __future__ import annotations

import numpy as np

from whipcount.forecast.betas import Numbers
from whipcount.model.forecast import Spread
from whipcount.model.quantity import Range

SHARES = (0.5, 0.8, 0.95)
_SHOWN = 1e-9  # numbers rarer than this at either end are left out


def spread(chances: Numbers) -> Spread:
    """The answer for the chance of 0, 1, ... votes."""
    whole = chances / chances.sum()
    seen = np.flatnonzero(whole > _SHOWN)
    least, most = int(seen[0]), int(seen[-1])
    kept = whole[least : most + 1] / whole[least : most + 1].sum()
    half, usual, nearly = (interval(whole, share) for share in SHARES)
    mean = float(whole @ np.arange(whole.size))
    return Spread(least, tuple(float(chance) for chance in kept), mean, half, usual, nearly)


def interval(chances: Numbers, part: float) -> Range:
    """The central interval: no more than half of the rest lies below it, and no more than half above."""
    below = np.cumsum(chances)
    tail = (1 - part) / 2
    low = int(np.searchsorted(below, tail + 1e-12))
    high = int(np.searchsorted(below, 1 - tail - 1e-12))
    return Range(low, min(high, chances.size - 1))
