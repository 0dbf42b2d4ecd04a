"""What has to meet: the number that is kept for each side, and the parties that reports have on it.

Everything is taken on one day, that of the newest number of a side. Of an older number of another side bounds are left:
what is reported to have moved in between may be in it already or not. Where these bounds and the newer numbers cannot
meet, seats have moved unreported in between, and the older number is let go (`Meeting.without_older`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whipcount.count.case import Case
from whipcount.count.places import BENCHES
from whipcount.count.rows import counted_apart
from whipcount.count.stands import Stand, numbers, stands
from whipcount.model.claims import SittingMembers, Total, Vacancy
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench


@dataclass(frozen=True, slots=True)
class Camp:
    """A bench. stands: the parties that reports have there; any of their seats may have left it unreported.

    joined: seats that reports say came over; they stay. gone: seats that reports say left it, and not for where. low,
    high: the bounds of the number that is kept for it, high None for no upper bound; counted: whether it is a number
    or a range with two ends, and not only one bound. claims: ids of the claims that give the number. older: whether it
    is of an earlier day than the newest; let_go: whether it was, and bounds nothing any more.
    """

    bench: Bench
    stands: tuple[Stand, ...] = ()
    joined: int = 0
    gone: int = 0
    low: int = 0
    high: int | None = None
    counted: bool = False
    claims: tuple[str, ...] = ()
    older: bool = False
    let_go: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """For each party the seats that may have left unreported."""
        return tuple(stand.movable for stand in self.stands)

    @property
    def there(self) -> int:
        """All seats that stand there if nobody has moved unreported."""
        return sum(stand.stayed for stand in self.stands) + self.joined


@dataclass(frozen=True, slots=True)
class Loose:
    """A party whose seats are reported and whose side is not."""

    party: str
    seats: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The sides of a house on a day, with what no side is known to have.

    camps: government, opposition and crossbench. loose: parties of no reported side. rest: the seats of no numbered
    party and those that left for an unreported place, vacant ones included; None in a house of unknown size.
    vacant: how many seats may be vacant. moved: reported moves that happened after this day.
    """

    day: date
    camps: tuple[Camp, Camp, Camp]
    loose: tuple[Loose, ...]
    rest: int | None
    vacant: Range
    later: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[int, ...]:
        """The places of the sides that have a number."""
        return tuple(place for place, side in enumerate(self.camps) if side.counted)

    def without_older(self) -> Meeting | None:
        """The same with older numbers let go; None where there are none."""
        if not any(side.older for side in self.camps):
            return None
        one, two, three = (_unbound(side) if side.older else side for side in self.camps)
        return replace(self, camps=(one, two, three))

    @property
    def missing(self) -> str | None:
        """Why nothing can be counted, in a sentence; None when it can."""
        if not any(side.claims for side in self.camps):
            return "No report gives the number of a side, so there is nothing that the parties' seats have to meet."
        if not self.loose and not any(side.stands for side in self.camps):
            return "No report gives the seats of a party, so there is nothing to share out."
        if self.rest is not None and self.rest < 0:
            return f"The parties' seats, as last printed, make {-self.rest} more than the house has."
        return None


def meeting(case: Case) -> Meeting:
    """The numbers that are kept, brought to the day of the newest of them."""
    totals = {bench: _total(case, bench) for bench in BENCHES}
    given = [total.holds_on for total in totals.values() if total]
    day, known = max(given, default=case.frame.evidence.as_of), case.frame.evidence.as_of
    there = _stands(case, day)
    sides = tuple(_side(case, bench, there, totals[bench], day) for bench in BENCHES)
    loose = tuple(_loose(case, {stand.party for stand in there}, known))
    seats = sum(stand.seats for stand in there) + sum(party.seats for party in loose)
    rest = case.frame.seats - seats if case.house else None
    already = {switch for stand in there for switch in stand.switches}
    later = tuple(c for stand in _stands(case, known) for c in stand.switches if c not in already)
    return Meeting(day, (sides[0], sides[1], sides[2]), loose, rest, _vacant(case), later)


def _stands(case: Case, until: date) -> list[Stand]:
    """The stands on a day, without parties whose seats are counted in a larger one's."""
    every = stands(case, until, case.frame.evidence.as_of)
    return [stand for stand in every if case.frame.blocs.apart(stand.party)]


def _total(case: Case, bench: Bench) -> Total | None:
    """The newest number that is kept for a bench: one with two ends, else a bound."""
    kept = [t for t in case.frame.evidence.of(Total) if t.bench is bench and t.id not in case.unused]
    whole = [total for total in kept if total.base is not Base.PRESENT]
    return max(whole, key=lambda total: (_two_ends(total), total.holds_on), default=None)


def _two_ends(total: Total) -> bool:
    """164 and "160 to 166" are numbers to meet; "at least 160" and "at most 166" are bounds."""
    low, high = total.quantity.low, total.quantity.high
    return high is not None and (low > 0 or high == 0)


def _side(case: Case, bench: Bench, there: Sequence[Stand], total: Total | None, day: date) -> Camp:
    came = [stand for stand in there if stand.to is bench]
    today = [stand for stand in came if _newest(case, stand) == day]
    own = (*(s for s in there if s.bench is bench), *(_over(stand, bench) for stand in came if stand not in today))
    joined = sum(stand.left for stand in today)
    gone = sum(stand.left for stand in there if stand.bench is bench and stand.to is None)
    if total is None:
        return Camp(bench, own, joined, gone)
    low, high, ids = total.quantity.low, total.quantity.high, _witnesses(case, total)
    if total.holds_on == day:
        return Camp(bench, own, joined, gone, low, high, _two_ends(total), ids)
    before = _stands(case, total.holds_on)
    low = max(0, low - _left(there, bench) + _left(before, bench))
    upper = None if high is None else high + _joined(there, bench) - _joined(before, bench)
    return Camp(bench, own, joined, gone, low, upper, claims=ids, older=True)


def _unbound(side: Camp) -> Camp:
    return replace(side, low=0, high=None, older=False, let_go=True)


def _newest(case: Case, stand: Stand) -> date:
    """The day of the newest word that some have left."""
    return max(claim.holds_on for claim in case.claims(stand.switches))


def _over(stand: Stand, bench: Bench) -> Stand:
    """Those who went over to a bench some time ago, as a party of that bench."""
    return Stand(stand.party, stand.left, bench, 0, stand.claims, stand.switches)


def _witnesses(case: Case, total: Total) -> tuple[str, ...]:
    """Every claim that gives the same number for the same day."""
    same = (t for t in case.frame.evidence.of(Total) if (t.bench, t.holds_on) == (total.bench, total.holds_on))
    return tuple(t.id for t in same if t.quantity == total.quantity and t.base is not Base.PRESENT)


def _joined(there: Sequence[Stand], bench: Bench) -> int:
    return sum(stand.left for stand in there if stand.to is bench)


def _left(there: Sequence[Stand], bench: Bench) -> int:
    return sum(stand.left for stand in there if stand.bench is bench)


def _loose(case: Case, placed: set[str], until: date) -> Iterator[Loose]:
    """Parties with a number of seats and no bench; independents whose numbers differ bench by bench are in the rest."""
    newest = {claim.party: claim for claim in numbers(case, until)}
    for party, claim in newest.items():
        alone = case.frame.blocs.apart(party) and not counted_apart(case.frame, party)
        seats = case.frame.blocs.remaining(claim, until)
        if party not in placed and alone and seats:
            yield Loose(party, seats, (claim.id,))


def _vacant(case: Case) -> Range:
    """The vacancies that are kept, newest last; from none to the whole house where no report gives any."""
    evidence, seats = case.frame.evidence, case.frame.seats
    spans = [(c.holds_on, c.id, c.quantity.low, c.quantity.high) for c in evidence.of(Vacancy)]
    spans += [
        (c.holds_on, c.id, c.quantity.low, c.quantity.high) for c in evidence.of(Total) if c.bench is Bench.VACANT
    ]
    for sitting in evidence.of(SittingMembers):
        low, high = sitting.quantity.low, sitting.quantity.high
        spans.append((sitting.holds_on, sitting.id, 0 if high is None else seats - high, seats - low))
    kept = [span for span in spans if span[1] not in case.unused]
    if not kept or not case.house:
        return Range(0, seats)
    _, _, low, high = max(kept, key=lambda span: span[0])
    return Range(max(0, low), seats if high is None else max(0, low, high))
