"""What the firm rows and a limit of moves leave open, by plain arithmetic: the tighter, the less the solver has to try.

Every bound here holds in each account; none of them decides anything. A party of 5 seats in a house of 342 cannot
have 300 on a bench, and a side that had 176 seats two moves ago has from 174 to 178 now. Saying so keeps the relaxed
programme near the whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from whipcount.count.flows import Step
from whipcount.count.places import BENCHES
from whipcount.count.rows import NOBODY, Cell, Demand, House

Placed = tuple[int, Demand]
Group = frozenset[Cell]


class Brought(NamedTuple):
    """Seats that a flow may bring from cells to cells, in the changes into stretches `first` to `last`."""

    steps: Sequence[Step]
    most: int
    first: int
    last: int


class _Traffic(NamedTuple):
    """Seats that may have begun to come (or to go) by each stretch, and those that cannot come any more after it.

    From one stretch to a later one there come as many as have begun by the later, less those that ended by the first.
    """

    begun: Any
    ended: Any


class Limits:
    """The least and the most seats of every bloc, every bench and whatever else is spoken of, in each stretch.

    pinned: demands that hold in each account, with their stretch. either: demands that hold in one stretch of several.
    cap: how many unexplained moves there are at most, None for any number. flows: the moves that are explained.
    """

    def __init__(
        self,
        house: House,
        pinned: Sequence[Placed],
        either: Sequence[tuple[Demand, Sequence[int]]] = (),
        cap: int | None = None,
        flows: Sequence[Brought] = (),
    ) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        self._np, self._house, self._seats = np, house, house.seats
        self._pinned, self._either, self._flows = pinned, either, flows
        blocs = [frozenset((bloc, bench) for bench in BENCHES) for bloc in house.blocs]
        benches = [frozenset((bloc, bench) for bloc in house.blocs) for bench in BENCHES]
        nobody = frozenset([NOBODY])
        spoken = [frozenset(demand.cells) for demand in (*(each for _, each in pinned), *(each for each, _ in either))]
        self._number: dict[Group, int] = {}
        for group in (*blocs, nobody, *benches, *spoken):
            self._number.setdefault(group, len(self._number))
        # The blocs, and the benches, each with the vacant seats: either are the whole house.
        self._wholes = [[self._number[part] for part in (*parts, nobody)] for parts in (blocs, benches)]
        self._parts = [
            {cell: self._number[part] for part in (*parts, nobody) for cell in part} for parts in (blocs, benches)
        ]
        self._asked: dict[tuple[Cell, ...], tuple[list[int], list[int]]] = {}
        self._low = np.zeros((len(self._number), house.last + 1), dtype=int)
        self._high = np.full((len(self._number), house.last + 1), house.seats)
        for stretch, demand in pinned:
            self._narrow(demand, stretch)
        self._share()
        if cap is not None:
            self._move(cap, *self._traffic(flows), either)
            self._share()

    def within(self, cap: int) -> Limits:
        """The same with so many unexplained moves at most."""
        return Limits(self._house, self._pinned, self._either, cap, self._flows)

    def most(self, cells: Sequence[Cell], stretch: int) -> int:
        """No account has more seats in these cells."""
        return self._of(tuple(cells))[1][stretch]

    def least(self, cells: Sequence[Cell], stretch: int) -> int:
        """No account has fewer seats in these cells."""
        return self._of(tuple(cells))[0][stretch]

    def _of(self, cells: tuple[Cell, ...]) -> tuple[list[int], list[int]]:
        """The least and the most seats of some cells in each stretch; remembered."""
        if cells not in self._asked:
            known = self._number.get(frozenset(cells))
            parts = [list({part_of[cell] for cell in cells}) for part_of in self._parts]
            most = [self._high[numbers].sum(axis=0) for numbers in parts]
            least = self._np.zeros(self._low.shape[1], dtype=int) if known is None else self._low[known]
            bounds = most if known is None else [*most, self._high[known]]
            self._asked[cells] = least.tolist(), self._np.minimum.reduce(bounds).tolist()
        return self._asked[cells]

    def side(self, cells: Sequence[Cell]) -> bool:
        """Whether these cells are all of one bench, or the vacant seats."""
        return self._number.get(frozenset(cells)) in self._wholes[1]

    def _narrow(self, demand: Demand, stretch: int) -> None:
        at = self._number[frozenset(demand.cells)], stretch
        high = self._high[at] if demand.high is None else min(self._high[at], demand.high)
        self._low[at], self._high[at] = min(max(self._low[at], demand.low), high), high

    def _share(self) -> None:
        """The house bounds each bench, and each bloc, by what the others have at least."""
        for whole in self._wholes:
            low, high = self._low[whole], self._high[whole]
            spare = self._seats - low.sum(axis=0)
            self._high[whole] = self._np.maximum(low, self._np.minimum(high, low + spare))

    def _traffic(self, flows: Iterable[Brought]) -> tuple[_Traffic, _Traffic]:
        """What flows bring into each group of cells, and out of it: no more than the blocs at their end can have."""
        into, out = (_Traffic(*self._np.zeros((2, *self._high.shape), dtype=int)) for _ in range(2))
        sizes = self._high.max(axis=1)
        for flow in flows:
            for traffic, way in ((into, 1), (out, -1)):
                for number, ends in self._ends(flow, way).items():
                    most = min(flow.most, sum(sizes[end] for end in ends))
                    traffic.begun[number, flow.first :] += most
                    traffic.ended[number, flow.last :] += most
        return into, out

    def _ends(self, flow: Brought, way: int) -> dict[int, set[int]]:
        """The groups that a flow leads into (way: 1) or out of (-1), with the blocs that it reaches or leaves there."""
        ends: dict[int, set[int]] = {}
        for start, end in (step[::way] for step in flow.steps):
            for group, number in self._number.items():
                if end in group and start not in group:
                    ends.setdefault(number, set()).add(self._parts[0][end])
        return ends

    def _move(self, cap: int, into: _Traffic, out: _Traffic, either: Iterable[tuple[Demand, Sequence[int]]]) -> None:
        """What may have come or gone between two stretches bounds each by the other.

        A bloc gains a seat at two moves, a new place and a new party; it loses one, to a vacancy, at one.
        """
        np, back = self._np, (slice(None), slice(None, None, -1))
        low, high = self._low, self._high.copy()
        for demand, stretches in either:
            self._one_of(high[self._number[frozenset(demand.cells)]], demand, stretches, into, out)
        come, gone = np.full((2, len(low), 1), cap)
        *blocs, vacant = self._wholes[0]
        come[blocs] = gone[vacant] = cap // 2
        # If nobody moved but by flows:
        since = np.minimum.accumulate(high - into.ended, axis=1) + into.begun
        until = np.minimum.accumulate((high + out.begun)[back], axis=1)[back] - out.ended
        after = np.maximum.accumulate(low + out.ended, axis=1) - out.begun
        before = np.maximum.accumulate((low - into.begun)[back], axis=1)[back] + into.ended
        self._high = np.minimum.reduce([self._high, since + come, until + gone])
        self._low = np.minimum(np.maximum.reduce([low, after - gone, before - come]), self._high)
        least, most = np.maximum(after, before), np.minimum(since, until)
        # Who leaves a seat vacant later is in its place until then: one move, which must not count as two.
        least[vacant] = np.minimum(after[vacant], most[vacant])
        self._add(cap, least, most)

    def _one_of(self, most: Any, demand: Demand, stretches: Sequence[int], into: _Traffic, out: _Traffic) -> None:
        """Who has so many seats at the most in one of these stretches has in any other only what has come or goes."""
        np, number = self._np, self._number[frozenset(demand.cells)]
        if demand.high is not None and number not in self._wholes[0]:
            stretch, each = np.array(stretches)[:, None], np.arange(len(most))
            come = into.begun[number] - into.ended[number, stretch]
            goes = out.begun[number, stretch] - out.ended[number]
            far = np.where(each > stretch, come, np.where(each < stretch, goes, 0))
            np.minimum(most, max(demand.low, demand.high) + far.max(axis=0), out=most)

    def _add(self, cap: int, least: Any, most: Any) -> None:
        """A bench has what the blocs have there. least, most: of each group if nobody moved but by flows.

        All moves together are `cap` at most, and each makes one bloc exceed these by one. Of the bloc that least is
        said of: it has what the others leave, and more only by what they lose.
        """
        np, (wholes, benches) = self._np, self._wholes
        blocs, vacant = wholes[:-1], wholes[-1]
        loosest = max(blocs, key=lambda number: int(most[number].sum()))
        left = self._seats - least[[number for number in wholes if number != loosest]].sum(axis=0)
        most[loosest] = np.minimum(most[loosest], np.maximum(left, 0))
        cells: dict[Cell, Any] = {}
        for group, number in self._number.items():
            if len({self._parts[0][cell] for cell in group}) == 1:
                for cell in group:
                    cells[cell] = np.minimum(cells.get(cell, most[number]), most[number])
        for bench, side in zip(BENCHES, benches, strict=False):
            here, elsewhere = np.zeros((2, most.shape[1]), dtype=int)
            for bloc, number in zip(self._house.blocs, blocs, strict=True):
                others = [(bloc, other) for other in BENCHES if other is not bench]
                apart = self._number.get(frozenset(others), number)
                here += cells[bloc, bench]
                elsewhere += np.minimum.reduce([most[number], most[apart], cells[others[0]] + cells[others[1]]])
            self._high[side] = np.minimum(self._high[side], here + cap)
            self._low[side] = np.maximum(self._low[side], self._seats - elsewhere - most[vacant] - cap)
            self._low[side] = np.minimum(self._low[side], self._high[side])
