"""The way in: a count's standing, the law and the priors go in, a Forecast comes out. The passes stand here in
order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from whipcount.forecast import evidence
from whipcount.forecast.besides import Asked, besides
from whipcount.forecast.blocs import wavering
from whipcount.forecast.endings import endings
from whipcount.forecast.movement import by_the_vote
from whipcount.forecast.priors import Priors, fitted
from whipcount.forecast.reach import reach
from whipcount.forecast.saying import notes, record, sentence
from whipcount.forecast.sides import Manner
from whipcount.forecast.spreads import spread
from whipcount.forecast.standing import SIDES, Member, Party, Rumour, Standing
from whipcount.forecast.supposing import Given, moved, other, side_for, suppose
from whipcount.forecast.votes import Law, Lines, Votes, chances, mean, votes
from whipcount.model.forecast import Forecast, Pivot, Stand, Supposed
from whipcount.model.law import Chamber, MotionRule, Threshold
from whipcount.model.words import Bench, By, Option
from whipcount.sentences import worded

_MOST_PIVOTS = 12
_CASTS = ("casting_vote_only", "original_and_casting")


@dataclass(frozen=True, slots=True)
class About:
    """What a forecast is of: the chamber, the day, the rule of the motion (None where no law is known), what is
    needed."""

    chamber: Chamber | None
    as_of: date
    rule: MotionRule | None
    threshold: Threshold | None


def forecast(  # noqa: PLR0913 - what it is of, what a person adds, and what may be left out
    told: Standing,
    about: About,
    priors: Priors | None = None,
    given: Given | None = None,
    *,
    reasons: bool = True,
    movement: bool = True,
) -> Forecast:
    """How a vote may end, or what is missing to say so.

    priors: those of the data file unless others are given. reasons: also work out whose stand moves the chance most,
    which takes some ten times as long. movement: also what it would be if the sides moved as in past crises, which
    takes as long as the chance for each of these.
    """
    priors, given = priors or fitted(), given or Given()
    lacking = evidence.missing(told, about.rule)
    made = Forecast(about.chamber, about.as_of, told.motion, told.seats, about.threshold, lacking, "")
    made = made if told.voted else replace(made, endings=endings(about.rule))
    if lacking or about.rule is None:
        return replace(made, sentence=sentence(made, told))
    law, manners = law_of(about.rule, told.seats or 0), manners_of(about.rule, priors)
    chance_of = partial(chance, rule=about.rule, priors=priors, given=given)
    cases = suppose(told, about.rule, priors.miscount, given)
    found = votes(cases, manners, law)
    asked = Asked(told, cases, manners, law, given.pairs, partial(chance, priors=priors, given=given))
    plausible = [chance for case, chance in zip(cases, found.chances, strict=True) if case.kind == "plausible"]
    made = replace(
        made,
        chance=mean(cases, found.chances),
        undecided=mean(cases, found.undecided),
        lowest=min(plausible),
        highest=max(plausible),
        ayes=spread(found.ayes),
        noes=spread(found.noes),
        supposed=_supposed(cases, found),
        stands=tuple(_stands(told, manners)),
        pivots=tuple(_pivots(told, about.rule, priors, given)) if reasons and _quick(about.rule, cases) else (),
        reach=reach(max(cases, key=lambda case: case.weight * (case.kind == "plausible")), law),
        moved=by_the_vote(told, about.as_of, chance_of) if movement else None,
        notes=(
            *notes(told, about.rule, priors, given),
            *besides(asked),
            *([] if _quick(about.rule, cases) else [_SLOW]),
        ),
        record=record(),
    )
    return replace(made, sentence=sentence(made, told))


def chance(told: Standing, rule: MotionRule, priors: Priors, given: Given) -> float:
    """Only the chance that the motion is carried."""
    cases = suppose(told, rule, priors.miscount, given)
    return mean(cases, chances(cases, manners_of(rule, priors), law_of(rule, told.seats or 0)))


def law_of(rule: MotionRule, seats: int) -> Law:
    """What of a rule bears on the result: how equal votes end, and whether votes across the line are counted."""
    tie = rule.clause("tie")
    kind = tie.value.kind if tie else None
    if kind not in {"lost", "carried", "lot", "repeat"}:
        kind = "casting" if rule.clause("presiding", *_CASTS) or kind == "casting_vote" else "unknown"
    switching = rule.clause("switching", "seat_lost")
    counted = switching is None or switching.value.parts.get("votes") != "not_counted"
    return Law(rule, seats, kind, counted)


def manners_of(rule: MotionRule, priors: Priors) -> tuple[Manner, Manner]:
    """How the side with the line yes behaves, and the other: the one that must find the votes comes more surely."""
    dissent = priors.dissent
    mean = dissent.secret if rule.clause("ballot", "secret") else dissent.open
    yes_needed = rule.majority.value.by is not By.OPPONENTS
    shared = {"mean": mean, "dissent": dissent, "rumour": priors.rumour, "rumour_crossing": priors.rumour_crossing}
    yes, no = (priors.needed, priors.other) if yes_needed else (priors.other, priors.needed)
    return Manner(against=-1, absence=yes, **shared), Manner(against=1, absence=no, **shared)  # type: ignore[arg-type]


def _supposed(cases: Iterable[Lines], found: Votes) -> tuple[Supposed, ...]:
    made = [
        Supposed(case.kind, case.ayes, case.noes, case.abstain + case.absent, case.presiding, case.weight, chance)
        for case, chance in zip(cases, found.chances, strict=True)
    ]
    return tuple(sorted(made, key=lambda each: (-each.weight, each.kind, -each.ayes, str(each.presiding))))


def _stands(told: Standing, manners: tuple[Manner, Manner]) -> Iterator[Stand]:
    """Every party on each side, the largest first, with those said to break away; then members who are named."""
    favour = side_for(told.motion)
    for bench in (favour, other(favour)):
        manner, line = (manners[0], Option.YES) if bench is favour else (manners[1], Option.NO)
        for party in sorted(told.parties, key=lambda each: (-each.on(bench), each.name)):
            shaky = wavering(told, party, bench)
            if party.on(bench) > shaky and not party.away:
                yield _stand(party.name, party.on(bench) - shaky, line, manner)
            if shaky:
                yield _shaky(party.name, shaky, line, manner)
    for party in told.parties:
        if party.away:
            sure = {Option.ABSTAIN: (0.0, 0.0, 1.0, 0.0)}.get(party.away, (0.0, 0.0, 0.0, 1.0))
            yield Stand(party.name, party.government + party.opposition, party.away, *sure)
    for member in told.members:
        line = member.line or (Option.YES if member.bench is favour else Option.NO)
        if line in {Option.YES, Option.NO}:
            yield _stand(f"{member.name} ({member.party})", 1, line, manners[0 if line is Option.YES else 1])


def _stand(name: str, seats: int, line: Option, manner: Manner) -> Stand:
    """The chances of one member; the shock of the day is left at its middle."""
    across, abstain = (manner.mean * part for part in (manner.dissent.crossing, 1 - manner.dissent.crossing))
    absent = (1 - manner.mean) * manner.absence.mean
    keeps = 1 - across - abstain - absent
    yes, no = (keeps, across) if line is Option.YES else (across, keeps)
    return Stand(name, seats, line, yes, no, abstain, absent)


def _shaky(name: str, seats: int, line: Option, manner: Manner) -> Stand:
    keeps, across = 1 - manner.rumour.mean, manner.rumour.mean * manner.rumour_crossing.mean
    yes, no = (keeps, across) if line is Option.YES else (across, keeps)
    return Stand(name, seats, line, yes, no, manner.rumour.mean - across, 0.0, rumoured=True)


def _pivots(told: Standing, rule: MotionRule, priors: Priors, given: Given) -> Iterator[Pivot]:
    """For the largest blocs the chance with all of them on either side; the one that moves it most comes first."""
    favour = side_for(told.motion)
    chance_of = partial(chance, rule=rule, priors=priors, given=given)
    made = [
        Pivot(name, seats, chance_of(told_if(told, favour)), chance_of(told_if(told, other(favour))))
        for name, seats, told_if in (*_parties(told), *_groups(told), *_named(told))
    ]
    yield from sorted(made, key=lambda pivot: (-pivot.difference, -pivot.seats, pivot.name))


def _quick(rule: MotionRule, cases: tuple[Lines, ...]) -> bool:
    """Whether a chance is worked out so quickly that it can be for every bloc: two conditions at once take longer."""
    return len(rule.majority.value.conditions) == 1 or len(cases) <= _FEW


_FEW = 12
_SLOW = worded("forecast.note.slow")
_If = Callable[[Standing, Bench], Standing]


def _parties(told: Standing) -> Iterator[tuple[str, int, _If]]:
    """The largest parties, each as a whole."""
    whole = [(party, party.government + party.opposition) for party in told.parties if not party.away]
    for party, seats in sorted(whole, key=lambda each: -each[1])[:_MOST_PIVOTS]:
        yield party.name, seats, partial(_all_of, party)


def _all_of(party: Party, told: Standing, bench: Bench) -> Standing:
    astray = party.on(other(bench))
    return moved(told, party.name, astray, bench, rumoured=True) if astray else told


def _groups(told: Standing) -> Iterator[tuple[str, int, _If]]:
    """Those who are said to break away: they all do, or none of them does."""
    for rumour in told.rumours:
        party = next((each for each in told.parties if each.name == rumour.of), None)
        shaky = wavering(told, party, other(rumour.to)) if party else 0  # a party of which no seat is placed has none
        if shaky:
            yield worded("forecast.pivot.rumour", party=rumour.of, n=shaky), shaky, partial(_break_away, rumour, shaky)


def _break_away(rumour: Rumour, members: int, told: Standing, bench: Bench) -> Standing:
    if bench is rumour.to:
        return moved(told, rumour.of, members, bench, rumoured=True)
    return replace(told, rumours=tuple(each for each in told.rumours if each != rumour))


def _named(told: Standing) -> Iterator[tuple[str, int, _If]]:
    """Members who are named: one vote each."""
    for member in told.members[:_MOST_PIVOTS]:
        line = {Option.YES: side_for(told.motion), Option.NO: other(side_for(told.motion))}
        bench = line.get(member.line, member.bench) if member.line else member.bench
        if bench in SIDES:
            yield f"{member.name} ({member.party})", 1, partial(_one_over, member, bench)


def _one_over(member: Member, bench: Bench, told: Standing, wanted: Bench) -> Standing:
    return told if wanted is bench else moved(told, member.party, 1, wanted)
