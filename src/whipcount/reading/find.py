"""Phrases over masked sentences: which phrase holds where, each number used once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from whipcount.model.words import Bench
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Masked, Slot
from whipcount.reading.phrases import Phrase

_MOST_MARKS = 80  # what holds more is a heap of numbers or names and no sentence


@dataclass(frozen=True)
class Found:
    """A phrase that holds: where it starts and ends in the report, its slots and its own words, masked."""

    phrase: Phrase
    sentence: MarkedSentence
    start: int
    end: int
    slots: dict[str, tuple[Mark, ...]]
    texts: dict[str, tuple[int, int]]
    words: str

    def first(self, name: str) -> Mark | None:
        marks = self.slots.get(name, ())
        return marks[0] if marks else None


def find(report: MarkedReport, language: Language) -> Iterator[Found]:
    """Everything the phrases find, sentence by sentence.

    The order of phrases decides: a number says one thing, so the first phrase that takes it keeps it. Each phrase is
    tried on the sentence as it stands, then on the sentence without its asides.
    """
    for sentence in report.sentences:
        if not 0 < len(sentence.marks) <= _MOST_MARKS:
            continue
        kept = forms(sentence.masked, language)
        used: set[Mark] = set()
        said: set[tuple[str, int, int]] = set()
        index = language.index
        tried = [(form, index.candidates(form.text, form.kinds, form.figures)) for form in kept]
        for bit, phrase in index.numbered(reduce(or_, (phrases for _, phrases in tried))):
            for form, phrases in tried:
                if phrases & bit and phrase.may_hold(form.text):
                    yield from _new(_matches(phrase, sentence, form), used, said)


def forms(masked: Masked, language: Language) -> list[Masked]:
    """The sentence, and the sentence without words in parentheses and without the clauses set off by commas.

    "Green, which has been an ally since 2019, left the government" also reads "Green left the government".
    """
    cuts = [match.span() for match in language.asides.finditer(masked.text)]
    return [masked, masked.without(cuts)] if cuts else [masked]


def _new(matches: Iterator[Found], used: set[Mark], said: set[tuple[str, int, int]]) -> Iterator[Found]:
    """Matches that take no used number and say nothing of their kind over the same words again.

    A list of who voted how may repeat a number: "all 10 Green members" are the party's seats as well.
    """
    for found in matches:
        figures = {mark for marks in found.slots.values() for mark in marks if mark.slot is Slot.NUMBER}
        says = _says(found.phrase)
        inside = any(other == says and s < found.end and found.start < e for other, s, e in said)
        own = figures.difference(found.slots.get("blocs", ()))
        if own & used or (inside and not figures):
            continue
        used |= figures
        said.add((says, found.start, found.end))
        yield found


def _says(phrase: Phrase) -> str:
    """What a phrase says: its kind and what it fixes; filed and moved are two things, two ways to say filed are one.

    Where a party sits and how it votes are two things as well: "the ruling Green voted against the motion".
    """
    votes = phrase.kind == "allegiance" and not phrase.fixed.keys().isdisjoint(("option", "vote", "on_it"))
    return f"{phrase.kind} {phrase.fixed.get('stage', '')} {votes}"


def _matches(phrase: Phrase, sentence: MarkedSentence, masked: Masked) -> Iterator[Found]:
    for begin, match in phrase.matches(masked.text):
        slots: dict[str, tuple[Mark, ...]] = {}
        texts: dict[str, tuple[int, int]] = {}
        for name in phrase.pattern.groupindex:
            start, end = match.span(name)
            if start >= 0 and end > start:
                slots[name] = tuple(masked.marks[i] for i in range(start, end) if i in masked.marks)
                texts[name] = masked.span(start, end)
        if _holds(phrase, slots):
            words = masked.text[begin : match.end()]
            yield Found(phrase, sentence, *masked.span(begin, match.end()), slots, texts, words)


def _holds(phrase: Phrase, slots: dict[str, tuple[Mark, ...]]) -> bool:
    """Whether each slot that the phrase restricts has the bench or the name it asks for."""
    return all(name in slots and _meaning(slots[name][0]) == wanted for name, wanted in phrase.where.items())


def _meaning(mark: Mark) -> str:
    if mark.slot is Slot.HEAD:
        return Bench.GOVERNMENT.value
    return str(mark.value)
