"""How long a forecast takes: houses of 342, 720 and 2,980 members, and sixty days of a crisis.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.forecasting

"first" is the first forecast of a fresh process, after the imports and reading the priors; "new" is with no table kept
from before (emptying them is not timed), "row" the same one after the other, with no yardstick in between; "again" is
when only the numbers of the parties have changed, as on the next day of a crisis. Goals: 720 members in 3 ms, 2,980 in
20 ms, sixty days in 1 s. Processor time, the median of several, and the quickest. Beside it, times the yardstick:
numpy's transform of 170 rows of 4,096 numbers, by turns in the same run, for a busy machine is slow at both. Sixty days
are given for the chance and the two distributions, and for whole answers with sides moving, but without whose stand
moves the chance. Two conditions at once are one explanation with parties of the same sizes.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

import numpy as np

from whipcount.forecast import About, betas, forecast, sides, sums, supposing, tables
from whipcount.forecast import votes as votes_module
from whipcount.forecast.forecast import manners_of
from whipcount.forecast.past import replays
from whipcount.forecast.priors import fitted
from whipcount.forecast.record import rule_of, standings
from whipcount.forecast.sides import Bloc
from whipcount.forecast.standing import Standing
from whipcount.forecast.supposing import Given, suppose
from whipcount.forecast.votes import Law, Lines, votes
from whipcount.model.law import MajorityRule, MotionRule, Provision
from whipcount.model.words import Base, By, MotionKind

SHARES = (0.26, 0.19, 0.07, 0.03, 0.01, 0.22, 0.12, 0.06, 0.03, 0.01)  # five parties a side, in a hung house
KINDS = {
    "of all members": MajorityRule("absolute", Base.MEMBERS, By.MOVERS),
    "of those who vote": MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS),
    "of those present": MajorityRule("absolute", Base.PRESENT, By.MOVERS),
    "two thirds of the votes": MajorityRule("at_least", Base.VOTES_CAST, By.MOVERS, share=Fraction(2, 3)),
}
ALSO = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
BOTH = MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=ALSO)
ALL_KINDS = {**KINDS, "two at once": BOTH}
REPEATS = 41
ROWS = np.random.default_rng(1).random((170, 4_096))


class Taken(NamedTuple):
    """Seconds: the median and the quickest; and the median of what they are in yardsticks."""

    median: float
    least: float
    yardsticks: float

    def __str__(self) -> str:
        return f"{self.median * 1e3:7.1f} ms (least {self.least * 1e3:5.1f}), {self.yardsticks:5.1f} yardsticks"


def main() -> None:
    yardstick = statistics.median(_spent(_yardstick) for _ in range(REPEATS))
    print(f"yardstick {yardstick * 1e3:.2f} ms, numpy {np.__version__}")
    for kind, of in ALL_KINDS.items():
        for seats in (342, 720, 2_980) if of is not BOTH else (720,):
            rule = MotionRule(MotionKind.NO_CONFIDENCE, Provision(of, "1", "a benchmark"))
            print(f"{seats:>6,} members, majority {kind}")
            print(
                f"    first {_first(kind, seats) * 1e3:.1f} ms   row {_row(rule, seats) * 1e3:.1f} ms   "
                f"new {_new(rule, seats)}   again {_again(rule, seats)}"
            )
    for name, days, whole in _crises():
        print(f"{name}: 60 days new {days}; whole answers {whole}")


def _first(kind: str, seats: int) -> float:
    """In a process of its own, the median of three."""
    command = [sys.executable, "-m", "benchmarks.forecasting", kind, str(seats)]
    told = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(3)]
    return statistics.median(map(float, told))


def first(kind: str, seats: int) -> None:
    """What such a process does."""
    fitted()
    rule = MotionRule(MotionKind.NO_CONFIDENCE, Provision(ALL_KINDS[kind], "1", "a benchmark"))
    print(_spent(lambda: _once(rule, seats, 0)))


def _cases(seats: int, shift: int) -> list[Lines]:
    sizes = [int(share * seats) for share in SHARES]
    sizes[0], sizes[5] = sizes[0] + shift, sizes[5] - shift
    return [Lines(1.0, tuple(map(Bloc, sizes[:5])), tuple(map(Bloc, sizes[5:])))]


def _new(rule: MotionRule, seats: int) -> Taken:
    return _timed(lambda: _once(rule, seats, 0), before=_forget)


def _row(rule: MotionRule, seats: int) -> float:
    """The median of new ones, one after the other: what a processor keeps near may be of use to the next."""
    taken = []
    for _ in range(REPEATS):
        _forget()
        taken.append(_spent(lambda: _once(rule, seats, 0)))
    return statistics.median(taken)


def _again(rule: MotionRule, seats: int) -> Taken:
    shifts = iter(range(1, 100))
    return _timed(lambda: _once(rule, seats, next(shifts)))


def _once(rule: MotionRule, seats: int, shift: int) -> None:
    votes(_cases(seats, shift), manners_of(rule, fitted()), Law(rule, seats, "lost"))


def _crises() -> list[tuple[str, Taken, Taken]]:
    """The seed crisis, its days repeated to sixty: all explanations of each day, nothing kept from before."""
    made = []
    for told in replays():
        if told["replay"] in {"pakistan-2022", "th-2022"}:
            days = [day for day in standings(told, date.fromisoformat(told["voted"])) if not day[1].voted]
            days = [day for day in days if rule_of(told["chamber"], day[1].motion, day[0])][:26]
            chamber = told["chamber"]
            alone, whole = (_timed(partial(run, chamber, days), 3) for run in (_days, _answers))
            made.append((told["replay"], alone, whole))
    return made


def _days(chamber: str, days: list[tuple[date, Standing]]) -> None:
    _forget()
    priors = fitted()
    for number in range(60):
        on, told = days[number % len(days)]
        rule = rule_of(chamber, told.motion, on)
        if rule is not None:
            cases = suppose(told, rule, priors.miscount, Given())
            votes(cases, manners_of(rule, priors), Law(rule, told.seats or 0, "lost"))


def _answers(chamber: str, days: list[tuple[date, Standing]]) -> None:
    _forget()
    for number in range(60):
        on, told = days[number % len(days)]
        forecast(told, About(None, on, rule_of(chamber, told.motion, on), None), reasons=False)


def _forget() -> None:
    """Empty every table that the forecast keeps."""
    for module in (betas, sides, sums, supposing, tables, votes_module):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def _timed(run: Callable[[], object], times: int = REPEATS, before: Callable[[], object] = int) -> Taken:
    pairs = []
    for _ in range(times):
        before()
        pairs.append((_spent(run), _spent(_yardstick)))
    own = [taken for taken, _ in pairs]
    return Taken(statistics.median(own), min(own), statistics.median(taken / yard for taken, yard in pairs))


def _yardstick() -> None:
    np.fft.rfft(ROWS, axis=1)


def _spent(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    if len(sys.argv) > 1:
        first(sys.argv[1], int(sys.argv[2]))
    else:
        main()
