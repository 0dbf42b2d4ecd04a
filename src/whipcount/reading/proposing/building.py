"""From a placed proposal to a claim: every field by the check of its role, then the checks of the whole."""

from __future__ import annotations

from typing import Any

from whipcount.model.claims import KINDS, Claim, Reader
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote
from whipcount.model.words import Bench, MotionKind, Outcome
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing import polarity, shape
from whipcount.reading.proposing.actors import SLOTS, alone, bench, bench_of, named, value_of
from whipcount.reading.proposing.case import NAMES, Case
from whipcount.reading.proposing.figures import figures, quantity
from whipcount.reading.proposing.forms import TYPES, Field, Role
from whipcount.reading.proposing.refusing import Refused
from whipcount.reading.proposing.sense import (
    check_choice,
    check_modality,
    check_motion,
    check_negation,
    check_trigger,
    speaker,
)

_ONE_OF_MANY = ("allegiance", "switch", "agreement")  # kinds that each name of a list may be the actor of


def built(case: Case) -> Claim:
    """The claim that a proposal makes; Refused at the first check that fails."""
    check_trigger(case)
    check_negation(case)
    check_modality(case)
    return _Builder(case).claim()


class _Builder:
    """One proposal on its way to a claim: what is resolved so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.kind = case.proposal.kind
        self.speaker = speaker(case)
        self.numbers = figures(case)
        shape.check_numbers(case, self.numbers)
        self.actor: Mark | None = None

    def claim(self) -> Claim:
        proposal, report = self.case.proposal, self.case.text.report
        own = {field.own: self._value(field) for field in proposal.form}
        own |= self._derived()
        quote = Quote(report.id, self.case.start, self.case.end, report.text[self.case.start : self.case.end])
        return KINDS[self.kind](
            quote=quote,
            speaker=self.speaker,
            modality=proposal.modality,
            holds_on=report.published,
            reader=Reader.MODEL,
            **own,
        )

    def _value(self, field: Field) -> Any:
        """The value of one field, by the check of its role."""
        given = self.case.proposal.fields[field.name]
        match field.role:
            case Role.NUMBER:
                return quantity(self.numbers[field.name])
            case Role.PARTIES:
                return self._parties(given)
            case Role.BENCH:
                return self._bench(field)
            case Role.CHOICE:
                return self._choice(field, given)
            case Role.PRINTED_LIST:
                return tuple(self._printed(each) for each in given)
        simple = {Role.MOTION: self._motion, Role.OUTCOME: _later, Role.DAY: self._day, Role.PRINTED: self._printed}
        return simple[field.role](given) if field.role in simple else self._name(field, given)

    def _parties(self, given: list[str]) -> tuple[str, ...]:
        """The parties of an agreement; each party that the quote names must be one of them."""
        marks = [named(self.case, name, Role.PARTIES) for name in given]
        others = [m for m in self.case.marks(Slot.PARTY) if m.value not in [mark.value for mark in marks]]
        if others:
            raise Refused("alone", f'The quote also names "{self.case.printed(others[0])}".')
        return tuple(dict.fromkeys(str(mark.value) for mark in marks))

    def _motion(self, given: str) -> MotionKind:
        return check_motion(self.case, MotionKind(given))

    def _name(self, field: Field, given: str) -> str:
        mark = named(self.case, given, field.role)
        if field.name in ("mover", "target"):
            polarity.check_role(self.case, mark, "mover" if field.name == "mover" else "target")
            return value_of(mark, self.case)
        self._check_alone(field, mark)
        self.actor = mark
        return value_of(mark, self.case)

    def _check_alone(self, field: Field, mark: Mark) -> None:
        """The others in the quote that could be meant; a bench that is left or joined has a field of its own."""
        slots = SLOTS[field.role]
        if self.kind in ("allegiance", "switch", "group"):
            slots = (Slot.PARTY,) if mark.slot is Slot.PARTY else (Slot.PARTY, mark.slot)
        many = self.kind in _ONE_OF_MANY and not self.numbers
        alone(self.case, mark, slots, but=(self.speaker,), in_list=many)
        if self.kind in ("seats", "group"):
            shape.check_owner(self.case, mark, self.numbers["quantity"])

    def _bench(self, field: Field) -> Bench | None:
        if self.kind == "switch":
            if self.actor is None:
                raise Refused("name", "Nobody is named who left or joined.")
            mark = polarity.leaves_or_joins(self.case, field, self.actor)
        elif self.kind == "total":
            mark = self._whole_bench(field)
        else:
            mark = polarity.stands_with(self.case, field)
            if self.kind == "allegiance" and self.actor:
                shape.check_stand(self.case, self.actor, mark)
        return bench_of(mark)

    def _whole_bench(self, field: Field) -> Mark:
        """The bench of a total stands alone: "the opposition Green has 12 members" is no total of the opposition."""
        mark = bench(self.case, field)
        own = (mark.value, self.speaker)
        others = [m for m in self.case.marks(*NAMES) if m.start != mark.start and m.value not in own]
        if others:
            raise Refused("alone", f'The quote also names "{self.case.printed(others[0])}", whose number it could be.')
        shape.check_owner(self.case, mark, self.numbers["quantity"])
        self.actor = mark
        return mark

    def _choice(self, field: Field, given: str) -> Any:
        hit = check_choice(self.case, field)
        if field.name == "option":
            polarity.check_option(self.case)
        if field.name in ("option", "change") and self.actor and self.kind != "group":
            shape.check_subject(self.case, self.actor, hit.start())
        return TYPES[field.name](given)

    def _day(self, given: str) -> Any:
        days = self.case.marks(Slot.DAY)
        for mark in days:
            if given.strip().lower() in (str(mark.value), self.case.printed(mark).lower()):
                if any(other.value != mark.value for other in days):
                    raise Refused("alone", "The quote names two days.")
                return mark.value
        raise Refused("day", f"The quote does not name the day {given[:40]!r}.")

    def _printed(self, given: str) -> str:
        if given not in self.case.proposal.quote:
            raise Refused("name", f'"{given[:60]}" does not stand in the quote.')
        return given

    def _derived(self) -> dict[str, Any]:
        """What follows from the fields: the words as printed, the party concerned, the outcome with its numbers."""
        if self.kind == "vote":
            outcome: Outcome | None = polarity.check_vote(self.case, self.numbers)
            return {"outcome": outcome}
        if self.kind == "threshold":
            return {"quantity": Quantity.exactly(quantity(self.numbers["quantity"]).low)}
        if self.kind == "office":
            return {"office": self.case.proposal.fields.get("office")}
        if self.actor is None or self.kind not in ("seats", "total", "allegiance", "switch", "group"):
            return {}
        own: dict[str, Any] = {"as_printed": self.case.printed(self.actor)}
        if self.kind in ("allegiance", "switch") and self.actor.slot is Slot.PARTY:
            own["party"] = str(self.actor.value)
        return own


def _later(_given: str) -> None:
    """An outcome is decided together with the numbers."""
