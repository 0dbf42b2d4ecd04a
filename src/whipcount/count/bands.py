"""Sixth pass: the cheapest accounts, and from them what is plausible and what is possible.

First the least price set aside, then the fewest unexplained moves at that price. A plausible account is hardly
dearer than that and moves no more than drifts unseen; a possible one may set aside any contested claim, and what
is printed of the day and could be true is possible too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whipcount.count.accounts import ENDLESS, Accounts, Choice, accounts
from whipcount.count.flows import Flow
from whipcount.count.places import BENCHES
from whipcount.count.programme import Solution, worth
from whipcount.count.readings import Ledger
from whipcount.count.rows import NOBODY, Cell, Demand, Frame, Row
from whipcount.count.solver import SolverError
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

Asked = tuple[Cell, ...]


@dataclass(frozen=True)
class Best:
    """The cheapest accounts: their price and moves, and what one of them does with each contested row."""

    price: int
    moves: int
    given: dict[Row, int | None]

    def aside(self) -> tuple[Row, ...]:
        return tuple(row for row, reading in self.given.items() if reading is None)

    def older(self) -> dict[Row, int]:
        """Rows read as an older count, with the stretch they are read of."""
        read = ((row, reading) for row, reading in self.given.items() if reading is not None)
        return {row: reading for row, reading in read if reading != row.own and not row.flexible}


@dataclass(frozen=True, slots=True)
class Reach:
    """How many unexplained moves an account may have, and how many vacancies on the last day."""

    moves: int
    vacant: int


@dataclass(frozen=True)
class Bands:
    """best: the cheapest accounts. near, far: the reach of plausible and of possible accounts.

    answers: for each bench the stretch of its newest kept total, which answers every rumour told by then.
    plausible, possible: a range for each set of cells that was asked for.
    """

    best: Best
    near: Reach
    far: Reach
    answers: dict[Bench, int]
    plausible: dict[Asked, Range]
    possible: dict[Asked, Range]


def bands(frame: Frame, ledger: Ledger, flows: Sequence[Flow]) -> Bands:
    """The two ranges of every bench and party on the day of the count."""
    made = _accounts(frame, ledger.choices, flows)
    best, seen = _best(made, ledger)
    empty = made.places[NOBODY, frame.timeline.last]
    least_vacant = _extreme(made, {empty: 1}, seen)
    near, far = _reach(frame, ledger, best, least_vacant)
    old = _old_quarrels(frame, ledger)
    if old:
        made, seen = _accounts(frame, [choice for choice in ledger.choices if choice.row not in old], flows), []
    made.limit(price=best.price - _paid(ledger, best, old) + frame.prices.slack, moves=near.moves)
    made.solver.fix(empty, 0, near.vacant)
    answers = {bench: stretch for bench, (stretch, _) in _numbered(ledger, best).items()}
    closed = made.answer(answers)
    seen = [account for account in seen if account[empty] <= near.vacant and not any(account[c] for c in closed)]
    _rule_out(made, seen)
    plausible = _ranges(made, frame, seen)
    if near.moves == far.moves and plausible[NOBODY,].high < near.vacant and not closed and not _contested(ledger):
        return Bands(best, near, far, answers, plausible, plausible)
    wide = _accounts(frame, _firm(ledger), flows)
    wide.limit(moves=far.moves)
    wide.solver.fix(wide.places[NOBODY, frame.timeline.last], 0, far.vacant)
    possible = _with_printed(_ranges(wide, frame, []), frame, ledger, flows)
    return Bands(best, near, far, answers, plausible, possible)


def _numbered(ledger: Ledger, best: Best) -> dict[Bench, tuple[int, Demand]]:
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


def _reach(frame: Frame, ledger: Ledger, best: Best, least_vacant: int) -> tuple[Reach, Reach]:
    """What drifts unseen since the newest total, and the vacancies that go unsaid."""
    moves = frame.prices.drift(_since_total(frame, ledger, best), frame.seats)
    stated = max(_stated(ledger, frame.seats), _left_over(frame, ledger, best), least_vacant)
    vacant = frame.prices.vacant(frame.seats, stated)
    near, far = (Reach(best.moves + drift, empty) for drift, empty in zip(moves, vacant, strict=True))
    return near, far


def _left_over(frame: Frame, ledger: Ledger, best: Best) -> int:
    """The seats that the totals of both sides leave: nobody has said whether somebody sits there."""
    numbered = {bench: demand.low for bench, (_, demand) in _numbered(ledger, best).items()}
    both = {Bench.GOVERNMENT, Bench.OPPOSITION} <= numbered.keys()
    return max(0, frame.seats - sum(numbered.values())) if both else 0


def _old_quarrels(frame: Frame, ledger: Ledger) -> frozenset[Row]:
    """Where very many rows are contested those of the oldest days, which plausible accounts may then give up freely.

    Every reading of every quarrel with every reading of every other is more than can be tried. What was
    contested first bears least on the day of the count, and to give it up only widens the ranges.
    """
    contested = [choice.row for choice in ledger.choices if _optional(choice)]
    newest_first = sorted(contested, key=lambda row: -row.own)
    kept = newest_first[: frame.prices.quarrels]
    return frozenset(row for row in newest_first if kept and row.own < kept[-1].own)


def _paid(ledger: Ledger, best: Best, rows: frozenset[Row]) -> int:
    """What the cheapest account pays for these rows."""
    return sum(dict(choice.readings)[best.given[choice.row]] for choice in ledger.choices if choice.row in rows)


def _rule_out(made: Accounts, seen: list[Solution]) -> None:
    """Forbid readings that no account in reach makes: it changes no range and spares the search most branches."""
    for column in (column for pick in made.picks for column in pick.values()):
        if not any(account[column] for account in seen):
            found = made.solver.least({column: -1}, below=0)
            if found is None:
                made.solver.fix(column, 0, 0)
            else:
                seen.append(found)


def _accounts(frame: Frame, choices: Iterable[Choice], flows: Sequence[Flow]) -> Accounts:
    return accounts(frame.blocs.names, frame.timeline.last, frame.seats, choices, flows)


def _contested(ledger: Ledger) -> bool:
    return any(_optional(choice) for choice in ledger.choices)


def _firm(ledger: Ledger) -> list[Choice]:
    return [choice for choice in ledger.choices if not _optional(choice)]


def _with_printed(
    possible: dict[Asked, Range], frame: Frame, ledger: Ledger, flows: Sequence[Flow]
) -> dict[Asked, Range]:
    """Whatever is printed of the day and could be true is possible, however many moves it takes."""
    wide = dict(possible)
    for choice in (choice for choice in ledger.choices if _optional(choice) and choice.row.own == frame.timeline.last):
        kept = Choice(choice.row, ((choice.row.own, 0),))
        for demand in choice.row.demands:
            span = wide.get(demand.cells)
            if span and demand.high is not None and not (demand.low in span and demand.high in span):
                if _accounts(frame, [*_firm(ledger), kept], flows).solver.least({}) is None:
                    continue
                wide[demand.cells] = Range(min(span.low, demand.low), max(span.high, demand.high))
    return wide


def _optional(choice: Choice) -> bool:
    """A possible account may set it aside, and by that allows all that any other reading of it allows."""
    return any(reading is None for reading, _ in choice.readings)


def questions(frame: Frame) -> list[Asked]:
    """Every bench, every party, and every party on every bench."""
    blocs = frame.blocs
    benches = [tuple((bloc, bench) for bloc in blocs.names) for bench in BENCHES]
    parties = [blocs.cells(party) for party in blocs.named]
    return [*benches, (NOBODY,), *parties, *(blocs.cells(party, [bench]) for party in blocs.named for bench in BENCHES)]


def bench_cells(frame: Frame, bench: Bench) -> Asked:
    return (NOBODY,) if bench is Bench.VACANT else tuple((bloc, bench) for bloc in frame.blocs.names)


def _best(made: Accounts, ledger: Ledger) -> tuple[Best, list[Solution]]:
    price = made.least_price()
    if price is None:
        raise SolverError("no account meets the rows that nothing contradicts")
    made.limit(price=price)
    solution = made.solver.good(made.moves)
    if solution is None:
        raise SolverError("the cheapest account has gone")
    moves = worth(made.moves, solution)
    made.limit(price=price, moves=moves)
    open_rows = [choice.row for choice in ledger.choices if len(choice.readings) > 1]
    return Best(price, moves, dict(zip(open_rows, made.readings(solution), strict=True))), [solution]


def _since_total(frame: Frame, ledger: Ledger, best: Best) -> int:
    """Days from the newest total that is kept (without any, from the newest number kept) to the count."""
    held = [(choice.row.kind, best.given.get(choice.row, choice.row.own)) for choice in ledger.choices]
    totals = [t for kind, t in held if kind == "total" and t is not None]
    numbers = [t for kind, t in held if kind == "seats" and t is not None]
    newest = frame.timeline.day(max(totals or numbers, default=frame.timeline.last))
    return (frame.evidence.as_of - newest).days if newest else 0


def _stated(ledger: Ledger, seats: int) -> int:
    """The largest number of vacancies that reports give."""
    given = [demand.high for choice in ledger.choices for demand in choice.row.demands if NOBODY in demand.cells]
    low = [demand.low for choice in ledger.choices for demand in choice.row.demands if NOBODY in demand.cells]
    return max([*low, *(high for high in given if high is not None and high < seats)], default=0)


def _ranges(made: Accounts, frame: Frame, seen: list[Solution]) -> dict[Asked, Range]:
    seen = seen or [_any(made)]
    last = frame.timeline.last
    return {cells: _range(made, [made.places[cell, last] for cell in cells], seen) for cells in questions(frame)}


def _any(made: Accounts) -> Solution:
    account = made.solver.least({})
    if account is None:
        raise SolverError("no possible account is left")
    return account


def _range(made: Accounts, columns: Sequence[int], seen: list[Solution]) -> Range:
    least, most = (_extreme(made, dict.fromkeys(columns, sign), seen) for sign in (1, -1))
    return Range(least, -most)


def _extreme(made: Accounts, objective: dict[int, int], seen: list[Solution]) -> int:
    """The least value. Accounts seen before are a start; the solver is asked only whether it can do better."""
    known = min(worth(objective, account) for account in seen)
    floor = min(0, *objective.values()) * ENDLESS
    better = made.solver.least(objective, below=known) if known > floor else None
    if better is None:
        return known
    seen.append(better)
    return worth(objective, better)
