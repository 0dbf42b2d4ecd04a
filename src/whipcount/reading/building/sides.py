"""Parties, parts of parties and members: how many seats, and on which side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from whipcount.model.claims import (
    Allegiance,
    Claim,
    Group,
    Seats,
    Switch,
)
from whipcount.model.quantity import Quantity
from whipcount.reading.building.context import Context, builds
from whipcount.reading.building.stance import Stance, stance
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.modality import voice
from whipcount.reading.parties import INDEPENDENTS

_ACTORS = (Slot.PARTY, Slot.PERSON, Slot.HEAD)
_SHORT = 30  # characters between a number and the party it is of: " members of the "
_PUNCTUATION = frozenset(",;:()")
_FAR = 2  # characters; a party named that far before the number is no part of the quote
_MEMBER_OF = 2  # spaces in " MP " between a party and its member
_MANY = 2
_NEAR = 12  # characters from an owner to "members": "Green's sole member"
_PERSONS = ("person", "person2", "person3")  # a slot name stands once in a phrase


@builds("seats")
def _seats(context: Context) -> Iterator[Claim]:
    """The seats of one party, or of each of a list: "Blue and Green have seven each", "57 and 20 respectively"."""
    if context.fixed.get("pairing") == "before":
        yield from _composition(context)
        return
    marks = [mark for mark in context.parties("party", "p2", "p3", "parties") if not _joined(context, mark)]
    quantities = _quantities(context)
    if context.fixed.get("pairing") == "each":
        quantities *= len(marks)
    if "pairing" in context.fixed:
        if len(marks) == len(quantities):
            yield from (_seats_of(context, m, q) for m, q in zip(marks, quantities, strict=True))
    elif marks and quantities:
        yield _seats_of(context, marks[0], quantities[0])


def _composition(context: Context) -> Iterator[Claim]:
    """ "There are 20 Blue members, 15 White and two independents in the house": each number is its party's seats."""
    for number, mark in pairwise(context.found.slots.get("blocs", ())):
        if number.slot is Slot.NUMBER and mark.slot is Slot.PARTY and _counts_next(context, number, mark):
            yield _seats_of(context, mark, _number(number), start=number.start, end=mark.end)


def _joined(context: Context, mark: Mark) -> bool:
    """Whether a party is the last of several joined by hyphens, whose seats are those of all: "Green-White"."""
    return mark.start > 1 and context.report.folded[mark.start - 1] == "-"


def _quantities(context: Context) -> list[Quantity]:
    """The numbers in the slots n, n2, n3 and so on; "the lone member" has none, and its phrase says n: 1."""
    slots = ("n", "n2", "n3", "n4", "n5")
    found = [quantity for slot in slots if (quantity := context.quantity(slot))]
    return found or [Quantity.exactly(int(context.fixed[slot])) for slot in slots[:1] if slot in context.fixed]


def _seats_of(context: Context, mark: Mark, quantity: Quantity | None, **span: int) -> Seats:
    assert quantity is not None  # noqa: S101 - both callers have looked
    bench = context.bench("bench") if mark.value == INDEPENDENTS else None  # a party's number is of the whole party
    printed = context.printed(mark)
    return Seats(party=str(mark.value), as_printed=printed, quantity=quantity, bench=bench, **context.common(**span))


@builds("allegiance")
def _allegiance(context: Context) -> Iterator[Claim]:
    side = stance(context)
    if side is not None:
        yield from _stances(context, side)
    yield from (_as_said(context, seats) for seats in _seats_in_list(context))
    yield from _whole_party(context)


def _stances(context: Context, side: Stance) -> Iterator[Claim]:
    actors, common = list(_actors(context)), context.common()
    together = common["speaker"] in [actor for actor, _, _ in actors]  # "Blue and Green said ...": each for itself
    for actor, printed, party in actors:
        said = common | {"speaker": actor if together else common["speaker"]}
        yield Allegiance(actor=actor, as_printed=printed, party=party, bench=side.bench, option=side.option, **said)
    yield from _groups_in_list(context, side)


def _actors(context: Context) -> Iterator[tuple[str, str, str | None]]:
    """A person with their party where the phrase gives both, else each party and person of a list."""
    person = next((mark for slot in _PERSONS if (mark := context.found.first(slot))), None)
    marks = context.parties("party", "p2", "p3", "p4", "other", "parties")
    if person and person.value:
        party = str(marks[0].value) if marks else context.report.names.party.get(str(person.value))
        yield str(person.value), context.named(person), party
        return
    seen: set[object] = set()
    for mark, party in [*((mark, None) for mark in marks), *_listed(context)]:
        if mark.value is not None and mark.value not in seen and not _some_of(context, mark):
            seen.add(mark.value)
            own = str(mark.value) if mark.slot is Slot.PARTY else party
            yield str(mark.value), context.named(mark), own


def _some_of(context: Context, party: Mark) -> bool:
    """Whether a name only says of which party some members are: "two northern White members", not "the two"."""
    marks = context.found.sentence.marks
    members = any(mark.slot is Slot.MEMBERS and mark.start == party.end + 1 for mark in marks)
    numbers = [mark for mark in marks if mark.slot is Slot.NUMBER and mark.end < party.start] if members else []
    between = context.report.folded[numbers[-1].end : party.start] if numbers else ""
    return re.fullmatch(r" [a-z]+ ", between) is not None and between.strip() not in context.report.language.joins


def _listed(context: Context) -> Iterator[tuple[Mark, str | None]]:
    """The actors of a list that have no number before them; "Ann Ash (Green)" with her party."""
    slots = ("actor", "actors", "more", "blocs")
    found = [mark for slot in slots for mark in context.found.slots.get(slot, ())]
    marks = [mark for mark in found if mark.slot is not Slot.MEMBERS]
    members = {mark.start: mark for mark in found if mark.slot is Slot.MEMBERS}
    for index, mark in enumerate(marks):
        before, after = (marks[index - 1] if index else None), (marks[index + 1] if index + 1 < len(marks) else None)
        of_members = (after and after.slot is Slot.NUMBER) or any(0 < at - mark.end < _NEAR for at in members)
        owner = context.report.folded.startswith("'s ", mark.end) and not of_members
        led = bool(before and _leads(context, before, mark))
        one = mark.slot is Slot.PARTY and _is_one(context, members.get(mark.end + 1))
        beside = bool(after and _leads(context, mark, after)) or bool(before and _belongs(context, before, mark))
        more = one or owner or beside
        if mark.slot in _ACTORS and (led or not more):
            party = after if after and after.slot is Slot.PARTY and _belongs(context, mark, after) else None
            party = before if led else party
            yield mark, str(party.value) if party else context.report.names.party.get(str(mark.value))


def _is_one(context: Context, member: Mark | None) -> bool:
    """Whether a word for members stands for one of them: "former Green member and speaker Ann Ash"."""
    return member is not None and f"{context.printed(member)}s" in context.report.language.members


def _leads(context: Context, party: Mark, mark: Mark) -> bool:
    """Whether a party stands before the name of its member: "Green Ann Ash", "independents Ann Ash"."""
    person = party.slot is Slot.PARTY and mark.slot in (Slot.PERSON, Slot.HEAD)
    members = any(
        party.end <= each.start and each.end <= mark.start and each.slot is Slot.MEMBERS
        for each in context.found.sentence.marks
    )
    between = context.report.folded[party.end : mark.start]
    return person and (between in (" ", "' ", "'s ") or (members and between.count(" ") == _MEMBER_OF))


def _belongs(context: Context, before: Mark, mark: Mark) -> bool:
    """Whether a mark of a list only says more of the one before: "Ann Ash (Green)", "Ann Ash, an independent"."""
    between = context.report.folded[before.end : mark.start]
    aside = before.slot is Slot.PERSON and mark.value == INDEPENDENTS and between.startswith(",")
    of_group = before.slot is Slot.NUMBER and _from(context, before, mark)
    return aside or between == " (" or of_group or (before.slot in _ACTORS and between == " ")


def _groups_in_list(context: Context, side: Stance) -> Iterator[Claim]:
    """ "Against it were 314 Conservatives, 10 members of the DUP and Ann Ash": each number is of a group."""
    marks = context.found.slots.get("blocs", ())
    for number, mark in pairwise(mark for mark in marks if mark.slot is not Slot.MEMBERS):
        if number.slot is Slot.NUMBER and mark.slot in _ACTORS and _from(context, number, mark):
            yield Group(
                of=str(mark.value),
                as_printed=context.named(mark),
                quantity=_number(number),
                option=side.option,
                bench=side.bench,
                **context.common(number.start, mark.end),
            )


def _counts_next(context: Context, number: Mark, mark: Mark) -> bool:
    """Whether a number of a list is of the name after it: "314 Conservatives", not "White with 12 and Green"."""
    return context.report.folded[number.end : mark.start] == " "


def _from(context: Context, number: Mark, mark: Mark) -> bool:
    """ "15 from the Greens", "15 members of the Greens": only small words between, none that joins two names."""
    between = context.report.folded[number.end : mark.start]
    joined = re.search(rf"(?<!\w)(?:{context.report.language.parties.links.joins})(?!\w)", between)
    return len(between) < _SHORT and not joined and _PUNCTUATION.isdisjoint(between)


def _whole_party(context: Context) -> Iterator[Claim]:
    """ "Four of BAP's five members", "the seven members of MQM-P": the number of the whole party beside the rest."""
    if (whole := context.quantity("whole")) and (marks := context.parties("party", "p2", "p3", "parties")):
        yield _seats_of(context, marks[0], whole)


def _seats_in_list(context: Context) -> Iterator[Seats]:
    """ "MQM-P (7 seats), BAP (5) and 2 independents": each number beside a party of a list is its seats."""
    marks = [mark for slot in ("parties", "actors", "blocs") for mark in context.found.slots.get(slot, ())]
    for index, mark in enumerate(marks):
        if mark.slot is not Slot.NUMBER:
            continue
        before = [m for m in marks[:index] if m.slot is Slot.PARTY]
        following = marks[index + 1] if index + 1 < len(marks) else None
        between = context.report.folded[before[-1].end : mark.start] if before else ""
        if before and between.endswith("("):
            alone = not any(m.slot is Slot.NUMBER for m in marks[:-1])
            if alone and mark is marks[-1] and len(before) > _MANY:  # "of Green, White and Blue (97)" counts them all
                continue
            yield _seats_of(context, before[-1], _number(mark), start=before[-1].start, end=_closed(context, mark))
        elif following and following.value == INDEPENDENTS and "blocs" not in context.found.slots:
            yield _seats_of(context, following, _number(mark), start=mark.start, end=following.end)
        elif _anew(context, between) or _is_next(context, mark, following):
            continue
        elif before and marks[index - 1] is before[-1]:
            yield _seats_of(context, before[-1], _number(mark), start=before[-1].start, end=mark.end)


def _as_said(context: Context, seats: Seats) -> Seats:
    """In the voice of its own words: "Green (8 seats) said that ..." does not say who has counted Green's seats."""
    words = replace(context.found, start=seats.quote.start, end=seats.quote.end)
    said = voice(words, context.report, context.report.language)
    return replace(seats, speaker=said.speaker, modality=said.modality)


def _anew(context: Context, between: str) -> bool:
    """Whether a number after a name begins the next item of a list: "12 from Green, three from White"."""
    return between.startswith(",") or between.rstrip() in context.report.language.joins


def _is_next(context: Context, number: Mark, following: Mark | None) -> bool:
    """Whether the number of a list is that of the name after it."""
    return following is not None and following.slot in _ACTORS and _counts_next(context, number, following)


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
    """Some members of a party, or of a bench: "three government backbenchers"."""
    quantity, number, side = context.quantity(), context.found.first("n"), stance(context)
    marks = [*context.parties("party", "p2", "p3", "p4"), *context.found.slots.get("of", ())]
    if quantity is None or number is None or side is None or not marks:
        return
    mark = marks[0]
    bench = context.bench("of") if mark.slot is not Slot.PARTY else None
    yield Group(
        of=str(bench or mark.value),
        as_printed=context.named(mark),
        quantity=quantity,
        option=side.option,
        bench=side.bench,
        **context.common(number.start if number.start - mark.end > _FAR else None),
    )
    yield from _whole_party(context)
