"""Kinds of clause on counting votes: who must be there, who is counted, and what happens when votes are equal."""

from __future__ import annotations

from typing import Literal

from whipcount.model.law import Minimum
from whipcount.rulebook.kinds.register import kind, members
from whipcount.rulebook.kinds.said import begun, clause, part


@kind("quorum")
def members_present(minimum: Minimum, checked: Literal["always", "on_request"] | None = None) -> str:
    """So many members must be in the house for its decisions to stand.

    checked: "always" when a vote without them is void, "on_request" when the house has its quorum until somebody
    points out that it has not. One side can break a quorum by walking out.
    """
    return clause("quorum.asked" if checked == "on_request" else "quorum", members=begun(members(minimum)))


@kind("quorum")
def members_present_at_first(minimum: Minimum, again: str, then: Minimum | None = None) -> str:
    """So many members must be there at first; else the house meets again and fewer are enough: walking out wins time.

    again: when it meets again. then: how many are enough there; left out, whoever comes.
    """
    enough = members(then) if then else part("quorum.come")
    return clause("quorum.first", members=begun(members(minimum)), again=again, enough=enough)


@kind("quorum")
def members_voting(minimum: Minimum) -> str:
    """So many members must take part in the vote itself; being in the house is not enough."""
    return clause("quorum.voting", members=begun(members(minimum)))


@kind("quorum")
def no_quorum() -> str:
    """The law asks for no number of members: whoever comes decides."""
    return clause("quorum.none")


@kind("abstentions")
def as_no() -> str:
    """Whoever abstains or stays away has the effect of a no, as the majority is counted of more than the votes."""
    return "An abstention has the effect of a no."


@kind("abstentions")
def as_yes() -> str:
    """Whoever abstains helps the proposal, because it stands unless enough members vote no."""
    return "An abstention helps the proposal."


@kind("abstentions")
def not_counted() -> str:
    """Abstentions are left out of the count: only ayes and noes are compared."""
    return "Abstentions are not counted."


@kind("abstentions")
def counted_as_present() -> str:
    """Whoever abstains is present and so raises the number needed, while whoever stays away does not."""
    return "Whoever abstains counts among those present."


@kind("abstentions")
def taken_again_if_most() -> str:
    """Where more abstain than vote for and than vote against, the house has said nothing and must be asked again.

    Otherwise abstentions are not counted.
    """
    return "If more abstain than vote for and than vote against, nothing is decided and the vote is taken again."


@kind("vacancies")
def keep_threshold() -> str:
    """The base is the number of seats by law; a seat that nobody holds helps whoever is to fall."""
    return "Vacant seats do not lower the votes needed."


@kind("vacancies")
def lower_threshold() -> str:
    """The base is the members in office; a death or a resignation may lower the number needed."""
    return "Vacant seats lower the votes needed."


@kind("vacancies")
def not_settled() -> str:
    """The text has "the majority of the members" and no court or vote has shown whether a vacant seat counts as one.

    Both readings are then computed, and a vote on which they differ is undecided.
    """
    return "Whether vacant seats lower the votes needed is not settled."


@kind("vacancies")
def irrelevant() -> str:
    """Only those who turn up are counted, so a vacant seat is the same as an empty chair."""
    return "Vacant seats do not matter."


@kind("counting")
def ayes_only() -> str:
    """Only votes for the motion are collected; who is against need not even come. Results then give no noes."""
    return "Only votes for the motion are counted."


@kind("counting")
def noes_only() -> str:
    """Only votes against are asked for; the proposal stands unless there are enough of them."""
    return "Only votes against are counted."


@kind("presiding")
def casting_vote_only(practice: Literal["status_quo"] | None = None) -> str:
    """Whoever presides does not vote, except to decide when the votes are equal.

    practice: "status_quo" where chairs by custom decide so that things stay as they are. It binds nobody in law.
    """
    custom = ", by custom so that things stay as they are" if practice else ""
    return f"The presiding member votes only when the votes are equal{custom}."


@kind("presiding")
def no_vote() -> str:
    """Whoever presides does not vote at all; the side that the chair comes from is one vote short."""
    return "The presiding member does not vote."


@kind("presiding")
def votes_as_member() -> str:
    """Whoever presides votes like everybody else and has no second vote."""
    return "The presiding member votes like any other and has no casting vote."


@kind("presiding")
def original_and_casting() -> str:
    """Whoever presides votes like everybody else and once more when the votes are equal."""
    return "The presiding member votes like any other, and again when the votes are equal."


@kind("presiding")
def no_member() -> str:
    """Whoever presides is chosen from outside the house and has no vote to lose."""
    return "The presiding officer is no member and has no vote."


@kind("tie")
def lost() -> str:
    """Votes that are equal mean that the motion is lost."""
    return "If the votes are equal, the motion is lost."


@kind("tie")
def carried() -> str:
    """Votes that are equal mean that the motion is carried."""
    return "If the votes are equal, the motion is carried."


@kind("tie")
def casting_vote() -> str:
    """Whoever presides decides when the votes are equal."""
    return "If the votes are equal, the presiding member decides."


@kind("tie")
def lot() -> str:
    """A draw decides when the votes are equal, so that chance and no person chooses."""
    return "If the votes are equal, a draw decides."


@kind("tie")
def repeat(then: Literal["lost", "carried", "lot", "casting_vote", "again"] | None = None) -> str:
    """The vote is taken again when the votes are equal; `then` says what happens if they are equal once more."""
    after = {
        "lost": "the motion is lost",
        "carried": "the motion is carried",
        "lot": "a draw decides",
        "casting_vote": "the presiding member decides",
        "again": "it is taken again",
    }
    more = f"; if they are equal again, {after[then]}" if then else ""
    return f"If the votes are equal, the vote is repeated{more}."
