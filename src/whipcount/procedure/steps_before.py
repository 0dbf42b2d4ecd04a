"""Steps of a motion on its way to the vote, and those by which it leaves that way."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.model.words import Stage
from whipcount.procedure import bars
from whipcount.procedure.bounds import after_the_debate
from whipcount.procedure.course import ASIDE, ENDED, VOTED, Course, Turn
from whipcount.procedure.stepping import Step, clocked, of_clause, reckons, step, unknown
from whipcount.procedure.wording import needed
from whipcount.rulebook.quorums import quorum
from whipcount.sentences import worded


@step
def filing(course: Course) -> Iterator[Step]:
    """A motion that is not there yet can be filed by so many members."""
    if course.stands is None:
        minimum, seats = course.rule.initiation, course.law.seats.value
        said = needed(minimum, seats, "bring") if minimum else worded("step.brought")
        yield Step(Turn.FILED, said, minimum.article if minimum else None)


@step
def times_without_motions(course: Course) -> Iterator[Step]:
    """A new government's time of grace, the end of a term, the budget: when a motion may not be brought at all."""
    if course.stands is None or (course.stands in ENDED and course.stands is not Turn.CARRIED):
        yield from (bars.term(course, clause) for clause in course.rule.clauses.get("term", ()))
        yield from (bars.closed(clause) for clause in course.rule.clauses.get("closed_period", ()))


@step
def announcing(course: Course) -> Iterator[Step]:
    """Some laws reckon from the day on which the motion is read out to the house, which is then a step of its own."""
    if course.stands is Turn.FILED and reckons(course, Stage.ANNOUNCED):
        yield Step(Turn.ANNOUNCED, worded("step.announcing"))


@step
def giving_leave(course: Course) -> Iterator[Step]:
    """In some houses so many members must rise before a motion may be moved; too few, and it ends there."""
    leave = course.rule.leave
    if leave is not None and course.stands in (Turn.FILED, Turn.ANNOUNCED):
        said = needed(leave, course.law.seats.value, "leave")
        yield Step(Turn.LEAVE, said, leave.article)


@step
def moving(course: Course) -> Iterator[Step]:
    """Where notice and motion are two things, the motion must still be put to the house."""
    asked = course.rule.leave is not None or reckons(course, Stage.MOVED)
    if asked and course.stands in (Turn.FILED, Turn.ANNOUNCED, Turn.LEAVE):
        yield Step(Turn.MOVED, worded("step.moving"))


@step
def debating(course: Course) -> Iterator[Step]:
    """The debate, which some laws put off so that tempers cool, with the days between which it begins."""
    if course.pending and course.stands not in (Turn.DEBATE, Turn.DEBATED):
        rule = course.rule
        yield clocked(course, Turn.DEBATE, "debate", rule.debate_earliest, rule.debate_latest)


@step
def voting(course: Course) -> Iterator[Step]:
    """The vote, with the days between which it must fall: time to think, and no time to stall."""
    rule = course.rule
    if not course.pending:
        return
    if after_the_debate(rule) and course.stands not in (Turn.DEBATE, Turn.DEBATED):
        yield clocked(course, "vote", "after_debate", rule.debate_earliest, None)
    else:
        yield clocked(course, "vote", "vote", rule.earliest, rule.latest)


@step
def ending_without_a_vote(course: Course) -> Iterator[Step]:
    """A motion can be withdrawn, ruled out by whoever presides, or fall with a quorum that is not there."""
    if not course.pending:
        return
    clauses = course.rule.clauses.get("withdrawal", ())
    for clause in clauses:
        turn = Turn.WITHDRAWN if clause.value.kind == "allowed" else Turn.LAPSED
        yield of_clause(course, turn, clause, course.day(Turn.FILED))
    if not clauses:
        yield unknown(Turn.WITHDRAWN, "may.withdraw")
    yield unknown(Turn.RULED_OUT, "may.rule_out")
    needed_there = quorum(course.rule)
    if needed_there is not None:
        yield of_clause(course, "no_quorum", needed_there, None)


@step
def resigning(course: Course) -> Iterator[Step]:
    """A government can go before it is voted out; what becomes of the motion is custom in most houses."""
    if course.pending:
        yield unknown(Turn.RESIGNED, "may.resign")


@step
def dissolving(course: Course) -> Iterator[Step]:
    """Whether the house can be dissolved before it votes: barred by a pending motion, by a recent election, or not."""
    if not course.pending and course.stands not in VOTED:
        return
    clauses = course.rule.clauses.get("dissolution", ())
    for clause in clauses:
        if course.pending or clause.value.kind != "barred_while_pending":
            yield bars.dissolution(course, clause)
    if not clauses:
        yield unknown(Turn.DISSOLVED, "may.dissolve")


@step
def ratifying(course: Course) -> Iterator[Step]:
    """An agreement that was announced and not approved yet: until then its votes are promised and not given."""
    agreed, ratified = course.day(Turn.AGREED), course.day(Turn.RATIFIED)
    if agreed is not None and (ratified is None or ratified < agreed):
        yield Step(Turn.RATIFIED, worded("step.ratifying"))


@step
def courts(course: Course) -> Iterator[Step]:
    """A court may order a sitting, or set aside how a motion ended, and the motion then stands where it stood."""
    clauses = course.rule.clauses.get("court", ())
    turn = Turn.ORDERED if course.pending or course.stands is None else Turn.RESTORED
    for clause in clauses:
        yield of_clause(course, turn, clause, None)
    if not clauses and course.stands is not None and course.stands not in ASIDE:
        yield unknown(turn, "may.order" if turn is Turn.ORDERED else "may.restore")
