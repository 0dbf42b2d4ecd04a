"""Kinds of clause on when a motion may not be brought: too soon after another, too early or too late in a term."""

from __future__ import annotations

from typing import Literal

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, last, members

_SINCE = {
    "failure": "after one was lost",
    "filing": "after one was filed",
    "success": "after one was carried",
    "lapse": "after one lapsed",
}


@kind("repeat", "after")
def bar(
    number: int,
    unit: Unit,
    after: Literal["failure", "filing", "success", "lapse"] = "failure",
    unless: Minimum | None = None,
) -> str:
    """A motion bars the next one for so long, so that a government is not tried every week.

    after: from when it runs; "lapse" when a motion, or a vote that was carried, has come to nothing. unless: so many
    signatures lift the bar.
    """
    lifted = f", unless {members(unless)} sign it" if unless else ""
    return f"No new motion may be brought for {amount(number, unit)} {_SINCE[after]}{lifted}."


@kind("repeat", "after")
def same_signatories(
    number: int, unit: Unit, after: Literal["failure", "filing"] = "failure", unless: str | None = None
) -> str:
    """Those who signed a motion that was lost may not sign another for so long; others may.

    A bar of one session ends with the session in which the motion was lost.
    """
    time = "in the same session" if (number, unit) == (1, Unit.SESSION) else f"for {amount(number, unit)}"
    lifted = f", unless {unless}" if unless else ""
    return f"Those who signed a motion may not sign another {time} {_SINCE[after]}{lifted}."


@kind("repeat")
def same_grounds(number: int, unit: Unit) -> str:
    """A motion on the same grounds may not come back for so long; one on other grounds may."""
    return f"No motion on the same grounds may be brought for {amount(number, unit)} after one was lost."


@kind("repeat", "unit")
def once_each(unit: Unit) -> str:
    """One motion in a session or a year, whatever came of it."""
    return f"One motion may be brought in a {amount(1, unit)[2:]}."


@kind("repeat", "unit")
def signatures_each(number: int, unit: Unit, besides: str | None = None) -> str:
    """A member may sign only so many motions in a session: what limits a small group limits motions."""
    more = f"; {besides}" if besides else ""
    return (
        f"A member may sign at most {number} {'motion' if number == 1 else 'motions'} in a {amount(1, unit)[2:]}{more}."
    )


@kind("repeat")
def no_limit() -> str:
    """The text read sets no limit: a motion may follow the last one at once."""
    return "The text sets no limit on bringing another motion."


@kind("term", "after")
def grace(number: int, unit: Unit, after: Literal["election", "appointment", "investiture", "programme"]) -> str:
    """A new government is left in peace for so long after the election, its appointment or the house's approval."""
    since = {
        "election": "a general election",
        "appointment": "the head of government was appointed",
        "investiture": "the house approved the government",
        "programme": "the house approved its programme",
    }
    return f"No motion may be brought within {amount(number, unit)} after {since[after]}."


@kind("term", "after")
def only_within(number: int, unit: Unit, after: Literal["election", "appointment"]) -> str:
    """This kind of motion exists only in the first so many years of the house's term or of the office."""
    since = {"election": "a general election", "appointment": "the head of government was appointed"}
    return f"This motion may be brought only within {amount(number, unit)} after {since[after]}."


@kind("term")
def before_end(number: int, unit: Unit) -> str:
    """Close to the end of the house's term the voters decide, so no motion is brought any more."""
    if unit is Unit.SESSION:
        return "No motion may be brought in the last session of the term."
    return f"No motion may be brought in the {last(number, unit)} of the term."


@kind("term")
def only_before_end(number: int, unit: Unit) -> str:
    """This kind of motion exists only in the last so many months of the house's term."""
    return f"This motion may be brought only in the {last(number, unit)} of the term."


@kind("closed_period", "what")
def during(what: str) -> str:
    """No motion while something else comes first: the budget, an emergency, an election."""
    return f"No motion is taken up during {what}."


@kind("closed_period")
def no_closed_period() -> str:
    """The text says that confidence may be withdrawn at any time."""
    return "A motion may be brought at any time."
