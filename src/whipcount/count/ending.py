"""How the motion ended, as reports tell it: by a vote of the house, or without one.

What somebody claims or expects is no ending: members who stay behind and count 197 of their own have not voted.
A vote need not come with numbers: "was ousted in a vote of no confidence" tells the result. A motion that was
withdrawn or ruled out has ended unless a later report tells that it lives: a court restored it, another was filed, a
vote is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.count.gather import Evidence
from whipcount.model.claims import StageClaim, Vote
from whipcount.model.count import Motion
from whipcount.model.words import Modality, Outcome, Stage

RETOLD = timedelta(days=3)  # for so long reports print the numbers of a vote
_DECIDED = (Outcome.CARRIES, Outcome.FAILS)
WITHOUT_A_VOTE = (Stage.WITHDRAWN, Stage.RULED_OUT)


@dataclass(frozen=True, slots=True)
class Voted:
    """The newest vote on the motion. claim: the report that tells most of it. day: None where no report gives it.

    outcome: as reported, None where reports give numbers only. differing: claims of the same day that contradict each
    other on the outcome. number: 2 for the second vote of an election whose first was lost, and so on.
    """

    claim: Vote
    day: date | None
    outcome: Outcome | None
    differing: tuple[Vote, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class Fell:
    """The motion was withdrawn or ruled out, and the house did not vote. day: None where no report gives it."""

    claim: StageClaim
    day: date | None


def ending(evidence: Evidence, motion: Motion | None, lag_days: int) -> Voted | Fell | None:
    """The newest end of this motion; None while it is open, as far as reports tell."""
    begun = _begun(evidence, motion, lag_days)
    voted, fell = _voted(evidence, motion, begun), _fell(evidence, motion, begun)
    if voted and fell:
        return voted if (voted.day or voted.claim.holds_on) >= (fell.day or fell.claim.holds_on) else fell
    return voted or fell


def has_voted(evidence: Evidence, motion: Motion | None, lag_days: int) -> bool:
    return isinstance(ending(evidence, motion, lag_days), Voted)


def _voted(evidence: Evidence, motion: Motion | None, begun: date) -> Voted | None:
    """The votes of the newest day: of those that print numbers the newest, else the newest."""
    told = [
        vote for vote in evidence.of(Vote) if _tells(evidence, vote) and _on(vote, motion) and vote.holds_on >= begun
    ]
    if not told:
        return None
    days = {vote.id: _day(evidence, vote) or vote.holds_on for vote in told}
    newest = max(days.values())
    of_day = [vote for vote in told if days[vote.id] == newest]
    said = [vote for vote in of_day if vote.outcome in _DECIDED]
    outcome = said[-1].outcome if said else None
    retold = [vote for vote in told if newest - days[vote.id] <= RETOLD and outcome and vote.outcome in (None, outcome)]
    counted = [vote for vote in of_day if vote.ayes] or [vote for vote in retold if vote.ayes]
    claim = (counted or said or of_day)[-1]
    given = (_day(evidence, vote) for vote in (claim, *reversed(of_day)))
    differing = tuple(said) if len({vote.outcome for vote in said}) > 1 else ()
    lost = {_day(evidence, vote) for vote in told if vote.outcome is Outcome.FAILS} - {None, newest}
    held = any(_day(evidence, vote) == newest for vote in of_day)
    return Voted(claim, next((day for day in given if day), None), outcome, differing, 1 + held * len(lost))


def _tells(evidence: Evidence, vote: Vote) -> bool:
    """Whether a report states a result: numbers for the motion, or in words what became of it.

    Words alone are no result where somebody is quoted for them, or a report of that day or later has the vote ahead.
    """
    if vote.modality is not Modality.STATED:
        return False
    in_words = vote.outcome in _DECIDED and vote.speaker is None
    return bool(vote.ayes or (in_words and not _still_set(evidence, vote)))


def _still_set(evidence: Evidence, claim: Vote | StageClaim) -> bool:
    """Whether its report, or one of that day or later, tells of a day of the vote that lies ahead."""
    published = evidence.report_of(claim).published
    ahead = (step for step in evidence.of(StageClaim) if step.stage is Stage.SCHEDULED)
    return any(step.day and step.day > published <= evidence.report_of(step).published for step in ahead)


def _on(claim: Vote | StageClaim, motion: Motion | None) -> bool:
    return motion is None or claim.motion in (None, motion.kind)


def _day(evidence: Evidence, vote: Vote) -> date | None:
    """The day on which the report of a result says that the house voted."""
    own = [step for step in evidence.of(StageClaim) if step.quote.report == vote.quote.report]
    held = [step for step in own if step.stage is Stage.VOTED and step.motion in (None, vote.motion)]
    return max((step.day for step in held if step.day and step.day <= vote.holds_on), default=None)


def _fell(evidence: Evidence, motion: Motion | None, begun: date) -> Fell | None:
    """The newest end without a vote, unless a step of a later day is told afterwards: that motion or another lives."""
    steps = [step for step in evidence.of(StageClaim) if _on(step, motion) and _firm(step)]
    ends = [step for step in steps if _ends(step) and _of(step) >= begun]
    if not ends:
        return None
    day = max(map(_of, ends))
    of_day = [step for step in ends if _of(step) == day]
    told = min(evidence.report_of(step).published for step in of_day)
    later = [step for step in steps if evidence.report_of(step).published > told and step.stage not in WITHOUT_A_VOTE]
    if any(step.stage is Stage.RESTORED or (step.day and step.day > day) for step in later):
        return None
    if any(_still_set(evidence, step) for step in of_day):
        return None
    return Fell(of_day[-1], of_day[-1].day)


def _ends(step: StageClaim) -> bool:
    """Whether a report tells it as its own word; only a presiding officer may be quoted, for that is the ruling."""
    return step.stage is Stage.RULED_OUT or (step.stage is Stage.WITHDRAWN and step.speaker is None)


def _firm(step: StageClaim) -> bool:
    """Whether a step was taken; a day that is set is a step itself, and may be put as expected."""
    return step.modality is Modality.STATED or step.stage is Stage.SCHEDULED


def _of(step: StageClaim) -> date:
    return step.day or step.holds_on


def _begun(evidence: Evidence, motion: Motion | None, lag_days: int) -> date:
    days = [stage.day for stage in (motion.stages if motion else ()) if stage.day]
    return min(days, default=evidence.as_of - timedelta(days=lag_days))
