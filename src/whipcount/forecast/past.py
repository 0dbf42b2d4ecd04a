"""Past votes as the fit reads them: sides with their votes, rumours, and counts held against the truth.

The files stand in `data/forecast/`; docs/forecast.md says where they come from and what was left out.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from whipcount.forecast.priors import FILE, Miscount

FOLDER = FILE.parent
NARROW = 0.1  # of the house: where a count leaves more open than this, there is no forecast to be wrong


@dataclass(frozen=True, slots=True)
class PastVote:
    """A vote whose sides are known, or one of them: the members with a line, and the votes that were cast.

    needed: the side that had to find the votes. yes_dissent, no_dissent: how many broke the line of a side, where a
    source tells; its votes are then those of its own members. crossed, abstained: of the dissenters of both sides.
    """

    crisis: str
    day: str
    needed: str
    secret: bool
    yes: int | None
    ayes: int | None
    no: int | None
    noes: int | None
    yes_dissent: int | None = None
    no_dissent: int | None = None
    crossed: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class PastRumour:
    """Members who were said to break away, how many did, and how many voted with the other side."""

    crisis: str
    members: int
    broke: int
    crossed: int


NUMBERS = ("yes_seats", "ayes", "no_seats", "noes", "yes_dissent", "no_dissent", "crossed", "abstained")


@cache
def votes() -> tuple[PastVote, ...]:
    """All votes with a known side, the oldest first."""
    rows = [*table("sides.csv"), *table("crises.csv")]
    made = [
        PastVote(
            row["crisis"],
            row["vote"],
            row["needed"],
            row["ballot"] == "secret",
            *(_number(row.get(name)) for name in NUMBERS),
        )
        for row in rows
    ]
    return tuple(sorted(made, key=lambda each: (each.day, each.crisis)))


@cache
def rumours() -> tuple[PastRumour, ...]:
    """All groups that were said to break away and of whom it is known what they did."""
    names = ("members", "broke", "crossed")
    return tuple(PastRumour(row["crisis"], *(int(row[name]) for name in names)) for row in table("rumours.csv"))


def miscount(without: str = "") -> Miscount:
    """On how many past days the counts behind a forecast were right, and how far off they were on the others.

    A day stays wrong on which any count that was ever measured was wrong (`misses.csv`), also where today's is right:
    the rules of the count were mended on these very days, so that they hold there says little of the next crisis.
    """
    told = [row for row in table("counts.csv") if row["by"] == "reader" and row["forecast"] == "yes"]
    now, ever = _off(row for row in told if row["crisis"] != without), _off(table("misses.csv"))
    off = [max(by, ever.get(day, 0.0)) for day, by in now.items()]
    wrong = tuple(sorted(each for each in off if each))
    mended = sum(not each for each in now.values())
    return Miscount(len(now) - len(wrong), len(now), len({crisis for crisis, *_ in now}), wrong, mended)


def _off(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str, str], float]:
    """By how much of the house the plausible range missed the truth on each day of a replay; 0 where it held it."""
    days: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        truth, low, high, seats = (int(row[name]) for name in ("truth", "low", "high", "seats"))
        key = row["crisis"], row["replay"], row["day"]
        days[key] = max(days[key], max(low - truth, truth - high, 0) / seats)
    return days


def replays() -> list[dict[str, Any]]:
    """Finished crises day by day, as `benchmarks/forecast_days.py` has kept them."""
    made: list[dict[str, Any]] = json.loads((FOLDER / "days.json").read_text("utf-8"))
    return made


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a file."""
    with (FOLDER / Path(name)).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def crises(known: Iterable[PastVote]) -> tuple[str, ...]:
    """The crises of votes, each once."""
    return tuple(dict.fromkeys(vote.crisis for vote in known))


def _number(told: str | None) -> int | None:
    return int(told) if told else None
