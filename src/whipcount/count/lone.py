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
    return {claim.id: claim.quote.report for claim in frame.evidence.weighing}


def _lone(frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]) -> Iterator[_Other]:
    """The numbers most out of line, one after another, each loosened to what the house is without it.

    The worst is left out before the next is looked for: what it pulls away from the others is no doubt about them.
    """
    moves, waiting = best.moves, [group for group in groups if _has_rival(frame, ledger, group)]
    for _ in range(min(MOST, len(waiting))):
        tried = [(_rest(frame, ledger, flows, best.price, moves, group), group) for group in waiting] if moves else []
        (rest, fewest), worst = min(tried, key=lambda each: each[0][1], default=((ledger, moves), ()))
        if fewest == moves:
            return
        ledger, moves, waiting = rest, fewest, [group for group in waiting if group != worst]
        yield _without(frame, rest, flows, worst)


def _rest(  # noqa: PLR0913, PLR0917 - the case, what accounts may cost and move, what to leave out
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], price: int, moves: int, group: Container[Row]
) -> tuple[Ledger, int]:
    """The ledger without some numbers and the moves it takes; its quarrels are settled as they cost the fewest.

    What is set aside may cost as much as before: a claim that these numbers contradicted is not believed without them.
    """
    rest = replace(ledger, choices=tuple(choice for choice in ledger.choices if choice.row not in group))
    made = accounts(frame.house, rest.choices, flows, cap=moves)
    made.limit(price=price)
    fewer = made.least_moves(below=moves)
    if fewer is None:
        return rest, moves
    given = zip(rest.open, made.readings(made.seen[-1]), strict=True)
    return _settled(rest, {choice.row: t for choice, t in given if choice.optional}), fewer


def _settled(ledger: Ledger, given: Mapping[Row, int | None]) -> Ledger:
    """The ledger with some claims read in one way: a doubt opens no other quarrel."""
    return _instead(ledger, {row: () if t is None else (Choice(row, ((t, 0),)),) for row, t in given.items()})


def _has_rival(frame: Frame, ledger: Ledger, group: Iterable[Row]) -> bool:
    """Whether another report prints a number of one of these sides within the lag."""
    printers, lag = _printers(frame), timedelta(days=frame.prices.lag_days)
    for row in group:
        for other in (choice.row for choice in ledger.choices if choice.row.kind == "total"):
            apart = _day_of(frame, other) - _day_of(frame, row)
            alike = other.cells == row.cells and abs(apart) <= lag
            if alike and {printers[claim] for claim in other.claims} != {printers[claim] for claim in row.claims}:
                return True
    return False


def _day_of(frame: Frame, row: Row) -> timedelta:
    return (frame.timeline.day(row.own) or frame.evidence.as_of) - frame.evidence.as_of


def _without(frame: Frame, rest: Ledger, flows: Sequence[Flow], group: Group) -> _Other:
    """The ledger in which each of these numbers may be any up to what the house is without them.

    They still number their day: unseen moves are reckoned from it, as they are from the numbers themselves.
    """
    _, best = cheapest(frame, rest, flows)
    loose = tuple(Choice(_loosened(frame, rest, flows, best, row), ((row.own, 0),)) for row in group)
    other = replace(rest, choices=(*rest.choices, *loose))
    return _Other(Doubt(group, behind=False), other, cheapest(frame, other, flows))


def _loosened(frame: Frame, rest: Ledger, flows: Sequence[Flow], best: Best, row: Row) -> Row:
    """The number as a range that reaches to the nearest number that the side has without it."""
    cells, low, high = row.demands[0].cells, row.demands[0].low, row.demands[0].high
    more = _side(frame, rest, flows, best, row, Demand(cells, high + 1, None)) if high is not None else None
    less = _side(frame, rest, flows, best, row, Demand(cells, 0, low - 1)) if low else None
    up = more.low - high if more and high is not None else frame.seats
    down = low - less.high if less else frame.seats
    if more and up <= down:
        return replace(row, demands=(Demand(cells, low, more.low),))
    return replace(row, demands=(Demand(cells, less.high, high),)) if less else row


def _side(  # noqa: PLR0913, PLR0917 - the case, and what is asked of it
    frame: Frame, rest: Ledger, flows: Sequence[Flow], best: Best, row: Row, demand: Demand
) -> Range | None:
    """The numbers that a side may have without a number of it, above it or below it, in no more moves."""
    choice = Choice(replace(row, demands=(demand,)), ((row.own, 0),))
    made = accounts(frame.house, (*rest.choices, choice), flows, cap=best.moves)
    made.limit(price=best.price, moves=best.moves)
    return None if made.any() is None else made.range(demand.cells, row.own)[0]


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
