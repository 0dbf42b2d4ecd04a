"""What may happen next: as text, as a table of days, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whipcount.model.prose import day_in_words, listed
from whipcount.procedure.course import Course
from whipcount.procedure.periods import Ends
from whipcount.procedure.stepping import Step
from whipcount.publish.law_words import MOTIONS
from whipcount.rulebook import cite
from whipcount.sentences import Said, worded


def name(step: Step) -> str:
    """A step in a word or two, and whom alone it is about."""
    what = _turn(step.turn)
    if step.who is None:
        return what
    named = worded("step.of", step=what, who=step.who)
    return named if isinstance(step.who, Said) else str(named)


def _turn(turn: str) -> str:
    return worded(f"step.{turn!s}")


def standing(course: Course) -> str:
    """Where the motion stands, with the day."""
    kind = MOTIONS[course.rule.kind]
    if course.stands is None:
        return f"{kind}, {course.law.chamber.name} ({course.law.chamber.country}): no motion is filed."
    since = course.day(course.stands)
    when = f" on {day_in_words(since)}" if since else ""
    return f"{kind}, {course.law.chamber.name} ({course.law.chamber.country}): {state(course)}{when}."


def state(course: Course) -> str:
    """The turn at which the motion stands, in a word or two."""
    if course.stands is None:
        return "not filed"
    if course.stands == "filed":
        return "filed"
    return _turn(course.stands)


def note(step: Step) -> str:
    """What a picture says under a step: its days, else the law without its article, and what is missing for a day."""
    if days_in_short(step):
        return days_in_short(step)
    law = step.sentence.replace(f" ({cite(step.article)})", "") if step.article else ""
    return " ".join((law, *step.open_because)) if step.article else ""


def days(step: Step) -> str:
    """The days of a step in words: from, to, and what a strict count makes of them; empty where none are known."""
    parts = [f"{word} {_end(ends)}" for word, ends in _ends(step) if ends is not None]
    return " ".join(parts)


def days_in_short(step: Step) -> str:
    """The days of a step where there is little room: the strict count without its year."""
    parts = [
        f"{word} {day_in_words(ends.generous)}{'' if ends.generous == ends.strict else f' (strictly {_short(ends)})'}"
        for word, ends in _ends(step)
        if ends is not None
    ]
    return " ".join(parts)


def _short(ends: Ends) -> str:
    return day_in_words(ends.strict).removesuffix(f" {ends.generous.year}")


def _ends(step: Step) -> tuple[tuple[str, Ends | None], ...]:
    return (
        ("from" if not step.barred else "barred before", step.opens),
        ("to" if step.opens else "up to", step.closes),
    )


def _end(ends: Ends) -> str:
    if ends.generous == ends.strict:
        return day_in_words(ends.generous)
    return f"{day_in_words(ends.generous)} ({day_in_words(ends.strict)} counted strictly)"


def told(step: Step) -> str:
    """One step as a line: what it is, the law, the days, what cannot be told."""
    barred = " Barred." if step.barred and step.opens is None else ""
    when = f" Legal days: {days(step)}." if days(step) else ""
    why = "" if step.sentence.endswith("known here.") else "".join(f" {each}" for each in step.open_because)
    return f"{name(step)[:1].upper()}{name(step)[1:]}: {step.sentence}{barred}{when}{why}"


def steps_json(course: Course, steps: Iterable[Step]) -> dict[str, Any]:
    """The steps as data; each end of the days under the generous and the strict way of counting."""
    return {
        "chamber": course.law.chamber.id,
        "motion": course.rule.kind.value,
        "stands": course.stands,
        "happened": [{"turn": turn.value, "on": day.isoformat()} for turn, day in course.happened],
        "steps": [_step(each) for each in steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "step": str(step.turn),
        "sentence": step.sentence,
        "article": step.article,
        "earliest": _dates(step.opens),
        "latest": _dates(step.closes),
        "barred": step.barred,
        "who": step.who,
        "not_told": list(step.open_because),
    }


def _dates(ends: Ends | None) -> dict[str, str] | None:
    return None if ends is None else {"generous": ends.generous.isoformat(), "strict": ends.strict.isoformat()}


def summary(course: Course, steps: Iterable[Step]) -> str:
    """One sentence with every step and day, for a picture."""
    parts = [
        f"{name(step)}{' (barred)' if step.barred else ''}{f' {days(step)}' if days(step) else ''}" for step in steps
    ]
    return f"{standing(course)} Next may come: {listed(parts) or 'nothing that is known here'}."
