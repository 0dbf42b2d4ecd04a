"""Kinds of clause on when a motion may not be brought: too soon after another, too early or too late in a term."""

from __future__ import annotations

from typing import Literal

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, last, members
from whipcount.rulebook.kinds.said import clause, part


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
    lifted = part("signed", members=members(unless)) if unless else ""
    return clause("bar", amount=amount(number, unit), since=part(f"since.{after}"), unless=lifted)


@kind("repeat", "after")
def same_signatories(
    number: int, unit: Unit, after: Literal["failure", "filing"] = "failure", unless: str | None = None
) -> str:
    """Those who signed a motion that was lost may not sign another for so long; others may.

    A bar of one session ends with the session in which the motion was lost.
    """
    said = {"since": part(f"since.{after}"), "unless": part("unless.event", event=unless)}
    if (number, unit) == (1, Unit.SESSION):
        return clause("same_signatories.session", **said)
    return clause("same_signatories", amount=amount(number, unit), **said)


@kind("repeat")
def same_grounds(number: int, unit: Unit) -> str:
    """A motion on the same grounds may not come back for so long; one on other grounds may."""
    return clause("same_grounds", amount=amount(number, unit))


@kind("repeat", "unit")
def once_each(unit: Unit) -> str:
    """One motion in a session or a year, whatever came of it."""
    return clause("once_each", unit=part(f"unit.{Unit(unit).value}"))


@kind("repeat", "unit")
def signatures_each(number: int, unit: Unit, besides: str | None = None) -> str:
    """A member may sign only so many motions in a session: what limits a small group limits motions."""
    more = part("besides", event=besides)
    return clause("signatures_each", n=number, unit=part(f"unit.{Unit(unit).value}"), besides=more)


@kind("repeat")
def no_limit() -> str:
    """The text read sets no limit: a motion may follow the last one at once."""
    return clause("no_limit")


@kind("term", "after")
def grace(number: int, unit: Unit, after: Literal["election", "appointment", "investiture", "programme"]) -> str:
    """A new government is left in peace for so long after the election, its appointment or the house's approval."""
    return clause("grace", amount=amount(number, unit), event=part(f"start.{after}"))


@kind("term", "after")
def only_within(number: int, unit: Unit, after: Literal["election", "appointment"]) -> str:
    """This kind of motion exists only in the first so many years of the house's term or of the office."""
    return clause("only_within", amount=amount(number, unit), event=part(f"start.{after}"))


@kind("term")
def before_end(number: int, unit: Unit) -> str:
    """Close to the end of the house's term the voters decide, so no motion is brought any more."""
    if unit is Unit.SESSION:
        return clause("before_end.session")
    return clause("before_end", last=last(number, unit))


@kind("term")
def only_before_end(number: int, unit: Unit) -> str:
    """This kind of motion exists only in the last so many months of the house's term."""
    return clause("only_before_end", last=last(number, unit))


@kind("closed_period", "what")
def during(what: str) -> str:
    """No motion while something else comes first: the budget, an emergency, an election."""
    return clause("during", event=what)


@kind("closed_period")
def no_closed_period() -> str:
    """The text says that confidence may be withdrawn at any time."""
    return clause("no_closed_period")
