"""Reports told in a few words for tests: each method adds one claim of one report."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from whipcount.model.claims import (
    Agreement,
    Allegiance,
    Claim,
    Group,
    HouseSize,
    Office,
    Seats,
    StageClaim,
    Switch,
    ThresholdClaim,
    Total,
    Vacancy,
    Vote,
)
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote, Report
from whipcount.model.words import Bench, Stage

C = TypeVar("C", bound=Claim)

GOVERNMENT, OPPOSITION, CROSSBENCH, VACANT = Bench
DAY = date(2022, 3, 30)
TEXT = "x" * 2000


class Told:
    """One report and what it says; every claim is quoted from a place of its own."""

    def __init__(self, publisher: str = "Daily", day: date = DAY) -> None:
        self.report = Report(
            id=f"{publisher}-{day}", path=f"{publisher}.txt", text=TEXT, published=day, publisher=publisher
        )
        self.claims: list[Claim] = []

    def add(self, kind: type[C], **said: Any) -> C:
        start = 10 * len(self.claims)
        quote = Quote(self.report.id, start, start + 5, TEXT[start : start + 5])
        claim = kind(quote=quote, **({"holds_on": self.report.published} | said))
        self.claims.append(claim)
        return claim

    def house(self, seats: int) -> HouseSize:
        return self.add(HouseSize, quantity=Quantity.exactly(seats))

    def seats(self, party: str, number: int, **said: Any) -> Seats:
        return self.add(Seats, party=party, as_printed=party, quantity=Quantity.exactly(number), **said)

    def total(self, bench: Bench, number: int, **said: Any) -> Total:
        return self.add(Total, bench=bench, as_printed=bench.value, quantity=Quantity.exactly(number), **said)

    def vacant(self, number: int) -> Vacancy:
        return self.add(Vacancy, quantity=Quantity.exactly(number))

    def stands(self, party: str, bench: Bench, **said: Any) -> Allegiance:
        given = {"actor": party, "party": party} | said
        return self.add(Allegiance, as_printed=given["actor"], bench=bench, **given)

    def switches(self, party: str, target: Bench | None = OPPOSITION, **said: Any) -> Switch:
        given = {"actor": party, "origin": GOVERNMENT} | said
        return self.add(Switch, as_printed=given["actor"], party=party, target=target, **given)

    def seat(self, holder: str, party: str | None = None, change: str = "resigned") -> Office:
        return self.add(Office, holder=holder, office=None, change=change, party=party, seat=change != "died")

    def group(self, of: str, number: int, **said: Any) -> Group:
        return self.add(Group, of=of, as_printed=of, quantity=Quantity.exactly(number), **said)

    def needs(self, votes: int, **said: Any) -> ThresholdClaim:
        return self.add(ThresholdClaim, quantity=Quantity.exactly(votes), **said)

    def stage(self, stage: Stage, day: date | None = None, **said: Any) -> StageClaim:
        return self.add(StageClaim, stage=stage, day=day, **said)

    def agreement(self, *parties: str, **said: Any) -> Agreement:
        return self.add(Agreement, parties=parties, **said)

    def vote(self, ayes: int | None = None, **said: Any) -> Vote:
        return self.add(Vote, ayes=None if ayes is None else Quantity.exactly(ayes), **said)
