"""A majority as sums over members: what each vote adds, and the sum that carries.

Every kind of majority compares the ayes (or the noes) with a share of a base. Where the base is fixed by law or by the
members in office, that is a number of votes. Where it hangs on who turns up, it is a sum in which each member counts by
what they do: more than half of those present means that every aye adds one and everybody else who is there takes one
off. So a distribution of one sum decides, and no table of all outcomes is needed. The tests hold each sum to
`rulebook.decisions.decision`, which judges one vote at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from whipcount.model.law import MajorityRule, MotionRule
from whipcount.model.words import Base, Option
from whipcount.rulebook.majorities import MAJORITIES, TURNOUT
from whipcount.sentences import worded

# The share of the base for each kind, and whether exactly that share is too few.
SHARES = {
    "absolute": (Fraction(1, 2), True),
    "simple": (Fraction(1, 2), True),
    "plurality": (Fraction(1, 2), True),
    "negative": (Fraction(1, 2), True),
    "at_least_half": (Fraction(1, 2), False),
    "three_fifths": (Fraction(3, 5), False),
    "two_thirds": (Fraction(2, 3), False),
}
# Clauses under which votes that are known can still leave it open what was decided.
_OPEN = {
    ("vacancies", "not_settled"): worded("forecast.missing.vacancies"),
    ("abstentions", "taken_again_if_most"): worded("forecast.missing.abstentions"),
}
COMPARING = ("simple", "plurality")


@dataclass(frozen=True, slots=True)
class Condition:
    """What each aye, no and abstention adds, and the least sum that meets the condition; who is absent adds nothing.

    tied: the sum at which ayes equal noes under a majority that compares them, None elsewhere.
    """

    aye: int
    no: int
    abstain: int
    least: int
    tied: int | None = None

    def of(self, ayes: int, noes: int, abstain: int = 0) -> int:
        return self.aye * ayes + self.no * noes + self.abstain * abstain

    def of_others(self, ayes: int, noes: int) -> Condition:
        """What the votes of all others must add where so many ayes and noes are certain."""
        by = self.of(ayes, noes)
        return replace(self, least=self.least - by, tied=None if self.tied is None else self.tied - by)

    def met(self, ayes: int, noes: int, abstain: int = 0) -> bool:
        return self.of(ayes, noes, abstain) >= self.least


def conditions(rule: MotionRule, seats: int, vacant: int) -> tuple[Condition, ...]:
    """The conditions of a motion's majority in a house of which so many seats are vacant; LookupError if not known."""
    return tuple(_condition(part, seats, vacant) for part in rule.majority.value.conditions)


def unknown(rule: MotionRule) -> str | None:
    """What keeps a majority from being written as a sum, in words; None where nothing does."""
    for part in rule.majority.value.conditions:
        if part.without:
            return worded("forecast.missing.without", without=part.without)
        unreckoned = part.kind not in SHARES if part.share is None else part.kind != "at_least" and part.base in TURNOUT
        if unreckoned:
            return worded("forecast.missing.kind", kind=part.kind)
    if _apart(rule.majority.value):
        return worded("forecast.missing.apart")
    return next((said for (topic, kind), said in _OPEN.items() if rule.clause(topic, kind)), None)


def _apart(of: MajorityRule) -> bool:
    """Whether two conditions count different things against: `tables` knows the ayes and one number against them."""
    counted = {part.base is Base.PRESENT for part in of.conditions if part.base in TURNOUT or _against(part)}
    return len(of.conditions) > 1 and len(counted) > 1


def _condition(part: MajorityRule, seats: int, vacant: int) -> Condition:
    if part.base not in TURNOUT:
        needed = MAJORITIES[part.kind].least(seats if part.base is Base.MEMBERS else seats - vacant, part.share)
        return Condition(0, -1, 0, 1 - needed) if _against(part) else Condition(1, 0, 0, needed)
    share, strict = SHARES[part.kind] if part.share is None else (part.share, False)
    above, below = share.numerator, share.denominator
    there = -above if part.base is Base.PRESENT else 0
    if _against(part):  # carried while the noes are no more than the share
        return Condition(above, above - below, -there, 0)
    return Condition(below - above, -above, there, int(strict), 0 if part.kind in COMPARING else None)


def _against(part: MajorityRule) -> bool:
    return MAJORITIES[part.kind].counted is Option.NO
