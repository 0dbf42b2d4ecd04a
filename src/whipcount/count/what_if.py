"""What if: a count with some seats moved by a person who asks, and what the law makes of it.

In the days before a vote everybody plays it through: what if these seven leave, what if those four stay at home? A move
takes seats that every plausible account of the reports has in one place, and puts them in another. Every account is
then moved by the same number, so that ranges stay exact. Nothing of it is reported, and nothing of it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whipcount.model.count import Band, Count, PartyCount
from whipcount.model.law import MotionRule
from whipcount.model.problem import Problem, Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, By, MotionKind, Option, Outcome

ASKED_BY_GOVERNMENT = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
BENCHES = (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH)
OPTIONS = (Option.YES, Option.NO, Option.ABSTAIN, Option.ABSENT)


@dataclass(frozen=True, slots=True)
class Move:
    """Seats of a party that stand on one bench, and what they are supposed to do instead.

    to: another bench, or an option: then they stay where they sit and vote so. seats: None for all that surely stand
    there.
    """

    party: str
    origin: Bench
    to: Bench | Option
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """Who votes how if every other member votes with the bench they stand on; crossbenchers may vote either way.

    margin: the votes of those who must find them, less the threshold; None where that is not known.
    """

    ayes: Range
    noes: Range
    abstain: int
    absent: int
    outcome: Outcome
    margin: Range | None


@dataclass(frozen=True, slots=True)
class Supposed:
    """A count as it is and as it would be, with the votes of both. moves: with their numbers filled in.

    needed: parties without whose votes, each by itself, those who must find the votes would miss them; empty where
    they miss them anyway.
    """

    before: Count
    after: Count
    moves: tuple[Move, ...]
    voted: Votes
    supposed: Votes
    needed: tuple[str, ...]


def what_if(count: Count, rule: MotionRule | None, moves: Sequence[Move]) -> Supposed:
    """The count after these moves, reckoned with its plausible ranges, under the rule of its motion.

    Unusable for seats that are not surely where a move takes them from, and for a count without a house or benches.
    """
    if count.seats is None or not {Bench.GOVERNMENT, Bench.OPPOSITION} <= count.benches.keys():
        found, expected = "this count does not give both sides of a house of known size", "one that does"
        raise Unusable(Problem(None, found, expected, "Ask of a day on which reports say who is on which side."))
    filled = _filled(count, moves)
    after = replace(count, benches=_benches(count, filled), parties=_parties(count, filled))
    votes = _Votes(count, rule, ())
    supposed = _Votes(after, rule, filled)
    return Supposed(count, after, filled, votes.counted(), supposed.counted(), supposed.needed())


def sure(party: PartyCount, bench: Bench) -> int:
    """The seats of a party that every plausible account has on a bench."""
    return party.benches[bench].plausible.low if bench in party.benches else 0


def _filled(count: Count, moves: Sequence[Move]) -> tuple[Move, ...]:
    """The moves with their numbers; every problem with them at once."""
    known = {party.party: party for party in count.parties}
    problems: list[Problem] = []
    taken: Counter[tuple[str, Bench]] = Counter()
    made: list[Move] = []
    for move in moves:
        if move.party not in known:
            found = f"there is no party '{move.party}' in this count"
            problems.append(Problem(None, found, f"one of {', '.join(known)}", "Name one of them."))
            continue
        there = sure(known[move.party], move.origin)
        seats = there if move.seats is None else move.seats
        taken[move.party, move.origin] += seats
        if seats < 1 or taken[move.party, move.origin] > there or move.to is move.origin:
            found = f"{taken[move.party, move.origin]} seats of {move.party} from the {move.origin} to {move.to}"
            expected = f"seats that it surely has there ({there}), and another place to move them to"
            problems.append(Problem(None, found, expected, "Move fewer, or others."))
        made.append(replace(move, seats=seats))
    if problems:
        raise Unusable(problems)
    return tuple(made)


def _benches(count: Count, moves: Iterable[Move]) -> dict[Bench, Band]:
    shifts = _shifts((move.origin, move.to, move.seats or 0) for move in moves)
    benches = {Bench.CROSSBENCH: _NONE} | count.benches
    return {bench: _shifted(benches[bench], shifts[bench]) for bench in Bench if bench in benches}


def _parties(count: Count, moves: Sequence[Move]) -> tuple[PartyCount, ...]:
    made = []
    for party in count.parties:
        own = [(move.origin, move.to, move.seats or 0) for move in moves if move.party == party.party]
        shifts = _shifts(own)
        benches = {bench: _NONE for bench in shifts if shifts[bench]} | party.benches
        made.append(replace(party, benches={bench: _shifted(band, shifts[bench]) for bench, band in benches.items()}))
    return tuple(made)


_NONE = Band((), Range(0, 0), Range(0, 0))


def _shifts(moves: Iterable[tuple[Bench, Bench | Option, int]]) -> Counter[Bench]:
    """By how many seats each bench grows or shrinks; members who only vote otherwise stay where they sit."""
    shifts: Counter[Bench] = Counter()
    for origin, to, seats in moves:
        if isinstance(to, Bench):
            shifts[origin] -= seats
            shifts[to] += seats
    return shifts


def _shifted(band: Band, by: int) -> Band:
    """A band moved by a number. What is only possible need not have so many there: it is left out by being bounded."""
    if not by:
        return band
    plausible = Range(band.plausible.low + by, band.plausible.high + by)
    low, high = max(0, band.possible.low + by), band.possible.high + max(by, 0)
    return Band((), plausible, Range(min(low, plausible.low), max(high, plausible.high)))


class _Votes:
    """The votes of a count in which some members vote otherwise than their bench."""

    def __init__(self, count: Count, rule: MotionRule | None, moves: Iterable[Move]) -> None:
        self.count, self.rule = count, rule
        self.otherwise = [move for move in moves if isinstance(move.to, Option)]
        kind = count.motion.kind if count.motion else MotionKind.NO_CONFIDENCE
        self.asked = kind in ASKED_BY_GOVERNMENT
        by = count.threshold.by if count.threshold else None
        self.needy = Bench.OPPOSITION if by in (By.MOVERS, By.OPPONENTS) else Bench.GOVERNMENT
        if by is None:
            self.needy = Bench.GOVERNMENT if self.asked else Bench.OPPOSITION

    def counted(self) -> Votes:
        doubt = max(0, self._band(Bench.CROSSBENCH).high - self._leaving(Bench.CROSSBENCH))
        sides = {bench: self._side(bench) for bench in (Bench.OPPOSITION, Bench.GOVERNMENT)}
        spans = {b: Range(own.low, min(self.count.seats or 0, own.high + doubt)) for b, own in sides.items()}
        ayes, noes = spans[self._bench(Option.YES)], spans[self._bench(Option.NO)]
        needed = self.count.threshold.votes if self.count.threshold else None
        side = sides[self.needy]
        margin = None if needed is None else Range(side.low - needed, side.high - needed)
        outcome = self._outcome(ayes, noes, needed)
        return Votes(ayes, noes, self._voting(Option.ABSTAIN), self._voting(Option.ABSENT), outcome, margin)

    def needed(self) -> tuple[str, ...]:
        """The parties whose votes those who must find them cannot spare, the largest first."""
        votes = self.count.threshold.votes if self.count.threshold else None
        if votes is None or (spare := self._side(self.needy).low - votes) < 0:
            return ()
        mine = self._option(self.needy)
        held = {party.party: sure(party, self.needy) for party in self.count.parties}
        for move in self.otherwise:
            held[move.party] += (move.seats or 0) * ((move.to is mine) - (move.origin is self.needy))
        return tuple(sorted((name for name in held if held[name] > spare), key=lambda name: (-held[name], name)))

    def _side(self, bench: Bench) -> Range:
        """The votes of a bench: its own members but for those who vote otherwise, and those who vote with it."""
        by = self._voting(self._option(bench)) - self._leaving(bench)
        return Range(self._band(bench).low + by, self._band(bench).high + by)

    def _outcome(self, ayes: Range, noes: Range, needed: int | None) -> Outcome:
        from whipcount.rulebook import decide  # noqa: PLC0415 - only where a law is at hand

        if self.rule is not None:
            return decide(self.rule, ayes, noes, self.count.seats or 0, self._band(Bench.VACANT))
        if needed is None or ayes.low < needed <= ayes.high:
            return Outcome.OPEN
        return Outcome.CARRIES if ayes.low >= needed else Outcome.FAILS

    def _band(self, bench: Bench) -> Range:
        return self.count.benches[bench].plausible if bench in self.count.benches else Range(0, 0)

    def _voting(self, option: Option) -> int:
        return sum(move.seats or 0 for move in self.otherwise if move.to is option)

    def _leaving(self, bench: Bench) -> int:
        return sum(move.seats or 0 for move in self.otherwise if move.origin is bench)

    def _bench(self, option: Option) -> Bench:
        """The bench whose members vote so."""
        return Bench.GOVERNMENT if (option is Option.YES) is self.asked else Bench.OPPOSITION

    def _option(self, bench: Bench) -> Option:
        return Option.YES if self._bench(Option.YES) is bench else Option.NO
