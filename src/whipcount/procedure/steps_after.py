"""Steps after a vote: what the law lays upon a government that lost it, and when another motion may come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whipcount.model.law import Clause, Clock, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import MotionKind, Stage
from whipcount.procedure import bars
from whipcount.procedure.course import VOTED, Course, Turn
from whipcount.procedure.periods import first_day
from whipcount.procedure.stepping import Step, of_clause, step, unknown
from whipcount.rulebook import cite, threshold
from whipcount.sentences import Said, worded

_ASKED_FOR = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)


@step
def consequences(course: Course) -> Iterator[Step]:
    """When the government has lost the vote, what the law lays upon it, with the days that it has."""
    carried = course.stands is Turn.CARRIED
    if course.stands in VOTED and carried is (course.rule.kind not in _ASKED_FOR) and course.stands is not None:
        clauses = course.rule.clauses.get("consequence", ())
        for clause in clauses:
            yield _only_if(course, of_clause(course, "consequence", clause, course.day(course.stands)))
        if not clauses and course.rule.kind is not MotionKind.INVESTITURE:
            yield unknown("consequence", "lost_vote")


def _only_if(course: Course, found: Step) -> Step:
    """What follows only if more than a majority went against the government."""
    if course.rule.effect is None:
        return found
    votes = threshold(course.rule, course.law.seats.value, Range(0, 0), course.rule.effect).range.high
    article = cite(course.rule.effect.article)
    if isinstance(found.sentence, Said):
        return replace(found, sentence=worded("step.only_if", n=votes, article=article, law=found.sentence))
    law = f"{found.sentence[:1].lower()}{found.sentence[1:]}"
    return replace(found, sentence=f"Only if {votes} or more voted against ({article}): {law}")


@step
def another_motion(course: Course) -> Iterator[Step]:
    """After a motion that has ended, the first day on which another may be brought."""
    over = course.stands in (Turn.LOST, Turn.WITHDRAWN, Turn.RULED_OUT, Turn.LAPSED)
    if not over or course.stands is None or course.rule.kind in _ASKED_FOR:
        return
    clauses = course.rule.clauses.get("repeat", ())
    found = [step for clause in clauses if (step := bars.repeat(course, clause, course.stands)) is not None]
    yield from found
    if not found:
        yield unknown(Turn.FILED, "may.again")


@step
def another_vote(course: Course) -> Iterator[Step]:
    """A lost investiture is followed by a second vote, under another majority, or by the end of the attempt."""
    if course.rule.kind is MotionKind.INVESTITURE and course.stands is Turn.LOST:
        for clause in course.rule.clauses.get("rounds", ()):
            yield _next_round(course, clause)
        for clause in course.rule.clauses.get("failure", ()):
            yield _end_of_attempts(course, clause)


def _next_round(course: Course, clause: Provision[Clause]) -> Step:
    """The next vote, with its first day where the law counts from the one that was lost."""
    found, parts, lost = of_clause(course, "rounds", clause, None), clause.value.parts, course.day(Turn.LOST)
    if clause.value.kind != "next_after" or lost is None:
        return found
    opens = first_day(lost, Clock(int(str(parts["number"])), str(parts["unit"]), Stage.VOTED), course.calendar)
    return replace(found, opens=opens)


def _end_of_attempts(course: Course, clause: Provision[Clause]) -> Step:
    """What comes when nobody wins: its time runs from the last attempt or an earlier day, not from any lost vote."""
    found = of_clause(course, "failure", clause, None)
    timed = clause.value.parts.get("within") is not None
    return replace(found, open_because=(worded("step.attempt.missing"),)) if timed else found
