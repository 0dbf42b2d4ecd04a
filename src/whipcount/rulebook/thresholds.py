"""From a rule of law to the votes needed, and from bounds on votes to what they decide."""

from __future__ import annotations

from typing import NamedTuple

from whipcount.model.law import MotionRule, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, Option, Outcome
from whipcount.rulebook.majorities import MAJORITIES, TURNOUT

_OF_WHOM = {
    Base.PRESENT: "of the members present, abstainers included",
    Base.PRESENT_AND_VOTING: "of the members present and voting",
    Base.VOTES_CAST: "of the votes cast",
}
_BY_WHOM = {By.MOVERS: "the movers", By.GOVERNMENT: "the government", By.OPPONENTS: "its opponents"}


def cite(article: str) -> str:
    """An article as a sentence names it: "Article 95(4)", but "Rule 198" as it stands."""
    return f"Article {article}" if article[:1].isdigit() else article


def threshold(rule: MotionRule, seats: int, vacancies: Range) -> Threshold:
    """The votes that a motion needs in a house of `seats` of which `vacancies` are vacant.

    Of the members, a vacancy changes nothing. Of the filled seats, each vacancy may lower it, and `votes`
    is for the fewest vacancies, which suffices whatever happens. Of those who turn up, no number can be
    named: `votes` is None and the range goes from a single vote to the case in which everybody votes.
    """
    law, kind = rule.majority, MAJORITIES[rule.majority.value.kind]
    base = law.value.base
    size = _base_range(base, seats, vacancies)
    span = Range(kind.least(size.low), kind.least(size.high))
    return Threshold(
        votes=None if base in TURNOUT else span.high,
        range=span,
        base=base,
        by=law.value.by,
        article=law.article,
        source=law.source,
        sentence=_sentence(rule, seats, size, span),
    )


def decide(rule: MotionRule, ayes: Range, noes: Range, seats: int, vacancies: Range) -> Outcome:
    """What bounds on ayes, noes and vacancies decide: carries or fails if every case agrees, else open.

    A case is a number of ayes, noes and vacant seats that together fit into the house; everybody else is
    absent or abstains. Where no case fits, the bounds contradict each other and nothing is decided: open.
    """
    results = {
        result
        for empty in range(vacancies.low, vacancies.high + 1)
        for result in _extremes(rule, ayes, noes, House(seats, seats - empty))
    }
    if results == {True}:
        return Outcome.CARRIES
    return Outcome.FAILS if results == {False} else Outcome.OPEN


class House(NamedTuple):
    """A house with so many seats by statute, of which so many are filled."""

    seats: int
    filled: int


def _extremes(rule: MotionRule, ayes: Range, noes: Range, house: House) -> set[bool]:
    """The results in the cases best and worst for the motion; none when the votes do not fit into the house.

    More ayes never hurt a motion and more noes never help it, so the best case has the most ayes that
    the fewest noes leave room for, and the worst case the other way round.
    """
    if ayes.low + noes.low > house.filled:
        return set()
    best = min(ayes.high, house.filled - noes.low), noes.low
    worst = ayes.low, min(noes.high, house.filled - ayes.low)
    return {result for case in (best, worst) for result in _results(rule, *case, house)}


def _results(rule: MotionRule, ayes: int, noes: int, house: House) -> set[bool]:
    """The results of one case; two when it matters whether those who do not vote are present."""
    kind = MAJORITIES[rule.majority.value.kind]
    return {kind.carried(ayes, noes, base) for base in _bases_of_case(rule.majority.value.base, ayes + noes, house)}


def _bases_of_case(base: Base, votes: int, house: House) -> tuple[int, ...]:
    match base:
        case Base.MEMBERS:
            return (house.seats,)
        case Base.FILLED_SEATS:
            return (house.filled,)
        case Base.PRESENT:
            return (votes, house.filled)
        case Base.PRESENT_AND_VOTING | Base.VOTES_CAST:
            return (votes,)


def _base_range(base: Base, seats: int, vacancies: Range) -> Range:
    """How large the base is in the smallest and in the largest case."""
    if base is Base.MEMBERS:
        return Range(seats, seats)
    filled = Range(max(0, seats - vacancies.high), max(0, seats - vacancies.low))
    return Range(min(1, filled.high), filled.high) if base in TURNOUT else filled


def _sentence(rule: MotionRule, seats: int, base: Range, votes: Range) -> str:
    """The threshold with its base, its burden, its article and what vacancies do to it."""
    article, value = cite(rule.majority.article), rule.majority.value
    kind, whom = MAJORITIES[value.kind], _BY_WHOM[value.by]
    against = " must vote no to reject it" if kind.counted is Option.NO else ""
    burden = f"which {whom} must find ({article})"
    match value.base:
        case Base.MEMBERS:
            return f"{votes.high} of {seats} members{against}, {burden}; vacant seats do not lower it."
        case Base.FILLED_SEATS:
            return f"{_filled(votes, base, seats)}{against}, {burden}; vacant seats lower it."
    most = f"at most {votes.high} of {seats}"
    who = f"{kind.words.capitalize()} {_OF_WHOM[value.base]}"
    return f"{who}{against}, {burden}; the number depends on who turns up, {most}."


def _filled(votes: Range, base: Range, seats: int) -> str:
    if base.high == seats and base.width == 0:
        return f"{votes.high} of {seats} members in office, no seat being vacant"
    vacant = Range(seats - base.high, seats - base.low)
    return f"{votes} of the {base} members in office ({seats} seats, {vacant} vacant)"
