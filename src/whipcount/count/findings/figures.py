"""Sums that do not meet, and what a side has above or below what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.findings.register import finding
from whipcount.count.gaps import Gap, gap
from whipcount.count.rows import Row
from whipcount.count.stands import Stand
from whipcount.count.verdict import needy
from whipcount.model.count import Finding
from whipcount.model.words import Bench, By
from whipcount.sentences import listed, worded


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
    parties = listed(worded("findings.sum.party", party=stand.party, n=stand.seats) for stand in found.stands)
    before = sum(stand.seats for stand in found.stands)
    sentence = worded(
        "findings.sum",
        n=found.missing,
        parties=parties,
        before=before,
        less=_less(found, before),
        total=total.quantity,
        side=say.SIDES[total.bench],
        sources=say.sources(case.frame.evidence, [total.id]),
    )
    ids = dict.fromkeys(claim for stand in found.stands for claim in (*stand.claims, *stand.switches))
    return Finding("sum", sentence, str(expected), str(total.quantity), (*ids, total.id))


def _less(found: Gap, before: int) -> str:
    left = [stand for stand in found.stands if stand.left]
    if not left:
        return ""
    after = before - sum(stand.left for stand in left)
    return worded("findings.sum.less", left=listed(map(_leaver, left)), after=after)


def _leaver(stand: Stand) -> str:
    key = "findings.sum.left.s" if stand.party.endswith("s") else "findings.sum.left"
    return worded(key, party=stand.party, n=stand.left)


@finding("surplus")
def surplus(case: Case) -> Iterator[Finding]:
    """The side that must find the votes has as many as it needs, or more: by how many is what reports leave out."""
    yield from _against_threshold(case, "surplus")


@finding("shortfall")
def shortfall(case: Case) -> Iterator[Finding]:
    """The side that must find the votes has fewer than it needs."""
    yield from _against_threshold(case, "shortfall")


def _against_threshold(case: Case, code: str) -> Iterator[Finding]:
    need = case.threshold
    if need is None or need.votes is None or need.by is By.OPPONENTS:
        return
    for row in case.numbers(needy(case)):
        number = row.demands[0].low
        if (number >= need.votes) is (code == "surplus"):
            yield Finding(code, _margin(case, row, need.votes), str(need.votes), str(number), row.claims)


def _margin(case: Case, row: Row, votes: int) -> str:
    number, need = row.demands[0].low, case.threshold
    apart = "more" if number > votes else "fewer" if number < votes else "exactly"
    return worded(
        "findings.margin",
        side=say.SIDES[row.demands[0].cells[0][1]],
        total=number,
        sources=say.sources(case.frame.evidence, row.claims),
        apart=worded(f"findings.margin.{apart}", n=abs(number - votes)),
        votes=votes,
        who=worded(f"findings.margin.{need.by.value if need and need.by else 'unknown'}"),
    )
