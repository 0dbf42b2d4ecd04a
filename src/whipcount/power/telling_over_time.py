"""Power over time in three forms: rows of text for people, JSON and CSV rows for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from whipcount.model.prose import day_in_words
from whipcount.power.over_time import Measure, OverTime, Shift, Stand, Turn
from whipcount.power.telling import HEADS, value

COLUMNS = (
    "day", "since", "party", "index", "seats_before", "seats_after", "stand_before", "stand_after",
    "before", "after", "difference", "before_exact", "after_exact", "difference_exact", "events", "missing",
)  # fmt: skip


def as_json(made: OverTime, chamber: str | None) -> dict[str, Any]:
    """The days on which power moved; each value as a number, and exactly as a fraction beside it."""
    return {"chamber": chamber, "days": [_turn(turn) for turn in made.turns]}


def csv_rows(made: OverTime) -> Iterator[dict[str, Any]]:
    """One row for each party and index on each day on which power moved, and one where it cannot be told."""
    for turn in made.turns:
        told = {"day": turn.day.isoformat(), "events": "; ".join(event.label for event in turn.events)}
        for measure in turn.measures:
            own = told | {"since": _day(measure.since), "index": measure.index, "missing": measure.missing}
            yield from (own | _row(shift) for shift in measure.shifts) if measure.shifts else (own,)


def heading(turn: Turn) -> str:
    """The day and what became known on it."""
    events = "; ".join(event.label for event in turn.events) or "no event is reported"
    first = any(measure.shifts and measure.since is None for measure in turn.measures)
    return f"{day_in_words(turn.day)}{', the first day that can be told' * first}: {events}"


def missing(turn: Turn) -> list[str]:
    """What cannot be told on this day, in sentences."""
    reasons: dict[str, list[str]] = {}
    for measure in turn.measures:
        if measure.missing:
            reasons.setdefault(measure.missing, []).append(HEADS[measure.index])
    return [f"{', '.join(names)} cannot be told: {reason}." for reason, names in reasons.items()]


def table(turn: Turn) -> list[list[str]]:
    """Rows of cells under a heading: seats, stand, and for each index before, after and the difference in points."""
    told = [measure for measure in turn.measures if measure.shifts]
    if not told:
        return []
    heads = ["Party", "Seats", "Stand", *(head for measure in told for head in _heads(measure, turn.day))]
    rows = [heads]
    for shifts in zip(*(measure.shifts for measure in told), strict=False):
        seats, stand = _arrow(*map(_seats, shifts[0].seats)), _arrow(*map(_stand, shifts[0].stands))
        cells = (cell for measure, shift in zip(told, shifts, strict=True) for cell in _cells(measure, shift))
        rows.append([shifts[0].party, seats, stand, *cells])
    return rows


def _heads(measure: Measure, day: date) -> list[str]:
    name, now = HEADS[measure.index], f"{day.day} {day:%b}"
    if measure.since is None:
        return [f"{name} {now}"]
    return [f"{name} {measure.since.day} {measure.since:%b}", now, "points"]


def _cells(measure: Measure, shift: Shift) -> list[str]:
    if measure.since is None:
        return [_share(shift.after)]
    return [_share(shift.before), _share(shift.after), _points(shift)]


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "day": turn.day.isoformat(),
        "events": [{"label": event.label, "claims": list(event.claims)} for event in turn.events],
        "measures": [_measure(measure) for measure in turn.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "index": measure.index,
        "since": _day(measure.since),
        "missing": measure.missing,
        "parties": [_shift(shift) for shift in measure.shifts],
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "party": shift.party,
        "seats": list(shift.seats),
        "stands": [
            None if stand is None else {bench.value: seats for bench, seats in stand.items()} for stand in shift.stands
        ],
        "before": value(shift.before),
        "after": value(shift.after),
        "difference": value(shift.difference),
    }


def _benches(stand: Stand) -> dict[str, int]:
    return {bench.value: seats for bench, seats in stand.items()}


def _row(shift: Shift) -> dict[str, Any]:
    row: dict[str, Any] = {"party": shift.party}
    for at, when in enumerate(("before", "after")):
        row |= {f"seats_{when}": shift.seats[at], f"stand_{when}": _stand(shift.stands[at])}
    for name, number in (("before", shift.before), ("after", shift.after), ("difference", shift.difference)):
        row |= {name: value(number)["value"], f"{name}_exact": value(number)["exact"]}
    return row


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _seats(seats: int | None) -> str:
    return "-" if seats is None else str(seats)


def _stand(stand: Stand | None) -> str:
    if stand is None:
        return "-"
    return ", ".join(f"{bench.value} {seats}" for bench, seats in stand.items()) if len(stand) > 1 else "".join(stand)


def _arrow(before: str, after: str) -> str:
    return after if before in (after, "-") else f"{before} → {after}"


def _share(share: Fraction | None) -> str:
    return "-" if share is None else f"{float(share):.1%}"


def _points(shift: Shift) -> str:
    return "" if not shift.difference else f"{float(100 * shift.difference):+.1f}"
