"""The blocs: parties whose seats are known by number, members who stand apart from theirs, the rest together.

A party that reports name without ever giving its seats folds into one bloc of members not named, so that
no number is made up for it. Seats persist in their bloc; a change of size is a move like any other.
A party's seats are those of its bloc and of its parts together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from whipcount.count import factions
from whipcount.count.apart import Part, first_apart, parts
from whipcount.count.factions import Faction
from whipcount.count.gather import Evidence
from whipcount.count.members import Member, Members, members
from whipcount.count.places import BENCHES, bench_by_bench
from whipcount.model.claims import Agreement, Allegiance, Seats, Switch
from whipcount.model.law import Chamber
from whipcount.model.words import Bench, MotionKind, PartyKind

OTHERS = "members not named"

# What members of no party are called where no rulebook names them.
INDEPENDENTS = {"Independent", "Independents", "independents"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a claim is about: the bloc their seats are counted in, and whether it is a whole party.

    member: somebody named, None where two members fit the name. part: the bloc of their own, if they have one.
    """

    bloc: str
    party: str
    whole: bool
    member: Member | None = None
    part: Part | None = None


@dataclass(frozen=True)
class Blocs:
    """names: every bloc that is counted, the members not named last. independents: members of no party.

    within: parties whose seats are counted in a larger group's, because a report gives that one's number.
    members: who is named. parts: those of them, and of the parties within, who are counted as blocs of their own.
    factions: parties that have left another, and parties within another that are counted as blocs of their own.
    """

    names: tuple[str, ...]
    parties: frozenset[str]
    independents: frozenset[str]
    within: dict[str, str]
    members: Members
    parts: tuple[Part, ...] = ()
    factions: tuple[Faction, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The parties that are counted as a bloc."""
        return self.names[: -1 - len(self.parts)]

    def bloc(self, party: str) -> str:
        return party if party in self.names else self.within.get(party, OTHERS)

    def parts_of(self, bloc: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.of == bloc)

    def together(self, bloc: str) -> tuple[str, ...]:
        """A bloc and its parts: the whole of a party. Who is not named belongs to no party as a whole."""
        return (bloc, *(part.name for part in self.parts_of(bloc) if bloc != OTHERS))

    def cells(self, bloc: str, benches: Iterable[Bench] = BENCHES) -> tuple[tuple[str, Bench], ...]:
        """Where the members of a whole party may stand."""
        return tuple((name, bench) for bench in benches for name in self.together(bloc))

    def counted_in(self, claim: Seats) -> tuple[str, ...]:
        """The blocs that a number of a party is the number of: the party whole, or less a faction."""
        found = self.together(claim.party)
        for faction in (faction for faction in self.factions if faction.of == claim.party):
            rest = tuple(name for name in found if name != faction.name)
            inside = faction.counts_in(claim.quantity.exact, claim.holds_on)
            found = (*rest, faction.name) if inside else rest
        return found

    def remaining(self, claim: Seats, day: date) -> int:
        """The least seats that a number leaves the party itself, without the factions that sit apart by a day."""
        own = (each for each in self.factions if each.of == claim.party and (not each.since or each.since <= day))
        inside = (each.seats for each in own if each.counts_in(claim.quantity.exact, claim.holds_on))
        return max(0, claim.quantity.low - sum(inside))

    def apart(self, party: str) -> bool:
        """Whether a party is counted by itself, and not only in a larger group's number."""
        return party in self.names or party not in self.within

    def actor(self, name: str, party: str | None) -> Actor | None:
        """The party of that name, or a member of a party; None when nobody says which party."""
        if name in self.parties:
            return Actor(self.bloc(name), name, whole=self.apart(name))
        member = self.members.of(name, party)
        party = member.party if member else party
        if party in self.parties and party is not None:
            part = next((part for part in self.parts if member in part.members), None)
            return Actor(part.name if part else self.bloc(party), party, whole=False, member=member, part=part)
        return None


def blocs(evidence: Evidence, chamber: Chamber | None, motion: MotionKind) -> Blocs:
    """Parties with a number of seats, in the order of the alphabet, then members apart, then everybody else."""
    parties = every_party(evidence, chamber)
    sized = {claim.party for claim in evidence.of(Seats)}
    switched = {c.party or c.actor for c in evidence.of(Switch) if c.quantity}
    listed = chamber.parties if chamber else ()
    within = {party.name: party.part_of for party in listed if party.part_of in sized and party.part_of}
    names = sorted((sized | (switched & parties)) - within.keys())
    alone = frozenset({party.name for party in listed if party.kind is PartyKind.INDEPENDENTS} | INDEPENDENTS)
    people = members(evidence, parties)
    plain = Blocs((*names, OTHERS), frozenset(parties), alone, within, people)

    def whole(party: str) -> bool:
        return party in names and not bench_by_bench(evidence, party, alone)

    inside = [faction for faction in factions.within(evidence, chamber) if faction.of in names]
    away = {each.name: first_apart(evidence, each.name, each.of, motion) for each in inside}
    inside = [each for each in inside if each.whole or away[each.name]]
    groups = tuple(Part(each.name, each.of, (), away[each.name] or evidence.as_of) for each in inside)
    apart = (*groups, *parts(evidence, people, motion, plain.bloc, whole))
    gone = factions.left(evidence, chamber)
    names = [*names, *(part.name for part in apart), OTHERS]
    return replace(plain, names=tuple(names), parts=apart, factions=(*gone, *inside))


def every_party(evidence: Evidence, chamber: Chamber | None) -> set[str]:
    """The names that are parties' and no member's: those of the chamber and all that claims give."""
    parties = {party.name for party in (chamber.parties if chamber else ())}
    parties |= {claim.party for claim in evidence.of(Seats)}
    parties |= {claim.party for claim in evidence.of(Allegiance) if claim.party}
    parties |= {claim.party for claim in evidence.of(Switch) if claim.party}
    return parties | {party for claim in evidence.of(Agreement) for party in claim.parties}
