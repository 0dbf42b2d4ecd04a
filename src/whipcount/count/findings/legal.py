"""Reports against the chamber's law."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.ending import Voted, ending
from whipcount.count.findings.register import finding
from whipcount.count.judged import judged
from whipcount.model.claims import HouseSize, SittingMembers, ThresholdClaim
from whipcount.model.count import Finding
from whipcount.model.law import MotionRule, Threshold
from whipcount.model.words import Outcome
from whipcount.sentences import listed, worded


@finding("threshold")
def threshold(case: Case) -> Iterator[Finding]:
    """A report gives another number of votes needed, or counts it of another base, than the law does.

    Without a rulebook of the chamber only reports that differ among themselves can be told.
    """
    claims = case.frame.evidence.of(ThresholdClaim)
    if case.rule is None or case.threshold is None:
        yield from _differing(case, claims)
        return
    for claim in claims:
        if _wrong(claim, case.threshold) and not _of_another_step(claim, case.rule, case.frame.seats):
            yield _against_law(case, claim, case.threshold)


def _wrong(claim: ThresholdClaim, law: Threshold) -> bool:
    if law.votes is None:
        return False
    high = claim.quantity.low if claim.quantity.high is None else claim.quantity.high
    number = high < law.range.low or claim.quantity.low > law.range.high
    return number or (claim.base is not None and claim.base is not law.base)


def _of_another_step(claim: ThresholdClaim, rule: MotionRule, seats: int) -> bool:
    """The members that must sign or stand for a motion are needed too, for something else."""
    steps = [step.value.members(seats) for step in (rule.initiation, rule.leave) if step]
    return any(number is not None and abs(number - claim.quantity.low) <= 1 for number in steps)


def _against_law(case: Case, claim: ThresholdClaim, law: Threshold) -> Finding:
    sentence = worded(
        "findings.threshold",
        n=claim.quantity,
        whom=worded("count.of.the", base=say.OF_WHOM[claim.base]) if claim.base else "",
        sources=say.sources(case.frame.evidence, [claim.id]),
        article=_article(law),
        votes=law.range,
        of=case.of_whom(),
    )
    return Finding("threshold", sentence, str(law.range), str(claim.quantity), (claim.id,), contradicts=True)


def _differing(case: Case, claims: tuple[ThresholdClaim, ...]) -> Iterator[Finding]:
    numbers = dict.fromkeys(claim.quantity for claim in claims)
    if len(numbers) > 1:
        ids = tuple(claim.id for claim in claims)
        said = listed(numbers)
        sentence = worded("findings.threshold.differ", numbers=said, sources=say.sources(case.frame.evidence, ids))
        yield Finding("threshold", sentence, found=said, claims=ids, contradicts=True)


@finding("burden")
def burden(case: Case) -> Iterator[Finding]:
    """A report says that one side needs the votes which by law the other side has to find.

    "The prime minister needs 172" and "his opponents need 172" are different laws: in the first he falls
    when some of his own stay at home, in the second he stays.
    """
    law = case.threshold
    if case.rule is None or law is None or law.by is None:
        return
    for claim in case.frame.evidence.of(ThresholdClaim):
        if claim.by is not None and claim.by is not law.by:
            source, who = say.source(case.frame.evidence, claim), worded(f"law.who.{claim.by.value}")
            key = f"findings.burden.{law.by.value}"
            sentence = worded(key, source=source, who=who, n=claim.quantity, article=_article(law))
            yield Finding("burden", sentence, law.by.value, claim.by.value, (claim.id,), contradicts=True)


@finding("result")
def result(case: Case) -> Iterator[Finding]:
    """A report calls a motion carried or lost, and the law makes the other of the votes that it prints.

    A majority of those who vote is often too few: 44 against 38 is lost where 64 are needed. Or a number is misread.
    """
    ended = ending(case.frame.evidence, case.motion, case.frame.prices.lag_days)
    if case.rule is None or case.threshold is None or not isinstance(ended, Voted):
        return
    vote, words = ended.claim, {Outcome.CARRIES: "carried", Outcome.FAILS: "lost"}
    by_law = judged(case, vote, ended.number)
    if vote.outcome in words and by_law in words and vote.outcome is not by_law and vote.ayes and vote.noes:
        sources, article = say.sources(case.frame.evidence, [vote.id]), _article(case.threshold)
        key = f"findings.result.{vote.outcome.value}"
        sentence = worded(key, ayes=vote.ayes, noes=vote.noes, sources=sources, article=article)
        yield Finding("result", sentence, words[by_law], words[vote.outcome], (vote.id,), contradicts=True)


@finding("house_size")
def house_size(case: Case) -> Iterator[Finding]:
    """A report gives the house another number of seats than the law, or more members, or reports differ."""
    claims = [claim for claim in case.frame.evidence.of(HouseSize) if not claim.quantity.hedged]
    seats = case.law.seats.value if case.law else claims[-1].quantity.low if claims else 0
    known = worded("findings.house_size.report")
    if case.law:
        known = worded("findings.house_size.law", article=case.law.seats.article)
    for claim in claims:
        if claim.quantity.exact is not None and claim.quantity.exact != seats:
            yield _other_size(case, "findings.house_size", claim, known, seats)
    for sitting in case.frame.evidence.of(SittingMembers):
        if case.house and sitting.quantity.low > case.frame.seats:
            yield _other_size(case, "findings.house_size.sitting", sitting, known, case.frame.seats)


def _other_size(case: Case, key: str, claim: HouseSize | SittingMembers, known: str, seats: int) -> Finding:
    number, where = claim.quantity, say.sources(case.frame.evidence, [claim.id])
    sentence = worded(key, n=number, sources=where, known=known, seats=seats)
    return Finding("house_size", sentence, str(seats), str(number), (claim.id,), contradicts=True)


def _article(law: Threshold) -> str:
    from whipcount.rulebook import cite  # noqa: PLC0415 - only where a law is at hand

    return cite(law.article) if law.article else worded("findings.law")
