"""Bars that hang on a term, a session, an election or on who signed, turned into days where those are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from whipcount.model.law import Clause, Clock, Provision
from whipcount.model.words import Stage, Unit
from whipcount.procedure.course import Course, Turn
from whipcount.procedure.facts import Fact, not_given
from whipcount.procedure.periods import Ends, days_before, first_day, last_day
from whipcount.procedure.stepping import Step, uncounted
from whipcount.rulebook.citing import with_article
from whipcount.rulebook.kinds import HOUSE_TERM
from whipcount.rulebook.kinds.said import office
from whipcount.sentences import Said, worded

Count = Callable[..., Ends | None]
Parts = Mapping[str, object]
_DAY = timedelta(1)
_SIGNED = worded("step.who.signed")
_RUNS = {"failure": Turn.LOST, "success": Turn.CARRIED, "lapse": Turn.LAPSED}
_GROUNDS = worded("step.who.grounds")


def term(course: Course, clause: Provision[Clause]) -> Step:
    """A time in a term or an office in which the motion may not be brought, or in which alone it may."""
    parts, kind = clause.value.parts, clause.value.kind
    if kind in ("grace", "only_within"):
        fact = Fact(str(parts["after"]))
        start = course.known.get(fact)
        if kind == "grace":
            return _barred(clause, Turn.FILED, _after(course, start, parts), _why(fact, start, parts))
        return _step(clause, Turn.FILED, closes=_within(course, start, parts), why=_why(fact, start, parts))
    if kind in ("before_end", "only_before_end"):
        fact = Fact.SESSION_ENDS if parts["unit"] is Unit.SESSION else Fact.TERM_ENDS
        end = course.known.get(Fact.TERM_ENDS)
        begins = days_before(end, _number(parts), str(parts["unit"])) if end else None
        why = _why(Fact.TERM_ENDS, end, parts) if fact is Fact.TERM_ENDS else (worded("step.missing.session"),)
        if kind == "only_before_end":
            return _step(clause, Turn.FILED, opens=_both(begins), why=() if begins else why)
        return _step(clause, Turn.FILED, closes=_both(begins and begins - _DAY), why=() if begins else why)
    return _step(clause, Turn.FILED)


def closed(clause: Provision[Clause]) -> Step:
    """A time in which something else comes first; whether that is so now, the law does not tell."""
    why = (worded("step.missing.now"),) if clause.value.kind == "during" else ()
    return _step(clause, Turn.FILED, why=why)


def repeat(course: Course, clause: Provision[Clause], ended: Turn) -> Step | None:
    """When another motion may follow one that has ended; None for a clause that says nothing of such an end."""
    parts, kind = clause.value.parts, clause.value.kind
    runs = _RUNS.get(str(parts.get("after", "failure")), Turn.FILED)
    if kind in ("bar", "same_signatories", "same_grounds"):
        if runs not in (ended, Turn.FILED):
            return None
        who = {"same_signatories": _SIGNED, "same_grounds": _GROUNDS}.get(str(kind))
        start = course.day(runs)
        if parts["unit"] is Unit.SESSION:
            return _to_the_end_of_the_session(course, clause, who, _number(parts))
        why = () if start else (worded("step.missing.turn", turn=worded(f"step.was.{runs.value}")),)
        return _barred(clause, Turn.FILED, _after(course, start, parts), why, who)
    if kind == "once_each":
        if parts["unit"] is Unit.SESSION:
            return _to_the_end_of_the_session(course, clause, None, 1)
        return _step(clause, Turn.FILED, why=(worded("step.missing.year"),))
    if kind == "signatures_each":
        return _step(clause, Turn.FILED, why=(worded("step.missing.signed"),))
    return _step(clause, Turn.FILED)


def dissolution(course: Course, clause: Provision[Clause]) -> Step:
    """Whether the house can be dissolved: never, not while a motion is pending, not so soon, not so late."""
    parts, kind, who = clause.value.parts, clause.value.kind, _by(clause)
    if kind == "impossible":
        return _step(clause, Turn.DISSOLVED, barred=True)
    if kind == "barred_while_pending":
        moved = course.reached(Turn.MOVED)
        return _step(clause, Turn.DISSOLVED, barred=parts.get("since") != "moved" or moved, who=who)
    if kind == "barred_after":
        return _barred(clause, Turn.DISSOLVED, *_since(course, parts), who)
    if kind == "barred_during":
        return _step(clause, Turn.DISSOLVED, why=(worded("step.missing.now"),), who=who)
    if kind == "once_each":
        return _step(clause, Turn.DISSOLVED, why=(worded("step.missing.year"),))
    if kind == "barred_before_end":
        fact = Fact.TERM_ENDS if parts.get("of", HOUSE_TERM) == HOUSE_TERM else Fact.OFFICE_ENDS
        end = course.known.get(fact)
        begins = days_before(end, _number(parts), str(parts["unit"])) if end else None
        return _step(
            clause, Turn.DISSOLVED, closes=_both(begins and begins - _DAY), why=_why(fact, end, parts), who=who
        )
    return _step(clause, Turn.DISSOLVED)


def _since(course: Course, parts: Parts) -> tuple[Ends | None, tuple[str, ...]]:
    """The first day after a bar on dissolving, and why it cannot be told."""
    if parts["what"] == "removal":
        removed = course.day(Turn.CARRIED)
        return _after(course, removed, parts), () if removed else (worded("step.missing.carried"),)
    fact = Fact(str(parts["what"]))
    start = course.known.get(fact)
    return _after(course, start, parts), _why(fact, start, parts)


def _by(clause: Provision[Clause]) -> str | None:
    who = clause.value.parts.get("who") if str(clause.value.kind).startswith("barred") else None
    if not isinstance(who, str):
        return None
    by = worded("step.who.by", who=office(who))
    return by if isinstance(office(who), Said) else str(by)


def _to_the_end_of_the_session(course: Course, clause: Provision[Clause], who: str | None, sessions: int) -> Step:
    end = course.known.get(Fact.SESSION_ENDS)
    why = (not_given(Fact.SESSION_ENDS),) if end is None else (worded("step.missing.sessions"),)
    known = end is not None and sessions == 1
    return _barred(clause, Turn.FILED, _both(end + _DAY) if end and known else None, () if known else why, who)


def _barred(
    clause: Provision[Clause], turn: Turn, opens: Ends | None, why: tuple[str, ...], who: str | None = None
) -> Step:
    """A bar with the first day after it; where that is not known the step is not called barred."""
    return _step(clause, turn, opens=opens, barred=opens is not None, why=() if opens else why, who=who)


def _step(  # noqa: PLR0913 - the parts of a step, each by name
    clause: Provision[Clause],
    turn: Turn,
    *,
    opens: Ends | None = None,
    closes: Ends | None = None,
    barred: bool = False,
    why: tuple[str, ...] = (),
    who: str | None = None,
) -> Step:
    sentence = with_article(clause.value.sentence, clause.article)
    return Step(turn, sentence, clause.article, opens, closes, barred=barred, open_because=why, who=who)


def _after(course: Course, start: date | None, parts: Parts) -> Ends | None:
    """The first day after a period has run out."""
    return _counted(course, start, parts, first_day, "expiry")


def _within(course: Course, start: date | None, parts: Parts) -> Ends | None:
    return _counted(course, start, parts, last_day, "within")


def _counted(course: Course, start: date | None, parts: Parts, count: Count, counting: str) -> Ends | None:
    if start is None or parts["unit"] is Unit.SESSION:
        return None
    return count(start, Clock(_number(parts), str(parts["unit"]), Stage.VOTED, counting), course.calendar)


def _why(fact: Fact, day: date | None, parts: Parts) -> tuple[str, ...]:
    if day is None:
        return (not_given(fact),)
    unit = str(parts["unit"])
    return () if unit in ("day", "week", "month", "year") else (uncounted(unit),)


def _number(parts: Parts) -> int:
    return int(str(parts["number"]))


def _both(day: date | None) -> Ends | None:
    return None if day is None else Ends(day, day)
