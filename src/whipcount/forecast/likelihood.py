"""How likely past votes are under given rates: what the fit maximises.

The same model as `sides`, looked at in one point: if a side of n members cast v votes, then d of them dissented, from
none to n - v, and n - v - d stayed away. Each known side is taken as one bloc. Ayes and noes of one vote share the
day's shock. Votes that came from the other side are added where that side is known too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from whipcount.forecast.betas import Beta, Numbers, binomials, log_factorials, shifted, shocks
from whipcount.forecast.past import PastVote
from whipcount.forecast.priors import Priors
from whipcount.forecast.sides import NODES

Whole = NDArray[np.int64]
_MOST_ACROSS = 24  # votes from the other side beyond this number are not looked for


class Table:
    """Chances of beta-binomials, a row for each rate, by logarithms added up once for every size up to `most`."""

    def __init__(self, rates: Sequence[Beta], most: int) -> None:
        yes, no = np.array([rate.yes for rate in rates]), np.array([rate.no for rate in rates])
        self._yes, self._no, self._all = (_rising(start, most) for start in (yes, no, yes + no))
        self._ways = log_factorials(most)

    def chance(self, act: Whole, members: Whole) -> Numbers:
        """That so many of so many members act; two rows of whole numbers."""
        ways, rest = self._ways, members - act
        logs = ways[members] - ways[act] - ways[rest] + self._yes[:, act] + self._no[:, rest] - self._all[:, members]
        made: Numbers = np.exp(logs)
        return made


def _rising(start: Numbers, most: int) -> Numbers:
    logs = np.cumsum(np.log(start[:, None] + np.arange(most)[None, :]), axis=1)
    return np.concatenate((np.zeros((start.size, 1)), logs), axis=1)


class Likelihood:
    """The logarithm of the chance of past votes. priors: the rates; `most`: members of the largest side."""

    def __init__(self, priors: Priors, most: int) -> None:
        places, self._weights = shocks(NODES)
        dissent = priors.dissent
        self._crossing = dissent.crossing
        self._dissent = {
            (secret, against): Table(
                [Beta.of(shifted(mean, against * dissent.shock * float(place)), dissent.clump) for place in places],
                most,
            )
            for secret, mean in ((False, dissent.open), (True, dissent.secret))
            for against in (-1, 1)
        }
        self._absent = {True: Table([priors.needed.rate], most), False: Table([priors.other.rate], most)}

    def log_of(self, votes: Iterable[PastVote]) -> float:
        return float(sum(np.log(max(self.of(vote), 1e-300)) for vote in votes))

    def of(self, vote: PastVote) -> float:
        """The chance of one vote, its ayes and noes as far as they are known."""
        return float(self._weights @ (self._cast(vote, yes=True) * self._cast(vote, yes=False)))

    def _cast(self, vote: PastVote, *, yes: bool) -> Numbers:
        """The chance of the votes of one line, for each place of the shock; 1 where nothing is known."""
        seats, cast, others = (vote.yes, vote.ayes, vote.no) if yes else (vote.no, vote.noes, vote.yes)
        broke = vote.yes_dissent if yes else vote.no_dissent
        if seats is None or cast is None:
            return np.ones(NODES)
        if others is None or broke is not None:
            return self._loyal(vote, seats, min(cast, seats), yes=yes, broke=broke)
        across = self._across(vote, others, yes=not yes)
        own = [self._loyal(vote, seats, cast - number, yes=yes) for number in range(across.shape[1])]
        return np.asarray(np.sum(across * np.array(own).T, axis=1))

    def _table(self, vote: PastVote, *, yes: bool) -> Table:
        """The shock moves the two sides of a motion in opposite directions."""
        return self._dissent[vote.secret, -1 if yes else 1]

    def _loyal(self, vote: PastVote, seats: int, cast: int, *, yes: bool, broke: int | None = None) -> Numbers:
        """That so many of a side voted by its line, and, where it is known, that so many broke it."""
        if not 0 <= cast <= seats:
            return np.zeros(NODES)
        dissent = np.arange(seats - cast + 1) if broke is None else np.array([broke])
        absent = self._absent[(vote.needed == "yes") is yes].chance(seats - cast - dissent, seats - dissent)[0]
        made: Numbers = self._table(vote, yes=yes).chance(dissent, np.full_like(dissent, seats)) @ absent
        return made

    def _across(self, vote: PastVote, seats: int, *, yes: bool) -> Numbers:
        """How many of a side voted with the other."""
        dissent = np.arange(seats + 1)
        made = self._table(vote, yes=yes).chance(dissent, np.full_like(dissent, seats))
        return made @ binomials(seats, self._crossing)[:, : _MOST_ACROSS + 1]
