"""The least price at which every quarrel is settled.

Each row has levels, and each level its price: at the lowest it is read as it stands, above it may be read of older
days, at the highest it is set aside. A quarrel is rows that cannot hold together while none of them is above the level
that it has there; it is settled when one of them is. This is the least-price hitting set, and choosing it anew while
quarrels come in is how it is sought (Moreno-Centeno and Karp 2013, "The implicit hitting set approach").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whipcount.count.quarrels.together import Untold

BRANCHES = 400  # that are looked into for quarrels that hang together, before the solver is asked instead
ALTOGETHER = 10_000  # and for all, however often they are settled

Levels = Mapping[int, int]
Quarrel = tuple[tuple[int, int], ...]  # rows, and the level of each


class Hitting:
    """Quarrels of rows. prices: what each level of each row costs, the lowest first."""

    def __init__(self, prices: Mapping[int, Sequence[int]]) -> None:
        self._prices = prices
        self._quarrels: dict[Quarrel, None] = {}
        self._settled: dict[tuple[Quarrel, ...], Levels] = {}
        self._left = ALTOGETHER

    def add(self, quarrel: Levels) -> None:
        """Another quarrel that has to be settled."""
        self._quarrels[tuple(sorted(quarrel.items()))] = None

    def least(self) -> dict[int, int]:
        """The rows that are raised, and to which level, at the least price. Raises Untold where that takes too long."""
        levels: dict[int, int] = {}
        settled = {}
        for group in self._groups():
            settled[group] = self._settled.get(group) or self._sought(group)
            levels |= settled[group]
        self._settled = settled
        return levels

    def _sought(self, group: Sequence[Quarrel]) -> Levels:
        search = _Search(self._prices, group, min(BRANCHES, self._left))
        levels = search.least()
        self._left -= search.branches
        return levels

    def _groups(self) -> Iterator[tuple[Quarrel, ...]]:
        """The quarrels that hang together by rows of theirs."""
        groups: list[tuple[set[int], list[Quarrel]]] = []
        for quarrel in sorted(self._quarrels):
            rows, together = {row for row, _ in quarrel}, [quarrel]
            for known in [group for group in groups if group[0] & rows]:
                groups.remove(known)
                rows, together = rows | known[0], known[1] + together
            groups.append((rows, together))
        yield from (tuple(sorted(together)) for _, together in groups)


class _Search:
    """Branch and bound over quarrels that hang together, in at most so many branches."""

    def __init__(self, prices: Mapping[int, Sequence[int]], quarrels: Sequence[Quarrel], most: int) -> None:
        self._prices, self._quarrels = prices, sorted(quarrels, key=lambda quarrel: (len(quarrel), quarrel))
        self._most, self.branches = most, 0
        self._best: tuple[int, Levels] | None = None

    def least(self) -> Levels:
        self._descend({}, {}, 0)
        if self._best is None:
            raise ValueError("a quarrel that no row can settle")
        return self._best[1]

    def _descend(self, levels: dict[int, int], tops: dict[int, int], paid: int) -> None:
        """The cheapest levels from these up. tops: rows that stay at most at a level, because the rest was tried."""
        self.branches += 1
        if self.branches > self._most:
            raise Untold
        ways = [self._ways(quarrel, levels, tops) for quarrel in self._quarrels if _unsettled(quarrel, levels)]
        if not all(ways) or (self._best and paid + self._at_least(ways, levels) >= self._best[0]):
            return
        if not ways:
            self._best = paid, levels
            return
        fewest: Sequence[tuple[int, int, int]] = min(ways, key=len)
        tops = dict(tops)
        for price, row, level in sorted(fewest, key=lambda way: (way[0], -way[1])):
            self._descend(levels | {row: level}, tops, paid + price)
            tops[row] = level - 1

    def _ways(self, quarrel: Quarrel, levels: Levels, tops: Levels) -> list[tuple[int, int, int]]:
        """How a quarrel may be settled: the further price, the row and its level."""
        found = []
        for row, level in quarrel:
            prices = self._prices[row]
            if level + 1 <= tops.get(row, len(prices) - 1):
                found.append((prices[level + 1] - prices[levels.get(row, 0)], row, level + 1))
        return found

    def _at_least(self, ways: Sequence[Sequence[tuple[int, int, int]]], levels: Levels) -> int:
        """No choice of levels costs less: each quarrel takes its price out of the steps that might settle it.

        A step that one has paid out of has so much less for the next (the dual of the linear programme, by steps).
        """
        left: dict[tuple[int, int], int] = {}
        total = 0
        for each in sorted(ways, key=len):
            steps = [[(row, step) for step in range(levels.get(row, 0) + 1, level + 1)] for _, row, level in each]
            for row, step in (at for up in steps for at in up):
                left.setdefault((row, step), self._prices[row][step] - self._prices[row][step - 1])
            paid = min(sum(left[at] for at in up) for up in steps)
            total += paid
            for up in steps:
                rest = paid
                for at in reversed(up):
                    taken = min(rest, left[at])
                    left[at], rest = left[at] - taken, rest - taken
        return total


def _unsettled(quarrel: Quarrel, levels: Levels) -> bool:
    return all(levels.get(row, 0) <= level for row, level in quarrel)
