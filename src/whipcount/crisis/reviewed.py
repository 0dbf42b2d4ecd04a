"""A crisis in a ledger as an editor looks at it: each report with all claims on it, also those that count no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from whipcount.crisis.bodies import body_in, claim_of, report_of, unread_of
from whipcount.model import Claim, Report
from whipcount.model.count import Unread
from whipcount.model.entry import Action, Entry

if TYPE_CHECKING:
    from whipcount.ledger import Ledger

DECISIONS = (Action.ACCEPTED, Action.CORRECTED, Action.WITHDRAWN, Action.REOPENED, Action.ADDED)


class State(StrEnum):
    """How a claim stands. UNDECIDED: as it was read. ADDED: as a person put it in. WITHDRAWN: it counts no more."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim and everything that was written about it.

    subject: its id in the ledger. claim: as it stands, or stood when it was withdrawn. first: as it came in. entries:
    the oldest first.
    """

    subject: str
    claim: Claim
    first: Claim
    entries: tuple[Entry, ...]

    @property
    def last(self) -> Entry:
        return self.entries[-1]

    @property
    def state(self) -> State:
        """What the last entry makes of it; one that was reopened is again as it came in."""
        action = self.last.action
        if action is Action.REOPENED:
            action = self.entries[0].action
        return State.UNDECIDED if action is Action.FOUND else State(action.value)

    @property
    def decisions(self) -> tuple[Entry, ...]:
        """What people wrote about it, the oldest first."""
        return tuple(entry for entry in self.entries if entry.action in DECISIONS)


@dataclass(frozen=True, slots=True)
class ReviewedReport:
    """A report, the entry by which it came in, its claims in the order of the words, and what was not read."""

    report: Report
    received: Entry
    claims: tuple[ReviewedClaim, ...]
    unread: tuple[Unread, ...]

    @property
    def states(self) -> Counter[State]:
        """How many of its claims stand in which way."""
        return Counter(each.state for each in self.claims)

    @property
    def last(self) -> Entry | None:
        """The newest decision on one of its claims; None where nobody has decided yet."""
        made = [entry for each in self.claims for entry in each.decisions]
        return max(made, key=lambda entry: entry.number, default=None)

    def claim(self, subject: str) -> ReviewedClaim | None:
        return next((each for each in self.claims if each.subject == subject), None)


def reviewed(ledger: Ledger, crisis: str) -> tuple[ReviewedReport, ...]:
    """The reports of a crisis, the newest first, as the entries of the ledger have them."""
    on: defaultdict[str, list[Entry]] = defaultdict(list)
    received: dict[str, Entry] = {}
    for entry in ledger.entries(crisis):
        if entry.action is Action.RECEIVED:
            received[entry.subject] = entry
        elif entry.action is not Action.NAMED:
            on[entry.subject].append(entry)
    claims: defaultdict[str, list[ReviewedClaim]] = defaultdict(list)
    for subject, entries in on.items():
        claims[entries[0].report].append(_claim(subject, entries, ledger.shown))
    found = (_report(entry, claims[report], ledger.shown) for report, entry in received.items())
    return tuple(sorted(found, key=lambda each: (each.report.published, each.received.number), reverse=True))


def _claim(subject: str, entries: list[Entry], place: str) -> ReviewedClaim:
    said = [entry for entry in entries if entry.body]
    first = claim_of(body_in(said[0]), place)
    now = first if len(said) == 1 else claim_of(body_in(said[-1]), place)
    return ReviewedClaim(subject, now, first, tuple(entries))


def _report(received: Entry, claims: Iterable[ReviewedClaim], place: str) -> ReviewedReport:
    body = body_in(received)
    report = report_of(body, place)
    ordered = sorted(claims, key=lambda each: (each.claim.quote.start, each.claim.quote.end, each.subject))
    return ReviewedReport(report, received, tuple(ordered), unread_of(body, report))
