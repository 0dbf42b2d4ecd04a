"""The way in to the explanations: claims, law and a date go in, the ways to make the numbers meet come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from whipcount.count import say
from whipcount.count.bearings import bearings
from whipcount.count.case import Case
from whipcount.count.cheapest import cheapest
from whipcount.count.count import work_out
from whipcount.count.ending import has_voted
from whipcount.count.explanations import best_question, open_stands, ways_of
from whipcount.count.gather import Evidence, gather
from whipcount.count.meeting import Camp, Meeting, meeting
from whipcount.count.ways import Ways
from whipcount.model.claims import Claim, Seats, Total
from whipcount.model.explanations import Bearing, Explanations
from whipcount.model.law import Chamber, Law
from whipcount.model.prose import day_in_words, listed
from whipcount.model.quantity import Quantity
from whipcount.model.report import Report
from whipcount.model.words import Bench

MOST = 10
# Measured on the reports of that crisis: tests/units/test_explanations.py counts it again.
CAUTION = (
    "None of these ways is known to be the truth, and being cheap is no proof: in a finished crisis of 2022 the true "
    "one stood between place 58 and 159 of 226."
)
ONLY = "That it is the only one is no proof of it: members who moved both ways unreported would not show."


def explain(  # noqa: PLR0913 - the evidence, the law and the day, as for a count
    claims: Iterable[Claim],
    *,
    reports: Iterable[Report],
    witnesses: Mapping[str, str],
    chamber: Chamber | None,
    law: Law | None,
    as_of: date,
    most: int = MOST,
) -> Explanations:
    """The ways to make the numbers meet that are kept on a day; the arguments are those of `count`.

    most: how many of the cheapest are made, one by one.
    """
    return explain_evidence(gather(claims, reports=reports, witnesses=witnesses, as_of=as_of), chamber, law, most)


def explain_evidence(evidence: Evidence, chamber: Chamber | None, law: Law | None, most: int = MOST) -> Explanations:
    """The same of what weighs on a day."""
    return explanations(work_out(evidence, chamber, law), chamber, most)


def explanations(case: Case, chamber: Chamber | None, most: int = MOST) -> Explanations:
    """The same of a case that has been worked out."""
    of = meeting(case)
    found = ways_of(of)
    of = found.meeting if found else of
    bear = bearings(case, found) if found else ()
    aside = tuple(dict.fromkeys(claim for row in case.bands.best.aside() for claim in row.claims))
    return Explanations(
        chamber=chamber,
        as_of=case.frame.evidence.as_of,
        day=None if of.missing else of.day,
        seats=case.frame.seats if case.house else None,
        ways=found.total if found else None,
        moves=found.moves if found else None,
        sentence=_sentence(case, of, found),
        caution=ONLY if found and found.total == 1 else CAUTION,
        notes=tuple(_notes(case, of, found)),
        tallies=found.tallies if found else (),
        first=cheapest(found, most, independents=case.frame.blocs.independents) if found else (),
        open=open_stands(found) if found else (),
        next_question=best_question(case, found),
        bearings=bear,
        price=case.bands.best.price / 100,
        set_aside=aside,
        claims=case.claims(_claims(of, bear, aside)),
        reports=tuple(case.frame.evidence.reports.values()),
    )


def _claims(of: Meeting, bear: Iterable[Bearing], aside: Iterable[str]) -> set[str]:
    """The claims that the ways meet, those that bear on them, and those that were set aside."""
    stands = [stand for side in of.camps for stand in side.stands]
    met = {claim for side in of.camps for claim in side.claims}
    met |= {claim for stand in stands for claim in (*stand.claims, *stand.switches)}
    met |= {claim for party in of.loose for claim in party.claims}
    return met | {claim for each in bear for claim in each.claims} | set(aside) | set(of.later)


def _sentence(case: Case, of: Meeting, found: Ways | None) -> str:
    if of.missing:
        return of.missing
    numbers = "; ".join(_number(case, side) for side in of.camps if side.claims and not side.let_go)
    numbers = f"On {day_in_words(of.day)} {numbers}."
    if found is None:
        return f"{numbers} There are more ways to make the numbers meet than are counted here. {_why_many(of)}"
    if found.moves is None:
        return f"{numbers} No placement of the parties' seats makes the numbers meet."
    if found.total == 1 and not found.moves.high:
        return f"{numbers} There is one way to make the numbers meet, with no unreported move."
    if found.total == 1:
        return f"{numbers} There is one way to make the numbers meet with so few as {say.moves(found.moves)}."
    each = "" if found.moves.width else "each "
    return f"{numbers} There are {found.total:,} ways to make the numbers meet, {each}with {say.moves(found.moves)}."


def _number(case: Case, side: Camp) -> str:
    """ "the government has 164 (Daily, 30 March 2022), 8 fewer than its parties make"."""
    number = Quantity(side.low, side.high)
    said = f"{say.SIDES[side.bench]} has {number} {say.sources(case.frame.evidence, side.claims)}"
    high = side.there if side.high is None else side.high
    if not side.there or side.there < side.low:
        return said
    if side.there <= high:
        return f"{said}, which its parties make" if side.low == high else f"{said}, where its parties make {side.there}"
    over = side.there - high
    return f"{said}, {over if side.low == high else f'at least {over}'} fewer than its parties make"


def _why_many(of: Meeting) -> str:
    if not of.loose:
        return "The ranges of the sides are too wide."
    return f"No report says on which side {_loose(of)} stand."


def _loose(of: Meeting) -> str:
    return listed(f"{party.party} ({party.seats})" for party in of.loose)


def _notes(case: Case, of: Meeting, found: Ways | None) -> Iterator[str]:
    """What the ways take for granted, and what they leave out."""
    yield from _put_aside(case)
    if of.missing:
        return
    if found and found.moves and found.moves.high:
        yield "A way says who has left a side, not where they stand now; no seat moves that the numbers do not ask for."
    yield from _others(case, of, found)
    yield from _days(case, of)
    if has_voted(case.frame.evidence, case.motion, case.frame.prices.lag_days):
        yield "The house has voted, so there is no next question."


def _others(case: Case, of: Meeting, found: Ways | None) -> Iterator[str]:
    """Seats that are on no side, or of no party, by the reports."""
    if of.loose and found:
        stand = "stands; a way places it too" if len(of.loose) == 1 else "stand; a way places them too"
        yield f"No report says on which side {_loose(of)} {stand}."
        for bench, parties in _settled(of, found).items():
            yield f"In every way all of {listed(parties)} are with {say.SIDES[bench]}."
    if of.rest is None:
        yield "The size of the house is not known: members of no numbered party may be as many as are needed."
    elif of.rest:
        are = "1 seat is" if of.rest == 1 else f"{of.rest} seats are"
        yield f"{are} vacant or of no numbered party; a way does not say where they stand."
    if ranged := _ranged(case):
        yield f"Printed without an exact number, and so counted among the others: {listed(ranged)}."


def _settled(of: Meeting, found: Ways) -> dict[Bench, list[str]]:
    """Parties of no reported side that the numbers leave only one place for, by that place."""
    benches = [of.camps[side].bench for side in of.counted[:2]]
    settled: dict[Bench, list[str]] = {}
    for party, answers in zip(of.loose, found.loose, strict=True):
        for bench, there in zip(benches, answers, strict=False):
            if set(there) == {party.seats}:
                settled.setdefault(bench, []).append(party.party)
    return settled


def _days(case: Case, of: Meeting) -> Iterator[str]:
    """What is older or newer than the day of the ways."""
    for side in of.camps:
        days = [claim.holds_on for claim in case.claims(side.claims)]
        if side.let_go:
            yield _let_go(case, side)
        elif days and max(days) < of.day:
            day = day_in_words(max(days))
            yield f"The number of {say.SIDES[side.bench]} is that of {day}; moves reported since may be in it or not."
    if of.later:
        yield f"Moves reported since then come on top {say.sources(case.frame.evidence, of.later)}."
    if of.day < case.frame.evidence.as_of:
        yield f"What moved unreported after {day_in_words(of.day)} no number shows."


def _let_go(case: Case, side: Camp) -> str:
    """Why an older number of a side binds no way."""
    number = next(claim.quantity for claim in case.claims(side.claims) if isinstance(claim, Total))
    who, sources = say.SIDES[side.bench], say.sources(case.frame.evidence, side.claims)
    return (
        f"{who[0].upper()}{who[1:]} had {number} {sources}. With what is reported to have moved since, no way would "
        "meet that too: seats have moved unreported, or one of the two counts otherwise. The newer number is met here."
    )


def _put_aside(case: Case) -> Iterator[str]:
    rows = case.bands.best.aside()
    if rows:
        said = listed(f"{say.row(row)} {say.sources(case.frame.evidence, row.claims)}" for row in rows)
        yield f"Set aside at a price of {case.bands.best.price / 100:.2f}, because others contradict it: {said}."


def _ranged(case: Case) -> list[str]:
    """Parties whose seats are printed only with bounds."""
    given = case.frame.evidence.of(Seats)
    exact = {claim.party for claim in given if claim.quantity.exact is not None}
    return sorted({claim.party for claim in given} - exact)
