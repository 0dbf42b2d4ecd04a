"""What a phrase found, made into typed claims: one registered builder for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from whipcount.model.claims import (
    Agreement,
    Allegiance,
    Claim,
    Group,
    HouseSize,
    Office,
    Seats,
    SittingMembers,
    StageClaim,
    Switch,
    ThresholdClaim,
    Total,
    Vacancy,
    Vote,
)
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote
from whipcount.model.words import AgreementState, Base, Bench, By, MotionKind, Option, Outcome, Stage
from whipcount.reading.find import Found
from whipcount.reading.marking import MarkedReport
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.modality import Voice
from whipcount.reading.names import INDEPENDENTS


@dataclass(frozen=True)
class Context:
    """What a builder may look at: the match, its report, and how firmly the sentence puts it."""

    found: Found
    report: MarkedReport
    voice: Voice

    @property
    def fixed(self) -> dict[str, str]:
        return self.found.phrase.fixed

    @property
    def published(self) -> date:
        return self.report.report.published

    def common(self, start: int | None = None, end: int | None = None) -> dict[str, Any]:
        """The fields every claim has; the quote is the whole match unless a narrower span is given."""
        at, stop = self.found.start if start is None else start, self.found.end if end is None else end
        quote = Quote(self.report.report.id, at, stop, self.report.report.text[at:stop])
        return {
            "quote": quote,
            "speaker": self.voice.speaker,
            "modality": self.voice.modality,
            "holds_on": self.published,
        }

    def quantity(self, slot: str = "n") -> Quantity | None:
        mark = self.found.first(slot)
        return mark.value if mark and isinstance(mark.value, Quantity) else None

    def printed(self, mark: Mark) -> str:
        return self.report.report.text[mark.start : mark.end]

    def parties(self, *slots: str) -> list[Mark]:
        return [m for slot in slots for m in self._once(self.found.slots.get(slot, ()))]

    def bench(self, slot: str, fixed: str | None = None) -> Bench | None:
        """The bench in a slot (the head of government stands for the government), else the one the phrase fixes."""
        mark = self.found.first(slot)
        if mark is None:
            return Bench(self.fixed[fixed or slot]) if (fixed or slot) in self.fixed else None
        return Bench.GOVERNMENT if mark.slot is Slot.HEAD else mark.value if isinstance(mark.value, Bench) else None

    def _once(self, marks: tuple[Mark, ...]) -> Iterator[Mark]:
        """Party marks, without the acronym in parentheses that repeats the name before it."""
        seen: set[object] = set()
        for mark in marks:
            if mark.slot is Slot.PARTY and mark.value not in seen:
                seen.add(mark.value)
                yield mark


Builder = Callable[[Context], Iterator[Claim]]
BUILDERS: dict[str, Builder] = {}


def builds(kind: str) -> Callable[[Builder], Builder]:
    """Register the builder of a kind of claim."""

    def register(builder: Builder) -> Builder:
        BUILDERS[kind] = builder
        return builder

    return register


def build(context: Context) -> Iterator[Claim]:
    """The claims of one match; none where a slot does not hold what the kind needs."""
    yield from BUILDERS[context.found.phrase.kind](context)


@builds("house_size")
def _house_size(context: Context) -> Iterator[Claim]:
    if (quantity := context.quantity()) and quantity.exact:
        yield HouseSize(quantity=quantity, **context.common())


@builds("vacancy")
def _vacancy(context: Context) -> Iterator[Claim]:
    quantity = context.quantity() or Quantity.exactly(int(context.fixed.get("n", "1")))
    yield Vacancy(quantity=quantity, **context.common())


@builds("sitting_members")
def _sitting_members(context: Context) -> Iterator[Claim]:
    if quantity := context.quantity():
        yield SittingMembers(quantity=quantity, **context.common())


@builds("seats")
def _seats(context: Context) -> Iterator[Claim]:
    quantity = context.quantity()
    for mark in context.parties("party")[:1] if quantity else ():
        yield _seats_of(context, mark, quantity)


def _seats_of(context: Context, mark: Mark, quantity: Quantity | None, **span: int) -> Seats:
    assert quantity is not None  # noqa: S101 - both callers have looked
    bench = context.bench("bench") if mark.value == INDEPENDENTS else None  # a party's number is of the whole party
    printed = context.printed(mark)
    return Seats(party=str(mark.value), as_printed=printed, quantity=quantity, bench=bench, **context.common(**span))


@builds("total")
def _total(context: Context) -> Iterator[Claim]:
    base = Base(context.fixed["base"]) if "base" in context.fixed else None
    for bench_slot, number in (("bench", "n"), ("bench2", "n2")):
        bench, quantity = context.bench(bench_slot), context.quantity(number)
        mark = context.found.first(bench_slot)
        if bench and quantity:
            printed = context.printed(mark) if mark else bench.value
            yield Total(bench=bench, as_printed=printed, quantity=quantity, base=base, **context.common())


@builds("threshold")
def _threshold(context: Context) -> Iterator[Claim]:
    quantity = context.quantity()
    if quantity is None:
        return
    by = By(context.fixed["by"]) if "by" in context.fixed else _needed_by(context.found.first("by"))
    base = Base(context.fixed["base"]) if "base" in context.fixed else None
    yield ThresholdClaim(quantity=Quantity.exactly(quantity.low), base=base, by=by, **context.common())


def _needed_by(mark: Mark | None) -> By | None:
    if mark is None:
        return None
    if mark.slot is Slot.HEAD or mark.value is Bench.GOVERNMENT:
        return By.GOVERNMENT
    return By.MOVERS if mark.value is Bench.OPPOSITION else None


@builds("allegiance")
def _allegiance(context: Context) -> Iterator[Claim]:
    option = Option(context.fixed["option"]) if "option" in context.fixed else None
    bench = context.bench("bench") or context.bench("to")
    for actor, printed, party in _actors(context):
        yield Allegiance(actor=actor, as_printed=printed, party=party, bench=bench, option=option, **context.common())
    yield from _seats_in_list(context)


def _actors(context: Context) -> Iterator[tuple[str, str, str | None]]:
    """A person with their party where the phrase gives both, else each party."""
    person, marks = context.found.first("person"), context.parties("party", "parties")
    if person and person.value:
        party = str(marks[0].value) if marks else None
        yield str(person.value), context.printed(person), party
        return
    for mark in marks:
        yield str(mark.value), context.printed(mark), str(mark.value)


def _seats_in_list(context: Context) -> Iterator[Claim]:
    """ "MQM-P (7 seats), BAP (5) and 2 independents": each number beside a party of a list is its seats."""
    marks = context.found.slots.get("parties", ())
    for index, mark in enumerate(marks):
        if mark.slot is not Slot.NUMBER:
            continue
        before = [m for m in marks[:index] if m.slot is Slot.PARTY]
        following = marks[index + 1] if index + 1 < len(marks) else None
        between = context.report.folded[before[-1].end : mark.start] if before else ""
        if before and between.endswith("("):
            yield _seats_of(context, before[-1], _number(mark), start=before[-1].start, end=_closed(context, mark))
        elif following and following.value == INDEPENDENTS:
            yield _seats_of(context, following, _number(mark), start=mark.start, end=following.end)


def _number(mark: Mark) -> Quantity:
    assert isinstance(mark.value, Quantity)  # noqa: S101 - number marks hold quantities
    return mark.value


def _closed(context: Context, mark: Mark) -> int:
    return context.report.folded.index(")", mark.end) + 1


@builds("switch")
def _switch(context: Context) -> Iterator[Claim]:
    origin, target = context.bench("from"), context.bench("to")
    quantity = context.quantity()
    for actor, printed, party in _actors(context):
        yield Switch(
            actor=actor,
            as_printed=printed,
            party=party,
            origin=origin,
            target=target,
            quantity=quantity,
            **context.common(),
        )
    if (whole := context.quantity("whole")) and (marks := context.parties("party")):
        yield _seats_of(context, marks[0], whole)


@builds("group")
def _group(context: Context) -> Iterator[Claim]:
    quantity = context.quantity()
    option = Option(context.fixed["option"]) if "option" in context.fixed else None
    for mark in context.parties("party")[:1] if quantity else ():
        printed = context.printed(mark)
        assert quantity is not None  # noqa: S101 - the line above has looked
        bench = context.bench("to")
        yield Group(
            of=str(mark.value), as_printed=printed, quantity=quantity, option=option, bench=bench, **context.common()
        )


@builds("stage")
def _stage(context: Context) -> Iterator[Claim]:
    motion, mover, target = context.found.first("motion"), context.found.first("mover"), context.found.first("target")
    day = context.found.first("day")
    yield StageClaim(
        stage=Stage(context.fixed["stage"]),
        motion=motion.value if motion and isinstance(motion.value, MotionKind) else None,
        day=day.value if day and isinstance(day.value, date) else None,
        mover=_named(context, mover) or _words(context, "mover"),
        target=_named(context, target),
        count=context.quantity(),
        **context.common(),
    )


def _named(context: Context, mark: Mark | None) -> str | None:
    if mark is None:
        return None
    return str(mark.value) if mark.slot in (Slot.PERSON, Slot.HEAD) and mark.value else context.printed(mark)


def _words(context: Context, slot: str) -> str | None:
    if slot not in context.found.texts:
        return None
    start, end = context.found.texts[slot]
    return context.report.report.text[start:end]


@builds("vote")
def _vote(context: Context) -> Iterator[Claim]:
    motion = context.found.first("motion")
    outcome = Outcome(context.fixed["outcome"]) if "outcome" in context.fixed else None
    yield Vote(
        ayes=context.quantity("ayes"),
        noes=context.quantity("noes"),
        abstain=context.quantity("abstain"),
        absent=context.quantity("absent"),
        motion=motion.value if motion and isinstance(motion.value, MotionKind) else None,
        outcome=outcome,
        **context.common(),
    )


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


def within_speech(claim: Claim, voice: Voice) -> Claim:
    """The same claim as somebody's own words: it is theirs, not the report's."""
    return replace(claim, speaker=voice.speaker, modality=voice.modality)
