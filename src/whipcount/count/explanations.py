"""How many ways there are to make the numbers meet, counted exactly, and the question that tells most of them apart.

If a bench is reported with fewer seats than its parties have, somebody left it unreported. Every way to share
the missing seats among the parties is an account that fits. They are counted by convolution, which is exact
and takes less than a millisecond; none of them is ever printed as the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from whipcount.count import say
from whipcount.count.bands import questions
from whipcount.count.case import Case
from whipcount.count.motion import result
from whipcount.count.ranges import Asked
from whipcount.count.rows import NOBODY
from whipcount.count.stands import Stand, stands
from whipcount.model.claims import Total
from whipcount.model.count import Question
from whipcount.model.words import Bench

SIDES = frozenset({Bench.GOVERNMENT, Bench.OPPOSITION})


@dataclass(frozen=True, slots=True)
class Gap:
    """A bench whose parties have `missing` more seats than are reported for it."""

    total: Total
    stands: tuple[Stand, ...]
    missing: int


def gap(case: Case, bench: Bench) -> Gap | None:
    """The gap between a bench's parties and its newest total; None when no total or no party is known."""
    total = case.total(bench)
    if total is None:
        return None
    there = tuple(stand for stand in stands(case, total.holds_on) if stand.bench is bench)
    missing = sum(stand.stayed for stand in there) - total.quantity.low
    return Gap(total, there, missing) if there else None


def ways(sizes: Iterable[int], missing: int) -> list[int]:
    """For each number up to `missing` in how many ways it can be shared among parties of these sizes."""
    counts = [1] + [0] * missing
    for size in sizes:
        counts = [sum(counts[max(0, n - size) : n + 1]) for n in range(missing + 1)]
    return counts


def bits(sizes: Sequence[int], missing: int, asked: int) -> float:
    """What the answer for one party tells on average, every way being as likely as another."""
    rest = ways([size for place, size in enumerate(sizes) if place != asked], missing)
    answers = [rest[missing - gone] for gone in range(min(sizes[asked], missing) + 1)]
    total = sum(answers)
    return sum(-n / total * log2(n / total) for n in answers if n)


def next_question(case: Case) -> Question | None:
    """What to find out next; None when nothing is open, or when the house has voted."""
    if result(case.frame.evidence, case.motion, case.frame.prices.lag_days):
        return None
    gaps = [found for bench in (Bench.GOVERNMENT, Bench.OPPOSITION) if (found := gap(case, bench))]
    return next((_about(found) for found in gaps if found.missing > 0), None) or _widest(case)


def _about(found: Gap) -> Question:
    here = [stand for stand in found.stands if stand.stayed]
    sizes = [stand.stayed for stand in here]
    gains = [bits(sizes, found.missing, place) for place in range(len(here))]
    place = max(range(len(here)), key=lambda n: (gains[n], -n))
    fit = ways(sizes, found.missing)[-1]
    sentence = (
        f"How many of the {sizes[place]} seats of {here[place].party} are still with {say.SIDES[found.total.bench]}? "
        f"{fit} accounts fit; the answer would bring {gains[place]:.1f} bits."
    )
    return Question(here[place].party, sentence, gains[place], fit)


def _widest(case: Case) -> Question | None:
    """Where no gap shows, the bench or party with the widest plausible range; first of all, who is on which side."""
    if not any(case.known(bench) for bench in SIDES):
        sentence = "How many members are with the opposition, and how many with the government? No report says."
        return Question(Bench.OPPOSITION.value, sentence) if case.rows else None
    ranges = case.bands.plausible
    sides = [cells for cells in questions(case.frame) if {bench for _, bench in cells} <= SIDES]
    asked = max(reversed(sides), key=lambda cells: ranges[cells].width)
    width = ranges[asked].width
    if not width:
        return None
    who, what = _named(case, asked)
    sentence = f"{what} {ranges[asked]} are plausible; the answer would bring {log2(width + 1):.1f} bits."
    return Question(who, sentence, log2(width + 1), width + 1)


def _named(case: Case, cells: Asked) -> tuple[str, str]:
    """Who a question is about, and the question."""
    bench, blocs = cells[0][1], case.frame.blocs
    if cells == (NOBODY,):
        return Bench.VACANT.value, "How many seats are vacant?"
    party = next((party for party in blocs.named if {bloc for bloc, _ in cells} == set(blocs.together(party))), None)
    if party is None:
        return bench.value, f"How many members are with {say.SIDES[bench]}?"
    if len({bench for _, bench in cells}) > 1:
        return party, f"How many seats does {party} have?"
    return party, f"How many seats of {party} are with {say.SIDES[bench]}?"
