"""Kinds of clause on the ballot: openly or in secret, in person or not, who may vote, what leaving a party costs."""

from __future__ import annotations

from typing import Literal

from whipcount.rulebook.kinds.register import kind
from whipcount.rulebook.kinds.said import clause, part


@kind("ballot")
def open_vote() -> str:
    """Everybody can see how each member votes; the form is left open."""
    return "The vote is open."


@kind("ballot")
def division() -> str:
    """Members walk through one lobby for yes and another for no, and are counted."""
    return "The vote is a division: members are counted as they pass."


@kind("ballot")
def roll_call() -> str:
    """Every member is called by name and answers."""
    return "The vote is by roll call."


@kind("ballot")
def show_of_hands() -> str:
    """Members raise their hands or stand, and are counted."""
    return "The vote is by show of hands or by standing."


@kind("ballot")
def secret() -> str:
    """Nobody can see how a member votes, so promises and whips bind less, and reports of who voted how are guesses."""
    return "The vote is secret."


@kind("ballot")
def by_party() -> str:
    """A whip casts all votes of the party at once; members who differ must say so."""
    return "Parties cast their votes as a whole."


@kind("ballot")
def chair_decides() -> str:
    """Whoever presides decides whether the vote is secret or open."""
    return "The presiding member decides whether the vote is secret."


@kind("proxy")
def in_person() -> str:
    """A member must be there to vote; illness costs a side the vote."""
    return "Members vote in person."


@kind("proxy")
def proxies_allowed() -> str:
    """An absent member's vote may be cast by another."""
    return "An absent member's vote may be cast by another."


@kind("voters", "whom")
def without(whom: str) -> str:
    """Some members may not vote and are not counted: ministers in the house by office, suspended members."""
    return f"The following do not vote: {whom}."


@kind("voters")
def ministers_vote() -> str:
    """Ministers who are members of the house vote on their own fate."""
    return "Ministers who are members of the house vote."


@kind("switching")
def seat_lost(votes: Literal["counted", "not_counted", "not_said"], how: str | None = None) -> str:
    """A member who votes against the party's direction can lose the seat.

    votes: whether the vote itself is counted all the same. The text is often silent, and courts have ruled both ways.
    """
    return clause(f"seat_lost.{votes}", how=part("how", event=how))


@kind("switching")
def seat_lost_on_leaving(how: str | None = None) -> str:
    """A member who leaves the party, or is put out of it, loses the seat; a vote against the party does not cost it."""
    return clause("seat_lost_on_leaving", how=part("how", event=how))


@kind("switching")
def seat_lost_on_resigning(how: str | None = None) -> str:
    """A member who resigns from the party loses the seat; one whom the party puts out keeps it, and so can be free."""
    return clause("seat_lost_on_resigning", how=part("how", event=how))


@kind("switching")
def seat_lost_on_notice(whose: str, what: str) -> str:
    """A seat falls vacant when a letter says so, the member's own or the party's about the member, not through a vote.

    whose: who gives notice, and to whom. what: what the notice says.
    """
    return f"A seat falls vacant on notice by {whose} that {what}."


@kind("switching")
def free_mandate() -> str:
    """Members are bound by no instruction; whoever votes against the party keeps the seat."""
    return clause("free_mandate")
