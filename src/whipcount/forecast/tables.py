"""Two conditions at once: the chance that both are met, from the whole table of ayes and noes.

A majority of the votes cast and one of all members, say, is no sum of one number. Only few chambers ask for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whipcount.forecast.betas import Numbers, binomials, shocks
from whipcount.forecast.conditions import Condition
from whipcount.forecast.sides import NODES, Bloc, Manner, dissenters, present

Whole = NDArray[np.int64]


def both(  # noqa: PLR0913, PLR0917 - two sides and what is asked of them
    yes: tuple[Bloc, ...],
    no: tuple[Bloc, ...],
    manners: tuple[Manner, Manner],
    found: Sequence[Condition],
    abstain: int,
    seats: int,
    *,
    crossing: bool,
) -> float:
    """The chance that two conditions are met at once, from the whole table of both sides.

    More noes never help a motion. So for each number of ayes and of noes that came across, there is a greatest number
    of loyal noes, and a running sum over them is all that is needed.
    """
    _, weights = shocks(NODES)
    most = np.array([_most_noes(found, ayes, abstain, seats) for ayes in range(seats + 1)])
    own, others = _table(yes, manners[0]), _table(no, manners[1])
    return sum(float(weights[k]) * _at(own.of(k), others.of(k, crossing=crossing), most) for k in range(NODES))


def _at(own: Numbers, others: Numbers, most: Whole) -> float:
    """The same for one place of the shock. own, others: loyal members present by members who cross."""
    running = np.concatenate((np.zeros((1, others.shape[1])), np.cumsum(others, axis=0)))
    loyal, away = np.arange(own.shape[0])[:, None], np.arange(own.shape[1])[None, :]
    total = 0.0
    for over in range(others.shape[1]):
        room = most[np.minimum(loyal + over, most.size - 1)] - away + 1
        total += float(np.sum(own * running[np.clip(room, 0, running.shape[0] - 1), over]))
    return total


@dataclass(frozen=True)
class _Table:
    """What makes the table of one side: its dissenters, who of the others come, and who of the dissenters cross.

    Members who were said to break away are firm here: two conditions at once and such a rumour have not met yet.
    """

    dissent: Numbers
    staying: Numbers
    crossing: Numbers

    def of(self, place: int, *, crossing: bool = True) -> Numbers:
        """Loyal members present by members who cross, at one place of the shock, without what is as good as never."""
        _, weights = shocks(NODES)
        rare = _SEEN / float(weights[place])
        some = _seen(self.dissent[place], rare)
        made: Numbers = (self.staying[:some] * self.dissent[place, :some, None]).T @ self.crossing[:some, :some]
        return made[:, : _seen(made.sum(axis=0), rare)] if crossing else made.sum(axis=1, keepdims=True)


def _seen(chances: Numbers, rare: float) -> int:
    """How many numbers, from none on, are not as good as never exceeded."""
    return int(np.sum(np.cumsum(chances[::-1])[::-1] > rare)) or 1


_SEEN = 1e-9


@lru_cache(maxsize=64)
def _table(blocs: tuple[Bloc, ...], manner: Manner) -> _Table:
    firm = tuple(sorted(bloc.seats for bloc in blocs if bloc.seats))
    dissent = dissenters(firm, manner)
    most = dissent.shape[1] - 1
    staying, crossing = present(sum(firm), most, manner.absence.rate), binomials(most, manner.dissent.crossing)
    return _Table(dissent, staying, crossing)


def _most_noes(found: Sequence[Condition], ayes: int, abstain: int, seats: int) -> int:
    """The most noes against which so many ayes carry; -1 when even none is too many."""
    low, high = -1, seats
    while low < high:
        middle = (low + high + 1) // 2
        if all(each.met(ayes, middle, abstain) for each in found):
            low = middle
        else:
            high = middle - 1
    return low
