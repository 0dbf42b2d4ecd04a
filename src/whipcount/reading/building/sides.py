"""Parties, parts of parties and members: how many seats, and on which side."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.model.claims import (
    Allegiance,
    Claim,
    Group,
    Seats,
    Switch,
)
from whipcount.model.quantity import Quantity
from whipcount.model.words import Option
from whipcount.reading.building.context import Context, builds
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.parties import INDEPENDENTS


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


@builds("allegiance")
def _allegiance(context: Context) -> Iterator[Claim]:
    option = Option(context.fixed["option"]) if "option" in context.fixed else None
    bench = context.bench("bench") or context.bench("to")
    for actor, printed, party in _actors(context):
        yield Allegiance(actor=actor, as_printed=printed, party=party, bench=bench, option=option, **context.common())
    yield from _seats_in_list(context)
    yield from _whole_party(context)


def _actors(context: Context) -> Iterator[tuple[str, str, str | None]]:
    """A person with their party where the phrase gives both, else each party."""
    person, marks = context.found.first("person"), context.parties("party", "parties")
    if person and person.value:
        party = str(marks[0].value) if marks else None
        yield str(person.value), context.printed(person), party
        return
    for mark in marks:
        yield str(mark.value), context.printed(mark), str(mark.value)


def _whole_party(context: Context) -> Iterator[Claim]:
    """ "Four of BAP's five members", "the seven members of MQM-P": the number of the whole party beside the rest."""
    if (whole := context.quantity("whole")) and (marks := context.parties("party", "parties")):
        yield _seats_of(context, marks[0], whole)


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
    yield from _whole_party(context)


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
