"""A forecast in words: one sentence with the numbers, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.forecast.priors import Priors
from whipcount.forecast.shares import in_words, share
from whipcount.forecast.standing import Standing
from whipcount.forecast.supposing import Given
from whipcount.model.forecast import Forecast
from whipcount.model.law import MotionRule
from whipcount.model.prose import listed
from whipcount.model.quantity import Range


def percent(chance: float) -> str:
    """A chance as a reader takes it: never 0 or 100 % while something is left."""
    if chance <= 0.005:
        return "under 1 %"
    return "over 99 %" if chance >= 0.995 else f"{chance * 100:.0f} %"


def span(told: Range) -> str:
    return str(told)


def sentence(made: Forecast, told: Standing) -> str:
    """The whole answer in one or two sentences."""
    if made.chance is None or made.ayes is None:
        return f"There is no forecast: {'; '.join(made.missing)}."
    motion = f"the motion of {told.motion.value.replace('_', ' ')}"
    said = f"If {motion} is put to the vote, it is carried with a chance of {percent(made.chance)}"
    if made.lowest is not None and made.highest is not None:
        said += f" ({_between(made.lowest, made.highest)} under the plausible explanations of the count)"
    said += f"; ayes {made.ayes.most} with 80 %, {made.ayes.nearly} with 95 %{_needed(made)}."
    if not told.reported:
        said += " No report tells of such a motion."
    return said


def notes(told: Standing, rule: MotionRule, priors: Priors, given: Given) -> Iterator[str]:
    """What is taken for granted, with the counts behind it."""
    dissent, miscount = priors.dissent, priors.miscount
    ballot = "secret" if rule.clause("ballot", "secret") else "open"
    mean = dissent.secret if ballot == "secret" else dissent.open
    yield (
        f"Learned from {priors.votes} past votes, of {priors.crises} governments and crises: where the ballot is"
        f" {ballot}, {mean:.1%} of members break their line on an ordinary day; {priors.needed.mean:.1%} of the side"
        f" that must find the votes stay away, and {priors.other.mean:.1%} of the other."
    )
    right = share(miscount.right, miscount.days)
    yield (
        f"Counts that left little open were right on {in_words(right)} of past days, in {miscount.crises} crises; so"
        f" {miscount.chance:.0%} of the weight goes to a count that is wrong."
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
    yield "Other endings than a vote are not in the chance."


def _between(low: float, high: float) -> str:
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def _needed(made: Forecast) -> str:
    if made.threshold is None or made.threshold.votes is None:
        return "; what is needed depends on who turns up"
    return f", where {made.threshold.votes} are needed"
