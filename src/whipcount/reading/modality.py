"""How firmly a sentence puts a claim, and whose claim it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.model.words import Modality
from whipcount.reading.find import Found
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot

_SPEAKERS = frozenset({Slot.PERSON, Slot.HEAD, Slot.PARTY, Slot.BENCH})
_CLAUSE = re.compile(r"[;:]| but | while | although | though ", re.IGNORECASE)
_ORDER = (Modality.COUNTERFACTUAL, Modality.DENIED, Modality.CLAIMED, Modality.EXPECTED)


@dataclass(frozen=True)
class Voice:
    """The modality of a claim and its speaker, if the sentence names one."""

    modality: Modality
    speaker: str | None


def voice(found: Found, report: MarkedReport, language: Language) -> Voice:
    """Read from the words of the clause up to the end of the claim, and from "…, X said" after it.

    A heuristic: a softening word counts when it stands in the same clause before the claim, or inside it.
    """
    sentence = found.sentence.sentence
    before = report.folded[sentence.start : found.start]
    clause = sentence.start + max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    for modality in _ORDER:
        pattern = language.modalities.get(modality)
        hit = pattern.search(report.folded, clause, found.end) if pattern else None
        if hit:
            speaker = _speaker_before(found.sentence, clause, hit.start()) if modality is Modality.CLAIMED else None
            return Voice(modality, speaker)
    return Voice(Modality.STATED, _said_after(found, report, language))


def _speaker_before(sentence: MarkedSentence, start: int, end: int) -> str | None:
    candidates = [m for m in sentence.marks if start <= m.start and m.end <= end and m.slot in _SPEAKERS]
    return spoken_name(candidates[-1]) if candidates else None


def _said_after(found: Found, report: MarkedReport, language: Language) -> str | None:
    """The speaker of "…, Farrukh Habib said" or "…, said Ayaz Sadiq", when one is named after the claim."""
    after = [m for m in found.sentence.marks if m.start >= found.end and m.slot in _SPEAKERS]
    for mark in after:
        around = report.folded[max(found.end, mark.start - 25) : mark.end + 12]
        if re.search(r",[\"']? ", around) and re.search(rf"(?<!\w)(?:{language.speech})(?!\w)", around):
            return spoken_name(mark)
    return None


def spoken_name(mark: Mark) -> str | None:
    """A person by name, a party by its name, a bench by its word."""
    return str(mark.value) if mark.value is not None else None


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks: offsets of the words themselves, and who is said to have spoken them."""

    start: int
    end: int
    speaker: str


def quotations(report: MarkedReport, language: Language) -> Iterator[Quotation]:
    """Every quotation of four words or more whose speaker the text names beside it."""
    people = [m for m in report.marks if m.slot in (Slot.PERSON, Slot.HEAD) and m.value]
    for match in re.finditer(r'"([^"]{12,2000}?)"', report.folded[report.report.body :]):
        start, end = match.start(1) + report.report.body, match.end(1) + report.report.body
        if len(report.folded[start:end].split()) < 4:
            continue
        speaker = _speaker(report, (start - 1, end + 1), people, language)
        if speaker:
            yield Quotation(start, end, speaker)


def _speaker(report: MarkedReport, span: tuple[int, int], people: list[Mark], language: Language) -> str | None:
    """Who speaks: the name nearest to a verb of saying, after the quotation first, then before it."""
    start, end = span
    verb = rf"(?<!\w)(?:{language.speech})(?!\w)"
    for low, high, nearest_first in ((end, end + 70, True), (start - 160, start, False)):
        stretch = report.folded[max(report.report.body, low) : high]
        stretch = re.split(r'[.!?]"? (?=[A-Z])|"', stretch)[0 if nearest_first else -1]
        offset = low if nearest_first else start - len(stretch)
        if not re.search(verb, stretch, re.IGNORECASE):
            continue
        named = [m for m in people if offset <= m.start and m.end <= offset + len(stretch)]
        if named:
            return str((named[0] if nearest_first else _subject(named, stretch, offset, verb)).value)
    return None


def _subject(named: list[Mark], stretch: str, offset: int, verb: str) -> Mark:
    """Before the quotation the speaker is the last name ahead of the verb of saying."""
    said = [m.start() + offset for m in re.finditer(verb, stretch, re.IGNORECASE)]
    ahead = [mark for mark in named if mark.end <= said[-1]]
    return ahead[-1] if ahead else named[-1]
