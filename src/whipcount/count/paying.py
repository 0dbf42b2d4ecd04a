"""Which moves would pay: those whose price is less than what the rows before them gain by them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from whipcount.count.places import BENCHES

PAYS = 1e-6
Move = tuple[int, int, int]  # the stretch into which it leads, the numbers of the cells it comes from and goes to


def paying(before: Any, costs: Any, price: float, known: Container[Move], most: int) -> list[Move]:
    """The moves that pay most and are not known yet: for each pair of cells the best day only.

    before: for the change into each stretch what a seat that is in each cell until then is worth. costs: from each
    cell to each other, in moves. price: of a move. The move from the dearest cell to the cheapest pays most, within a
    bloc and across; so if neither of these pays in any change, no move pays.
    """
    found: dict[tuple[int, int], tuple[float, int]] = {}
    for gain, stretch, origin, target in (*_within(before, price), *_across(before, costs, price)):
        if gain > found.get((origin, target), (PAYS, 0))[0] and (stretch, origin, target) not in known:
            found[origin, target] = gain, stretch
    best = sorted(found, key=lambda pair: (-found[pair][0], pair))[:most]
    return [(found[pair][1], *pair) for pair in best]


def _within(before: Any, price: float) -> Iterator[tuple[float, int, int, int]]:
    """The best move within each bloc in each change."""
    width = len(BENCHES)
    benches = before[:, :-1].reshape(len(before), -1, width)
    gains = benches.max(axis=2) - benches.min(axis=2) - price
    origins, targets = benches.argmax(axis=2), benches.argmin(axis=2)
    for stretch, bloc in zip(*(axis.tolist() for axis in (gains > PAYS).nonzero()), strict=True):
        first = bloc * width
        yield (
            float(gains[stretch, bloc]),
            stretch,
            first + int(origins[stretch, bloc]),
            first + int(targets[stretch, bloc]),
        )


def _across(before: Any, costs: Any, price: float) -> Iterator[tuple[float, int, int, int]]:
    """The best move to another party in each change, and the best one out of the house."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

    nowhere, width = before.shape[1] - 1, len(BENCHES)
    blocs = np.append(np.repeat(np.arange(nowhere // width), width), -1)
    dearest, cheapest = before.argmax(axis=1), before[:, :-1].argmin(axis=1)
    for stretch in range(1, len(before)):
        row, origin, target = before[stretch], int(dearest[stretch]), int(cheapest[stretch])
        pairs = [(int(row[:-1].argmax()), nowhere)]
        if blocs[origin] != blocs[target]:
            pairs.append((origin, target))
        elif nowhere > width:
            outside = np.where(blocs == blocs[target], -np.inf, row)
            inside = np.where(blocs[:-1] == blocs[origin], np.inf, row[:-1])
            pairs += [(int(outside.argmax()), target), (origin, int(inside.argmin()))]
        else:
            pairs.append((nowhere, target))
        for pair in pairs:
            gain = float(row[pair[0]] - row[pair[1]] - price * costs[pair])
            if gain > PAYS:
                yield gain, stretch, *pair
