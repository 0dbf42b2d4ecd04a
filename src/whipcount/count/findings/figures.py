"""Sums that do not meet, and what a side has above or below what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.findings.register import finding
from whipcount.count.gaps import Gap, gap
from whipcount.count.stands import Stand
from whipcount.count.verdict import needy
from whipcount.model.claims import Total
from whipcount.model.count import Finding
from whipcount.model.prose import listed
from whipcount.model.words import Bench, By


@finding("sum")
def sum_of_parties(case: Case) -> Iterator[Finding]:
    """The parties of a bench have more seats than are reported for the bench.

    Somebody has left and no report says who. It is a gap and no contradiction: seats move unreported, and
    a report may list its parties as they stood before. Fewer seats than reported are no finding, because
    parties that no report numbers may make up the rest.
    """
    for bench in (Bench.GOVERNMENT, Bench.OPPOSITION):
        found = gap(case, bench)
        if found and found.missing > 0:
            yield _sum(case, found)


def _sum(case: Case, found: Gap) -> Finding:
    total, expected = found.total, found.total.quantity.low + found.missing
    parties = listed(f"{stand.party} {stand.seats}" for stand in found.stands)
    before = sum(stand.seats for stand in found.stands)
    have = "seat has" if found.missing == 1 else "seats have"
    sentence = (
        f"{parties} make {before}{_less(found, before)}, not the {total.quantity} reported for "
        f"{say.SIDES[total.bench]} {say.sources(case.frame.evidence, [total.id])}: "
        f"{found.missing} more {have} left and no report says whose."
    )
    ids = dict.fromkeys(claim for stand in found.stands for claim in (*stand.claims, *stand.switches))
    return Finding("sum", sentence, str(expected), str(total.quantity), (*ids, total.id))


def _less(found: Gap, before: int) -> str:
    left = [stand for stand in found.stands if stand.left]
    if not left:
        return ""
    after = before - sum(stand.left for stand in left)
    return f"; less {listed(map(_leaver, left))} is {after}"


def _leaver(stand: Stand) -> str:
    own = f"{stand.party}'" if stand.party.endswith("s") else f"{stand.party}'s"
    return f"{own} {stand.left}"


@finding("surplus")
def surplus(case: Case) -> Iterator[Finding]:
    """The side that must find the votes has as many as it needs, or more: by how many is what reports leave out."""
    yield from _against_threshold(case, "surplus")


@finding("shortfall")
def shortfall(case: Case) -> Iterator[Finding]:
    """The side that must find the votes has fewer than it needs."""
    yield from _against_threshold(case, "shortfall")


def _against_threshold(case: Case, code: str) -> Iterator[Finding]:
    total, need = case.total(needy(case)), case.threshold
    if total is None or need is None or need.votes is None or need.by is By.OPPONENTS:
        return
    over = total.quantity.low - need.votes
    if (over >= 0) is (code == "surplus"):
        yield Finding(code, _margin(case, total, over), str(need.votes), str(total.quantity), (total.id,))


def _margin(case: Case, total: Total, over: int) -> str:
    need, side = case.threshold, say.SIDES[total.bench]
    whom = {By.MOVERS: "the movers need", By.GOVERNMENT: "the government needs"}
    who = whom.get(need.by, "are needed") if need and need.by else "are needed"
    apart = (
        {True: "exactly", over > 0: f"{over} more than", over < 0: f"{-over} fewer than"}[True] if over else "exactly"
    )
    number = f"{side[0].upper()}{side[1:]}'s {total.quantity}"
    votes = need.votes if need else None
    source = say.sources(case.frame.evidence, [total.id])
    return f"{number} {source} is {apart} the {votes} that {who}."
