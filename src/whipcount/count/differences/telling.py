"""The comparison in sentences: how far apart, by what, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.record import SIDES as BENCHES
from whipcount.count.differences.ways import unnumbered
from whipcount.count.say import SIDES, seats
from whipcount.model.claims import Allegiance, Switch
from whipcount.model.difference import Explanation, Remark, Side
from whipcount.model.prose import day_in_words, listed
from whipcount.model.quantity import Range
from whipcount.model.words import Bench


def sentence(ground: Ground, apart: Mapping[Bench, Range], smallest: Explanation, ways: int) -> str:
    """How far the second side is from the first, and what the smallest set of reasons is."""
    if not set(apart) & set(BENCHES):
        return f"{wording.capital(_both(ground))} have no side of the house that both give: no totals are compared."
    if not any(span.low or span.high for span in apart.values()):
        return f"{wording.capital(_both(ground))} do not differ: {_equal(ground, apart)}."
    if all(0 in span for span in apart.values()):
        return f"{wording.capital(_both(ground))} need not differ: their ranges meet."
    return f"{_apart(ground, apart)}. {_by(smallest, ways)}"


def remarks(ground: Ground, apart: Mapping[Bench, Range], left_out: int) -> Iterator[Remark]:
    """What could not be compared or weighed."""
    for side in ground.sides:
        yield from _figures(ground, side, apart)
    silent: dict[str, list[Switch | Allegiance]] = {}
    known = (claim for claim in unnumbered(ground.record) if any(ground.knew(side, claim) for side in ground.sides))
    for claim in known:
        silent.setdefault(claim.party or claim.actor, []).append(claim)
    for party, claims in silent.items():
        words = f"{party} changed sides, and no report gives its seats: it could not be weighed."
        yield Remark(wording.capital(words), tuple(claim.id for claim in claims))
    if left_out:
        yield Remark(f"{left_out} of the named moves and readings were too many to search, the least sure of them.")


def _both(ground: Ground) -> str:
    return listed(_dated(side) for side in ground.sides)


def _dated(side: Side) -> str:
    """A side with its day: "Morning Ledger (27 March 2022)", "the count of 27 March 2022"."""
    return wording.of(side) if side.dated else f"{side.name} ({day_in_words(side.day)})"


def _equal(ground: Ground, apart: Iterable[Bench]) -> str:
    return listed(f"{ground.first.figures[bench].seats} for {SIDES[bench]}" for bench in apart if bench in BENCHES)


def _apart(ground: Ground, apart: Mapping[Bench, Range]) -> str:
    told = [
        f"{_more(span)} {'vacant' if bench is Bench.VACANT else f'for {SIDES[bench]}'}"
        for bench, span in apart.items()
        if span.low or span.high
    ]
    first, second = (_dated(side) for side in ground.sides)
    return wording.capital(f"{second} has {listed(told)} than {first}")


def _more(span: Range) -> str:
    """ "14 fewer", "13 to 14 more", "from 2 fewer to 3 more"."""
    if span.low >= 0:
        return f"{span} more"
    if span.high <= 0:
        return f"{Range(-span.high, -span.low)} fewer"
    return f"from {-span.low} fewer to {span.high} more"


def _by(smallest: Explanation, ways: int) -> str:
    left, number = smallest.unexplained, len(smallest.reasons)
    if not number:
        return f"No reported move or reading accounts for any of it: {_unexplained(left)}."
    rest = f", all but {_unexplained(left)}" if left else ""
    reading = "reading" if smallest.assumed == 1 else "readings"
    if ways > 1:
        reasons = "1 reason" if number == 1 else f"{number} reasons"
        granted = f"; each takes {smallest.assumed} {reading} for granted" if smallest.assumed else ""
        return f"{ways:,} sets of {reasons} account for it equally well{rest}{granted}. No report says which holds."
    granted = f" It takes {smallest.assumed} {reading} for granted." if smallest.assumed else ""
    named = listed(reason.who for reason in smallest.reasons)
    return f"The smallest set of reasons that accounts for it{rest}: {named}.{granted}"


def _unexplained(number: int) -> str:
    return f"{seats(number)} that no report explains"


def _figures(ground: Ground, side: Side, apart: Mapping[Bench, Range]) -> Iterator[Remark]:
    day = f"of {day_in_words(side.day)}"
    for bench in BENCHES:
        figure, other = side.figures.get(bench), ground.other(side).figures.get(bench)
        if figure is None and other is not None and bench not in apart:
            words = f"{side.name} prints no number for {SIDES[bench]} {day}: it is not compared there."
            yield Remark(words, other.claims)
        elif figure and figure.counted and not side.dated:
            yield Remark(
                f"{side.name} prints no number for {SIDES[bench]} {day}; its reports make {figure.seats} plausible."
            )
        elif figure and figure.seats.width and not figure.counted:
            yield Remark(f"{side.name} gives {figure.seats} for {SIDES[bench]} {day}, no single number.", figure.claims)
