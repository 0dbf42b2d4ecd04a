"""Everything that has been worked out about a crisis on a day, for those who put it into sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from whipcount.count import say
from whipcount.count.bands import Bands
from whipcount.count.doubts.doubts import Doubted
from whipcount.count.doubts.otherwise import Doubt
from whipcount.count.ending import Fell, Voted
from whipcount.count.flows import Flow
from whipcount.count.lasting import lasting
from whipcount.count.places import of_all
from whipcount.count.readings import Ledger, needed
from whipcount.count.rows import NOBODY, Frame, Row
from whipcount.model.claims import Claim, Total
from whipcount.model.count import Motion
from whipcount.model.law import Law, MotionRule, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench
from whipcount.sentences import worded


@dataclass(frozen=True)
class Case:
    """The frame with all that follows from it. house: whether `frame.seats` is known and not only assumed.

    ended: how the motion ended, as far as reports say. doubted: what the house is if numbers that nothing bears out are
    otherwise, by which the bands are wider.
    """

    frame: Frame
    house: bool
    rows: tuple[Row, ...]
    ways: tuple[Flow, ...]
    ledger: Ledger
    bands: Bands
    law: Law | None
    rule: MotionRule | None
    motion: Motion | None
    threshold: Threshold | None
    ended: Voted | Fell | None = None
    doubted: tuple[Doubted, ...] = ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The numbers that nothing bears out."""
        return tuple(each.doubt for each in self.doubted)

    def says(self, frame: Frame) -> bool:
        """Whether on the day of another frame the same is said of the same house, so that rows are the same."""
        here, there = (
            (each.evidence.weighing, each.blocs, each.seats, each.prices, each.motion) for each in (self.frame, frame)
        )
        return here == there

    def same_rows(self, frame: Frame, rows: tuple[Row, ...]) -> bool:
        """Whether another frame has the same rows, about the same blocs of the same house, at the same prices."""
        here, there = self.frame, frame
        alike = (here.blocs, here.seats, here.prices) == (there.blocs, there.seats, there.prices)
        return alike and self.rows == rows

    def stands(self, frame: Frame, rows: tuple[Row, ...], ways: tuple[Flow, ...]) -> bool:
        """Whether on the day of another frame each row is read as here, and the cheapest accounts are as cheap.

        They are if the same is said, and what flows bring up to the newest row is the same: after it any account may
        stand still. A row that is no longer looked at may still be where nothing but the number of days has changed.
        """
        if not self.same_rows(frame, rows) or _up_to_rows(self.ways, rows) != _up_to_rows(ways, rows):
            return False
        kept = frozenset(choice.row for choice in self.ledger.choices)
        same_days = (self.frame.house, self.ways) == (frame.house, ways)
        return same_days or kept == frozenset(lasting(frame, needed(rows), self.ledger.contested))

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        wanted = set(ids)
        return tuple(claim for claim in self.frame.evidence.claims if claim.id in wanted)

    @cached_property
    def unused(self) -> frozenset[str]:
        """Claims that the cheapest account sets aside or reads as an older count."""
        rows = (*self.bands.best.aside(), *self.bands.best.older())
        return frozenset(claim for row in rows for claim in row.claims)

    def of_whom(self) -> str:
        """The base of the majority in numbers: " of 342 members", " of the 574 members in office"."""
        base = self.threshold.base if self.threshold else None
        if base is None or not self.house:
            return ""
        if base is Base.FILLED_SEATS:
            vacant = self.bands.plausible[NOBODY,]
            filled = Range(self.frame.seats - vacant.high, self.frame.seats - vacant.low)
            return worded("count.of.filled_seats", filled=filled, base=say.OF_WHOM[base])
        if base is Base.MEMBERS:
            return worded("count.of.members", seats=self.frame.seats, base=say.OF_WHOM[base])
        return worded("count.of.the", base=say.OF_WHOM[base])

    def known(self, bench: Bench) -> bool:
        """Whether anything is known of a bench: some row says who stands where, or that seats are vacant.

        In a house of unknown size only a bench is known whose number a report gives: nothing bounds the others.
        """
        numbered = any(total.bench is bench for total in self.frame.evidence.of(Total))
        told = {"total", "vacancy"} if bench is Bench.VACANT else {"total", "allegiance", "switch"}
        return numbered or (self.house and any(row.kind in told for row in self.rows))

    def numbers(self, bench: Bench) -> tuple[Row, ...]:
        """The exact numbers of a bench of the newest day for which one is kept: all that may hold, none preferred.

        Where reports contradict each other, what the cheapest account sets aside may be as plausible as what it keeps.
        """
        exact = [row for row in self.rows if row.kind == "total" and row.demands[0].low == row.demands[0].high]
        of_bench = [row for row in exact if row.demands[0].cells[0][1] is bench]
        kept = [row for row in of_bench if not self.unused & set(row.claims)]
        newest = max((row.own for row in kept), default=None)
        beside = (row for row in of_bench if row.own == newest)
        return tuple(
            row for row in beside if row in kept or row.demands[0].low in self.bands.plausible[row.demands[0].cells]
        )

    def total(self, bench: Bench) -> Total | None:
        """The newest exact number that is kept for a bench, of all members and not of those present."""
        kept = [t for t in self.frame.evidence.of(Total) if t.bench is bench and t.id not in self.unused]
        exact = [t for t in kept if t.quantity.exact is not None and of_all(t)]
        return exact[-1] if exact else None


def _up_to_rows(ways: Iterable[Flow], rows: Iterable[Row]) -> list[Flow]:
    """What flows bring up to the newest row."""
    newest = max((row.own for row in rows), default=0)
    return [replace(way, until=min(way.until, newest)) for way in ways if way.since <= newest]
