"""At which points an integral over t from 0 to 1 is taken, and with what shares: Gauss and Legendre's rule.

With n nodes it is exact for polynomials of degree 2n - 1, and a chance that n players decide is one of degree n - 1.
Many fewer nodes are as good as exact: such a chance is at most |t| + |1-t|, to the power of n - 1, at complex t too,
and that bounds the error by about exp(-2 nodes^2 / n). Where sizes are divided by (`reciprocals`), the error is known
outright for each size.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Nodes = tuple[tuple[float, float], ...]
_EXACT = 1e-13  # relative, of every reciprocal
_NEGLIGIBLE = 1e-16
_STEEP = 9  # the power with which small sizes should begin; between 6 and 16 it hardly matters


@lru_cache(maxsize=256)
def orders(players: int) -> Nodes:
    """For chances that one of so many players decides; each t with its share."""
    nodes, shares = _legendre(max(1, min(ceil(players / 2), ceil(3.6 * sqrt(players) + 8))))
    return tuple((0.5 if abs(t - 0.5) < 1e-15 else t, share) for t, share in zip(nodes, shares, strict=True))


@lru_cache(maxsize=256)
def reciprocals(least: int, most: int) -> Nodes:
    """Points y and shares by which the sum of share * y^size is 1/size, for every size from `least` to `most`.

    1/size is the integral of y^(size-1). It is taken over v, where y = (1 - (1-v)^2)^c: that is flat near 1, where
    large sizes crowd, and as steep at 0 as suits the least size. The fewest nodes are taken that are good enough.
    """
    sizes = np.arange(least, most + 1, dtype=np.float64)
    steep = max(1.0, least / _STEEP) ** -1
    number = 4
    while True:
        v, shares = _legendre(number)
        bent = v * (2 - v)
        logs = steep * np.log(bent)
        terms = np.exp(np.outer(sizes, logs)) * (steep * shares * 2 * (1 - v) / bent)
        if np.abs(terms.sum(axis=1) * sizes - 1).max() < _EXACT:
            kept = (terms * sizes[:, None]).max(axis=0) > _NEGLIGIBLE
            weights = steep * shares * 2 * (1 - v) / bent
            return tuple(zip(np.exp(logs)[kept].tolist(), weights[kept].tolist(), strict=True))
        number += max(1, number // 8)


@lru_cache(maxsize=256)
def _legendre(number: int) -> tuple[Floats, Floats]:
    """Points from 0 to 1 in rising order, and their shares, which sum to 1."""
    nodes, shares = np.polynomial.legendre.leggauss(number)
    return (1 + nodes) / 2, shares / 2
