"""Whether the parties of a bench have more seats than are reported for it: the sum a reader would do by hand."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.count.case import Case
from whipcount.count.stands import Stand, stands
from whipcount.model.claims import Total
from whipcount.model.words import Bench


@dataclass(frozen=True, slots=True)
class Gap:
    """A bench whose parties have `missing` more seats than are reported for it."""

    total: Total
    stands: tuple[Stand, ...]
    missing: int


def gap(case: Case, bench: Bench) -> Gap | None:
    """The gap between a bench's parties and its newest total; None when no total or no party is known."""
    total = case.total(bench)
    if total is None:
        return None
    there = tuple(stand for stand in stands(case, total.holds_on) if stand.bench is bench)
    missing = sum(stand.stayed for stand in there) - total.quantity.low
    return Gap(total, there, missing) if there else None
