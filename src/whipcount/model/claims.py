"""What reports say, typed: one frozen type for each kind of claim.

A kind is registered by being decorated with its name; the reader, the JSON form and the tests run
over `KINDS`. A claim never says more than its quote: a field that the quote does not give is None.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, TypeVar

from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote
from whipcount.model.words import AgreementState, Base, Bench, By, Modality, MotionKind, Option, Outcome, Stage

KINDS: dict[str, type[Claim]] = {}
_C = TypeVar("_C", bound="type[Claim]")

# A field that was added later: a claim that does not use it keeps the id it had before.
ADDED = {"added": True}


def kind(name: str) -> Callable[[_C], _C]:
    """Register a type of claim under the word that stands in JSON and in phrase files."""

    def register(cls: _C) -> _C:
        cls.kind = name
        KINDS[name] = cls
        return cls

    return register


class Reader(StrEnum):
    """What read a claim. PHRASES: the patterns of the language file. MODEL: a language model proposed it, and every
    check of the proposal held. PERSON: an editor added it to what was read."""

    PHRASES = "phrases"
    MODEL = "model"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that one report says.

    quote: the words it stands on. speaker: whose claim it is when not the report's own.
    modality: how firmly. holds_on: the day it is true of (the report's day unless the words say other).
    reader: what read it; the id of a claim read by phrases does not depend on it.
    """

    kind: ClassVar[str]
    quote: Quote
    speaker: str | None = None
    modality: Modality = Modality.STATED
    holds_on: date
    reader: Reader = Reader.PHRASES

    @cached_property
    def id(self) -> str:
        """The same words of the same text read the same way always have the same id. Worked out once."""
        left_out = ("quote", "reader") if self.reader is Reader.PHRASES else ("quote",)
        own = [f"{f.name}={getattr(self, f.name)!s}" for f in fields(self) if f.name not in left_out and self._says(f)]
        seed = "|".join([self.quote.report, str(self.quote.start), str(self.quote.end), self.kind, *own])
        return hashlib.sha256(seed.encode()).hexdigest()[:12]

    def _says(self, own: Field[object]) -> bool:
        return "added" not in own.metadata or bool(getattr(self, own.name) != own.default)


@kind("house_size")
@dataclass(frozen=True, kw_only=True)
class HouseSize(Claim):
    """How many seats the chamber has by statute: "the 342-member National Assembly"."""

    quantity: Quantity


@kind("vacancy")
@dataclass(frozen=True, kw_only=True)
class Vacancy(Claim):
    """How many seats have no member: "three of the seats being vacant"."""

    quantity: Quantity


@kind("sitting_members")
@dataclass(frozen=True, kw_only=True)
class SittingMembers(Claim):
    """How many members are in office: "341 sitting members", "effectively a 221-member assembly"."""

    quantity: Quantity


@kind("seats")
@dataclass(frozen=True, kw_only=True)
class Seats(Claim):
    """How many seats a party holds: "PTI has 155 members". A part of a party is a Group instead.

    party: canonical name; as_printed: the words of the report; bench: only where the quote says it.
    """

    party: str
    as_printed: str
    quantity: Quantity
    bench: Bench | None = None


@kind("total")
@dataclass(frozen=True, kw_only=True)
class Total(Claim):
    """How many members a side has in all: "the joint opposition comprises 177 members".

    base: of whom, where the words say so ("159 opposition members were present").
    """

    bench: Bench
    as_printed: str
    quantity: Quantity
    base: Base | None = None


@kind("threshold")
@dataclass(frozen=True, kw_only=True)
class ThresholdClaim(Claim):
    """How many votes are said to be needed, of which base, and by whom where the words say it."""

    quantity: Quantity
    base: Base | None = None
    by: By | None = None


@kind("allegiance")
@dataclass(frozen=True, kw_only=True)
class Allegiance(Claim):
    """A party, or a member named, stands on a bench or will vote in a way; seats stay with the party."""

    actor: str
    as_printed: str
    party: str | None = None
    bench: Bench | None = None
    option: Option | None = None


@kind("switch")
@dataclass(frozen=True, kw_only=True)
class Switch(Claim):
    """A party, some of its members or one named member left one bench, or went over to another.

    actor: the party, or the member's name; party: the party concerned, when known.
    origin, target: benches, None where the words do not say. quantity: how many; None is all of the actor
    (one, when the actor is a person).
    """

    actor: str
    as_printed: str
    party: str | None = None
    origin: Bench | None = None
    target: Bench | None = None
    quantity: Quantity | None = None


@kind("group")
@dataclass(frozen=True, kw_only=True)
class Group(Claim):
    """Some members of a party, said to do something: "two dozen PTI members will vote for the motion".

    of: the party or bench they belong to; option or bench: what they are said to do. Not a party's seats.
    """

    of: str
    as_printed: str
    quantity: Quantity
    option: Option | None = None
    bench: Bench | None = None


@kind("stage")
@dataclass(frozen=True, kw_only=True)
class StageClaim(Claim):
    """A step of the motion's life with its day: filed, moved, scheduled, voted and the others of `Stage`.

    motion: its kind where said; mover and target: as printed, resolved to a full name where the text has one.
    count: members who signed or stood, where given.
    """

    stage: Stage
    motion: MotionKind | None = None
    day: date | None = None
    mover: str | None = None
    target: str | None = None
    count: Quantity | None = None


@kind("vote")
@dataclass(frozen=True, kw_only=True)
class Vote(Claim):
    """A result. `ayes` and `noes` are for and against the *motion*, whatever the report prints first."""

    ayes: Quantity | None = None
    noes: Quantity | None = None
    abstain: Quantity | None = None
    absent: Quantity | None = None
    motion: MotionKind | None = None
    outcome: Outcome | None = None


@kind("agreement")
@dataclass(frozen=True, kw_only=True)
class Agreement(Claim):
    """Parties have agreed, or agreed subject to somebody's ratification (`by`, as printed)."""

    parties: tuple[str, ...]
    state: AgreementState
    by: tuple[str, ...] = ()


@kind("office")
@dataclass(frozen=True, kw_only=True)
class Office(Claim):
    """Somebody took or left an office: appointed, resigned, removed, died.

    party: the holder's, when known. seat: whether the words are about a seat in the chamber itself ("gave up his
    seat", "won the by-election"), which falls vacant or is filled, and not about a post that a member may hold besides.
    """

    holder: str
    office: str | None
    change: str
    party: str | None = field(default=None, metadata=ADDED)
    seat: bool = field(default=False, metadata=ADDED)


@kind("statement")
@dataclass(frozen=True, kw_only=True)
class Statement(Claim):
    """Words that somebody is quoted with. The quote is the span of the words themselves; `speaker` says whose."""
