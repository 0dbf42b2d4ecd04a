"""The marks of a whole report, made once: names over the text, then numbers and days sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whipcount.model.law import Chamber
from whipcount.model.report import Report
from whipcount.reading.dates import days
from whipcount.reading.folding import fold
from whipcount.reading.language import Language, any_of
from whipcount.reading.marks import Mark, Masked, Slot, mask, without_overlap
from whipcount.reading.names import Names, parties, party_names, people
from whipcount.reading.numbers import numbers, others
from whipcount.reading.sentences import Sentence, sentences


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence, its marks and its masked form."""

    sentence: Sentence
    marks: tuple[Mark, ...]
    masked: Masked


@dataclass(frozen=True)
class MarkedReport:
    """A report ready for the phrases. `folded` has the same length as the report's text; `chamber` is as given."""

    report: Report
    chamber: Chamber | None
    folded: str
    names: Names
    sentences: tuple[MarkedSentence, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark for sentence in self.sentences for mark in sentence.marks)


def marked(report: Report, chamber: Chamber | None, language: Language) -> MarkedReport:
    """Every mark of a report. Where two overlap the earlier kind stays: days, then parties, words, people, numbers."""
    folded = fold(report.text)
    names = Names(party_names(chamber, folded, language))
    spans = list(sentences(report.text, report.body))
    dated = [m for s in spans for m in days(folded, s.start, s.end, report.published, language)]
    fixed = without_overlap([dated, parties(folded, names.party_pattern(), names), _words(folded, chamber, language)])
    named = people(folded, report.body, fixed, names, language)
    counted = [m for s in spans for m in numbers(folded, s.start, s.end, language)]
    other = [m for s in spans for m in others(folded, s.start, s.end)]
    everything = without_overlap([named, fixed, other, counted])
    return MarkedReport(report, chamber, folded, names, tuple(_assigned(folded, spans, everything)))


def _assigned(folded: str, spans: list[Sentence], marks: list[Mark]) -> Iterator[MarkedSentence]:
    at = 0
    for span in spans:
        inside: list[Mark] = []
        while at < len(marks) and marks[at].start < span.end:
            if marks[at].start >= span.start and marks[at].end <= span.end:
                inside.append(marks[at])
            at += 1
        yield MarkedSentence(span, tuple(inside), mask(folded, span.start, span.end, inside))


def _words(folded: str, chamber: Chamber | None, language: Language) -> Iterator[Mark]:
    motions = {word.lower(): kind for word, kind in language.motions.items()}
    benches = {word.lower(): bench for word, bench in language.benches.items()}
    for match in _any(tuple(motions)).finditer(folded):
        yield Mark(Slot.MOTION, match.start(), match.end(), motions[match.group().lower()])
    for match in _any(tuple(benches)).finditer(folded):
        yield Mark(Slot.BENCH, match.start(), match.end(), benches[match.group().lower()])
    houses = (*language.houses, *((chamber.name, *chamber.aliases) if chamber else ()))
    for match in _any(tuple(fold(house) for house in houses)).finditer(folded):
        yield Mark(Slot.HOUSE, match.start(), match.end(), match.group())
    members = (*language.members, *_plurals(chamber.member_words if chamber else ()))
    for match in _any(tuple(fold(word) for word in members)).finditer(folded):
        yield Mark(Slot.MEMBERS, match.start(), match.end(), match.group())


def _plurals(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        yield from (word, f"{word}s")


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)
