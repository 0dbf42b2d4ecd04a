"""Who is critical in which coalitions, where no single order of weights tells: several rules, refusals, groups.

A member is critical when its coalition loses without it, and that depends only on the sums of the coalition and on the
kind of member. So the winning sums fall into regions, in each of which exactly the same kinds are critical. Within a
region the coalitions are counted from a product over all players, with a mark for those who are critical there; from
region to region only the players between them are divided out and multiplied in again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf

from whipcount.power import blocks
from whipcount.power.effort import affordable
from whipcount.power.game import Game
from whipcount.power.layout import Layout, digits, layout
from whipcount.power.packed import split

Kind = tuple[int, int]
Piece = tuple[int, int, int]
Region = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Of what the product is made. others: whether members who are not critical are let in; marked: whether marks are
    counted inside a block (else its slot tells them, or nobody asks)."""

    others: bool
    marked: bool


def minimal(game: Game, *, sized: bool) -> list[dict[int, int]]:
    """For each player, the minimal winning coalitions it is in by number of members (all under 0 if not `sized`)."""
    plan = layout(game, sized=False)
    told = (1,) * len(game.players) in plan.inner
    if told and sized:
        plan = replace(plan, slots=layout(game, sized=True).slots, places=len(game.players) + 1)
    return _memberships(game, plan, Counted(others=False, marked=sized and not told), sized=sized)


def vulnerable(game: Game) -> list[dict[int, int]]:
    """For each player, the coalitions in which it is critical by the number of critical members."""
    return _memberships(game, layout(game, sized=False), Counted(others=True, marked=True), sized=True)


def _memberships(game: Game, plan: Layout, how: Counted, *, sized: bool) -> list[dict[int, int]]:
    number = len(game.players)
    if how.marked:
        players = tuple((weight, code * (number + 1)) for weight, code in plan.players)
        plan = replace(plan, players=players, sizes=number + 1, places=number + 1, span=plan.span * (number + 1))
    alike = Counter(plan.players)
    kinds = sorted((kind for kind in alike if kind != (0, 0)), reverse=True)
    regions = _regions(plan, kinds)
    totals = dict.fromkeys(alike, 0)
    fields = max((end for pieces in regions.values() for _, _, end in pieces), default=1)
    product = _Product(plan, tuple(kinds), alike, how)
    for critical, rows in product.through(sorted(regions, reverse=True), fields):
        upto = list(accumulate(rows))
        for at in critical:
            totals[kinds[at]] += _members(plan, upto, kinds[at], regions[critical], how)
    known = {kind: _sizes(split(total, plan.bits, plan.places), sized=sized) for kind, total in totals.items()}
    return [known[kind] for kind in plan.players]


def _regions(plan: Layout, kinds: Sequence[Kind]) -> dict[Region, list[Piece]]:
    """For each set of kinds that are critical together: in which blocks, from which main sum and below which."""
    found: defaultdict[Region, list[Piece]] = defaultdict(list)
    top = sum(weight for weight, _ in plan.players) + 1
    for block, low in enumerate(plan.losing):
        if low == inf:
            continue
        state = digits(block, plan.within)
        ends = [_critical_below(plan, kind, block, state, top) for kind in kinds]
        start = int(low)
        for end in sorted({end for end in ends if end > start}):
            found[tuple(at for at, own in enumerate(ends) if own >= end)].append((block, start, end))
            start = end
    return found


def _critical_below(plan: Layout, kind: Kind, block: int, state: Sequence[int], top: int) -> int:
    """Below which main sum a member of this kind is critical in this block; 0 when no member can be in it."""
    weight, moved = kind[0], kind[1] // plan.sizes
    if any(own > there for own, there in zip(digits(moved, plan.within), state, strict=True)):
        return 0
    return int(min(plan.losing[block - moved] + weight, top))


def _members(plan: Layout, upto: Sequence[int], kind: Kind, pieces: Sequence[Piece], how: Counted) -> int:
    """How often one player of a critical kind is in coalitions of a region, by the other critical members."""
    weight, code = kind
    moved = code // plan.sizes
    cuts: blocks.Cuts = defaultdict(list)
    for block, low, high in pieces:
        cuts[max(high - weight, 0)].append((block - moved, 1))
        cuts[max(low - weight, 0)].append((block - moved, -1))
    shift = code * plan.bits + (plan.bits if how.marked else 0)
    rest = blocks.rest(upto, weight, shift, [int(bound) for bound in cuts])
    return blocks.cut(plan, ((rest[bound], each) for bound, each in cuts.items()))


@dataclass(frozen=True, slots=True)
class _Product:
    """The product of all players, as it stands in one region after another."""

    plan: Layout
    kinds: tuple[Kind, ...]
    alike: Counter[Kind]
    how: Counted

    def through(self, regions: Sequence[Region], fields: int) -> Iterator[tuple[Region, list[int]]]:
        """Each region with its coalitions by main sum; what it shares with the one before stays as it is."""
        changes = sum(self._number(set(one) ^ set(other)) for one, other in pairwise([(), *regions]))
        passes = len(self.plan.players) + 2 * changes + sum(map(len, regions))
        affordable(passes * fields * self.plan.width, f"{len(regions):,} regions of {fields:,} sums")
        rows = [1] + [0] * (fields - 1)
        for weight, code in sorted(self.plan.players) if self.how.others else ():
            rows = multiplied(rows, weight, code * self.plan.bits)
        before: set[int] = set()
        for region in regions:
            for at in before.symmetric_difference(region):
                for _ in range(self.alike[self.kinds[at]]):
                    rows = self._changed(rows, self.kinds[at], critical=at not in before)
            before = set(region)
            yield region, rows

    def _number(self, kinds: Iterable[int]) -> int:
        return sum(self.alike[self.kinds[at]] for at in kinds)

    def _changed(self, rows: list[int], kind: Kind, *, critical: bool) -> list[int]:
        """After one player has become critical, or is so no more."""
        weight, shift = kind[0], kind[1] * self.plan.bits
        marked = shift + (self.plan.bits if self.how.marked else 0)
        if critical:
            return multiplied(divided(rows, weight, shift) if self.how.others else rows, weight, marked)
        rows = divided(rows, weight, marked)
        return multiplied(rows, weight, shift) if self.how.others else rows


def multiplied(rows: list[int], weight: int, shift: int) -> list[int]:
    """The coalitions by main sum after one more player, as far as the rows reach."""
    if not weight:
        return [row + (row << shift) for row in rows]
    return rows[:weight] + [row + (less << shift) for row, less in zip(rows[weight:], rows, strict=False)]


def divided(rows: list[int], weight: int, shift: int) -> list[int]:
    """The same after one player less."""
    if not weight:
        return [blocks.divided(row, shift) for row in rows]
    rest = rows[:weight]
    for row in rows[weight:]:
        rest.append(row - (rest[-weight] << shift))
    return rest


def _sizes(counts: Sequence[int], *, sized: bool) -> dict[int, int]:
    """By number of members, the player itself included."""
    return {place + sized: count for place, count in enumerate(counts) if count}
