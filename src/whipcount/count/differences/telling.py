"""The comparison in sentences: how far apart, by what, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.record import SIDES as BENCHES
from whipcount.count.differences.ways import unnumbered
from whipcount.count.say import SIDES
from whipcount.model.claims import Allegiance, Switch
from whipcount.model.difference import Explanation, Remark, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import listed, worded


def sentence(ground: Ground, apart: Mapping[Bench, Range], smallest: Explanation, ways: int) -> str:
    """How far the second side is from the first, and what the smallest set of reasons is."""
    both = wording.capital(listed(_dated(side) for side in ground.sides))
    if not set(apart) & set(BENCHES):
        return worded("compare.none", both=both)
    if not any(span.low or span.high for span in apart.values()):
        return worded("compare.same", both=both, numbers=_equal(ground, apart))
    if all(0 in span for span in apart.values()):
        return worded("compare.meet", both=both)
    return worded("compare.apart", apart=_apart(ground, apart), by=_by(smallest, ways))


def remarks(ground: Ground, apart: Mapping[Bench, Range], left_out: int) -> Iterator[Remark]:
    """What could not be compared or weighed."""
    for side in ground.sides:
        yield from _figures(ground, side, apart)
    silent: dict[str, list[Switch | Allegiance]] = {}
    known = (claim for claim in unnumbered(ground.record) if any(ground.knew(side, claim) for side in ground.sides))
    for claim in known:
        silent.setdefault(claim.party or claim.actor, []).append(claim)
    for party, claims in silent.items():
        yield Remark(worded("compare.unweighed", party=party), tuple(claim.id for claim in claims))
    if left_out:
        yield Remark(worded("compare.unsearched", n=left_out))


def _dated(side: Side) -> str:
    """A side with its day: "Morning Ledger (27 March 2022)", "the count of 27 March 2022"."""
    return wording.of(side) if side.dated else worded("compare.dated", name=side.name, day=side.day)


def _equal(ground: Ground, apart: Iterable[Bench]) -> str:
    seats = {bench: ground.first.figures[bench].seats for bench in apart if bench in BENCHES}
    return listed(worded("count.row.total", n=span, side=SIDES[bench]) for bench, span in seats.items())


def _apart(ground: Ground, apart: Mapping[Bench, Range]) -> str:
    told = [
        worded("compare.vacant", more=_more(span))
        if bench is Bench.VACANT
        else worded("compare.for", more=_more(span), side=SIDES[bench])
        for bench, span in apart.items()
        if span.low or span.high
    ]
    first, second = (_dated(side) for side in ground.sides)
    return wording.capital(worded("compare.apart.said", first=first, second=second, numbers=listed(told)))


def _more(span: Range) -> str:
    """ "14 fewer", "13 to 14 more", "from 2 fewer to 3 more"."""
    if span.low >= 0:
        return worded("compare.more", seats=span)
    if span.high <= 0:
        return worded("compare.fewer", seats=Range(-span.high, -span.low))
    return worded("compare.either", fewer=-span.low, more=span.high)


def _by(smallest: Explanation, ways: int) -> str:
    left, number, assumed = smallest.unexplained, len(smallest.reasons), smallest.assumed
    unexplained = worded("compare.unexplained", n=left)
    if not number:
        return worded("compare.by.nothing", unexplained=unexplained)
    rest = worded("compare.by.rest", unexplained=unexplained) if left else ""
    if ways > 1:
        granted = worded("compare.granted.each", n=assumed) if assumed else ""
        reasons = worded("compare.reasons", n=number)
        return worded("compare.by.several", sets=ways, reasons=reasons, rest=rest, granted=granted)
    granted = worded("compare.granted", n=assumed) if assumed else ""
    named = listed(reason.who for reason in smallest.reasons)
    return worded("compare.by.smallest", rest=rest, reasons=named, granted=granted)


def _figures(ground: Ground, side: Side, apart: Mapping[Bench, Range]) -> Iterator[Remark]:
    for bench in BENCHES:
        said = {"name": side.name, "side": SIDES[bench], "day": side.day}
        figure, other = side.figures.get(bench), ground.other(side).figures.get(bench)
        if figure is None and other is not None and bench not in apart:
            yield Remark(worded("compare.unprinted", **said), other.claims)
        elif figure and figure.counted and not side.dated:
            yield Remark(worded("compare.counted", seats=figure.seats, **said))
        elif figure and figure.seats.width and not figure.counted:
            yield Remark(worded("compare.ranged", seats=figure.seats, **said), figure.claims)
