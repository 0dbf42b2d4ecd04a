"""Kinds of clause on dissolution: who may send the house home before its term ends, and when nobody may."""

from __future__ import annotations

from typing import Literal, TypeAlias

from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, last
from whipcount.rulebook.kinds.said import begun, clause, office, part

Act: TypeAlias = Literal["dissolve", "advise", "propose"]
HOUSE_TERM = "the term of the house"


def _barred(who: str | None, act: str, *, first: bool = True) -> str:
    """That the house cannot be dissolved, or that one office cannot dissolve it, advise it or propose it.

    first: whether the sentence begins with it.
    """
    if who is None:
        return part("barred.house")
    return part(f"barred.{act}", who=begun(office(who)) if first else office(who))


@kind("dissolution", "who")
def barred_while_pending(
    since: Literal["notice", "moved"] | None = None, who: str | None = None, act: Act = "dissolve"
) -> str:
    """While a motion is pending the house cannot be dissolved: a government cannot escape the vote.

    since: from which step on it is barred, where the text says so. who: the one office that is barred, where another
    may still end the term; act: what it may not do, dissolve the house, or only advise or propose it.
    """
    if since is None:
        return clause("pending", barred=_barred(who, act))
    return clause(f"pending.{since}", barred=_barred(who, act, first=False))


@kind("dissolution", "what", "who")
def barred_after(
    number: int,
    unit: Unit,
    what: Literal["election", "early_election", "dissolution", "constituted", "removal"],
    who: str | None = None,
    act: Act = "dissolve",
) -> str:
    """No dissolution so soon after the last one, after an election, or after a new house was constituted.

    what: "early_election" is one that followed a dissolution; "removal" a vote that removed the government, which is
    thereby kept from taking the house along. who: the one office that is barred, where another may still end the term;
    act: what it may not do.
    """
    event = part(f"event.{what}")
    return clause("barred_after", barred=_barred(who, act), amount=amount(number, unit), event=event)


@kind("dissolution", "of", "who")
def barred_before_end(
    number: int, unit: Unit, of: str = HOUSE_TERM, who: str | None = None, act: Act = "dissolve"
) -> str:
    """No dissolution close to the end of the house's term, or of the term of whoever would dissolve it.

    who: the one office that is barred, where another may still end the term; act: what it may not do.
    """
    term = part("term") if of == HOUSE_TERM else of
    return clause("barred_before_end", barred=_barred(who, act), last=last(number, unit), term=term)


@kind("dissolution", "what", "who")
def barred_during(what: str, who: str | None = None, act: Act = "dissolve") -> str:
    """No dissolution while something else comes first: a state of siege or emergency, in which the house is needed.

    who: the one office that is barred, where another may still end the term; act: what it may not do.
    """
    return clause("barred_during", barred=_barred(who, act), event=what)


@kind("dissolution", "unit")
def once_each(unit: Unit) -> str:
    """One dissolution in a year, so that a crisis is not answered by election after election."""
    return clause("dissolved_once", unit=part(f"unit.{Unit(unit).value}"))


@kind("dissolution")
def same_grounds() -> str:
    """The grounds of one dissolution cannot be those of the next: what the voters have answered is settled."""
    return clause("dissolved_same_grounds")


@kind("dissolution", "who", "when")
def by(who: str, when: str | None = None, duty: Literal["may", "must"] = "may") -> str:
    """Who may dissolve the house, and on what condition. duty: "must" where no choice is left."""
    return clause(duty, who=begun(office(who)), when=part("when", event=when))


@kind("dissolution")
def by_itself(majority: str) -> str:
    """The house may end its own term by a vote of its members."""
    return clause("by_itself", majority=majority)


@kind("dissolution")
def impossible() -> str:
    """The house sits for its whole term, and no vote can shorten it."""
    return clause("impossible")
