"""Votes in which abstentions, when they are more than the ayes and more than the noes, leave the question open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whipcount.model.law import MotionRule
from whipcount.rulebook.citing import cite
from whipcount.rulebook.ties import Settled

if TYPE_CHECKING:
    from whipcount.rulebook.decisions import Tally, World

_HOW_MANY, _AGAIN = "how many abstained", "how the vote ended when it was taken again"


def may_be_taken_again(rule: MotionRule, ayes: int, noes: int, filled: int) -> bool:
    """Whether the members who vote neither way could be more than the ayes and more than the noes."""
    return rule.clause("abstentions", "taken_again_if_most") is not None and filled - ayes - noes > max(ayes, noes)


def taken_again(rule: MotionRule, seats: int, tally: Tally, worlds: tuple[World, ...]) -> Settled:
    """Nothing decided where the abstentions are most; open where they are not given and could be."""
    clause = rule.clause("abstentions", "taken_again_if_most")
    if clause is None:
        return Settled(tally)
    if tally.abstain is not None:
        if tally.abstain <= max(tally.ayes, tally.noes):
            return Settled(tally)
        article = cite(clause.article)
        said = f"More abstained than voted for and than voted against, so that nothing was decided ({article})."
        return Settled(tally, decides=True, missing=(_AGAIN,), remarks=(said,))
    most = max(seats - world.vacant for world in worlds) - (tally.absent or 0)
    if may_be_taken_again(rule, tally.ayes, tally.noes, min(most, tally.present or most)):
        return Settled(tally, decides=True, missing=(_HOW_MANY,))
    return Settled(tally)
