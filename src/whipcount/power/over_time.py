"""Power before and after each dated event of a crisis: what a switch, a death or a new majority did to each party.

Two questions are kept apart. What do the *seats* give? There every party votes as one, and power moves only when seats
or the votes needed do. What do they give *as the benches stand*? There the two sides bargain as unions first (Owen), so
that a party that changes sides takes its power along and may leave none behind. A party of which some sit on the other
side is there in parts, and has what its parts have together. Crossbenchers are in no union.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from whipcount.model import Problem, Unusable
from whipcount.model.days import CountedDay, Event
from whipcount.model.words import Bench
from whipcount.power.game import Game
from whipcount.power.power import power
from whipcount.power.standing import Standing, standing

OF_SEATS = ("shapley_shubik", "banzhaf", "johnston", "deegan_packel", "holler")
OF_BENCHES = ("owen",)
USUAL = ("shapley_shubik", "owen")
Values = dict[str, Fraction]
Stand = dict[Bench, int]


@dataclass(frozen=True, slots=True)
class Shift:
    """One party's share of power before and after, with its seats and where they sat. None where it had no such share.

    Nobody's share is defined while nobody can win.
    """

    party: str
    seats: tuple[int | None, int | None]
    stands: tuple[Stand | None, Stand | None]
    before: Fraction | None
    after: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """By how much it rose or, below 0, fell."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Measure:
    """One index on one day. since: the last day before on which it could be told, None for the first such day.

    shifts: of each party, by name. missing: why it cannot be told on this day; then there are no shifts.
    """

    index: str
    since: date | None
    shifts: tuple[Shift, ...]
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which power moved, or became known or unknown when something happened; and what happened."""

    day: date
    events: tuple[Event, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Power on every day, by index and party where it can be told; and the days on which it moved."""

    days: tuple[date, ...]
    power: dict[str, tuple[Values | None, ...]]
    turns: tuple[Turn, ...]


def over_time(days: Sequence[CountedDay], names: Iterable[str] = USUAL) -> OverTime:
    """The power of every party through the days of a crisis; Unusable for an index that is no share.

    A share is told only on days on which the count leaves no range for what it needs. Its `since` is then the last
    day before on which it could be told: days between on which it could not are passed over, and never guessed.
    """
    asked = tuple(dict.fromkeys(names))
    for name in asked:
        if name not in (*OF_SEATS, *OF_BENCHES):
            found = f"power over time by '{name}'"
            raise Unusable(Problem(None, found, f"a share: {', '.join((*OF_SEATS, *OF_BENCHES))}", "Name one."))
    standings = [standing(day.count) for day in days]
    known: dict[tuple[str, Game], Values | None] = {}
    power_of = {name: tuple(_values(each, name, known) for each in standings) for name in asked}
    turns, last = [], dict[str, int]()
    for at, (day, now) in enumerate(zip(days, standings, strict=True)):
        measures = [_measure(name, standings, power_of[name], last.get(name), at) for name in asked]
        moved = [measure for measure in measures if _moved(measure)]
        if moved or (day.events and any(measure.missing for measure in measures)):
            turns.append(Turn(day.day, day.events, tuple(measures)))
        last |= {name: at for name in asked if _game(now, name) is not None}
    return OverTime(tuple(day.day for day in days), power_of, tuple(turns))


def _game(now: Standing, name: str) -> Game | None:
    return now.benches if name in OF_BENCHES else now.wholes


def _values(now: Standing, name: str, known: dict[tuple[str, Game], Values | None]) -> Values | None:
    """Each party's share: that of its parts together. None where there is no game, or nobody can win it."""
    made = _game(now, name)
    if made is None:
        return None
    if (name, made) not in known:
        values = power(made, [name]).of(name).values() if _winnable(made) else ()
        owners = now.owners if name in OF_BENCHES else made.players
        shares = dict.fromkeys(now.seats, Fraction(0))
        for owner, value in zip(owners, values, strict=False):
            shares[owner] += value
        known[name, made] = shares if values else None
    return known[name, made]


def _winnable(made: Game) -> bool:
    return made.rule.quota <= made.rule.total


def _measure(
    name: str, standings: Sequence[Standing], values: Sequence[Values | None], before: int | None, at: int
) -> Measure:
    now, then = standings[at], None if before is None else standings[before]
    if _game(now, name) is None:
        missing = now.no_benches if name in OF_BENCHES else now.no_wholes
        return Measure(name, None if then is None else then.day, (), missing)
    old, new = (None if before is None else values[before]) or {}, values[at] or {}
    parties = sorted({*now.seats, *(then.seats if then else ())}, key=lambda party: (-now.seats.get(party, 0), party))
    return Measure(
        name, None if then is None else then.day, tuple(_shift(each, then, now, old, new) for each in parties)
    )


def _shift(party: str, then: Standing | None, now: Standing, old: Values, new: Values) -> Shift:
    seats = (then.seats.get(party) if then else None, now.seats.get(party))
    stands = (then.stands.get(party) if then else None, now.stands.get(party))
    return Shift(party, seats, stands, old.get(party), new.get(party))


def _moved(measure: Measure) -> bool:
    """Whether seats, stands or shares are others than when they could last be told."""
    return any(
        shift.before != shift.after
        or shift.seats[0] != shift.seats[1]
        or (measure.index in OF_BENCHES and shift.stands[0] != shift.stands[1])
        for shift in measure.shifts
    )
