"""Days outside a motion from which a law may reckon: an election, an appointment, the end of a session or a term."""

from __future__ import annotations

from enum import StrEnum

from whipcount.sentences import worded


class Fact(StrEnum):
    """A day that a person gives. The ends of a session and of a term lie ahead; all others have been.

    OFFICE_ENDS: the last day of the term of whoever would dissolve the house, such as a President.
    """

    ELECTION = "election"
    EARLY_ELECTION = "early_election"
    DISSOLUTION = "dissolution"
    CONSTITUTED = "constituted"
    APPOINTMENT = "appointment"
    INVESTITURE = "investiture"
    PROGRAMME = "programme"
    SESSION_ENDS = "session_ends"
    TERM_ENDS = "term_ends"
    OFFICE_ENDS = "office_ends"


WORDS = {fact: worded(f"step.fact.{fact.value}") for fact in Fact}


def not_given(fact: Fact) -> str:
    """That a day is missing, as a sentence."""
    return worded("step.missing.fact", fact=WORDS[fact])
