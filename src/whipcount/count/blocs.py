"""The blocs: parties whose seats are known by number, the rest together.

A party that reports name without ever giving its seats folds into one bloc of members not named, so that
no number is made up for it. Seats persist in their bloc; a change of size is a move like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.count.gather import Evidence
from whipcount.model.claims import Agreement, Allegiance, Seats, Switch
from whipcount.model.law import Chamber
from whipcount.model.words import PartyKind

OTHERS = "members not named"

# What members of no party are called where no rulebook names them.
INDEPENDENTS = {"Independent", "Independents", "independents"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a claim is about: the bloc their seats are counted in, and whether it is a whole party."""

    bloc: str
    party: str
    whole: bool


@dataclass(frozen=True)
class Blocs:
    """names: every bloc that is counted, the members not named last. independents: members of no party.

    within: parties whose seats are counted in a larger group's, because a report gives that one's number.
    """

    names: tuple[str, ...]
    parties: frozenset[str]
    independents: frozenset[str]
    within: dict[str, str]

    @property
    def named(self) -> tuple[str, ...]:
        return self.names[:-1]

    def bloc(self, party: str) -> str:
        return party if party in self.names else self.within.get(party, OTHERS)

    def actor(self, name: str, party: str | None) -> Actor | None:
        """The party of that name, or a member of a party; None when nobody says which party."""
        if name in self.parties:
            return Actor(self.bloc(name), name, whole=name not in self.within)
        if party in self.parties and party is not None:
            return Actor(self.bloc(party), party, whole=False)
        return None


def blocs(evidence: Evidence, chamber: Chamber | None) -> Blocs:
    """Parties with a number of seats, in the order of the alphabet, then everybody else."""
    parties = _parties(evidence, chamber)
    sized = {claim.party for claim in evidence.of(Seats)}
    switched = {c.party or c.actor for c in evidence.of(Switch) if c.quantity}
    listed = chamber.parties if chamber else ()
    within = {party.name: party.part_of for party in listed if party.part_of in sized and party.part_of}
    names = sorted((sized | (switched & parties)) - within.keys())
    alone = {party.name for party in listed if party.kind is PartyKind.INDEPENDENTS}
    return Blocs((*names, OTHERS), frozenset(parties), frozenset(alone | INDEPENDENTS), within)


def _parties(evidence: Evidence, chamber: Chamber | None) -> set[str]:
    parties = {party.name for party in (chamber.parties if chamber else ())}
    parties |= {claim.party for claim in evidence.of(Seats)}
    parties |= {claim.party for claim in evidence.of(Allegiance) if claim.party}
    parties |= {claim.party for claim in evidence.of(Switch) if claim.party}
    return parties | {party for claim in evidence.of(Agreement) for party in claim.parties}
