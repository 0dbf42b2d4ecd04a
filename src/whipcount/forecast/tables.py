"""Two conditions at once: the chance that both are met, from the whole table of ayes and of what counts against.

A majority of the votes cast and one of all members, say, is no sum of one number. Only few chambers ask for it. What
counts against is the noes; where the base is those present, the abstentions too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.fft import irfft2, rfft2
from numpy.typing import NDArray

from whipcount.forecast.betas import Numbers, binomials, pmf, shocks
from whipcount.forecast.conditions import Condition
from whipcount.forecast.sides import NODES, Bloc, Manner, dissenters, present

Whole = NDArray[np.int64]
_SEEN = 1e-9


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
    """The chance that two conditions are met at once.

    More against never help a motion. So for each number of ayes there is a greatest number against, and a running sum
    over what the side with the line no has against is all that is needed.
    """
    _, weights = shocks(NODES)
    there = any(each.abstain for each in found)
    most = _most_against(found, abstain, seats)
    own, others = _table(yes, manners[0]), _table(no, manners[1])
    return sum(
        float(weights[k]) * _at(own.of_yes(k, there=there), others.of_no(k, there=there, crossing=crossing), most)
        for k in range(NODES)
    )


def _at(own: Numbers, others: Numbers, most: Whole) -> float:
    """The same for one place of the shock. own: ayes by what counts against; others: the other way round.

    For each number of ayes from the other side, each row of the own side has a row of places in the running sum.
    """
    wide, ends = own.shape[1], others.shape[0]
    running = np.zeros((others.shape[1], wide + ends + 1))  # nothing where there is no room
    np.cumsum(others.T, axis=1, out=running[:, wide + 1 :])
    enough = int(np.argmax(most >= 0)) if most.max() >= 0 else most.size  # fewer ayes never do
    ayes = np.arange(enough, own.shape[0] + others.shape[1] - 1)
    rooms = np.minimum(most[np.minimum(ayes, most.size - 1)], ends - 1)
    places = rooms[:, None] + (wide + 1 - np.arange(wide))
    total = 0.0
    for over, chances in enumerate(running):
        first = max(0, enough - over)
        here = own[first:]
        there = places[first + over - enough :][: here.shape[0]]
        total += float(here.ravel() @ chances[there].ravel())
    return total


@dataclass(frozen=True)
class _Table:
    """What makes the table of one side: its dissenters, who of the others come, who of the dissenters cross, and the
    chance that so many of those who were said to break away keep the line by so many who cross."""

    dissent: Numbers
    staying: Numbers
    crossing: Numbers
    rumoured: Numbers

    def of_yes(self, place: int, *, there: bool) -> Numbers:
        """Ayes by what the side has against: who crosses, or where all who are there count, everybody who dissents."""
        weighed, some, rare = self._weighed(place)
        if not there:
            return _with(weighed.T @ self._across(place, some, rare), self.rumoured)
        seats = self.rumoured.shape[0] - 1
        keep = self.rumoured.sum(axis=1)
        wavering = np.zeros((seats + 1, seats + 1))
        wavering[np.arange(seats + 1), seats - np.arange(seats + 1)] = keep  # who does not keep the line dissents
        return _with(np.ascontiguousarray(weighed.T), wavering)

    def of_no(self, place: int, *, there: bool, crossing: bool) -> Numbers:
        """What the side has against by its ayes: who keeps the line, or with those who abstain, who does not cross."""
        weighed, some, rare = self._weighed(place)
        if not there:
            over = self._across(place, some, rare) if crossing else np.ones((some, 1))
            wavering = self.rumoured if crossing else self.rumoured.sum(axis=1, keepdims=True)
            return _with(weighed.T @ over, wavering)
        members = self.staying.shape[1] - 1
        away = np.zeros_like(weighed)
        for number, row in enumerate(weighed):  # who stays away, in place of who comes
            away[number, : members - number + 1] = row[: members - number + 1][::-1]
        gone = away.T @ self.crossing[:some, :some]
        made = np.zeros((members + 1, some))
        for across in range(some):
            made[: members - across + 1, across] = gone[: members - across + 1, across][::-1]
        seats = self.rumoured.shape[0] - 1
        wavering = np.zeros((seats + 1, seats + 1))
        wavering[seats - np.arange(seats + 1), np.arange(seats + 1)] = self.rumoured.sum(axis=0)
        made = _with(made[:, : _seen(made.sum(axis=0), rare)], wavering)
        return made if crossing else made.sum(axis=1, keepdims=True)

    def _across(self, place: int, some: int, rare: float) -> Numbers:
        """A row for each number of dissenters: how many of them cross, up to what is as good as never exceeded."""
        return self.crossing[:some, : _seen(self.dissent[place, :some] @ self.crossing[:some, :some], rare)]

    def _weighed(self, place: int) -> tuple[Numbers, int, float]:
        """Who comes by number of dissenters, with its chance; up to how many; and what is as good as never."""
        rare = _SEEN / float(shocks(NODES)[1][place])
        some = _seen(self.dissent[place], rare)
        return self.staying[:some] * self.dissent[place, :some, None], some, rare


def _seen(chances: Numbers, rare: float) -> int:
    """How many numbers, from none on, are not as good as never exceeded."""
    return int(np.sum(np.cumsum(chances[::-1])[::-1] > rare)) or 1


def _with(many: Numbers, few: Numbers) -> Numbers:
    """Two tables of independent members added, in both directions."""
    if few.size == 1:
        return many
    shape = many.shape[0] + few.shape[0] - 1, many.shape[1] + few.shape[1] - 1
    waves = rfft2(many, shape) * rfft2(few, shape)
    return np.clip(irfft2(waves, shape), 0, None)


@lru_cache(maxsize=64)
def _table(blocs: tuple[Bloc, ...], manner: Manner) -> _Table:
    firm = tuple(sorted(bloc.seats for bloc in blocs if bloc.seats and not bloc.rumoured))
    dissent = dissenters(firm, manner)
    most = dissent.shape[1] - 1
    staying, crossing = present(sum(firm), most, manner.absence.rate), binomials(most, manner.dissent.crossing)
    return _Table(dissent, staying, crossing, _rumoured(sum(bloc.seats for bloc in blocs if bloc.rumoured), manner))


def _rumoured(seats: int, manner: Manner) -> Numbers:
    """Of those who were said to break away: how many keep the line after all by how many cross, as in `sides`."""
    made, go = np.zeros((seats + 1, seats + 1)), pmf(seats, manner.rumour)
    for number in range(seats + 1):
        made[seats - number, : number + 1] = go[number] * pmf(number, manner.rumour_crossing)
    return made


def _most_against(found: Sequence[Condition], abstain: int, seats: int) -> Whole:
    """The most against which each number of ayes carries, from none on; -1 where even none is too many."""
    most = np.full(seats + 1, seats)
    for each in found:
        over = each.aye * np.arange(seats + 1) + each.abstain * abstain - each.least
        most = np.minimum(most, over // -each.no if each.no else np.where(over < 0, -1, seats))
    made: Whole = np.maximum(most, -1)
    return made
