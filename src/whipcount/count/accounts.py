"""Third pass: all accounts of who stood where and when that the rows allow, as one whole-number programme.

An account places every seat of the house in every stretch: in a bloc on a bench, or vacant. Between two
stretches a seat that changes its place without a flow is an unexplained move, counted where it arrives: one for
the new place, and one more for a new party, because members change sides more often than parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whipcount.count.flows import Flow, Step
from whipcount.count.places import BENCHES
from whipcount.count.programme import Programme, Solution, worth
from whipcount.count.rows import NOBODY, Cell, Demand, Row
from whipcount.count.solver import Solver, SolverError
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

ENDLESS = 1_000_000

# A reading of a row: the stretch it holds in, or None when it is set aside; with its price.
Reading = tuple[int | None, int]
# A demand that holds if a column is 1: low, high and the column.
_Open = tuple[int, int, int]


@dataclass(frozen=True)
class Choice:
    """A row and the readings it may be given; exactly one is chosen."""

    row: Row
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Rumour:
    """A column for the seats that take a rumoured step in one change; told: the stretch of its newest report."""

    column: int
    step: Step
    told: int

    def answered(self, totals: Mapping[Bench, int]) -> bool:
        """Whether one of its two benches was numbered on the day of the rumour or later."""
        _, *benches = self.step
        return any(self.told <= totals[bench] for bench in benches if bench in totals)


@dataclass
class Accounts:
    """The programme, with the places of what we ask about.

    prices: what set-aside rows cost. moves: unexplained and rumoured moves, of which the fewest are looked
    for. price_row, move_row: the rows that limit prices and unexplained moves.
    """

    solver: Solver
    places: dict[tuple[Cell, int], int]
    prices: dict[int, int]
    moves: dict[int, int]
    price_row: int | None
    move_row: int | None
    picks: list[dict[int | None, int]] = field(default_factory=list)
    rumours: list[Rumour] = field(default_factory=list)
    known: dict[tuple[tuple[Cell, ...], int], Range] = field(default_factory=dict)

    def seats(self, cells: Iterable[Cell], stretch: int, sign: int = 1) -> dict[int, int]:
        """The objective that counts (or, with sign -1, counts down) the seats in these cells."""
        return {self.places[cell, stretch]: sign for cell in cells}

    def limit(self, price: int = ENDLESS, moves: int = ENDLESS) -> None:
        """Allow only accounts that set aside no more, and move no more seats unexplained, than this."""
        for row, most in ((self.price_row, price), (self.move_row, moves)):
            if row is not None:
                self.solver.limit(row, 0, most)

    def answer(self, totals: Mapping[Bench, int]) -> list[int]:
        """Close the ways of rumours that a total has answered; the columns that are closed.

        totals: for each bench the stretch of its newest total. Either bench of a step will do: who leaves the one
        shows in the number of the other.
        """
        closed = [rumour.column for rumour in self.rumours if rumour.answered(totals)]
        for column in closed:
            self.solver.fix(column, 0, 0)
        return closed

    def least_price(self) -> int | None:
        found = self.solver.least(self.prices)
        return None if found is None else worth(self.prices, found)

    def least_moves(self) -> int | None:
        """The fewest moves that no report says have happened, None when no account exists at all."""
        found = self.solver.least(self.moves)
        return None if found is None else worth(self.moves, found)

    def range(self, cells: Sequence[Cell], stretch: int) -> Range:
        """The fewest and the most seats in these cells in a stretch; remembered, so limit the accounts before."""
        known = self.known.get((tuple(cells), stretch))
        if known is None:
            known = self.known[tuple(cells), stretch] = self._range(cells, stretch)
        return known

    def _range(self, cells: Sequence[Cell], stretch: int) -> Range:
        ends = []
        for sign in (1, -1):
            objective = self.seats(cells, stretch, sign)
            found = self.solver.least(objective)
            if found is None:
                raise SolverError("there is no account to take a range of")
            ends.append(sign * worth(objective, found))
        return Range(*ends)

    def readings(self, solution: Solution) -> list[int | None]:
        """The reading that an account gives each row that had a choice, in their order."""
        return [next(reading for reading, column in pick.items() if solution[column]) for pick in self.picks]


def accounts(
    blocs: Sequence[str], last: int, seats: int, choices: Iterable[Choice], flows: Iterable[Flow] | None
) -> Accounts:
    """Every account of a house of `seats` over the stretches 0 to `last` in which each choice is made.

    flows: the moves that reports account for; None when it does not matter who moves.
    """
    cells, programme = _cells(blocs), Programme()
    places = {(cell, t): programme.column(0, seats) for t in range(last + 1) for cell in cells}
    for t in range(last + 1):
        programme.row({places[cell, t]: 1 for cell in cells}, seats, seats)
    draft = _Draft(programme, places, seats)
    for choice in choices:
        draft.choose(choice)
    draft.settle()
    unexplained = {} if flows is None else draft.move(blocs, last, flows)
    price_row = programme.row(draft.prices, 0, ENDLESS) if draft.prices else None
    move_row = programme.row(unexplained, 0, ENDLESS) if unexplained else None
    moves = unexplained | {rumour.column: 1 for rumour in draft.rumours}
    return Accounts(Solver(programme), places, draft.prices, moves, price_row, move_row, draft.picks, draft.rumours)


def _cells(blocs: Iterable[str]) -> list[Cell]:
    return [*((bloc, bench) for bloc in blocs for bench in BENCHES), NOBODY]


@dataclass
class _Draft:
    """The programme while it is being written."""

    programme: Programme
    places: Mapping[tuple[Cell, int], int]
    seats: int
    prices: dict[int, int] = field(default_factory=dict)
    picks: list[dict[int | None, int]] = field(default_factory=list)
    rumours: list[Rumour] = field(default_factory=list)
    open: dict[tuple[tuple[Cell, ...], int], list[_Open]] = field(default_factory=dict)

    def choose(self, choice: Choice) -> None:
        if len(choice.readings) == 1:
            self._pin(choice)
            return
        pick = {reading: self.programme.column(0, 1, decisive=True) for reading, _ in choice.readings}
        self.programme.row(dict.fromkeys(pick.values(), 1), 1, 1)
        self.prices |= {pick[reading]: price for reading, price in choice.readings if price}
        self.picks.append(pick)
        for reading, column in pick.items():
            for demand in choice.row.demands if reading is not None else ():
                self.open.setdefault((demand.cells, reading or 0), []).append((*self._bounds(demand), column))

    def _pin(self, choice: Choice) -> None:
        ((stretch, _price),) = choice.readings
        for demand in choice.row.demands if stretch is not None else ():
            low, high = self._bounds(demand)
            self.programme.row(self._terms(demand, stretch), low, high)

    def settle(self) -> None:
        """The open demands hold if their column is 1 and bind nothing if it is 0.

        Numbers for the same cells of which at most one can be true share their rows: the relaxation then
        stays between the numbers, where each by itself would let it go nearly anywhere.
        """
        for (cells, stretch), demands in self.open.items():
            places = {self.places[cell, stretch]: 1 for cell in cells}
            for rivals in _rivals(demands):
                self.programme.row(places | {column: -low for low, _, column in rivals if low}, 0, ENDLESS)
                room = {column: self.seats - high for _, high, column in rivals if high < self.seats}
                self.programme.row(places | room, -ENDLESS, self.seats)

    def _bounds(self, demand: Demand) -> tuple[int, int]:
        return demand.low, max(demand.low, self.seats if demand.high is None else demand.high)

    def _terms(self, demand: Demand, stretch: int | None) -> dict[int, int]:
        return {self.places[cell, stretch]: 1 for cell in demand.cells} if stretch is not None else {}

    def move(self, blocs: Sequence[str], last: int, flows: Iterable[Flow]) -> dict[int, int]:
        """Columns for the seats that arrive unexplained in a cell or in a bloc, and for the explained flows."""
        cells = _cells(blocs)
        free = [(flow, self._free(flow, last)) for flow in flows]
        moves: list[int] = []
        for t in range(1, last + 1):
            explained = _arrivals([steps[t] for _, steps in free if t in steps])
            moves += [self._arrived([cell], t, explained.get(cell, {})) for cell in cells]
            moves += [self._arrived([(bloc, bench) for bench in BENCHES], t, {}) for bloc in blocs]
        return dict.fromkeys(moves, 1)

    def _arrived(self, cells: Sequence[Cell], t: int, explained: Mapping[int, int]) -> int:
        """A column for the seats that these cells gain in a change beyond what is explained."""
        arrived = self.programme.column(0, self.seats)
        now = {self.places[cell, t]: -1 for cell in cells}
        before = {self.places[cell, t - 1]: 1 for cell in cells}
        self.programme.row({arrived: 1} | now | before | dict(explained), 0, ENDLESS)
        return arrived

    def _free(self, flow: Flow, last: int) -> dict[int, dict[Step, int]]:
        """For each change up to the flow's end a column for each of its steps; together they keep its cap."""
        columns = {
            t: {step: self.programme.column(0, min(flow.most, self.seats)) for step in flow.steps}
            for t in range(max(1, flow.since), min(flow.until, last) + 1)
        }
        every = [column for steps in columns.values() for column in steps.values()]
        if every and flow.most < self.seats:
            self.programme.row(dict.fromkeys(every, 1), 0, flow.most)
        if not flow.firm:
            taken = (pair for steps in columns.values() for pair in steps.items())
            self.rumours += [Rumour(column, step, flow.told) for step, column in taken]
        return columns


def _rivals(demands: Iterable[_Open]) -> list[list[_Open]]:
    """Demands in groups of which no two can hold together."""
    groups: list[list[_Open]] = []
    for demand in sorted(demands):
        group = next((group for group in groups if group[-1][1] < demand[0]), None)
        if group is None:
            groups.append([demand])
        else:
            group.append(demand)
    return groups


def _arrivals(steps: Iterable[Mapping[Step, int]]) -> dict[Cell, dict[int, int]]:
    """For each cell what flows bring (+1, which need not arrive unexplained) and take away (-1)."""
    terms: dict[Cell, dict[int, int]] = {}
    for group in steps:
        for (bloc, origin, target), column in group.items():
            terms.setdefault((bloc, target), {})[column] = 1
            terms.setdefault((bloc, origin), {})[column] = -1
    return terms
