"""Where each party is said to stand, by simple arithmetic: its bench, less those said to have left it.

This is the sum a reader would do by hand. It looks at no account of the solver and guesses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.count.case import Case
from whipcount.count.members import Member
from whipcount.count.places import BENCHES, bench_after, bench_of, bench_said
from whipcount.model.claims import Allegiance, Seats, Switch
from whipcount.model.words import Bench, Modality


@dataclass(frozen=True, slots=True)
class Stand:
    """A party's seats, the bench it stood on, how many are said to have left that bench; ids of the claims.

    to: the bench on which those who left are said to stand now; None where no report says, or where several are named.
    staying: how many are named as standing on the bench on that day or later.
    """

    party: str
    seats: int
    bench: Bench
    left: int
    claims: tuple[str, ...]
    switches: tuple[str, ...]
    to: Bench | None = None
    staying: int = 0

    @property
    def stayed(self) -> int:
        return self.seats - self.left

    @property
    def movable(self) -> int:
        """Seats of which nobody says where they are now: they may have left unreported."""
        return max(0, self.stayed - self.staying)


def stands(case: Case, until: date, known: date | None = None) -> tuple[Stand, ...]:
    """Every party of a known number and bench as it stood on a day, in the order in which reports give the numbers.

    known: a later day by which reports have told numbers and benches; what moved after `until` has not left yet.
    """
    parties = dict.fromkeys(claim.party for claim in numbers(case, known or until))
    return tuple(stand for party in parties for stand in _stand(case, party, until, known or until))


def numbers(case: Case, until: date) -> list[Seats]:
    """The exact numbers of parties' seats that are kept, oldest first."""
    given = (claim for claim in case.frame.evidence.of(Seats) if claim.holds_on <= until)
    return [claim for claim in given if claim.quantity.exact is not None and claim.id not in case.unused]


def _stand(case: Case, party: str, until: date, known: date) -> Iterator[Stand]:
    """One stand; for independents counted bench by bench one for each bench."""
    every = [claim for claim in numbers(case, known) if claim.party == party]
    own = [claim for claim in every if claim.holds_on <= until] or every[:1]
    firm = _firm(case, party, known)
    said = {claim.id: bench_said(case.frame.evidence, claim) for claim in own}
    scattered = party in case.frame.blocs.independents and len(set(said.values()) - {None}) > 1
    benches = set(said.values()) if scattered else {_bench(case, party, known, firm)}
    moved = [switch for switch in firm if switch.holds_on <= until]
    for bench in sorted(bench for bench in benches if bench):
        claims = [claim for claim in own if not scattered or said[claim.id] is bench]
        seats, back = case.frame.blocs.remaining(claims[-1], until), _back(case, party, bench, until)
        away = [switch for switch in moved if switch.origin is bench or (switch.origin is None and switch.target)]
        gone = [switch for switch in away if switch.target is not bench and _who(case, switch) not in back]
        across = _across(case, party, bench, until, {_who(case, switch) for switch in gone} | back)
        left = min(seats, _gone(case, gone, seats) + _voting(case, across, party, seats))
        named = {_who(case, switch) for switch in gone} | {_who(case, vote) for vote in across}
        staying = 0 if scattered else min(seats - left, len(_here(case, party, bench, until, known) - named))
        ids, out = tuple(claim.id for claim in claims), tuple(claim.id for claim in (*gone, *across))
        yield Stand(party, seats, bench, left, ids, out, _to(case, gone, across), staying)


Who = Member | str


def _who(case: Case, claim: Switch | Allegiance) -> Who:
    """The member, however the name is spelt; the name as it is where that is undecided."""
    return case.frame.blocs.members.of(claim.actor, claim.party) or claim.actor


def _named(case: Case, party: str, until: date) -> list[tuple[date, Who, tuple[Bench, ...]]]:
    """Where members of a party are put by name, oldest first; what is only expected puts nobody."""
    evidence, motion = case.frame.evidence, case.frame.motion
    puts: list[tuple[Switch | Allegiance, tuple[Bench, ...]]] = [
        (c, bench_after(c)) for c in evidence.of(Switch) if c.quantity is None
    ]
    for stand in evidence.of(Allegiance):
        bench = stand.bench or bench_of(stand.option, motion)
        puts.append((stand, (bench,) if bench in BENCHES and bench else ()))
    firm = [(c, to) for c, to in puts if c.modality is not Modality.EXPECTED and c.id not in case.unused]
    own = [(c, to) for c, to in firm if to and c.party == party != c.actor and c.holds_on <= until]
    return sorted([(c.holds_on, _who(case, c), to) for c, to in own], key=lambda put: put[0])


def _back(case: Case, party: str, bench: Bench, until: date) -> set[Who]:
    """Members whom the newest word by that day puts on the bench: those who had left it are back."""
    newest = {who: benches for _, who, benches in _named(case, party, until)}
    return {who for who, benches in newest.items() if benches == (bench,)}


def _here(case: Case, party: str, bench: Bench, since: date, until: date) -> set[Who]:
    """Members who are put on the bench on a day or later."""
    return {who for day, who, benches in _named(case, party, until) if day >= since and benches == (bench,)}


def _firm(case: Case, party: str, until: date) -> list[Switch]:
    """The switches of a party or of its members that are kept and more than expected, without those into a faction."""
    own = [s for s in case.frame.evidence.of(Switch) if party in (s.party, s.actor) and s.holds_on <= until]
    other = {*case.unused, *(claim for faction in case.frame.blocs.factions for claim in faction.claims)}
    return [switch for switch in own if switch.modality is not Modality.EXPECTED and switch.id not in other]


def _across(case: Case, party: str, bench: Bench, until: date, known: set[Who]) -> list[Allegiance]:
    """Votes announced for the other side, of the party or of members of whom it is not known already where they are."""
    votes = (c for c in case.frame.evidence.of(Allegiance) if c.party == party and _who(case, c) not in known)
    return [
        vote
        for vote in votes
        if vote.holds_on <= until
        and vote.modality is not Modality.EXPECTED
        and vote.id not in case.unused
        and bench_of(vote.option, case.frame.motion) not in (None, bench)
    ]


def _voting(case: Case, across: Sequence[Allegiance], party: str, seats: int) -> int:
    """All of them when the party itself will vote with the other side, else the members who are named."""
    members = {_who(case, vote) for vote in across}
    return seats if party in members else len(members)


def _to(case: Case, gone: Sequence[Switch], across: Sequence[Allegiance]) -> Bench | None:
    """The one bench that is named for all who left."""
    benches = {switch.target for switch in gone} | {bench_of(vote.option, case.frame.motion) for vote in across}
    return next(iter(benches)) if len(benches) == 1 and benches <= set(BENCHES) else None


def _bench(case: Case, party: str, until: date, switches: Sequence[Switch]) -> Bench | None:
    """The bench it left by the first switch; without one the newest that it is said to be on."""
    left = next((switch.origin for switch in switches if switch.origin), None)
    evidence = case.frame.evidence
    placed = [(c.holds_on, c.bench) for c in evidence.of(Allegiance) if c.actor == party and c.bench]
    placed += [(c.holds_on, c.bench) for c in evidence.of(Seats) if c.party == party and c.bench]
    said = [place for place in placed if place[0] <= until] or _arrived(case, party, until, switches)
    return left or (max(said, key=lambda place: place[0])[1] if said else None)


def _arrived(case: Case, party: str, until: date, switches: Sequence[Switch]) -> list[tuple[date, Bench]]:
    """Where a party of no reported bench is said to have gone, or to vote, as a whole."""
    whole = [(s.holds_on, s.target) for s in switches if s.actor == party and s.quantity is None]
    votes = (c for c in case.frame.evidence.of(Allegiance) if c.actor == party and c.holds_on <= until)
    firm = (vote for vote in votes if vote.modality is not Modality.EXPECTED and vote.id not in case.unused)
    whole += [(vote.holds_on, bench_of(vote.option, case.frame.motion)) for vote in firm]
    return [(day, bench) for day, bench in whole if bench in BENCHES]


def _gone(case: Case, switches: Sequence[Switch], seats: int) -> int:
    """All of them when the party went as a whole, else those named and the largest number given."""
    if any(switch.quantity is None and switch.actor == switch.party for switch in switches):
        return seats
    members = {_who(case, switch) for switch in switches if switch.quantity is None}
    return max([len(members), *(switch.quantity.low for switch in switches if switch.quantity)])
