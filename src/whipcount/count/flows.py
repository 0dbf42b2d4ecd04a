"""Moves that reports account for: whoever is said to have moved moves at no cost.

Members said to be about to rebel are counted with them one day and without them the next, so that their
way is open in both directions and stays open. A flow never forces anybody; that is what the row of a switch does. A group said to be about to rebel, or an
expected switch, is only a flow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.count.blocs import OTHERS
from whipcount.count.rows import BENCHES, Frame, _bench_of
from whipcount.model.claims import Group, Switch
from whipcount.model.words import Bench

Step = tuple[str, Bench, Bench]


@dataclass(frozen=True, slots=True)
class Flow:
    """Up to `most` seats may take these steps (bloc, from, to) in the changes up to stretch `until`."""

    steps: tuple[Step, ...]
    most: int
    until: int


def flows(frame: Frame) -> tuple[Flow, ...]:
    """One flow for each way and bloc: the largest number that any report gives; named members add up."""
    found: dict[tuple[Step, ...], list[tuple[int, int]]] = {}
    for steps, most, until in (*_switches(frame), *_groups(frame)):
        found.setdefault(steps, []).append((most, until))
    return tuple(flow for steps, caps in sorted(found.items()) for flow in _tightest(steps, caps))


def _tightest(steps: tuple[Step, ...], caps: list[tuple[int, int]]) -> Iterator[Flow]:
    """A later report opens the way longer, a larger one wider; smaller and shorter ones add nothing."""
    widest = 0
    for most, until in sorted(caps, key=lambda cap: (-cap[1], -cap[0])):
        if most > widest:
            yield Flow(steps, most - widest, until)
            widest = most


def _switches(frame: Frame) -> Iterator[tuple[tuple[Step, ...], int, int]]:
    for claim in frame.evidence.of(Switch):
        actor = frame.blocs.actor(claim.actor, claim.party)
        if actor is None:
            continue
        until = frame.timeline.stretch(claim.holds_on)
        if claim.quantity or actor.whole:
            size = claim.quantity.high if claim.quantity else None
            yield _steps(actor.bloc, claim), frame.seats if size is None else size, until
        else:
            yield _steps(actor.bloc, claim), _named(frame, claim), until


def _named(frame: Frame, claim: Switch) -> int:
    members = (c for c in frame.evidence.of(Switch) if c.quantity is None and c.party == claim.party)
    return len({c.actor for c in members if (c.origin, c.target) == (claim.origin, claim.target)} - {claim.party})


def _steps(bloc: str, claim: Switch) -> tuple[Step, ...]:
    origins = (claim.origin,) if claim.origin in BENCHES else BENCHES
    targets = (claim.target,) if claim.target in BENCHES else BENCHES
    return tuple((bloc, a, b) for a in origins if a for b in targets if b and a is not b)


def _groups(frame: Frame) -> Iterator[tuple[tuple[Step, ...], int, int]]:
    for claim in frame.evidence.of(Group):
        target = claim.bench or _bench_of(claim.option, frame.motion)
        targets = (target,) if target in BENCHES else BENCHES
        there = tuple((bloc, a, b) for bloc, a in _members(frame, claim.of) for b in targets if b and a is not b)
        back = tuple((bloc, b, a) for bloc, a, b in there)
        most = frame.seats if claim.quantity.high is None else claim.quantity.high
        for steps in dict.fromkeys((there, back)):
            yield steps, most, frame.timeline.last


def _members(frame: Frame, of: str) -> tuple[tuple[str, Bench], ...]:
    """A group belongs to a party, or to a bench and then to any bloc on it."""
    if of in BENCHES:
        return tuple((bloc, Bench(of)) for bloc in frame.blocs.names)
    bloc = frame.blocs.bloc(of) if of in frame.blocs.parties else OTHERS
    return tuple((bloc, bench) for bench in BENCHES)
