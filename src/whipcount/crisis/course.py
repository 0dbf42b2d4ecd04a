"""Where the motion of a count stands in law, and what may happen next: the clock of its legal dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from whipcount.model import Count, Unusable
from whipcount.model.count import Motion, Verdict
from whipcount.model.words import Outcome, Stage

if TYPE_CHECKING:
    from whipcount.procedure.course import Course, Turn


def course_of(count: Count) -> Course | None:
    """The motion's course from the days that reports give, each stage on the day of its newest report.

    None without a motion or without a law for it, and where the reported days cannot follow each other: a course that
    is guessed would give wrong dates.
    """
    from whipcount.procedure.course import course  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.procedure.days import calendar  # noqa: PLC0415 - the same
    from whipcount.rulebook import law, rule_for  # noqa: PLC0415 - the same
    from whipcount.rulebook.shelf import country_code  # noqa: PLC0415 - the same

    if count.motion is None or count.chamber is None:
        return None
    try:
        known = law(count.chamber, count.as_of)
        rule = rule_for(known, count.motion.kind)
        if rule is None:
            return None
        return course(known, rule, list(_happened(count.motion, count.verdict)), calendar(country_code(count.chamber)))
    except Unusable:
        return None


def _happened(motion: Motion, verdict: Verdict) -> Iterator[tuple[Turn, date]]:
    from whipcount.procedure.bounds import reported  # noqa: PLC0415 - importing whipcount stays cheap

    for stage in dict.fromkeys(step.stage for step in motion.stages):
        found, turn = reported(motion.stages, stage), _turn(stage, verdict)
        if found and turn:
            yield turn, found.day


def _turn(stage: Stage, verdict: Verdict) -> Turn | None:
    """What a stage does to a motion: a day that is only set does nothing, and a vote what its result says."""
    from whipcount.procedure.course import Turn  # noqa: PLC0415 - importing whipcount stays cheap

    if stage is Stage.VOTED:
        results = {Outcome.CARRIES: Turn.CARRIED, Outcome.FAILS: Turn.LOST}
        return results.get(verdict.outcome) if verdict.certainty == "reported" else None
    return Turn(stage.value) if stage.value in set(Turn) else None
