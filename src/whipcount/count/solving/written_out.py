"""A programme with moves written out: a column for the seats that arrive in each cell and bloc in each change.

This is the plain form, for the solver's own search in whole numbers where ours has found nothing; see `compact`.
"""

from __future__ import annotations

from copy import deepcopy

from whipcount.count.places import BENCHES
from whipcount.count.solving.moves import Moves
from whipcount.count.solving.programme import ENDLESS, Programme


def written_out(programme: Programme) -> Programme:
    """The same programme with the moves as columns; its own columns and rows keep their numbers."""
    moves = programme.moves
    if moves is None:
        return programme
    plain = deepcopy(programme)
    arrived = [
        _arrived(plain, moves, stretch, cells)
        for stretch in range(1, moves.last + 1)
        for cells in [*([cell] for cell in range(moves.cells)), *_benches(moves)]
    ]
    plain.row(dict.fromkeys(arrived, 1) | {moves.counter: -1}, 0, 0)
    return plain


def _benches(moves: Moves) -> list[list[int]]:
    """The cells of each bloc."""
    width = len(BENCHES)
    return [list(range(bloc * width, bloc * width + width)) for bloc in range(moves.blocs)]


def _arrived(plain: Programme, moves: Moves, stretch: int, cells: list[int]) -> int:
    """A column for the seats that these cells gain in a change beyond what flows bring."""
    arrived = plain.column(0, ENDLESS)
    now = {stretch * moves.cells + cell: -1 for cell in cells}
    before = {(stretch - 1) * moves.cells + cell: 1 for cell in cells}
    plain.row({arrived: 1} | now | before | _brought(moves, stretch, cells), 0, ENDLESS)
    return arrived


def _brought(moves: Moves, stretch: int, cells: list[int]) -> dict[int, int]:
    """What flows bring to these cells from outside them (+1, which need not arrive unexplained) and take away (-1)."""
    ways = [way for way in moves.ways if way.stretch == stretch]
    into = {way.column: 1 for way in ways if way.target in cells and way.origin not in cells}
    return into | {way.column: -1 for way in ways if way.origin in cells and way.target not in cells}
