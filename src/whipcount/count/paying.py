"""Which moves would pay: those whose price is less than what the rows before them gain by them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from whipcount.count.moves import Move
from whipcount.count.places import BENCHES

PAYS = 1e-6


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
    stretches = (before.max(axis=1) - before.min(axis=1) > price + PAYS).nonzero()[0]
    stretches = stretches[stretches > 0]
    rows, each = before[stretches], np.arange(len(stretches))
    origins, targets = rows.argmax(axis=1), rows[:, :-1].argmin(axis=1)
    pairs = [(rows[:, :-1].argmax(axis=1), np.full(len(stretches), nowhere)), (origins, targets)]
    if nowhere > width:
        outside = np.where(blocs == blocs[targets][:, None], -np.inf, rows).argmax(axis=1)
        inside = np.where(blocs[:-1] == blocs[origins][:, None], np.inf, rows[:, :-1]).argmin(axis=1)
        pairs += [(outside, targets), (origins, inside)]
    else:
        pairs.append((np.full(len(stretches), nowhere), targets))
    for place, (start, end) in enumerate(pairs):
        gains = rows[each, start] - rows[each, end] - price * costs[start, end]
        paid = (gains > PAYS) & ((place == 0) | (blocs[start] != blocs[end]))
        for n in paid.nonzero()[0].tolist():
            yield float(gains[n]), int(stretches[n]), int(start[n]), int(end[n])
