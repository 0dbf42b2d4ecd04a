"""What the firm rows and a limit of moves leave open, by plain arithmetic: the tighter, the less the solver has to try.

Every bound here holds in each account; none of them decides anything. A party of 5 seats in a house of 342 cannot
have 300 on a bench, and saying so keeps the relaxed programme near the whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from whipcount.count.places import BENCHES
from whipcount.count.rows import NOBODY, Cell, Demand, House
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

Placed = tuple[int, Demand]
Spans = list[Range]


class Limits:
    """The least and the most seats of every bloc and bench in each stretch, and of the vacant seats.

    pinned: demands that hold in each account, with their stretch. cap: how many unexplained moves there are at most,
    None for any number. crossing: how many seats flows may bring into a bloc and take out of it besides.
    """

    def __init__(
        self,
        house: House,
        pinned: Iterable[Placed],
        cap: int | None = None,
        crossing: Mapping[str | None, tuple[int, int]] = MappingProxyType({}),
    ) -> None:
        blocs, last, seats = house.blocs, house.last, house.seats
        self._seats = seats
        free = [Range(0, seats)] * (last + 1)
        self._blocs = {bloc: list(free) for bloc in blocs}
        self._benches: dict[Bench, Spans] = {bench: list(free) for bench in (*BENCHES, Bench.VACANT)}
        groups: dict[frozenset[Cell], Spans] = {frozenset([NOBODY]): self._benches[Bench.VACANT]}
        groups |= {frozenset((bloc, bench) for bench in BENCHES): self._blocs[bloc] for bloc in blocs}
        groups |= {frozenset((bloc, bench) for bloc in blocs): self._benches[bench] for bench in BENCHES}
        for stretch, demand in pinned:
            _narrow(groups.get(frozenset(demand.cells)), stretch, demand)
        if cap is not None:
            for bloc, spans in self._blocs.items():
                _carry(spans, cap, *crossing.get(bloc, (0, 0)))
        self._share(last)

    def most(self, cells: Sequence[Cell], stretch: int) -> int:
        """No account has more seats in these cells."""
        return min(self._by_bench(cells, stretch), self._by_bloc(cells, stretch))

    def least(self, cells: Sequence[Cell], stretch: int) -> int:
        """No account has fewer seats in these cells."""
        blocs, benches = {bloc for bloc, _ in cells}, {bench for _, bench in cells}
        if len(blocs) == 1 and len(benches) == len(BENCHES):
            return sum(self._blocs[bloc][stretch].low for bloc in blocs if bloc)
        if self.side(cells):
            return sum(self._benches[bench][stretch].low for bench in benches)
        return 0

    def side(self, cells: Sequence[Cell]) -> bool:
        """Whether these cells are all of one bench, or the vacant seats."""
        blocs, benches = {bloc for bloc, _ in cells}, {bench for _, bench in cells}
        return len(benches) == 1 and (blocs == {None} or len(blocs) == len(self._blocs))

    def _by_bench(self, cells: Sequence[Cell], stretch: int) -> int:
        return sum(self._benches[bench][stretch].high for bench in {bench for _, bench in cells})

    def _by_bloc(self, cells: Sequence[Cell], stretch: int) -> int:
        blocs = {bloc for bloc, _ in cells}
        return sum(self._blocs[bloc][stretch].high if bloc else self._vacant(stretch) for bloc in blocs)

    def _vacant(self, stretch: int) -> int:
        return self._benches[Bench.VACANT][stretch].high

    def _share(self, last: int) -> None:
        """The house bounds each bench, and each bloc, by what the others have at least."""
        for t in range(last + 1):
            vacant = self._benches[Bench.VACANT]
            for spans in ([*self._blocs.values(), vacant], list(self._benches.values())):
                spare = self._seats - sum(each[t].low for each in spans)
                for each in spans:
                    each[t] = Range(each[t].low, max(each[t].low, min(each[t].high, each[t].low + spare)))


def _narrow(spans: Spans | None, stretch: int, demand: Demand) -> None:
    if spans is not None:
        high = spans[stretch].high if demand.high is None else min(spans[stretch].high, demand.high)
        low = max(spans[stretch].low, demand.low)
        spans[stretch] = Range(min(low, high), high)


def _carry(spans: Spans, cap: int, into: int, out: int) -> None:
    """A bloc gains a seat at two moves, a new place and a new party; it loses one, to a vacancy, at one."""
    said = list(spans)
    for way, gain, loss in ((1, cap // 2 + into, cap + out), (-1, cap + out, cap // 2 + into)):
        low, high = said[::way][0].low, said[::way][0].high
        for t in range(len(said))[::way]:
            low, high = max(low, said[t].low), min(high, said[t].high)
            top = min(spans[t].high, high + gain)
            spans[t] = Range(min(max(spans[t].low, low - loss), top), top)
