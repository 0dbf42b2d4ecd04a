"""The quorum: how many must be there for a vote to stand, and what follows when the numbers show fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whipcount.model.law import Clause, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base
from whipcount.rulebook.citing import cite
from whipcount.rulebook.ties import Settled

if TYPE_CHECKING:
    from whipcount.rulebook.decisions import Tally, World

_KINDS = ("members_present", "members_present_at_first", "members_voting")
_ASKED = "whether anybody asked for a count of the quorum"
_LATER = "whether this was a sitting at which fewer members are enough"


def quorum(rule: MotionRule) -> Provision[Clause] | None:
    """The clause that asks for so many members, None where the file has none."""
    return rule.clause("quorum", *_KINDS)


def fewest(rule: MotionRule, seats: int, filled: int) -> int | None:
    """The fewest members with whom a vote stands, at a later sitting where the law then asks for fewer."""
    clause = quorum(rule)
    if clause is None:
        return None
    if clause.value.kind == "members_present_at_first":
        return _members(clause.value.parts.get("then"), seats, filled)
    return _members(clause.value.parts.get("minimum"), seats, filled)


def without_quorum(rule: MotionRule, seats: int, tally: Tally, worlds: tuple[World, ...]) -> Settled:
    """Without enough members a vote decides nothing; where somebody must say so, it matters whether anybody did."""
    clause = quorum(rule)
    needs = [_in_world(clause, "minimum", seats, world) for world in worlds] if clause else []
    known = [need for need in needs if need is not None]
    if clause is None or not known or max(tally.there, tally.present or 0) >= max(known):
        return Settled(tally)
    number, article = Range(min(known), max(known)), cite(clause.article)
    there = [_there(clause, tally, world) for world in worlds]
    if any(most >= need for most, need in zip(there, known, strict=True)):
        return Settled(tally, remarks=(f"The quorum is {number} ({article}); the numbers given show {tally.there}.",))
    said = f"The quorum of {number} ({article}) was not reached."
    if clause.value.kind == "members_present_at_first":
        later = [_in_world(clause, "then", seats, world) for world in worlds]
        if any(most >= (need or 0) for most, need in zip(there, later, strict=True)):
            return Settled(tally, decides=True, missing=(_LATER,), remarks=(said,))
    if clause.value.parts.get("checked") == "always" or clause.value.kind == "members_voting":
        return Settled(tally, decides=True, result=False, remarks=(said,))
    return Settled(tally, decides=True, missing=(_ASKED,), remarks=(said,))


def _there(clause: Provision[Clause], tally: Tally, world: World) -> int:
    """The most members who can have counted for the quorum."""
    voting = clause.value.kind == "members_voting" and tally.abstain is not None
    return tally.there if voting else world.present


def _in_world(clause: Provision[Clause], key: str, seats: int, world: World) -> int | None:
    least = clause.value.parts.get(key)
    if isinstance(least, Minimum) and least.base is Base.PRESENT:
        return least.members(world.present)
    return _members(least, seats, seats - world.vacant)


def _members(least: object, seats: int, filled: int) -> int | None:
    return least.members(seats, filled) if isinstance(least, Minimum) else None
