"""Where each party is said to stand, by simple arithmetic: its bench, less those said to have left it.

This is the sum a reader would do by hand. It looks at no account of the solver and guesses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.count.case import Case
from whipcount.count.places import bench_of, bench_said
from whipcount.model.claims import Allegiance, Seats, Switch
from whipcount.model.words import Bench, Modality


@dataclass(frozen=True, slots=True)
class Stand:
    """A party's seats, the bench it stood on, how many are said to have left that bench; ids of the claims."""

    party: str
    seats: int
    bench: Bench
    left: int
    claims: tuple[str, ...]
    switches: tuple[str, ...]

    @property
    def stayed(self) -> int:
        return self.seats - self.left


def stands(case: Case, until: date) -> tuple[Stand, ...]:
    """Every party of a known number and bench, in the order in which reports give the numbers."""
    parties = dict.fromkeys(claim.party for claim in _numbers(case, until))
    return tuple(stand for party in parties for stand in _stand(case, party, until))


def _numbers(case: Case, until: date) -> list[Seats]:
    numbers = (claim for claim in case.frame.evidence.of(Seats) if claim.holds_on <= until)
    return [claim for claim in numbers if claim.quantity.exact is not None and claim.id not in case.unused]


def _stand(case: Case, party: str, until: date) -> Iterator[Stand]:
    """One stand; for independents counted bench by bench one for each bench."""
    own = [claim for claim in _numbers(case, until) if claim.party == party]
    switches = [s for s in case.frame.evidence.of(Switch) if party in (s.party, s.actor) and s.holds_on <= until]
    firm = [switch for switch in switches if switch.modality is not Modality.EXPECTED]
    said = {claim.id: bench_said(case.frame.evidence, claim) for claim in own}
    scattered = party in case.frame.blocs.independents and len(set(said.values()) - {None}) > 1
    benches = set(said.values()) if scattered else {_bench(case, party, until, firm)}
    for bench in sorted(bench for bench in benches if bench):
        claims = [claim for claim in own if not scattered or said[claim.id] is bench]
        seats = claims[-1].quantity.low
        away = [switch for switch in firm if switch.origin is bench or (switch.origin is None and switch.target)]
        gone = [switch for switch in away if switch.target is not bench]
        across = _across(case, party, bench, until, {switch.actor for switch in gone})
        left = min(seats, _gone(gone, seats) + len({vote.actor for vote in across}))
        ids = tuple(claim.id for claim in claims)
        yield Stand(party, seats, bench, left, ids, tuple(claim.id for claim in (*gone, *across)))


def _across(case: Case, party: str, bench: Bench, until: date, gone: set[str]) -> list[Allegiance]:
    """Members said to vote with the other side, who are not counted as gone already."""
    votes = (c for c in case.frame.evidence.of(Allegiance) if c.party == party and c.actor not in (party, *gone))
    return [
        vote
        for vote in votes
        if vote.holds_on <= until
        and vote.modality is not Modality.EXPECTED
        and bench_of(vote.option, case.frame.motion) not in (None, bench)
    ]


def _bench(case: Case, party: str, until: date, switches: list[Switch]) -> Bench | None:
    """The bench it left by the first switch; without one the newest that it is said to be on."""
    left = next((switch.origin for switch in switches if switch.origin), None)
    evidence = case.frame.evidence
    placed = [(c.holds_on, c.bench) for c in evidence.of(Allegiance) if c.actor == party and c.bench]
    placed += [(c.holds_on, c.bench) for c in evidence.of(Seats) if c.party == party and c.bench]
    said = [place for place in placed if place[0] <= until]
    return left or (max(said, key=lambda place: place[0])[1] if said else None)


def _gone(switches: list[Switch], seats: int) -> int:
    """All of them when the party went as a whole, else those named and the largest number given."""
    if any(switch.quantity is None and switch.actor == switch.party for switch in switches):
        return seats
    members = {switch.actor for switch in switches if switch.quantity is None}
    return max([len(members), *(switch.quantity.low for switch in switches if switch.quantity)])
