"""A chamber and its law on one day, each value with the provision it comes from.

The rulebook reads these from one YAML file per chamber; nothing here knows a country.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

from whipcount.model.problem import Place
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, PartyKind, Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Provision(Generic[T]):
    """A value of law with its article ("95(4)") and source (an address or a citation), and where we keep it."""

    value: T
    article: str
    source: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party or group in a chamber. `aliases` are all other spellings that reports print.

    part_of: the alliance that sits as one group and whose seats include this party's, where there is one.
    """

    name: str
    title: str | None = None
    aliases: tuple[str, ...] = ()
    kind: PartyKind = PartyKind.PARTY
    identifiers: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Chamber:
    """A house of a parliament that decides on confidence.

    id: lower-case country code, hyphen, house ("pk-na"). name, country: in English.
    aliases: other names of the house ("lower house"); demonyms: words that point to the country
    ("Pakistani"); members: what its members are called ("MNA"); head: the office a motion targets.
    tabled: what "tabled" means in its reports, filed or moved; None when that is not known, and then it is not read.
    alliances: named sets of parties, as reports name them; which parties belong to one changes too often
    to be law, so only names and aliases are kept.
    """

    id: str
    name: str
    country: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    member_words: tuple[str, ...] = ()
    head: str = "prime minister"
    tabled: Stage | None = None
    parties: tuple[Party, ...] = ()
    alliances: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """Which majority carries a motion: `kind` names one of the rulebook's registered kinds."""

    kind: str
    base: Base
    by: By


@dataclass(frozen=True, slots=True)
class Minimum:
    """How many members must sign or stand: a number, or a share of a base, rounded up."""

    number: int | None = None
    share: Fraction | None = None
    base: Base | None = None

    def members(self, seats: int) -> int | None:
        """The least whole number that satisfies it in a house of `seats`; None when neither is known."""
        if self.number is not None:
            return self.number
        return None if self.share is None else -(-self.share.numerator * seats // self.share.denominator)


@dataclass(frozen=True, slots=True)
class Clock:
    """So many units after a stage of the motion: "three days from the day it is moved".

    counting: "expiry" when the whole period must have run out before the day counts, "within" when the
    day itself may be the last of the period. Sources differ on how to count; see `procedure`.
    """

    number: int
    unit: str
    after: Stage
    counting: str = "within"


@dataclass(frozen=True, slots=True)
class MotionRule:
    """The law of one kind of motion in one chamber. What is not known is None, never guessed.

    sentences: further provisions in words by topic (abstentions, vacancies, consequence, ballot, ...).
    """

    kind: MotionKind
    majority: Provision[MajorityRule]
    initiation: Provision[Minimum] | None = None
    leave: Provision[Minimum] | None = None
    earliest: Provision[Clock] | None = None
    latest: Provision[Clock] | None = None
    sentences: dict[str, Provision[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Law:
    """What holds in one chamber on one day. `motions` has the kinds that the chamber's law knows."""

    chamber: Chamber
    seats: Provision[int]
    motions: dict[MotionKind, MotionRule]


@dataclass(frozen=True, slots=True)
class Threshold:
    """The votes needed, of which base, by whom, under which article.

    votes: the least number that suffices whatever happens, None when that depends on who turns up.
    range: the least number in the best and in the worst case (vacancies, turnout).
    article, source: None when no rulebook stands behind it, and `sentence` then says so.
    """

    votes: int | None
    range: Range
    base: Base | None
    by: By | None
    article: str | None
    source: str | None
    sentence: str
