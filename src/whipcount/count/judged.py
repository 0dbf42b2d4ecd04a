"""What the numbers of a vote decide, where no report says how it ended or a report says it wrongly."""

from __future__ import annotations

from whipcount.count.bands import bench_cells
from whipcount.count.case import Case
from whipcount.model.claims import Vote
from whipcount.model.words import Bench, By, MotionKind, Outcome


def judged(case: Case, vote: Vote, number: int) -> Outcome:
    """What the numbers of a vote decide by law, ties and the quorum included.

    Without a law the votes needed as reports give them; open where noes are not given and the law asks for them.
    number: 2 for the second vote of an election, and so on.
    """
    ayes, noes, need = vote.ayes, vote.noes, case.threshold
    if case.law is None or case.rule is None:
        known = ayes is not None and need is not None and need.votes is not None
        return _reached(ayes.low, need.votes) if known and ayes and need and need.votes else Outcome.OPEN
    of_members = need is not None and need.votes is not None and need.by is not By.OPPONENTS
    if ayes is None or ayes.exact is None or ((noes is None or noes.exact is None) and not of_members):
        return Outcome.OPEN
    from whipcount.rulebook.decisions import Tally, decision  # noqa: PLC0415 - only where a law is at hand

    vacant = case.bands.plausible[bench_cells(case.frame, Bench.VACANT)]
    tally = Tally(
        ayes.exact,
        (noes.exact if noes else None) or 0,
        abstain=vote.abstain.exact if vote.abstain else None,
        absent=vote.absent.exact if vote.absent else None,
        vacancies=vacant.low if vacant.width == 0 else None,
    )
    number = min(number, 1 + len(case.rule.later)) if case.frame.motion is MotionKind.INVESTITURE else 1
    carried = decision(case.law, case.rule, tally, number).carried
    return {True: Outcome.CARRIES, False: Outcome.FAILS, None: Outcome.OPEN}[carried]


def _reached(ayes: int, votes: int) -> Outcome:
    return Outcome.CARRIES if ayes >= votes else Outcome.FAILS
