"""What if: a count with seats moved, under the law of its motion, and what it does to the power of each party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from whipcount.model import Count, Unusable
from whipcount.model.law import MotionRule
from whipcount.model.words import MotionKind

if TYPE_CHECKING:
    from whipcount.count.what_if import Move, Supposed

Shares = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Power:
    """Each party's share of power as the benches stand (Owen), before and after; None with the reason in `missing`."""

    before: Shares | None
    after: Shares | None
    missing: str | None


def suppose(count: Count, moves: Sequence[Move]) -> tuple[Supposed, Power]:
    """The count after these moves with the votes of both, and the power of each party. Unusable as `what_if` says."""
    from whipcount.count.what_if import what_if  # noqa: PLC0415 - importing whipcount stays cheap

    made = what_if(count, _rule(count), moves)
    before, missing = _power(made.before)
    after, missing_then = _power(made.after)
    return made, Power(before, after, missing or missing_then)


def _rule(count: Count) -> MotionRule | None:
    from whipcount.rulebook import law, rule_for  # noqa: PLC0415 - importing whipcount stays cheap

    if count.chamber is None:
        return None
    try:
        kind = count.motion.kind if count.motion else MotionKind.NO_CONFIDENCE
        return rule_for(law(count.chamber, count.as_of), kind)
    except Unusable:
        return None


def _power(count: Count) -> tuple[Shares | None, str | None]:
    from whipcount.power.power import power  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.power.standing import standing  # noqa: PLC0415 - the same

    now = standing(count)
    if now.benches is None:
        return None, now.no_benches
    try:
        values = power(now.benches, ["owen"]).of("owen").values()
    except Unusable as unusable:  # nobody can win, or it would take too much
        return None, str(unusable)
    shares = dict.fromkeys(now.seats, Fraction(0))
    for owner, value in zip(now.owners, values, strict=True):
        shares[owner] += value
    return shares, None
