"""A forecast in words: one sentence with the numbers, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.forecast.priors import Priors, kept
from whipcount.forecast.shares import in_words, share
from whipcount.forecast.standing import Standing
from whipcount.forecast.supposing import Given
from whipcount.model.forecast import Forecast, Moved
from whipcount.model.law import MotionRule
from whipcount.sentences import joined, listed, worded


def percent(chance: float) -> str:
    """A chance as a reader takes it: never 0 or 100 % while something is left."""
    if chance <= 0.005:
        return worded("forecast.percent.under")
    return worded("forecast.percent.over") if chance >= 0.995 else worded("forecast.percent", percent=chance * 100)


def sentence(made: Forecast, told: Standing) -> str:
    """The whole answer in one or two sentences."""
    if made.chance is None or made.ayes is None:
        return worded("forecast.none", missing=joined("; ", made.missing))
    right: str = ""
    if made.lowest is not None and made.highest is not None:
        right = worded("forecast.chance.right", chances=between(made.lowest, made.highest))
    said = worded(
        "forecast.chance",
        motion=worded(f"forecast.motion.{told.motion.value}"),
        day=made.as_of,
        chance=percent(made.chance),
        right=right,
        most=made.ayes.most,
        nearly=made.ayes.nearly,
        needed=_needed(made),
    )
    moved = _moved(made.moved) if made.moved else ""
    return joined(" ", [said, moved, "" if told.reported else worded("forecast.unreported")])


def _moved(told: Moved) -> str:
    """What it would be if the sides moved until the vote; told crisis by crisis, because there are so few."""
    when = "" if told.days is None else ".days" if told.days else ".day"
    span = between(told.lowest, told.highest)
    return worded(f"forecast.moved{when}", crises=told.crises, chances=span, mean=percent(told.chance))


def notes(told: Standing, rule: MotionRule, priors: Priors, given: Given) -> Iterator[str]:
    """What is taken for granted, with the counts behind it."""
    dissent, miscount = priors.dissent, priors.miscount
    ballot = "secret" if rule.clause("ballot", "secret") else "open"
    yield worded(
        "forecast.note.dissent",
        votes=priors.votes,
        crises=priors.crises,
        mean=(dissent.secret if ballot == "secret" else dissent.open) * 100,
        ballot=worded(f"forecast.ballot.{ballot}"),
        needed=priors.needed.mean * 100,
        other=priors.other.mean * 100,
    )
    right = in_words(share(miscount.right, miscount.days))
    yield worded("forecast.note.miscount", right=right, crises=miscount.crises, weight=miscount.chance * 100)
    yield worded("forecast.note.mended", today=miscount.today, of=miscount.days)
    if told.rumours:
        groups = listed(worded("forecast.note.rumour", n=each.members, party=each.of) for each in told.rumours)
        yield worded("forecast.note.rumours", groups=groups)
    if rule.clause("counting", "ayes_only"):
        yield worded("forecast.note.ayes_only")
    if rule.clause("presiding", "casting_vote_only", "no_vote") and given.presiding is None:
        yield worded("forecast.note.presiding")
    if given.pairs:
        yield worded("forecast.note.pairs", n=given.pairs)
    yield worded("forecast.note.still")


def record() -> str:
    """How such forecasts have done on past crises, by the scores of the data file."""
    told = {score["name"]: score for score in kept()["record"]["reader"]}
    own = told["forecast"]
    return worded(
        "forecast.record",
        of=own["of"],
        crises=own["crises"],
        own=own["brier"],
        moving=told["sides moving as in past crises"]["brier"],
        base=told["the base rate of such motions"]["brier"],
        count=told["the reported count decides"]["brier"],
        alone=told["every member independent"]["brier"],
    )


def between(low: float, high: float) -> str:
    """Two chances as a range; one where they read the same."""
    least, most = percent(low), percent(high)
    return least if least == most else worded("forecast.between", low=least, high=most)


def _needed(made: Forecast) -> str:
    if made.threshold is None or made.threshold.votes is None:
        return worded("forecast.needed.turnout")
    return worded("forecast.needed", votes=made.threshold.range)
