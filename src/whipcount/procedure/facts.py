"""Days outside a motion from which a law may reckon: an election, an appointment, the end of a session or a term."""

from __future__ import annotations

from enum import StrEnum


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


WORDS = {
    Fact.ELECTION: "the day of the general election",
    Fact.EARLY_ELECTION: "the day of an early election",
    Fact.DISSOLUTION: "the day of the last dissolution",
    Fact.CONSTITUTED: "the day on which the house was constituted",
    Fact.APPOINTMENT: "the day on which the head of government was appointed",
    Fact.INVESTITURE: "the day on which the house approved the government",
    Fact.PROGRAMME: "the day on which the house approved the programme",
    Fact.SESSION_ENDS: "the end of the session",
    Fact.TERM_ENDS: "the end of the term",
    Fact.OFFICE_ENDS: "the end of that term of office",
}


def not_given(fact: Fact) -> str:
    """That a day is missing, as a sentence."""
    said = WORDS[fact]
    return f"{said[:1].upper()}{said[1:]} is not given."
