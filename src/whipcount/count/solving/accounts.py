"""The accounts that a programme allows, asked for prices, moves and ranges under limits that may change.

What was met before is kept: every account that still keeps the limits is a start for the next question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from whipcount.count.flows import Step
from whipcount.count.rows import Cell, Demand, Row
from whipcount.count.solving.columns import Columns
from whipcount.count.solving.engine import SolverError
from whipcount.count.solving.grid import Grid
from whipcount.count.solving.limits import Limits
from whipcount.count.solving.moves import Move
from whipcount.count.solving.programme import ENDLESS, Solution, worth
from whipcount.count.solving.rivals import Rivals
from whipcount.count.solving.solver import Solver
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

# A reading of a row: the stretch it holds in, or None when it is set aside; with its price.
Reading = tuple[int | None, int]
# A demand that holds: its row in the programme, low and high.
Pin = tuple[int, int, int]


@dataclass(frozen=True)
class Choice:
    """A row and the readings it may be given; exactly one is chosen."""

    row: Row
    readings: tuple[Reading, ...]

    @property
    def optional(self) -> bool:
        """Whether an account may set it aside, and by that allow all that any other reading of it allows."""
        return any(reading is None for reading, _ in self.readings)

    @property
    def pinned(self) -> int | None:
        """The stretch it holds in, where it has but one reading."""
        return self.readings[0][0] if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class Rumour:
    """A column for the seats that take a rumoured step in one change; told: the stretch of its newest report."""

    column: int
    step: Step
    told: int

    def answered(self, totals: Mapping[Bench, int]) -> bool:
        """Whether one of its two benches was numbered on the day of the rumour or later."""
        return any(self.told <= totals[bench] for _, bench in self.step if bench in totals)


@dataclass
class Accounts:
    """The programme, with its columns for what we ask about.

    prices: what set-aside rows cost. moves: unexplained and rumoured moves, of which the fewest are looked
    for. price_row: the row that limits prices. counter: the column of the unexplained moves. picks: a column for each
    reading of each row that has a choice; given_up: the numbers of those that are set aside. known, seen: ranges that
    have been asked for and accounts that have been met under the limits in force. met: others, of another day.
    """

    solver: Solver
    grid: Grid
    columns: Columns
    limits: Limits
    prices: dict[int, int]
    moves: dict[int, int]
    price_row: int | None
    counter: int | None
    picks: list[dict[int | None, int]] = field(default_factory=list)
    pins: dict[Row, list[Pin]] = field(default_factory=dict)
    rumours: list[Rumour] = field(default_factory=list)
    rivals: list[Rivals] = field(default_factory=list)
    known: dict[tuple[tuple[Cell, ...], int], tuple[Range, bool]] = field(default_factory=dict)
    seen: list[Solution] = field(default_factory=list)
    met: list[Solution] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)

    def seats(self, cells: Iterable[Cell], stretch: int, sign: int = 1) -> dict[int, int]:
        """The objective that counts (or, with sign -1, counts down) the seats in these cells."""
        return self.columns.terms(cells, self.grid.number(stretch), sign)

    def place(self, cell: Cell, stretch: int) -> int:
        """The column of the seats in a cell in a stretch."""
        return self.grid.number(stretch) * self.columns.cells + self.columns.number[cell]

    def limit(self, price: int = ENDLESS, moves: int = ENDLESS) -> None:
        """Allow only accounts that set aside no more, and move no more seats unexplained, than this."""
        if self.price_row is not None:
            self.solver.limit(self.price_row, 0, price)
        if self.counter is not None:
            self.solver.fix(self.counter, 0, moves)
        self._forget()

    def tighten(self, moves: int) -> None:
        """Allow only accounts that move no more seats unexplained, now and later: `limit` may allow fewer, never more.

        What arithmetic knows of these is said to the relaxed programme, as if it had been written for them.
        """
        self.limits = self.limits.within(moves)
        for rivals in self.rivals:
            for row, (terms, low, high) in rivals.bounds(self.limits):
                self.solver.rewrite(row, terms, low, high)
        self.limit(moves=moves)

    def fix(self, column: int, low: int, high: int) -> None:
        """Allow only accounts that have from `low` to `high` in a column."""
        self.solver.fix(column, low, high)
        self._forget()

    def _forget(self) -> None:
        self.seen = [account for account in self.seen if self.solver.meets(account)]
        self.known.clear()

    def release(self, rows: Iterable[Row]) -> None:
        """Allow accounts that do not meet these rows; those met before are still some of them."""
        for place, _, _ in (pin for row in rows for pin in self.pins[row]):
            self.solver.limit(place, -ENDLESS, ENDLESS)
        self.known.clear()

    def hold(self, rows: Iterable[Row]) -> None:
        """Allow only accounts that meet these rows again."""
        for place, low, high in (pin for row in rows for pin in self.pins[row]):
            self.solver.limit(place, low, high)
        self._forget()

    def give_up(self, number: int) -> None:
        """Set a row that has a choice aside in every account."""
        for reading, column in self.picks[number].items():
            self.solver.fix(column, int(reading is None), int(reading is None))
        self.given_up.append(number)

    def adopt(self, accounts: Iterable[Solution]) -> None:
        """Accounts met under other limits are a start here, if with what is given up they keep those of now."""
        for account in accounts:
            changed = list(account)
            for number in self.given_up:
                for reading, column in self.picks[number].items():
                    changed[column] = int(reading is None)
            self.see(tuple(changed))
        self.seen = list(dict.fromkeys(self.seen))
        self.expect(self.moved())
        self._forget()

    def moved(self) -> frozenset[Move]:
        """The unexplained moves of the accounts met so far, by the stretches of the crisis."""
        moves, days = self.solver.programme.moves, self.grid.stretches
        made = (move for account in self.seen for move in (moves.made(account) if moves else ()))
        return frozenset((days[stretch], origin, target) for stretch, origin, target in made)

    def expect(self, moved: Iterable[Move]) -> None:
        """Moves that accounts are likely to have, from accounts of before: a hint that rules nothing out."""
        here = {(self.grid.number(stretch), origin, target) for stretch, origin, target in moved}
        self.solver.expect(sorted(move for move in here if move[0]))

    @contextmanager
    def decided(self, readings: Iterable[int | None]) -> Iterator[None]:
        """Give each row that has a price one of its readings for a while."""
        given = [(pick, reading) for pick, reading in zip(self.picks, readings, strict=True) if self._priced(pick)]
        for pick, chosen in given:
            for reading, column in pick.items():
                self.solver.fix(column, int(reading == chosen), int(reading == chosen))
        yield
        for pick, _ in given:
            for column in pick.values():
                self.solver.fix(column, 0, 1)

    def _priced(self, pick: Mapping[int | None, int]) -> bool:
        return any(column in self.prices for column in pick.values())

    def answer(self, totals: Mapping[Bench, int]) -> list[int]:
        """Close the ways of rumours that a total has answered; the columns that are closed.

        totals: for each bench the stretch of its newest total. Either bench of a step will do: who leaves the one
        shows in the number of the other.
        """
        closed = [rumour.column for rumour in self.rumours if rumour.answered(totals)]
        for column in closed:
            self.solver.fix(column, 0, 0)
        self._forget()
        return closed

    def least_price(self) -> int | None:
        found = self.solver.least(self.prices)
        return None if found is None else worth(self.prices, self.see(found))

    def least_moves(self, below: int | None = None) -> int | None:
        """The fewest moves that no report says have happened, None when no account has any (or fewer than `below`).

        They are looked for with patience, which nearly always finds the fewest; more would only widen the ranges.
        """
        found = self.solver.good(self.moves, below)
        return None if found is None else worth(self.moves, self.see(found))

    def least_unexplained(self) -> int:
        """The fewest moves that neither a report nor an open rumour accounts for."""
        found = None if self.counter is None else self.solver.good({self.counter: 1})
        if found is None or self.counter is None:
            raise SolverError("the cheapest account has gone")
        return self.see(found)[self.counter]

    def see(self, account: Solution) -> Solution:
        """Remember an account: it is a start for every later question."""
        self.seen.append(account)
        return account

    def extreme(self, objective: dict[int, int], floor: int, *, brief: bool = False) -> tuple[int, bool]:
        """The least value and whether it is reached; where the search would grow long, one that none lies below.

        floor: a value that none lies below for some plain reason.
        """
        if self.any() is None:
            raise SolverError("there is no account to take a range of")
        first = min(self.seen, key=lambda account: worth(objective, account))
        known = worth(objective, first)
        if known <= floor:
            return known, True
        least, better = self.solver.bound(objective, first, floor, brief=brief)
        return least, least == (known if better is None else worth(objective, self.see(better)))

    def telling(self) -> list[Solution]:
        """Of the accounts met those at the ends of the ranges that were asked for, and one with the fewest moves."""
        ends = [self.seats(cells, stretch, sign) for cells, stretch in self.known for sign in (1, -1)]
        asked = [self.moves, *ends] if self.seen else []
        return [min(self.seen, key=lambda account: worth(objective, account)) for objective in asked]

    def any(self) -> Solution | None:
        """Some account, None if there is none."""
        if not self.seen:
            found = self.solver.least({})
            return None if found is None else self.see(found)
        return self.seen[0]

    def range(self, cells: Sequence[Cell], stretch: int, within: Range | None = None) -> tuple[Range, bool]:
        """The fewest and the most seats in these cells in a stretch, and whether both are reached; remembered.

        within: what is known of them for some plain reason.
        """
        known = self.known.get((tuple(cells), stretch))
        if known is None:
            there = self.grid.number(stretch)
            floor, ceiling = self.limits.least(cells, there), self.limits.most(cells, there)
            if within:
                floor, ceiling = max(floor, within.low), min(ceiling, within.high)
            party = not self.limits.side(cells)
            least, sure = self.extreme(self.seats(cells, stretch), floor, brief=party)
            most, safe = self.extreme(self.seats(cells, stretch, -1), -ceiling, brief=party)
            known = self.known[tuple(cells), stretch] = (Range(least, -most), sure and safe)
        return known

    def settles(self, demand: Demand, stretch: int, width: int) -> bool:
        """Whether the seats of a demand are known that well in a stretch, and may be as many as it says.

        Accounts that were met and what arithmetic knows often tell; else the range is sought.
        """
        counted = self.seats(demand.cells, stretch)
        met = [worth(counted, account) for account in self.seen]
        low, high = demand.low, demand.high
        far = any(count < low - width or (high is not None and count > high + width) for count in met)
        if far or (met and max(met) - min(met) > width):
            return False
        there = self.grid.number(stretch)
        least, most = self.limits.least(demand.cells, there), self.limits.most(demand.cells, there)
        if most < low or (high is not None and high < least):
            return False
        if most - least <= width and any(low <= count and (high is None or count <= high) for count in met):
            return True
        span, _ = self.range(demand.cells, stretch)
        return span.width <= width and low <= span.high and (high is None or span.low <= high)

    def readings(self, solution: Solution) -> list[int | None]:
        """The reading that an account gives each row that had a choice, in their order."""
        return [next(reading for reading, column in pick.items() if solution[column]) for pick in self.picks]
