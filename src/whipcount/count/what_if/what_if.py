"""The count after moves: benches, parties and votes needed, with the votes of both sides before and after.

Plausible accounts all have the seats that are moved, so that every range moves by their number and stays exact. Of the
possible accounts those are left out that do not have them there: they contradict what is supposed. Its ranges are
bounds then: no account lies beyond them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whipcount.count.thresholds import by_law
from whipcount.count.what_if.moves import Move, filled
from whipcount.count.what_if.named import Named, named
from whipcount.count.what_if.votes import Votes, house_of, spared, vacancies, voted
from whipcount.model.count import Band, Count, PartyCount, Verdict
from whipcount.model.law import MotionRule, Threshold
from whipcount.model.problem import Problem, Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import Bench


@dataclass(frozen=True, slots=True)
class Supposed:
    """A count as it is and as it would be, with the votes of both.

    moves: with their places and numbers filled in, in their order. unsure: those of which not every possible account
    has so many there. needed_before, needed: parties without whose votes, each by itself, those who must find the votes
    would miss them; empty where they miss them anyway.
    """

    before: Count
    after: Count
    moves: tuple[Move, ...]
    voted: Votes
    supposed: Votes
    needed_before: tuple[str, ...]
    needed: tuple[str, ...]
    unsure: tuple[Move, ...] = ()


def what_if(
    count: Count, rule: MotionRule | None, moves: Sequence[Move], people: Sequence[Named] | None = None
) -> Supposed:
    """The count after these moves, under the rule of its motion.

    people: who is named in the count, where that is worked out already. Unusable for seats that are not surely where a
    move takes them from, for members of whom that is not settled, and for a count without a house or benches.
    """
    if count.seats is None or not {Bench.GOVERNMENT, Bench.OPPOSITION} <= count.benches.keys():
        found, expected = "this count does not give both sides of a house of known size", "one that does"
        raise Unusable(Problem(None, found, expected, "Ask of a day on which reports say who is on which side."))
    named_moves = any(move.member is not None for move in moves)
    told = people if people is not None else named(count) if named_moves else ()
    made = filled(count, told, moves)
    parties = _parties(count, made)
    benches = _benches(count, made)
    after = replace(count, benches=benches, parties=parties, threshold=_threshold(count, rule, benches))
    here, there = house_of(count, rule, ()), house_of(after, rule, made)
    votes, then = voted(here), voted(there)
    if made:
        after = replace(after, verdict=Verdict(then.outcome, then.certainty, then.plausible.margin, SUPPOSED))
    return Supposed(count, after, made, votes, then, spared(here), spared(there), _unsure(count, made))


SUPPOSED = "This is supposed by whoever asks, and in no report."


def _threshold(count: Count, rule: MotionRule | None, benches: dict[Bench, Band]) -> Threshold | None:
    """The votes needed of the house as it would be: where the law takes them of the members in office, seats that are
    left lower them."""
    before, now = vacancies(count), vacancies(replace(count, benches=benches))
    if rule is None or count.threshold is None or before == now:
        return count.threshold
    votes, seats = range(1, 2 + len(rule.later)), count.seats or 0
    same = (number for number in votes if by_law(rule, seats, before, number) == count.threshold)
    return by_law(rule, seats, now, next(same, 1))


def _unsure(count: Count, moves: Iterable[Move]) -> tuple[Move, ...]:
    known = {party.party: party for party in count.parties}
    taken = Counter[tuple[str, Bench | None]]()
    for move in moves:
        taken[move.party, move.origin] += move.members
    return tuple(
        move
        for move in moves
        if move.origin and known[move.party].benches[move.origin].possible.low < taken[move.party, move.origin]
    )


def _benches(count: Count, moves: Iterable[Move]) -> dict[Bench, Band]:
    shifts = _Shifts(moves)
    benches = {Bench.CROSSBENCH: _NONE, Bench.VACANT: _NONE} | count.benches
    made = {bench: shifts.of(bench, benches[bench]) for bench in Bench if bench in benches}
    made = {bench: band for bench, band in made.items() if bench in count.benches or band.plausible.high}
    return _within(made, count.seats or 0) if shifts.any else made


def _parties(count: Count, moves: Sequence[Move]) -> tuple[PartyCount, ...]:
    made = []
    for party in count.parties:
        shifts = _Shifts(move for move in moves if move.party == party.party)
        if not shifts.any:
            made.append(party)
            continue
        benches = {bench: _NONE for bench in shifts.arriving if bench is not Bench.VACANT} | party.benches
        gone = shifts.arriving[Bench.VACANT]
        seats = _shifted(party.seats, gone, 0)
        known = [bench for bench in Bench if bench in benches]
        stand = {bench: _at_most(shifts.of(bench, benches[bench]), seats.possible.high) for bench in known}
        made.append(replace(party, seats=seats, benches=stand))
    return tuple(made)


_NONE = Band((), Range(0, 0), Range(0, 0))


class _Shifts:
    """How many seats leave each bench and how many arrive; members who only vote otherwise stay where they sit."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.leaving: Counter[Bench] = Counter()
        self.arriving: Counter[Bench] = Counter()
        for move in moves:
            if isinstance(move.to, Bench) and move.origin:
                self.leaving[move.origin] += move.members
                self.arriving[move.to] += move.members

    @property
    def any(self) -> bool:
        return bool(self.leaving)

    def of(self, bench: Bench, band: Band) -> Band:
        return _shifted(band, self.leaving[bench], self.arriving[bench])


def _shifted(band: Band, leaving: int, arriving: int) -> Band:
    """A band from which so many leave that are there in every account that is left, and to which so many come."""
    if not leaving and not arriving:
        return band
    by = arriving - leaving
    plausible = Range(band.plausible.low + by, band.plausible.high + by)
    low = max(band.possible.low, leaving) + by
    return Band((), plausible, Range(low, max(band.possible.high, leaving) + by))


def _at_most(band: Band, number: int) -> Band:
    high = max(band.plausible.high, min(band.possible.high, number))
    return replace(band, possible=Range(band.possible.low, high))


def _within(benches: dict[Bench, Band], seats: int) -> dict[Bench, Band]:
    """No bench has more than the others leave of the house."""
    least = sum(band.possible.low for band in benches.values())

    return {bench: _at_most(band, seats - least + band.possible.low) for bench, band in benches.items()}
