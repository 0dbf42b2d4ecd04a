"""The sentences of the window: what the law says, what is not reported, and where a day falls."""

from __future__ import annotations

from whipcount.model.law import Minimum, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Stage, Unit
from whipcount.procedure.bounds import Bound, Reported
from whipcount.rulebook import cite
from whipcount.rulebook.kinds import amount, members
from whipcount.sentences import joined, listed, worded

NONE_VACANT = Range(0, 0)
AFTER = {stage: worded(f"clock.after.{stage.value}") for stage in Stage}
_DONE = {stage: worded(f"clock.done.{stage.value}") for stage in Stage}


def needed(provision: Provision[Minimum], seats: int, act: str, vacant: Range = NONE_VACANT) -> str:
    """Who may do what, with the number of members that it takes in a house of so many seats, and the article.

    act: "bring" the motion, or "leave": agree that it may be moved.
    vacant: the seats that are vacant, which bear on a share of the members in office.
    """
    minimum, who = provision.value, members(provision.value)
    said = {
        "who": who,
        "comma": "," if minimum.only_after else "",
        "act": worded(f"step.act.{act}"),
        "article": cite(provision.article),
        "more": f" {minimum.sentence}" if minimum.sentence else "",
    }
    if minimum.members(seats) is None or minimum.number == 1:
        return worded("step.may", **said)
    number = "" if minimum.number else worded("step.number", numbers=in_numbers(minimum, seats, vacant))
    return worded("step.takes", number=number, **said)


def in_numbers(minimum: Minimum, seats: int, vacant: Range) -> str:
    """A share of the members as so many of so many: "35 of 137"."""
    base = Range(seats - vacant.high, seats - vacant.low) if minimum.base is Base.FILLED_SEATS else Range(seats, seats)
    low, high = (minimum.members(seats, filled) or 0 for filled in (base.low, base.high))
    return worded("step.numbers", n=Range(low, high), base=base)


def told(reported: Reported) -> str:
    """A reported day, with the days that other reports give for the same stage."""
    if not reported.others:
        return joined("", [reported.day])
    return worded("clock.told", day=reported.day, others=listed(reported.others))


def article(ends: tuple[Bound, ...]) -> str:
    """The articles of the ends, each once."""
    return " and ".join(dict.fromkeys(end.article for end in ends))


def law(ends: tuple[Bound, ...]) -> str:
    """What the law says of the days, with its article and no day yet."""
    articles = listed(dict.fromkeys(cite(end.article) for end in ends))
    if ends[0].debate:
        return worded("clock.law.debate", periods=_since(_period(ends[0]), ends[0]), articles=articles)
    if len({end.clock.after for end in ends}) == 1:
        periods = _since(listed(map(_period, ends)), ends[0])
    else:
        periods = listed(_since(_period(end), end) for end in ends)
    return worded("clock.law", periods=periods, articles=articles)


def _since(period: str, end: Bound) -> str:
    return worded("clock.since", period=period, done=_DONE[end.clock.after])


def why_unknown(ends: tuple[Bound, ...]) -> str:
    """What keeps an end of the window from being computed."""
    reasons = [
        worded("clock.gap.day", done=_DONE[end.clock.after])
        if end.start is None
        else worded("clock.gap.unit", unit=worded(f"clock.{Unit(end.clock.unit).value}.all"))
        for end in ends
        if end.generous is None
    ]
    return listed(dict.fromkeys(reasons))


def days(ends: tuple[Bound, ...], *, strictly: bool = False) -> str:
    """The legal days as a phrase: "from 31 March 2022 to 4 April 2022"."""
    words = {True: "clock.from", False: "clock.to" if len(ends) > 1 else "clock.up_to"}
    chosen = [(end.opens, end.strict if strictly else end.generous) for end in ends]
    return joined(" ", [worded(words[opens], day=day) for opens, day in chosen if day is not None])


def started(ends: tuple[Bound, ...]) -> str:
    """The stages that the periods run from, with their days and the days that other reports give."""
    starts = dict.fromkeys(end.start for end in ends if end.start is not None)
    return listed(worded("clock.started", done=_DONE[start.stage], told=told(start)) for start in starts)


def doubt(end: Bound) -> str:
    """What a day hangs on that is legal under one of the two ways of counting only."""
    if end.clock.unit == "hour":
        return worded("clock.doubt.late" if end.opens else "clock.doubt.early")
    return worded("clock.doubt.counted", done=_DONE[end.clock.after], amount=_amount(end))


def _period(end: Bound) -> str:
    if not end.opens:
        return worded("clock.latest", amount=_amount(end))
    if end.clock.counting == "expiry":
        return worded("clock.expired", n=end.clock.number, amount=_amount(end))
    return worded("clock.earliest", amount=_amount(end))


def _amount(end: Bound) -> str:
    return amount(end.clock.number, end.clock.unit)
