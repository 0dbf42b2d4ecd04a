"""Which side of the house the words put an actor on: a bench, or a vote on the motion.

"Voted against the government" is a vote for a motion of no confidence and against one of confidence; "opposed it" is
about the motion or the government, whichever was named last. Where the text leaves that open, there is no stance.
"""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.model.words import Bench, MotionKind, Option
from whipcount.reading.building.context import Context
from whipcount.reading.marks import Mark, Slot

_OTHER = {Bench.GOVERNMENT: Bench.OPPOSITION, Bench.OPPOSITION: Bench.GOVERNMENT}
_FOR_GOVERNMENT = frozenset({MotionKind.CONFIDENCE, MotionKind.INVESTITURE})
_FOR_OR_AGAINST = {"keep": Bench.GOVERNMENT, "remove": Bench.OPPOSITION}
_HEAD = frozenset({Slot.HEAD})
_TITLE = 12  # characters from a bench to the name of a person whose title it is part of
_MEANT = frozenset({Slot.MOTION, Slot.BENCH, Slot.HEAD})


@dataclass(frozen=True)
class Stance:
    """A bench, a vote on the motion, or both; neither where the words only say that somebody is there."""

    bench: Bench | None = None
    option: Option | None = None


def stance(context: Context) -> Stance | None:
    """What the words of a match say of its actors; None when they are about something else.

    A phrase fixes `option`, or `vote` (with, against) the bench in `whom`, or to keep or remove somebody, or `on_it`
    (for, against) the motion or bench that "it" means, `on_head` for "him" (by a `ballot` or only in words), or it has
    its bench in the slot `bench` or `to`, or fixes it.
    """
    if "option" in context.fixed:
        return Stance(option=Option(context.fixed["option"])) if on_motion(context) else None
    if context.fixed.get("vote") in _FOR_OR_AGAINST:
        side = _by_ballot(context, _FOR_OR_AGAINST[context.fixed["vote"]])
        return Stance(option=side.option) if side.option else None
    if "vote" in context.fixed:
        return _voted(context, with_it=context.fixed["vote"] == "with")
    if "on_it" in context.fixed:
        return _on_it(context, _MEANT, for_it=context.fixed["on_it"] == "for")
    if "on_head" in context.fixed:
        return _on_it(context, _HEAD, for_it=context.fixed["on_head"] == "for")
    bench = context.bench("bench") or context.bench("to")
    return Stance(bench)


def on_motion(context: Context) -> bool:
    """Whether a vote is one on the motion: the text has named one, so that "abstained" needs no more words."""
    return context.report.names_motion


def _voted(context: Context, *, with_it: bool) -> Stance | None:
    """A vote with or against a bench."""
    whom = context.bench("whom")
    if whom not in _OTHER:
        return None
    return _by_ballot(context, whom if with_it else _OTHER[whom])


def _by_ballot(context: Context, bench: Bench) -> Stance:
    """A bench taken by a vote: on the one kind of motion that the text names, else just a bench."""
    kinds = {mark.value for mark in context.report.marks if mark.slot is Slot.MOTION} - {None}
    kinds = {MotionKind(context.fixed["motion"])} if "motion" in context.fixed else kinds
    if len(kinds) != 1:
        return Stance(bench)
    yes = (bench is Bench.GOVERNMENT) == (kinds <= _FOR_GOVERNMENT)
    return Stance(bench, Option.YES if yes else Option.NO)


def _on_it(context: Context, sorts: frozenset[Slot], *, for_it: bool) -> Stance | None:
    """ "It" is the motion or the bench named last before, in this sentence or an earlier one."""
    meant = _last_meant(context, sorts)
    if meant is None:
        return None
    if meant.slot is Slot.MOTION:
        return Stance(option=Option.YES if for_it else Option.NO) if on_motion(context) else None
    bench = Bench.GOVERNMENT if meant.slot is Slot.HEAD else meant.value
    if not isinstance(bench, Bench) or bench not in _OTHER:
        return None
    side = bench if for_it else _OTHER[bench]
    return _by_ballot(context, side) if "ballot" in context.fixed else Stance(side)


def _last_meant(context: Context, sorts: frozenset[Slot]) -> Mark | None:
    """The last motion or bench before the verb; the bench of a title ("opposition leader Ann Ash") is none."""
    place = _place(context)
    before = [mark for mark in context.report.marks if mark.end <= place]
    for mark, following in reversed([*zip(before, [*before[1:], None], strict=True)]):
        if mark.slot in sorts and not (mark.slot is Slot.BENCH and following and _titles(context, mark, following)):
            return mark
    return None


def _titles(context: Context, mark: Mark, following: Mark) -> bool:
    between = context.report.folded[mark.end : following.start]
    return following.slot is Slot.PERSON and 0 < len(between.strip()) < _TITLE


def _place(context: Context) -> int:
    """Where the actors end: "it" is something named before the verb, not after it."""
    marks: list[Mark] = [mark for marks in context.found.slots.values() for mark in marks]
    return max((mark.end for mark in marks), default=context.found.start)
