"""An outside forecast taken in: a market's price, an expert's guess, with the weight that a person states for it.

The log-odds are averaged. Then it does not matter whether news comes in before the pooling or after it (Genest,
Annals of Statistics 12, 1984, 1100-1105). The weight is the person's; nothing here knows how good a market is.
"""

from __future__ import annotations

from math import exp, log

from whipcount.model.forecast import Pooled


def pooled(chance: float, name: str, outside: float, weight: float) -> Pooled:
    """The two chances as one. ValueError for a chance of 0 or 1 outside, which no weight could move, or a wrong
    weight."""
    if not 0 < outside < 1:
        raise ValueError(f"an outside chance lies between 0 and 1 and is neither, not {outside}")
    if not 0 <= weight <= 1:
        raise ValueError(f"a weight lies between 0 and 1, not {weight}")
    own = min(max(chance, 1e-6), 1 - 1e-6)
    odds = (1 - weight) * log(own / (1 - own)) + weight * log(outside / (1 - outside))
    return Pooled(name, outside, weight, 1 / (1 + exp(-odds)))
