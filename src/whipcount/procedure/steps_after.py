"""Steps after a vote: what the law lays upon a government that lost it, and when another motion may come."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.model.words import MotionKind
from whipcount.procedure.course import VOTED, Course, Turn
from whipcount.procedure.stepping import Step, barred_until, of_clause, step, unknown

_ASKED_FOR = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)


@step
def consequences(course: Course) -> Iterator[Step]:
    """When the government has lost the vote, what the law lays upon it, with the days that it has."""
    carried = course.stands is Turn.CARRIED
    if course.stands in VOTED and carried is (course.rule.kind not in _ASKED_FOR) and course.stands is not None:
        clauses = course.rule.clauses.get("consequence", ())
        for clause in clauses:
            yield of_clause(course, "consequence", clause, course.day(course.stands))
        if not clauses:
            yield unknown("consequence", "The government has lost the vote")


@step
def another_motion(course: Course) -> Iterator[Step]:
    """After a motion that was lost, the first day on which another may be brought."""
    if course.stands is not Turn.LOST or course.rule.kind in _ASKED_FOR:
        return
    clauses = course.rule.clauses.get("repeat", ())
    for clause in clauses:
        filing = clause.value.parts.get("after") == "filing"
        yield barred_until(course, Turn.FILED, clause, course.day(Turn.FILED if filing else Turn.LOST))
    if not clauses:
        yield unknown(Turn.FILED, "Another motion may be brought")


@step
def another_vote(course: Course) -> Iterator[Step]:
    """A lost investiture is followed by a second vote, under another majority, or by the end of the attempt."""
    if course.rule.kind is MotionKind.INVESTITURE and course.stands is Turn.LOST:
        for topic in ("rounds", "failure"):
            for clause in course.rule.clauses.get(topic, ()):
                yield of_clause(course, topic, clause, course.day(Turn.LOST))
