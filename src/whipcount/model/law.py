"""A chamber and its law on one day, each value with the provision it comes from.

The rulebook reads these from one YAML file per chamber; nothing here knows a country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

from whipcount.model.problem import Place
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, PartyKind, Shape, Stage

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
    shape: how its members sit, for the picture; None where that is not known, and then a hemicycle is drawn.
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
    shape: Shape | None = None
    parties: tuple[Party, ...] = ()
    alliances: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """Which majority carries a motion: `kind` names one of the rulebook's registered kinds.

    share: the share of a kind that needs one (at least 2/5). also: a second condition that must be met at the same
    time. without: members who are not reckoned in the base ("ministers"), whose number the law does not give.
    """

    kind: str
    base: Base
    by: By
    share: Fraction | None = None
    also: MajorityRule | None = None
    without: str | None = None

    @property
    def conditions(self) -> tuple[MajorityRule, ...]:
        """The majority, and the second one where both must be reached."""
        return (self,) if self.also is None else (self, self.also)


@dataclass(frozen=True, slots=True)
class Minimum:
    """How many members must sign, stand or be present: a number, or a share of a base, rounded up to a whole member.

    more: more than the share is needed, so exactly the share is too few. or_by: who may act without any number of
    members ("the President", "a parliamentary group"). only_after: what must have come first ("an interpellation").
    without: members who may not be among them ("ministers"). sentence: what else the law says of it.
    """

    number: int | None = None
    share: Fraction | None = None
    base: Base | None = None
    more: bool = False
    or_by: tuple[str, ...] = ()
    only_after: str | None = None
    without: str | None = None
    sentence: str | None = None

    def members(self, seats: int, filled: int | None = None) -> int | None:
        """The least whole number that satisfies it in a house of `seats`; None when neither is known.

        filled: the seats that are not vacant, for a share of the members in office; all of them when it is not given.
        """
        if self.number is not None:
            return self.number
        if self.share is None:
            return None
        base = filled if filled is not None and self.base is Base.FILLED_SEATS else seats
        above, below = self.share.numerator * base, self.share.denominator
        return above // below + 1 if self.more else -(-above // below)


@dataclass(frozen=True, slots=True)
class Clock:
    """So many units after a stage of the motion: "three days from the day it is moved".

    unit: one of `Unit`. counting: "expiry" when the whole period must have run out before the day counts, "within"
    when the day itself may be the last of the period. Sources differ on how to count; see `procedure`.
    unless: who may shorten or lengthen the period, in words.
    """

    number: int
    unit: str
    after: Stage
    counting: str = "within"
    unless: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule that is no number of votes: who may not move again, what follows, who votes on a tie.

    kind: one of the rulebook's registered kinds of its topic, None where only a sentence is given. parts: what the
    kind asks for, by name. sentence: the clause as a reader of the law sees it.
    """

    topic: str
    kind: str | None
    parts: Mapping[str, object]
    sentence: str


@dataclass(frozen=True, slots=True)
class MotionRule:
    """The law of one kind of motion in one chamber. What is not known is None or absent, never guessed.

    majority: of the first or only vote; later: of the votes that follow when the first is lost, in their order.
    effect: where a vote of confidence that is lost has consequences only if more than that went against it.
    earliest, latest: the legal days of the vote; debate_earliest, debate_latest: those of the debate.
    clauses: all else by topic; several may hold on one topic.
    """

    kind: MotionKind
    majority: Provision[MajorityRule]
    initiation: Provision[Minimum] | None = None
    leave: Provision[Minimum] | None = None
    earliest: Provision[Clock] | None = None
    latest: Provision[Clock] | None = None
    debate_earliest: Provision[Clock] | None = None
    debate_latest: Provision[Clock] | None = None
    later: tuple[Provision[MajorityRule], ...] = ()
    effect: Provision[MajorityRule] | None = None
    clauses: dict[str, tuple[Provision[Clause], ...]] = field(default_factory=dict)

    def clause(self, topic: str, *kinds: str) -> Provision[Clause] | None:
        """The first clause on a topic that is of one of these kinds; of any when no kind is named."""
        return next((each for each in self.clauses.get(topic, ()) if not kinds or each.value.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class PartialRule:
    """What is known of a kind of motion whose majority is not known, so that no vote on it can be judged."""

    kind: MotionKind
    initiation: Provision[Minimum] | None = None
    leave: Provision[Minimum] | None = None
    earliest: Provision[Clock] | None = None
    latest: Provision[Clock] | None = None
    debate_earliest: Provision[Clock] | None = None
    debate_latest: Provision[Clock] | None = None
    clauses: dict[str, tuple[Provision[Clause], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Law:
    """What holds in one chamber on one day. `motions` has the kinds that the chamber's law knows.

    clauses: by topic, what holds for every vote of the chamber; it stands in the rules of the motions too.
    partial: kinds of motion of which something is known, but not the majority.
    """

    chamber: Chamber
    seats: Provision[int]
    motions: dict[MotionKind, MotionRule]
    clauses: dict[str, tuple[Provision[Clause], ...]] = field(default_factory=dict)
    partial: dict[MotionKind, PartialRule] = field(default_factory=dict)


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
