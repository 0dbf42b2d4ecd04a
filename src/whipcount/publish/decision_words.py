"""What a vote decided: one sentence with every number in it, and the same as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from whipcount.model.law import Clause, Law, MotionRule, Provision
from whipcount.model.prose import listed
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Option
from whipcount.rulebook import cite
from whipcount.rulebook.citing import with_article
from whipcount.rulebook.decisions import Condition, Decision, Tally
from whipcount.rulebook.majorities import MAJORITIES

_OF = {
    Base.MEMBERS: "members",
    Base.FILLED_SEATS: "members in office",
    Base.PRESENT: "members present",
    Base.PRESENT_AND_VOTING: "members voting",
    Base.VOTES_CAST: "votes cast",
}


def decided(decision: Decision, tally: Tally) -> str:
    """The result, the votes, what was needed of which base under which article, and the margin."""
    article = cite(decision.rule.article)
    votes = f"{tally.ayes} for and {tally.noes} against"
    need = f"{_needed(decision)} ({article})"
    if decision.carried is None:
        lacking = f"not known {'is' if len(decision.missing) == 1 else 'are'} {listed(decision.missing)}"
        return f"Undecided: {votes}, where {need}; {lacking}."
    return f"{'Carried' if decision.carried else 'Lost'}: {votes}, where {need}; {_margin(decision)}."


def _needed(decision: Decision) -> str:
    against = MAJORITIES[decision.rule.value.kind].counted is Option.NO
    if not against:
        return f"{' and '.join(map(_condition, decision.conditions))} were needed"
    parts = [f"{each.needed} votes against, of {each.base} {_of(each)}," for each in decision.conditions]
    return f"{' and '.join(parts)} would have rejected it"


def _condition(condition: Condition) -> str:
    return f"{condition.needed} of {condition.base} {_of(condition)}"


def _of(condition: Condition) -> str:
    without = f" without {condition.rule.without}" if condition.rule.without else ""
    return f"{_OF[condition.rule.base]}{without}"


def _margin(decision: Decision) -> str:
    low, high = decision.margin.low, decision.margin.high
    against = MAJORITIES[decision.rule.value.kind].counted is Option.NO
    if against:
        spare = Range(abs(low) if low < 0 else low + 1, abs(high) if high < 0 else high + 1)
        return f"{spare} {'fewer' if low >= 0 else 'more'} than that" if low >= 0 else "that number was reached"
    if (low, high) == (0, 0):
        return "exactly enough"
    if low >= 0:
        return f"{Range(low, high)} more than needed"
    return f"{Range(abs(high), abs(low))} short" if high < 0 else f"{low} to {high:+d} of what was needed"


def decision_json(  # noqa: PLR0913, PLR0917 - the parts of one answer
    law: Law, rule: MotionRule, decision: Decision, tally: Tally, on: date, number: int
) -> dict[str, Any]:
    """The decision as data; `carried` is true, false or null, and `missing` then names what would decide it."""
    of = decision.rule
    return {
        "chamber": law.chamber.id,
        "on": on.isoformat(),
        "motion": rule.kind.value,
        "vote": number,
        "votes": {"for": tally.ayes, "against": tally.noes, "abstain": tally.abstain, "absent": tally.absent},
        "carried": decision.carried,
        "effect": decision.effect,
        "margin": _plain(decision.margin),
        "needed": _plain(decision.needed),
        "base": {"of": of.value.base.value, "number": _plain(decision.base)},
        "conditions": [
            {
                "kind": each.rule.kind,
                "of": each.rule.base.value,
                "needed": _plain(each.needed),
                "base": _plain(each.base),
            }
            for each in decision.conditions
        ],
        "seats": law.seats.value,
        "article": of.article,
        "source": of.source,
        "missing": list(decision.missing),
        "sentence": decided(decision, tally),
        "remarks": list(decision.remarks),
        "follows": [_clause(each) for each in decision.follows],
    }


def _clause(each: Provision[Clause]) -> dict[str, Any]:
    clause = each.value
    return {"topic": clause.topic, "kind": clause.kind, "sentence": clause.sentence, "article": each.article}


def follows(decision: Decision) -> tuple[str, ...]:
    """What comes next, sentence by sentence, each with its article."""
    return tuple(with_article(each.value.sentence, each.article) for each in decision.follows)


def _plain(span: Range) -> int | list[int]:
    return span.low if span.low == span.high else [span.low, span.high]
