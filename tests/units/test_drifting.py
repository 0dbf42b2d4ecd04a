"""Who may have moved on a day without news, against every way in which a small house may have moved."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whipcount.count.solving.drifting import drifted
from whipcount.count.solving.moves import Moves

BLOCS, CELLS = 2, 7
SEATS = st.lists(st.integers(0, CELLS - 1), min_size=1, max_size=3)
WANTED = st.lists(st.booleans(), min_size=CELLS, max_size=CELLS)


def house(members: list[int]) -> np.ndarray:
    """The seats of each cell, from the cell of each seat."""
    return np.bincount(members, minlength=CELLS)


def moves(before: np.ndarray, after: np.ndarray) -> int:
    of = Moves(seats=int(before.sum()), blocs=BLOCS, last=1, counter=2 * CELLS)
    return of.unexplained(np.concatenate([before, after, [0]]))


@given(members=SEATS, wanted=WANTED, spare=st.integers(0, 4), room=st.integers(0, 2))
def test_as_many_come_to_the_wanted_places_as_any_way_of_so_many_moves_brings(
    members: list[int], wanted: list[bool], spare: int, room: int
) -> None:
    before = house(members)
    empty = int(before[-1]) + room
    found = drifted(before, np.array(wanted), spare, empty)

    ways = (house(list(after)) for after in product(range(CELLS), repeat=len(members)))
    allowed = [after for after in ways if moves(before, after) <= spare and after[-1] <= empty]
    assert (moves(before, found) <= spare, found.sum(), found[-1] <= empty) == (True, len(members), True)
    assert found @ np.array(wanted) == max(after @ np.array(wanted) for after in allowed)
