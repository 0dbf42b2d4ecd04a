"""The motion as the reports describe it, and the agreements around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from whipcount.count.gather import Evidence
from whipcount.model.claims import Agreement, StageClaim, Vote
from whipcount.model.count import Motion, StageReport
from whipcount.model.words import AgreementState, Modality, MotionKind, Stage

T = TypeVar("T")

_AHEAD = (Stage.SCHEDULED, Stage.DEBATE)
SETTLED = (AgreementState.RATIFIED, AgreementState.BROKEN)


def motion(evidence: Evidence) -> Motion | None:
    """Its kind, mover, target and stages; None when no report speaks of a motion."""
    steps = sorted(evidence.of(StageClaim), key=lambda step: evidence.report_of(step).published, reverse=True)
    votes = reversed(evidence.of(Vote))
    kinds = [kind for kind in (*(step.motion for step in steps), *(vote.motion for vote in votes)) if kind]
    if not steps and not kinds:
        return None
    return Motion(
        kind=_most(kinds) or MotionKind.NO_CONFIDENCE,
        target=_most([step.target for step in steps if step.target]),
        mover=_most([step.mover for step in steps if step.mover]),
        stages=tuple(_stages([step for step in steps if _is_told(step, evidence.as_of)])),
    )


def _most(values: Sequence[T]) -> T | None:
    """What is said most often; of equals what the newest report says."""
    return max(Counter(values).items(), key=lambda said: said[1])[0] if values else None


def _is_told(step: StageClaim, on: date) -> bool:
    """Whether a step has been taken, or is a day that is set: who means to file a motion has not filed it."""
    if step.stage in _AHEAD:
        return True
    return step.modality is not Modality.EXPECTED and (step.day is None or step.day <= on)


def _stages(steps: Sequence[StageClaim]) -> Iterable[StageReport]:
    """Each stage with each day that is given for it; the day that the newest report gives comes last.

    Of days given on one date the later comes last: votes are put off more often than they are brought forward.
    """
    for stage in Stage:
        taken = [step for step in steps if step.stage is stage]
        newest = {step.day: max(s.holds_on for s in taken if s.day == step.day) for step in taken if step.day}
        days = sorted(newest, key=lambda day: (newest[day], day))
        if taken and not days:
            yield StageReport(stage, None, tuple(step.id for step in taken))
        for day in days:
            yield StageReport(stage, day, tuple(step.id for step in taken if step.day == day))


def agreements(evidence: Evidence) -> tuple[Agreement, ...]:
    """One agreement for each set of parties, in the state that says most; a part of a set is the same agreement."""
    groups: dict[frozenset[str], list[Agreement]] = {}
    for claim in evidence.of(Agreement):
        groups.setdefault(frozenset(claim.parties), []).append(claim)
    whole = (claims for parties, claims in groups.items() if not any(parties < other for other in groups))
    return tuple(_strongest(claims) for claims in whole)


def _strongest(claims: Sequence[Agreement]) -> Agreement:
    settled = [claim for claim in claims if claim.state in SETTLED]
    pending = [claim for claim in claims if claim.state is AgreementState.TO_BE_RATIFIED]
    if settled or not pending:
        return max(settled or claims, key=lambda claim: claim.holds_on)
    return max(pending, key=lambda claim: (len(claim.by), claim.holds_on))
