"""What else two outlets say differently: the size of a party or of the house, and the votes that are needed.

It stands beside the comparison of their totals, and alone where no report prints any.
"""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.model.claims import Claim, HouseSize, Seats, ThresholdClaim
from whipcount.model.difference import Remark, Side
from whipcount.sentences import worded


def unlike(ground: Ground) -> Iterator[Remark]:
    """A remark for each number of which both sides give exactly one, and not the same."""
    if ground.first.dated or ground.second.dated:
        return
    for party in sorted(ground.record.parties - ground.record.independents):
        one, two = (_exact(ground.record.numbers.get(party, ()), ground, side) for side in ground.sides)
        yield from _two(ground, "compare.sizes", party, one, two)
    for kind, key in ((HouseSize, "compare.sizes.house"), (ThresholdClaim, "compare.sizes.votes")):
        one, two = (_exact(ground.record.of(kind), ground, side) for side in ground.sides)
        yield from _two(ground, key, "", one, two)


def _exact(
    claims: tuple[Seats | HouseSize | ThresholdClaim, ...], ground: Ground, side: Side
) -> tuple[int, Claim] | None:
    """The newest number that a side's own words give."""
    own = [claim for claim in claims if ground.said(side, claim) and claim.quantity.exact is not None]
    return (own[-1].quantity.low, own[-1]) if own else None


def _two(
    ground: Ground, key: str, party: str, one: tuple[int, Claim] | None, two: tuple[int, Claim] | None
) -> Iterator[Remark]:
    if one and two and one[0] != two[0]:
        a, b = (wording.of(side) for side in ground.sides)
        said = worded(key, party=party, one=one[0], two=two[0], first=a, second=b)
        yield Remark(said, (one[1].id, two[1].id))
