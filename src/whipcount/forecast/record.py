"""The record: every past crisis forecast day by day as if it had not been seen, held against what happened.

Counts of days come from `data/forecast/days.json`. The priors are those without the crisis in question. Three simpler
ways stand beside each forecast: the base rate of such motions, the count as reported, and members who act
independently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any

import numpy as np

from whipcount.forecast import evidence, past
from whipcount.forecast.betas import Numbers
from whipcount.forecast.endings import base_rate
from whipcount.forecast.forecast import chance, law_of, manners_of
from whipcount.forecast.movement import by_the_vote
from whipcount.forecast.priors import Absence, Priors, without
from whipcount.forecast.reach import reach
from whipcount.forecast.scores import Score, brier, by_crisis, crps, log_score, within
from whipcount.forecast.standing import Standing, from_json
from whipcount.forecast.supposing import Given, suppose
from whipcount.forecast.votes import votes
from whipcount.model.law import MotionRule
from whipcount.model.words import MotionKind

READER = "reader"
WAYS = (
    "forecast",
    "sides moving as in past crises",
    "every member independent",
    "the reported count decides",
    "the base rate of such motions",
)
_ALIKE = 1e-6  # a clump that is none


@dataclass(frozen=True, slots=True)
class Told:
    """What one way of forecasting said on a day: the chance, and the chance of 0, 1, ... ayes where it says that."""

    chance: float
    ayes: Numbers | None


@dataclass(frozen=True)
class Day:
    """One day of a replay. missing: why there was no forecast. told: what each of `WAYS` said."""

    day: date
    missing: tuple[str, ...]
    told: dict[str, Told]

    @property
    def chance(self) -> float | None:
        return self.told["forecast"].chance if self.told else None


@dataclass(frozen=True)
class Replayed:
    """A past crisis with its days before the vote. carried: None where there was no vote; ayes: as officially
    counted."""

    crisis: str
    name: str
    by: str
    voted: date | None
    carried: bool | None
    ayes: int | None
    days: tuple[Day, ...]

    @property
    def forecasts(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.told)


def record(by: str = READER, priors: dict[str, Priors] | None = None) -> tuple[Replayed, ...]:
    """Every replay. by: "reader" as the reader read the reports, "desk" with an editor's decisions where there were
    any.

    priors: for each crisis those without it; taken from the data file unless given.
    """
    return tuple(_replayed(told, priors) for told in past.replays() if told["by"] == by)


def _replayed(told: dict[str, Any], priors: dict[str, Priors] | None) -> Replayed:
    own = priors[told["crisis"]] if priors else without(told["crisis"])
    voted = date.fromisoformat(told["voted"]) if told["voted"] else None
    carried = {"carries": True, "fails": False}.get(told["outcome"])
    days = tuple(_day(day, standing, told["chamber"], own) for day, standing in standings(told, voted))
    return Replayed(told["crisis"], told["replay"], told["by"], voted, carried, told["ayes"], days)


def standings(told: dict[str, Any], voted: date | None) -> Iterator[tuple[date, Standing]]:
    """Every day from the first report to the eve of the vote; what did not change stands once in the file."""
    kept = {date.fromisoformat(day): from_json(standing) for day, standing in told["days"].items()}
    last = voted - timedelta(days=1) if voted else date.fromisoformat(told["until"])
    on, current = min(kept), None
    while on <= last:
        current = kept.get(on, current)
        if current:
            yield on, current
        on += timedelta(days=1)


def _day(on: date, told: Standing, chamber: str | None, priors: Priors) -> Day:
    rule = rule_of(chamber, told.motion, on)
    lacking = evidence.missing(told, rule)
    if lacking or rule is None:
        return Day(on, lacking, {})
    return Day(on, (), dict(zip(WAYS, _told(told, on, rule, priors), strict=True)))


@lru_cache(maxsize=1024)
def rule_of(chamber: str | None, motion: MotionKind, on: date) -> MotionRule | None:
    """The rule of a chamber for a motion of a kind on a day; None where it is not known."""
    from whipcount.model import Unusable  # noqa: PLC0415 - the rulebook is read when a day is judged
    from whipcount.rulebook import find, law, rule_for  # noqa: PLC0415 - the same

    if chamber is None:
        return None
    try:
        return rule_for(law(find(chamber), on), motion)
    except Unusable:
        return None


def _told(told: Standing, on: date, rule: MotionRule, priors: Priors) -> Iterator[Told]:
    cases = suppose(told, rule, priors.miscount, Given())
    law = law_of(rule, told.seats or 0)
    for number, own in enumerate((priors, independent(priors))):
        found = votes(cases, manners_of(rule, own), law)
        mean = sum(case.weight * each for case, each in zip(cases, found.chances, strict=True))
        yield Told(min(1.0, mean), found.ayes)
        if not number:
            moved = by_the_vote(told, on, partial(chance, rule=rule, priors=priors, given=Given()), priors.without)
            yield Told(min(1.0, mean) if moved is None else moved.chance, None)
    middle = max(cases, key=lambda case: case.weight * (case.kind == "plausible"))
    sure = np.zeros(law.seats + 1)
    sure[min(law.seats, middle.ayes)] = 1.0
    yield Told(float(reach(middle, law).carried), sure)
    carried, of = base_rate(told.motion)
    yield Told((carried + 1) / (of + 2), None)  # the rule of succession: two of two do not make it certain


def independent(priors: Priors) -> Priors:
    """The same rates without clumps and without a shock of the day."""
    needed, other = Absence(priors.needed.mean, _ALIKE), Absence(priors.other.mean, _ALIKE)
    return replace(priors, dissent=replace(priors.dissent, clump=_ALIKE, shock=0.0), needed=needed, other=other)


def scores(replayed: Iterable[Replayed]) -> tuple[Score, ...]:
    """Each of `WAYS` over all days with a forecast of crises that ended in a vote."""
    known = [each for each in replayed if each.carried is not None]
    return tuple(_score(known, way) for way in WAYS)


def _score(known: list[Replayed], way: str) -> Score:
    days = [(each, day.told[way]) for each in known for day in each.forecasts]
    told = [
        (each.crisis, each.ayes, said.ayes) for each, said in days if each.ayes is not None and said.ayes is not None
    ]
    covered = [within(ayes, truth) for _, truth, ayes in told]
    return Score(
        way,
        len(days),
        len({each.crisis for each, _ in days}),
        by_crisis([(each.crisis, brier(said.chance, bool(each.carried))) for each, said in days]),
        by_crisis([(each.crisis, log_score(said.chance, bool(each.carried))) for each, said in days]),
        by_crisis([(crisis, crps(ayes, truth)) for crisis, truth, ayes in told]),
        (sum(c[0] for c in covered), sum(c[1] for c in covered), sum(c[2] for c in covered)) if told else None,
        len(told),
    )
