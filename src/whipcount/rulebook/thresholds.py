"""From a rule of law to the votes needed, and from bounds on votes to what they decide."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from whipcount.model.law import MajorityRule, MotionRule, Provision, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Option, Outcome
from whipcount.rulebook.abstaining import may_be_taken_again
from whipcount.rulebook.citing import cite
from whipcount.rulebook.majorities import MAJORITIES, TURNOUT, Majority
from whipcount.rulebook.quorums import fewest
from whipcount.rulebook.ties import compares, of_equal_votes
from whipcount.rulebook.vacant import readings, unsettled
from whipcount.sentences import joined, worded


def threshold(rule: MotionRule, seats: int, vacancies: Range, of: Provision[MajorityRule] | None = None) -> Threshold:
    """The votes that a motion needs in a house of `seats` of which `vacancies` are vacant.

    Of the members, a vacancy changes nothing. Of the filled seats, each vacancy may lower it, and `votes` is for the
    fewest vacancies, which suffices whatever happens; so too where it is not settled which of the two a law means. Of
    those who turn up, no number can be named: `votes` is None and the range goes from a single vote to the case in
    which everybody votes. Where two conditions must be met, the greater number is needed. of: the majority of a later
    vote.
    """
    law = rule.majority if of is None else of
    spans = [_of_all(reading, seats, vacancies) for reading in readings(rule, law.value)]
    span = Range(min(each.low for each in spans), max(each.high for each in spans))
    return Threshold(
        votes=None if any(depends_on_turnout(part) for part in law.value.conditions) else span.high,
        range=span,
        base=law.value.base,
        by=law.value.by,
        article=law.article,
        source=law.source,
        sentence=_sentence(law, seats, vacancies, "law.vacant.unsettled" if unsettled(rule) else "law.vacant.keep"),
    )


def effect_sentence(rule: MotionRule, seats: int, vacancies: Range) -> str | None:
    """What must go against a government for a lost vote to have consequences, None where losing is enough."""
    if rule.effect is None:
        return None
    need = threshold(rule, seats, vacancies, rule.effect).sentence
    return worded("law.greater", need=need)


def depends_on_turnout(rule: MajorityRule) -> bool:
    """Whether no number of votes can be named before it is known who turns up, or who is left out of the base."""
    return rule.base in TURNOUT or rule.without is not None


class Away(NamedTuple):
    """Members of whom it is known that they vote neither way. abstain: present; absent: not in the house."""

    abstain: int = 0
    absent: int = 0

    @property
    def members(self) -> int:
        return self.abstain + self.absent


def needed(rule: MotionRule, seats: int, vacancies: Range, away: Away) -> Range:
    """The votes needed if everybody who is not away votes: of those who turn up, a number can then be named.

    Whoever is absent lowers a majority of those present, and whoever abstains one of those who vote; a majority of all
    members is lowered by neither. Range: over the vacancies. Of the first or only vote.
    """
    spans = [_of_all(reading, seats, vacancies, away) for reading in readings(rule, rule.majority.value)]
    return Range(min(each.low for each in spans), max(each.high for each in spans))


def decide(  # noqa: PLR0913, PLR0917 - the numbers of a vote, each by its name
    rule: MotionRule, ayes: Range, noes: Range, seats: int, vacancies: Range, away: Away | None = None
) -> Outcome:
    """What bounds on ayes, noes and vacancies decide: carries or fails if every case agrees, else open.

    A case is a number of ayes, noes and vacant seats that together fit into the house; everybody else is
    absent or abstains, and of those `away` it is known which. Where no case fits, the bounds contradict each other and
    nothing is decided: open.
    """
    results = {
        result
        for empty in range(vacancies.low, vacancies.high + 1)
        for result in _extremes(rule, ayes, noes, House(seats, seats - empty, away or Away()))
    }
    if results == {True}:
        return Outcome.CARRIES
    return Outcome.FAILS if results == {False} else Outcome.OPEN


class House(NamedTuple):
    """A house with so many seats by statute, of which so many are filled; of some members it is known that they are
    away."""

    seats: int
    filled: int
    away: Away

    @property
    def voting(self) -> int:
        """The most members who may vote yes or no."""
        return self.filled - self.away.members


def _extremes(rule: MotionRule, ayes: Range, noes: Range, house: House) -> set[bool]:
    """The results in the cases best and worst for the motion; none when the votes do not fit into the house.

    More ayes never hurt a motion and more noes never help it, so the best case has the most ayes that
    the fewest noes leave room for, and the worst case the other way round.
    """
    if ayes.low + noes.low > house.voting:
        return set()
    best = min(ayes.high, house.voting - noes.low), noes.low
    worst = ayes.low, min(noes.high, house.voting - ayes.low)
    found = {result for case in (best, worst) for result in _results(rule, *case, house)}
    there = house.filled - house.away.absent
    return found | ({True, False} if may_be_taken_again(rule, ayes.low, noes.low, there) else set())


def _results(rule: MotionRule, ayes: int, noes: int, house: House) -> set[bool]:
    """The results of one case; two when it matters whether those who do not vote are present, or how a tie is settled.

    Every condition is judged with its smallest base, then every one with its largest.
    """
    return {each for of in readings(rule, rule.majority.value) for each in _under(rule, of, ayes, noes, house)}


def _under(rule: MotionRule, of: MajorityRule, ayes: int, noes: int, house: House) -> set[bool]:
    conditions = of.conditions
    bases = [_bases_of_case(part, ayes + noes, house) for part in conditions]
    tied = ayes == noes and any(map(compares, conditions))
    found = {
        all(
            way if tied and compares(part) else MAJORITIES[part.kind].carried(ayes, noes, sizes[end], part.share)
            for part, sizes in zip(conditions, bases, strict=True)
        )
        for end in (0, -1)
        for way in (of_equal_votes(rule) if tied else (True,))
    }
    return found | ({False} if _too_few(rule, ayes + noes, house) else set())


def _too_few(rule: MotionRule, votes: int, house: House) -> bool:
    """Whether the quorum can be missed, since those who do not vote may stay away."""
    number = fewest(rule, house.seats, house.filled)
    there = votes if rule.clause("quorum", "members_voting") else votes + house.away.abstain
    return number is not None and there < number


def _bases_of_case(rule: MajorityRule, votes: int, house: House) -> tuple[int, ...]:
    match rule.base:
        case Base.MEMBERS:
            sizes: tuple[int, ...] = (house.seats,)
        case Base.FILLED_SEATS:
            sizes = (house.filled,)
        case Base.PRESENT:
            sizes = (votes + house.away.abstain, house.filled - house.away.absent)
        case Base.PRESENT_AND_VOTING | Base.VOTES_CAST:
            sizes = (votes,)
    return (min(votes, sizes[0]), *sizes) if rule.without else sizes


def _of_all(rule: MajorityRule, seats: int, vacancies: Range, away: Away | None = None) -> Range:
    """The votes that meet every condition of a majority. away: who alone does not vote, where that is supposed."""
    spans = [_span(part, seats, vacancies, away) for part in rule.conditions]
    return Range(max(each.low for each in spans), max(each.high for each in spans))


def _span(rule: MajorityRule, seats: int, vacancies: Range, away: Away | None = None) -> Range:
    """The least number of votes in the case with the smallest and in the case with the largest base."""
    kind, size = MAJORITIES[rule.kind], _base_range(rule, seats, vacancies, away)
    return Range(kind.least(size.low, rule.share), kind.least(size.high, rule.share))


def _base_range(rule: MajorityRule, seats: int, vacancies: Range, away: Away | None = None) -> Range:
    """How large the base is in the smallest and in the largest case."""
    if rule.base is Base.MEMBERS:
        return Range(min(1, seats) if rule.without else seats, seats)
    filled = Range(max(0, seats - vacancies.high), max(0, seats - vacancies.low))
    if away is not None and rule.base in TURNOUT and not rule.without:
        gone = away.absent if rule.base is Base.PRESENT else away.members
        return Range(max(0, filled.low - gone), max(0, filled.high - gone))
    return Range(min(1, filled.high), filled.high) if depends_on_turnout(rule) else filled


def _sentence(law: Provision[MajorityRule], seats: int, vacancies: Range, of_members: str) -> str:
    """The threshold with its base, its burden, its article and what vacancies do to it."""
    said = [_need(part, seats, vacancies, of_members) for part in law.value.conditions]
    return worded(
        "law.threshold",
        needs=reduce(lambda first, last: worded("law.both", first=first, last=last), [need for need, _ in said]),
        who=worded(f"law.who.{law.value.by.value}"),
        article=cite(law.article),
        afterwards=joined("; ", dict.fromkeys(after for _, after in said)),
    )


def _need(rule: MajorityRule, seats: int, vacancies: Range, of_members: str) -> tuple[str, str]:
    """What one condition needs, and what that number depends on."""
    kind, votes = MAJORITIES[rule.kind], _span(rule, seats, vacancies)
    against = worded("law.reject") if kind.counted is Option.NO else ""
    if rule.base is Base.MEMBERS and not rule.without:
        return worded("law.members", votes=votes.high, seats=seats, against=against), worded(of_members)
    if rule.base is Base.FILLED_SEATS and not rule.without:
        return _filled(votes, _base_range(rule, seats, vacancies), seats, kind), worded("law.vacant.lower")
    most = {"votes": votes.high, "seats": seats}
    majority = kind.said(worded(f"law.whom.{rule.base.value}"), rule.share)
    if rule.without:
        need = worded("law.turnout.without", majority=majority, without=rule.without, against=against)
        return need, worded("law.depends.without", **most)
    return worded("law.turnout", majority=majority, against=against), worded("law.depends.turnout", **most)


def _filled(votes: Range, base: Range, seats: int, kind: Majority) -> str:
    full, no = base == Range(seats, seats), kind.counted is Option.NO
    if full:
        return worded(
            "law.filled.full", votes=votes.high, seats=seats, against=worded("law.reject.after") if no else ""
        )
    vacant = Range(seats - base.high, seats - base.low)
    against = worded("law.reject") if no else ""
    return worded("law.filled", votes=votes, base=base, seats=seats, vacant=vacant, against=against)
