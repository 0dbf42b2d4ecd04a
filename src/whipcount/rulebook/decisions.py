"""What the numbers of a vote decided: carried, lost, or undecided because a fact is missing.

A result is read out in ayes and noes; what it means hangs on more: of whom the majority is taken, how many were there,
how many seats were vacant, who presided. What the numbers leave open is tried both ways. If it makes no difference the
motion is carried or lost; if it does, the answer is None and the missing fact is named. Nothing is assumed in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from whipcount.model.law import Clause, Law, MajorityRule, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, MotionKind, Option
from whipcount.rulebook.abstaining import taken_again
from whipcount.rulebook.citing import cite
from whipcount.rulebook.majorities import MAJORITIES
from whipcount.rulebook.quorums import without_quorum
from whipcount.rulebook.ties import settle
from whipcount.rulebook.vacant import readings, unsettled

_ASKED_FOR = frozenset({MotionKind.CONFIDENCE, MotionKind.INVESTITURE})


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of a vote as they were announced; None is a number that was not given.

    ayes, noes: votes for and against, a casting vote left out unless it was announced as one of them. abstain: there
    and voting neither way; blank: blank or spoilt ballots handed in. present: everybody in the house. excluded: members
    who are not reckoned in the base by law. defectors: ayes cast against the direction of the member's own party.
    presiding: how the presiding member voted when the votes were equal.
    """

    ayes: int
    noes: int
    abstain: int | None = None
    absent: int | None = None
    blank: int | None = None
    vacancies: int | None = None
    present: int | None = None
    excluded: int | None = None
    defectors: int | None = None
    presiding: Option | None = None

    @property
    def there(self) -> int:
        """Everybody of whom the numbers say that they were in the house."""
        return self.ayes + self.noes + (self.abstain or 0) + (self.blank or 0)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a majority, with the votes needed, the base and the margin in all cases left open."""

    rule: MajorityRule
    needed: Range
    base: Range
    margin: Range


@dataclass(frozen=True, slots=True)
class Decision:
    """What a vote decided.

    carried: None when the law or the numbers do not decide it, and `missing` then names what would. needed: the votes
    needed (those against, where noes defeat the proposal); base: the number they are taken of; margin: votes above
    what was needed, negative for those that were short; ranges, as far as the numbers leave them open. rule: the
    provision applied; conditions: where two must be met, each by itself, while the three numbers are of the one that
    is passed by less. effect: of a vote that was lost, whether it has the consequences that the law gives only to a
    greater defeat; None where every defeat has them or that is open. follows: what the law says comes next. remarks:
    what else should be known.
    """

    carried: bool | None
    needed: Range
    base: Range
    margin: Range
    rule: Provision[MajorityRule]
    conditions: tuple[Condition, ...]
    missing: tuple[str, ...] = ()
    effect: bool | None = None
    follows: tuple[Provision[Clause], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """One way in which the facts may be that the numbers leave open."""

    vacant: int
    present: int
    excluded: int


def decision(law: Law, rule: MotionRule, tally: Tally, number: int = 1) -> Decision:
    """What a vote decided under a motion's rule; `number` is 2 for the second vote of an election, and so on."""
    of = rule.majority if number == 1 else rule.later[number - 2]
    seats = law.seats.value
    counted, remarks = _without_defectors(rule, tally)
    settled = settle(rule, of.value, counted)
    counted, worlds = settled.tally, tuple(_worlds(of.value, seats, counted))
    cases = [_case(reading, seats, counted, world) for reading in readings(rule, of.value) for world in worlds]
    carried = settled.result if settled.decides else _agreed({case.carried for case in cases})
    missing = settled.missing if settled.decides else () if carried is not None else _missing(rule, of.value, counted)
    again = taken_again(rule, seats, counted, worlds)
    carried, missing = (again.result, again.missing) if again.decides else (carried, missing)
    void = without_quorum(rule, seats, counted, worlds)
    carried, missing = (void.result, void.missing) if void.decides and carried is not False else (carried, missing)
    effect, told = _effect(rule, seats, counted, carried)
    without_effect = rule.effect is not None and carried is False and not effect
    return Decision(
        carried,
        _span(case.needed for case in cases),
        _span(case.base for case in cases),
        _span(case.margin for case in cases),
        of,
        tuple(_ranges(part, seats, counted, worlds) for part in of.value.conditions),
        missing,
        effect,
        () if without_effect else _follows(rule, carried, last=number > len(rule.later)),
        (*remarks, *settled.remarks, *again.remarks, *void.remarks, *told),
    )


@dataclass(frozen=True, slots=True)
class Case:
    """A world judged: the base, the votes needed of it, and by how many they were passed or missed."""

    base: int
    needed: int
    margin: int

    @property
    def carried(self) -> bool:
        return self.margin >= 0


def _case(rule: MajorityRule, seats: int, tally: Tally, world: World) -> Case:
    """Where two conditions must be met, the one that is passed by less decides."""
    cases = [_condition(part, seats, tally, world) for part in rule.conditions]
    return min(cases, key=lambda case: case.margin)


def _ranges(rule: MajorityRule, seats: int, tally: Tally, worlds: tuple[World, ...]) -> Condition:
    cases = [_condition(rule, seats, tally, world) for world in worlds]
    needed, base = _span(case.needed for case in cases), _span(case.base for case in cases)
    return Condition(rule, needed, base, _span(case.margin for case in cases))


def _condition(rule: MajorityRule, seats: int, tally: Tally, world: World) -> Case:
    base = _base(rule.base, seats, tally, world) - world.excluded
    kind = MAJORITIES[rule.kind]
    needed = kind.least(base, rule.share)
    spare = needed - 1 - tally.noes if kind.counted is Option.NO else tally.ayes - needed
    return Case(base, needed, spare)


def _base(base: Base, seats: int, tally: Tally, world: World) -> int:
    match base:
        case Base.MEMBERS:
            return seats
        case Base.FILLED_SEATS:
            return seats - world.vacant
        case Base.PRESENT:
            return world.present
        case Base.PRESENT_AND_VOTING:
            return tally.ayes + tally.noes
        case Base.VOTES_CAST:
            return tally.ayes + tally.noes + (tally.blank or 0)


def _worlds(rule: MajorityRule, seats: int, tally: Tally) -> Iterator[World]:
    """The ends of every range that the numbers leave open; what no condition asks for is left at one end."""
    most = max(0, seats - max(tally.there, tally.present or 0) - (tally.absent or 0))
    vacant = Range(0, most) if tally.vacancies is None else Range(tally.vacancies, tally.vacancies)
    excluded = Range(0, 0)
    if any(part.without for part in rule.conditions):
        excluded = Range(0, most) if tally.excluded is None else Range(tally.excluded, tally.excluded)
    for empty, left_out in product({vacant.low, vacant.high}, {excluded.low, excluded.high}):
        house = max(tally.there, seats - empty - (tally.absent or 0))
        present = {tally.there, house} if tally.present is None else {tally.present}
        for there in present:
            yield World(empty, there, left_out)


def _missing(rule: MotionRule, of: MajorityRule, tally: Tally) -> tuple[str, ...]:
    """The facts that are not given and that the majority asks for."""
    bases = {part.base for reading in readings(rule, of) for part in reading.conditions}
    asked = {
        "how many seats were vacant": tally.vacancies is None and Base.FILLED_SEATS in bases,
        "whether vacant seats lower the votes needed": unsettled(rule),
        "how many members were present": tally.present is None and Base.PRESENT in bases,
    }
    named = [fact for fact, wanted in asked.items() if wanted]
    named += [f"how many {part.without} there were" for part in of.conditions if part.without]
    return tuple(named)


def _agreed(results: set[bool]) -> bool | None:
    return results.pop() if len(results) == 1 else None


def _span(numbers: Iterator[int]) -> Range:
    known = list(numbers)
    return Range(min(known), max(known))


def _without_defectors(rule: MotionRule, tally: Tally) -> tuple[Tally, tuple[str, ...]]:
    """Ayes that a law on defection does not count are taken off."""
    clause = rule.clause("switching", "seat_lost")
    if clause is None or clause.value.parts.get("votes") != "not_counted":
        return tally, ()
    if tally.defectors is None:
        return tally, ("Votes against a party's own direction are not counted; it is not said how many there were.",)
    kept = replace(tally, ayes=tally.ayes - tally.defectors)
    return kept, (f"{tally.defectors} votes against a party's own direction are not counted.",)


def _effect(rule: MotionRule, seats: int, tally: Tally, carried: bool | None) -> tuple[bool | None, tuple[str, ...]]:
    """Whether a vote that was lost was lost by as much as the law asks for before anything follows from it."""
    if rule.effect is None or carried is not False:
        return None, ()
    majority = rule.effect.value
    cases = [_case(majority, seats, tally, world) for world in _worlds(majority, seats, tally)]
    stands = _agreed({case.carried for case in cases})
    needed, article = _span(case.needed for case in cases), cite(rule.effect.article)
    said = f"{needed} votes against give it effect in law ({article}); there were {tally.noes}"
    if stands is None:
        return None, (f"{said}, and whether that is enough is not known.",)
    return not stands, (f"{said}{', so that nothing follows in law' if stands else ''}.",)


def _follows(rule: MotionRule, carried: bool | None, *, last: bool) -> tuple[Provision[Clause], ...]:
    """What the law says of the consequence: of a motion that was carried, of a confidence or an investiture lost."""
    if carried is None:
        return ()
    topics: tuple[str, ...]
    if rule.kind is MotionKind.INVESTITURE:
        topics = () if carried else ("failure",) if last else ("rounds", "failure")
    elif carried is (rule.kind not in _ASKED_FOR):
        topics = ("consequence", "dissolution", "caretaker")
    else:
        topics = ("repeat",) if rule.kind not in _ASKED_FOR else ()
    clauses = (clause for topic in topics for clause in rule.clauses.get(topic, ()))
    return tuple(clause for clause in clauses if clause.value.kind != "barred_while_pending")  # it is pending no more
