"""How often the plausible band holds the truth, in made-up crises of which the truth is known.

The house, the parties that cross the floor and the reports are those of `counting.py`: of every twenty totals one is
wrong, of every ten reports one prints the count of a week before, and a move is told in the first report after it.
Counted are the days with a report, on each of which all that has happened so far has been told. The reports come from
one outlet or from several by turns of the dice: with one, nobody contradicts a wrong number that is printed last.
Run: python benchmarks/truth.py [CRISES]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from counting import FIRST, SIDES, House, Paper, evidence, told

from whipcount.count import count_benches
from whipcount.count.case import Case
from whipcount.model.quantity import Range

SIZES = [(50, 15, 342, 30), (100, 15, 342, 30), (200, 15, 342, 60)]
OUTLETS = (1, 2, 4)


@dataclass(frozen=True)
class Held:
    """The seats that a side had on a day, and the bands that the count gave."""

    truth: int
    plausible: Range
    possible: Range


def held(of: House, papers: list[Paper]) -> Iterator[Held]:
    """Each side on each day with a report."""
    case: Case | None = None
    for day in sorted({(paper.report.published - FIRST).days for paper in papers}):
        known = [paper for paper in papers if paper.report.published <= FIRST + timedelta(day)]
        counted, case = count_benches(evidence(known, day), None, None, case)
        for side in SIDES:
            if band := counted.benches.get(side):
                yield Held(of.total(side, day), band.plausible, band.possible)


def printed_by(papers: list[Paper], outlets: int, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - made-up news, not a secret
    for paper in papers:
        paper.report = replace(paper.report, publisher=f"Paper {dice.randrange(outlets)}")


def main(crises: int) -> None:
    print(f"{crises} crises of each size")
    heads = ("claims", "outlets", "sides on days", "not plausible", "not possible", "mean width")
    print("  ".join(heads))
    for claims, blocs, seats, days in SIZES:
        for outlets in OUTLETS:
            found: list[Held] = []
            for seed in range(1, crises + 1):
                of, papers = told(claims, blocs, seats, days, seed)
                printed_by(papers, outlets, seed)
                found += held(of, papers)
            wrong = sum(each.truth not in each.plausible for each in found)
            never = sum(each.truth not in each.possible for each in found)
            width = sum(each.plausible.width for each in found) / len(found)
            row = (claims, outlets, len(found), wrong, never, f"{width:.1f}")
            print("  ".join(f"{cell:>{len(head)}}" for head, cell in zip(heads, row, strict=True)), flush=True)


if __name__ == "__main__":
    main(next((int(word) for word in sys.argv[1:] if word.isdecimal()), 20))
