"""The marks of a whole report, made once, at the words that can begin one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from whipcount.model.law import Chamber
from whipcount.model.report import Report
from whipcount.model.words import MotionKind
from whipcount.reading.anaphora import Antecedents
from whipcount.reading.cues import cue
from whipcount.reading.fixed import Lookup
from whipcount.reading.folding import fold, lowered
from whipcount.reading.language import REGIONAL, Language
from whipcount.reading.lexicon import Lexicon
from whipcount.reading.marks import Mark, Masked, Slot, mask
from whipcount.reading.parties import known_parties, shown_parties
from whipcount.reading.people import People, found, learn_parties
from whipcount.reading.sentences import Sentence, sentences
from whipcount.reading.tokens import Tokens, tokens

_CLAUSE = re.compile(r"[,;:] ")
_NAMED = frozenset({Slot.PARTY, Slot.PERSON, Slot.HEAD})
_TITLES = (Slot.HEAD, None)
_GOVERNS = frozenset({Slot.HEAD, Slot.BENCH})
_ENDS_IT = frozenset({MotionKind.NO_CONFIDENCE, MotionKind.CENSURE, MotionKind.CONSTRUCTIVE})


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence, its marks and its masked form; `words` are its tokens in small letters."""

    sentence: Sentence
    marks: tuple[Mark, ...]
    masked: Masked
    words: frozenset[str]


@dataclass(frozen=True)
class MarkedReport:
    """A report ready for the phrases; `chamber` is as given.

    `folded` and `small`, the same in small letters, have the same length as the report's text.
    """

    report: Report
    chamber: Chamber | None
    folded: str
    small: str
    names: People
    sentences: tuple[MarkedSentence, ...]
    language: Language
    words: Tokens

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark for sentence in self.sentences for mark in sentence.marks)

    @cached_property
    def motions(self) -> list[Mark]:
        """The marks of motions in the order of the text."""
        return [mark for mark in self.marks if mark.slot is Slot.MOTION]

    @cached_property
    def beginnings(self) -> frozenset[int]:
        """Where a mark begins: a number or a name is no infinitive, whatever stands before it ("a total of 181")."""
        return frozenset(mark.start for mark in self.marks)

    @cached_property
    def kinds_of_motion(self) -> list[Mark]:
        """The marks of motions whose kind is named."""
        return [mark for mark in self.motions if mark.value is not None]

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence begins."""
        return [each.sentence.start for each in self.sentences]

    @cached_property
    def mock_votes(self) -> tuple[int, ...]:
        """Where votes without effect are told of: "a mock session"."""
        return tuple(match.start() for match in self.language.mock_votes.finditer(self.small))

    @cached_property
    def others_motions(self) -> frozenset[int]:
        """Where motions begin that are against somebody who does not lead a government.

        "The motion" is against whom the last one that was named is.
        """
        named = [mark for mark in self.marks if mark.slot in _GOVERNS]
        starts = [mark.start for mark in named]
        found, others = set[int](), False
        for motion in self.motions:
            if motion.value is not None:
                told = self.language.lesser_motions.match(self.small, motion.end)
                reach = told.end() if told else 0
                others = told is not None and bisect_left(starts, motion.end) == bisect_left(starts, reach)
            found.update({motion.start} if others else ())
        return frozenset(found)

    @cached_property
    def on_parliament(self) -> bool:
        """Whether the text speaks of a parliament at least as much as of clubs, boards and unions that vote too."""
        low = self.words.low
        elsewhere, house = self.language.elsewhere, self.language.parliament
        pairs = zip(("", *low), low, strict=False)  # a "faculty assembly" is no parliament
        here = sum(1 for before, word in pairs if word in house and before not in elsewhere)
        here += bool(self.kinds_of_motion)
        here += bool(self.motions) + any(mark.slot is Slot.PARTY for mark in self.marks)
        return here > 0 and here >= sum(1 for word in low if word in elsewhere)

    @cached_property
    def on_confidence(self) -> bool:
        """Whether the text, its head and title included, holds a word for confidence at all."""
        return cue(self.language, "confidence").small.search(self.small) is not None

    @cached_property
    def names_motion(self) -> bool:
        """Whether a motion is named, or a vote on one is told without naming it: "denied him its confidence"."""
        told = self.language.confidence_told.search(self.folded) is not None
        meant = self.on_confidence if self.language.any_motion else bool(self.motions)
        return told or (bool(self.motions) and meant)

    def happened(self, sentence: int, start: int, words: str, *, noun: bool = False) -> bool:
        """Whether the words at `start`, masked, tell what took place: no "will", "if" or "to" governs them.

        Neither the words of a motion nor those of an aside are among them: "survived an attempt to oust him". noun:
        they begin with a number, before which "of" and "to" govern nothing ("a vote of 29 to 11").
        """
        before = self.folded[sentence:start]
        clause = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
        unreal = self.language.unreal.search(before, clause) or self.language.unreal.search(words)
        a_name = noun or start in self.beginnings or self.language.determiner.match(self.folded, start) is not None
        return unreal is None and (a_name or self.language.infinitive.search(before) is None)


def marked(report: Report, chamber: Chamber | None, language: Language) -> MarkedReport:
    """Every mark of a report."""
    folded = fold(report.text, language.letters)
    spans = list(sentences(report.text, report.body, language))
    words = (
        shown_parties(chamber, folded, report.body, language),
        known_parties(chamber, language)[1],
        _of_chamber(chamber, language.letters),
        language.lexicon,
    )
    small = lowered(folded)
    text = Lookup(folded, small, tokens(folded, small), words, report.published, language)
    fixed = [mark for span in spans for mark in text.marks(span)]
    fixed = _motions_meant(fixed, text.small, language)
    titles = _heads_meant([mark for mark in fixed if mark.slot in _TITLES])
    fixed = [mark for mark in fixed if mark.slot not in _TITLES]
    persons, names = found(folded, report.body, fixed, titles, language)
    everything = sorted([*fixed, *persons], key=lambda m: m.start)
    learn_parties(folded, everything, names, language)
    everything = _as_printed(everything, names, report.text, folded)
    cut = tuple(_assigned(text, spans, everything, names))
    return MarkedReport(report, chamber, folded, text.small, names, cut, language, text.cut)


def _motions_meant(marks: list[Mark], small: str, language: Language) -> list[Mark]:
    """A text that names a motion to end the government at least as often as "a confidence vote" means that motion."""
    named = [mark for mark in marks if mark.slot is Slot.MOTION and mark.value is not None]
    loose = {mark.start for mark in named if small[mark.start : mark.end] in language.loose_motions}
    others = [mark.value for mark in named if mark.start not in loose]
    if not loose or len(others) < len(loose) or len(set(others)) > 1 or others[0] not in _ENDS_IT:
        return marks
    return [replace(mark, value=others[0]) if mark.start in loose else mark for mark in marks]


def _heads_meant(titles: list[Mark]) -> list[Mark]:
    """A text that names the chief minister of a state more often than a premier is on the government of the state."""
    regional = sum(mark.value == REGIONAL for mark in titles)
    if regional <= sum(mark.slot is Slot.HEAD for mark in titles):
        return titles
    meant = {True: Slot.HEAD, False: None}  # a title without a slot only holds its words
    return [replace(mark, slot=meant[mark.value == REGIONAL], value=None) for mark in titles]  # type: ignore[arg-type]


def _as_printed(marks: list[Mark], names: People, text: str, folded: str) -> list[Mark]:
    """The marks with names as the report prints them: folding took the accents off them."""
    if text == folded:
        return marks
    values = {str(mark.value) for mark in marks if mark.slot in _NAMED and mark.value}
    places = {value: folded.find(value) for value in values}
    printed = {value: text[at : at + len(value)] for value, at in places.items() if at >= 0}
    names.full = {last: printed.get(full, full) for last, full in names.full.items()}
    names.party = {printed.get(who, who): printed.get(party, party) for who, party in names.party.items()}
    return [
        replace(mark, value=printed.get(str(mark.value), mark.value)) if mark.slot in _NAMED else mark for mark in marks
    ]


@cache
def _of_chamber(chamber: Chamber | None, letters: str) -> Lexicon:
    """What a chamber gives whatever the report: its own names and what its members are called."""
    made = Lexicon()
    for house in (chamber.name, *chamber.aliases) if chamber else ():
        made.add(fold(house, letters), Slot.HOUSE, house)
    for word in chamber.member_words if chamber else ():
        made.add(fold(word, letters), Slot.MEMBERS, word)
        made.add(fold(word, letters) + "s", Slot.MEMBERS, word)
    return made


def _assigned(text: Lookup, spans: list[Sentence], marks: list[Mark], names: People) -> Iterator[MarkedSentence]:
    """Each sentence with its own marks and its pronouns."""
    antecedents = Antecedents(text.folded, text.language, names)
    at = 0
    previous: list[Mark] = []
    for span in spans:
        inside: list[Mark] = []
        while at < len(marks) and marks[at].start < span.end:
            if marks[at].start >= span.start and marks[at].end <= span.end:
                inside.append(marks[at])
            at += 1
        first, last = text.cut.between(span.start, span.end)
        words = frozenset(text.cut.low[first:last])
        antecedents.owned(inside, previous, span, words)
        inside = antecedents.resolved(inside, previous, span, words)
        previous = inside or previous
        yield MarkedSentence(span, tuple(inside), mask(text.small, span.start, span.end, inside), words)
