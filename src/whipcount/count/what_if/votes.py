"""Who votes how in a house in which some members do otherwise than their bench, and what the law makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.count.places import bench_of
from whipcount.count.what_if.moves import Move, sure
from whipcount.model.count import Band, Count
from whipcount.model.law import MotionRule
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, By, MotionKind, Option, Outcome

SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
_NONE = Band((), Range(0, 0), Range(0, 0))


@dataclass(frozen=True, slots=True)
class Tallied:
    """The votes by one of the bands, if all other members vote with the bench they stand on; crossbenchers may vote
    either way.

    needed: the votes needed if everybody else votes. margin: the votes of those who must find them, less those. Both
    None where neither law nor report says what is needed.
    """

    ayes: Range
    noes: Range
    needed: Range | None
    margin: Range | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Votes:
    """Who votes how, by the plausible and by the possible band. abstain, absent: who is supposed to; of all others
    nothing of the kind is taken."""

    plausible: Tallied
    possible: Tallied
    abstain: int
    absent: int

    @property
    def outcome(self) -> Outcome:
        """What the possible band decides, else what the plausible one does."""
        return self.possible.outcome if self.possible.outcome is not Outcome.OPEN else self.plausible.outcome

    @property
    def certainty(self) -> str:
        """ "certain" when even the possible band decides, "plausible" when the plausible one does, else "open"."""
        if self.possible.outcome is not Outcome.OPEN:
            return "certain"
        return "plausible" if self.plausible.outcome is not Outcome.OPEN else "open"


@dataclass(frozen=True)
class House:
    """A count in which some members vote otherwise. needy: the bench that must find the votes.

    leaving: how many of a bench vote otherwise. voting: how many are supposed to vote so.
    """

    count: Count
    rule: MotionRule | None
    kind: MotionKind
    needy: Bench
    moves: tuple[Move, ...]
    leaving: Counter[Bench]
    voting: Counter[Option]


def house_of(count: Count, rule: MotionRule | None, moves: Iterable[Move]) -> House:
    """The house of a count. moves: only those to an option matter here; the others have changed the count already."""
    otherwise = tuple(move for move in moves if isinstance(move.to, Option))
    kind = count.motion.kind if count.motion else MotionKind.NO_CONFIDENCE
    leaving: Counter[Bench] = Counter()
    voting: Counter[Option] = Counter()
    for move in otherwise:
        if move.origin and isinstance(move.to, Option):
            leaving[move.origin] += move.members
            voting[move.to] += move.members
    return House(count, rule, kind, _needy(count, kind), otherwise, leaving, voting)


def _needy(count: Count, kind: MotionKind) -> Bench:
    by = count.threshold.by if count.threshold else None
    if by is None:
        return bench_of(Option.YES, kind) or Bench.OPPOSITION
    return Bench.GOVERNMENT if by is By.GOVERNMENT else Bench.OPPOSITION


def voted(house: House) -> Votes:
    """The votes of a house by both bands."""
    tallied = [_tallied(house, possible=possible) for possible in (False, True)]
    return Votes(tallied[0], tallied[1], house.voting[Option.ABSTAIN], house.voting[Option.ABSENT])


def spared(house: House) -> tuple[str, ...]:
    """The parties whose votes those who must find them cannot spare, the largest first."""
    needed = _needed(house, _span(house, Bench.VACANT, possible=False))
    if needed is None or (spare := _side(house, house.needy, possible=False).low - needed.high) < 0:
        return ()
    mine = line(house.needy, house.kind)
    held = Counter({party.party: sure(party, house.needy) for party in house.count.parties})
    for move in house.moves:
        held[move.party] += move.members * ((move.to is mine) - (move.origin is house.needy))
    return tuple(sorted((name for name in held if held[name] > spare), key=lambda name: (-held[name], name)))


def line(bench: Bench, kind: MotionKind) -> Option:
    """How the members of a side vote."""
    return Option.YES if bench_of(Option.YES, kind) is bench else Option.NO


def _tallied(house: House, *, possible: bool) -> Tallied:
    crossbench = _span(house, Bench.CROSSBENCH, possible=possible)
    doubt = max(0, crossbench.high - house.leaving[Bench.CROSSBENCH])
    sides = {bench: _side(house, bench, possible=possible) for bench in SIDES}
    most = house.count.seats or 0
    spans = {line(b, house.kind): Range(own.low, min(most, own.high + doubt)) for b, own in sides.items()}
    vacant = _span(house, Bench.VACANT, possible=possible)
    needed, side = _needed(house, vacant), sides[house.needy]
    margin = None if needed is None else _margin(house, side, needed)
    ayes, noes = spans[Option.YES], spans[Option.NO]
    return Tallied(ayes, noes, needed, margin, _outcome(house, ayes, noes, needed, vacant))


def _margin(house: House, side: Range, needed: Range) -> Range:
    """Of the number that suffices whatever is vacant, as the verdict of a count has it; where who turns up counts, of
    the numbers needed if all others do."""
    threshold = house.count.threshold
    if threshold is not None and threshold.votes is not None:
        return Range(side.low - threshold.votes, side.high - threshold.votes)
    return Range(side.low - needed.high, side.high - needed.low)


def _needed(house: House, vacant: Range) -> Range | None:
    """By law of whoever votes, else as reports have it."""
    threshold = house.count.threshold
    if threshold is None:
        return None
    if threshold.votes is not None:
        return threshold.range
    if house.rule is None or any(each.without for each in house.rule.majority.value.conditions):
        return None
    from whipcount.rulebook import Away, needed  # noqa: PLC0415 - only where a law is at hand

    away = Away(house.voting[Option.ABSTAIN], house.voting[Option.ABSENT])
    return needed(house.rule, house.count.seats or 0, vacant, away)


def _outcome(house: House, ayes: Range, noes: Range, needed: Range | None, vacant: Range) -> Outcome:
    if house.rule is not None:
        from whipcount.rulebook import Away, decide  # noqa: PLC0415 - only where a law is at hand

        away = Away(house.voting[Option.ABSTAIN], house.voting[Option.ABSENT])
        return decide(house.rule, ayes, noes, house.count.seats or 0, vacant, away)
    if needed is None or ayes.low < needed.low <= ayes.high:
        return Outcome.OPEN
    return Outcome.CARRIES if ayes.low >= needed.low else Outcome.FAILS


def _side(house: House, bench: Bench, *, possible: bool) -> Range:
    """The votes of a bench: its own members but for those who vote otherwise, and those who vote with it."""
    band, leaving = _span(house, bench, possible=possible), house.leaving[bench]
    by = house.voting[line(bench, house.kind)] - leaving
    return Range(max(band.low, leaving) + by, max(band.high, leaving) + by)


def _span(house: House, bench: Bench, *, possible: bool) -> Range:
    if bench is Bench.VACANT and bench not in house.count.benches:
        return vacancies(house.count)
    band = house.count.benches.get(bench, _NONE)
    return band.possible if possible else band.plausible


def vacancies(count: Count) -> Range:
    """The seats that may be vacant; where the count says nothing of them, what the benches leave."""
    if Bench.VACANT in count.benches:
        return count.benches[Bench.VACANT].plausible
    return Range(0, max(0, (count.seats or 0) - sum(band.plausible.low for band in count.benches.values())))
