"""The heuristics of the count, all in one place: prices, lags and rates that no law gives.

They decide what counts as plausible, never what counts as possible or contradictory.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from whipcount.model.words import Modality


@dataclass(frozen=True, slots=True)
class Prices:
    """Heuristics: how reluctantly a claim is given up, and how far a house drifts unseen. Prices are in hundredths.

    lag_days: how long reports go on printing an older count; known: how wide the range of that older day may be
    for a number to be told as its count. older_total, older_seats: reading a contested
    number as such an older count. stated, claimed, expected: setting a contested claim aside. slack: how much
    dearer than the cheapest account a plausible one may be. drift: shares of the house that may move unseen
    in a day, in a plausible and in a possible account. vacant: shares of the house that may lie vacant unsaid.
    contradictions, work: how many contradictions to look for, and how many questions to ask for them,
    and how many after the newest (stale).
    quarrels: how many contested numbers plausible accounts are made to choose among. repeats: how many reports with
    totals, the newest first, are asked whether they repeat an older count. doubts: how many are asked whether anything
    bears them out. news_days: how long what others report may be missing from a number.
    """

    lag_days: int = 14
    known: int = 2
    older_total: int = 60
    older_seats: int = 5
    stated: int = 100
    claimed: int = 50
    expected: int = 40
    slack: int = 40
    drift_plausible: Fraction = Fraction(15, 10_000)
    drift_possible: Fraction = Fraction(1, 100)
    vacant_plausible: Fraction = Fraction(3, 100)
    vacant_possible: Fraction = Fraction(1, 10)
    contradictions: int = 20
    work: int = 400
    stale: int = 30
    quarrels: int = 6
    repeats: int = 12
    doubts: int = 4
    news_days: int = 1

    def aside(self, modality: Modality) -> int:
        """The price of setting aside a claim put this firmly."""
        firm = {Modality.CLAIMED: self.claimed, Modality.EXPECTED: self.expected}
        return firm.get(modality, self.stated)

    def drift(self, days: int, seats: int) -> tuple[int, int]:
        """Seats that may have moved unseen after so many days: in a plausible and in a possible account."""
        plausible = int(self.drift_plausible * days * seats)
        return plausible, max(plausible, int(self.drift_possible * days * seats))

    def vacant(self, seats: int, stated: int) -> tuple[int, int]:
        """Seats that may lie vacant: in a plausible and in a possible account."""
        shares = (self.vacant_plausible, self.vacant_possible)
        plausible, possible = (-(-share.numerator * seats // share.denominator) for share in shares)
        return max(stated, plausible), max(stated, plausible, possible)
