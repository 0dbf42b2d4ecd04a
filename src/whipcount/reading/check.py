"""The last gate: a claim that does not stand exactly on its quote, or that cannot be true of any house, is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whipcount.model.claims import Claim, HouseSize, Seats, Switch, ThresholdClaim, Total
from whipcount.model.quantity import Quantity
from whipcount.model.report import Report

_LARGEST_HOUSE = 3000  # the National People's Congress has 2,980 seats, the largest of any


def checked(claims: Iterable[Claim], report: Report) -> Iterator[Claim]:
    """The claims whose quote is exact and whose number fits a house, each once."""
    seen: set[str] = set()
    for claim in claims:
        exact = report.text[claim.quote.start : claim.quote.end] == claim.quote.text
        if exact and _fits(claim) and (name := claim.id) not in seen:
            seen.add(name)
            yield claim


def _fits(claim: Claim) -> bool:
    quantity = getattr(claim, "quantity", None)
    if not isinstance(quantity, Quantity):
        return True
    least = 2 if isinstance(claim, (HouseSize, ThresholdClaim)) else 1 if isinstance(claim, (Seats, Switch)) else 0
    if isinstance(claim, Total) and quantity.low == 0 and quantity.high == 0:
        return False
    return least <= max(quantity.low, quantity.high or 0) <= _LARGEST_HOUSE
