"""What past votes say of members: how often they break the line, stay away, and how often counts were wrong.

The numbers are fitted by `python -m whipcount.forecast.fit` and kept in `data/forecast/priors.json` with how they were
fitted; none is typed in here. Everything that a forecast assumes of members is in this one value.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from whipcount.forecast.betas import Beta

FILE = Path(__file__).parents[1] / "data" / "forecast" / "priors.json"


@dataclass(frozen=True, slots=True)
class Dissent:
    """Members who vote against their line or abstain from it.

    open, secret: the mean rate where everybody sees how they vote, and where nobody does. clump: how alike members of
    one party act. shock: the standard deviation, in log-odds, of the day's shock, which moves the two sides in opposite
    directions. crossing: the share of dissenters who vote with the other side; the others abstain.
    """

    open: float
    secret: float
    clump: float
    shock: float
    crossing: float


@dataclass(frozen=True, slots=True)
class Absence:
    """Members who follow no other line and do not come: the mean rate and how alike members of one side act."""

    mean: float
    clump: float

    @property
    def rate(self) -> Beta:
        return Beta.of(self.mean, self.clump)

    @property
    def come(self) -> Beta:
        """The rate of those who come."""
        return self.rate.other


@dataclass(frozen=True, slots=True)
class Miscount:
    """On how many days of how many crises the plausible range of every count that was measured held the truth, and by
    how much of the house one missed it on each of the others.

    today: the days on which today's count is right. Its rules were mended on these days, so no weight rests on it.
    """

    right: int
    days: int
    crises: int
    missed: tuple[float, ...]
    today: int

    def __post_init__(self) -> None:
        if not self.missed:
            raise ValueError("how far off a wrong count is has to be known of one day at least")

    @property
    def chance(self) -> float:
        """That a count is wrong, by the rule of succession: (wrong + 1) of (all + 2)."""
        return (self.days - self.right + 1) / (self.days + 2)


@dataclass(frozen=True, slots=True)
class Priors:
    """All of it. needed: absence on the side that must find the votes; other: on the one that need not come.

    rumour: rates of those who were said to break away and did; rumour_crossing: of those, who voted with the other
    side. crises, votes: what it was fitted on. without: the crisis that was left out, empty in the priors that are
    used.
    """

    dissent: Dissent
    needed: Absence
    other: Absence
    rumour: Beta
    rumour_crossing: Beta
    miscount: Miscount
    crises: int
    votes: int
    without: str = ""

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Priors:
        made = dict(told)
        made["dissent"] = Dissent(**told["dissent"])
        made["needed"], made["other"] = Absence(**told["needed"]), Absence(**told["other"])
        made["rumour"], made["rumour_crossing"] = Beta(*told["rumour"]), Beta(*told["rumour_crossing"])
        made["miscount"] = Miscount(**told["miscount"] | {"missed": tuple(told["miscount"]["missed"])})
        return cls(**made)


@cache
def fitted() -> Priors:
    """The priors of the data file."""
    return Priors.from_json(kept()["priors"])


@cache
def without(crisis: str) -> Priors:
    """The priors as they would be had a crisis never been seen; those of the file where it was no part of the fit."""
    told = kept()["without"].get(crisis)
    return fitted() if told is None else Priors.from_json(told)


@cache
def kept() -> dict[str, Any]:
    """The data file whole: priors, how they were fitted, what was left out, scores."""
    made: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return made
