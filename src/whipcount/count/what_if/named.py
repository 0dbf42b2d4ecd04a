"""The members whom reports name, and the bench on which each of them stands.

A member named is one seat of the party, and can be moved like one: by name. That takes that reports settle where the
member stands. The newest word of each holds, as in the count (docs/decisions/0010-named-members.md); where words of one
day disagree, or a bench has fewer seats of the party for sure than members are named there, nobody is put anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from whipcount.count.blocs import every_party
from whipcount.count.gather import Evidence, gather
from whipcount.count.members import Member, Members, members
from whipcount.count.places import BENCHES, bench_after, bench_of, leaves_seat
from whipcount.count.what_if.moves import sure
from whipcount.model.claims import Allegiance, Office, Switch
from whipcount.model.count import Count, PartyCount
from whipcount.model.words import Bench, Modality, MotionKind


@dataclass(frozen=True, slots=True)
class Named:
    """A member by the fullest spelling in the reports, with the party that the seat is counted in.

    bench: None where reports do not settle it. spellings: all ways in which reports print the name. claims: ids of the
    words that put the member there.
    """

    name: str
    party: str
    bench: Bench | None
    spellings: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def named(count: Count) -> tuple[Named, ...]:
    """Everybody named who has a seat of a party that is counted, by party and name."""
    evidence = gather(count.claims, reports=count.reports, witnesses={}, as_of=count.as_of)
    people = members(evidence, every_party(evidence, count.chamber))
    parties = {party.party: party for party in count.parties}
    within = {each.name: each.part_of for each in (count.chamber.parties if count.chamber else ()) if each.part_of}
    words = _words(count, evidence, people)
    gone = {people.of(office.holder, office.party) for office in evidence.of(Office) if leaves_seat(office)}
    found = []
    for member in sorted(set(people.spelt.values()) - gone, key=lambda member: (member.party, member.name)):
        party = parties.get(member.party) or parties.get(within.get(member.party, ""))
        if party is not None:
            bench, claims = _stands(words.get(member, []), party)
            found.append(Named(member.name, party.party, bench, people.spellings(member), claims))
    return tuple(_settled(found, parties))


_Word = tuple[date, tuple[Bench, ...], str]  # the day, the benches that it leaves open, the id of the claim


def _words(count: Count, evidence: Evidence, people: Members) -> Mapping[Member, list[_Word]]:
    """What puts each member on a bench, as far as the count keeps it; what is only expected puts nobody."""
    kind = count.motion.kind if count.motion else MotionKind.NO_CONFIDENCE
    unused = {*count.set_aside, *count.read_as_of}
    found: dict[Member, list[_Word]] = {}
    claims: Iterable[Switch | Allegiance] = (*evidence.of(Switch), *evidence.of(Allegiance))
    for claim in claims:
        member = people.of(claim.actor, claim.party)
        if member and claim.id not in unused and claim.modality is not Modality.EXPECTED:
            found.setdefault(member, []).append((claim.holds_on, _benches(claim, kind), claim.id))
    return found


def _benches(claim: Switch | Allegiance, kind: MotionKind) -> tuple[Bench, ...]:
    if isinstance(claim, Switch):
        return bench_after(claim)
    bench = claim.bench or bench_of(claim.option, kind)
    return (bench,) if bench in BENCHES and bench else ()


def _stands(words: list[_Word], party: PartyCount) -> tuple[Bench | None, tuple[str, ...]]:
    """By the newest words that name a bench; without one, where the whole party surely stands."""
    telling = [word for word in words if word[1]]
    if not telling:
        whole = [bench for bench in BENCHES if sure(party, bench) and sure(party, bench) == party.seats.plausible.high]
        return (whole[0] if whole else None), tuple(claim for _, _, claim in words)
    day = max(word[0] for word in telling)
    newest = [word for word in telling if word[0] == day]
    left = set(BENCHES).intersection(*(set(benches) for _, benches, _ in newest))
    return (left.pop() if len(left) == 1 else None), tuple(claim for _, _, claim in newest)


def _settled(found: list[Named], parties: Mapping[str, PartyCount]) -> Iterator[Named]:
    """Nobody of those named on a bench on which fewer seats of their party are sure."""
    there = Counter((each.party, each.bench) for each in found)
    for each in found:
        crowded = each.bench and there[each.party, each.bench] > sure(parties[each.party], each.bench)
        yield replace(each, bench=None) if crowded else each
