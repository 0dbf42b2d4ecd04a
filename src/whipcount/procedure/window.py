"""The window for the vote, and whether the reported day lies in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from whipcount.model import Finding, Law
from whipcount.model.count import Motion, StageReport, Window
from whipcount.model.law import MotionRule
from whipcount.model.prose import day_in_words
from whipcount.model.words import Stage, Unit
from whipcount.procedure import wording
from whipcount.procedure.bounds import Bound, Reported, bounds, reported
from whipcount.procedure.days import Calendar, calendar
from whipcount.rulebook import rule_for
from whipcount.sentences import worded

Ends = tuple[Bound, ...]


def clock(motion: Motion, law: Law, country: str | None = None) -> tuple[Motion, tuple[Finding, ...]]:
    """The motion with its legal window, and what is worth knowing of the reported day of the vote.

    A constitution gives a government's fall a slowest and a fastest pace: time to think, and no time to
    stall. The periods run from the stage that the law names, which is often not the filing. A vote that
    has been held is checked like one that is planned. A day outside the window is a finding and no
    contradiction: votes have been held late, by order of a court for example. country: its ISO code, whose public
    holidays are left out where the law counts working days.
    """
    rule = rule_for(law, motion.kind)
    if rule is None:
        return motion, ()
    ends = bounds(rule, motion.stages, _calendar(rule, country))
    if not ends:
        return replace(motion, window=Window(None, None, None, _no_days(law))), ()
    vote = _vote(motion.stages)
    window = Window(
        earliest=next((end.generous for end in ends if end.opens), None),
        latest=next((end.generous for end in ends if not end.opens), None),
        article=wording.article(ends),
        sentence=_sentence(ends, vote),
        inside=None if vote is None else _inside(ends, vote.day, strictly=False),
    )
    return replace(motion, window=window), _findings(ends, vote)


def _calendar(rule: MotionRule, country: str | None) -> Calendar | None:
    """The country's calendar where one of the rule's clocks needs it: it takes a moment to load."""
    clocks = (rule.earliest, rule.latest)
    works = any(clock is not None and clock.value.unit == Unit.WORKING_DAY for clock in clocks)
    return calendar(country) if works and country else None


def _vote(stages: Iterable[StageReport]) -> Reported | None:
    known = tuple(stages)
    return reported(known, Stage.VOTED) or reported(known, Stage.SCHEDULED)


def _inside(ends: Ends, day: date, *, strictly: bool) -> bool | None:
    """False when one end forbids the day, None when one cannot tell, True when all allow it."""
    answers = [end.allows(day, strictly=strictly) for end in ends]
    if False in answers:
        return False
    return None if None in answers else True


def _no_days(law: Law) -> str:
    return worded("clock.window.none", chamber=law.chamber.name)


def _sentence(ends: Ends, vote: Reported | None) -> str:
    rule, gap = wording.law(ends), wording.why_unknown(ends)
    legal = {"started": wording.started(ends), "days": wording.days(ends), "strictly": _or_strictly(ends)}
    if not gap:
        return worded("clock.window", law=rule, **legal)
    untold = worded("clock.window.days") if vote is None else worded("clock.window.day", day=vote.day)
    if any(end.generous is not None for end in ends):
        return worded("clock.window.both", law=rule, gap=gap, untold=untold, **legal)
    return worded("clock.window.gap", law=rule, gap=gap, untold=untold)


def _or_strictly(ends: Ends) -> str:
    if all(end.generous == end.strict for end in ends):
        return ""
    return worded("clock.window.strictly", days=wording.days(ends, strictly=True))


def _findings(ends: Ends, vote: Reported | None) -> tuple[Finding, ...]:
    """At most one: the day cannot be judged, lies outside, or is legal under one way of counting only."""
    if vote is None:
        return ()
    inside = _inside(ends, vote.day, strictly=False)
    if inside is None:
        return (_finding(_sentence(ends, vote), ends, vote),)
    if not inside:
        return tuple(_outside(end, ends, vote) for end in ends if end.allows(vote.day, strictly=False) is False)
    return tuple(_doubtful(end, ends, vote) for end in ends if end.allows(vote.day, strictly=True) is False)


def _outside(end: Bound, ends: Ends, vote: Reported) -> Finding:
    limit = end.generous or vote.day
    sentence = worded(
        "clock.outside.first" if end.opens else "clock.outside.last",
        n=abs((vote.day - limit).days),
        vote=_the_vote(vote),
        day=limit,
        started=wording.started((end,)),
        law=wording.law((end,)),
    )
    return _finding(sentence, ends, vote)


def _doubtful(end: Bound, ends: Ends, vote: Reported) -> Finding:
    sentence = worded(
        "clock.doubtful.first" if end.opens else "clock.doubtful.last",
        vote=_the_vote(vote),
        doubt=wording.doubt(end),
        day=end.strict or vote.day,
        started=wording.started((end,)),
        law=wording.law((end,)),
    )
    return _finding(sentence, ends, vote)


def _the_vote(vote: Reported) -> str:
    return worded("clock.voted" if vote.stage is Stage.VOTED else "clock.scheduled", told=wording.told(vote))


def _finding(sentence: str, ends: Ends, vote: Reported) -> Finding:
    starts = [claim for end in ends if end.start is not None for claim in end.start.claims]
    return Finding(
        code="window",
        sentence=sentence,
        expected=wording.days(ends) or None,
        found=day_in_words(vote.day),
        claims=tuple(dict.fromkeys([*starts, *vote.claims])),
    )
