"""The way in: claims, law and a date go in, a Count comes out. The passes stand here in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from whipcount.count.bands import bands, bench_cells
from whipcount.count.best import cheapest
from whipcount.count.blocs import blocs
from whipcount.count.case import Case
from whipcount.count.doubts.doubts import doubted
from whipcount.count.ending import Voted, ending
from whipcount.count.explanations import next_question
from whipcount.count.findings import findings
from whipcount.count.flows import flows
from whipcount.count.gather import Evidence, gather
from whipcount.count.motion import agreements, motion
from whipcount.count.places import BENCHES, bench_said, of_all
from whipcount.count.prices import Prices
from whipcount.count.ranges import Asked
from whipcount.count.readings import read
from whipcount.count.rows import NOBODY, Frame, counted_apart, rows
from whipcount.count.size import size
from whipcount.count.thresholds import rule, threshold
from whipcount.count.timeline import timeline
from whipcount.count.verdict import verdict
from whipcount.model.claims import Claim, Seats, Statement, Total, Vacancy
from whipcount.model.count import Band, BenchCount, Count, Motion, PartyCount, Reported
from whipcount.model.law import Chamber, Law
from whipcount.model.report import Report
from whipcount.model.words import Bench, MotionKind


def count(  # noqa: PLR0913 - the evidence, the law and the day are what a count is of
    claims: Iterable[Claim],
    *,
    reports: Iterable[Report],
    witnesses: Mapping[str, str],
    chamber: Chamber | None,
    law: Law | None,
    as_of: date,
) -> Count:
    """Who stands where on a day, by everything that was published by then, and what follows in law.

    witnesses: each report's original where it is a copy. chamber, law: None when they are not known; then
    the house and the threshold are taken from the reports themselves, and sentences say so.
    """
    evidence = gather(claims, reports=reports, witnesses=witnesses, as_of=as_of)
    return count_evidence(evidence, chamber, law)


def count_benches(
    evidence: Evidence, chamber: Chamber | None, law: Law | None, before: Case | None = None, *, parties: bool = False
) -> tuple[BenchCount, Case]:
    """Only who stands on which bench, and the parties if asked for.

    It comes with what was worked out, which is a start for the next day (`before`).
    """
    case = work_out(evidence, chamber, law, before=before)
    made = BenchCount(
        chamber=chamber,
        as_of=evidence.as_of,
        seats=case.frame.seats if case.house else None,
        benches=_benches(case),
        threshold=case.threshold,
        verdict=verdict(case, agreements(evidence)),
        claims=evidence.claims,
        parties=_parties(case) if parties else None,
    )
    return made, case


def work_out(
    evidence: Evidence,
    chamber: Chamber | None,
    law: Law | None,
    prices: Prices | None = None,
    *,
    before: Case | None = None,
) -> Case:
    """All passes from the evidence to the bands and the threshold.

    before: the case of another day. What it worked out from the same rows holds here too, and is not sought again.
    """
    about = motion(evidence)
    frame, known = framed(evidence, chamber, law, prices or Prices(), about)
    again = before if before and before.says(frame) else None
    made, free = again.rows if again else rows(frame), flows(frame)
    same = before if before and before.same_rows(frame, made) else None
    still = same if same and same.stands(frame, made, free) else None
    ledger = still.ledger if still else read(frame, made, free, same.ledger if same else None)
    start = still.bands.again() if still else cheapest(frame, ledger, free)
    sure = bands(frame, ledger, free, start, still.bands if still else None)
    ended = ending(evidence, about, frame.prices.lag_days)
    same_doubts = still.doubted if still and again and still.ended == ended else None
    found, doubts = doubted(frame, ledger, free, sure, ended, same_doubts)
    by_law = rule(law, frame.motion)
    number = ended.number if isinstance(ended, Voted) and frame.motion is MotionKind.INVESTITURE else 1
    need = threshold(evidence, by_law, frame.seats, lambda: found.plausible[NOBODY,], number)
    return Case(frame, known, made, free, ledger, found, law, by_law, about, need, ended, doubts)


def framed(
    evidence: Evidence, chamber: Chamber | None, law: Law | None, prices: Prices, about: Motion | None
) -> tuple[Frame, bool]:
    """What rows are written against, and whether the size of the house is known. about: the motion, if there is one."""
    kind = about.kind if about else MotionKind.NO_CONFIDENCE
    seats, known = size(evidence, law)
    return Frame(evidence, blocs(evidence, chamber, kind), timeline(evidence), seats, prices, kind), known


def count_evidence(evidence: Evidence, chamber: Chamber | None, law: Law | None) -> Count:
    """The whole count of what weighs on a day."""
    case = work_out(evidence, chamber, law)
    best = case.bands.best
    pacts = agreements(evidence)
    return Count(
        chamber=chamber,
        as_of=evidence.as_of,
        seats=case.frame.seats if case.house else None,
        benches=_benches(case),
        parties=_parties(case),
        threshold=case.threshold,
        verdict=verdict(case, pacts),
        motion=case.motion,
        agreements=pacts,
        statements=tuple(claim for claim in evidence.weighing if isinstance(claim, Statement)),
        findings=findings(case),
        next_question=next_question(case),
        claims=evidence.claims,
        reports=tuple(evidence.reports.values()),
        set_aside=tuple(dict.fromkeys(claim for row in best.aside() for claim in row.claims)),
        read_as_of=_read_as_of(case),
        moves=best.moves,
    )


def _read_as_of(case: Case) -> dict[str, date]:
    """Claims that are read as an older count, with the day."""
    older = ((row, case.frame.timeline.day(stretch)) for row, stretch in case.bands.best.older().items())
    return {claim: day for row, day in older if day is not None for claim in row.claims}


def _benches(case: Case) -> dict[Bench, Band]:
    """The bands of each bench that something is known of."""
    _ = case.bands.plausible[NOBODY,]  # first: the accounts that tell how many are vacant are a start for the sides
    return {bench: _bench(case, bench) for bench in Bench if case.known(bench)}


def _bench(case: Case, bench: Bench) -> Band:
    evidence = case.frame.evidence
    totals = (claim for claim in evidence.of(Total) if claim.bench is bench)
    printed: Sequence[Total | Vacancy] = [claim for claim in totals if of_all(claim)]
    if bench is Bench.VACANT:
        printed = [*printed, *evidence.of(Vacancy)]
    return _band(case, bench_cells(case.frame, bench), printed)


def _parties(case: Case) -> tuple[PartyCount, ...]:
    """A party that no report numbers is not shown with a number."""
    numbered = {claim.party for claim in case.frame.evidence.of(Seats)}
    return tuple(_party(case, party) for party in case.frame.blocs.named if party in numbered)


def _party(case: Case, party: str) -> PartyCount:
    """A party's seats, in all and by bench. Numbers of independents are printed bench by bench and stand there."""
    evidence = case.frame.evidence
    printed = [claim for claim in evidence.of(Seats) if claim.party == party]
    placed: dict[Bench | None, list[Seats]] = {}
    for claim in printed if counted_apart(case.frame, party) else ():
        placed.setdefault(bench_said(evidence, claim), []).append(claim)
    whole = placed.get(None, []) if placed else printed
    seats = _band(case, case.frame.blocs.cells(party), whole)
    known = [bench for bench in BENCHES if case.house and case.known(bench)]
    benches = {bench: _band(case, case.frame.blocs.cells(party, [bench]), placed.get(bench, [])) for bench in known}
    return PartyCount(party, seats, benches)


def _band(case: Case, cells: Asked, printed: Sequence[Total | Vacancy | Seats]) -> Band:
    bearing = (row for row in case.rows if row.cells & set(cells) or (cells == (NOBODY,) and row.kind == "total"))
    because = tuple(dict.fromkeys(claim for row in bearing for claim in row.claims))
    return Band(
        _reported(case.frame.evidence, printed), case.bands.plausible[cells], case.bands.possible[cells], because
    )


def _reported(evidence: Evidence, printed: Sequence[Total | Vacancy | Seats]) -> tuple[Reported, ...]:
    """The numbers printed for the newest day that has any, the newest report first; each report's once."""
    newest = max((claim.holds_on for claim in printed), default=None)
    of_day = [claim for claim in printed if claim.holds_on == newest]
    once = {(claim.quote.report, claim.quantity): claim for claim in reversed(of_day)}
    printed_first = reversed(once.values())
    found = [Reported(claim.quantity, claim.id, evidence.report_of(claim).published) for claim in printed_first]
    found.sort(key=lambda each: each.published, reverse=True)
    return tuple(found)
