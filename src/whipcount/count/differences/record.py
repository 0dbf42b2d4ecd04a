"""What the reports tell, whoever compares it: the parties, their seats, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from whipcount.count.blocs import INDEPENDENTS
from whipcount.count.gather import Evidence
from whipcount.count.members import Members, members
from whipcount.model.claims import Agreement, Allegiance, Claim, Seats, Switch
from whipcount.model.law import Chamber
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, PartyKind

C = TypeVar("C", bound=Claim)
SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
STANDING = (*SIDES, Bench.CROSSBENCH)


@dataclass(frozen=True, eq=False)
class Record:
    """The evidence with the house it is of.

    house: the statutory seats, None when they are not known. motion: what a vote for it means for a bench. placed:
    where the count has a party of which no report says where it stands, None where that may be several benches.
    """

    evidence: Evidence
    chamber: Chamber | None
    house: int | None
    motion: MotionKind
    placed: Callable[[str], Bench | None] = lambda _party: None
    _kinds: dict[type[Claim], tuple[Any, ...]] = field(default_factory=dict)

    def of(self, kind: type[C]) -> tuple[C, ...]:
        """The weighing claims of one kind, oldest first."""
        if kind not in self._kinds:
            self._kinds[kind] = self.evidence.of(kind)
        return self._kinds[kind]

    @cached_property
    def parties(self) -> frozenset[str]:
        """Every party that is named."""
        found = {party.name for party in (self.chamber.parties if self.chamber else ())}
        found |= {claim.party for claim in self.of(Seats)}
        found |= {claim.party for claim in self.of(Allegiance) if claim.party}
        found |= {claim.party for claim in self.of(Switch) if claim.party}
        return frozenset(found | {party for claim in self.of(Agreement) for party in claim.parties})

    @cached_property
    def members(self) -> Members:
        """Who is meant by a member's name, in any of its spellings."""
        return members(self.evidence, self.parties)

    @cached_property
    def independents(self) -> frozenset[str]:
        """What members of no party are called."""
        listed = self.chamber.parties if self.chamber else ()
        return frozenset(INDEPENDENTS | {party.name for party in listed if party.kind is PartyKind.INDEPENDENTS})

    @cached_property
    def within(self) -> dict[str, str]:
        """Parties that sit within another."""
        return {party.name: party.part_of for party in (self.chamber.parties if self.chamber else ()) if party.part_of}

    @cached_property
    def placing(self) -> dict[str, tuple[tuple[Claim, Bench], ...]]:
        """For each party the claims that place it as a whole, oldest first, with the bench."""
        found: dict[str, list[tuple[Claim, Bench]]] = {}
        for claim in self.evidence.weighing:
            party, bench = _placed(claim)
            if party and bench:
                found.setdefault(party, []).append((claim, bench))
        return {party: tuple(places) for party, places in found.items()}

    @cached_property
    def numbers(self) -> dict[str, tuple[Seats, ...]]:
        """For each party the claims that give its seats, oldest first."""
        found: dict[str, list[Seats]] = {}
        for claim in self.of(Seats):
            found.setdefault(claim.party, []).append(claim)
        return {party: tuple(claims) for party, claims in found.items()}

    def size(self, party: str, told: Callable[[Claim], bool] = lambda _claim: True) -> tuple[Range, Seats] | None:
        """A party's seats by the newest claim that passes, with that claim; at most the house where it is unbounded."""
        for claim in reversed(self.numbers.get(party, ())):
            low, high = claim.quantity.low, self.house if claim.quantity.high is None else claim.quantity.high
            if high is not None and told(claim):
                return Range(low, max(low, high)), claim
        return None

    def bench(
        self, party: str, told: Callable[[Claim], bool] = lambda _claim: True, besides: Bench | None = None
    ) -> tuple[Bench, Claim] | None:
        """Where a party as a whole stands by the newest claim that passes, `besides` left out; with that claim."""
        for claim, bench in reversed(self.placing.get(party, ())):
            if bench is not besides and told(claim):
                return bench, claim
        return None

    def home(self, party: str, besides: Bench | None = None) -> Bench | None:
        """The bench of a whole party, by the newest report that tells it, else by the count; `besides` left out."""
        found = self.bench(party, besides=besides)
        bench = found[0] if found else self.placed(party)
        return bench if bench in STANDING and bench is not besides else None


def _placed(claim: Claim) -> tuple[str | None, Bench | None]:
    """The party that a claim places as a whole, and the bench."""
    match claim:
        case Allegiance(actor=party, bench=bench) | Seats(party=party, bench=bench):
            return party, bench
        case Switch(actor=party, quantity=None, target=bench):
            return party, bench
    return None, None
