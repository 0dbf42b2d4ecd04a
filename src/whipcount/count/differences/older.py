"""An outlet may print again what was counted days before: then its number lacks every move since.

It is taken for an older count only where some report has printed the very number of the earlier day, and no number of
another bench of that day speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.reasons import Weight, reason
from whipcount.count.say import SIDES, printer
from whipcount.model.claims import Total
from whipcount.model.difference import Reason, ReasonKind, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Modality
from whipcount.sentences import listed, worded

MOST = 3  # older days that are tried for a side, the newest first


def older(ground: Ground, side: Side) -> Iterator[tuple[Side, Reason]]:
    """The side as it would be if its figures were of an earlier day, newest first, with that reading."""
    if side.dated:
        return
    days = sorted({claim.holds_on for claim in _same(ground, side)}, reverse=True)
    fitting = [day for day in days if not _gainsaid(ground, side, day)]
    for day in fitting[:MOST]:
        yield replace(side, day=day), _reading(ground, side, day)


def _totals(ground: Ground, side: Side) -> Iterator[tuple[Total, Range]]:
    """The totals of earlier days, each with what the side prints for that bench."""
    for claim in ground.record.of(Total):
        figure = side.figures.get(claim.bench)
        plain = (
            claim.modality is Modality.STATED and claim.base is not Base.PRESENT and claim.quantity.exact is not None
        )
        if plain and figure and figure.claims and claim.holds_on < side.day:
            yield claim, figure.seats


def _same(ground: Ground, side: Side) -> list[Total]:
    return [claim for claim, seats in _totals(ground, side) if claim.quantity.low == seats.low == seats.high]


def _gainsaid(ground: Ground, side: Side, day: date) -> bool:
    """Whether the number of another bench of that day is not the one that the side prints."""
    agreed = {claim.bench for claim in _same(ground, side) if claim.holds_on == day}
    return any(claim.holds_on == day and claim.bench not in agreed for claim, _seats in _totals(ground, side))


def _reading(ground: Ground, side: Side, day: date) -> Reason:
    same = [claim for claim in _same(ground, side) if claim.holds_on == day]
    rows = (worded("count.row.total", n=claim.quantity, side=SIDES[claim.bench]) for claim in same)
    numbers = listed(dict.fromkeys(rows))
    who = worded("compare.older", numbers=numbers)
    printed = listed(dict.fromkeys(_source(ground, claim) for claim in same))
    key = wording.possessive("compare.older.read", side.name)
    sentence = worded(key, name=side.name, numbers=numbers, day=day, printed=printed)
    figures = [claim for figure in side.figures.values() for claim in figure.claims]
    seats = Range(same[0].quantity.low, same[0].quantity.low)
    return reason(ReasonKind.OLDER, who, Weight(seats, {}), sentence, [*figures, *same], assumed=1, day=day)


def _source(ground: Ground, claim: Total) -> str:
    report = ground.record.evidence.report_of(claim)
    return worded("findings.report", report=printer(report), day=report.published)
