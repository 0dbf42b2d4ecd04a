"""Readings of a party: whole or in parts, with or without those at odds with it, of one size or another, on one bench
or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.reasons import Direction, Family, Weight, reason
from whipcount.count.differences.record import STANDING
from whipcount.count.differences.ways import ways
from whipcount.count.places import bench_of
from whipcount.count.say import SIDES
from whipcount.model.claims import Claim, Group, Seats
from whipcount.model.difference import Reason, ReasonKind, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import worded

_SHAPES = ("moved", "both", "out")


@dataclass(frozen=True, slots=True)
class _Some:
    """Some members of a party: whose, where they sit, where they may go, how many, and who says so."""

    party: str
    origin: Bench
    target: Bench
    seats: Range
    claims: Sequence[Claim]


def split(ground: Ground) -> Iterator[Family]:
    """Members said to be at odds with their party, or about to leave: counted where they sit, or where they may go.

    A side may count them with the other bench, with both, or leave them out of their own; neither says which.
    """
    groups: dict[tuple[str, Bench, Bench], list[_Some]] = {}
    for some in sorted(_at_odds(ground), key=lambda some: (some.seats.low, some.seats.high)):
        alike = groups.setdefault((some.party, some.origin, some.target), [])
        if alike and some.seats.low <= alike[-1].seats.high:
            alike[-1] = _together(alike[-1], some)
        else:
            alike.append(some)
    for alike in groups.values():
        made = [
            _counted_there(ground, side, some, shape)
            for shape in _SHAPES
            for some in alike
            for side in ground.sides
            if any(ground.knew(side, claim) for claim in some.claims)
        ]
        if made:
            yield tuple(made)


def _together(one: _Some, two: _Some) -> _Some:
    """Numbers that may be the same: "22" and "about two dozen"."""
    seats = Range(one.seats.low, max(one.seats.high, two.seats.high))
    return replace(one, seats=seats, claims=[*one.claims, *two.claims])


def _counted_there(ground: Ground, side: Side, some: _Some, shape: str) -> Reason:
    own, other = SIDES[some.origin], SIDES[some.target]
    direction = {
        "moved": {some.origin: -1, some.target: 1},
        "both": {some.target: 1},
        "out": {some.origin: -1},
    }[shape]
    who = worded("compare.some", seats=some.seats, party=some.party)
    sentence = worded(f"compare.split.{shape}", who=who, count=wording.of(side), own=own, other=other)
    weight = Weight(some.seats, _by(ground, side, direction))
    return reason(ReasonKind.SPLIT, who, weight, sentence, some.claims, assumed=1, party=some.party)


def _at_odds(ground: Ground) -> Iterator[_Some]:
    """Groups within parties with the bench they are said to go to, and moves that are only expected."""
    for group in ground.record.of(Group):
        target = group.bench or bench_of(group.option, ground.record.motion)
        seats = _bounded(ground, group)
        if target not in STANDING or seats is None or group.of not in ground.record.parties:
            continue
        if home := ground.record.home(group.of, besides=target):
            yield _Some(group.of, home, target, seats, [group])
    firm = {(way.party, way.origin, way.target) for way in ways(ground.record)}
    for way in ways(ground.record, expected=True):
        if way.party and way.origin and way.target and (way.party, way.origin, way.target) not in firm:
            yield from (_Some(way.party, way.origin, way.target, each.seats, each.claims) for each in way.levels)


def _bounded(ground: Ground, group: Group) -> Range | None:
    """The number of a group; at most all of its party where no upper bound is given."""
    low, high = group.quantity.low, group.quantity.high
    known = ground.record.size(group.of)
    most = high if high is not None else known and known[0].high
    return Range(low, max(low, most)) if most and low else None


def part(ground: Ground) -> Iterator[Family]:
    """A party that was elected or sits with another is counted with it, or left out."""
    for name, whole in ground.record.within.items():
        own, known = ground.record.numbers.get(name, ()), ground.record.size(name)
        if known and (home := ground.record.home(whole)):
            what = worded("compare.part", whose=wording.whose(ground.record, name, known[0]), whole=whole)
            yield from _left_out(ground, ReasonKind.PART, what, (known[0], home), own)


def independents(ground: Ground) -> Iterator[Family]:
    """Members of no party on a bench, whom a list by parties may leave out; those who have left it are moves."""
    left = {(way.party, way.origin) for way in ways(ground.record)}
    for party in sorted(ground.record.independents):
        for bench in STANDING:
            claims = [claim for claim in ground.record.numbers.get(party, ()) if claim.bench is bench]
            known = ground.record.size(party, lambda claim, claims=claims: claim in claims)  # type: ignore[misc]
            if known and (party, bench) not in left:
                whose = wording.whose(ground.record, party, known[0])
                what = worded("compare.free", whose=whose, side=SIDES[bench])
                yield from _left_out(ground, ReasonKind.INDEPENDENTS, what, (known[0], bench), claims)


def _left_out(
    ground: Ground, kind: ReasonKind, what: str, where: tuple[Range, Bench], claims: Sequence[Seats]
) -> Iterator[Family]:
    """Seats of a bench that one side may leave out of its number."""
    seats, bench = where
    knowing = [side for side in ground.sides if any(ground.knew(side, claim) for claim in claims)]
    made = []
    for side in knowing if seats.low else []:
        key = "compare.left.it" if seats == Range(1, 1) else "compare.left.them"
        sentence = worded(key, what=what, count=wording.of(side))
        weight = Weight(seats, _by(ground, side, {bench: -1}))
        made.append(reason(kind, what, weight, sentence, claims, assumed=1, party=claims[0].party))
    if made:
        yield tuple(made)


def sizes(ground: Ground) -> Iterator[Family]:
    """The two sides give one party different numbers of seats."""
    for party in sorted(ground.record.parties - ground.record.independents - ground.record.within.keys()):
        one, two = (ground.record.size(party, partial(ground.said, side)) for side in ground.sides)
        if not one or not two or one[0].width or two[0].width or one[0] == two[0]:
            continue
        home, apart = ground.record.home(party), two[0].low - one[0].low
        if home is None:
            continue
        a, b = (wording.of(side) for side in ground.sides)
        seats = Range(abs(apart), abs(apart))
        weight = Weight(seats, {home: 1 if apart > 0 else -1})
        sentence = worded("compare.sizes", party=party, one=one[0], two=two[0], first=a, second=b)
        who = wording.whose(ground.record, party, seats)
        yield (reason(ReasonKind.SEATS, who, weight, sentence, [one[1], two[1]], party=party),)


def stands(ground: Ground) -> Iterator[Family]:
    """The two sides place one party on different benches, and no report tells that it moved."""
    moved = {way.party for way in ways(ground.record) if way.member is None}
    for party in sorted(ground.record.parties - ground.record.independents - moved):
        one, two = (_own_bench(ground, side, party) for side in ground.sides)
        known = ground.record.size(party)
        if not one or not two or not known or one[0] is two[0]:
            continue
        who = wording.whose(ground.record, party, known[0])
        a, b = (wording.of(side) for side in ground.sides)
        weight = Weight(known[0], {one[0]: -1, two[0]: 1})
        late = [
            side
            for side, own, other in ((ground.first, one, two), (ground.second, two, one))
            if _late(side, own, other)
        ]
        still = worded("compare.stands.still", count=wording.of(late[0])) if late else ""
        said = {"one": SIDES[one[0]], "two": SIDES[two[0]], "first": a, "second": b}
        sentence = worded("compare.stands", who=who, still=still, **said)
        claims = [one[1], two[1], known[1]]
        yield (reason(ReasonKind.STAND, who, weight, sentence, claims, assumed=len(late), party=party),)


def _late(side: Side, own: tuple[Bench, Claim], other: tuple[Bench, Claim]) -> bool:
    """Whether the other's newer words were there already when a side counted, so that it may have known better."""
    return own[1].holds_on < other[1].holds_on <= side.day


def _own_bench(ground: Ground, side: Side, party: str) -> tuple[Bench, Claim] | None:
    found = ground.record.bench(party, partial(ground.said, side))
    return found if found and found[0] in STANDING else None


def _by(ground: Ground, side: Side, direction: Direction) -> Direction:
    """A direction of one side's number as one of the second less the first."""
    return direction if side is ground.second else {bench: -step for bench, step in direction.items()}
