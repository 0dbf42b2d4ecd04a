"""Old news, the same news twice, and numbers that nothing bears out."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.findings.register import finding
from whipcount.model.count import Finding
from whipcount.sentences import listed, worded


@finding("stale")
def stale(case: Case) -> Iterator[Finding]:
    """A number that is no longer true: it fits an earlier day, and newer reports tell another story.

    Reports go on printing a count for up to two weeks after it has changed.
    """
    for row, stretch in case.bands.best.older().items():
        day = case.frame.timeline.day(stretch)
        if day is not None:
            where = say.sources(case.frame.evidence, row.claims)
            sentence = worded("findings.stale", row=say.row(row), sources=where, day=day)
            yield Finding("stale", sentence, found=str(say.number(row)), claims=row.claims)


@finding("doubt")
def doubt(case: Case) -> Iterator[Finding]:
    """A number of a side that nothing bears out: what is plausible takes in what the side has if it is otherwise.

    One report alone prints it, another had printed something else, and nobody reports the moves between the two; or
    its report does not know what was news that day, or tells it beside the number of before; or the side got more
    votes than that.
    """
    for rows, why in case.doubts:
        for row in rows:
            where = say.sources(case.frame.evidence, row.claims)
            sentence = worded(f"findings.{why}", row=say.row(row), sources=where)
            yield Finding("doubt", sentence, found=str(say.number(row)), claims=row.claims)


@finding("copy")
def copy(case: Case) -> Iterator[Finding]:
    """Reports print one text: together they are one witness, and only the one published first weighs.

    One finding for each original, with the list of its copies.
    """
    evidence = case.frame.evidence
    for original in dict.fromkeys(evidence.copies.values()):
        copies = [copied for copied, first in evidence.copies.items() if first == original]
        first, *others = (
            worded("findings.report", report=say.printer(report), day=report.published)
            for report in (evidence.reports[each] for each in (original, *copies))
        )
        ids = tuple(claim.id for claim in evidence.claims if claim.quote.report in copies)
        if len(others) == 1:
            sentence = worded("findings.copy", first=first, second=others[0])
        else:
            sentence = worded("findings.copy.several", reports=listed([first, *others]), n=len(others) + 1)
        yield Finding("copy", sentence, claims=ids)
