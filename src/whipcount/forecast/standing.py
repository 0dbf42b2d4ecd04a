"""What a forecast takes from a count: who stands where, within which bounds, and what is said of votes.

It is the only thing that it takes, and it can be kept as JSON: so a crisis is counted once and forecast as often as
wanted, and the record of past crises is made again in a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from whipcount.count.places import bench_of
from whipcount.model.claims import Allegiance, Claim, Group, StageClaim, Switch
from whipcount.model.count import BenchCount
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality, MotionKind, Option, Stage

# What is told of a group holds for a fortnight, as in the count (`count.prices.Prices.lag_days`).
LAG = timedelta(days=14)
AWAY = {Option.ABSTAIN: Option.ABSTAIN, Option.ABSENT: Option.ABSENT, Option.NOT_VOTING: Option.ABSENT}
SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)


@dataclass(frozen=True, slots=True)
class Party:
    """The fewest seats that a party plausibly has on each side. away: the line of a party that said it takes no
    side."""

    name: str
    government: int
    opposition: int
    away: Option | None = None

    def on(self, bench: Bench) -> int:
        return self.government if bench is Bench.GOVERNMENT else self.opposition


@dataclass(frozen=True, slots=True)
class Rumour:
    """Members of a party who are said to be about to go over to a side, or to vote with it."""

    of: str
    members: int
    to: Bench


@dataclass(frozen=True, slots=True)
class Apart:
    """Members of a party of whom reports tell as of a group, and not that they would vote with the other side.

    line: where they are said to take no side. Who has handed in a resignation is such a group: the seat is theirs yet.
    """

    of: str
    members: int
    line: Option | None


@dataclass(frozen=True, slots=True)
class Member:
    """A member whose own stand is reported. line: how the member votes, where that is what is said."""

    name: str
    party: str
    bench: Bench | None
    line: Option | None


@dataclass(frozen=True, slots=True)
class Certain:
    """Members who sit on a bench and of whom a person supposes how they vote: they follow no line."""

    bench: Bench
    vote: Option
    members: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The plausible bands of a count and what bears on votes.

    reported: whether any report tells of a motion; voted: whether one gives the result already; vote_on: the day on
    which the newest of them has the vote. certain: votes that are supposed and no report's; they are none of the seats
    of `parties`, and sit on the benches. apart: groups whose vote is not told.
    """

    seats: int | None
    benches: dict[Bench, Range]
    parties: tuple[Party, ...]
    rumours: tuple[Rumour, ...]
    members: tuple[Member, ...]
    motion: MotionKind
    reported: bool
    voted: bool
    vote_on: date | None = None
    certain: tuple[Certain, ...] = ()
    apart: tuple[Apart, ...] = ()


def standing(count: BenchCount, motion: MotionKind | None = None) -> Standing:
    """What of a count bears on a vote. motion: its kind where the count does not say; `reported` says that it does."""
    kinds = [claim.motion for claim in _of(count, StageClaim) if claim.motion]
    kind = motion or (max(kinds, key=kinds.count) if kinds else MotionKind.NO_CONFIDENCE)
    return Standing(
        seats=count.seats,
        benches={bench: band.plausible for bench, band in count.benches.items()},
        parties=tuple(_parties(count)),
        rumours=tuple(_rumours(count, kind)),
        members=tuple(_members(count)),
        motion=kind,
        reported=bool(kinds) or any(_of(count, StageClaim)),
        voted=count.verdict.certainty == "reported",
        vote_on=_vote_on(count),
        apart=tuple(_apart(count, kind)),
    )


def _of(count: BenchCount, kind: type[Any]) -> list[Any]:
    told = (claim for claim in count.claims if isinstance(claim, kind) and claim.holds_on <= count.as_of)
    return sorted((c for c in told if c.modality not in _UNTOLD), key=lambda claim: claim.holds_on)


def _vote_on(count: BenchCount) -> date | None:
    """The day of the vote as the newest report has it; of several days the first."""
    days = [(claim.holds_on, claim.day) for claim in _of(count, StageClaim) if claim.stage in _OF_VOTE and claim.day]
    newest = max((told for told, _ in days), default=None)
    coming = [day for told, day in days if told == newest and day >= count.as_of]
    return min(coming, default=None)


_OF_VOTE = (Stage.SCHEDULED, Stage.VOTED)
_UNTOLD = (Modality.DENIED, Modality.COUNTERFACTUAL)


def _parties(count: BenchCount) -> Iterator[Party]:
    away = {claim.actor: AWAY.get(claim.option) for claim in _of(count, Allegiance) if claim.option}
    for party in count.parties or ():
        least = {bench: band.plausible.low for bench, band in party.benches.items()}
        government, opposition = (least.get(bench, 0) for bench in SIDES)
        if government or opposition:
            yield Party(party.party, government, opposition, away.get(party.party))


def _rumours(count: BenchCount, motion: MotionKind) -> Iterator[Rumour]:
    """The greatest number that was told of each group in the last fortnight."""
    found: dict[tuple[str, Bench], int] = {}
    for claim in _of(count, Group):
        to = claim.bench or bench_of(claim.option, motion)
        if to in SIDES and claim.holds_on >= count.as_of - LAG:
            found[claim.of, to] = max(found.get((claim.of, to), 0), claim.quantity.low)
    known = {party.party for party in count.parties or ()}
    yield from (Rumour(of, members, to) for (of, to), members in found.items() if of in known)


def _apart(count: BenchCount, motion: MotionKind) -> Iterator[Apart]:
    """Of each party the largest group that was told of in the last fortnight without a side."""
    found: dict[str, Apart] = {}
    for claim in _of(count, Group):
        to = claim.bench or bench_of(claim.option, motion)
        told = Apart(claim.of, claim.quantity.low, AWAY.get(claim.option))
        if to is None and claim.holds_on >= count.as_of - LAG and told.members >= found.get(claim.of, told).members:
            found[claim.of] = told
    known = {party.party for party in count.parties or ()}
    yield from (each for each in found.values() if each.of in known)


def _members(count: BenchCount) -> Iterator[Member]:
    """Members named one by one, as last told."""
    parties = _names(count)
    found: dict[str, Member] = {}
    claims: Iterable[Claim] = sorted((*_of(count, Allegiance), *_of(count, Switch)), key=lambda claim: claim.holds_on)
    for claim in claims:
        if not isinstance(claim, Allegiance | Switch) or claim.party is None or claim.actor in parties:
            continue
        bench = claim.bench if isinstance(claim, Allegiance) else claim.target
        line = claim.option if isinstance(claim, Allegiance) else None
        if bench in SIDES or line:
            found[claim.actor] = Member(claim.actor, claim.party, bench, line)
    yield from found.values()


def _names(count: BenchCount) -> set[str]:
    """Names of parties, which are no members."""
    chamber = count.chamber
    known = {each.name for each in (*chamber.parties, *chamber.alliances)} if chamber else set()
    return known | {party.party for party in count.parties or ()}


def to_json(made: Standing) -> dict[str, Any]:
    """A standing as a small object, for the record of past crises."""
    return {
        "seats": made.seats,
        "benches": {bench.value: [span.low, span.high] for bench, span in made.benches.items()},
        "parties": [[p.name, p.government, p.opposition, p.away and p.away.value] for p in made.parties],
        "rumours": [[each.of, each.members, each.to.value] for each in made.rumours],
        "members": [[m.name, m.party, m.bench and m.bench.value, m.line and m.line.value] for m in made.members],
        "motion": made.motion.value,
        "reported": made.reported,
        "voted": made.voted,
        "vote_on": made.vote_on and made.vote_on.isoformat(),
        "apart": [[each.of, each.members, each.line and each.line.value] for each in made.apart],
    }


def from_json(told: dict[str, Any]) -> Standing:
    """The standing that `to_json` made."""
    return Standing(
        told["seats"],
        {Bench(bench): Range(low, high) for bench, (low, high) in told["benches"].items()},
        tuple(Party(name, g, o, Option(away) if away else None) for name, g, o, away in told["parties"]),
        tuple(Rumour(of, members, Bench(to)) for of, members, to in told["rumours"]),
        tuple(
            Member(name, party, Bench(bench) if bench else None, Option(line) if line else None)
            for name, party, bench, line in told["members"]
        ),
        MotionKind(told["motion"]),
        told["reported"],
        told["voted"],
        date.fromisoformat(told["vote_on"]) if told.get("vote_on") else None,
        apart=tuple(Apart(of, members, Option(line) if line else None) for of, members, line in told.get("apart", ())),
    )
