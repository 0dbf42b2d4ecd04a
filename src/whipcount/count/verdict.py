"""Whether the motion carries if every member votes with the bench they stand on, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.count import say
from whipcount.count.bands import bench_cells
from whipcount.count.case import Case
from whipcount.count.ending import WITHOUT_A_VOTE, Fell, Voted, ending
from whipcount.count.judged import judged
from whipcount.model.claims import Agreement, Switch, Vote
from whipcount.model.count import Verdict
from whipcount.model.law import Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import AgreementState, Bench, By, MotionKind, Outcome
from whipcount.sentences import joined, listed, worded

ASKED_BY_GOVERNMENT = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Bounds on the votes for and against the motion; the crossbench belongs surely to neither."""

    ayes: Range
    noes: Range
    vacant: Range


def verdict(case: Case, agreements: Iterable[Agreement]) -> Verdict:
    """How the motion ended if reports say so, else what the count says."""
    match ending(case.frame.evidence, case.motion, case.frame.prices.lag_days):
        case Voted() as voted:
            return _voted(case, voted)
        case Fell() as fell:
            return _fell(case, fell)
    return _counted(case, tuple(agreements))


def needy(case: Case) -> Bench:
    """The bench that has to find the votes."""
    by = case.threshold.by if case.threshold else None
    if by is None:
        by = By.GOVERNMENT if case.frame.motion in ASKED_BY_GOVERNMENT else By.MOVERS
    return Bench.GOVERNMENT if by is By.GOVERNMENT else Bench.OPPOSITION


def _counted(case: Case, agreements: tuple[Agreement, ...]) -> Verdict:
    possible, plausible = _decide(case, possible=True), _decide(case, possible=False)
    outcome = possible if possible is not Outcome.OPEN else plausible
    certainty = "certain" if possible is not Outcome.OPEN else "plausible" if plausible is not Outcome.OPEN else "open"
    side = case.bands.plausible[bench_cells(case.frame, needy(case))]
    votes = case.threshold.votes if case.threshold and case.known(needy(case)) else None
    margin = None if votes is None else Range(side.low - votes, side.high - votes)
    sentence = worded(
        "verdict.counted",
        outcome=worded(f"verdict.{'' if case.motion else 'motionless.'}{outcome.value}"),
        numbers=_numbers(case, side, margin),
        sure="" if certainty == "open" else worded(f"verdict.sure.{certainty}"),
        more=joined("", [*_pending(case, agreements), *_ended(case)]),
    )
    return Verdict(outcome, certainty, margin, sentence)


def _decide(case: Case, *, possible: bool) -> Outcome:
    sides = _sides(case, possible=possible)
    if case.rule is not None:
        from whipcount.rulebook import decide  # noqa: PLC0415 - only where a law is at hand

        return decide(case.rule, sides.ayes, sides.noes, case.frame.seats, sides.vacant)
    votes = case.threshold.votes if case.threshold and case.known(needy(case)) else None
    if votes is None or sides.ayes.low < votes <= sides.ayes.high:
        return Outcome.OPEN
    return Outcome.CARRIES if sides.ayes.low >= votes else Outcome.FAILS


def _sides(case: Case, *, possible: bool) -> Sides:
    bands = case.bands.possible if possible else case.bands.plausible
    spans = {bench: bands[bench_cells(case.frame, bench)] for bench in Bench}
    benches = [Bench.OPPOSITION, Bench.GOVERNMENT]
    doubt = spans[Bench.CROSSBENCH].high
    votes = [Range(spans[bench].low, min(case.frame.seats, spans[bench].high + doubt)) for bench in benches]
    ayes, noes = reversed(votes) if case.frame.motion in ASKED_BY_GOVERNMENT else votes
    return Sides(ayes, noes, spans[Bench.VACANT])


def _numbers(case: Case, side: Range, margin: Range | None) -> str:
    """The side that needs the votes, the threshold with base, burden and article, and the margin."""
    other = Bench.GOVERNMENT if needy(case) is Bench.OPPOSITION else Bench.OPPOSITION
    against = case.bands.plausible[bench_cells(case.frame, other)]
    sides = [(needy(case), side), (other, against)]
    known = [worded("verdict.has", side=say.SIDES[bench], n=span) for bench, span in sides if case.known(bench)]
    has = listed(known) or worded("verdict.has.nobody")
    if case.threshold is None:
        return worded("verdict.numbers.unruled", has=has)
    under = _under(case)
    if margin is None and case.threshold.votes is None:
        return worded("verdict.numbers.turnout", has=has, under=under)
    key = "verdict.numbers.where" if known else "verdict.numbers.unknown"
    numbers = worded(key, has=has, need=_need(case, case.threshold), under=under)
    return numbers if margin is None else worded("verdict.numbers.margin", numbers=numbers, margin=margin)


def _need(case: Case, need: Threshold) -> str:
    who = need.by.value if need.by else "reported"
    return worded(f"verdict.need.{who}", n=need.range, of=case.of_whom())


def _under(case: Case) -> str:
    if case.threshold is None or case.threshold.article is None:
        return worded("verdict.under.unknown")
    from whipcount.rulebook import cite  # noqa: PLC0415 - as above

    return worded("verdict.under", article=cite(case.threshold.article))


def _pending(case: Case, agreements: Iterable[Agreement]) -> Iterator[str]:
    """Agreements behind a switch that somebody has yet to ratify."""
    switches = case.frame.evidence.of(Switch)
    moved = {party for switch in switches for party in (switch.party, switch.actor) if party}
    for each in agreements:
        if each.state is AgreementState.TO_BE_RATIFIED and moved & set(each.parties):
            parties = listed(each.parties)
            by = {"by": listed(each.by)} if each.by else {}
            yield worded("verdict.pending.by" if by else "verdict.pending", parties=parties, **by)


def _ended(case: Case) -> Iterator[str]:
    """Endings without a vote, as reported, of a motion that has come back since."""
    for stage in case.motion.stages if case.motion else ():
        if stage.stage in WITHOUT_A_VOTE and stage.day:
            yield worded(f"verdict.was.{stage.stage.value}", day=stage.day)


def _voted(case: Case, voted: Voted) -> Verdict:
    """The result that was reported: it overtakes every count. A report may tell it without numbers."""
    on = _on(voted.day)
    if voted.differing:
        ways = joined("; ", _differ(case, voted))
        return Verdict(Outcome.OPEN, "open", None, worded("verdict.differ", on=on, ways=ways))
    vote = voted.claim
    outcome = voted.outcome or judged(case, vote, voted.number)
    again = _next_vote(case, voted) if outcome is Outcome.FAILS else ""
    source = say.source(case.frame.evidence, vote)
    tally = _tally(case, voted)
    sentence = worded(f"verdict.voted.{outcome.value}", on=on, tally=tally, source=source, again=again)
    certainty = "open" if outcome is Outcome.OPEN else "reported"
    return Verdict(outcome, certainty, _margin(case, vote), sentence)


def _on(day: date | None) -> str:
    return worded("verdict.on", day=day) if day else ""


def _margin(case: Case, vote: Vote) -> Range | None:
    """The votes of those who must find them less the votes needed: noes where the opponents must."""
    need = case.threshold
    got = vote.noes if need and need.by is By.OPPONENTS else vote.ayes
    if need is None or need.votes is None or got is None:
        return None
    return Range(got.low - need.votes, got.low - need.votes)


def _next_vote(case: Case, voted: Voted) -> str:
    """What the next vote of an election needs, where the law gives one after a vote that was lost."""
    rule = case.rule
    if rule is None or case.frame.motion is not MotionKind.INVESTITURE or voted.number > len(rule.later):
        return ""
    from whipcount.rulebook import threshold  # noqa: PLC0415 - only where a law is at hand

    vacant = case.bands.plausible[bench_cells(case.frame, Bench.VACANT)]
    need = threshold(rule, case.frame.seats, vacant, rule.later[voted.number - 1]).sentence
    return worded("verdict.again", next=worded("law.next", need=need))


def _tally(case: Case, voted: Voted) -> str:
    """ " with 174 for, where the movers need 172 of 342 members under Article 95(4)"."""
    ayes, noes = voted.claim.ayes, voted.claim.noes
    if ayes is None:
        return worded("verdict.tally.unnumbered")
    tally = worded("verdict.tally.against", ayes=ayes, noes=noes) if noes else worded("verdict.tally", ayes=ayes)
    if case.threshold is None or case.threshold.votes is None:
        return tally
    return worded("verdict.tally.need", tally=tally, need=_need(case, case.threshold), under=_under(case))


def _differ(case: Case, voted: Voted) -> Iterator[str]:
    """ "it was carried (A, 9 April 2022); it was lost (B, 10 April 2022)"."""
    ways: dict[Outcome, list[str]] = {}
    for vote in voted.differing:
        if vote.outcome:
            ways.setdefault(vote.outcome, []).append(vote.id)
    for way, ids in ways.items():
        yield worded(f"verdict.differ.{way.value}", sources=say.sources(case.frame.evidence, ids))


def _fell(case: Case, fell: Fell) -> Verdict:
    """A motion that was withdrawn or ruled out has failed, whoever has the numbers; a court may yet restore it."""
    source = say.source(case.frame.evidence, fell.claim)
    sentence = worded(f"verdict.fell.{fell.claim.stage.value}", on=_on(fell.day), source=source)
    return Verdict(Outcome.FAILS, "reported", None, sentence)
