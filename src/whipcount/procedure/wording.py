"""The sentences of the window: what the law says, what is not reported, and where a day falls."""

from __future__ import annotations

from whipcount.model.law import Clock, Minimum, Provision
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Stage
from whipcount.procedure.bounds import Bound, Reported
from whipcount.rulebook import cite
from whipcount.rulebook.kinds import members

NONE_VACANT = Range(0, 0)
AFTER = {
    Stage.FILED: "the motion is filed",
    Stage.ANNOUNCED: "the motion is announced to the house",
    Stage.LEAVE: "leave is given",
    Stage.MOVED: "the motion is moved",
    Stage.DEBATE: "the debate begins",
    Stage.DEBATED: "the debate ends",
    Stage.SCHEDULED: "the vote is set",
    Stage.VOTED: "the vote",
    Stage.WITHDRAWN: "the motion is withdrawn",
    Stage.RULED_OUT: "the motion is ruled out",
    Stage.RESTORED: "the motion is restored",
}
_DONE = {
    Stage.FILED: "filed",
    Stage.ANNOUNCED: "announced to the house",
    Stage.LEAVE: "given leave",
    Stage.MOVED: "moved",
    Stage.DEBATE: "debated",
    Stage.DEBATED: "debated to the end",
    Stage.SCHEDULED: "scheduled",
    Stage.VOTED: "voted on",
    Stage.WITHDRAWN: "withdrawn",
    Stage.RULED_OUT: "ruled out",
    Stage.RESTORED: "restored",
}


def needed(provision: Provision[Minimum], seats: int, act: str, vacant: Range = NONE_VACANT) -> str:
    """Who may do what, with the number of members that it takes in a house of so many seats, and the article.

    vacant: the seats that are vacant, which bear on a share of the members in office.
    """
    minimum, who = provision.value, members(provision.value)
    more = f" {minimum.sentence}" if minimum.sentence else ""
    comma = "," if minimum.only_after else ""
    if minimum.members(seats) is None or minimum.number == 1:
        return f"{who[:1].upper()}{who[1:]}{comma} may {act} ({cite(provision.article)}).{more}"
    number = f": {in_numbers(minimum, seats, vacant)}" if minimum.number is None else ""
    return f"It takes {who}{comma} to {act}{number} ({cite(provision.article)}).{more}"


def in_numbers(minimum: Minimum, seats: int, vacant: Range) -> str:
    """A share of the members as so many of so many: "35 of 137"."""
    base = Range(seats - vacant.high, seats - vacant.low) if minimum.base is Base.FILLED_SEATS else Range(seats, seats)
    low, high = (minimum.members(seats, filled) or 0 for filled in (base.low, base.high))
    return f"{Range(low, high)} of {base}"


def told(reported: Reported) -> str:
    """A reported day, with the days that other reports give for the same stage."""
    others = " and ".join(day_in_words(day) for day in reported.others)
    return day_in_words(reported.day) + (f" (other reports give {others})" if others else "")


def article(ends: tuple[Bound, ...]) -> str:
    """The articles of the ends, each once."""
    return " and ".join(dict.fromkeys(end.article for end in ends))


def law(ends: tuple[Bound, ...]) -> str:
    """What the law says of the days, with its article and no day yet."""
    if ends[0].debate:
        begins = f"{_period(ends[0])} after the motion is {_DONE[ends[0].clock.after]}"
        return f"The vote follows the debate, which begins {begins} ({_cited(ends)})"
    stages = {end.clock.after for end in ends}
    if len(stages) == 1:
        periods = " and ".join(_period(end) for end in ends)
        return f"The vote must fall {periods} after the motion is {_DONE[ends[0].clock.after]} ({_cited(ends)})"
    parts = [f"{_period(end)} after the motion is {_DONE[end.clock.after]}" for end in ends]
    return f"The vote must fall {' and '.join(parts)} ({_cited(ends)})"


def why_unknown(ends: tuple[Bound, ...]) -> str:
    """What keeps an end of the window from being computed."""
    reasons = [
        f"no report gives the day it was {_DONE[end.clock.after]}"
        if end.start is None
        else f"{end.clock.unit.replace('_', ' ')}s are not computed here"
        for end in ends
        if end.generous is None
    ]
    return " and ".join(dict.fromkeys(reasons))


def days(ends: tuple[Bound, ...], *, strictly: bool = False) -> str:
    """The legal days as a phrase: "from 31 March 2022 to 4 April 2022"."""
    words = {True: "from", False: "to" if len(ends) > 1 else "up to"}
    chosen = [(end.opens, end.strict if strictly else end.generous) for end in ends]
    return " ".join(f"{words[opens]} {day_in_words(day)}" for opens, day in chosen if day is not None)


def started(ends: tuple[Bound, ...]) -> str:
    """The stages that the periods run from, with their days and the days that other reports give."""
    starts = list(dict.fromkeys(end.start for end in ends if end.start is not None))
    return " and ".join(f"{_DONE[start.stage]} on {told(start)}" for start in starts)


def doubt(end: Bound) -> str:
    """What a day hangs on that is legal under one of the two ways of counting only."""
    if end.clock.unit == "hour":
        enough = "late" if end.opens else "early"
        return f"only if it comes at an hour {enough} enough, which reports do not give"
    first = f"is counted as the first of the {_amount(end.clock)}"
    return f"only if the day on which the motion was {_DONE[end.clock.after]} {first}"


def _period(end: Bound) -> str:
    if not end.opens:
        return f"not later than {_amount(end.clock)}"
    run_out = f" {'has' if end.clock.number == 1 else 'have'} expired" if end.clock.counting == "expiry" else ""
    return f"not before {_amount(end.clock)}{run_out}"


def _amount(clock: Clock) -> str:
    unit = clock.unit.replace("_", " ")
    return f"{clock.number} {unit if clock.number == 1 else unit + 's'}"


def _cited(ends: tuple[Bound, ...]) -> str:
    return " and ".join(dict.fromkeys(cite(end.article) for end in ends))
