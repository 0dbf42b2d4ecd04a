"""Accounts of one day as accounts of a later one on which the same, or less, is said: since then nobody has moved.

The house of the later day has a stretch more at its end, of which nothing is said. Every account of before is one of
its accounts if it stands still there, so none of them has to be sought anew.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.moves import Moves
from whipcount.count.solving.programme import Solution


def carried(before: Accounts, now: Accounts) -> list[Solution]:
    """The accounts that were met before, with the columns of now. Both are of the same blocs.

    None where other choices are open. Whether they keep what limits accounts now is for who asks to check. Seats that
    a flow took which is no longer open have moved unexplained.
    """
    met = [*before.seen, *before.met]
    old, new = before.solver.programme.moves, now.solver.programme.moves
    same = [pick.keys() for pick in before.picks] == [pick.keys() for pick in now.picks]
    if not met or not same or old is None or new is None:
        return []
    if before.grid.stretches == now.grid.stretches and old.ways == new.ways:
        return met
    import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

    there = [before.grid.number(stretch) for stretch in now.grid.stretches]
    accounts = np.array(met)
    made = np.zeros((len(met), len(now.solver.programme.low)), dtype=accounts.dtype)
    seats = accounts[:, : old.places].reshape(len(met), old.last + 1, old.cells)
    made[:, : new.places] = seats[:, there].reshape(len(met), new.places)
    for column, known in (*_picked(before, now), *_taken(old, new, there)):
        made[:, column] = accounts[:, known]
    return [_counted(new, account) for account in made]


def _picked(before: Accounts, now: Accounts) -> Iterator[tuple[int, int]]:
    """The column of each reading of each row now, and before."""
    for old, new in zip(before.picks, now.picks, strict=True):
        yield from ((column, old[reading]) for reading, column in new.items())


def _taken(old: Moves, new: Moves, there: list[int]) -> Iterator[tuple[int, int]]:
    """The column of each way of a flow now, and before. Several flows may share a way; they keep their order."""
    known: dict[tuple[int, int, int], deque[int]] = {}
    for way in old.ways:
        known.setdefault(way[1:], deque()).append(way.column)
    for column, stretch, origin, target in new.ways:
        columns = known.get((there[stretch], origin, target))
        if columns and there[stretch] != there[stretch - 1]:  # into a stretch that was not there nobody has moved
            yield column, columns.popleft()


def _counted(moves: Moves, account: Any) -> Solution:
    """With the unexplained moves that it has now."""
    account[moves.counter] = moves.unexplained(account)
    return tuple(account.tolist())
