"""The count: one day of a made-up crisis, and every day of it, by claims, blocs and seats.

A made-up house is divided among parties; some cross the floor on the way, and reports of eight claims each say who
holds how many seats, who stands where, who has left and what the sides sum to. One total in twenty is wrong, one in
ten is the count of a week before. Yardstick: importing numpy, in the same run.
The first two columns are the least of three runs of one process that has loaded the solver. The last two are what
`whipcount timeline` works out once the reports are read, by one process and by two. The last is by the clock, the least
of three, with the start of the other process; it takes two processors that nobody else uses.
Run: python benchmarks/counting.py [--quick] [CRISES]
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from whipcount.count import count
from whipcount.count.bands import bench_cells
from whipcount.count.best import cheapest
from whipcount.count.case import Case
from whipcount.count.count import framed, work_out
from whipcount.count.flows import flows
from whipcount.count.gather import Evidence, gather
from whipcount.count.motion import motion
from whipcount.count.prices import Prices
from whipcount.count.readings import read
from whipcount.count.rows import rows
from whipcount.crisis.crisis import Crisis
from whipcount.model.claims import Allegiance, Claim, HouseSize, Seats, Switch, Total, Vacancy
from whipcount.model.quantity import Quantity, Range
from whipcount.model.report import Quote, Report
from whipcount.model.words import Bench
from whipcount.reading import Reading

FIRST = date(2022, 3, 1)
SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
EACH = 8
AGAIN = 3
EVERY = 200  # above so many claims not every day is counted
CASES = [
    (20, 15, 342, 20), (200, 15, 342, 60), (200, 60, 720, 60),
    (2_000, 15, 342, 60), (2_000, 60, 720, 60), (2_000, 60, 2_980, 60),
]  # fmt: skip
QUICK = CASES[:2]


@dataclass(frozen=True)
class House:
    """A made-up house over some days: each party's seats, and on each day its side."""

    seats: int
    sizes: dict[str, int]
    sides: list[dict[str, Bench]]

    def total(self, bench: Bench, day: int) -> int:
        return sum(size for party, size in self.sizes.items() if self.sides[max(0, day)][party] is bench)


def house(dice: Random, blocs: int, seats: int, days: int) -> House:
    cuts = sorted(dice.sample(range(1, seats - 1), blocs - 1))
    sizes = {f"P{n}": b - a for n, (a, b) in enumerate(zip([0, *cuts], [*cuts, seats - 1], strict=True))}
    now = {party: dice.choice(SIDES) for party in sizes}
    sides = []
    small = sorted(sizes, key=lambda party: sizes[party])[: blocs // 2]
    leaving = {dice.randrange(1, days): party for party in dice.sample(small, min(3, len(small)))} if days > 1 else {}
    for day in range(days):
        if day in leaving:
            now = now | {leaving[day]: SIDES[now[leaving[day]] is SIDES[0]]}
        sides.append(now)
    return House(seats, sizes, sides)


class Paper:
    """One report and what it says."""

    def __init__(self, number: int, day: int) -> None:
        on = FIRST + timedelta(day)
        text = " ".join(f"{Random(number).getrandbits(64):x}" for _ in range(20))  # noqa: S311 - no copy of another
        self.report = Report(f"r{number:05d}", f"{number}.txt", text, published=on, publisher="Made Up")
        self.claims: list[Claim] = []

    def says(self, kind: type[Claim], **said: Any) -> None:
        start = 10 * len(self.claims)
        quote = Quote(self.report.id, start, start + 5, "xxxxx")
        self.claims.append(kind(quote=quote, holds_on=self.report.published, **said))


def paper(dice: Random, of: House, number: int, day: int, before: int) -> Paper:
    made = Paper(number, day)
    told = day - 7 if dice.random() < 0.1 else day
    for bench in SIDES:
        wrong = dice.randint(1, 4) if dice.random() < 0.05 else 0
        made.says(Total, bench=bench, as_printed=bench.value, quantity=Quantity.exactly(of.total(bench, told) + wrong))
    for party in (p for p in of.sizes if of.sides[day][p] is not of.sides[before][p]):
        origin, target = of.sides[before][party], of.sides[day][party]
        made.says(Switch, actor=party, party=party, as_printed=party, origin=origin, target=target, quantity=None)
    for party in dice.sample(sorted(of.sizes), min(len(of.sizes), EACH)):
        if len(made.claims) >= EACH - 1:
            break
        made.says(Seats, party=party, as_printed=party, quantity=Quantity.exactly(of.sizes[party]))
        made.says(Allegiance, actor=party, party=party, as_printed=party, bench=of.sides[day][party])
    if len(made.claims) < EACH:
        made.says(Vacancy, quantity=Quantity.exactly(1))
    return made


def told(claims: int, blocs: int, seats: int, days: int, seed: int = 1) -> tuple[House, list[Paper]]:
    dice = Random(seed)  # noqa: S311 - made-up news, not a secret
    of = house(dice, blocs, seats, days)
    reports = max(1, claims // EACH)
    papers_on = [*sorted(dice.randrange(days) for _ in range(reports - 1)), days - 1]
    before = [0, *papers_on]
    papers = [paper(dice, of, number, day, before[number]) for number, day in enumerate(papers_on)]
    papers[0].says(HouseSize, quantity=Quantity.exactly(seats))
    return of, papers


def evidence(papers: list[Paper], day: int) -> Evidence:
    on = FIRST + timedelta(day)
    claims = [claim for paper in papers for claim in paper.claims]
    return gather(claims, reports=[paper.report for paper in papers], witnesses={}, as_of=on)


def first_optimum(known: Evidence) -> None:
    """The cheapest account, proved: every pass before the ranges."""
    frame, _ = framed(known, None, None, Prices(), motion(known))
    made, free = rows(frame), flows(frame)
    cheapest(frame, read(frame, made, free), free)


def sides(case: Case) -> tuple[Range, ...]:
    """Both bands of both sides: what a timeline shows of a day."""
    cells = [bench_cells(case.frame, bench) for bench in SIDES]
    return tuple(bands[each] for each in cells for bands in (case.bands.plausible, case.bands.possible))


def of_day(papers: list[Paper], day: int) -> object:
    claims = [claim for paper in papers for claim in paper.claims]
    reports = [paper.report for paper in papers]
    return count(claims, reports=reports, witnesses={}, chamber=None, law=None, as_of=FIRST + timedelta(day))


def every_day(papers: list[Paper], jobs: int) -> None:
    """The benches of each day as known by then, as a timeline shows them."""
    readings = {paper.report.id: Reading(paper.report, tuple(paper.claims), ()) for paper in papers}
    Crisis([paper.report for paper in papers], None, readings=readings).timeline(jobs=jobs)


def seconds(work: Callable[[], object]) -> float:
    """Processor time, which other work on the machine disturbs least."""
    began = time.process_time()
    work()
    return time.process_time() - began


def by_the_clock(work: Callable[[], object]) -> float:
    """Time as whoever waits sees it, which other work on the machine lengthens."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def importing_numpy() -> float:
    """The yardstick, in seconds of a fresh process."""
    timed = "import time; t = time.process_time(); import numpy; print(time.process_time() - t)"
    return min(float(subprocess.check_output([sys.executable, "-c", timed])) for _ in range(5))


def main(*, quick: bool, seeds: int) -> None:
    yardstick = importing_numpy()
    print(f"Processor time in ms, and in times of importing numpy, which takes {1000 * yardstick:.0f} ms.")
    seconds(lambda: of_day(told(20, 15, 342, 20)[1], 19))  # the first count of a process loads the solver
    heads = (
        f"{'first optimum':>18}   {'and both sides':>18}   {'whole count':>18}   {'every day':>18}   by the clock, 2"
    )
    print(f"{'claims':>7} {'blocs':>5} {'seats':>5} {'days':>4} {'crisis':>6}   {heads}")
    for (claims, blocs, seats, days), seed in product(QUICK if quick else CASES, range(1, seeds + 1)):
        papers = told(claims, blocs, seats, days, seed)[1]
        known = evidence(papers, days - 1)
        taken = [
            min(seconds(lambda: first_optimum(known)) for _ in range(AGAIN)),  # noqa: B023
            min(seconds(lambda: sides(work_out(known, None, None))) for _ in range(AGAIN)),  # noqa: B023
            seconds(lambda: of_day(papers, days - 1)),  # noqa: B023
            seconds(lambda: every_day(papers, 1)) if claims <= EVERY else math.nan,  # noqa: B023
            min(by_the_clock(lambda: every_day(papers, 2)) for _ in range(AGAIN)) if claims <= EVERY else math.nan,  # noqa: B023
        ]
        shown = "   ".join(f"{1000 * each:8,.0f} ms {each / yardstick:6.1f}" for each in taken)
        print(f"{claims:7,} {blocs:5} {seats:5,} {days:4} {seed:6}   {shown}", flush=True)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(quick="--quick" in sys.argv, seeds=given[0] if given else 1)
