"""What if: how long an answer takes once the day is counted, in processor time, and at most.

.venv/bin/python -m benchmarks.what_if [--answers 40]

Each answer is to other moves, so that nothing of it has been worked out before: the count after them, votes, law,
coalitions, power, the forecast, the page. The example of 30 March 2022, and of 25 March, whose ranges are wide; then a
made-up house of 720 members and 60 parties under three laws, of which the last has two conditions at once.
Goal: 150 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import whipcount
from whipcount.count.what_if import ORIGINS, TARGETS, Move, sure
from whipcount.crisis.supposing import WhatIf
from whipcount.model.count import Band, Count, Motion, PartyCount, Verdict
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, Outcome
from whipcount.rulebook import find, law, rule_for, threshold
from whipcount.web import OfReports
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.counting import Counts
from whipcount.web.site import Site
from whipcount.web.what_if.page import page_of

EXAMPLE = Path(__file__).parents[1] / "examples" / "pakistan-2022"
ON = date(2025, 6, 2)
SITE = Site(Counts(OfReports("a-crisis", whipcount.open(EXAMPLE))), Addresses(), lambda: datetime.now(UTC), lambda: ON)


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--answers", type=int, default=40)
    answers = asked.parse_args().answers
    crisis = whipcount.open(EXAMPLE)
    for day in ("2022-03-30", "2022-03-25"):
        _measure(f"the example, {day}", crisis.count(day), answers)
    for chamber, kind in (
        ("pk-na", MotionKind.NO_CONFIDENCE),
        ("gb-commons", MotionKind.NO_CONFIDENCE),
        ("eu-parliament", MotionKind.CENSURE),
    ):
        _measure(f"720 members, 60 parties, by the law of {chamber}", _house(chamber, kind), answers)


def _measure(name: str, count: Count, answers: int) -> None:
    dice = random.Random(1742)  # noqa: S311 - the same moves each time
    what_if = WhatIf(count)
    before = _took(lambda: what_if.before)
    times = [_took(lambda: _answer(what_if, _moves(count, dice))) for _ in range(answers)]
    most = _took(lambda: _answer(what_if, _moves(count, dice, 60)))
    print(
        f"{name}: before, once {before:.0f} ms; an answer {statistics.median(times):.0f} ms at the median, "
        f"{max(times):.0f} ms at most; with 60 moves {most:.0f} ms"
    )


def _took(work) -> float:  # type: ignore[no-untyped-def] # anything
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _answer(what_if: WhatIf, moves: Sequence[Move]) -> Answer:
    return page_of(SITE, Asked("a-crisis", what_if.count.as_of), what_if, "en", moves, "")


def _moves(count: Count, dice: random.Random, number: int = 3) -> list[Move]:
    """So many parts of parties, each somewhere else; fewer where there are not so many."""
    parts = [(p.party, bench, sure(p, bench)) for p in count.parties for bench in ORIGINS if sure(p, bench)]
    chosen = dice.sample(parts, min(number, len(parts)))
    return [
        Move(party, bench, dice.choice([to for to in TARGETS if to is not bench]), dice.randint(1, min(seats, 9)))
        for party, bench, seats in chosen
    ]


def _house(chamber: str, kind: MotionKind) -> Count:
    """720 members of 60 parties, on both sides and between, all of them known."""
    found = find(chamber)
    rule = rule_for(law(found, ON), kind)

    def band(number: int) -> Band:
        return Band((), Range(number, number), Range(number, number))

    sides = (Bench.GOVERNMENT, Bench.OPPOSITION)
    sizes = [12 + (n % 7) - 3 for n in range(60)]
    parties = tuple(PartyCount(f"P{n}", band(sizes[n]), {sides[n % 2]: band(sizes[n])}) for n in range(60))
    held = {side: sum(sizes[n] for n in range(60) if sides[n % 2] is side) for side in sides}
    vacant = 720 - sum(held.values())
    benches = {bench: band(number) for bench, number in (held | {Bench.CROSSBENCH: 0, Bench.VACANT: vacant}).items()}
    return Count(
        chamber=found, as_of=ON, seats=720, benches=benches, threshold=threshold(rule, 720, Range(vacant, vacant)),
        verdict=Verdict(Outcome.OPEN, "open", None, ""), claims=(), parties=parties,
        motion=Motion(kind, None, None, ()), agreements=(), statements=(), findings=(), next_question=None, reports=(),
    )  # fmt: skip


if __name__ == "__main__":
    main()
