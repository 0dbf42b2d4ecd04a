"""Numbers of a side that are smaller than the votes that it got.

A paper may give "the government" the seats of those who govern and not of those who vote to keep it: 80 seats, and 88
votes of confidence. A number of a side is *outvoted* when the reported result of the motion gives it more votes, and
no other report prints the number. Then the side has from so many as are printed to so many as voted with it. More
votes alone are no doubt about a number that two reports print: members of the other side may have voted with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whipcount.count.best import Best, cheapest
from whipcount.count.doubts.otherwise import Doubt, Group, Otherwise, printers, settled
from whipcount.count.ending import Fell, Voted
from whipcount.count.flows import Flow
from whipcount.count.places import bench_of
from whipcount.count.readings import Ledger
from whipcount.count.rows import Demand, Frame, Row
from whipcount.count.solving.accounts import Choice
from whipcount.model.words import Bench, Option


def outvoted(  # noqa: PLR0913, PLR0917 - the case, how the motion ended, and the numbers that are asked about
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group], ended: Voted | Fell | None
) -> Iterator[Otherwise]:
    """The numbers that a result of the motion shows to be of a part of their side, each up to the votes."""
    if not isinstance(ended, Voted):
        return
    votes = _votes(frame, ended)
    for row in (row for group in groups for row in group):
        ((_, bench), *_), printed = row.demands[0].cells, row.demands[0].high
        if printed is None or printed >= votes.get(bench, 0) or _printed_again(frame, ledger, row):
            continue
        loose = replace(row, demands=(Demand(row.demands[0].cells, row.demands[0].low, votes[bench]),))
        rest = replace(ledger, choices=tuple(choice for choice in ledger.choices if choice.row is not row))
        quarrels = {choice.row: best.given[choice.row] for choice in rest.open if choice.optional}
        kept = settled(rest, quarrels)
        other = replace(kept, choices=(*kept.choices, Choice(loose, ((row.own, 0),))))
        yield Otherwise(Doubt((row,), "outvoted"), other, cheapest(frame, other, flows))


def _votes(frame: Frame, ended: Voted) -> dict[Bench, int]:
    """The votes that each side got."""
    given = ((Option.YES, ended.claim.ayes), (Option.NO, ended.claim.noes))
    said = ((bench_of(option, frame.motion), number) for option, number in given if number)
    return {bench: number.low for bench, number in said if bench}


def _printed_again(frame: Frame, ledger: Ledger, row: Row) -> bool:
    """Whether another report prints the same number of the side, on whatever day."""
    by = printers(frame)
    alike = (choice.row for choice in ledger.choices if choice.row.demands == row.demands)
    return any({by[claim] for claim in other.claims} != {by[claim] for claim in row.claims} for other in alike)
