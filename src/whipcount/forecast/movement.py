"""Members who change sides before the vote: what the chance would be if the sides moved as they did in past crises.

The forecast is of the house as it stands. But weeks may pass until the vote, and in past crises members moved. How many
is known of a handful of crises, which were chosen because they were remarkable; so this is told apart, crisis by
crisis, and is no part of the chance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from whipcount.forecast.past import table
from whipcount.forecast.standing import Standing
from whipcount.model.forecast import Moved
from whipcount.model.quantity import Range
from whipcount.model.words import Bench


@dataclass(frozen=True, slots=True)
class Movement:
    """In one past crisis: the share of the house by which the opposition grew in the last so many days before the
    end."""

    crisis: str
    days: int
    share: float


def movements(days: int | None, without: str = "") -> tuple[Movement, ...]:
    """One of each crisis: that over a time nearest to so many days; over the longest one where that is not known.

    Of a movement over a longer time the part that falls on so many days, as if members moved evenly.
    """
    found: dict[str, Movement] = {}
    for row in table("movements.csv"):
        if row["crisis"] == without or row["days"] == "0":
            continue
        share = (int(row["opposition_last"]) - int(row["opposition"])) / int(row["seats"])
        made = Movement(row["crisis"], int(row["days"]), share)
        best = found.get(made.crisis)
        if best is None or _nearer(made.days, best.days, days):
            found[made.crisis] = made
    return tuple(each if days is None else _part(each, days) for each in found.values())


def _part(made: Movement, days: int) -> Movement:
    return replace(made, share=made.share * min(1.0, days / made.days))


def _nearer(own: int, best: int, days: int | None) -> bool:
    return own > best if days is None else abs(own - days) < abs(best - days)


def horizon(told: Standing, as_of: date) -> int | None:
    """The days until the vote, where reports say when it will be."""
    return (told.vote_on - as_of).days if told.vote_on and told.vote_on >= as_of else None


def by_the_vote(told: Standing, as_of: date, chance: Callable[[Standing], float], without: str = "") -> Moved | None:
    """The chance on average over past crises, each weighing the same, with the least and the greatest of them."""
    days = horizon(told, as_of)
    known = movements(days, without)
    if not known:
        return None
    chances = [chance(grown(told, each.share)) for each in known]
    return Moved(sum(chances) / len(chances), min(chances), max(chances), len(known), days)


def grown(told: Standing, share: float) -> Standing:
    """The same standing with the opposition larger by a share of the house, and the government smaller by as much."""
    seats = told.seats or 0
    government, opposition = told.benches[Bench.GOVERNMENT], told.benches[Bench.OPPOSITION]
    by = min(max(round(share * seats), -opposition.low), government.low)
    moved = {
        Bench.GOVERNMENT: Range(government.low - by, government.high - by),
        Bench.OPPOSITION: Range(opposition.low + by, opposition.high + by),
    }
    return replace(told, benches={**told.benches, **moved})
