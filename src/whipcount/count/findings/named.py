"""Names that may stand for one member or for two, and numbers of a party that may take in a faction or not."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.findings.register import finding
from whipcount.count.members import Member
from whipcount.count.places import bench_after
from whipcount.model.claims import Allegiance, Seats, Switch
from whipcount.model.count import Finding
from whipcount.model.words import Modality
from whipcount.sentences import either, listed, worded


@finding("names")
def names(case: Case) -> Iterator[Finding]:
    """Two spellings that may be one member, or one that may be either of two.

    Spellings of one name are counted as one member where party, last name and first names fit. Elsewhere a guess
    would be a seat too many or too few, so that the count keeps them apart and says so.
    """
    known = case.frame.blocs.members
    for each in known.undecided:
        ids = _claims(case, each.name, each.party)
        fits, where = either(member.name for member in each.fits), say.sources(case.frame.evidence, ids)
        sentence = worded("findings.names", name=each.name, party=each.party, sources=where, members=fits)
        yield Finding("names", sentence, claims=ids)
    for one, other in known.alike:
        ids = tuple(claim for member in (one, other) for claim in _of(case, member))
        both, where = listed([_whole(one), _whole(other)]), say.sources(case.frame.evidence, ids)
        yield Finding("names", worded("findings.names.alike", members=both, sources=where), claims=ids)


@finding("unplaced")
def unplaced(case: Case) -> Iterator[Finding]:
    """Somebody is reported to have changed sides, and no report says of which party: the move is in no number.

    Whether they are a member of the house at all is then not known either (docs/decisions/0010).
    """
    blocs, told = case.frame.blocs, case.frame.evidence.of(Switch)
    firm = (claim for claim in told if claim.modality is not Modality.EXPECTED)
    nowhere = [claim for claim in firm if bench_after(claim) and blocs.actor(claim.actor, claim.party) is None]
    for who in dict.fromkeys(claim.actor for claim in nowhere):
        ids = tuple(claim.id for claim in nowhere if claim.actor == who)
        where = say.sources(case.frame.evidence, ids)
        yield Finding("unplaced", worded("findings.unplaced", name=who, sources=where), claims=ids)


@finding("split")
def split(case: Case) -> Iterator[Finding]:
    """A party's number with a faction in it and one without: both are true, of different things.

    So 40 for a party and 18 for it after 22 have left to sit by themselves do not contradict each other.
    """
    for faction in case.frame.blocs.factions:
        numbers = [each for each in case.frame.evidence.of(Seats) if each.party == faction.of and each.quantity.exact]
        told = [each for each in numbers if faction.since is None or each.holds_on >= faction.since]
        inside = [each for each in told if faction.counts_in(each.quantity.low, each.holds_on)]
        less = [each for each in told if each not in inside]
        if inside and less:
            sentence = worded(
                "findings.split",
                party=faction.of,
                less=_numbers(less),
                sources=_sources(case, less),
                n=faction.seats,
                faction=faction.name,
                whole=_numbers(inside),
                whole_sources=_sources(case, inside),
            )
            yield Finding("split", sentence, claims=tuple(each.id for each in (*less, *inside)))


def _numbers(claims: list[Seats]) -> str:
    return listed(dict.fromkeys(claim.quantity for claim in claims))


def _sources(case: Case, claims: list[Seats]) -> str:
    return say.sources(case.frame.evidence, [claim.id for claim in claims])


def _whole(member: Member) -> str:
    return worded("findings.names.member", name=member.name, party=member.party)


def _of(case: Case, member: Member) -> tuple[str, ...]:
    spellings = case.frame.blocs.members.spellings(member)
    return tuple(claim for name in spellings for claim in _claims(case, name, member.party))


def _claims(case: Case, name: str, party: str) -> tuple[str, ...]:
    evidence = case.frame.evidence
    claims: list[Allegiance | Switch] = [*evidence.of(Allegiance), *evidence.of(Switch)]
    return tuple(claim.id for claim in claims if (claim.actor, claim.party) == (name, party))
