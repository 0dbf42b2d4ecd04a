"""The day on which a vote was held, told by the sentence that tells its result: "rejected on Wednesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from whipcount.model.claims import Claim, StageClaim, Vote
from whipcount.model.words import Modality, Stage
from whipcount.reading.building.context import Context
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
    taken = _taken(sentence, piece)
    for mark in sentence.marks:
        if mark.slot is not Slot.DAY or not isinstance(mark.value, date) or mark.value > piece.published or mark in taken:
            continue
        start, end = min(mark.start, vote.quote.start), max(mark.end, vote.quote.end)
        low, high = min(mark.end, vote.quote.end), max(mark.start, vote.quote.start)
        between = report.folded[low:high] if low < high else ""
        inside = vote.quote.start <= mark.start and mark.end <= vote.quote.end
        opens = mark.start - sentence.sentence.start <= _OPENING
        parted = report.language.day_clauses.search(between.replace(",", "") if opens else between.strip(" ,"))
        if inside or (len(between) <= _FAR and not parted):
            yield (0 if inside else len(between)), start, end, mark


def _taken(sentence: MarkedSentence, piece: Context) -> set[Mark]:
    """The days of the sentence that a step other than the vote takes."""
    phrases = [p for p in piece.report.language.phrases if p.kind == "stage" and _takes_past(p)]
    masked = sentence.masked
    return {
        masked.marks[match.start(name)]
        for phrase in phrases
        if "day" in phrase.pattern.groupindex
        for _, match in phrase.matches(masked.text)
        for name in ("day", "early", "first")
        if name in phrase.pattern.groupindex and match.start(name) in masked.marks
    }


def _takes_past(phrase: Phrase) -> bool:
    """Whether a phrase takes a day of the past for itself; one for coming days only takes none."""
    return phrase.fixed.get("only") != "ahead"
