"""Phrases over masked sentences: which phrase holds where, each number used once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whipcount.model.words import Bench
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.phrases import Phrase


@dataclass(frozen=True)
class Found:
    """A phrase that holds: where it starts and ends in the report, and the marks and words in its slots."""

    phrase: Phrase
    sentence: MarkedSentence
    start: int
    end: int
    slots: dict[str, tuple[Mark, ...]]
    texts: dict[str, tuple[int, int]]

    def first(self, name: str) -> Mark | None:
        marks = self.slots.get(name, ())
        return marks[0] if marks else None


def find(report: MarkedReport, phrases: Sequence[Phrase]) -> Iterator[Found]:
    """Everything the phrases find, sentence by sentence.

    The order of phrases decides: a number says one thing, so the first phrase that takes it keeps it.
    """
    for sentence in report.sentences:
        present = frozenset(sentence.masked.text)
        used: set[Mark] = set()
        said: set[tuple[str, int, int]] = set()
        for phrase in phrases:
            if all(present & marks for marks in phrase.needs):
                yield from _new(_matches(phrase, sentence), used, said)


def _new(matches: Iterator[Found], used: set[Mark], said: set[tuple[str, int, int]]) -> Iterator[Found]:
    """Matches that take no used number and say nothing of their kind over the same words again."""
    for found in matches:
        figures = {mark for marks in found.slots.values() for mark in marks if mark.slot is Slot.NUMBER}
        says = _says(found.phrase)
        inside = any(other == says and s < found.end and found.start < e for other, s, e in said)
        if figures & used or (inside and not figures):
            continue
        used |= figures
        said.add((says, found.start, found.end))
        yield found


def _says(phrase: Phrase) -> str:
    """What a phrase says: its kind and what it fixes; filed and moved are two things, two ways to say filed are one."""
    return f"{phrase.kind} {phrase.fixed.get('stage', '')}"


def _matches(phrase: Phrase, sentence: MarkedSentence) -> Iterator[Found]:
    masked = sentence.masked
    for match in phrase.pattern.finditer(masked.text):
        slots: dict[str, tuple[Mark, ...]] = {}
        texts: dict[str, tuple[int, int]] = {}
        for name in match.groupdict():
            start, end = match.span(name)
            if start >= 0 and end > start:
                slots[name] = tuple(masked.marks[i] for i in range(start, end) if i in masked.marks)
                texts[name] = masked.span(start, end)
        if _holds(phrase, slots):
            yield Found(phrase, sentence, *masked.span(*match.span()), slots, texts)


def _holds(phrase: Phrase, slots: dict[str, tuple[Mark, ...]]) -> bool:
    """Whether each slot that the phrase restricts has the bench or the name it asks for."""
    return all(name in slots and _meaning(slots[name][0]) == wanted for name, wanted in phrase.where.items())


def _meaning(mark: Mark) -> str:
    if mark.slot is Slot.HEAD:
        return Bench.GOVERNMENT.value
    return str(mark.value)
