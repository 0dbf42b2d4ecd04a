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
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench, By

NOT_KNOWN = "party not known"
SIDES = (Bench.OPPOSITION, Bench.GOVERNMENT, Bench.CROSSBENCH, Bench.VACANT)
_AMONG = {
    Base.FILLED_SEATS: "the members in office",
    Base.PRESENT: "the members present",
    Base.PRESENT_AND_VOTING: "the members present and voting",
    Base.VOTES_CAST: "the votes cast",
}
_BY = {
    By.MOVERS: ", by the movers",
    By.GOVERNMENT: ", by the government",
    By.OPPONENTS: ", by the opponents",
    None: ", by whom is not known",
}


def sentence(count: Count) -> str:
    """Every number of the picture, for whoever cannot see it."""
    benches = ", ".join(f"{bench.value} {span(band(count, bench))}" for bench in SIDES)
    said = [f"{house(count)}, {occasion(count)}: {benches}", doubt(count), f"Votes needed: {majority(count)}"]
    said += [
        f"{bench.value.capitalize()}: {', '.join(rows)}" for bench in SIDES if (rows := list(_listed(count, bench)))
    ]
    return clean(". ".join(said)) + "."


def house(count: BenchCount) -> str:
    """The chamber as a heading names it."""
    return f"{count.chamber.name}, {count.chamber.country}" if count.chamber else "Chamber not known"


def occasion(count: Count) -> str:
    """The date of the count and the size of the house."""
    return f"{day_in_words(count.as_of)}, {members(count.seats or 0)}"


def doubt(count: Count) -> str:
    """How many seats are in doubt, and between which benches."""
    number = in_doubt(count)
    between = [bench.value for bench in SIDES if band(count, bench).width]
    if not number:
        return "In doubt 0"
    *others, last = between if len(between) > 1 else [*between, "unaccounted for"]
    return f"In doubt {number:,}: {', '.join(others)}{' or ' if others else ''}{last}"


def majority(count: Count) -> str:
    """The votes needed, their base, finder and article: "172 of 342 members, by the movers (Art. 95(4))"."""
    threshold = count.threshold
    if threshold is None:
        return "not known"
    votes = f"{_votes(threshold)} {_among(count, threshold)}"
    return f"{votes}{_BY[threshold.by]} ({_article(threshold)}){_depends(threshold)}"


def span(range_: Range) -> str:
    """A range in words: "164", "147 to 155"."""
    return f"{range_.low:,}" if not range_.width else f"{range_.low:,} to {range_.high:,}"


def members(number: int) -> str:
    return f"{number:,} seat" if number == 1 else f"{number:,} seats"


def listing(count: Count, bench: Bench) -> Iterator[tuple[str | None, str]]:
    """The parties of a bench with their ranges, as on the arc (None: not known), then those that may sit there."""
    bands = [(party.party, party_band(party, bench)) for party in party_order(count)]
    free = independents(count)
    yield from ((party, span(seats)) for party, seats in bands if seats.low and party not in free)
    if bench is not Bench.VACANT and (rest := unknown(count, bench)):
        yield None, f"{rest:,}"
    yield from ((party, span(seats)) for party, seats in bands if seats.low and party in free)
    yield from ((party, span(seats)) for party, seats in bands if seats.high and not seats.low)


def _listed(count: Count, bench: Bench) -> Iterator[str]:
    return (f"{party or NOT_KNOWN} {seats}" for party, seats in listing(count, bench))


def _among(count: Count, threshold: Threshold) -> str:
    if threshold.base is None:
        return "votes, of which base is not known"
    return f"of {count.seats or 0:,} members" if threshold.base is Base.MEMBERS else f"of {_AMONG[threshold.base]}"


def _votes(threshold: Threshold) -> str:
    return span(threshold.range) if threshold.votes is None else f"{threshold.votes:,}"


def _article(threshold: Threshold) -> str:
    if threshold.article is None:
        return "article not known"
    return f"Art. {threshold.article}" if threshold.article[:1].isdigit() else threshold.article


def _depends(threshold: Threshold) -> str:
    if threshold.votes is None:
        return "; it depends on who votes"
    return "" if not threshold.range.width else f"; {span(threshold.range)} as seats fall vacant or members stay away"
