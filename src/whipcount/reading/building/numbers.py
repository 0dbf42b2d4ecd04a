"""Numbers of the whole house and of its sides: sizes, vacancies, totals, thresholds, results."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.model.claims import (
    Claim,
    HouseSize,
    SittingMembers,
    ThresholdClaim,
    Total,
    Vacancy,
)
from whipcount.model.quantity import Quantity
from whipcount.model.words import Base, Bench, By
from whipcount.reading.building.context import Context, builds
from whipcount.reading.marks import Mark, Slot


@builds("house_size")
def _house_size(context: Context) -> Iterator[Claim]:
    if (quantity := context.quantity()) and quantity.exact:
        yield HouseSize(quantity=quantity, **context.common())


@builds("vacancy")
def _vacancy(context: Context) -> Iterator[Claim]:
    quantity = context.quantity() or Quantity.exactly(int(context.fixed.get("n", "1")))
    yield Vacancy(quantity=quantity, **context.common())


@builds("sitting_members")
def _sitting_members(context: Context) -> Iterator[Claim]:
    if quantity := context.quantity():
        yield SittingMembers(quantity=quantity, **context.common())


@builds("total")
def _total(context: Context) -> Iterator[Claim]:
    base = Base(context.fixed["base"]) if "base" in context.fixed else None
    for bench_slot, number in (("bench", "n"), ("bench2", "n2")):
        bench, quantity = context.bench(bench_slot), context.quantity(number)
        mark = context.found.first(bench_slot)
        if bench and quantity:
            printed = context.printed(mark) if mark else bench.value
            yield Total(bench=bench, as_printed=printed, quantity=quantity, base=base, **context.common())


@builds("threshold")
def _threshold(context: Context) -> Iterator[Claim]:
    quantity = context.quantity()
    if quantity is None:
        return
    by = By(context.fixed["by"]) if "by" in context.fixed else _needed_by(context.found.first("by"))
    base = Base(context.fixed["base"]) if "base" in context.fixed else None
    yield ThresholdClaim(quantity=Quantity.exactly(quantity.low), base=base, by=by, **context.common())


def _needed_by(mark: Mark | None) -> By | None:
    if mark is None:
        return None
    if mark.slot is Slot.HEAD or mark.value is Bench.GOVERNMENT:
        return By.GOVERNMENT
    return By.MOVERS if mark.value is Bench.OPPOSITION else None
