"""What a seat chart says in words: the heading, the majority, and one sentence with every number drawn.

A number of votes never stands alone. It comes with the votes it is counted among, with whoever has to
find it, and with the article that says so, because reports get each of the three wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.charts.lettering import clean
from whipcount.charts.seating import band, in_doubt, independents, party_band, party_order, unknown
from whipcount.model.count import BenchCount, Count
from whipcount.model.law import Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench
from whipcount.rulebook.citing import cite
from whipcount.sentences import Language, Said, either, joined, worded

NOT_KNOWN = worded("chart.unknown")
SIDES = (Bench.OPPOSITION, Bench.GOVERNMENT, Bench.CROSSBENCH, Bench.VACANT)
Listed = tuple[str | None, Range]  # a party, None where it is not known, and its seats


def sentence(count: Count, into: Language) -> str:
    """Every number of the picture, for whoever cannot see it."""
    numbers = [worded("chart.number", who=word(bench), seats=band(count, bench)) for bench in SIDES]
    said = worded("chart.house", house=house(count), occasion=occasion(count), benches=joined(", ", numbers))
    parts: list[str] = [said, doubt(count), worded("chart.needed", majority=majority(count))]
    parts += [
        worded("chart.parties", bench=word(bench), parties=numbered(count, bench))
        for bench in SIDES
        if any(listing(count, bench))
    ]
    return clean(into.value(worded("chart.whole", parts=joined(". ", parts))))


def word(bench: Bench | None) -> Said:
    """A bench as a picture names it; None for seats in doubt."""
    return worded(f"chart.bench.{bench.value if bench else 'doubt'}")


def house(count: BenchCount) -> str:
    """The chamber as a heading names it."""
    return f"{count.chamber.name}, {count.chamber.country}" if count.chamber else worded("chart.chamber")


def occasion(count: Count) -> str:
    """The date of the count and the size of the house."""
    return worded("chart.occasion", day=count.as_of, seats=worded("chart.seats", n=count.seats or 0))


def doubt(count: Count) -> str:
    """How many seats are in doubt, and between which benches."""
    number = in_doubt(count)
    between: list[str] = [word(bench) for bench in SIDES if band(count, bench).width]
    if not number:
        return worded("chart.doubt.none")
    nobody = [] if len(between) > 1 else [worded("chart.doubt.nobody")]
    return worded("chart.doubt", n=number, benches=either([*between, *nobody]))


def majority(count: Count) -> str:
    """The votes needed, their base, finder and article: "172 of 342 members, by the movers (Art. 95(4))"."""
    threshold = count.threshold
    if threshold is None:
        return worded("chart.majority.unknown")
    return worded(
        "chart.majority",
        votes=threshold.range if threshold.votes is None else threshold.votes,
        among=_among(count, threshold),
        by=worded(f"chart.by.{threshold.by.value if threshold.by else 'unknown'}"),
        article=_article(threshold),
        depends=_depends(threshold),
    )


def span(range_: Range) -> str:
    """A range in words: "164", "147 to 155"."""
    return f"{range_.low:,}" if not range_.width else f"{range_.low:,} to {range_.high:,}"


def listing(count: Count, bench: Bench) -> Iterator[Listed]:
    """The parties of a bench with their ranges, as on the arc (None: not known), then those that may sit there."""
    bands = [(party.party, party_band(party, bench)) for party in party_order(count)]
    free = independents(count)
    yield from ((party, seats) for party, seats in bands if seats.low and party not in free)
    if bench is not Bench.VACANT and (rest := unknown(count, bench)):
        yield None, Range(rest, rest)
    yield from ((party, seats) for party, seats in bands if seats.low and party in free)
    yield from ((party, seats) for party, seats in bands if seats.high and not seats.low)


def numbered(count: Count, bench: Bench) -> str:
    """The parties of a bench with their numbers, one after another; nothing for none."""
    rows = (worded("chart.number", who=party or NOT_KNOWN, seats=seats) for party, seats in listing(count, bench))
    return joined(", ", rows)


def _among(count: Count, threshold: Threshold) -> str:
    if threshold.base is Base.MEMBERS:
        return worded("chart.among.members", seats=count.seats or 0)
    return worded(f"chart.among.{threshold.base.value if threshold.base else 'unknown'}")


def _article(threshold: Threshold) -> str:
    if threshold.article is None:
        return worded("chart.article.unknown")
    if threshold.article[:1].isdigit():
        return worded("chart.article", article=threshold.article)
    return cite(threshold.article)


def _depends(threshold: Threshold) -> str:
    if threshold.votes is None:
        return worded("chart.depends.turnout")
    return worded("chart.depends.vacant", votes=threshold.range) if threshold.range.width else ""
