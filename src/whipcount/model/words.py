"""The closed vocabularies of a confidence crisis: benches, options, motions, stages, bases.

Every member is a word of the field; its value is what appears in JSON and in YAML files.
"""

from __future__ import annotations

from enum import StrEnum


class Bench(StrEnum):
    """Where a seat stands toward the government. A vacant seat has a place too, so seats always sum."""

    GOVERNMENT = "government"
    OPPOSITION = "opposition"
    CROSSBENCH = "crossbench"
    VACANT = "vacant"


class Option(StrEnum):
    """How a member votes, or is said to vote, on the motion itself (Popolo's vote options).

    ABSTAIN is present and neither yes nor no; ABSENT is not in the house; NOT_VOTING is present and
    withholding; PAIRED is away by agreement with a member of the other side.
    """

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    NOT_VOTING = "not voting"
    PAIRED = "paired"


class MotionKind(StrEnum):
    """What the house is asked.

    NO_CONFIDENCE: to withdraw confidence; its movers must find the votes.
    CONFIDENCE: to express confidence, asked for by the government itself, which must find them.
    CONSTRUCTIVE: to withdraw confidence by electing a named successor.
    CENSURE: no confidence under the name some constitutions give it (France, Romania).
    INVESTITURE: to let a new government or its head take office.
    """

    NO_CONFIDENCE = "no_confidence"
    CONFIDENCE = "confidence"
    CONSTRUCTIVE = "constructive"
    CENSURE = "censure"
    INVESTITURE = "investiture"


class Stage(StrEnum):
    """A step in the life of a motion. Filed (notice given) and moved (put to the house) differ in law.

    ANNOUNCED: read out or handed round to the house. DEBATE is the day it begins, DEBATED the day it ends.
    RESTORED: a court, or the house itself, has set aside how it ended.
    """

    FILED = "filed"
    ANNOUNCED = "announced"
    LEAVE = "leave"
    MOVED = "moved"
    DEBATE = "debate"
    DEBATED = "debated"
    SCHEDULED = "scheduled"
    VOTED = "voted"
    WITHDRAWN = "withdrawn"
    RULED_OUT = "ruled_out"
    RESTORED = "restored"


class Base(StrEnum):
    """Of whom a majority is counted.

    MEMBERS: the statutory number of seats; a vacancy does not lower it.
    FILLED_SEATS: members in office; a vacancy lowers it.
    PRESENT: members in the house, abstainers included.
    PRESENT_AND_VOTING: ayes and noes only.
    VOTES_CAST: every vote handed in, blank and spoilt ones included where the law says so.
    """

    MEMBERS = "members"
    FILLED_SEATS = "filled_seats"
    PRESENT = "present"
    PRESENT_AND_VOTING = "present_and_voting"
    VOTES_CAST = "votes_cast"


class Unit(StrEnum):
    """What a period of law is counted in.

    CLEAR_DAY: neither the first nor the last day counts. WORKING_DAY: holidays and rest days do not count.
    SITTING_DAY: only days on which the house meets count. SESSION: a period of meetings between two recesses.
    """

    HOUR = "hour"
    DAY = "day"
    CLEAR_DAY = "clear_day"
    WORKING_DAY = "working_day"
    SITTING_DAY = "sitting_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SESSION = "session"


class Modality(StrEnum):
    """How firmly a report puts a claim: as its own statement, or as somebody's."""

    STATED = "stated"
    CLAIMED = "claimed"
    EXPECTED = "expected"
    DENIED = "denied"
    COUNTERFACTUAL = "counterfactual"


class By(StrEnum):
    """Who has to find the votes: those who move the motion, or the government that asks for confidence.

    OPPONENTS: those who want a proposal rejected, where it passes unless enough members vote no.
    """

    MOVERS = "movers"
    GOVERNMENT = "government"
    OPPONENTS = "opponents"


class AgreementState(StrEnum):
    """How binding an agreement between parties is."""

    ANNOUNCED = "announced"
    TO_BE_RATIFIED = "to_be_ratified"
    RATIFIED = "ratified"
    BROKEN = "broken"


class Outcome(StrEnum):
    """What the count says of the motion. OPEN: the numbers, or the law, do not decide it."""

    CARRIES = "carries"
    FAILS = "fails"
    OPEN = "open"


class Shape(StrEnum):
    """How the seats of a house are drawn.

    HEMICYCLE: rows of arcs around the chair, as most parliaments sit. BENCHES: two sides that face each other across a
    floor, as at Westminster.
    """

    HEMICYCLE = "hemicycle"
    BENCHES = "benches"


class PartyKind(StrEnum):
    """A party, or the independents of a chamber kept together as one bloc."""

    PARTY = "party"
    INDEPENDENTS = "independents"
