"""Whether the motion carries if every member votes with the bench they stand on, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.count import say
from whipcount.count.bands import bench_cells
from whipcount.count.case import Case
from whipcount.count.ending import Fell, Voted, ending
from whipcount.count.judged import judged
from whipcount.model.claims import Agreement, Switch, Vote
from whipcount.model.count import Verdict
from whipcount.model.prose import day_in_words, listed
from whipcount.model.quantity import Range
from whipcount.model.words import AgreementState, Bench, By, MotionKind, Outcome, Stage

ASKED_BY_GOVERNMENT = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
_ENDED = {Outcome.CARRIES: "was carried", Outcome.FAILS: "was lost", Outcome.OPEN: "was voted on"}
IF = "if every member votes with the bench they stand on"
SURE = {
    "certain": "; every possible account of the reports agrees",
    "plausible": "; every plausible account of the reports agrees, though not every possible one",
    "open": "",
}


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
    said = f"{_outcome(case, outcome)}: {_numbers(case, side, margin)}{SURE[certainty]}"
    sentence = f"{said}{_pending(case, agreements)}{_ended(case)}."
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


def _outcome(case: Case, outcome: Outcome) -> str:
    if case.motion is None:
        words = {Outcome.OPEN: "it is open whether one of no confidence would carry"}
        words |= {Outcome.CARRIES: "one of no confidence would carry", Outcome.FAILS: "one of no confidence would fail"}
        return f"No report tells of a motion; {words[outcome]} {IF}"
    if outcome is Outcome.OPEN:
        return f"It is open whether the motion carries {IF}"
    return f"The motion {'carries' if outcome is Outcome.CARRIES else 'fails'} {IF}"


def _numbers(case: Case, side: Range, margin: Range | None) -> str:
    """The side that needs the votes, the threshold with base, burden and article, and the margin."""
    other = Bench.GOVERNMENT if needy(case) is Bench.OPPOSITION else Bench.OPPOSITION
    against = case.bands.plausible[bench_cells(case.frame, other)]
    sides = [(needy(case), side), (other, against)]
    known = [f"{say.SIDES[bench]} has {span}" for bench, span in sides if case.known(bench)]
    has = " and ".join(known) or "no report gives the number of either side"
    so = f", where {_need(case)}{_article(case)}" if known else f"; {_need(case)}{_article(case)}"
    if case.threshold is None:
        return f"{has}, and neither the law nor a report gives the votes needed"
    if margin is None and case.threshold.votes is None:
        return f"{has}; what is needed depends on who turns up{_article(case)}"
    return has + so if margin is None else f"{has}{so}, a margin of {_signed(margin)}"


def _need(case: Case) -> str:
    need = case.threshold
    whom = {By.MOVERS: "the movers need", By.GOVERNMENT: "the government needs", By.OPPONENTS: "its opponents need"}
    who = whom[need.by] if need and need.by else "reports say that the motion needs"
    return f"{who} {need.range if need else None}{case.of_whom()}"


def _article(case: Case) -> str:
    if case.threshold is None or case.threshold.article is None:
        return ", the chamber's law being unknown"
    from whipcount.rulebook import cite  # noqa: PLC0415 - as above

    return f" under {cite(case.threshold.article)}"


def _signed(margin: Range) -> str:
    low, high = (f"{number:+d}" if number else "0" for number in (margin.low, margin.high))
    return low if low == high else f"{low} to {high}"


def _pending(case: Case, agreements: Iterable[Agreement]) -> str:
    """Agreements behind a switch that somebody has yet to ratify."""
    switches = case.frame.evidence.of(Switch)
    moved = {party for switch in switches for party in (switch.party, switch.actor) if party}
    open_ones = [a for a in agreements if a.state is AgreementState.TO_BE_RATIFIED and moved & set(a.parties)]
    return "".join(f"; the agreement of {listed(a.parties)} is still to be ratified{_by(a)}" for a in open_ones)


def _ended(case: Case) -> str:
    """Endings without a vote, as reported, of a motion that has come back since."""
    words = {Stage.RULED_OUT: "ruled out", Stage.WITHDRAWN: "withdrawn"}
    stages = case.motion.stages if case.motion else ()
    ends = [stage for stage in stages if stage.stage in words and stage.day]
    return "".join(
        f"; the motion was reported {words[end.stage]} on {day_in_words(end.day)}" for end in ends if end.day
    )


def _by(agreement: Agreement) -> str:
    return f" by {listed(agreement.by)}" if agreement.by else ""


def _voted(case: Case, voted: Voted) -> Verdict:
    """The result that was reported: it overtakes every count. A report may tell it without numbers."""
    on = f" on {day_in_words(voted.day)}" if voted.day else ""
    if voted.differing:
        return Verdict(
            Outcome.OPEN, "open", None, f"The house has voted{on}, and reports differ: {_differ(case, voted)}."
        )
    vote = voted.claim
    outcome = voted.outcome or judged(case, vote, voted.number)
    again = _next_vote(case, voted) if outcome is Outcome.FAILS else ""
    told = say.source(case.frame.evidence, vote)
    sentence = f"The motion {_ENDED[outcome]}{on}{_tally(case, voted)} ({told}).{again}"
    certainty = "open" if outcome is Outcome.OPEN else "reported"
    return Verdict(outcome, certainty, _margin(case, vote), sentence)


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
    return f" The next vote has another rule: {need[:1].lower()}{need[1:]}"


def _tally(case: Case, voted: Voted) -> str:
    """ " with 174 for, where the movers need 172 of 342 members under Article 95(4)"."""
    ayes, noes = voted.claim.ayes, voted.claim.noes
    if ayes is None:
        return ", as reported without the number of votes for it"
    against = f" and {say.plain(noes)} against" if noes else ""
    known = case.threshold is not None and case.threshold.votes is not None
    return f" with {say.plain(ayes)} for{against}" + (f", where {_need(case)}{_article(case)}" if known else "")


def _differ(case: Case, voted: Voted) -> str:
    """ "it was carried (A, 9 April 2022); it was lost (B, 10 April 2022)"."""
    ways: dict[Outcome, list[str]] = {}
    for vote in voted.differing:
        if vote.outcome:
            ways.setdefault(vote.outcome, []).append(vote.id)
    return "; ".join(f"it {_ENDED[way]} {say.sources(case.frame.evidence, ids)}" for way, ids in ways.items())


def _fell(case: Case, fell: Fell) -> Verdict:
    """A motion that was withdrawn or ruled out has failed, whoever has the numbers; a court may yet restore it."""
    ended = {Stage.RULED_OUT: "ruled out", Stage.WITHDRAWN: "withdrawn"}[fell.claim.stage]
    on = f" on {day_in_words(fell.day)}" if fell.day else ""
    source = say.source(case.frame.evidence, fell.claim)
    sentence = f"The motion fell without a vote: it was {ended}{on} ({source})."
    return Verdict(Outcome.FAILS, "reported", None, sentence)
