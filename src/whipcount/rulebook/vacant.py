"""Whether vacant seats lower the votes needed: where no court and no vote has settled it, both readings stand."""

from __future__ import annotations

from dataclasses import replace

from whipcount.model.law import MajorityRule, MotionRule
from whipcount.model.words import Base


def unsettled(rule: MotionRule) -> bool:
    """Whether the law leaves it open whether a majority of the members is one of the members in office."""
    return rule.clause("vacancies", "not_settled") is not None


def readings(rule: MotionRule, of: MajorityRule) -> tuple[MajorityRule, ...]:
    """The majority, and, where that is not settled, the same with the members in office for the members."""
    return (of, _in_office(of)) if unsettled(rule) else (of,)


def _in_office(of: MajorityRule) -> MajorityRule:
    base = Base.FILLED_SEATS if of.base is Base.MEMBERS else of.base
    return replace(of, base=base, also=_in_office(of.also) if of.also else None)
