"""Whether there is enough to forecast from. If not, no number is given, and it is said what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.forecast.conditions import conditions, unknown
from whipcount.forecast.past import NARROW
from whipcount.forecast.standing import SIDES, Standing
from whipcount.forecast.supposing import lines_kept, other, placements, side_for
from whipcount.model.law import MotionRule
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import worded

WIDE = 0.25  # of the house: with more seats than these unplaced there is no forecast even where they could not decide


def missing(told: Standing, rule: MotionRule | None) -> tuple[str, ...]:
    """What keeps a forecast from being made, each in a few words; nothing where one can be made."""
    return tuple(_missing(told, rule))


def _missing(told: Standing, rule: MotionRule | None) -> Iterator[str]:
    if told.voted:
        yield worded("forecast.missing.voted")
        return
    if rule is None:
        yield worded(f"forecast.missing.law.{told.motion.value}")
    elif said := unknown(rule):
        yield said
    if told.seats is None:
        yield worded("forecast.missing.seats")
    lacking = [bench.value for bench in SIDES if bench not in told.benches]
    if lacking:
        yield worded(f"forecast.missing.{lacking[0] if len(lacking) == 1 else 'both'}")
    if rule and not unknown(rule) and told.seats and not lacking:
        yield from _too_open(told, rule, told.seats)


def _too_open(told: Standing, rule: MotionRule, seats: int) -> Iterator[str]:
    """More vacant seats than houses have, or more without a known place than a tenth of the house that can decide."""
    unplaced = open_seats(told, seats)
    vacant = told.benches.get(Bench.VACANT, Range(0, seats)).low
    if vacant > NARROW * seats:
        yield worded("forecast.missing.vacant", vacant=vacant, seats=seats)
    elif not any(span.high for span in (told.benches[bench] for bench in SIDES)):
        yield worded("forecast.missing.nobody")
    elif unplaced <= NARROW * seats:
        if not placements(told):
            yield worded("forecast.missing.sum")
    elif unplaced > WIDE * seats or _could_decide(told, rule, seats):
        yield worded("forecast.missing.open", unplaced=unplaced, seats=seats)


def open_seats(told: Standing, seats: int) -> int:
    """The seats that no plausible band places on one bench."""
    return seats - sum(span.low for bench, span in told.benches.items() if bench is not Bench.CROSSBENCH)


def _could_decide(told: Standing, rule: MotionRule, seats: int) -> bool:
    """Whether the result, all lines being kept, differs between the best and the worst placement for the motion."""
    favour = side_for(told.motion)
    unplaced = open_seats(told, seats)
    ayes, noes = told.benches[favour].low, told.benches[other(favour)].low
    vacant = told.benches.get(Bench.VACANT, Range(0, seats))
    results = {
        all(each.met(*lines_kept(told, *sits)) for each in conditions(rule, seats, empty))
        for sits in ((ayes + unplaced, noes), (ayes, noes + unplaced))
        for empty in {vacant.low, vacant.high}
    }
    return len(results) > 1
