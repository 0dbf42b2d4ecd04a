"""Third pass: all accounts of who stood where and when that the rows allow, as one whole-number programme.

An account places every seat of the house in every stretch: in a bloc on a bench, or vacant. Between two
stretches a seat that changes its place without a flow is an unexplained move, counted where it arrives: one for
the new place, and one more for a new party, because members change sides more often than parties.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from whipcount.count.flows import Flow, Step
from whipcount.count.places import BENCHES
from whipcount.count.rows import Cell, Demand, House, Row
from whipcount.count.solving.accounts import Accounts, Choice, Pin, Rumour
from whipcount.count.solving.columns import Columns
from whipcount.count.solving.grid import Grid
from whipcount.count.solving.limits import Brought, Limits
from whipcount.count.solving.moves import Moves, Way
from whipcount.count.solving.programme import ENDLESS, Programme
from whipcount.count.solving.rivals import Open, Rivals, bounds, rivals
from whipcount.count.solving.solver import Solver


def accounts(  # noqa: PLR0913 - what every account has, and what is known of them before
    house: House,
    choices: Sequence[Choice],
    flows: Sequence[Flow] | None,
    *,
    cap: int | None = None,
    loose: Container[Row] = (),
    conflicts: Iterable[frozenset[Row]] = (),
) -> Accounts:
    """Every account of a house in which each choice is made.

    flows: the moves that reports account for; None when it does not matter who moves. cap: how many unexplained
    moves an account may have at most, where that is known before. loose: rows that may be released later. conflicts:
    sets of rows that cannot hold together, each on its own day, which the relaxed programme is told besides.
    """
    grid = Grid([house.last, *(t for choice in choices for t, _ in choice.readings if t is not None)])
    columns, programme, seats = Columns.of(house.blocs), Programme(), house.seats
    for _ in range(grid.last + 1):
        programme.row(dict.fromkeys(programme.many(columns.cells, 0, seats), 1), seats, seats)
    held = ((choice.pinned, choice.row) for choice in choices if choice.row not in loose)
    pinned = [(grid.number(t), demand) for t, row in held if t is not None for demand in row.demands]
    either = [(demand, where) for choice, where in _firm(choices, grid) for demand in choice.row.demands]
    limits = Limits(replace(house, last=grid.last), pinned, either, cap, tuple(_brought(flows or (), grid)))
    draft = _Draft(programme, columns, seats, limits, grid)
    for choice in choices:
        draft.choose(choice)
    draft.settle()
    draft.part(conflicts, choices)
    if flows is not None:
        draft.move(flows, ENDLESS if cap is None else cap)
    price_row = programme.row(draft.prices, 0, ENDLESS) if draft.prices else None
    counter = programme.moves.counter if programme.moves else None
    moves = ({counter: 1} if counter is not None else {}) | {rumour.column: 1 for rumour in draft.rumours}
    return Accounts(
        Solver(programme), grid, columns, limits, draft.prices, moves, price_row, counter,
        draft.picks, draft.pins, draft.rumours, draft.rivals,
    )  # fmt: skip


@dataclass
class _Draft:
    """The programme while it is being written."""

    programme: Programme
    columns: Columns
    seats: int
    limits: Limits
    grid: Grid
    prices: dict[int, int] = field(default_factory=dict)
    picks: list[dict[int | None, int]] = field(default_factory=list)
    pins: dict[Row, list[Pin]] = field(default_factory=dict)
    rumours: list[Rumour] = field(default_factory=list)
    open: dict[tuple[tuple[Cell, ...], int], list[Open]] = field(default_factory=dict)
    rivals: list[Rivals] = field(default_factory=list)

    def choose(self, choice: Choice) -> None:
        if len(choice.readings) == 1:
            self._pin(choice)
            return
        rank = _rank(choice)
        pick = {reading: self.programme.column(0, 1, decisive=rank) for reading, _ in choice.readings}
        self.programme.row(dict.fromkeys(pick.values(), 1), 1, 1)
        self.prices |= {pick[reading]: price for reading, price in choice.readings if price}
        self.picks.append(pick)
        for reading, column in pick.items():
            for demand in choice.row.demands if reading is not None else ():
                self.open.setdefault((demand.cells, self.grid.number(reading or 0)), []).append(
                    (*self._bounds(demand), column)
                )

    def _pin(self, choice: Choice) -> None:
        if choice.pinned is None:
            return
        there = self.grid.number(choice.pinned)
        for demand in choice.row.demands:
            low, high = self._bounds(demand)
            row = self.programme.row(self.columns.terms(demand.cells, there), low, high)
            self.pins.setdefault(choice.row, []).append((row, low, high))

    def settle(self) -> None:
        """The open demands hold if their column is 1 and bind nothing if it is 0."""
        for (cells, stretch), demands in self.open.items():
            places = self.columns.terms(cells, stretch)
            for group in rivals(demands):
                both = bounds(cells, stretch, group, self.limits)
                need, room = (self.programme.row(places | dict(terms), low, high) for terms, low, high in both)
                self.rivals.append(Rivals(cells, stretch, tuple(group), (need, room)))

    def part(self, conflicts: Iterable[frozenset[Row]], choices: Sequence[Choice]) -> None:
        """Of rows that cannot hold together, each on its own day, one is read otherwise."""
        picks = dict(zip((choice.row for choice in choices if len(choice.readings) > 1), self.picks, strict=True))
        for conflict in conflicts:
            if picks.keys() >= conflict:
                readings = ((row, *reading) for row in conflict for reading in picks[row].items())
                otherwise = [
                    column for row, day, column in readings if day is None or not (row.flexible or day == row.own)
                ]
                self.programme.row(dict.fromkeys(sorted(otherwise), 1), 1, ENDLESS)

    def _bounds(self, demand: Demand) -> tuple[int, int]:
        return demand.low, max(demand.low, self.seats if demand.high is None else demand.high)

    def move(self, flows: Iterable[Flow], cap: int) -> None:
        """Count the seats that move, but for those that flows explain."""
        number = self.columns.number
        free = [self._free(flow) for flow in flows]
        ways = [
            Way(column, t, number[origin], number[target])
            for columns in free
            for t, steps in columns.items()
            for (origin, target), column in steps.items()
        ]
        self.programme.moves = Moves(
            self.seats, len(number) // len(BENCHES), self.grid.last, self.programme.column(0, cap), ways
        )

    def _free(self, flow: Flow) -> dict[int, dict[Step, int]]:
        """For each change up to the flow's end a column for each of its steps; together they keep its cap."""
        columns = {
            t: {step: self.programme.column(0, min(flow.most, self.seats)) for step in flow.steps}
            for t in self.grid.changes(flow.since, flow.until)
        }
        every = [column for steps in columns.values() for column in steps.values()]
        if every and flow.most < self.seats:
            self.programme.row(dict.fromkeys(every, 1), 0, flow.most)
        if not flow.firm:
            taken = (pair for steps in columns.values() for pair in steps.items())
            self.rumours += [Rumour(column, step, flow.told) for step, column in taken]
        return columns


def _rank(choice: Choice) -> int:
    """What is settled first when the search has to branch: a contested total, then what else is contested."""
    return (3 if choice.row.kind == "total" else 2) if choice.optional else 1


def _firm(choices: Iterable[Choice], grid: Grid) -> Iterator[tuple[Choice, list[int]]]:
    """The choices that hold in one stretch or another in each account, with these stretches."""
    for choice in choices:
        if len(choice.readings) > 1 and not choice.optional:
            yield choice, [grid.number(stretch) for stretch, _ in choice.readings if stretch is not None]


def _brought(flows: Iterable[Flow], grid: Grid) -> Iterator[Brought]:
    """What flows bring, by the changes of the grid."""
    for flow in flows:
        changes = grid.changes(flow.since, flow.until)
        if changes:
            yield Brought(flow.steps, flow.most, changes.start, changes.stop - 1)
