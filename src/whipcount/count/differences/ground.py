"""What two sides are compared on: the record, and what each side knew and said itself."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.count.differences.record import Record
from whipcount.model.claims import Claim
from whipcount.model.difference import Side


@dataclass(frozen=True)
class Ground:
    """The record and the two sides."""

    record: Record
    first: Side
    second: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.first, self.second

    def other(self, side: Side) -> Side:
        return self.second if side is self.first else self.first

    def knew(self, side: Side, claim: Claim) -> bool:
        """Whether a side could count what a claim tells.

        An outlet could once it had happened, by whichever way it heard; the count of a day goes by what was published.
        """
        return claim.holds_on <= side.day and (not side.dated or claim.quote.report in side.reports)

    def said(self, side: Side, claim: Claim) -> bool:
        """Whether a side's own reports tell it, of a day not after its count."""
        return claim.holds_on <= side.day and claim.quote.report in side.reports
