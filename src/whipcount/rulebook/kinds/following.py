"""Kinds of clause on what follows a vote: who goes, who decides, and whether the house itself may be dissolved."""

from __future__ import annotations

from typing import Literal, TypeAlias

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, last, members

Act: TypeAlias = Literal["dissolve", "advise", "propose"]
HOUSE_TERM = "the term of the house"


def _barred(who: str | None, act: str) -> str:
    """That the house cannot be dissolved, or that one office cannot dissolve it, advise it or propose it."""
    if who is None:
        return "the house cannot be dissolved"
    verb = {"dissolve": "dissolve the house", "advise": "advise a dissolution", "propose": "propose a dissolution"}
    return f"{who} cannot {verb[act]}"


def _in(within: int | None, unit: Unit | None) -> str:
    return f" within {amount(within, unit)}" if within is not None and unit is not None else ""


@kind("consequence", "who")
def ceases(who: str = "the government") -> str:
    """The office ends with the vote, by law; nobody has to hand in or accept anything."""
    return f"{_capital(who)} ceases to hold office."


@kind("consequence", "who")
def must_resign(who: str = "the government", within: int | None = None, unit: Unit | None = None) -> str:
    """The government must hand in its resignation, which is bound to be accepted."""
    return f"{_capital(who)} must resign{_in(within, unit)}."


@kind("consequence", "who")
def dismissed(by: str, who: str = "the government", within: int | None = None, unit: Unit | None = None) -> str:
    """Another office, most often the head of state, must dismiss the government."""
    return f"{_capital(by)} dismisses {who}{_in(within, unit)}."


@kind("consequence")
def successor_appointed(by: str, within: int | None = None, unit: Unit | None = None) -> str:
    """The person whom the motion names takes office: the vote that ends one government begins the next."""
    return f"{_capital(by)} must appoint the successor named in the motion{_in(within, unit)}."


@kind("consequence")
def resign_or_dissolve(
    decides: str, within: int | None = None, unit: Unit | None = None, otherwise: str | None = None
) -> str:
    """The government may choose between going and asking the voters: resignation or dissolution.

    otherwise: what happens when it does neither in time.
    """
    more = f"; otherwise {otherwise}" if otherwise else ""
    return f"The government must resign or the house is dissolved{_in(within, unit)}, as {decides} decides{more}."


@kind("consequence")
def dismiss_or_dissolve(decides: str, within: int | None = None, unit: Unit | None = None) -> str:
    """Another office chooses: it dismisses the government, or it dissolves the house."""
    return f"{_capital(decides)} dismisses the government or dissolves the house{_in(within, unit)}."


@kind("consequence")
def may_dissolve(decides: str, within: int | None = None, unit: Unit | None = None, lapses: str | None = None) -> str:
    """The house may be dissolved, and the government need not resign. lapses: what ends that right."""
    more = f"; this right ends {lapses}" if lapses else ""
    return f"{_capital(decides)} may dissolve the house{_in(within, unit)}{more}."


@kind("consequence")
def dissolved(within: int | None = None, unit: Unit | None = None) -> str:
    """The house itself is dissolved by law: members who remove the government also send themselves to the voters."""
    return f"The house is dissolved{_in(within, unit)}."


@kind("consequence")
def dissolved_unless(within: int, unit: Unit, unless: Literal["confidence", "new_government", "either"]) -> str:
    """The house has so long to mend what it did: unless it finds a government in time, the voters are asked.

    unless: it expresses confidence in the government again, it elects a new one, or either of the two.
    """
    mends = {
        "confidence": "expresses confidence in a government",
        "new_government": "elects a new government",
        "either": "expresses confidence in the government again or elects a new one",
    }
    return f"The house is dissolved and an election is held unless it {mends[unless]} within {amount(within, unit)}."


@kind("consequence")
def undone_without_successor(within: int, unit: Unit) -> str:
    """The house has so long to elect the next head of government; if it cannot, the vote counts for nothing."""
    return f"The vote lapses and the government stays unless a successor is elected within {amount(within, unit)}."


@kind("consequence")
def stays_for_election(within: int, unit: Unit, longer: Minimum | None = None) -> str:
    """The government that has lost stays, but only to hold the election that decides on it.

    longer: how many members can give it more time.
    """
    more = f", or in a longer time for which {members(longer)} vote" if longer else ""
    return f"The government stays in office and must hold an election within {amount(within, unit)}{more}."


@kind("consequence")
def convention(what: str) -> str:
    """No text says what follows; custom does, and custom can be broken."""
    return f"By convention {what}."


@kind("consequence")
def no_effect_in_law() -> str:
    """The vote is an opinion; nothing follows from it in law."""
    return "Nothing follows in law."


@kind("failure")
def election(within: int | None = None, unit: Unit | None = None, after: str | None = None) -> str:
    """When nobody wins the house's confidence, the voters are asked.

    after: how many attempts, or how long, without a preposition ("two attempts", "45 days").
    """
    tried = f" in {after}" if after else ""
    return f"If the house approves no government{tried}, it is dissolved or an election is held{_in(within, unit)}."


@kind("failure", "who")
def government_resigns(who: str = "the government", after: str | None = None) -> str:
    """A government that took office first and asks afterwards must go when the house does not approve it.

    after: how many refusals that takes, where one is not enough.
    """
    return f"{_capital(who)} must resign if the house does not approve it{f' {after}' if after else ''}."


@kind("failure", "who")
def government_dismissed(by: str, who: str = "the government", after: str | None = None) -> str:
    """Another office, most often the head of state, dismisses a government that the house does not approve."""
    return f"{_capital(by)} dismisses {who} if the house does not approve it{f' {after}' if after else ''}."


@kind("failure")
def another_candidate(within: int | None = None, unit: Unit | None = None, by: str | None = None) -> str:
    """When a candidate fails, another may be proposed."""
    return f"If a candidate fails, another is proposed{f' by {by}' if by else ''}{_in(within, unit)}."


@kind("dissolution", "who")
def barred_while_pending(
    since: Literal["notice", "moved"] | None = None, who: str | None = None, act: Act = "dissolve"
) -> str:
    """While a motion is pending the house cannot be dissolved: a government cannot escape the vote.

    since: from which step on it is barred, where the text says so. who: the one office that is barred, where another
    may still end the term; act: what it may not do, dissolve the house, or only advise or propose it.
    """
    begin = {"notice": "From the notice of a motion", "moved": "From the moving of a motion"}
    if since is None:
        return f"{_capital(_barred(who, act))} while a motion is pending."
    return f"{begin[since]} until it is voted on, {_barred(who, act)}."


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
    event = {
        "election": "an election",
        "early_election": "an early election",
        "dissolution": "the last dissolution",
        "constituted": "a new house was constituted",
        "removal": "a vote has removed the government",
    }
    return f"{_capital(_barred(who, act))} within {amount(number, unit)} after {event[what]}."


@kind("dissolution", "of", "who")
def barred_before_end(
    number: int, unit: Unit, of: str = HOUSE_TERM, who: str | None = None, act: Act = "dissolve"
) -> str:
    """No dissolution close to the end of the house's term, or of the term of whoever would dissolve it.

    who: the one office that is barred, where another may still end the term; act: what it may not do.
    """
    return f"{_capital(_barred(who, act))} in the {last(number, unit)} of {of}."


@kind("dissolution", "what", "who")
def barred_during(what: str, who: str | None = None, act: Act = "dissolve") -> str:
    """No dissolution while something else comes first: a state of siege or emergency, in which the house is needed.

    who: the one office that is barred, where another may still end the term; act: what it may not do.
    """
    return f"{_capital(_barred(who, act))} during {what}."


@kind("dissolution", "unit")
def once_each(unit: Unit) -> str:
    """One dissolution in a year, so that a crisis is not answered by election after election."""
    return f"The house can be dissolved only once in a {amount(1, unit)[2:]}."


@kind("dissolution")
def same_grounds() -> str:
    """The grounds of one dissolution cannot be those of the next: what the voters have answered is settled."""
    return "The house cannot be dissolved again on the same grounds."


@kind("dissolution", "who", "when")
def by(who: str, when: str | None = None, duty: Literal["may", "must"] = "may") -> str:
    """Who may dissolve the house, and on what condition. duty: "must" where no choice is left."""
    return f"{_capital(who)} {duty} dissolve the house{f' {when}' if when else ''}."


@kind("dissolution")
def by_itself(majority: str) -> str:
    """The house may end its own term by a vote of its members."""
    return f"The house may dissolve itself by {majority}."


@kind("dissolution")
def impossible() -> str:
    """The house sits for its whole term, and no vote can shorten it."""
    return "The house cannot be dissolved before its term ends."


@kind("rounds", "vote")
def next_after(number: int, unit: Unit, vote: int = 2) -> str:
    """The next vote comes so long after the one that was lost."""
    return f"Vote number {vote} is taken {amount(number, unit)} after the one before it."


@kind("rounds")
def top_two() -> str:
    """Only the two candidates with the most votes stand in the last round."""
    return "Only the two with the most votes stand in the last round."


@kind("rounds")
def lowest_drops_out() -> str:
    """The candidate with the fewest votes leaves after each round until one has a majority."""
    return "The candidate with the fewest votes drops out after each round."


@kind("rounds")
def at_most(number: int) -> str:
    """So many proposals may be put to the house before something else must happen."""
    return f"At most {number} proposals are put to the house."


@kind("caretaker")
def stays_until_successor() -> str:
    """The outgoing government goes on until the next one takes office, with all its powers in law."""
    return "The outgoing government stays until the next one takes office."


@kind("caretaker")
def stays_if_asked(by: str) -> str:
    """The outgoing government goes on only when it is asked to."""
    return f"The outgoing government stays until the next one takes office if {by} asks it to."


@kind("caretaker")
def everyday_business(number: int | None = None, unit: Unit | None = None) -> str:
    """The outgoing government may do only what cannot wait; `number` and `unit` where that too has an end."""
    ends = f" for at most {amount(number, unit)}" if number is not None and unit is not None else ""
    return f"The outgoing government does only everyday business{ends}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
