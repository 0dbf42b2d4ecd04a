"""The smallest sets of named moves and readings that meet a difference, exactly, by dynamic programming.

A *family* holds the ways in which one named thing may bear on the difference, of which at most one is taken; a *choice*
adds so many seats, `low` to `high`, along a direction: +1 and -1 for a move from bench to bench, one of them where only
one bench feels it. Families are taken up one after another, and sets that add up to the same are kept together with
their number, so that the work grows with the sums there are and not with the sets.

What is left is *unexplained*. A seat without a report may move from one bench to another, or be counted by one side
only; either way it is one seat. How few are needed is a flow between benches, and by the theorem of Hoffman on
circulations it is the worst shortage over all sets of benches, so that it is found exactly in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from whipcount.model.quantity import Range

Vector = tuple[int, ...]
MOST_ASSUMED = 3  # a set that takes more than this for granted explains nothing
MOST_SUMS = 600_000  # sums kept in all; the families beyond are not searched, and the answer says so
_WHOLE = 10  # reasons up to which every part of a set is tried on its own


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a named thing may bear: `low` to `high` seats along `direction`, so many of it assumed."""

    direction: Vector
    low: int
    high: int
    assumed: int = 0


Family = Sequence[Choice]
Pick = tuple[int, int]  # a family and a choice of it


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """How large a set is: seats without a report first, then what is assumed, then how many reasons."""

    unexplained: int
    assumed: int
    named: int


class _Sum(NamedTuple):
    """What choices add up to: what they assume, how many they are, their lows by bench, their slack by direction."""

    assumed: int
    named: int
    lows: Vector
    slack: Vector


class Search:
    """All sets of at most one choice from each family, by what they add up to.

    target: for each bench the difference to be met. families: how many were searched. least: the smallest size.
    A sum is kept as one whole number with a digit for each of its parts, because whole numbers add up at once.
    """

    def __init__(self, families: Sequence[Family], target: Sequence[Range], most_assumed: int = MOST_ASSUMED) -> None:
        self.target = tuple(target)
        self._given = [tuple(family) for family in families]
        choices = [choice for family in self._given for choice in family]
        self._directions = tuple(dict.fromkeys(choice.direction for choice in choices if choice.high > choice.low))
        most = sum(max((c.high for c in family), default=0) for family in self._given)
        self._digit = 2 * max(most, len(self._given), 8) + 1
        self._codes = [[self._code(choice) for choice in family] for family in self._given]
        self._cuts = [self._cut(benches) for benches in product((0, 1), repeat=len(self.target))]
        self._left = cache(self._shortage)
        self._tables = self._added_up(most_assumed)
        self.families = len(self._tables) - 1
        self._sizes: dict[Size, list[int]] = {}
        for each in self._tables[-1]:
            self._sizes.setdefault(self._size(each), []).append(each)
        self.least = min(self._sizes)

    def ways(self, size: Size) -> int:
        """How many sets have this size."""
        return sum(self._tables[-1][each] for each in self._sizes.get(size, ()))

    def sizes(self) -> list[Size]:
        """The sizes of sets that leave as few seats as any, the smallest first."""
        return sorted(size for size in self._sizes if size.unexplained == self.least.unexplained)

    def sets(self, size: Size) -> Iterator[tuple[Pick, ...]]:
        """The sets of a size, in an order that follows that of the families."""
        for last in sorted(self._sizes.get(size, ())):
            yield from self._back(last)

    def unexplained(self, picks: Sequence[Pick]) -> int:
        """The seats that a set leaves without a report."""
        total = self._sum(sum(self._codes[family][choice] for family, choice in picks))
        return self._left(total.lows, total.slack)

    def whole(self, picks: Sequence[Pick]) -> bool:
        """Whether no part of the set would do as well; of a large set only the parts that lack one are tried."""
        least = self.unexplained(picks)
        sizes = range(len(picks)) if len(picks) <= _WHOLE else [len(picks) - 1]
        return all(self.unexplained(part) > least for size in sizes for part in combinations(picks, size))

    def rest(self, picks: Sequence[Pick]) -> Vector | None:
        """What is left on each bench; None where the difference or a choice is a range."""
        total = self._sum(sum(self._codes[family][choice] for family, choice in picks))
        if any(total.slack) or any(span.width for span in self.target):
            return None
        return tuple(span.low - low for span, low in zip(self.target, total.lows, strict=True))

    def _added_up(self, most_assumed: int) -> list[dict[int, int]]:
        """The number of sets for each sum, after no family, after the first, after the first two and so on."""
        tables, kept = [{0: 1}], 1
        for codes in self._codes:
            table = dict(tables[-1])
            for each, number in tables[-1].items():
                for code in codes:
                    then = each + code
                    if then % self._digit <= most_assumed:
                        table[then] = table.get(then, 0) + number
            kept += len(table)
            if kept > MOST_SUMS:
                break
            tables.append(table)
        return tables

    def _back(self, last: int) -> Iterator[tuple[Pick, ...]]:
        """The sets that add up to a sum: back through the families, without a step that leads nowhere."""
        open_ways: list[tuple[int, int, tuple[Pick, ...]]] = [(last, self.families, ())]
        while open_ways:
            total, families, picks = open_ways.pop()
            if not families:
                yield picks
                continue
            before, place = self._tables[families - 1], families - 1
            if total in before:
                open_ways.append((total, place, picks))
            for number, code in reversed(list(enumerate(self._codes[place]))):
                if total - code in before:
                    open_ways.append((total - code, place, ((place, number), *picks)))

    def _code(self, choice: Choice) -> int:
        """A choice as a number. Digits may be negative; none ever leaves half of the digit's room."""
        slack = [choice.high - choice.low if way == choice.direction else 0 for way in self._directions]
        parts = [choice.assumed, 1, *(choice.low * step for step in choice.direction), *slack]
        return sum(part * self._digit**place for place, part in enumerate(parts))

    def _sum(self, code: int) -> _Sum:
        """The parts of a number, from the last digit up."""
        parts = []
        for _part in range(2 + len(self.target) + len(self._directions)):
            part = (code + self._digit // 2) % self._digit - self._digit // 2
            code = (code - part) // self._digit
            parts.append(part)
        benches = 2 + len(self.target)
        return _Sum(parts[0], parts[1], tuple(parts[2:benches]), tuple(parts[benches:]))

    def _size(self, code: int) -> Size:
        total = self._sum(code)
        return Size(self._left(total.lows, total.slack), total.assumed, total.named)

    def _cut(self, benches: Vector) -> tuple[list[int], list[int], list[int]]:
        """A set of benches, and the directions that bring seats into it and take seats out of it."""
        net = [sum(step for step, chosen in zip(way, benches, strict=True) if chosen) for way in self._directions]
        places = [place for place, chosen in enumerate(benches) if chosen]
        return places, [n for n, step in enumerate(net) if step > 0], [n for n, step in enumerate(net) if step < 0]

    def _shortage(self, lows: Vector, slack: Vector) -> int:
        """The fewest seats without a report that meet the target from here."""
        worst = 0
        for benches, come, go in self._cuts:
            wanted = sum(self.target[bench].low - lows[bench] for bench in benches) - sum(slack[way] for way in come)
            surplus = sum(lows[bench] - self.target[bench].high for bench in benches) - sum(slack[way] for way in go)
            worst = max(worst, wanted, surplus)
        return worst
