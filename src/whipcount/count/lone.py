"""What a number may be that nothing bears out: the bands are widened by what the house is without it.

Two papers that print 175 and 177 on one day contradict each other, and both are plausible. If one prints 177 on Monday
and the other 176 a week later, and nobody reports that a member has moved, the count met both by a move that nobody
reports, and showed 176 as if it were known. It is known no better than the move: a seat may have moved unseen, or the
second paper counts otherwise (without the member who presides, without those whose resignations are pending). So:

A number of a side is *lone* when one report alone prints it, another report prints a number of the same side within
the lag, and leaving it out saves more unreported moves than leaving out any other does (of several alike the newest).
It stays in the cheapest account, for it may well be right; what is plausible without it is plausible too.

A number is *behind the news* when another report told on its day or the day before that somebody had moved, its own
report tells nothing of them, and to read it as of the day before that move takes no more unreported moves.

Heuristics, both (docs/decisions/0017). Numbers of sides that no other report numbers are believed as they stand.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from whipcount.count.accounts import Accounts, Choice
from whipcount.count.bands import Bands, bands
from whipcount.count.best import Best, cheapest
from whipcount.count.drafting import accounts
from whipcount.count.engine import SolverError
from whipcount.count.flows import Flow
from whipcount.count.ranges import Asked, Ranges
from whipcount.count.readings import Ledger
from whipcount.count.rows import Demand, Frame, Row
from whipcount.model.claims import Allegiance, Switch
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality

_NEWS = timedelta(days=1)
NEWEST = 4  # how many reports with numbers of a side are asked, the newest first
MOST = 2  # how many of them are doubted

Group = tuple[Row, ...]  # the numbers of one report


class Doubt(NamedTuple):
    """Numbers of one report that may be otherwise. behind: whether they are behind the news, and not lone."""

    rows: Group
    behind: bool


@dataclass(frozen=True)
class _Other:
    """The ledger in which the numbers of a doubt are otherwise, and its cheapest accounts."""

    doubt: Doubt
    ledger: Ledger
    start: tuple[Accounts, Best]


class _Either(Ranges):
    """The ranges of several sets of accounts: the least and the most of any."""

    def __init__(self, these: Sequence[Ranges]) -> None:
        self._these = these

    def __getitem__(self, cells: Asked) -> Range:
        spans = [ranges[cells] for ranges in self._these]
        return Range(min(span.low for span in spans), max(span.high for span in spans))


def doubted(frame: Frame, ledger: Ledger, flows: Sequence[Flow], found: Bands) -> tuple[Bands, tuple[Doubt, ...]]:
    """The bands with what they are if numbers that nothing bears out are otherwise, and these numbers."""
    groups = _of_reports(frame, ledger, found.best)[:NEWEST]
    others = [*_lone(frame, ledger, flows, found.best, groups), *_behind(frame, ledger, flows, found.best, groups)]
    if not others:
        return found, ()
    wider = [bands(frame, other.ledger, flows, other.start) for other in others]
    plausible = _Either([found.plausible, *(each.plausible for each in wider)])
    possible = _Either([found.possible, *(each.possible for each in wider)])
    return replace(found, plausible=plausible, possible=possible), tuple(other.doubt for other in others)


def _of_reports(frame: Frame, ledger: Ledger, best: Best) -> list[Group]:
    """Numbers of sides that hold on their own day and that one report alone prints, report by report, newest first."""
    printers = _printers(frame)
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in (choice.row for choice in ledger.choices):
        witnesses = {printers[claim] for claim in row.claims}
        held = best.given.get(row, row.own) == row.own
        if row.kind == "total" and row.own and held and len(witnesses) == 1:
            groups.setdefault((-row.own, witnesses.pop()), []).append(row)
    return [tuple(groups[key]) for key in sorted(groups)]


def _printers(frame: Frame) -> dict[str, str]:
    """The report of each claim."""
    return {claim.id: claim.quote.report for claim in frame.evidence.weighing}


def _lone(frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]) -> Iterator[_Other]:
    """The numbers most out of line, one after another, each loosened to what the house is without it.

    The worst is left out before the next is looked for: what it pulls away from the others is no doubt about them.
    """
    waiting = [group for group in groups if _has_rival(frame, ledger, group)] if best.moves else []
    for _ in range(min(MOST, len(waiting))):
        tried = [_Left(frame, ledger, flows, best, group) for group in waiting]
        worst = max(tried, key=lambda left: left.saved)
        if not worst.saved:
            return
        ledger, waiting = worst.settled, [group for group in waiting if group != worst.group]
        yield worst.other()


@dataclass(frozen=True)
class _Left:
    """Some numbers left out of a ledger: the moves that this saves, and what the house is without them.

    What is set aside and is put less firmly than they are is not believed without them either. What a rumour
    may account for that no other number has answered is no reason to doubt them.
    """

    frame: Frame
    ledger: Ledger
    flows: Sequence[Flow]
    best: Best
    group: Group

    @cached_property
    def saved(self) -> int:
        return self._fewest(self.ledger)[1] - self._without[1]

    @property
    def settled(self) -> Ledger:
        """The ledger without them, its quarrels settled as they take the fewest moves."""
        return self._without[0]

    def other(self) -> _Other:
        """The ledger in which each of them may be any number up to what the side is without it.

        They still number their day: unseen moves are reckoned from it, as they are from the numbers themselves.
        """
        loose = tuple(Choice(self._loosened(row), ((row.own, 0),)) for row in self.group)
        ledger = replace(self.settled, choices=(*self.settled.choices, *loose))
        return _Other(Doubt(self.group, behind=False), ledger, cheapest(self.frame, ledger, self.flows))

    @cached_property
    def _without(self) -> tuple[Ledger, int]:
        choices = tuple(choice for choice in self.ledger.choices if choice.row not in self.group)
        firm = max(row.aside for row in self.group)
        weaker = (c.row for c in choices if c.optional and c.row.aside < firm)
        rest = _settled(replace(self.ledger, choices=choices), {row: self.best.given[row] for row in weaker})
        made, moves = self._fewest(rest)
        given = zip(rest.open, made.readings(made.seen[-1]), strict=True)
        return _settled(rest, {choice.row: t for choice, t in given if choice.optional}), moves

    def _fewest(self, ledger: Ledger) -> tuple[Accounts, int]:
        """The cheapest accounts of a ledger, and the moves that nothing accounts for."""
        made = accounts(self.frame.house, ledger.choices, self.flows)
        made.limit(price=made.least_price() or 0)
        made.answer(self._answers)
        return made, made.least_unexplained()

    @cached_property
    def _answers(self) -> dict[Bench, int]:
        """The stretch of the newest of the other numbers of each side: it has answered the rumours told by then."""
        totals = (choice.row for choice in self.ledger.choices if choice.row.kind == "total")
        told = [row for row in totals if row not in self.group and row.demands[0].high is not None]
        return {row.demands[0].cells[0][1]: row.own for row in sorted(told, key=lambda row: row.own)}

    def _loosened(self, row: Row) -> Row:
        """The number as a range that reaches to the nearest number that the side has without it."""
        cells, low, high = row.demands[0].cells, row.demands[0].low, row.demands[0].high
        more = self._side(row, Demand(cells, high + 1, None)) if high is not None else None
        less = self._side(row, Demand(cells, 0, low - 1)) if low else None
        up = more.low - high if more and high is not None else self.frame.seats
        down = low - less.high if less else self.frame.seats
        if more and up <= down:
            return replace(row, demands=(Demand(cells, low, more.low),))
        return replace(row, demands=(Demand(cells, less.high, high),)) if less else row

    def _side(self, row: Row, demand: Demand) -> Range | None:
        """The numbers that a side may have above or below its own; None if it has none there in so few moves."""
        choice = Choice(replace(row, demands=(demand,)), ((row.own, 0),))
        moves = self._without[1]
        made = accounts(self.frame.house, (*self.settled.choices, choice), self.flows, cap=moves)
        made.answer(self._answers)
        made.limit(moves=moves)
        return None if made.any() is None else made.range(demand.cells, row.own)[0]


def _settled(ledger: Ledger, given: Mapping[Row, int | None]) -> Ledger:
    """The ledger with some claims read in one way: a doubt opens no other quarrel."""
    return _instead(ledger, {row: () if t is None else (Choice(row, ((t, 0),)),) for row, t in given.items()})


def _has_rival(frame: Frame, ledger: Ledger, group: Iterable[Row]) -> bool:
    """Whether somebody else prints a number of one of these sides within the lag.

    An outlet that prints another number than before has counted again, and so has the copy of a text.
    """
    outlets, lag = _outlets(frame), timedelta(days=frame.prices.lag_days)
    for row in group:
        for other in (choice.row for choice in ledger.choices if choice.row.kind == "total"):
            near = other.cells == row.cells and abs(_day_of(frame, other) - _day_of(frame, row)) <= lag
            if near and not {outlets[claim] for claim in other.claims} <= {outlets[claim] for claim in row.claims}:
                return True
    return False


def _outlets(frame: Frame) -> dict[str, str]:
    """Who prints each claim: a publisher, or the report where none is named; for a copy that of its original."""
    evidence = frame.evidence
    originals = {claim.id: evidence.copies.get(claim.quote.report, claim.quote.report) for claim in evidence.weighing}
    return {claim: evidence.reports[report].publisher or report for claim, report in originals.items()}


def _day_of(frame: Frame, row: Row) -> timedelta:
    return (frame.timeline.day(row.own) or frame.evidence.as_of) - frame.evidence.as_of


def _behind(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]
) -> Iterator[_Other]:
    """The numbers of the newest day that has any, each read as of the day before the news that its report has not."""
    for group in (group for group in groups if group[0].own == groups[0][0].own):
        before = _before_news(frame, group)
        if before is None or _numbered_since(ledger, group, before):
            continue
        quarrels = {choice.row: best.given[choice.row] for choice in ledger.open if choice.optional}
        other = _settled(ledger, quarrels | dict.fromkeys(group, before))
        start = _no_dearer(frame, other, flows, best)
        if start:
            yield _Other(Doubt(group, behind=True), other, start)


def _numbered_since(ledger: Ledger, group: Group, before: int) -> bool:
    """Whether another number of one of the sides was printed after that day and before these."""
    sides = {row.cells for row in group}
    totals = (choice.row for choice in ledger.choices if choice.row.kind == "total")
    return any(row.cells in sides and before < row.own < group[0].own for row in totals)


def _before_news(frame: Frame, group: Sequence[Row]) -> int | None:
    """The stretch before the earliest move of these sides that is news on the day of a report and not told in it."""
    day = frame.timeline.day(group[0].own)
    if day is None:
        return None
    benches = {bench for row in group for _, bench in row.cells}
    own = _printers(frame)[group[0].claims[0]]
    here = [claim for claim in frame.evidence.weighing if claim.quote.report == own]
    known = {name for claim in here if isinstance(claim, Switch | Allegiance) for name in (claim.actor, claim.party)}
    news = {who: first for who, first in _first_told(frame, benches).items() if day - _NEWS <= first <= day}
    before = min((frame.timeline.stretch(first) for who, first in news.items() if who not in known), default=0) - 1
    return before if before > 0 else None


def _first_told(frame: Frame, benches: Container[Bench]) -> dict[str, date]:
    """Who is said to have moved from or to one of these benches, with the day of the first report of it."""
    moved = [s for s in frame.evidence.of(Switch) if s.modality is not Modality.EXPECTED]
    touching = [switch for switch in moved if switch.origin in benches or switch.target in benches]
    return {switch.party or switch.actor: switch.holds_on for switch in reversed(touching)}


def _no_dearer(frame: Frame, other: Ledger, flows: Sequence[Flow], best: Best) -> tuple[Accounts, Best] | None:
    """The cheapest accounts of another ledger, if they set aside and move no more than the best ones."""
    try:
        made, found = cheapest(frame, other, flows)
    except SolverError:  # the numbers cannot be those of that day
        return None
    return (made, found) if found.moves <= best.moves else None


def _instead(ledger: Ledger, changed: Mapping[Row, Sequence[Choice]]) -> Ledger:
    choices = (each for choice in ledger.choices for each in changed.get(choice.row, (choice,)))
    return replace(ledger, choices=tuple(choices))
