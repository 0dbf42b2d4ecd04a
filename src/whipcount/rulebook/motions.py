"""What a chamber's file says of each kind of motion, every value with its days, and the rule that it makes on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from whipcount.files import Fields
from whipcount.model.law import Clause, Clock, MajorityRule, Minimum, MotionRule, PartialRule, Provision
from whipcount.model.words import MotionKind
from whipcount.rulebook.clauses import about
from whipcount.rulebook.dated import Dated, current, holding
from whipcount.rulebook.kinds import TOPICS
from whipcount.rulebook.provisions import Provisions

T = TypeVar("T")
CLOCKS = ("earliest", "latest", "debate_earliest", "debate_latest")
LATER = ("second", "third", "fourth")
MOTION_KEYS = ("from", "majority", *LATER, "effect", "initiation", "leave", *CLOCKS, *TOPICS)
UNKNOWN = "unknown"
Clauses = dict[str, tuple[Dated[Provision[Clause]], ...]]


def motions(fields: Fields, sources: dict[str, str]) -> tuple[MotionPages, ...]:
    """What a file says of each kind of motion that it names."""
    kinds = {kind.value: kind for kind in MotionKind}
    told = fields.part("motions", "the motions", kinds)
    return tuple(
        _motion(kinds[name], told.part(name, f"the motion {name}", MOTION_KEYS), sources)
        for name in told
        if name in kinds
    )


def _motion(kind: MotionKind, fields: Fields, sources: dict[str, str]) -> MotionPages:
    read = Provisions(sources, fields.date("from"))
    if "majority" not in fields:
        do = "Add majority with article and source, or write majority: unknown."
        fields.complain(None, f"no majority for {kind}", "the key majority", do)
    unknown = "majority" in fields and fields.node("majority") == UNKNOWN
    return MotionPages(
        kind=kind,
        majority=() if unknown else read.majority(fields),
        later=tuple(read.majority(fields, key) for key in LATER if key in fields),
        effect=read.majority(fields, "effect"),
        initiation=read.minimum(fields, "initiation"),
        leave=read.minimum(fields, "leave"),
        clocks={key: read.clock(fields, key) for key in CLOCKS},
        clauses=clauses(fields, read),
    )


def clauses(part: Fields, read: Provisions) -> Clauses:
    """The clauses of a part of a file, by topic."""
    return {topic: read.clauses(part, topic) for topic in TOPICS if topic in part}


@dataclass(frozen=True, slots=True)
class MotionPages:
    """All that a file says of one kind of motion, past and present, each value with its days.

    majority: none where the file calls it unknown. later: the majorities of the votes that follow a lost one, in their
    order. effect: what the losing of the vote takes to have consequences in law, where that is more than losing.
    clauses: by topic.
    """

    kind: MotionKind
    majority: tuple[Dated[Provision[MajorityRule]], ...]
    later: tuple[tuple[Dated[Provision[MajorityRule]], ...], ...]
    effect: tuple[Dated[Provision[MajorityRule]], ...]
    initiation: tuple[Dated[Provision[Minimum]], ...]
    leave: tuple[Dated[Provision[Minimum]], ...]
    clocks: dict[str, tuple[Dated[Provision[Clock]], ...]]
    clauses: Clauses

    def rule(self, on: date, house: Clauses) -> MotionRule | None:
        """The rule on a day; None where no majority is known, since nothing can be said without one.

        house: what holds for all votes of the chamber; a topic on which a clause of the motion holds is the motion's.
        """
        majority = _on(self.majority, on)
        if majority is None:
            return None
        later = (_on(pages, on) for pages in self.later)
        return MotionRule(
            kind=self.kind,
            majority=majority,
            later=tuple(found for found in later if found is not None),
            effect=_on(self.effect, on),
            clauses=_in_order({**clauses_on(house, on), **clauses_on(self.clauses, on)}),
            **self._steps(on),
        )

    def partial(self, on: date) -> PartialRule | None:
        """What is known on a day of a motion whose majority the file calls unknown; None for any other."""
        known = PartialRule(self.kind, clauses=clauses_on(self.clauses, on), **self._steps(on))
        return known if not self.majority and known != PartialRule(self.kind) else None

    def _steps(self, on: date) -> dict[str, Any]:
        minima = {"initiation": _on(self.initiation, on), "leave": _on(self.leave, on)}
        return {**minima, **{key: _on(clock, on) for key, clock in self.clocks.items()}}


def clauses_on(pages: Clauses, on: date) -> dict[str, tuple[Provision[Clause], ...]]:
    """The clauses that hold on a day, by topic, in the order of the register."""
    held = {topic: holding(values, on, lambda clause: about(clause.value)) for topic, values in pages.items()}
    return _in_order({topic: tuple(dated.value for dated in values) for topic, values in held.items() if values})


def _in_order(clauses: dict[str, tuple[Provision[Clause], ...]]) -> dict[str, tuple[Provision[Clause], ...]]:
    return {topic: clauses[topic] for topic in TOPICS if topic in clauses}


def _on(pages: tuple[Dated[Provision[T]], ...], on: date) -> Provision[T] | None:
    found = current(pages, on)
    return found.value if found else None
