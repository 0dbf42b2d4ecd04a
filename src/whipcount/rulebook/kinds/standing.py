"""Kinds of clause on bringing a motion: against whom, in what form, by whom, at whose request the house meets."""

from __future__ import annotations

from typing import Literal

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.register import amount, kind, last, members
from whipcount.rulebook.kinds.said import clause, part


@kind("target")
def government() -> str:
    """The government as a whole: if the motion carries, all ministers go, as collective responsibility has it."""
    return "The motion is against the government as a whole."


@kind("target")
def head_of_government() -> str:
    """The head of government alone is named; where the head's fall ends the government, the others go too."""
    return "The motion is against the head of government."


@kind("target")
def government_or_minister() -> str:
    """Either the government, or its head, or a single minister, who then goes alone."""
    return "The motion is against the government or against a single minister."


@kind("target")
def minister() -> str:
    """A single minister only; the government as a whole cannot be removed in this way."""
    return "The motion is against a single minister."


@kind("target")
def cabinet_alone() -> str:
    """The ministers without their head, who stays and forms the cabinet anew; it stands beside a motion against all."""
    return "The motion can be against the cabinet without its head, who must then form it anew."


@kind("target")
def head_alone() -> str:
    """The head of government alone; it stands beside a motion against the government as a whole."""
    return "The motion can be against the head of government alone."


@kind("target")
def head_of_state() -> str:
    """A president who also leads the government and needs the confidence of the house, as in some island states."""
    return "The motion is against the President, who leads the government."


@kind("form")
def ordinary() -> str:
    """A plain declaration that confidence is withdrawn; who comes next is settled afterwards."""
    return "The motion need not name a successor."


@kind("form")
def names_successor() -> str:
    """A constructive motion: it names the next head of government, so members who agree on a no alone cannot win."""
    return "The motion must name a successor."


@kind("form")
def names_government() -> str:
    """A constructive motion that must name the whole next government and its guidelines, not only its head."""
    return "The motion must name the whole next government."


@kind("form")
def may_name_successor() -> str:
    """A successor may be named or not, and what follows differs: resignation if named, perhaps dissolution if not."""
    return "The motion may name a successor; what follows depends on whether it does."


@kind("form")
def names_successor_before_end(number: int, unit: Unit) -> str:
    """A constructive motion, but for the end of the term: then it names nobody, and carrying it means an election."""
    return f"The motion must name a successor, but must not in the {last(number, unit)} of the term."


@kind("form")
def follows_interpellation(minimum: Minimum, put: Literal["in_debate", "on_answer"] | None = None) -> str:
    """The motion grows out of a question: so many members interpellate, and who may move it is whoever debates that.

    put: "in_debate" when it must be put forward in the debate on the answer, "on_answer" when the house, not satisfied
    with the answer, goes on to a vote of no confidence.
    """
    how = {
        "in_debate": "; it must be put forward in the debate on the answer",
        "on_answer": "; it comes if the house is not satisfied with the answer",
    }
    return f"The motion follows an interpellation by {members(minimum)}{how[put] if put else ''}."


@kind("form")
def states_grounds() -> str:
    """The motion must give its reasons or the subjects of debate; without them it is not admitted."""
    return "The motion must state its grounds."


@kind("asked")
def government_asks() -> str:
    """The government, or its head, may ask for a vote of confidence of its own will."""
    return "The government may ask for a vote of confidence."


@kind("asked")
def head_of_state_requires() -> str:
    """The head of state, in doubt whether the majority still stands, may have the head of government test it."""
    return "The head of state may require a vote of confidence."


@kind("asked", "when")
def must_ask(within: int, unit: Unit, when: str) -> str:
    """An event, such as a partner leaving the coalition, obliges the government to have its majority tested.

    when: the event, as it stands behind "after" ("its appointment", "a party leaves the coalition").
    """
    return f"The government must ask for a vote of confidence within {amount(within, unit)} after {when}."


@kind("bill")
def adopted_unless_censured(within: int, unit: Unit) -> str:
    """A bill on which the government stakes its life is law without a vote unless a motion against it carries."""
    return f"A bill tied to confidence is adopted unless a motion filed within {amount(within, unit)} carries."


@kind("bill")
def falls_with_bill() -> str:
    """The vote on the bill is the vote on the government: if the bill is lost, so is confidence."""
    return "A question of confidence may be tied to a bill; if the bill is lost, so is confidence."


@kind("requisition")
def sitting_on_request(minimum: Minimum, within: int | None = None, unit: Unit | None = None) -> str:
    """So many members can have the house summoned: a government cannot stay by not letting it meet."""
    soon = f" within {amount(within, unit)}" if within is not None and unit is not None else ""
    return f"At the request of {members(minimum)} the house must be summoned{soon}."


@kind("debate")
def at_most(number: int, unit: Unit) -> str:
    """The debate has a longest length, after which the vote is taken: an opposition cannot be talked out."""
    return f"The debate lasts at most {amount(number, unit)}."


@kind("debate")
def none_allowed() -> str:
    """The motion is put to the vote without a debate."""
    return "There is no debate."


@kind("delay", "by")
def on_request(number: int, unit: Unit, by: str) -> str:
    """Somebody may have the vote put off once, for so long."""
    return f"The vote may be put off by {amount(number, unit)} at the request of {by}."


@kind("withdrawal")
def allowed(up_to: str | None = None) -> str:
    """Those who brought the motion may take it back, so a motion can vanish without a vote."""
    return clause("withdrawn", until=part("until", event=up_to))


@kind("withdrawal")
def lapses_below_minimum() -> str:
    """Signatures may be withdrawn, and when too few remain the motion lapses."""
    return clause("lapses_below_minimum")


@kind("withdrawal")
def lapses(number: int, unit: Unit) -> str:
    """A motion on which no vote was taken in time is at an end."""
    return clause("lapses", amount=amount(number, unit))
