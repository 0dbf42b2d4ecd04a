"""The stretches of time: between two dates on which something is said, nothing can be told apart.

Stretch 0 is the time before the first report; its state is what the first changes start from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.count.gather import Evidence
from whipcount.count.places import leaves_seat
from whipcount.model.claims import (
    Allegiance,
    Claim,
    Group,
    Office,
    Seats,
    SittingMembers,
    Switch,
    Total,
    Vacancy,
)

PLACING = (Allegiance, Group, Seats, SittingMembers, Switch, Total, Vacancy)


@dataclass(frozen=True)
class Timeline:
    """The days on which stretches begin; the last one is the stretch that is counted."""

    days: tuple[date, ...]

    @property
    def last(self) -> int:
        return len(self.days)

    def stretch(self, day: date) -> int:
        """The stretch in force on a day."""
        return sum(start <= day for start in self.days)

    def day(self, stretch: int) -> date | None:
        """The day a stretch begins, None for the time before the first report."""
        return self.days[stretch - 1] if stretch else None

    def before(self, day: date, lag_days: int) -> tuple[int, ...]:
        """The earlier stretches that were in force at some time in the days before, newest first."""
        own, oldest = self.stretch(day), self.stretch(day - timedelta(days=lag_days))
        return tuple(range(own - 1, oldest - 1, -1))


def timeline(evidence: Evidence) -> Timeline:
    """One stretch for each day for which something places a seat, and one for the day of the count."""
    days = {claim.holds_on for claim in evidence.weighing if _places(claim)}
    return Timeline(tuple(sorted(days | {evidence.as_of})))


def _places(claim: Claim) -> bool:
    """Whether a claim bears on where somebody sits."""
    return isinstance(claim, PLACING) or (isinstance(claim, Office) and (claim.seat or leaves_seat(claim)))
