"""The first and the last legal day of a vote, from the stages that reports give; periods.py says how counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from whipcount.model.count import StageReport
from whipcount.model.law import Clock, MotionRule, Provision
from whipcount.model.words import Stage
from whipcount.procedure.days import Calendar
from whipcount.procedure.periods import first_day, last_day


@dataclass(frozen=True, slots=True)
class Reported:
    """A stage as reports give it: the day of the newest report, what says so, and the days others give."""

    stage: Stage
    day: date
    claims: tuple[str, ...]
    others: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of the window: the period, its article, and the stage it runs from.

    opens: true for the first legal day, false for the last. start: None when no report gives the stage.
    generous, strict: the day under either way of counting; None when the start or the unit is not known.
    debate: whether it is the first day of the debate, which the vote follows.
    """

    clock: Clock
    article: str
    opens: bool
    start: Reported | None
    generous: date | None = None
    strict: date | None = None
    debate: bool = False

    def allows(self, day: date, *, strictly: bool) -> bool | None:
        """Whether a day keeps this end of the window; None when that cannot be told."""
        end = self.strict if strictly else self.generous
        if end is None:
            return None
        return day >= end if self.opens else day <= end


def reported(stages: Iterable[StageReport], stage: Stage) -> Reported | None:
    """The day of a stage by its newest report; `stages` come in the order they were reported, newest last."""
    dated = [report for report in stages if report.stage is stage and report.day is not None]
    if not dated or dated[-1].day is None:
        return None
    day = dated[-1].day
    claims = tuple(dict.fromkeys(claim for report in dated if report.day == day for claim in report.claims))
    others = sorted({report.day for report in dated if report.day is not None and report.day != day})
    return Reported(stage, day, claims, tuple(others))


def bounds(rule: MotionRule, stages: Iterable[StageReport], calendar: Calendar | None = None) -> tuple[Bound, ...]:
    """The ends of the window that a rule sets; none when it sets none."""
    known = tuple(stages)
    if rule.debate_earliest and after_the_debate(rule) and not reported(known, Stage.DEBATE):
        return (replace(_bound(rule.debate_earliest, known, True, calendar), debate=True),)
    ends = _after_a_vote(rule, known) or ((rule.earliest, True), (rule.latest, False))
    return tuple(_bound(provision, known, opens, calendar) for provision, opens in ends if provision is not None)


def after_the_debate(rule: MotionRule) -> bool:
    """Whether the law sets a first day for the debate and none for the vote: then no vote comes before that day."""
    return rule.debate_earliest is not None and rule.earliest is None and rule.latest is None


def _after_a_vote(
    rule: MotionRule, stages: tuple[StageReport, ...]
) -> tuple[tuple[Provision[Clock] | None, bool], ...]:
    """The one end that the law sets for the second vote of an election, where a day for it is set after the first."""
    voted, planned = reported(stages, Stage.VOTED), reported(stages, Stage.SCHEDULED)
    clause = rule.clause("rounds", "next_after")
    if clause is None or voted is None or planned is None or planned.day <= voted.day:
        return ()
    number, unit = int(str(clause.value.parts["number"])), str(clause.value.parts["unit"])
    clock = Clock(number, unit, Stage.VOTED)
    return ((Provision(clock, clause.article, clause.source, clause.place), True),)


def _bound(
    provision: Provision[Clock], stages: tuple[StageReport, ...], opens: bool, calendar: Calendar | None = None
) -> Bound:
    clock = provision.value
    start = reported(stages, clock.after)
    if start is None:
        return Bound(clock, provision.article, opens, None)
    ends = first_day(start.day, clock, calendar) if opens else last_day(start.day, clock, calendar)
    days = (None, None) if ends is None else ends
    return Bound(clock, provision.article, opens, start, *days)
