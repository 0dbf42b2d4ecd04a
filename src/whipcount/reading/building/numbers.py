"""Numbers of the whole house and of its sides: sizes, vacancies, totals, thresholds, results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whipcount.model.claims import (
    Claim,
    HouseSize,
    SittingMembers,
    ThresholdClaim,
    Total,
    Vacancy,
)
from whipcount.model.quantity import Quantity
from whipcount.model.words import Base, Bench, By, Modality
from whipcount.reading.building.context import Context, builds
from whipcount.reading.marks import Mark, Slot


@builds("house_size")
def _house_size(context: Context) -> Iterator[Claim]:
    if (quantity := context.quantity()) and quantity.exact and _large_enough(quantity, context):
        yield HouseSize(quantity=quantity, **context.common())


def _large_enough(quantity: Quantity, context: Context) -> bool:
    """Whether a number reaches the least that the phrase asks for (`set: {least: 25}`).

    "13 of the 15 members" tells of a group, "98 of the 196 members" of a house: the words are the same, so a phrase
    that both fit leaves small numbers unread.
    """
    return quantity.low >= int(context.fixed.get("least", "0"))


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
        if bench and quantity and _large_enough(quantity, context):
            printed = _as_printed(context, bench_slot, bench)
            found = Quantity(quantity.low, None) if context.fixed.get("bound") == "at_least" else quantity
            yield Total(bench=bench, as_printed=printed, quantity=found, base=base, **_voiced(context, bench))
    yield from _from_the_line(context)


def _voiced(context: Context, bench: Bench) -> dict[str, Any]:
    """The common fields; a phrase may say that a side counts itself, as one that publishes a list of names."""
    fields = context.common()
    if fields["modality"] is Modality.STATED and _hypothetical(context):
        fields["modality"] = Modality.COUNTERFACTUAL
    if "modality" in context.fixed and fields["modality"] is Modality.STATED:
        fields |= {"modality": Modality(context.fixed["modality"]), "speaker": fields["speaker"] or bench.value}
    return fields


def _hypothetical(context: Context) -> bool:
    """Whether it is a number of what would be: "If the 16 go, the coalition would be left with 101"."""
    found, report = context.found, context.report
    unreal, start = report.language.unreal, found.sentence.sentence.start
    would = unreal.search(report.folded, found.start, found.end)
    return would is not None and unreal.search(report.folded, start, found.start) is not None


def _as_printed(context: Context, slot: str, bench: Bench) -> str:
    mark = context.found.first(slot)
    return context.printed(mark) if mark else bench.value


def _from_the_line(context: Context) -> Iterator[Claim]:
    """ "Eight short of the 172 needed" is 164 of 172: a total and a threshold, when the words print both numbers."""
    bench, delta, line = context.bench("bench"), context.quantity("delta"), context.quantity("line")
    if bench is None or delta is None or line is None or not (delta.exact and line.exact and delta.low < line.low):
        return
    number = line.low - delta.low if context.fixed["delta"] == "short" else line.low + delta.low
    printed = _as_printed(context, "bench", bench)
    yield Total(bench=bench, as_printed=printed, quantity=Quantity.exactly(number), **context.common())
    by = _needed_by(context.found.first("bench"))
    yield ThresholdClaim(quantity=line, by=by, **context.common())


@builds("threshold")
def _threshold(context: Context) -> Iterator[Claim]:
    quantity = _line(context.quantity())
    if quantity is None or not _large_enough(quantity, context):
        return
    by = By(context.fixed["by"]) if "by" in context.fixed else _needed_by(context.found.first("by"))
    base = Base(context.fixed["base"]) if "base" in context.fixed else None
    yield ThresholdClaim(quantity=quantity, base=base, by=by, **context.common())


def _line(quantity: Quantity | None) -> Quantity | None:
    """What is needed is one number: "at least 172" and "as many as 172" are both 172."""
    return Quantity.exactly(quantity.low or quantity.high or 0) if quantity else None


def _needed_by(mark: Mark | None) -> By | None:
    if mark is None:
        return None
    if mark.slot is Slot.HEAD or mark.value is Bench.GOVERNMENT:
        return By.GOVERNMENT
    return By.MOVERS if mark.value is Bench.OPPOSITION else None
