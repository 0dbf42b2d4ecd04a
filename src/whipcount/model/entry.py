"""One line of the ledger: what was received, read or decided, by whom, and when it was written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Action(StrEnum):
    """What happened to a report, to a claim or to the crisis itself.

    NAMED a person named the chamber; RECEIVED a report came in; FOUND a reader found a claim in it; ADDED a person
    added one that no reader found; ACCEPTED a person says that the claim was rightly read; CORRECTED a person says what
    it should have been; WITHDRAWN a person takes it back; REOPENED a person takes the decisions on it back, so that it
    stands as it came in. The last entry on a claim decides how it stands.
    """

    NAMED = "named"
    RECEIVED = "received"
    FOUND = "found"
    ADDED = "added"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not yet written: it has no number, no time and no hash.

    action: what happened. subject: the id of the report or claim it happened to, "chamber" for a chamber. report: the
    id of the report; "" for a chamber. valid: the day that the words are true of (the day of publication for a report).
    body: JSON text of an object, what was named, received, found or corrected; "" for a decision that needs none.
    """

    action: Action
    subject: str
    report: str
    valid: date
    body: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Who writes, when and why.

    by: the author. at: the time now, with its zone. because: the reason of a decision. clock_is_right: a person says
    so after a pause of more than a day (see Ledger.append).
    """

    by: str
    at: datetime
    because: str = ""
    clock_is_right: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the ledger, never changed.

    number: from 1 on, without gaps. crisis: which crisis of the ledger it belongs to. recorded: when it was written
    (UTC, to the microsecond); never before the entry above it. author: who wrote it; because: why, where a person
    decided. previous, hash: sha256 in hexadecimal, of the entry above and of this one, that one's hash included.
    """

    number: int
    crisis: str
    action: Action
    subject: str
    report: str
    valid: date
    recorded: datetime
    author: str
    because: str
    body: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far a ledger goes: its number of entries and the hash of the last one.

    Whoever has noted it can tell later that nothing before it was changed and nothing up to it was cut off.
    """

    count: int
    hash: str
