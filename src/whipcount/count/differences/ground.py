"""What two sides are compared on: the evidence, the house, and what each side knew and said itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from whipcount.count.blocs import INDEPENDENTS
from whipcount.count.gather import Evidence
from whipcount.model.claims import Agreement, Allegiance, Claim, Seats, Switch
from whipcount.model.difference import Side
from whipcount.model.law import Chamber
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, PartyKind

C = TypeVar("C", bound=Claim)
SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
STANDING = (*SIDES, Bench.CROSSBENCH)


@dataclass(frozen=True)
class Ground:
    """The evidence and the two sides.

    house: the statutory seats, None when they are not known. placed: where the count has a party of which no report
    says where it stands, None where its seats may be on several benches.
    """

    evidence: Evidence
    chamber: Chamber | None
    house: int | None
    motion: MotionKind
    first: Side
    second: Side
    placed: Callable[[str], Bench | None] = lambda _party: None

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.first, self.second

    def other(self, side: Side) -> Side:
        return self.second if side is self.first else self.first

    @cached_property
    def parties(self) -> frozenset[str]:
        """Every party that is named."""
        found = {party.name for party in (self.chamber.parties if self.chamber else ())}
        found |= {claim.party for claim in self.evidence.of(Seats)}
        found |= {claim.party for claim in self.evidence.of(Allegiance) if claim.party}
        found |= {claim.party for claim in self.evidence.of(Switch) if claim.party}
        return frozenset(found | {party for claim in self.evidence.of(Agreement) for party in claim.parties})

    @cached_property
    def independents(self) -> frozenset[str]:
        """What members of no party are called."""
        listed = self.chamber.parties if self.chamber else ()
        return frozenset(INDEPENDENTS | {party.name for party in listed if party.kind is PartyKind.INDEPENDENTS})

    @cached_property
    def within(self) -> dict[str, str]:
        """Parties that sit within another."""
        return {party.name: party.part_of for party in (self.chamber.parties if self.chamber else ()) if party.part_of}

    def knew(self, side: Side, claim: Claim) -> bool:
        """Whether a side could count what a claim tells.

        An outlet could once it had happened, by whichever way it heard; the count of a day goes by what was published.
        """
        return claim.holds_on <= side.day and (not side.dated or claim.quote.report in side.reports)

    def said(self, side: Side, claim: Claim) -> bool:
        """Whether a side's own reports tell it, of a day not after its count."""
        return claim.holds_on <= side.day and claim.quote.report in side.reports

    def own(self, side: Side, kind: type[C]) -> Iterator[C]:
        """What a side says itself, the oldest first."""
        return (claim for claim in self.evidence.of(kind) if self.said(side, claim))

    def size(self, party: str, claims: Iterable[Seats]) -> tuple[Range, Seats] | None:
        """A party's seats by the newest of the claims that gives their number, with that claim."""
        most = self.house
        found = [claim for claim in claims if claim.party == party]
        bounded = [claim for claim in found if claim.quantity.high is not None or most is not None]
        if not bounded:
            return None
        newest = bounded[-1]
        high = newest.quantity.high
        return Range(newest.quantity.low, max(newest.quantity.low, most or 0) if high is None else high), newest

    def bench(self, party: str, claims: Iterable[Claim], besides: Bench | None = None) -> tuple[Bench, Claim] | None:
        """Where a party as a whole stands by the newest of the claims, `besides` left out; with that claim."""
        found: list[tuple[Bench, Claim]] = []
        for claim in claims:
            bench = _placed(claim, party)
            if bench is not None and bench is not besides:
                found.append((bench, claim))
        return max(found, key=lambda place: place[1].holds_on) if found else None

    def home(self, party: str, besides: Bench | None = None) -> Bench | None:
        """The bench of a whole party, by the newest report that tells it, else by the count; `besides` left out."""
        found = self.bench(party, self.evidence.weighing, besides)
        bench = found[0] if found else self.placed(party)
        return bench if bench in STANDING and bench is not besides else None


def _placed(claim: Claim, party: str) -> Bench | None:
    """The bench on which a claim places a whole party."""
    match claim:
        case Allegiance(actor=actor, bench=bench) if actor == party:
            return bench
        case Seats(party=named, bench=bench) if named == party:
            return bench
        case Switch(actor=actor, quantity=None, target=target) if actor == party:
            return target
    return None
