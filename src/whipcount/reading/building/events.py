"""What happened: steps of the motion, agreements, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from whipcount.model.claims import (
    Agreement,
    Claim,
    Office,
    StageClaim,
)
from whipcount.model.words import AgreementState, MotionKind, Stage
from whipcount.reading.building.context import Context, builds
from whipcount.reading.marks import Mark, Slot


@builds("stage")
def _stage(context: Context) -> Iterator[Claim]:
    motion, mover, target = context.found.first("motion"), context.found.first("mover"), context.found.first("target")
    day = context.found.first("day")
    stage = _stage_meant(context)
    if stage is None:
        return
    yield StageClaim(
        stage=stage,
        motion=motion.value if motion and isinstance(motion.value, MotionKind) else None,
        day=_day_meant(context, stage, day),
        mover=_named(context, mover) or _words(context, "mover"),
        target=_named(context, target),
        count=context.quantity(),
        **context.common(),
    )


def _stage_meant(context: Context) -> Stage | None:
    """The stage a phrase fixes. "Tabled" means handed in in one house and moved in another; the chamber says which."""
    if context.fixed["stage"] == "tabled":
        return context.report.chamber.tabled if context.report.chamber else None
    return Stage(context.fixed["stage"])


def _day_meant(context: Context, stage: Stage, mark: Mark | None) -> date | None:
    """The day of a stage. A weekday on which a vote is *set* lies ahead, whatever the tense: "votes on Wednesday"."""
    if mark is None or not isinstance(mark.value, date):
        return None
    weekday = not any(char.isdigit() for char in context.printed(mark))
    behind = stage is Stage.SCHEDULED and weekday and mark.value < context.published
    return mark.value + timedelta(days=7) if behind else mark.value


def _named(context: Context, mark: Mark | None) -> str | None:
    if mark is None:
        return None
    return str(mark.value) if mark.slot in (Slot.PERSON, Slot.HEAD) and mark.value else context.printed(mark)


def _words(context: Context, slot: str) -> str | None:
    if slot not in context.found.texts:
        return None
    start, end = context.found.texts[slot]
    return context.report.report.text[start:end]


@builds("agreement")
def _agreement(context: Context) -> Iterator[Claim]:
    marks = context.parties("parties", "party", "other", "bodies")
    by = tuple(_bodies(context))
    state = AgreementState(context.fixed["state"])
    if names := tuple(dict.fromkeys(str(mark.value) for mark in marks)):
        yield Agreement(parties=names, state=state, by=by, **context.common())


def _bodies(context: Context) -> Iterator[str]:
    """Who is to ratify, as printed: "the Rabta committee" and "the PPP's CEC" are two bodies."""
    if "bodies" in context.found.texts:
        start, end = context.found.texts["bodies"]
        for part in re.split(r"\s*(?:,|&|\band\b)\s+", context.report.report.text[start:end]):
            yield " ".join(part.split()).strip(" .").removeprefix("the ").removeprefix("The ")


@builds("office")
def _office(context: Context) -> Iterator[Claim]:
    person = context.found.first("person")
    if person and person.value:
        office = context.fixed.get("office")
        yield Office(holder=str(person.value), office=office, change=context.fixed["change"], **context.common())
