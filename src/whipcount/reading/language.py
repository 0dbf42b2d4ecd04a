"""A language as data: its number words, days, benches, motions and phrases, from data/phrases/XX.yaml.

Nothing in Python knows a word of English beyond punctuation; a second language is a second file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.alternatives import any_of
from whipcount.reading.evidence import Evidence
from whipcount.reading.lexicon import Lexicon, lexicon
from whipcount.reading.marks import Slot
from whipcount.reading.phrases import Phrase, PhraseIndex
from whipcount.reading.tokens import words_of
from whipcount.reading.words import DayWords, NameWords, NumberWords, PartyWords

REGIONAL = "regional"  # the value of a title that heads a government only in a text on a state


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What a word such as "it" can stand for ("party", "person", "either"), and whether it owns what follows."""

    of: str
    owner: bool


@dataclass(frozen=True, eq=False)
class Language:
    """What the reader knows of a language; each field is a key of its file, described there.

    letters: accented letters by which words differ. benches, motions: word to meaning; no_motions: what only looks
    like one; loose_motions: what is said of confidence and of no confidence alike. modalities: words that soften or
    deny what follows; unreal, unreal_after, infinitive: what tells that something has not happened. speech: verbs of
    saying; quoting: other verbs before a quotation; according: words before a source. clause_starts, clause_breaks,
    asides: where the parts of a sentence begin and end.
    """

    code: str
    letters: str
    numbers: NumberWords
    days: DayWords
    parties: PartyWords
    names: NameWords
    benches: dict[str, Bench]
    motions: dict[str, MotionKind | None]
    no_motions: tuple[str, ...]
    loose_motions: frozenset[str]
    any_motion: bool
    houses: tuple[str, ...]
    upper_houses: frozenset[str]
    members: tuple[str, ...]
    house_evidence: tuple[Evidence, ...]
    modalities: dict[Modality, re.Pattern[str]]
    unreal: re.Pattern[str]
    unreal_after: re.Pattern[str]
    infinitive: re.Pattern[str]
    determiner: re.Pattern[str]
    facts_after: re.Pattern[str]
    joins: tuple[str, ...]
    articles: frozenset[str]
    confidence: re.Pattern[str]
    parliament: frozenset[str]
    elsewhere: frozenset[str]
    bills: frozenset[str]
    mock_votes: re.Pattern[str]
    lesser_motions: re.Pattern[str]
    lesser_titles: re.Pattern[str]
    speech: str
    quoting: re.Pattern[str]
    reported: re.Pattern[str]
    confidence_told: re.Pattern[str]
    according: re.Pattern[str]
    speech_ends: re.Pattern[str]
    speaker_goes_on: re.Pattern[str]
    anaphors: dict[str, Anaphor]
    party_last: re.Pattern[str]
    person_last: re.Pattern[str]
    clause_starts: re.Pattern[str]
    clause_breaks: re.Pattern[str]
    asides: re.Pattern[str]
    abbreviations: re.Pattern[str]
    phrases: tuple[Phrase, ...]

    @cached_property
    def index(self) -> PhraseIndex:
        """Which phrases can hold in a sentence, by its words."""
        return PhraseIndex(self.phrases)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The expressions of the language itself: benches, motions, houses, members, titles."""
        return lexicon(
            {
                Slot.MOTION: self.motions.items(),
                Slot.BENCH: self.benches.items(),
                Slot.HOUSE: ((word, word) for word in self.houses),
                Slot.MEMBERS: ((word, word) for word in self.members),
                Slot.HEAD: ((word, None) for word in self.names.head_titles),
                None: (
                    *((word, REGIONAL) for word in self.names.regional_titles),
                    *((word, None) for word in (*self.names.other_titles, *self.no_motions)),
                ),
            }
        )

    @cached_property
    def house_words(self) -> frozenset[str]:
        """The words for houses in small letters."""
        return frozenset(word.lower() for word in self.houses)

    @cached_property
    def member_words(self) -> frozenset[str]:
        """The words for members in small letters."""
        return frozenset(word.lower() for word in self.members)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Every word that can begin a mark in any report of the language."""
        return self.days.first_words | self.numbers.first_words | frozenset(self.lexicon.by_first) | frozenset("$€£")

    @cached_property
    def anaphors_pattern(self) -> re.Pattern[str]:
        return any_of(self.anaphors)

    @cached_property
    def anaphor_words(self) -> frozenset[str]:
        """The last words of the expressions that stand for a name: without one a sentence has none."""
        return frozenset(words_of(word)[-1] for word in self.anaphors)
