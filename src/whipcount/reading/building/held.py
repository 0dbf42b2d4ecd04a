"""The day on which a vote was held, told by the sentence that tells its result: "rejected on Wednesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from whipcount.model.claims import Claim, StageClaim, Vote
from whipcount.model.words import Modality, Stage
from whipcount.reading.building.context import Context
from whipcount.reading.building.events import DAYS
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedSentence
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.phrases import Phrase

_FAR = 90  # characters between a result and its day
_OPENING = 12  # characters before a day that opens its sentence: "Late on Tuesday, ..."


def held(pieces: Sequence[Context], results: Sequence[Claim]) -> Iterator[StageClaim]:
    """For a result that is told as a fact, the step `voted` with the day that its own clause names.

    A day that another step takes ("the motion filed on March 8 was rejected") is not the day of the vote.
    """
    for vote in results:
        if not isinstance(vote, Vote) or vote.modality is not Modality.STATED or vote.quote is None:
            continue
        days = [day for piece in pieces[:1] for day in _days(piece, vote)]
        if days:
            piece, (_, start, end, mark) = pieces[0], min(days, key=lambda day: day[0])
            fields = piece.common(start, end)
            yield StageClaim(stage=Stage.VOTED, motion=vote.motion, day=mark.value, **fields)  # type: ignore[arg-type]


def _days(piece: Context, vote: Vote) -> Iterator[tuple[int, int, int, Mark]]:
    """The days that may be meant: how far off, and from where to where the result and its day stand."""
    sentence, report = piece.found.sentence, piece.report
    past = [
        m for m in sentence.marks if m.slot is Slot.DAY and isinstance(m.value, date) and m.value <= piece.published
    ]
    taken = _taken(sentence, report.language) if past else set()
    for mark in past:
        if mark in taken:
            continue
        start, end = min(mark.start, vote.quote.start), max(mark.end, vote.quote.end)
        low, high = min(mark.end, vote.quote.end), max(mark.start, vote.quote.start)
        between = report.folded[low:high] if low < high else ""
        inside = vote.quote.start <= mark.start and mark.end <= vote.quote.end
        words = between.replace(",", "") if mark.start - sentence.sentence.start <= _OPENING else between
        words = f" {words.strip(' ,')} " if mark.start > vote.quote.start else words
        parted = report.language.days.clauses.search(words)
        if inside or (len(between) <= _FAR and not parted):
            yield (0 if inside else len(between)), start, end, mark


def _taken(sentence: MarkedSentence, language: Language) -> set[Mark]:
    """The days of the sentence that the phrase of a step takes for itself."""
    masked, steps = sentence.masked, _of_steps(language)
    tried = language.index.candidates(masked.text, masked.kinds, masked.figures)
    return {
        masked.marks[match.start(name)]
        for _, phrase in language.index.numbered(tried)
        if phrase in steps and phrase.may_hold(masked.text)
        for _, match in phrase.matches(masked.text)
        for name in DAYS
        if name in phrase.pattern.groupindex and match.start(name) in masked.marks
    }


@cache
def _of_steps(language: Language) -> frozenset[Phrase]:
    """The phrases that take a day of the past; one for coming days only takes none."""
    steps = (p for p in language.phrases if p.kind == StageClaim.kind and p.fixed.get("only") != "ahead")
    return frozenset(p for p in steps if "{day}" in p.wording.plain(p.text))
