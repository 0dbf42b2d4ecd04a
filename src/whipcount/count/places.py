"""Where a claim puts somebody, read off its words alone: which bench a vote, a switch or a number stands for."""

from __future__ import annotations

from collections.abc import Container

from whipcount.count.gather import Evidence
from whipcount.model.claims import Allegiance, Office, Seats, Switch, Total
from whipcount.model.words import Base, Bench, MotionKind, Option

# The benches a member may stand on, as against a vacant seat.
BENCHES = (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH)

# Bases that leave members out: a number of them is the least that a side has.
WHO_CAME = frozenset({Base.PRESENT, Base.PRESENT_AND_VOTING, Base.VOTES_CAST})


def bench_of(option: Option | None, motion: MotionKind) -> Bench | None:
    """A vote stands for a bench only on a motion that is about the government itself."""
    asked_by_government = motion in (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
    with_it, against = (Option.YES, Option.NO) if asked_by_government else (Option.NO, Option.YES)
    return {with_it: Bench.GOVERNMENT, against: Bench.OPPOSITION}.get(option) if option else None


def bench_after(claim: Switch) -> tuple[Bench, ...]:
    """The benches on which those who switched may stand afterwards; none where the words say nothing of it."""
    if claim.target in BENCHES:
        return (claim.target,)
    return tuple(bench for bench in BENCHES if bench is not claim.origin) if claim.origin in BENCHES else ()


def of_all(claim: Total) -> bool:
    """Whether a total is of all members of a side, and not of those who were present or voted."""
    return claim.base not in WHO_CAME


def leaves_seat(claim: Office) -> bool:
    """Whether a seat has lost its member. Who resigns or is removed from another office keeps the seat."""
    return claim.change == "died" or (claim.seat and claim.change in ("resigned", "removed"))


def bench_said(evidence: Evidence, claim: Seats) -> Bench | None:
    """The bench of a number; "two independents support the government" gives them as two claims side by side."""
    if claim.bench is not None:
        return claim.bench
    beside = (a for a in evidence.of(Allegiance) if a.actor == claim.party and a.quote.report == claim.quote.report)
    benches = {allegiance.bench for allegiance in beside if allegiance.bench}
    return benches.pop() if len(benches) == 1 else None


def bench_by_bench(evidence: Evidence, party: str, independents: Container[str]) -> bool:
    """Whether independents are counted bench by bench: reports that differ speak of different members."""
    if party not in independents:
        return False
    numbers = [claim for claim in evidence.of(Seats) if claim.party == party]
    sides = {bench_said(evidence, claim) for claim in numbers} - {None}
    return len({claim.quantity for claim in numbers}) > 1 or len(sides) > 1
