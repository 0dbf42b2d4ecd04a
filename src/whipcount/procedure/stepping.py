"""A step that may happen next, the register of the functions that find steps, and how a clock or a clause becomes one.

Each kind of step is one decorated function. It looks at the course of a motion and yields the steps of its kind that
are open, each with its days as far as the law and what has happened give them. Nothing is left out because its rule is
not known: then the step says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.model.law import Clause, Clock, Provision
from whipcount.model.words import Stage, Unit
from whipcount.procedure.course import Course
from whipcount.procedure.periods import Ends, first_day, last_day
from whipcount.procedure.wording import AFTER
from whipcount.rulebook.citing import cite, with_article
from whipcount.rulebook.kinds import amount
from whipcount.sentences import listed, worded


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may happen next.

    turn: what it would be. opens, closes: the first and the last legal day, each under two ways of counting; None where
    the law sets none or the day cannot be told, and `open_because` then says which. barred: the law forbids it now.
    article: None where no provision is known. who: whom alone the step is about, in words ("by those who signed").
    """

    turn: str
    sentence: str
    article: str | None = None
    opens: Ends | None = None
    closes: Ends | None = None
    barred: bool = False
    open_because: tuple[str, ...] = ()
    who: str | None = None


Find = Callable[[Course], Iterator[Step]]
STEPS: list[Find] = []
UNKNOWN = (worded("step.unknown.here"),)


def step(find: Find) -> Find:
    """Register a function that finds steps of one kind; the order of the register is the order of the answer."""
    STEPS.append(find)
    return find


def clocked(
    course: Course, turn: str, begin: str, first: Provision[Clock] | None, last: Provision[Clock] | None
) -> Step:
    """A step with the days of its clocks. begin: "debate", "after_debate" or "vote", for the words."""
    opens, why_not_opens = _ends(course, first, first_day)
    closes, why_not_closes = _ends(course, last, last_day)
    periods = [_period(each, end) for each, end in ((first, "first"), (last, "last")) if each]
    articles = list(dict.fromkeys(each.article for each in (first, last) if each))
    begins = worded(f"step.begin.{begin}")
    said = worded("step.unclocked", begin=begins)
    if periods:
        said = worded("step.clocked", begin=begins, periods=listed(periods), articles=listed(map(cite, articles)))
    none = () if periods else (worded("step.undated"),)
    return Step(
        turn, said, " and ".join(articles) or None, opens, closes, open_because=(*none, *why_not_opens, *why_not_closes)
    )


def _ends(
    course: Course, provision: Provision[Clock] | None, count: Callable[..., Ends | None]
) -> tuple[Ends | None, tuple[str, ...]]:
    if provision is None:
        return None, ()
    clock = provision.value
    start = course.stage(clock.after)
    if start is None:
        return None, (worded("step.day_missing", stage=_begins(clock.after)),)
    ends = count(start, clock, course.calendar)
    if ends is None:
        return None, (uncounted(clock.unit),)
    return ends, ()


def uncounted(unit: str) -> str:
    """That days in such a unit cannot be told."""
    return worded("step.uncounted", unit=worded(f"clock.{Unit(unit).value}.all"))


def _period(provision: Provision[Clock], end: str) -> str:
    clock = provision.value
    unless = worded("step.unless", event=clock.unless) if clock.unless else ""
    period = amount(clock.number, clock.unit)
    return worded(f"step.period.{end}", amount=period, stage=AFTER[clock.after], unless=unless)


def _begins(stage: Stage) -> str:
    return worded("clock.held") if stage is Stage.VOTED else AFTER[stage]


def of_clause(course: Course, turn: str, clause: Provision[Clause], start: date | None) -> Step:
    """A clause as a step; where it gives a time, its last day."""
    parts = clause.value.parts
    number, unit = parts.get("within", parts.get("number")), parts.get("unit")
    closes: Ends | None = None
    why: tuple[str, ...] = ()
    if isinstance(number, int) and unit is not None and start is not None:
        closes = last_day(start, Clock(number, str(unit), Stage.VOTED), course.calendar)
        why = () if closes else (uncounted(str(unit)),)
    return Step(
        turn, with_article(clause.value.sentence, clause.article), clause.article, None, closes, open_because=why
    )


def unknown(turn: str, what: str) -> Step:
    """A step that may come, as `step.WHAT` of every language has it, and of which the file says nothing."""
    return Step(turn, worded("step.unknown", what=worded(f"step.{what}")), open_because=UNKNOWN)


def reckons(course: Course, stage: Stage) -> bool:
    """Whether one of the law's clocks runs from a stage."""
    rule = course.rule
    clocks = (rule.earliest, rule.latest, rule.debate_earliest, rule.debate_latest)
    return any(clock is not None and clock.value.after is stage for clock in clocks)
