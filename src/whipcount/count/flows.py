"""Moves that reports account for: whoever is said to have moved moves at no cost.

A flow never forces anybody; that is what the row of a switch does. Whoever is only said to be about to move is
a rumour. When the fewest moves are looked for it counts like any other move, so that it does not clear everybody
else; in the ranges it is free, so that it is not ruled out. Members said to be about to rebel are counted with one
side one day and with the other the next, so that their way is open both ways, before the report and after it.
A total that is printed on the day of a rumour or later answers it: see `Flow.told`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.count.blocs import OTHERS, Actor
from whipcount.count.places import BENCHES, bench_of, leaves_seat
from whipcount.count.rows import NOBODY, Cell, Frame
from whipcount.model.claims import Allegiance, Claim, Group, Office, Switch
from whipcount.model.words import Bench, Modality

Step = tuple[Cell, Cell]
CROSSBENCH = Bench.CROSSBENCH  # rebels come from one side and go to the other


@dataclass(frozen=True, slots=True)
class Flow:
    """Up to `most` seats may take these steps, from a cell to a cell, in the changes into stretches `since` to `until`.

    firm: whether they are said to have moved; otherwise it is said that they may. told: the stretch of the newest
    report of it. Whoever prints a side's number on that day or later knows of the rumour and has counted these members
    somewhere. The rumour is answered then, and plausible accounts count such a move as any other.
    """

    steps: tuple[Step, ...]
    most: int
    since: int
    until: int
    firm: bool
    told: int


def flows(frame: Frame) -> tuple[Flow, ...]:
    """One flow for each way and bloc: the largest number that any report gives; named members add up."""
    found: dict[tuple[bool, tuple[Step, ...]], list[Flow]] = {}
    for flow in (
        *_switches(frame),
        *_votes(frame),
        *_groups(frame),
        *_seats_left(frame),
        *_seats_filled(frame),
        *_factions(frame),
    ):
        found.setdefault((flow.firm, flow.steps), []).append(flow)
    return tuple(_together(alike) for (_, steps), alike in sorted(found.items(), key=_named) if steps)


def _named(found: tuple[tuple[bool, tuple[Step, ...]], list[Flow]]) -> str:
    return str(found[0])


def _together(alike: Sequence[Flow]) -> Flow:
    """Reports of the same way are taken to be about the same members, so that the largest number counts."""
    most, since, until = max(f.most for f in alike), min(f.since for f in alike), max(f.until for f in alike)
    return Flow(alike[0].steps, most, since, until, alike[0].firm, max(f.told for f in alike))


def _switches(frame: Frame) -> Iterator[Flow]:
    for claim in frame.evidence.of(Switch):
        actor = frame.blocs.actor(claim.actor, claim.party)
        if actor is None:
            continue
        size = claim.quantity.high if claim.quantity else None
        most = frame.seats if size is None else size
        if not claim.quantity and not actor.whole:
            most = _one_by_one(frame, actor, (c for c in frame.evidence.of(Switch) if _same_way(c, claim)))
        for bloc in frame.blocs.together(actor.bloc) if actor.whole else (actor.bloc,):
            yield _told(frame, claim, _steps(bloc, claim), most)


def _same_way(claim: Switch, other: Switch) -> bool:
    return claim.quantity is None and (claim.origin, claim.target) == (other.origin, other.target)


def _votes(frame: Frame) -> Iterator[Flow]:
    """Who is said to vote with the other side counts with it: a member of an ally who will vote for the motion."""
    for claim in frame.evidence.of(Allegiance):
        actor, target = frame.blocs.actor(claim.actor, claim.party), bench_of(claim.option, frame.motion)
        if actor is None or target is None or claim.bench is not None:
            continue
        alike = (c for c in frame.evidence.of(Allegiance) if c.option is claim.option)
        most = frame.seats if actor.whole else _one_by_one(frame, actor, alike)
        for bloc in frame.blocs.together(actor.bloc) if actor.whole else (actor.bloc,):
            steps = tuple(((bloc, bench), (bloc, target)) for bench in BENCHES if bench is not target)
            yield _told(frame, claim, steps, most)


def _one_by_one(frame: Frame, actor: Actor, alike: Iterable[Allegiance | Switch]) -> int:
    """How many members of a bloc are named in claims that say the same of each of them."""
    if actor.part:
        return len(actor.part.members)
    named = (frame.blocs.actor(claim.actor, claim.party) for claim in alike)
    return max(1, len({each.member for each in named if each and each.member and each.bloc == actor.bloc}))


def _since(frame: Frame, day: date) -> int:
    """The first change a report of this day may be about: those who moved did so within the lag before it."""
    oldest = frame.timeline.stretch(day - timedelta(days=frame.prices.lag_days))
    return min(oldest + 1, frame.timeline.stretch(day))


def _steps(bloc: str, claim: Switch) -> tuple[Step, ...]:
    origins = (claim.origin,) if claim.origin in BENCHES else BENCHES
    targets = (claim.target,) if claim.target in BENCHES else BENCHES
    return tuple(((bloc, a), (bloc, b)) for a in origins if a for b in targets if b and a is not b)


def _groups(frame: Frame) -> Iterator[Flow]:
    for claim in frame.evidence.of(Group):
        target = claim.bench or bench_of(claim.option, frame.motion)
        if target not in BENCHES:
            continue
        from_ = [(bloc, bench) for bloc, bench in _members(frame, claim.of) if bench not in (target, CROSSBENCH)]
        there: tuple[Step, ...] = tuple(((bloc, bench), (bloc, target)) for bloc, bench in from_)
        back: tuple[Step, ...] = tuple((b, a) for a, b in there)
        most = frame.seats if claim.quantity.high is None else claim.quantity.high
        until = frame.timeline.stretch(claim.holds_on + timedelta(days=frame.prices.lag_days))
        told, since = frame.timeline.stretch(claim.holds_on), _since(frame, claim.holds_on)
        yield from (Flow(steps, most, since, until, firm=False, told=told) for steps in (there, back))


def _seats_left(frame: Frame) -> Iterator[Flow]:
    """A seat whose member has died or given it up may lie vacant. Or somebody has followed at once, as from a list."""
    left = [(claim, frame.blocs.actor(claim.holder, claim.party)) for claim in frame.evidence.of(Office)]
    gone = [(claim, actor) for claim, actor in left if actor and actor.member and leaves_seat(claim)]
    for claim, actor in gone:
        by_then = {other.member for each, other in gone if each.holds_on <= claim.holds_on and other.bloc == actor.bloc}
        steps: tuple[Step, ...] = tuple(((actor.bloc, bench), NOBODY) for bench in BENCHES)
        yield _told(frame, claim, steps, len(by_then))


def _seats_filled(frame: Frame) -> Iterator[Flow]:
    """A vacant seat for which somebody of a party was elected."""
    won = [claim for claim in frame.evidence.of(Office) if claim.seat and claim.change == "appointed" and claim.party]
    for claim in won:
        by_then = {each.holder for each in won if each.holds_on <= claim.holds_on and each.party == claim.party}
        steps: tuple[Step, ...] = tuple((NOBODY, (frame.blocs.bloc(str(claim.party)), bench)) for bench in BENCHES)
        yield _told(frame, claim, steps, len(by_then))


def _factions(frame: Frame) -> Iterator[Flow]:
    """Who left a party for a new one."""
    for faction in frame.blocs.factions:
        if faction.since:
            benches = ((a, b) for a in BENCHES for b in BENCHES)
            steps: tuple[Step, ...] = tuple(((faction.of, a), (faction.name, b)) for a, b in benches)
            told = frame.timeline.stretch(faction.since)
            yield Flow(steps, faction.seats, _since(frame, faction.since), told, firm=True, told=told)


def _told(frame: Frame, claim: Claim, steps: tuple[Step, ...], most: int) -> Flow:
    """Steps that a report of a day tells of."""
    told, firm = frame.timeline.stretch(claim.holds_on), claim.modality is not Modality.EXPECTED
    return Flow(steps, most, _since(frame, claim.holds_on), told, firm, told)


def _members(frame: Frame, of: str) -> tuple[tuple[str, Bench], ...]:
    """A group belongs to a party, or to a bench and then to any bloc on it."""
    if of in BENCHES:
        return tuple((bloc, Bench(of)) for bloc in frame.blocs.names)
    bloc = frame.blocs.bloc(of) if of in frame.blocs.parties else OTHERS
    return frame.blocs.cells(bloc)
