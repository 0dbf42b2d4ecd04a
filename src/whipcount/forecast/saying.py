"""A forecast in words: one sentence with the numbers, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.forecast.priors import Priors, kept
from whipcount.forecast.shares import in_words, share
from whipcount.forecast.standing import Standing
from whipcount.forecast.supposing import Given
from whipcount.model.forecast import Forecast, Moved
from whipcount.model.law import MotionRule
from whipcount.model.prose import day_in_words, listed


def percent(chance: float) -> str:
    """A chance as a reader takes it: never 0 or 100 % while something is left."""
    if chance <= 0.005:
        return "under 1 %"
    return "over 99 %" if chance >= 0.995 else f"{chance * 100:.0f} %"


def sentence(made: Forecast, told: Standing) -> str:
    """The whole answer in one or two sentences."""
    if made.chance is None or made.ayes is None:
        return f"There is no forecast: {'; '.join(made.missing)}."
    motion = f"the motion of {told.motion.value.replace('_', ' ')}"
    said = f"If {motion} were put to the vote on {day_in_words(made.as_of)}, it would be carried with a chance of "
    said += percent(made.chance)
    if made.lowest is not None and made.highest is not None:
        said += (
            f", counting in that the count itself may be wrong ({between(made.lowest, made.highest)} if it is right)"
        )
    said += f"; ayes {made.ayes.most} with 80 %, {made.ayes.nearly} with 95 %{_needed(made)}."
    if made.moved:
        said += f" {_moved(made.moved)}"
    if not told.reported:
        said += " No report tells of such a motion."
    return said


def _moved(told: Moved) -> str:
    """What it would be if the sides moved until the vote; told crisis by crisis, because there are so few."""
    span = between(told.lowest, told.highest)
    when = "" if told.days is None else " in as many days" if told.days else " on such a day"
    return (
        f"If the sides moved before the vote as they did{when} in each of {told.crises} past crises, it would be"
        f" {span}, {percent(told.chance)} on average."
    )


def notes(told: Standing, rule: MotionRule, priors: Priors, given: Given) -> Iterator[str]:
    """What is taken for granted, with the counts behind it."""
    dissent, miscount = priors.dissent, priors.miscount
    ballot = "secret" if rule.clause("ballot", "secret") else "open"
    mean = dissent.secret if ballot == "secret" else dissent.open
    yield (
        f"Learned from {priors.votes} past votes, of {priors.crises} governments and crises: {mean * 100:.1f} % of"
        f" members break their line on an ordinary day ({ballot} ballot); of the side that must find the votes"
        f" {priors.needed.mean * 100:.1f} % stay away, of the other {priors.other.mean * 100:.1f} %."
    )
    right = share(miscount.right, miscount.days)
    yield (
        f"Counts that left little open were right on {in_words(right)} of past days, in {miscount.crises} crises; so"
        f" {miscount.chance * 100:.0f} % of the weight goes to a count that is wrong."
    )
    if told.rumours:
        groups = listed(f"{rumour.members} of {rumour.of}" for rumour in told.rumours)
        yield f"Said to break away: {groups}; what such groups did is known of a handful of crises only."
    if rule.clause("counting", "ayes_only"):
        yield "Only ayes are counted in this vote; the noes are those who would vote no."
    if rule.clause("presiding", "casting_vote_only", "no_vote") and given.presiding is None:
        yield "Whoever presides has no vote and may be of either side: half the weight each."
    if given.pairs:
        yield f"{given.pairs} pairs stay away by agreement, one of each side."
    if rule.clause("quorum", "members_present", "members_voting"):
        yield "That a quorum is missing is left out."
    yield (
        "In the chance nobody changes sides between this day and the vote, and other endings are left out; the crises"
        " whose movements are known were chosen because they were remarkable."
    )


def record() -> str:
    """How such forecasts have done on past crises, by the scores of the data file."""
    told = {score["name"]: score for score in kept()["record"]["reader"]}
    own, base = told["forecast"], told["the base rate of such motions"]
    moving = told["sides moving as in past crises"]
    count, alone = told["the reported count decides"], told["every member independent"]
    return (
        f"Made again for {own['of']} days of {own['crises']} past crises as if unseen, such forecasts scored a Brier of"
        f" {own['brier']:.2f} ({moving['brier']:.2f} with sides moving), beside {base['brier']:.2f} by the base rate,"
        f" {count['brier']:.2f} by the reported count and {alone['brier']:.2f} with every member independent (less is"
        " better). So few crises prove nothing: see whipcount record."
    )


def between(low: float, high: float) -> str:
    """Two chances as a range; one where they read the same."""
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def _needed(made: Forecast) -> str:
    if made.threshold is None or made.threshold.votes is None:
        return "; what is needed depends on who turns up"
    return f", where {made.threshold.range} are needed"
