"""Which moves would pay: those whose price is less than what the rows before them gain by them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import reduce
from typing import Any

from whipcount.count.places import BENCHES
from whipcount.count.solving.moves import ACROSS, WITHIN, Move

PAYS = 1e-6


def paying(before: Any, costs: Any, price: float, known: Container[Move], most: int) -> list[Move]:
    """The moves that pay most and are not known yet: for each pair of cells the best day only.

    before: for the change into each stretch what a seat that is in each cell until then is worth. costs: from each
    cell to each other, in moves. price: of a move. The move from the dearest cell to the cheapest pays most, within a
    bloc and across; so if neither of these pays in any change, no move pays.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

    benches = before[:, :-1].reshape(len(before), -1, len(BENCHES))
    # Far quicker than the maximum over an axis of three.
    ends = tuple(reduce(end, (benches[:, :, n] for n in range(len(BENCHES)))) for end in (np.maximum, np.minimum))
    found: dict[tuple[int, int], tuple[float, int]] = {}
    for gain, stretch, origin, target in (*_within(benches, ends, price), *_across(before, ends, costs, price)):
        if gain > found.get((origin, target), (PAYS, 0))[0] and (stretch, origin, target) not in known:
            found[origin, target] = gain, stretch
    best = sorted(found, key=lambda pair: (-found[pair][0], pair))[:most]
    return [(found[pair][1], *pair) for pair in best]


def _within(benches: Any, ends: Sequence[Any], price: float) -> Iterator[tuple[float, int, int, int]]:
    """The best move within each bloc in each change. ends: of each bloc the dearest and the cheapest bench."""
    gains = ends[0] - ends[1] - price
    paid = (gains > PAYS).nonzero()
    if len(paid[0]):
        first = paid[1] * len(BENCHES)
        origins, targets = first + benches[paid].argmax(axis=1), first + benches[paid].argmin(axis=1)
        yield from zip(*(each.tolist() for each in (gains[paid], paid[0], origins, targets)), strict=True)


def _across(before: Any, ends: Sequence[Any], costs: Any, price: float) -> Iterator[tuple[float, int, int, int]]:
    """The best move to another party in each change, and the best one out of the house."""
    import numpy as np  # noqa: PLC0415

    nowhere, width = before.shape[1] - 1, len(BENCHES)
    # No move gains more than one from the dearest cell of all, to the cheapest or out of the house.
    dearest, cheapest = ends[0].max(axis=1), ends[1].min(axis=1)
    away = dearest - before[:, -1] - WITHIN * price
    along = np.maximum(dearest, before[:, -1]) - cheapest - ACROSS * price
    stretches = (np.maximum(away, along)[1:] > PAYS).nonzero()[0] + 1
    if not len(stretches):
        return
    blocs = np.append(np.repeat(np.arange(nowhere // width), width), -1)
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
        paid = ((gains > PAYS) & ((place == 0) | (blocs[start] != blocs[end]))).nonzero()[0]
        if len(paid):
            yield from zip(*(part[paid].tolist() for part in (gains, stretches, start, end)), strict=True)
