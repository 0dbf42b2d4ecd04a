"""Numbers that stand alone against the others.

A number of a side is *lone* when one report alone prints it, somebody else prints a number of the same side within the
lag, and leaving it out saves more unreported moves than leaving out any other does (of several alike the newest). It
may be any number then, and any that the side may have without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property

from whipcount.count.best import Best, cheapest
from whipcount.count.doubts.otherwise import Doubt, Group, Otherwise, settled
from whipcount.count.flows import Flow
from whipcount.count.quarrels.wayout import way_out
from whipcount.count.readings import Ledger
from whipcount.count.rows import Demand, Frame, Row
from whipcount.count.solving.accounts import Accounts, Choice
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import SolverError
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

_Answers = tuple[tuple[Bench, int], ...]


def lone(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]
) -> Iterator[Otherwise]:
    """The numbers most out of line, each loosened to what the house is without it. groups: the newest first.

    The worst is left out before the newest is asked about: what it pulls away from the others is no doubt about them.
    The oldest of all is only old, and no doubt about today.
    """
    waiting = [group for group in groups if _has_rival(frame, ledger, group)] if best.moves else []
    since = _since(frame, groups)
    out: Sequence[Choice] = ()
    newest = max((choice.row.own for choice in ledger.choices if choice.row.kind == "total"), default=0)
    while waiting:
        known: dict[_Answers, int] = {}
        tried = [_Left(frame, ledger, flows, best, since, group, known) for group in waiting]
        worst = max(tried, key=lambda left: left.saved)
        if not worst.saved:
            return
        if worst.group[0].own == newest or _has_rival(frame, ledger, worst.group, before=True):
            yield worst.otherwise(out)
        out = [choice for choice in ledger.choices if choice.row in worst.group]
        ledger, waiting = worst.rest, [] if worst.group is groups[0] else [groups[0]]


def _since(frame: Frame, groups: Sequence[Group]) -> int:
    """The stretch from which on claims are looked at: the lag before the oldest of these numbers."""
    day = frame.timeline.day(groups[-1][0].own) if groups else None
    return frame.timeline.stretch(day - timedelta(days=frame.prices.lag_days)) if day else 0


@dataclass(frozen=True)
class _Left:
    """Some numbers left out of a ledger: the moves that this saves, and what the house is without them.

    What is set aside and is put less firmly than they are is not believed without them either. What a rumour
    may account for that no other number has answered is no reason to doubt them. Only what is said from the stretch
    `since` on is asked for moves. known: the moves with them, by which rumours are answered.
    """

    frame: Frame
    ledger: Ledger
    flows: Sequence[Flow]
    best: Best
    since: int
    group: Group
    known: dict[_Answers, int] = field(compare=False)

    @cached_property
    def saved(self) -> int:
        rumours = any(not flow.firm for flow in self.flows)
        key = tuple(sorted(self._answers.items())) if rumours else ()
        if key not in self.known:
            self.known[key] = self._fewest(self._recent(self.ledger))[1]
        return self.known[key] - self._without[1]

    @property
    def rest(self) -> Ledger:
        """The ledger without them, its quarrels settled as they take the fewest moves."""
        return self._without[0]

    def otherwise(self, out: Sequence[Choice]) -> Otherwise:
        """The ledger in which each of them may be any number, as far as what the side may be without it.

        They still number their day: unseen moves are reckoned from it, as they are from the numbers themselves. out:
        other numbers that were left out when these were asked about; they hold, unless the quarrels that were settled
        without them have gone against them.
        """
        loose = tuple(Choice(self._loosened(row), ((row.own, 0),)) for row in self.group)
        back = settled(replace(self.ledger, choices=tuple(out)), self.best.given)
        try:
            return self._doubted((*back.choices, *loose))
        except SolverError:
            return self._doubted(loose)

    def _doubted(self, besides: Sequence[Choice]) -> Otherwise:
        ledger = replace(self.rest, choices=(*self.rest.choices, *besides))
        return Otherwise(Doubt(self.group, "lone"), ledger, cheapest(self.frame, ledger, self.flows))

    @cached_property
    def _without(self) -> tuple[Ledger, int]:
        choices = tuple(choice for choice in self.ledger.choices if choice.row not in self.group)
        firm = max(row.aside for row in self.group)
        firmer = {c.row for c in choices if c.optional and c.row.aside >= firm and c.row.own >= self.since}
        given = {c.row: self.best.given[c.row] for c in choices if c.optional and c.row not in firmer}
        rest = settled(replace(self.ledger, choices=choices), given)
        recent = self._recent(rest)
        made, moves = self._fewest(recent)
        read = zip(recent.open, made.readings(made.seen[-1]), strict=True)
        return settled(rest, {choice.row: t for choice, t in read if choice.optional}), moves

    def _recent(self, ledger: Ledger) -> Ledger:
        """What is said from `since` on. What may be set aside is read of no older day, of which nothing is asked."""
        choices = (choice for choice in ledger.choices if choice.row.own >= self.since)
        return replace(ledger, choices=tuple(self._read_since(each) if each.optional else each for each in choices))

    def _read_since(self, choice: Choice) -> Choice:
        return Choice(choice.row, tuple(each for each in choice.readings if each[0] is None or each[0] >= self.since))

    def _fewest(self, ledger: Ledger) -> tuple[Accounts, int]:
        """The cheapest accounts of a ledger, and the moves that nothing accounts for."""
        made = accounts(self.frame.house, ledger.choices, self.flows)
        made.limit(price=way_out(ledger.choices, self.frame.house).price)
        made.answer(self._answers)
        return made, made.least_unexplained()

    @cached_property
    def _answers(self) -> dict[Bench, int]:
        """The stretch of the newest of the other numbers of each side: it has answered the rumours told by then."""
        totals = (choice.row for choice in self.ledger.choices if choice.row.kind == "total")
        told = [row for row in totals if row not in self.group and row.demands[0].high is not None]
        return {row.demands[0].cells[0][1]: row.own for row in sorted(told, key=lambda row: row.own)}

    def _loosened(self, row: Row) -> Row:
        """The number as a range that takes in what the side has without it.

        Where without it nothing but the house bounds the side, the range reaches to the nearest number only.
        """
        cells, low, high = row.demands[0].cells, row.demands[0].low, row.demands[0].high
        more = self._side(row, Demand(cells, high + 1, None)) if high is not None else None
        less = self._side(row, Demand(cells, 0, low - 1)) if low else None
        up = more.low - high if more and high is not None else self.frame.seats
        down = low - less.high if less else self.frame.seats
        if more and up <= down:
            most = more.high if more.high < self.frame.seats else more.low
            return replace(row, demands=(Demand(cells, low, most),))
        return replace(row, demands=(Demand(cells, less.low or less.high, high),)) if less else row

    def _side(self, row: Row, demand: Demand) -> Range | None:
        """The numbers that a side may have above or below its own; None if it has none there in so few moves."""
        choice = Choice(replace(row, demands=(demand,)), ((row.own, 0),))
        moves = self._without[1]
        made = accounts(self.frame.house, (*self._recent(self.rest).choices, choice), self.flows, cap=moves)
        made.answer(self._answers)
        made.limit(moves=moves)
        return None if made.any() is None else made.range(demand.cells, row.own)[0]


def _has_rival(frame: Frame, ledger: Ledger, group: Iterable[Row], *, before: bool = False) -> bool:
    """Whether somebody else prints a number of one of these sides within the lag, or in the lag before.

    An outlet that prints another number than before has counted again, and so has the copy of a text.
    """
    outlets, lag = _outlets(frame), timedelta(days=frame.prices.lag_days)
    totals = [choice.row for choice in ledger.choices if choice.row.kind == "total"]
    for row in group:
        own = {outlets[claim] for claim in row.claims}
        for other in (total for total in totals if total.demands[0].cells == row.demands[0].cells):
            apart = _day_of(frame, row) - _day_of(frame, other)
            near = (timedelta(days=1) if before else -lag) <= apart <= lag
            if near and not {outlets[claim] for claim in other.claims} <= own:
                return True
    return False


def _outlets(frame: Frame) -> dict[str, str]:
    """Who prints each claim: a publisher, or the report where none is named; for a copy that of its original."""
    evidence = frame.evidence
    originals = {claim.id: evidence.copies.get(claim.quote.report, claim.quote.report) for claim in evidence.weighing}
    return {claim: evidence.reports[report].publisher or report for claim, report in originals.items()}


def _day_of(frame: Frame, row: Row) -> timedelta:
    return (frame.timeline.day(row.own) or frame.evidence.as_of) - frame.evidence.as_of
