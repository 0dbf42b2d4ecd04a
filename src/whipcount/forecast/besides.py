"""What bears on the outcome beside the majority of this vote: a successor, a quorum, blank ballots, later votes.

None of it is in the chance. Each has a number of its own where the model gives one, and a sentence in any case, so that
nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from whipcount.forecast.conditions import Condition, conditions, unknown
from whipcount.forecast.saying import percent
from whipcount.forecast.sides import Manner
from whipcount.forecast.standing import SIDES, Apart, Certain, Party, Standing
from whipcount.forecast.votes import Law, Lines, chances, mean
from whipcount.model.law import Clause, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench, Option
from whipcount.rulebook.citing import cite
from whipcount.rulebook.quorums import quorum
from whipcount.rulebook.thresholds import threshold
from whipcount.sentences import listed, worded

# Kinds of form of a constructive motion, the one that asks for most first.
_NAMING = ("names_government", "names_successor", "names_successor_before_end")


@dataclass(frozen=True, slots=True)
class Asked:
    """A forecast as far as it is made: the standing, its explanations, how the sides behave, the law, and pairs that
    stay away.

    again: the chance of the motion for another standing or under another rule, everything else as it is.
    """

    told: Standing
    cases: tuple[Lines, ...]
    manners: tuple[Manner, Manner]
    law: Law
    pairs: int
    again: Callable[[Standing, MotionRule], float]


def besides(asked: Asked) -> Iterator[str]:
    """A sentence for each."""
    yield from _successor(asked)
    yield from _groups(asked)
    yield from _quorum(asked)
    yield from _blank(asked)
    yield from _later(asked)


def _successor(asked: Asked) -> Iterator[str]:
    """A constructive motion needs a majority for somebody; members who only agree on a no are counted as ayes here."""
    for kind in _NAMING:
        clause = asked.law.rule.clause("form", kind)
        if clause:
            yield worded(f"forecast.note.{kind}", article=cite(clause.article))
            return


def _groups(asked: Asked) -> Iterator[str]:
    """Groups whose vote is not told, and those said to take no side: what if they all did not vote."""
    told, rule = asked.told, asked.law.rule
    for bench, silent in product(SIDES, (True, False)):
        own = [each for each in told.apart if (each.line is None) is silent and _some_of(told, each, bench)]
        if own:
            groups = listed(worded("forecast.note.rumour", n=each.members, party=each.of) for each in own)
            chance = percent(asked.again(_not_voting(told, own, bench), rule))
            yield worded(f"forecast.note.apart{'' if silent else '.away'}", groups=groups, chance=chance)


def _some_of(told: Standing, group: Apart, bench: Bench) -> bool:
    """Whether they are a part of a party on a bench that has a line, of which nobody is said to break away."""
    of = next((party for party in told.parties if party.name == group.of and not party.away), None)
    return of is not None and group.members < of.on(bench) and all(each.of != group.of for each in told.rumours)


def _not_voting(told: Standing, groups: Sequence[Apart], bench: Bench) -> Standing:
    by = {each.of: each.members for each in groups}
    parties = tuple(
        Party(
            party.name,
            party.government - by.get(party.name, 0) * (bench is Bench.GOVERNMENT),
            party.opposition - by.get(party.name, 0) * (bench is Bench.OPPOSITION),
            party.away,
        )
        for party in told.parties
    )
    certain = tuple(Certain(bench, each.line or Option.ABSENT, each.members) for each in groups)
    return replace(told, parties=parties, certain=(*told.certain, *certain))


def _quorum(asked: Asked) -> Iterator[str]:
    """How likely fewer come than are needed; nothing where enough ayes to carry are enough for the quorum too."""
    rule, seats = asked.law.rule, asked.law.seats
    clause = quorum(rule)
    if clause is None:
        told = rule.clause("quorum")
        if told and told.value.kind is None:
            yield worded("forecast.note.quorum.sentence", sentence=told.value.sentence)
        return
    later = clause.value.kind == "members_present_at_first"
    least = clause.value.parts.get("then" if later else "minimum")
    if not isinstance(least, Minimum) or least.base is Base.PRESENT or least.members(seats) is None:
        yield worded("forecast.note.quorum", article=cite(clause.article))
        return
    needs = {case.vacant: least.members(seats, seats - case.vacant) or 0 for case in asked.cases}
    if not all(_carried_by_it(asked.law, vacant, need) for vacant, need in needs.items()):
        key = ".later" if later else ".asked" if clause.value.parts.get("checked") == "on_request" else ".short"
        yield _short(asked, clause, needs, f"forecast.note.quorum{key}")


def _carried_by_it(law: Law, vacant: int, need: int) -> bool:
    """Whether whatever carries the motion is a quorum by itself."""
    found = conditions(law.rule, law.seats, vacant)
    return any((each.aye, each.no, each.abstain) == (1, 0, 0) and each.least >= need for each in found)


def _short(asked: Asked, clause: Provision[Clause], needs: dict[int, int], key: str) -> str:
    """Whoever abstains is there, and whoever presides."""
    found = chances(
        asked.cases,
        asked.manners,
        replace(asked.law, crossing=True, tie="lost"),
        lambda case: (Condition(1, 1, 1, needs[case.vacant] - _presiding(asked, case)),),
    )
    number = Range(min(needs.values()), max(needs.values()))
    short = 1 - mean(asked.cases, found)
    return worded(key, number=number, article=cite(clause.article), chance=percent(short))


def _presiding(asked: Asked, case: Lines) -> int:
    """Whoever presides without a vote is in no bloc."""
    placed = case.ayes + case.noes + case.abstain + case.absent + case.vacant + 2 * asked.pairs
    return int(case.presiding is not None and placed < asked.law.seats)


def _blank(asked: Asked) -> Iterator[str]:
    of = asked.law.rule.majority
    if all(part.base is not Base.VOTES_CAST for part in of.value.conditions):
        return
    if of.value.also:
        yield worded("forecast.note.blank", article=cite(of.article))
        return
    counted = replace(asked.law.rule, majority=replace(of, value=replace(of.value, base=Base.PRESENT)))
    yield worded("forecast.note.blank.all", article=cite(of.article), chance=percent(asked.again(asked.told, counted)))


def _later(asked: Asked) -> Iterator[str]:
    rule = asked.law.rule
    if rule.later:
        yield worded("forecast.note.later")
    before = rule.majority.value
    for number, of in enumerate(rule.later, start=2):
        then = replace(rule, majority=of)
        missing = unknown(then)
        if of.value == before:
            yield worded("forecast.note.later.same", number=number, article=cite(of.article))
        elif missing:
            yield worded("forecast.note.later.unknown", number=number, article=cite(of.article), missing=missing)
        else:
            need = threshold(rule, asked.law.seats, Range(0, 0), of).sentence
            yield worded(
                "forecast.note.later.chance", number=number, chance=percent(asked.again(asked.told, then)), need=need
            )
        before = of.value
