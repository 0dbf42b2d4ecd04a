"""Whether demands of one day can be met together, by arithmetic: the seats of each bloc, shared out among benches.

What is said of a day is nearly always of one bloc (its seats, the benches it is not on) or of the whole house (a side,
the vacant seats). Then sums decide: for each set of benches the fewest and the most seats that the blocs can have
there, against the fewest and the most that are said of it. Blocs and house are generalised polymatroids; two of these
share a point, and then one in whole numbers, if neither needs more on any set than the other can have (Frank 1984,
"Generalized polymatroids"). With three benches there are seven sets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from whipcount.count.places import BENCHES
from whipcount.count.rows import NOBODY, Demand

BIT = {bench: 1 << number for number, bench in enumerate(BENCHES)}
ALL = 2 ** len(BENCHES) - 1
SETS = range(ALL + 1)  # sets of benches, a bit for each
Said = Mapping[int, tuple[int, int]]  # for sets of benches from so many to so many seats


class Bound(NamedTuple):
    """From `low` to `high` seats of some blocs stand on some benches. blocs: by number; none for the whole house."""

    blocs: frozenset[int]
    benches: int
    low: int
    high: int


class Span(NamedTuple):
    """The fewest and the most seats on each set of benches."""

    least: tuple[int, ...]
    most: tuple[int, ...]


class Untold(Exception):  # noqa: N818 - no error: the solver is asked instead
    """What is said is of another form than sums can decide."""


class Together:
    """A house of some blocs and so many seats, asked whether demands can be met at once."""

    def __init__(self, blocs: Sequence[str], seats: int) -> None:
        self._numbers: dict[str | None, int] = {bloc: number for number, bloc in enumerate(blocs)}
        self.blocs, self.seats = len(self._numbers), seats

    def bounds(self, demand: Demand) -> list[Bound]:
        """A demand as bounds of one bloc, of some blocs on all benches, or of the house."""
        low, high = demand.low, max(demand.low, self.seats if demand.high is None else demand.high)
        if demand.cells == (NOBODY,):
            return [Bound(frozenset(), ALL, self.seats - high, self.seats - low)]
        if NOBODY in demand.cells:
            raise Untold
        if not high:
            return [Bound(frozenset([self._numbers[bloc]]), BIT[bench], 0, 0) for bloc, bench in demand.cells]
        places: dict[int, int] = {}
        for bloc, bench in demand.cells:
            places[self._numbers[bloc]] = places.get(self._numbers[bloc], 0) | BIT[bench]
        (benches, *others), whole = set(places.values()), len(places) == len(self._numbers)
        if others or not (whole or len(places) == 1 or benches == ALL):
            raise Untold
        return [Bound(frozenset(() if whole else places), benches, low, high)]

    def can(self, bounds: Iterable[Bound]) -> bool:
        """Whether the house can be filled within these bounds."""
        said: dict[frozenset[int], dict[int, tuple[int, int]]] = {}
        for who, benches, low, high in bounds:
            known = said.setdefault(who, {})
            least, most = known.get(benches, (0, self.seats))
            known[benches] = max(least, low), min(most, high)
        house = span(self.seats, said.pop(frozenset(), {}))
        blocs = self._blocs(said)
        if house is None or blocs is None:
            return False
        return _below(house.least, blocs.most) and _below(blocs.least, house.most)

    def _blocs(self, said: Mapping[frozenset[int], Said]) -> Span | None:
        """What all blocs can have together, None if one of them cannot have what is said of it."""
        groups = {who: of for who, of in said.items() if len(who) > 1}
        alone = {number: span(self.seats, said.get(frozenset([number]), {})) for number in self._numbers.values()}
        spans = []
        for who, of in groups.items():
            if not who <= alone.keys():
                raise Untold
            together = _sum([alone.pop(number) for number in who])
            spans.append(_kept(together, ALL, *of[ALL]) if together else None)
        return _sum([*alone.values(), *spans])


def _below(least: Sequence[int], most: Sequence[int]) -> bool:
    return all(low <= high for low, high in zip(least, most, strict=True))


def span(seats: int, said: Said) -> Span | None:
    """What somebody with at most so many seats can have on each set of benches; None if nothing meets what is said."""
    return _span(seats, frozenset(said.items()))


@lru_cache(maxsize=4096)
def _span(seats: int, said: frozenset[tuple[int, tuple[int, int]]]) -> Span | None:
    of = dict(said)
    each = [of.pop(bit, (0, seats)) for bit in BIT.values()]
    among = of.pop(ALL, (0, seats))
    if len(of) > 1:
        raise Untold
    if any(low > high for low, high in each):
        return None
    least, most = (
        tuple(
            sum(bounds[end] for bit, bounds in zip(BIT.values(), each, strict=True) if benches & bit)
            for benches in SETS
        )
        for end in (0, 1)
    )
    found: Span | None = Span(least, most)
    for benches, (low, high) in (*of.items(), (ALL, among)):
        found = _kept(found, benches, low, high) if found else None
    return found


def _kept(found: Span, among: int, low: int, high: int) -> Span | None:
    """With from `low` to `high` seats on some benches, which so far do not depend on what is on the others."""
    if low > high or low > found.most[among] or found.least[among] > high:
        return None
    least, most = list(found.least), list(found.most)
    for benches in SETS:
        here, there = benches & among, benches & ~among
        rest = among & ~benches
        least[benches] = max(found.least[here], low - found.most[rest]) + found.least[there]
        most[benches] = min(found.most[here], high - found.least[rest]) + found.most[there]
    return Span(tuple(least), tuple(most))


def _sum(spans: Collection[Span | None]) -> Span | None:
    """What several have together, None if one of them cannot be."""
    each = [one for one in spans if one]
    if None in spans:
        return None
    least, most = zip(*each, strict=True)
    return Span(tuple(map(sum, zip(*least, strict=True))), tuple(map(sum, zip(*most, strict=True))))
