"""The size of the house: by law, else as reports print it, else the least that their numbers need."""

from __future__ import annotations

from whipcount.count.gather import Evidence
from whipcount.model.claims import HouseSize, Seats, SittingMembers, ThresholdClaim, Total, Vacancy
from whipcount.model.law import Law
from whipcount.model.words import Bench


def size(evidence: Evidence, law: Law | None) -> tuple[int, bool]:
    """The statutory seats, and whether they are known: an assumed house is only large enough for the numbers."""
    if law is not None:
        return law.seats.value, True
    printed = [claim.quantity.exact for claim in evidence.of(HouseSize) if claim.quantity.exact]
    if printed:
        newest = list(reversed(printed))
        return max(newest, key=newest.count), True
    return _assumed(evidence), False


def _assumed(evidence: Evidence) -> int:
    """Large enough for the largest number of each bench, for all parties, all who sit and the majority asked for."""
    benches: dict[Bench, int] = {}
    parties: dict[str, int] = {}
    for total in evidence.of(Total):
        benches[total.bench] = max(benches.get(total.bench, 0), total.quantity.low)
    for seats in evidence.of(Seats):
        parties[seats.party] = max(parties.get(seats.party, 0), seats.quantity.low)
    sitting = max((claim.quantity.low for claim in evidence.of(SittingMembers)), default=0)
    vacant = max((claim.quantity.low for claim in evidence.of(Vacancy)), default=0) if sitting else 0
    majority = max((2 * claim.quantity.low - 1 for claim in evidence.of(ThresholdClaim)), default=0)
    return max(sum(benches.values()), sum(parties.values()), majority, sitting + vacant)
