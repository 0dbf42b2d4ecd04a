"""Two counts held against each other: what each says, how far apart they are, and what accounts for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whipcount.model.claims import Claim
from whipcount.model.law import Chamber
from whipcount.model.quantity import Range
from whipcount.model.report import Report
from whipcount.model.words import Base, Bench


class ReasonKind(StrEnum):
    """What makes two counts differ.

    MOVE: somebody is reported to have changed sides. OLDER: a count of an earlier day is printed again. PRESENT:
    members present are counted, not all. VACANCY: a seat without a member is counted with a bench, or fell vacant.
    SPLIT: members said to be at odds with their party are counted with the other side, or left out. PART: a party
    that sits within another is left out. INDEPENDENTS: members of no party are left out. SEATS: a party is given
    two sizes. STAND: a party is placed on two benches.
    """

    MOVE = "move"
    OLDER = "older"
    PRESENT = "present"
    VACANCY = "vacancy"
    SPLIT = "split"
    PART = "part"
    INDEPENDENTS = "independents"
    SEATS = "seats"
    STAND = "stand"


@dataclass(frozen=True, slots=True)
class Figure:
    """The seats that a side gives a bench.

    claims: ids of those that print the number. counted: nobody prints it; it is what the count of the side's reports
    leaves plausible. base: of whom it is a number, where the words say so.
    """

    seats: Range
    claims: tuple[str, ...] = ()
    counted: bool = False
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two counts that are compared: that of an outlet, of some reports, or of a day.

    name: the outlet, the path or the day. day: the day its figures are of. dated: whether it is the count of a day,
    from all that was known by then. reports: ids of those it stands on.
    """

    name: str
    day: date
    dated: bool
    reports: tuple[str, ...]
    figures: dict[Bench, Figure]


@dataclass(frozen=True, slots=True)
class Reason:
    """A named move or reading that makes two counts differ.

    who: whose seats, in words ("MQM-P's 7"). party: where there is one. seats: how many. origin, target: benches, as
    far as they are told. day: when it happened, or the day of the older count. effects: for each bench that is compared
    what it adds to the second side's number less the first's. assumed: how many readings it takes for granted that
    neither the dates nor the sides' own words give; 0 where nothing is assumed. claims: those that tell of it.
    """

    kind: ReasonKind
    who: str
    seats: Range
    effects: dict[Bench, Range]
    assumed: int
    sentence: str
    claims: tuple[str, ...]
    party: str | None = None
    origin: Bench | None = None
    target: Bench | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A set of reasons that accounts for the difference, but for the seats that no report explains.

    unexplained: how many those are, moved from bench to bench or counted by one side only. rest: on which benches,
    second less first; empty where that is open within ranges.
    """

    reasons: tuple[Reason, ...]
    unexplained: int
    rest: dict[Bench, int]

    @property
    def assumed(self) -> int:
        """How many readings it takes for granted."""
        return sum(reason.assumed for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about the comparison, with the claims behind it."""

    sentence: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two counts are apart and the smallest sets of named moves and readings that account for it.

    apart: the second side's seats less the first's, for each bench that is compared. smallest: how many sets are as
    small as the first of `explanations`: as few seats without a report, then as few assumptions, then as few reasons.
    explanations: those first, then larger ones of which no part would do. always: reasons that stand in all of the
    smallest, where there are several. unused: moves between the two days that none of the smallest needs.
    """

    chamber: Chamber | None
    first: Side
    second: Side
    apart: dict[Bench, Range]
    sentence: str
    smallest: int
    explanations: tuple[Explanation, ...]
    always: tuple[Reason, ...]
    unused: tuple[Reason, ...]
    remarks: tuple[Remark, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
