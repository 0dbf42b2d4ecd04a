"""The ways that members are reported to have gone from bench to bench, step by step.

A way is one party's, or one named member's, from a bench to a bench. Numbers that reports give for one way are about
the same members, so that a way has *levels*: none, the four of 28 March, the five of 30 March. Members named by the
last day of a number are among those it counts; others go a way of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from whipcount.count.differences.record import STANDING, Record
from whipcount.count.places import bench_of
from whipcount.model.claims import Allegiance, Claim, Switch
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality

Route = tuple[str | None, Bench | None, Bench | None]


@dataclass(frozen=True, slots=True)
class Level:
    """So many seats that have gone a way by a day.

    told: the claims that say so, for each member apart where members are told of one by one.
    """

    seats: Range
    day: date
    told: tuple[tuple[Claim, ...], ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for claims in self.told for claim in claims)


@dataclass(frozen=True, slots=True)
class Way:
    """levels: the fewest seats first; the level before them is that nobody has gone. member: a person's own way."""

    party: str | None
    member: str | None
    origin: Bench | None
    target: Bench | None
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim that seats went a way. member: whose name it gives; seats: how many, None for a party of no number."""

    route: Route
    member: str | None
    seats: Range | None
    claim: Switch | Allegiance


@lru_cache(maxsize=8)
def ways(record: Record, *, expected: bool = False) -> tuple[Way, ...]:
    """Every way that is reported to have been gone, or that is only `expected` to be; parties before members."""
    told = [each for each in _merged(_told(record)) if (each.claim.modality is Modality.EXPECTED) is expected]
    groups: dict[Route, list[_Told]] = {}
    for each in told:
        groups.setdefault(each.route, []).append(each)
    found = [way for route, group in groups.items() for way in _ways(route, group)]
    return tuple(sorted(found, key=lambda way: (way.member is not None, way.levels[0].day)))


def unnumbered(record: Record) -> tuple[Switch | Allegiance, ...]:
    """Claims that a party changed sides whose seats no report gives: they cannot be weighed."""
    told = (each for each in _told(record) if each.seats is None)
    return tuple(each.claim for each in told if each.claim.modality is not Modality.EXPECTED)


def _told(record: Record) -> Iterator[_Told]:
    for switch in record.of(Switch):
        yield from _switch(record, switch)
    for allegiance in record.of(Allegiance):
        yield from _allegiance(record, allegiance)


def _switch(record: Record, claim: Switch) -> Iterator[_Told]:
    party, member = _who(record, claim)
    if member is None and party is None:
        return
    target = claim.target if claim.target in STANDING else None
    origin = claim.origin if claim.origin in STANDING else _home(record, party, claim, target)
    if origin is target:
        return
    yield _Told((party, origin, target), member, _seats(record, claim, party, member), claim)


def _allegiance(record: Record, claim: Allegiance) -> Iterator[_Told]:
    """Whoever will vote with the other side, and a member who stands elsewhere than the party, has gone there."""
    party, member = _who(record, claim)
    target = bench_of(claim.option, record.motion) if claim.bench is None else claim.bench if member else None
    origin = _home(record, party, claim, target)
    if party is None or target not in STANDING or origin is None:
        return
    if _newest(record, party, claim.holds_on) is target and not (member is None and _gone(record, party, target)):
        return
    yield _Told((party, origin, target), member, _seats(record, claim, party, member), claim)


def _who(record: Record, claim: Switch | Allegiance) -> tuple[str | None, str | None]:
    """The party, and the member by the fullest spelling of the name; nobody where it fits two of them."""
    if claim.actor in record.parties or (isinstance(claim, Switch) and claim.quantity):
        return claim.actor if claim.actor in record.parties else claim.party, None
    known = record.members.of(claim.actor, claim.party)
    if known:
        return known.party, known.name
    return (None, None) if claim.party else (None, claim.actor)


def _gone(record: Record, party: str, target: Bench) -> bool:
    """Whether the party itself is reported to have gone there, so that a vote there tells of the same way."""
    return any(claim.actor == party and claim.target is target for claim in record.of(Switch))


def _home(record: Record, party: str | None, claim: Claim, target: Bench | None) -> Bench | None:
    """The bench a party stood on before it went to another, by what was said up to then."""
    if party is None or (party in record.independents and target is None):
        return None
    left = [c.origin for c in record.of(Switch) if c.actor == party and c.target is target and c.origin]
    if left:
        return left[0]
    found = record.bench(party, lambda c: not isinstance(c, Switch) and c.holds_on <= claim.holds_on, besides=target)
    return found[0] if found and found[0] in STANDING else None


def _newest(record: Record, party: str, day: date) -> Bench | None:
    found = record.bench(party, lambda claim: claim.holds_on <= day)
    return found[0] if found else None


def _seats(record: Record, claim: Switch | Allegiance, party: str | None, member: str | None) -> Range | None:
    """One for a member, the number that is given, or all of the party's seats."""
    if member:
        return Range(1, 1)
    known = record.size(party) if party and party not in record.independents else None
    if isinstance(claim, Switch) and claim.quantity:
        most = known[0].high if known else record.house
        high = claim.quantity.high if claim.quantity.high is not None else most
        return None if high is None else Range(claim.quantity.low, max(claim.quantity.low, high))
    return known[0] if known else None


def _merged(told: Iterable[_Told]) -> list[_Told]:
    """Who is said only to have left goes the way that another report gives for the same party."""
    every = list(told)
    full: dict[str | None, set[Route]] = {}
    for each in every:
        if None not in each.route[1:]:
            full.setdefault(each.route[0], set()).add(each.route)
    merged = []
    for each in every:
        party, origin, target = each.route
        known = [r for r in full.get(party, ()) if origin in (None, r[1]) and target in (None, r[2])]
        whole = len(known) == 1 and None in (origin, target)
        merged.append(replace(each, route=known[0]) if whole else each)
    return merged


def _ways(route: Route, group: Sequence[_Told]) -> Iterator[Way]:
    party, origin, target = route
    numbers = [each for each in group if each.member is None and each.seats is not None]
    members: dict[str, list[_Told]] = {}
    for each in group:
        if each.member:
            members.setdefault(each.member.casefold(), []).append(each)
    last = max((each.claim.holds_on for each in numbers), default=None)
    among = [told for told in members.values() if last and _first(told) <= last]
    alone = [told for told in members.values() if told not in among]
    if numbers:
        yield Way(party, None, origin, target, _levels(numbers, among))
    for told in alone:
        yield Way(party, told[0].member, origin, target, (Level(Range(1, 1), _first(told), (_claims(told),)),))


def _levels(numbers: Sequence[_Told], among: Sequence[Sequence[_Told]]) -> tuple[Level, ...]:
    """Each number once, with the first day it is given, and the members named one by one up to the smallest of them."""
    found: dict[Range, list[_Told]] = {}
    for each in numbers:
        if each.seats is not None:
            found.setdefault(each.seats, []).append(each)
    levels = [Level(span, _first(told), (_claims(told),)) for span, told in found.items()]
    named = sorted(among, key=_first)
    for number in range(1, min(*(span.low for span in found), len(named) + 1)):
        told = tuple(_claims(each) for each in named[:number])
        levels.append(Level(Range(number, number), _first(named[number - 1]), told))
    return tuple(sorted(levels, key=lambda level: (level.seats.low, level.seats.high)))


def _first(told: Sequence[_Told]) -> date:
    return min(each.claim.holds_on for each in told)


def _claims(told: Sequence[_Told]) -> tuple[Claim, ...]:
    return tuple(each.claim for each in told)
