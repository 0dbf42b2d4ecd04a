"""The votes needed: by the chamber's law, or as reports give them where the law is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whipcount.count import say
from whipcount.count.gather import Evidence
from whipcount.model.claims import ThresholdClaim
from whipcount.model.law import Law, MotionRule, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import MotionKind
from whipcount.sentences import joined, worded


def rule(law: Law | None, kind: MotionKind) -> MotionRule | None:
    """The chamber's rule for the motion, None when no rulebook has it."""
    from whipcount.rulebook import rule_for  # noqa: PLC0415 - only where a law is at hand

    return None if law is None else rule_for(law, kind)


def threshold(
    evidence: Evidence, of: MotionRule | None, seats: int, vacant: Callable[[], Range], number: int = 1
) -> Threshold | None:
    """The threshold by law; else the newest reported one, which then says that no rulebook stands behind it.

    vacant: the vacancies, which only a law asks about. number: 2 for the second vote of an election, which has a
    majority of its own in many laws, and so on.
    """
    if of is not None:
        return by_law(of, seats, vacant(), number)
    said = [claim for claim in evidence.of(ThresholdClaim) if claim.quantity.low]
    return _reported(evidence, said[-1]) if said else None


def by_law(of: MotionRule, seats: int, vacant: Range, number: int) -> Threshold:
    """The threshold of a vote, with what a greater defeat takes where only that has consequences."""
    from whipcount import rulebook  # noqa: PLC0415 - only where a law is at hand

    votes = (of.majority, *of.later)
    need = rulebook.threshold(of, seats, vacant, votes[min(number, len(votes)) - 1])
    greater = rulebook.effect_sentence(of, seats, vacant)
    return replace(need, sentence=joined(" ", [need.sentence, greater])) if greater else need


def _reported(evidence: Evidence, claim: ThresholdClaim) -> Threshold:
    votes = claim.quantity.low
    whom = worded("count.of.the", base=say.OF_WHOM[claim.base]) if claim.base else ""
    sentence = worded("law.reported", votes=votes, whom=whom, source=say.source(evidence, claim))
    return Threshold(votes, Range(votes, votes), claim.base, claim.by, None, None, sentence)
