"""From explanations of the count to the distribution of the vote: ayes, noes, and whether the motion is carried.

Each explanation says who has which line. Its distribution is exact; the answer is their average by weight, and what
comes of each stands beside it, so that nobody takes one explanation for the truth. Explanations share their sides:
what a side adds is worked out once, and every pair of sides is then a product of two vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.fft import irfft, rfft

from whipcount.forecast.betas import Numbers, shocks
from whipcount.forecast.conditions import Condition, conditions
from whipcount.forecast.sides import NODES, Bloc, Manner, fast_length, side, stacked, transformed
from whipcount.forecast.sums import Sums, adds, at_least, exactly, sums
from whipcount.forecast.tables import both
from whipcount.forecast.waves import Waves
from whipcount.model.law import MotionRule
from whipcount.model.words import Option

Blocs = tuple[Bloc, ...]
_NOBODY = np.ones((NODES, 1))


class Lines(NamedTuple):
    """One explanation: the blocs whose line is yes, those whose line is no, and members whose line is neither.

    sure_ayes, sure_noes: votes that are certain, whose members are in none of the blocs. presiding: the side that the
    member is of who presides without a vote; that member is in none of the blocs.
    """

    weight: float
    yes: Blocs
    no: Blocs
    abstain: int = 0
    absent: int = 0
    vacant: int = 0
    presiding: Option | None = None
    kind: str = "plausible"
    sure_ayes: int = 0
    sure_noes: int = 0

    @property
    def ayes(self) -> int:
        return self.sure_ayes + sum(bloc.seats for bloc in self.yes)

    @property
    def noes(self) -> int:
        return self.sure_noes + sum(bloc.seats for bloc in self.no)


Asked = Callable[[Lines], tuple[Condition, ...]]


@dataclass(frozen=True, slots=True)
class Law:
    """What of the law bears on a result. tie: "carried", "lost", "casting", "lot" or "unknown" where votes are equal
    and the majority compares them. crossing: whether votes against the party's direction are counted."""

    rule: MotionRule
    seats: int
    tie: str
    crossing: bool = True


@dataclass(frozen=True, slots=True)
class Votes:
    """The chance of each number of ayes and of noes, from 0 on; and the chance of each explanation in its order.

    undecided: for each explanation the chance of equal votes that nothing known settles.
    """

    ayes: Numbers
    noes: Numbers
    chances: tuple[float, ...]
    undecided: tuple[float, ...]


def votes(cases: Sequence[Lines], manners: tuple[Manner, Manner], law: Law) -> Votes:
    """The votes under each explanation and under all of them. manners: of the side with the line yes, and no."""
    decided = _decided(cases, manners, law)
    ayes, noes = spreads(cases, manners, law)
    return Votes(ayes, noes, tuple(met for met, _ in decided), tuple(tied for _, tied in decided))


def chances(
    cases: Sequence[Lines], manners: tuple[Manner, Manner], law: Law, asked: Asked | None = None
) -> tuple[float, ...]:
    """Only the chance of each explanation. asked: what must be met under it in place of the law's majority."""
    return tuple(met for met, _ in _decided(cases, manners, law, asked))


def mean(cases: Sequence[Lines], chances: Sequence[float]) -> float:
    """Over all explanations by their weight."""
    return min(1.0, sum(case.weight * chance for case, chance in zip(cases, chances, strict=True)))


def _decided(
    cases: Sequence[Lines], manners: tuple[Manner, Manner], law: Law, asked: Asked | None = None
) -> list[tuple[float, float]]:
    _keep_memory()
    results = _Results(manners, law, asked)
    return [results.of(case) for case in cases]


@cache
def _keep_memory() -> None:
    """Let freed memory stay with the process, which saves up to a half of a forecast.

    glibc gives every array of more than 128 KB back to the system and takes it page by page again, until something
    greater has once been freed (mallopt(3), M_MMAP_THRESHOLD). So that is done here; no page of it is ever touched.
    """
    np.empty(16 << 20, dtype=np.uint8)


def spreads(cases: Sequence[Lines], manners: tuple[Manner, Manner], law: Law) -> tuple[Numbers, Numbers]:
    """The chance of each number of ayes and of noes under all explanations: one transform back for all of them."""
    row: dict[Blocs, int] = {}
    column: dict[Blocs, int] = {}
    places = [(row.setdefault(case.yes, len(row)), column.setdefault(case.no, len(column))) for case in cases]
    weights = np.zeros((len(row), len(column)))
    np.add.at(weights, tuple(np.array(places).T), [case.weight for case in cases])
    yes, no = ([side(each, manner) for each in sides] for manner, sides in zip(manners, (row, column), strict=True))
    kept = [each.loyal for each in yes], [each.loyal for each in no]
    crossing = [each.crossing for each in yes], [each.crossing for each in no] if law.crossing else [_NOBODY] * len(no)
    length = fast_length(max(_widest(kept[0]) + _widest(crossing[1]), _widest(kept[1]) + _widest(crossing[0])) - 1)
    ayes = _mixed(weights, [_loyal(each, manners[0], length) for each in row], crossing[1], length)
    noes = _mixed(weights.T, [_loyal(each, manners[1], length) for each in column], crossing[0], length)
    made = np.zeros((2, law.seats + 1))
    most = min(length, law.seats + 1)
    np.maximum(irfft(np.array([ayes, noes]), length, axis=1)[:, :most], 0, out=made[:, :most])
    return _after(made[0], cases[0].sure_ayes), _after(made[1], cases[0].sure_noes)


def _widest(tables: Sequence[Numbers]) -> int:
    """How many numbers the widest has."""
    return max(int(each.shape[1]) for each in tables)


def _after(chances: Numbers, sure: int) -> Numbers:
    """The chance of each number where so many votes more are certain, the same in all explanations."""
    return np.concatenate((np.zeros(sure), chances[: chances.size - sure])) if sure else chances


@lru_cache(maxsize=256)
def _loyal(blocs: Blocs, manner: Manner, length: int) -> Waves:
    """The transform of how many of a side come and vote by its line."""
    made: Waves = transformed([side(blocs, manner).loyal], length)[0]
    return made


def _mixed(weights: Numbers, loyal: Sequence[Waves], crossing: Sequence[Numbers], length: int) -> Waves:
    """The votes of one line: of its own side and across from the other, over all pairs of sides by weight.

    How many cross is mixed before it is transformed, because few do. weights: a row for each of the sides of this line.
    """
    across = stacked(crossing, _widest(crossing))
    mixed = np.zeros((len(loyal), NODES, length))
    mixed[:, :, : across.shape[2]] = (weights @ across.reshape(len(crossing), -1)).reshape(len(loyal), NODES, -1)
    whole = np.zeros_like(loyal[0])
    for own, other in zip(loyal, rfft(mixed, axis=2), strict=True):
        whole += np.multiply(own, other, out=other)
    made: Waves = shocks(NODES)[1] @ whole
    return made


class _Results:
    """The chance that the motion is carried under each explanation; what two explanations share is kept."""

    def __init__(self, manners: tuple[Manner, Manner], law: Law, asked: Asked | None = None) -> None:
        self._manners, self._law, self._asked = manners, law, asked
        self._pairs: dict[tuple[Blocs, Blocs, int | tuple[int, ...], int], tuple[float, float]] = {}
        self._conditions: dict[int, tuple[Condition, ...]] = {}
        self._here: dict[Blocs, Sums] = {}
        self._there: dict[Blocs, Sums] = {}

    def of(self, case: Lines) -> tuple[float, float]:
        """The chance that it is carried, and that equal votes leave it undecided."""
        if self._asked is None and case.vacant not in self._conditions:
            self._conditions[case.vacant] = conditions(self._law.rule, self._law.seats, case.vacant)
        found = self._conditions[case.vacant] if self._asked is None else self._asked(case)
        if case.sure_ayes or case.sure_noes:
            found = tuple(each.of_others(case.sure_ayes, case.sure_noes) for each in found)
        shift = found[0].abstain * case.abstain
        least = found[0].least if len(found) == 1 else tuple(each.least for each in found)
        key = case.yes, case.no, least, shift
        if key not in self._pairs:
            self._pairs[key] = self._pair(case, found, shift)
        return self._settled(case, *self._pairs[key])

    def _pair(self, case: Lines, found: tuple[Condition, ...], shift: int) -> tuple[float, float]:
        law = self._law
        if len(found) > 1:
            met = both(case.yes, case.no, self._manners, found, case.abstain, law.seats, crossing=law.crossing)
            return met, 0.0
        here, there = self._here.get(case.yes), self._there.get(case.no)
        if here is None:
            added = adds(found[0], yes=True, counted=law.crossing)
            here = self._here[case.yes] = sums(case.yes, self._manners[0], added)
        if there is None:
            added = adds(found[0], yes=False, counted=law.crossing)
            there = self._there[case.no] = sums(case.no, self._manners[1], added)
        met = at_least(here, there, found[0].least - shift)
        tied = 0.0 if found[0].tied is None or law.tie == "lost" else exactly(here, there, found[0].tied - shift)
        return min(1.0, met), tied

    def _settled(self, case: Lines, met: float, tied: float) -> tuple[float, float]:
        """Equal votes as the law settles them: by the casting vote of whoever presides, by lot, or not at all."""
        match self._law.tie:
            case "carried":
                return met + tied, 0.0
            case "lost":
                return met, 0.0
            case "lot":
                return met + tied / 2, 0.0
            case "casting" if case.presiding is not None:
                return met + (tied if case.presiding is Option.YES else 0.0), 0.0
        return met, tied
