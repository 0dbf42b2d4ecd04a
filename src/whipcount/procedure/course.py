"""Where a motion stands: what has happened to it and to the government it is against, one turn after another.

A motion walks from its filing to a vote, or leaves the way without one: withdrawn, ruled out, lapsed, overtaken by a
resignation or a dissolution. Some ends are not final. A court may void a ruling or a dissolution, and the motion then
stands where it stood before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from whipcount.model import Problem, Unusable
from whipcount.model.law import Law, MotionRule
from whipcount.model.prose import day_in_words
from whipcount.model.words import Stage
from whipcount.procedure.days import Calendar
from whipcount.procedure.facts import Fact


class Turn(StrEnum):
    """Something that happens to a motion, or to the government or the house while it is pending.

    RESTORED: a court sets aside how it ended. ORDERED: a court orders the house to meet or to vote. AGREED, RATIFIED:
    an agreement that decides on votes is announced, and then approved by those whose approval it was made subject to.
    """

    FILED = "filed"
    ANNOUNCED = "announced"
    LEAVE = "leave"
    MOVED = "moved"
    DEBATE = "debate"
    DEBATED = "debated"
    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    RULED_OUT = "ruled_out"
    LAPSED = "lapsed"
    RESIGNED = "resigned"
    DISSOLVED = "dissolved"
    ORDERED = "ordered"
    RESTORED = "restored"
    AGREED = "agreed"
    RATIFIED = "ratified"


WAY = (Turn.FILED, Turn.ANNOUNCED, Turn.LEAVE, Turn.MOVED, Turn.DEBATE, Turn.DEBATED)
VOTED = (Turn.CARRIED, Turn.LOST)
ENDED = (*VOTED, Turn.WITHDRAWN, Turn.RULED_OUT, Turn.LAPSED, Turn.RESIGNED, Turn.DISSOLVED)
ASIDE = (Turn.ORDERED, Turn.AGREED, Turn.RATIFIED)  # what leaves the motion where it is


@dataclass(frozen=True, slots=True)
class Course:
    """A motion under a law, with everything that has happened, in order.

    stands: the turn it stands at, of which RESTORED has given back an earlier one; None before it is filed. known:
    other days from which the law may reckon.
    """

    law: Law
    rule: MotionRule
    happened: tuple[tuple[Turn, date], ...]
    stands: Turn | None
    calendar: Calendar
    known: Mapping[Fact, date] = field(default_factory=dict)

    @property
    def pending(self) -> bool:
        return self.stands in WAY

    def reached(self, turn: Turn) -> bool:
        """Whether the motion stands at this turn of its way or beyond it."""
        return self.stands in WAY[WAY.index(turn) :]

    def day(self, turn: Turn) -> date | None:
        """The newest day of a turn."""
        return next((day for each, day in reversed(self.happened) if each is turn), None)

    def stage(self, stage: Stage) -> date | None:
        """The newest day of a stage from which a law may reckon."""
        return self.day(Turn(stage.value)) if stage.value in set(Turn) else None


def course(
    law: Law,
    rule: MotionRule,
    happened: Iterable[tuple[Turn, date]],
    calendar: Calendar,
    known: Mapping[Fact, date] | None = None,
) -> Course:
    """What has happened put in order of its days, and where that leaves the motion; Unusable where it cannot be."""
    told = sorted(happened, key=lambda turn: turn[1])
    stands: Turn | None = None
    before: list[Turn | None] = []
    for turn, day in told:
        if turn is Turn.RESTORED:
            _refuse(stands not in ENDED, f"restored on {day_in_words(day)} before it had ended")
            stands = before.pop()
        elif turn in ENDED:
            _refuse(stands in ENDED and not _may_follow(stands, turn), _twice(turn, day))
            before.append(stands if stands not in ENDED else before.pop())
            stands = turn
        elif turn in WAY:
            _refuse(stands in ENDED, f"{turn} on {day_in_words(day)} after it had ended")
            stands = turn
    return Course(law, rule, tuple(told), stands, calendar, known or {})


def _may_follow(ending: Turn | None, turn: Turn) -> bool:
    """Whether one ending may come after another: governments go afterwards, and a vote that was carried can lapse."""
    return turn in (Turn.RESIGNED, Turn.DISSOLVED) or (ending, turn) == (Turn.CARRIED, Turn.LAPSED)


def _twice(turn: Turn, day: date) -> str:
    return f"{turn.replace('_', ' ')} on {day_in_words(day)} after it had ended"


def _refuse(wrong: bool, found: str) -> None:
    if wrong:
        expected, do = "turns that can follow each other", "Say restored where a court has set an ending aside."
        raise Unusable(Problem(None, f"a motion {found}", expected, do))
