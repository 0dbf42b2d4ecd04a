"""How firmly a sentence puts a claim, and whose claim it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from whipcount.model.words import Modality
from whipcount.reading.cues import Cue
from whipcount.reading.find import Found
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.quotations import Quotation, quotations
from whipcount.reading.speakers import according, said_after, said_before, subject

__all__ = ["Quotation", "Voice", "quotations", "voice"]

_ORDER = (Modality.COUNTERFACTUAL, Modality.DENIED, Modality.CLAIMED, Modality.EXPECTED)
_OF_LAW = frozenset({"house_size", "vacancy", "sitting_members", "threshold"})  # known facts, whoever repeats them
_COUNTED = frozenset({"total", "group"})  # numbers that a side gives of itself are its claim


@dataclass(frozen=True)
class Voice:
    """The modality of a claim and its speaker, if the sentence names one."""

    modality: Modality
    speaker: str | None


def voice(found: Found, report: MarkedReport, language: Language) -> Voice:
    """Read from the words of the clause up to the end of the claim, and from "…, X said" beside it.

    A heuristic: a softening word counts when it stands in the same clause before the claim, or inside it.
    """
    kind = found.phrase.kind
    modality, at = _softened(found, report, language)
    who = said_before(found.sentence, report, found.end) or said_after(found.sentence, report, found.end)
    who = who or according(found.sentence, report)
    if modality is Modality.STATED and _reported(found, report, language):
        modality = Modality.CLAIMED
    elif modality is Modality.CLAIMED or (modality is Modality.DENIED and who is None):
        who = subject(report, found.sentence.marks, found.sentence.sentence.start, at) or _before(found, at) or who
    if kind in _OF_LAW or (kind == "seats" and modality is Modality.DENIED):
        modality = Modality.STATED
    if kind in _COUNTED and modality is Modality.STATED and isinstance(who, Mark):
        modality = Modality.CLAIMED
    return Voice(modality, _spoken_name(who))


def _reported(found: Found, report: MarkedReport, language: Language) -> bool:
    """Whether the claim has a verb form by which a language shows that it only repeats what somebody says."""
    return language.reported.search(report.folded, found.start, found.end) is not None


def _softened(found: Found, report: MarkedReport, language: Language) -> tuple[Modality, int]:
    """The modality, and where the word that softens stands."""
    sentence, words = found.sentence.sentence, found.sentence.words
    softening = [(sort, cue.pattern) for sort, cue in _softening(language) if cue.may_stand(words)]
    if not softening:
        return Modality.STATED, found.start
    before = report.folded[sentence.start : found.start]
    clause = sentence.start + max((m.end() for m in language.clause_breaks.finditer(before)), default=0)
    stretch = _without_asides(report.folded[clause : found.end], found.start - clause, language)
    days = [mark for mark in found.sentence.marks if mark.slot is Slot.DAY]
    for modality, pattern in softening:
        for hit in pattern.finditer(stretch):
            at = clause + hit.start()
            if any(day.start <= at < day.end for day in days):
                continue  # the month of May
            if found.phrase.kind == "seats" and at < found.start and "," in stretch[hit.end() : found.start - clause]:
                continue  # "claims 196, among them Green (7 seats)"
            return modality, at
    return Modality.STATED, found.start


@cache
def _softening(language: Language) -> tuple[tuple[Modality, Cue], ...]:
    """The words that soften a claim, the strongest first."""
    return tuple((sort, Cue(language.modalities[sort])) for sort in _ORDER if sort in language.modalities)


def _without_asides(stretch: str, claim: int, language: Language) -> str:
    """The words without the clauses that are set off by commas before a claim or inside it, blanked to keep places."""
    for aside in language.asides.finditer(stretch):
        if aside.end() <= claim or aside.start() > claim:
            stretch = stretch[: aside.start()] + " " * (aside.end() - aside.start()) + stretch[aside.end() :]
    return stretch


def _before(found: Found, at: int) -> Mark | None:
    """The last name before a word of claiming: "the opposition, says its whip, claims"."""
    start = found.sentence.sentence.start
    slots = (Slot.PERSON, Slot.HEAD, Slot.PARTY, Slot.BENCH)
    marks = [m for m in found.sentence.marks if start <= m.start and m.end <= at and m.slot in slots]
    return marks[-1] if marks else None


def _spoken_name(who: Mark | str | None) -> str | None:
    """A person by name, a party by its name, a bench by its word, an outlet as printed."""
    if isinstance(who, Mark):
        return str(who.value) if who.value is not None else None
    return who
