"""Parts of a party that have a number and a name of their own: factions that leave it, and parties within a group.

A party may break in two. Before, reports print 40 seats for Blue; afterwards 18 for Blue and 22 for New Blue, or still
40 by those who count both. Both are true, of different things. And a party may sit within a larger group whose number
includes its own, and yet stand elsewhere.

Nobody is taken to have left a party because some number fits. Within a fortnight of the day on which the faction is
first numbered a report must tell of so many members of the party who moved, or who are a group in it; and the party's
own number must have fallen by as many since, unless one report numbers the faction and says that so many have left,
and of no bench that it was theirs or is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.count.gather import Evidence
from whipcount.model.claims import Agreement, Allegiance, Claim, Group, Seats, Switch
from whipcount.model.law import Chamber
from whipcount.model.words import Modality

FORTNIGHT = timedelta(days=14)
FEWEST = 2  # one member who leaves is a member, and 1 is a common number


@dataclass(frozen=True, slots=True)
class Faction:
    """So many members of the party `of`, under a name of their own.

    whole: numbers of the party that take the faction in. since: the day from which reports print both; None where the
    chamber's file has it as a part of a group, whose number takes it in unless another is larger by just its seats.
    claims: what says that they left.
    """

    name: str
    of: str
    seats: int
    whole: frozenset[int]
    since: date | None = None
    claims: tuple[str, ...] = ()

    def counts_in(self, number: int | None, day: date) -> bool:
        """Whether a number of the party, printed for a day, takes the faction in. None: it is hedged."""
        if self.since is None:
            return number is None or number + self.seats not in self.whole
        return day < self.since or number in self.whole


def left(evidence: Evidence, chamber: Chamber | None) -> tuple[Faction, ...]:
    """The factions that have left a party of a known number."""
    numbered = _numbered(evidence)
    known = {party.name for party in chamber.parties} if chamber else set()
    new = (name for name in sorted(numbered) if name not in known)
    return tuple(faction for name in new if (faction := _left(evidence, name, numbered)))


def within(evidence: Evidence, chamber: Chamber | None) -> tuple[Faction, ...]:
    """The parties that sit within a larger group, where both have a number."""
    numbered = _numbered(evidence)
    listed = ((party.name, party.part_of) for party in (chamber.parties if chamber else ()))
    both = ((name, of) for name, of in listed if of and of in numbered and name in numbered)
    return tuple(_inside(name, of, numbered) for name, of in both)


def _inside(name: str, of: str, numbered: dict[str, list[tuple[date, int]]]) -> Faction:
    seats, numbers = numbered[name][-1][1], {number for _, number in numbered[of]}
    return Faction(name, of, seats, frozenset(number for number in numbers if number - seats in numbers))


def _numbered(evidence: Evidence) -> dict[str, list[tuple[date, int]]]:
    """The exact numbers of each party, oldest first."""
    numbers: dict[str, list[tuple[date, int]]] = {}
    for claim in evidence.of(Seats):
        if claim.quantity.exact is not None:
            numbers.setdefault(claim.party, []).append((claim.holds_on, claim.quantity.exact))
    return numbers


def _left(evidence: Evidence, name: str, numbered: dict[str, list[tuple[date, int]]]) -> Faction | None:
    """The party that a newly numbered one has left; None where no report tells of so many of its members."""
    since, seats = numbered[name][0]
    if seats < FEWEST or any(_names(claim, name) for claim in evidence.weighing if claim.holds_on < since - FORTNIGHT):
        return None
    for of in sorted(numbered.keys() - {name}):
        before = [number for day, number in numbered[of] if day < since]
        after = {number for day, number in numbered[of] if day >= since}
        told = _told(evidence, of, seats, since)
        fell = before[-1:] and before[-1] - seats in after
        stands = before[-1:] and after <= {before[-1]}
        if told and (fell or (stands and any(_in_one_report(evidence, name, claim) for claim in told))):
            return Faction(name, of, seats, frozenset(before[-1:]), since, tuple(claim.id for claim in told))
    return None


def _in_one_report(evidence: Evidence, name: str, claim: Switch | Group) -> bool:
    """Whether a report that says how many have left a party, and not to or from which side, numbers the faction too."""
    left = isinstance(claim, Switch) and not claim.target and not claim.origin
    beside = (seats for seats in evidence.of(Seats) if seats.party == name and seats.quantity == claim.quantity)
    return left and any(seats.quote.report == claim.quote.report for seats in beside)


def _told(evidence: Evidence, of: str, seats: int, since: date) -> list[Switch | Group]:
    """Reports of so many members of a party who moved, or who are a group in it."""
    parts: list[Switch | Group] = [claim for claim in evidence.of(Group) if claim.of == of]
    moved = [claim for claim in evidence.of(Switch) if of == (claim.party or claim.actor)]
    return [
        claim
        for claim in parts + moved
        if claim.quantity and claim.quantity.exact == seats and abs(claim.holds_on - since) <= FORTNIGHT
        if claim.modality is not Modality.EXPECTED
    ]


def _names(claim: Claim, name: str) -> bool:
    """Whether a claim names a party."""
    match claim:
        case Seats(party=party) | Switch(party=party) | Allegiance(party=party):
            return party == name
        case Group(of=of):
            return of == name
        case Agreement(parties=parties):
            return name in parties
    return False
