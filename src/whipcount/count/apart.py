"""Members who stand apart from their party, each a bloc of one.

Most members who are named stand where their party stands, or leave it once and are heard of no more: one seat of the
party's bloc on that bench says all of it. A bloc of their own is needed where more is known than that:

- they are put in two places, and first where their party was not: they came back, or reports contradict each other;
- the party as a whole is put elsewhere on the same day or later ("Green supports the government" a week after
  Ann Ash of Green has left it): that is said of the others;
- they stood where their party did not, and have died or given up the seat.

The party's number is then that of its bloc and of all its parts together, so that no sum changes. Members of one
party with the same history share a bloc, and a party whose members are all named by name needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.count.gather import Evidence
from whipcount.count.members import Member, Members
from whipcount.count.places import BENCHES, bench_after, bench_of, leaves_seat
from whipcount.model.claims import Allegiance, Office, Seats, Switch
from whipcount.model.words import Bench, Modality, MotionKind

# On a day somebody is put on one of these benches; on none of them who has died or given up the seat.
Put = tuple[date, frozenset[Bench]]


@dataclass(frozen=True, slots=True)
class Part:
    """Members of one party who are counted as a bloc of their own: by name, or as a party within a larger group.

    name: what the bloc is called. of: the bloc that they would be counted in. members: who they are, none where only
    their number is known. since: the first day on which a claim puts them; what is said of the whole party
    before that day is said of them too.
    """

    name: str
    of: str
    members: tuple[Member, ...]
    since: date


def parts(
    evidence: Evidence, named: Members, motion: MotionKind, home: Callable[[str], str], whole: Callable[[str], bool]
) -> tuple[Part, ...]:
    """The parts of all parties. home: the bloc of a party; whole: whether claims about it are about that bloc."""
    history, of_party = _history(evidence, named, motion), _of_parties(evidence, motion)
    groups: dict[tuple[str, tuple[Put, ...]], list[Member]] = {}
    for member in sorted(history):
        puts = tuple(sorted(set(history[member]), key=lambda put: (put[0], sorted(put[1]))))
        said = of_party.get(member.party, []) if whole(member.party) else []
        if _apart(puts, said) and not _all_named(evidence, member.party, history):
            groups.setdefault((member.party, puts), []).append(member)
    return tuple(Part(_label(group), home(party), tuple(group), puts[0][0]) for (party, puts), group in groups.items())


def first_apart(evidence: Evidence, party: str, of: str, motion: MotionKind) -> date | None:
    """The first day on which a party within a larger group is put anywhere, where it does not stand with the group."""
    said = _of_parties(evidence, motion)
    puts = said.get(party, [])
    return min(day for day, _ in puts) if puts and _apart(puts, said.get(of, [])) else None


def _apart(puts: Iterable[Put], said: Iterable[Put]) -> bool:
    """Whether they are put in two places, or elsewhere than their party on the same day or later."""
    own, whole = list(puts), list(said)
    stood = [(day, benches) for day, benches in own if benches]
    left = [(day, benches) for day, benches in stood if any(day <= at and not benches & there for at, there in own)]
    astray = any(not benches & _told(whole, day) for day, benches in left)
    return astray or any(day <= at and not benches & there for day, benches in stood for at, there in whole)


def _told(said: Iterable[Put], until: date) -> frozenset[Bench]:
    """Every bench that the party was put on by a day."""
    return frozenset(bench for day, benches in said if day <= until for bench in benches)


def _all_named(evidence: Evidence, party: str, history: Iterable[Member]) -> bool:
    """Whether some number of the party leaves nobody beside those named."""
    numbers = [claim.quantity.low for claim in evidence.of(Seats) if claim.party == party]
    return min(numbers, default=len(list(history)) + 1) <= sum(member.party == party for member in history)


def _history(evidence: Evidence, named: Members, motion: MotionKind) -> dict[Member, list[Put]]:
    history: dict[Member, list[Put]] = {}
    for actor, party, put in _puts(evidence, motion):
        member = named.of(actor, party)
        if member is not None:
            history.setdefault(member, []).append(put)
    return history


def _of_parties(evidence: Evidence, motion: MotionKind) -> dict[str, list[Put]]:
    """Where parties are put as a whole."""
    said: dict[str, list[Put]] = {}
    for actor, _, put in _puts(evidence, motion):
        said.setdefault(actor, []).append(put)
    for seats in evidence.of(Seats):
        if seats.bench in BENCHES:
            said.setdefault(seats.party, []).append((seats.holds_on, frozenset({seats.bench})))
    return said


def _puts(evidence: Evidence, motion: MotionKind) -> Iterator[tuple[str, str | None, Put]]:
    """Who is put where by every claim that makes a row of it."""
    for stand in evidence.of(Allegiance):
        bench = stand.bench or bench_of(stand.option, motion)
        if bench in BENCHES:
            yield stand.actor, stand.party, (stand.holds_on, frozenset({bench}))
    for switch in evidence.of(Switch):
        benches = bench_after(switch)
        if benches and not switch.quantity and switch.modality is not Modality.EXPECTED:
            yield switch.actor, switch.party, (switch.holds_on, frozenset(benches))
    for office in evidence.of(Office):
        if leaves_seat(office) and office.modality is not Modality.EXPECTED:
            yield office.holder, office.party, (office.holds_on, frozenset())


def _label(group: list[Member]) -> str:
    first, more = group[0], len(group) - 1
    return f"{first.name} and {more} more ({first.party})" if more else f"{first.name} ({first.party})"
