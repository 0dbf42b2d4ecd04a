"""Seventh pass: from the cheapest accounts what is plausible and what is possible.

A plausible account is hardly dearer than those and moves no more than drifts unseen; a possible one may set aside
any contested claim, and what is printed of the day and could be true is possible too.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from whipcount.count.best import Best
from whipcount.count.flows import Flow
from whipcount.count.places import BENCHES
from whipcount.count.ranges import Asked, Ranges
from whipcount.count.reach import Reach, numbered, reach_later, reaches, since_total
from whipcount.count.readings import Ledger
from whipcount.count.rows import NOBODY, Frame, House, Row
from whipcount.count.solving.accounts import Accounts, Choice
from whipcount.count.solving.carrying import carried
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.lately import Quiet, quiet
from whipcount.count.solving.programme import ENDLESS
from whipcount.model.quantity import Range
from whipcount.model.words import Bench


@dataclass(frozen=True)
class Bands:
    """start: the cheapest accounts. close: the plausible ones, or those of an earlier day since which nothing was said.

    fewest: the fewest moves of any. near, far: the reach of plausible and of possible accounts. days: the house and
    the flows that they are of.

    answers: for each bench the stretch of its newest kept total, which answers every rumour told by then.
    plausible, possible: a range for each set of cells that is asked for.
    """

    start: tuple[Accounts, Best]
    close: Accounts
    days: tuple[House, tuple[Flow, ...]]
    fewest: int
    near: Reach
    far: Reach
    answers: dict[Bench, int]
    plausible: Ranges
    possible: Ranges

    @property
    def best(self) -> Best:
        return self.start[1]

    def again(self) -> tuple[Accounts, Best]:
        """The start for another day on which the same is said: accounts by which ends of ranges were found."""
        ends = (ranges.first.telling for ranges in (self.plausible, self.possible))
        telling = dict.fromkeys([*self.close.telling(), *(account for each in ends for account in each)])
        return replace(self.close, seen=list(telling), met=[]), self.best


def bands(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], start: tuple[Accounts, Best], before: Bands | None = None
) -> Bands:
    """The two ranges of every bench and party on the day of the count.

    start: the cheapest accounts. before: those of the day before, where the same was said.
    """
    if before and before.days == (frame.house, tuple(flows)) and before.plausible.first.quiet:
        return _later(frame, ledger, flows, start, before)
    _, best = start
    answers = {bench: stretch for bench, (stretch, _) in numbered(ledger, best).items()}
    close, fewest, closed = _answered(frame, ledger, flows, start, answers)
    near, far = reaches(frame, ledger, best, fewest, close)
    _plausible(frame, ledger, best, close, near)
    wide = cache(lambda: _possible(frame, ledger, flows, far, close))
    silent = all(stretch != frame.timeline.last for choice in ledger.choices for stretch, _ in choice.readings)
    was_near = before.plausible.first.known if before and before.near.vacant == near.vacant else None
    was_far = before.possible.first.known if before and before.far.vacant == far.vacant else None
    last = frame.timeline.last
    possible = Ranges(
        wide, last, widen=_Printed(frame, ledger, flows).with_printed,
        quiet=lambda: quiet(wide(), was_far) if silent else None,
    )  # fmt: skip
    plausible = Ranges(lambda: close, last, within=possible, quiet=lambda: quiet(close, was_near) if silent else None)
    alike = near.moves == far.moves and not closed and not _contested(ledger)
    if alike and plausible[NOBODY,].high < near.vacant:
        possible = plausible
    return Bands(start, close, (frame.house, tuple(flows)), fewest, near, far, answers, plausible, possible)


def _later(frame: Frame, ledger: Ledger, flows: Sequence[Flow], start: tuple[Accounts, Best], before: Bands) -> Bands:
    """The bands of a day on which nothing has been said since before: its accounts are written only if need be."""
    near, far = reach_later(frame, ledger, start[1], before.fewest, (before.near, before.far))

    def close() -> Accounts:
        made, _, _ = _answered(frame, ledger, flows, start, before.answers)
        _plausible(frame, ledger, start[1], made, near)
        return made

    def far_before() -> Quiet | None:
        was = before.possible.first
        later = was.quiet.later(far.moves) if was.quiet and was is not before.plausible.first else None
        return later or quiet(wide(), was.known)

    def near_before() -> Quiet | None:
        was = before.plausible.first.quiet
        return (was.later(near.moves) if was else None) or quiet(once(), None)

    once = cache(close)
    wide = cache(lambda: _possible(frame, ledger, flows, far, once()))
    last = frame.timeline.last
    possible = Ranges(wide, last, quiet=far_before)
    plausible = Ranges(once, last, within=possible, quiet=near_before)
    return replace(before, start=start, near=near, far=far, plausible=plausible, possible=possible)


def _plausible(frame: Frame, ledger: Ledger, best: Best, close: Accounts, near: Reach) -> None:
    """Allow accounts what plausible ones may have."""
    close.limit(price=_dearest(frame, ledger, best, close), moves=near.moves)
    close.fix(close.place(NOBODY, frame.timeline.last), 0, near.vacant)
    close.adopt(close.met)


def _possible(frame: Frame, ledger: Ledger, flows: Sequence[Flow], far: Reach, close: Accounts) -> Accounts:
    return _within(frame, ledger, flows, far, close, [c.row for c in ledger.open if c.optional])


def _answered(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], start: tuple[Accounts, Best], answers: dict[Bench, int]
) -> tuple[Accounts, int, bool]:
    """The accounts in which totals have answered rumours, the fewest unexplained moves of any, and whether one closed.

    What an answered rumour moved at the price of one seat may take more moves without it: then more are allowed.
    """
    made, best = start
    most = best.moves + frame.prices.drift(since_total(frame, ledger, best), frame.seats)[0]
    given_up = _old_quarrels(frame, ledger)
    close = _within(frame, ledger, flows, Reach(most, frame.seats), made, given_up)
    close.limit(price=_dearest(frame, ledger, best, close), moves=best.moves)
    closed = bool(close.answer(answers))
    if not closed or close.any() is not None:
        return close, best.moves, closed
    close = _within(frame, ledger, flows, Reach(ENDLESS, frame.seats), made, given_up)
    close.limit(price=_dearest(frame, ledger, best, close))
    close.answer(answers)
    fewest = close.least_unexplained()
    close.limit(price=_dearest(frame, ledger, best, close), moves=fewest)
    return close, fewest, closed


def _within(  # noqa: PLR0913, PLR0917 - the case, how far accounts may go, where to start, what to leave out
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], reach: Reach, start: Accounts, without: Container[Row]
) -> Accounts:
    """The accounts within reach, with some contested rows given up. Those met before are a start."""
    made = accounts(frame.house, ledger.choices, flows, conflicts=ledger.conflicts, cap=reach.moves)
    for number, choice in enumerate(ledger.open):
        if choice.row in without:
            made.give_up(number)
    made.fix(made.place(NOBODY, frame.timeline.last), 0, reach.vacant)
    made.limit(moves=reach.moves)
    made.met = carried(start, made)
    made.adopt(made.met)
    return made


def _old_quarrels(frame: Frame, ledger: Ledger) -> frozenset[Row]:
    """Where very many rows are contested those of the oldest days, which plausible accounts may then give up freely.

    Every reading of every quarrel with every reading of every other is more than can be tried. What was
    contested first bears least on the day of the count, and to give it up only widens the ranges.
    """
    contested = [choice.row for choice in ledger.choices if choice.optional]
    newest_first = sorted(contested, key=lambda row: -row.own)
    kept = newest_first[: frame.prices.quarrels]
    return frozenset(row for row in newest_first if kept and row.own < kept[-1].own)


def _dearest(frame: Frame, ledger: Ledger, best: Best, made: Accounts) -> int:
    """What a plausible account may cost."""
    return best.price + frame.prices.slack + _forgiven(ledger, best, made)


def _forgiven(ledger: Ledger, best: Best, made: Accounts) -> int:
    """What rows that are given up cost more than in the cheapest account."""
    rows = [dict(ledger.open[number].readings) for number in made.given_up]
    return sum(row[None] - row[best.given[ledger.open[n].row]] for n, row in zip(made.given_up, rows, strict=True))


def _contested(ledger: Ledger) -> bool:
    return any(choice.optional for choice in ledger.choices)


def _firm(ledger: Ledger) -> list[Choice]:
    return [choice for choice in ledger.choices if not choice.optional]


@dataclass
class _Printed:
    """The contested numbers that are printed of the day of the count."""

    frame: Frame
    ledger: Ledger
    flows: Sequence[Flow]
    could_be: dict[Row, bool] = field(default_factory=dict)

    def with_printed(self, cells: Asked, span: Range) -> Range:
        """Whatever is printed of the day and could be true is possible, however many moves it takes."""
        for choice in (choice for choice in self.ledger.choices if choice.optional):
            for demand in choice.row.demands if choice.row.own == self.frame.timeline.last else ():
                if demand.cells != cells or demand.high is None or (demand.low in span and demand.high in span):
                    continue
                if self._could_be(choice.row):
                    span = Range(min(span.low, demand.low), max(span.high, demand.high))
        return span

    def _could_be(self, row: Row) -> bool:
        if row not in self.could_be:
            kept = [*_firm(self.ledger), Choice(row, ((row.own, 0),))]
            self.could_be[row] = accounts(self.frame.house, kept, None).solver.least({}) is not None
        return self.could_be[row]


def questions(frame: Frame) -> list[Asked]:
    """Every bench, every party, and every party on every bench."""
    blocs = frame.blocs
    benches = [tuple((bloc, bench) for bloc in blocs.names) for bench in BENCHES]
    parties = [blocs.cells(party) for party in blocs.named]
    return [*benches, (NOBODY,), *parties, *(blocs.cells(party, [bench]) for party in blocs.named for bench in BENCHES)]


def bench_cells(frame: Frame, bench: Bench) -> Asked:
    return (NOBODY,) if bench is Bench.VACANT else tuple((bloc, bench) for bloc in frame.blocs.names)
