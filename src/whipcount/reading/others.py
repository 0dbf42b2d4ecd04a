"""What a text tells of others: of another house, of a motion against somebody else, of a vote that is none.

A paper on a crisis tells of more than one house and one motion: the Senate's benches beside the lower house's, the
motion against a minister or a speaker, the mock session of those whom the speaker locked out. Read as the house's own
they would be wrong numbers, and the result of another motion would end this one; so they give no claim.

Heuristics. Of two houses named in a sentence a number belongs to the nearer one. A government answers to the lower
house, if there are two: an upper house is another one unless the chamber is known to be it, or the text names no
other. Words such as "minister" or "speaker" just behind a motion, or before the name of who survived it, say whose it
is; "the motion" is the last one that was named.
"""

from __future__ import annotations

from bisect import bisect_left

from whipcount.model.claims import HouseSize, Seats, SittingMembers, StageClaim, Total, Vacancy, Vote
from whipcount.model.words import Stage
from whipcount.reading.building import Context
from whipcount.reading.folding import fold
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot

_OF_A_HOUSE = frozenset(kind.kind for kind in (HouseSize, Seats, SittingMembers, Total, Vacancy))
_NEXT = 2  # characters between a sentence and the next one
_BESIDE = 12  # characters between who survived and the verb: " narrowly "
_TITLE = 40  # characters in which a title stands before a name


def of_others(context: Context) -> bool:
    """Whether what a phrase found is told of another house, of another's motion, or of a vote without effect."""
    kind = context.found.phrase.kind
    if kind in _OF_A_HOUSE:
        return _of_another_house(context)
    if kind == Vote.kind and _of_no_effect(context):
        return True
    voted = kind == StageClaim.kind and context.fixed.get("stage") == Stage.VOTED.value
    return (kind == Vote.kind or voted) and _against_another(context)


def _of_another_house(context: Context) -> bool:
    report, found = context.report, context.found
    houses = [mark for mark in found.sentence.marks if mark.slot is Slot.HOUSE]
    if not any(_is_upper(report, mark) for mark in houses) or not _answers_to_the_lower(report):
        return False
    near = min(houses, key=lambda mark: max(mark.start - found.end, found.start - mark.end, 0))
    between = report.folded[min(near.end, found.end) : max(near.start, found.start)]
    return _is_upper(report, near) and ";" not in between


def _is_upper(report: MarkedReport, house: Mark) -> bool:
    return report.small[house.start : house.end] in report.language.upper_houses


def _answers_to_the_lower(report: MarkedReport) -> bool:
    """Whether the house that the text is about is no upper house: it is known, or another one is named as well."""
    if report.chamber is not None:
        names = {fold(name, report.language.letters).lower() for name in (report.chamber.name, *report.chamber.aliases)}
        return report.language.upper_houses.isdisjoint(names)
    return any(mark.slot is Slot.HOUSE and not _is_upper(report, mark) for mark in report.marks)


def _of_no_effect(context: Context) -> bool:
    """Whether a vote is a mock one: its sentence says so, or the one before that only leads up to it."""
    report, here = context.report, context.found.sentence
    told = bisect_left(report.mock_votes, here.sentence.end)
    if not told:
        return False
    last = report.mock_votes[told - 1]
    dated = any(mark.slot is Slot.DAY for mark in here.marks)
    return last >= here.sentence.start or (not dated and _leads_up(report, last, here))


def _leads_up(report: MarkedReport, place: int, here: MarkedSentence) -> bool:
    """Whether a place stands in the sentence just before, in the same paragraph."""
    before = report.sentences[bisect_left(report.starts, place + 1) - 1].sentence
    return before.block == here.sentence.block and 0 <= here.sentence.start - before.end <= _NEXT


def _against_another(context: Context) -> bool:
    report, found = context.report, context.found
    if _survived_by_another(context):
        return True
    inside = [mark for mark in found.sentence.marks if mark.slot is Slot.MOTION and mark.start < found.end]
    motion = found.first("motion") or (inside[-1] if inside else None)
    return motion is not None and motion.start in report.others_motions


def _survived_by_another(context: Context) -> bool:
    """Whether the person whose fate is told holds a lesser office: "Finance minister Cato Elm survived"."""
    report, at = context.report, context.found.start
    beside = (
        mark for mark in context.found.sentence.marks if mark.slot is Slot.PERSON and 0 <= at - mark.end <= _BESIDE
    )
    person = next(beside, None) or context.found.first("person") or context.found.first("side")
    if person is None or person.slot is not Slot.PERSON:
        return False
    titles = report.language.lesser_titles.finditer(report.small, max(0, person.start - _TITLE), person.start)
    return any(report.small[title.end() : person.start] == " " for title in titles)
