"""What happens when the votes are equal: a casting vote, a lot, a second vote, or no majority and so lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whipcount.model.law import MajorityRule, MotionRule
from whipcount.model.words import Option
from whipcount.rulebook.citing import cite
from whipcount.rulebook.majorities import VOTING

if TYPE_CHECKING:
    from whipcount.rulebook.decisions import Tally

_COMPARING = ("simple", "plurality")
_CASTS = ("casting_vote_only", "original_and_casting")


@dataclass(frozen=True, slots=True)
class Settled:
    """The votes to be judged, or, where `decides`, the result itself: None with what is missing."""

    tally: Tally
    decides: bool = False
    result: bool | None = None
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def compares(of: MajorityRule) -> bool:
    """Whether a majority compares ayes with noes, so that equal votes need something to settle them."""
    return of.kind in _COMPARING and of.base in VOTING


def of_equal_votes(rule: MotionRule) -> tuple[bool, ...]:
    """What may come of equal votes: carried or lost as the law says, both where a person, a lot or a new vote decides.

    Both, too, where the chamber's file says nothing of it.
    """
    tie = rule.clause("tie", "lost", "carried")
    return (True, False) if tie is None else (tie.value.kind == "carried",)


def settle(rule: MotionRule, of: MajorityRule, tally: Tally) -> Settled:
    """Equal votes settled as the law says; anything else comes back as it was.

    A casting vote is added where the law gives one, whatever the majority, since with it a majority may be reached.
    Only where ayes are compared with noes do equal votes need anything to settle them: under any other majority they
    are simply enough or not.
    """
    if tally.ayes != tally.noes:
        return _no_tie(tally)
    cast = rule.clause("presiding", *_CASTS) or rule.clause("tie", "casting_vote")
    if tally.presiding is not None:
        return _with_casting_vote(tally, known=cast is not None)
    if not compares(of):
        return Settled(tally)
    tie = rule.clause("tie")
    kind = tie.value.kind if tie else None
    match kind:
        case "lost" | "carried" if tie:
            return Settled(tally, True, kind == "carried", remarks=(f"{tie.value.sentence} ({cite(tie.article)})",))
        case "lot":
            return Settled(tally, True, missing=("how the lot fell",))
        case "repeat":
            return Settled(tally, True, missing=("how the repeated vote ended",))
    if cast is not None:
        return Settled(tally, True, missing=("how the presiding member voted on the equal votes",))
    return Settled(tally, True, missing=("what this chamber's law makes of equal votes",))


def _with_casting_vote(tally: Tally, *, known: bool) -> Settled:
    ayes = tally.ayes + (tally.presiding is Option.YES)
    noes = tally.noes + (tally.presiding is Option.NO)
    said = "The votes were equal and the presiding member decided."
    if not known:
        said += " The chamber's file does not say that the law gives a casting vote."
    return Settled(replace(tally, ayes=ayes, noes=noes), remarks=(said,))


def _no_tie(tally: Tally) -> Settled:
    unused = "The votes were not equal, so the casting vote is not counted."
    return Settled(tally, remarks=() if tally.presiding is None else (unused,))
