"""Which moves pay, against trying every move there is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from whipcount.count.solving.moves import Move, Moves
from whipcount.count.solving.paying import PAYS, paying

STRETCHES = 4


@st.composite
def worths(draw: st.DrawFn) -> np.ndarray:
    """What a seat is worth in each cell until each change, by whole and half moves; nothing before the first."""
    cells = 3 * draw(st.integers(1, 3)) + 1
    halves = draw(arrays(int, (STRETCHES, cells), elements=st.integers(-6, 6)))
    halves[0] = 0
    return halves / 2


@given(worths(), st.sampled_from([0.0, 0.5, 1.0, 2.0]))
def test_some_move_pays_only_if_one_is_found_and_none_pays_more_than_the_first(
    before: np.ndarray, price: float
) -> None:
    moves = Moves(10, len(before[0]) // 3, STRETCHES - 1, 0)

    every = _every(before, moves, price)
    found = paying(before, moves.costs(), price, set(), 60)

    assert {move: every[move] for move in found}.keys() <= {move for move, gain in every.items() if gain > PAYS}
    assert [every[move] for move in found[:1]] == [gain for gain in [max(every.values())] if gain > PAYS]


def _every(before: np.ndarray, moves: Moves, price: float) -> dict[Move, float]:
    costs = moves.costs()
    return {
        (stretch, origin, target): before[stretch, origin] - before[stretch, target] - price * costs[origin, target]
        for stretch in range(1, len(before))
        for origin in range(moves.cells)
        for target in range(moves.cells)
        if origin != target
    }
