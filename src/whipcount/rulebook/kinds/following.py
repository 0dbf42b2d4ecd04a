"""Kinds of clause on what follows a vote: who goes, who decides, and who carries on meanwhile."""

from __future__ import annotations

from typing import Literal

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, members
from whipcount.rulebook.kinds.said import begun, clause, office, part


def _in(within: int | None, unit: Unit | None) -> str:
    return part("within", amount=amount(within, unit)) if within is not None and unit is not None else ""


@kind("consequence", "who")
def ceases(who: str = "the government") -> str:
    """The office ends with the vote, by law; nobody has to hand in or accept anything."""
    return clause("ceases", who=begun(office(who)))


@kind("consequence", "who")
def must_resign(who: str = "the government", within: int | None = None, unit: Unit | None = None) -> str:
    """The government must hand in its resignation, which is bound to be accepted."""
    return clause("must_resign", who=begun(office(who)), within=_in(within, unit))


@kind("consequence", "who")
def dismissed(by: str, who: str = "the government", within: int | None = None, unit: Unit | None = None) -> str:
    """Another office, most often the head of state, must dismiss the government."""
    return clause("dismissed", by=begun(office(by)), who=office(who), within=_in(within, unit))


@kind("consequence")
def successor_appointed(by: str, within: int | None = None, unit: Unit | None = None) -> str:
    """The person whom the motion names takes office: the vote that ends one government begins the next."""
    return clause("successor_appointed", by=begun(office(by)), within=_in(within, unit))


@kind("consequence")
def resign_or_dissolve(
    decides: str, within: int | None = None, unit: Unit | None = None, otherwise: str | None = None
) -> str:
    """The government may choose between going and asking the voters: resignation or dissolution.

    otherwise: what happens when it does neither in time.
    """
    more = part("otherwise", event=otherwise)
    return clause("resign_or_dissolve", within=_in(within, unit), decides=office(decides), otherwise=more)


@kind("consequence")
def dismiss_or_dissolve(decides: str, within: int | None = None, unit: Unit | None = None) -> str:
    """Another office chooses: it dismisses the government, or it dissolves the house."""
    return clause("dismiss_or_dissolve", decides=begun(office(decides)), within=_in(within, unit))


@kind("consequence")
def may_dissolve(decides: str, within: int | None = None, unit: Unit | None = None, lapses: str | None = None) -> str:
    """The house may be dissolved, and the government need not resign. lapses: what ends that right."""
    more = part("lapses.right", event=lapses)
    return clause("may_dissolve", decides=begun(office(decides)), within=_in(within, unit), lapses=more)


@kind("consequence")
def dissolved(within: int | None = None, unit: Unit | None = None) -> str:
    """The house itself is dissolved by law: members who remove the government also send themselves to the voters."""
    return clause("dissolved", within=_in(within, unit))


@kind("consequence")
def dissolved_unless(within: int, unit: Unit, unless: Literal["confidence", "new_government", "either"]) -> str:
    """The house has so long to mend what it did: unless it finds a government in time, the voters are asked.

    unless: it expresses confidence in the government again, it elects a new one, or either of the two.
    """
    return clause(f"unless.{unless}", amount=amount(within, unit))


@kind("consequence")
def undone_without_successor(within: int, unit: Unit) -> str:
    """The house has so long to elect the next head of government; if it cannot, the vote counts for nothing."""
    return clause("undone", amount=amount(within, unit))


@kind("consequence")
def stays_for_election(within: int, unit: Unit, longer: Minimum | None = None) -> str:
    """The government that has lost stays, but only to hold the election that decides on it.

    longer: how many members can give it more time.
    """
    more = part("longer", members=members(longer)) if longer else ""
    return clause("stays_for_election", amount=amount(within, unit), longer=more)


@kind("consequence")
def convention(what: str) -> str:
    """No text says what follows; custom does, and custom can be broken."""
    return f"By convention {what}."


@kind("consequence")
def no_effect_in_law() -> str:
    """The vote is an opinion; nothing follows from it in law."""
    return clause("no_effect")


@kind("failure")
def election(within: int | None = None, unit: Unit | None = None, after: str | None = None) -> str:
    """When nobody wins the house's confidence, the voters are asked.

    after: how many attempts, or how long, without a preposition ("two attempts", "45 days").
    """
    return clause("election", tried=part("tried", attempts=after), within=_in(within, unit))


@kind("failure", "who")
def government_resigns(who: str = "the government", after: str | None = None) -> str:
    """A government that took office first and asks afterwards must go when the house does not approve it.

    after: how many refusals that takes, where one is not enough.
    """
    return clause("government_resigns", who=begun(office(who)), after=part("after", event=after))


@kind("failure", "who")
def government_dismissed(by: str, who: str = "the government", after: str | None = None) -> str:
    """Another office, most often the head of state, dismisses a government that the house does not approve."""
    return clause("government_dismissed", by=begun(office(by)), who=office(who), after=part("after", event=after))


@kind("failure")
def another_candidate(within: int | None = None, unit: Unit | None = None, by: str | None = None) -> str:
    """When a candidate fails, another may be proposed."""
    return clause("another_candidate", by=part("by", who=by and office(by)), within=_in(within, unit))


@kind("rounds", "vote")
def next_after(number: int, unit: Unit, vote: int = 2) -> str:
    """The next vote comes so long after the one that was lost."""
    return clause("next_after", vote=vote, amount=amount(number, unit))


@kind("rounds")
def top_two() -> str:
    """Only the two candidates with the most votes stand in the last round."""
    return clause("top_two")


@kind("rounds")
def lowest_drops_out() -> str:
    """The candidate with the fewest votes leaves after each round until one has a majority."""
    return clause("lowest_drops_out")


@kind("rounds")
def at_most(number: int) -> str:
    """So many proposals may be put to the house before something else must happen."""
    return clause("at_most", number=number)


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
