"""A ledger in which some printed numbers are otherwise than printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from whipcount.count.best import Best
from whipcount.count.readings import Ledger
from whipcount.count.rows import Frame, Row
from whipcount.count.solving.accounts import Accounts, Choice

Group = tuple[Row, ...]  # the numbers of one report


class Doubt(NamedTuple):
    """Numbers of one report that may be otherwise.

    why: "lone", "late" (behind the news), "unchanged" (the same for all the news) or "outvoted".
    """

    rows: Group
    why: str


@dataclass(frozen=True)
class Otherwise:
    """The ledger in which the numbers of a doubt are otherwise, and its cheapest accounts."""

    doubt: Doubt
    ledger: Ledger
    start: tuple[Accounts, Best]


def of_reports(frame: Frame, ledger: Ledger, best: Best) -> list[Group]:
    """Numbers of sides that hold on their own day and that one report alone prints, report by report, newest first."""
    printed = printers(frame)
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in (choice.row for choice in ledger.choices):
        witnesses = {printed[claim] for claim in row.claims}
        held = best.given.get(row, row.own) == row.own
        if row.kind == "total" and row.own and held and len(witnesses) == 1:
            groups.setdefault((-row.own, witnesses.pop()), []).append(row)
    return [tuple(groups[key]) for key in sorted(groups)]


def printers(frame: Frame) -> dict[str, str]:
    """The report of each claim."""
    return {claim.id: claim.quote.report for claim in frame.evidence.weighing}


def settled(ledger: Ledger, given: Mapping[Row, int | None]) -> Ledger:
    """The ledger with some claims read in one way: a doubt opens no other quarrel."""
    read = {row: () if t is None else (Choice(row, ((t, 0),)),) for row, t in given.items()}
    choices = (each for choice in ledger.choices for each in read.get(choice.row, (choice,)))
    return replace(ledger, choices=tuple(choices))
