"""What claims do to the number of ways: rumours that would narrow them, switches without which there would be others.

A rumour binds no account (docs/decisions/0003), so the ways are counted without it; here stands how many of them it
would leave. It is taken at its word: "four of them" is four, "at least four" four or more. A switch that is kept is
in every way; here stands how many there would be without it. A number that was set aside is put in place of those of
its side and day that contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.explanations import ways_of
from whipcount.count.meeting import Meeting, meeting
from whipcount.count.places import BENCHES, bench_of
from whipcount.count.rows import Row
from whipcount.count.ways import Some, Ways, overlap
from whipcount.model.claims import Allegiance, Claim, Group, Switch
from whipcount.model.explanations import Bearing
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench, Modality

MOST = 20
ENDLESS = 1_000_000
_Limit = dict[Some, Range]


class _Rumour(NamedTuple):
    """What is said of the members of a party, or of any party of a bench: how many go to which bench, or stay there.

    number: None when it is the party as a whole.
    """

    of: str
    number: Quantity | None
    to: Bench


def bearings(case: Case, found: Ways) -> tuple[Bearing, ...]:
    """Every claim that changes the number of ways, rumours first; the same said twice is one."""
    every = (*_rumours(case, found), *_switches(case, found), *_numbers(case, found))
    return tuple(each for each in every if each.with_claims != each.without)[:MOST]


def _rumours(case: Case, found: Ways) -> Iterator[Bearing]:
    """Each rumour by itself; then those that leave some way, together."""
    said: dict[_Rumour, list[Claim]] = {}
    for claim in case.frame.evidence.weighing:
        if rumour := _rumour(case, claim):
            said.setdefault(rumour, []).append(claim)
    limits = {rumour: limit for rumour in said if (limit := _limit(found.meeting, rumour))}
    leave: dict[_Rumour, int] = {}
    for rumour, limit in limits.items():
        leave[rumour] = found.within(limit)
        ids = tuple(claim.id for claim in said[rumour])
        sentence = _rumoured(case, found, rumour, ids, leave[rumour])
        yield Bearing(ids, leave[rumour], found.total, False, sentence)
    some = [rumour for rumour, left in leave.items() if 0 < left < found.total]
    if len(some) > 1:
        left = _together(found, [limits[rumour] for rumour in some])
        ids = tuple(claim.id for rumour in some for claim in said[rumour])
        sentence = f"With these {len(some)} claims together: {_of_all(left, found)}."
        yield Bearing(ids, left, found.total, False, sentence)


def _rumour(case: Case, claim: Claim) -> _Rumour | None:
    """A group, or a move or a vote that is only expected."""
    match claim:
        case Group():
            to = claim.bench or bench_of(claim.option, case.frame.motion)
            return _Rumour(claim.of, claim.quantity, to) if to in BENCHES and to else None
        case Switch(modality=Modality.EXPECTED):
            number = claim.quantity or (None if claim.actor == claim.party else Quantity(1, None))
            return _Rumour(claim.party or claim.actor, number, claim.target) if claim.target in BENCHES else None
        case Allegiance(modality=Modality.EXPECTED, bench=None):
            to = bench_of(claim.option, case.frame.motion)
            number = None if claim.actor == claim.party else Quantity(1, None)
            return _Rumour(claim.party or claim.actor, number, to) if to else None
    return None


def _limit(of: Meeting, rumour: _Rumour) -> _Limit | None:
    """How many seats may have left unreported if it is true.

    None where the ways tell nothing of those it is about: a party of no number, or of no reported side.
    """
    for number, side in enumerate(of.camps):
        if rumour.of == side.bench.value and rumour.to is not side.bench:
            return {(number, None): _gone(rumour, sum(stand.left for stand in side.stands), side.there)}
        for place, stand in enumerate(side.stands):
            if stand.party == rumour.of and rumour.to is not side.bench:
                return {(number, place): _gone(rumour, stand.left, stand.seats)}
            if stand.party == rumour.of and rumour.number:  # so many of them stay
                return {(number, place): Range(0, max(0, stand.stayed - rumour.number.low))}
    return None


def _gone(rumour: _Rumour, left: int, seats: int) -> Range:
    """How many more have left unreported, when so many are reported to have left."""
    number = rumour.number or Quantity.exactly(seats)
    low = max(0, number.low - left)
    return Range(low, ENDLESS if number.high is None else max(low, number.high - left))


def _together(found: Ways, limits: Iterable[_Limit]) -> int:
    """The ways that keep within all of these limits."""
    every: _Limit = {}
    for key, span in (each for limit in limits for each in limit.items()):
        both = overlap(every.get(key, span), span)
        if both is None:
            return 0
        every[key] = both
    return found.within(every)


def _rumoured(case: Case, found: Ways, rumour: _Rumour, ids: Sequence[str], left: int) -> str:
    number = "all" if rumour.number is None else str(rumour.number)
    whom = say.SIDES[Bench(rumour.of)] if rumour.of in BENCHES else _of(case, rumour.of)
    claim = f"With the claim that {number} of {whom} side with {say.SIDES[rumour.to]}"
    return f"{claim} {say.sources(case.frame.evidence, ids)}: {_of_all(left, found)}."


def _of_all(left: int, found: Ways) -> str:
    if not left:
        return "no way is left"
    return f"{left:,} of the {found.total:,} ways {'is' if left == 1 else 'are'} left"


def _of(case: Case, party: str) -> str:
    return "the independents" if party in case.frame.blocs.independents else party


def _switches(case: Case, found: Ways) -> Iterator[Bearing]:
    """For each party and bench the ways there would be if nothing were said of those who left it."""
    for side in found.meeting.camps:
        for stand in (stand for stand in side.stands if stand.left and stand.switches):
            ids = tuple(dict.fromkeys(stand.switches))
            other = ways_of(meeting(_without(case, ids)))
            claim = f"Without the reports that {stand.left} of {_of(case, stand.party)} left {say.SIDES[stand.bench]}"
            sentence = f"{claim} {say.sources(case.frame.evidence, ids)}: {_instead(other, found)}."
            yield Bearing(ids, found.total, other.total if other else None, True, sentence)


def _without(case: Case, ids: Iterable[str]) -> Case:
    evidence, out = case.frame.evidence, set(ids)
    weighing = tuple(claim for claim in evidence.weighing if claim.id not in out)
    return replace(case, frame=replace(case.frame, evidence=replace(evidence, weighing=weighing)))


def _instead(other: Ways | None, found: Ways) -> str:
    if other is None:
        return f"the ways cannot be counted; with them there are {found.total:,}"
    if other.moves is None:
        return "no way is left"
    number = "1 way" if other.total == 1 else f"{other.total:,} ways"
    return f"{number} with {say.moves(other.moves)}, instead of {found.total:,}"


def _numbers(case: Case, found: Ways) -> Iterator[Bearing]:
    """For each number of a side that was set aside the ways there would be if it were right."""
    for row in case.bands.best.aside():
        if row.kind == "total":
            other = ways_of(meeting(_were_right(case, row)))
            subject = say.subject(row)
            claim = f"If {subject[0].lower()}{subject[1:]} {say.number(row)} after all"
            sentence = f"{claim} {say.sources(case.frame.evidence, row.claims)}: {_instead(other, found)}."
            yield Bearing(row.claims, other.total if other else None, found.total, False, sentence)


def _were_right(case: Case, row: Row) -> Case:
    """The case with this number kept, and the others of its side and day set aside."""
    made, best = case.bands.start
    rivals = {r: None for r in case.rows if (r.kind, r.cells, r.own) == (row.kind, row.cells, row.own)}
    given = best.given | rivals | {row: row.own}
    return replace(case, bands=replace(case.bands, start=(made, replace(best, given=given))))
