"""How far accounts may go: the moves that drift unseen since the newest total, and the vacancies that go unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whipcount.count.best import Best
from whipcount.count.readings import Ledger
from whipcount.count.rows import NOBODY, Demand, Frame
from whipcount.count.solving.accounts import Accounts
from whipcount.model.words import Bench


@dataclass(frozen=True, slots=True)
class Reach:
    """How many unexplained moves an account may have, and how many vacancies on the last day."""

    moves: int
    vacant: int


def reaches(frame: Frame, ledger: Ledger, best: Best, fewest: int, close: Accounts) -> tuple[Reach, Reach]:
    """What drifts unseen since the newest total, and the vacancies that go unsaid, at least those of every account."""
    moves = frame.prices.drift(since_total(frame, ledger, best), frame.seats)
    stated = max(_stated(ledger, frame.seats), _left_over(frame, ledger, best))
    vacant = frame.prices.vacant(frame.seats, stated)
    column = close.place(NOBODY, frame.timeline.last)
    if close.any() is None or all(account[column] > vacant[0] for account in close.seen):
        vacant = frame.prices.vacant(frame.seats, max(stated, close.extreme({column: 1}, 0)[0]))
    near, far = (Reach(fewest + drift, empty) for drift, empty in zip(moves, vacant, strict=True))
    return near, far


def reach_later(frame: Frame, ledger: Ledger, best: Best, fewest: int, before: Sequence[Reach]) -> tuple[Reach, Reach]:
    """The reach of plausible and of possible accounts on a later day, on which nothing has been said since `before`."""
    drift = frame.prices.drift(since_total(frame, ledger, best), frame.seats)
    near, far = (Reach(fewest + moves, was.vacant) for moves, was in zip(drift, before, strict=True))
    return near, far


def numbered(ledger: Ledger, best: Best) -> dict[Bench, tuple[int, Demand]]:
    """For each bench the stretch that its newest total with an upper bound is kept for, and the least such total."""
    newest: dict[Bench, tuple[int, Demand]] = {}
    for row in (choice.row for choice in ledger.choices if choice.row.kind == "total"):
        kept, demand = best.given.get(row, row.own), row.demands[0]
        if kept is None or demand.high is None:
            continue
        bench = demand.cells[0][1]
        known = newest.get(bench)
        if known is None or (kept, -demand.low) > (known[0], -known[1].low):
            newest[bench] = kept, demand
    return newest


def since_total(frame: Frame, ledger: Ledger, best: Best) -> int:
    """Days from the newest total that is kept (without any, from the newest number kept) to the count.

    "At least 63" is no such total: a bound says how many there are not.
    """
    held = [(choice.row, best.given.get(choice.row, choice.row.own)) for choice in ledger.choices]
    totals = [t for row, t in held if row.kind == "total" and row.demands[0].high is not None and t is not None]
    numbers = [t for row, t in held if row.kind == "seats" and t is not None]
    newest = frame.timeline.day(max(totals or numbers, default=frame.timeline.last))
    return (frame.evidence.as_of - newest).days if newest else 0


def _left_over(frame: Frame, ledger: Ledger, best: Best) -> int:
    """The seats that the totals of both sides leave: nobody has said whether somebody sits there."""
    sides = {bench: demand.low for bench, (_, demand) in numbered(ledger, best).items()}
    both = {Bench.GOVERNMENT, Bench.OPPOSITION} <= sides.keys()
    return max(0, frame.seats - sum(sides.values())) if both else 0


def _stated(ledger: Ledger, seats: int) -> int:
    """The largest number of vacancies that reports give."""
    given = [demand.high for choice in ledger.choices for demand in choice.row.demands if NOBODY in demand.cells]
    low = [demand.low for choice in ledger.choices for demand in choice.row.demands if NOBODY in demand.cells]
    return max([*low, *(high for high in given if high is not None and high < seats)], default=0)
