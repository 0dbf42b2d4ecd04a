"""A language as data: its number words, days, benches, motions and phrases, from data/phrases/XX.yaml.

Nothing in Python knows a word of English beyond punctuation; a second language is a second file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.alternatives import alternatives, any_of
from whipcount.reading.evidence import Evidence
from whipcount.reading.lexicon import Lexicon, lexicon
from whipcount.reading.links import Links
from whipcount.reading.marks import Slot
from whipcount.reading.phrases import Phrase, PhraseIndex
from whipcount.reading.tokens import words_of

REGIONAL = "regional"  # the value of a title that heads a government only in a text on a state


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What a word such as "it" can stand for ("party", "person", "either"), and whether it owns what follows."""

    of: str
    owner: bool


@dataclass(frozen=True, eq=False)
class Language:
    """What the reader knows of a language; each field is a key of its file, described there.

    letters: accented letters by which words differ. bounds, bounds_after: words before and after a number to the kind
    of bound. days: relative words to a number of days. coming, gone: words that look ahead and back from a day.
    benches, motions: word to meaning. modalities: words that soften or deny what follows. speech: verbs of saying;
    quoting: other verbs before a quotation; according: words before a source. nouns: whether every noun begins with a
    capital letter. regional_titles: those of heads of a state's government. not_names, not_parties, places:
    capitalised words that make up no name of a person or a party. bodies: words in names of other bodies ("Church").
    """

    code: str
    letters: str
    number_words: dict[str, int]
    multipliers: frozenset[str]
    joiners: frozenset[str]
    bounds: dict[str, str]
    bounds_after: dict[str, str]
    no_bound: re.Pattern[str]
    told_after: re.Pattern[str]
    thousands: str
    between: tuple[str, ...]
    pair_joins: frozenset[str]
    range_goes_on: re.Pattern[str]
    others: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    day_leads: dict[str, str]
    next_week: tuple[str, ...]
    ordinal: str
    day_article: str
    day_joiner: str
    day_figures: str
    past: str
    goes_on: re.Pattern[str]
    coming: re.Pattern[str]
    gone: re.Pattern[str]
    day_clauses: re.Pattern[str]
    ahead_before: tuple[str, ...]
    benches: dict[str, Bench]
    motions: dict[str, MotionKind | None]
    no_motions: tuple[str, ...]
    any_motion: bool
    houses: tuple[str, ...]
    members: tuple[str, ...]
    independents: tuple[str, ...]
    party_inflections: dict[str, tuple[str, ...]]
    party_heads: tuple[str, ...]
    party_members: dict[str, tuple[str, ...]]
    families: tuple[str, ...]
    party_words: frozenset[str]
    party_nouns: frozenset[str]
    party_nouns_plain: frozenset[str]
    party_word: str
    links: Links
    collectives: frozenset[str]
    house_evidence: tuple[Evidence, ...]
    party_evidence: tuple[Evidence, ...]
    bodies: frozenset[str]
    not_parties: frozenset[str]
    not_leads: frozenset[str]
    one_party: frozenset[str]
    party_tails: re.Pattern[str]
    places: frozenset[str]
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
    speech: str
    quoting: re.Pattern[str]
    reported: re.Pattern[str]
    confidence_told: re.Pattern[str]
    according: re.Pattern[str]
    speech_ends: re.Pattern[str]
    speaker_goes_on: re.Pattern[str]
    person_evidence: tuple[Evidence, ...]
    head_titles: tuple[str, ...]
    regional_titles: tuple[str, ...]
    other_titles: tuple[str, ...]
    heads_office: re.Pattern[str]
    offices: re.Pattern[str]
    nouns: bool
    name_links: tuple[str, ...]
    name_capitals: re.Pattern[str]
    title_endings: re.Pattern[str]
    noun_endings: re.Pattern[str]
    noun_articles: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    not_names: frozenset[str]
    anaphors: dict[str, Anaphor]
    clause_starts: re.Pattern[str]
    party_last: re.Pattern[str]
    person_last: re.Pattern[str]
    asides: re.Pattern[str]
    clause_breaks: re.Pattern[str]
    abbreviations: re.Pattern[str]
    phrases: tuple[Phrase, ...]
    number_pattern: re.Pattern[str]

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
                Slot.HEAD: ((word, None) for word in self.head_titles),
                None: (
                    *((word, REGIONAL) for word in self.regional_titles),
                    *((word, None) for word in (*self.other_titles, *self.no_motions)),
                ),
            }
        )

    @cached_property
    def titles_before(self) -> re.Pattern[str]:
        """A title, written with a capital or heading a government, and first names, at the end of a text."""
        titles = (*self.head_titles, *self.regional_titles, *(word for word in self.other_titles if word[0].isupper()))
        ends = alternatives(sorted(titles, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?i:{ends})\.? (?:[A-Z][\w.'-]* ){{0,3}}$")

    @cached_property
    def house_words(self) -> frozenset[str]:
        """The words for houses in small letters."""
        return frozenset(word.lower() for word in self.houses)

    @cached_property
    def member_words(self) -> frozenset[str]:
        """The words for members in small letters."""
        return frozenset(word.lower() for word in self.members)

    @cached_property
    def day_words(self) -> frozenset[str]:
        """The first words of days."""
        words = (*self.months, *self.weekdays, *self.days, *self.day_leads)
        return frozenset(words_of(word)[0] for word in words)

    @cached_property
    def figure_words(self) -> frozenset[str]:
        """The first words of numbers written out and of their bounds, and of what only looks like a number."""
        words = (*self.number_words, *self.bounds)
        return frozenset(words_of(word)[0] for word in words)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Every word that can begin a mark in any report of the language."""
        return self.day_words | self.figure_words | frozenset(self.lexicon.by_first) | frozenset("$€£")

    @cached_property
    def bound_after(self) -> re.Pattern[str]:
        return re.compile(rf" ({alternatives(self.bounds_after)})(?!\w)", re.IGNORECASE)

    @cached_property
    def anaphors_pattern(self) -> re.Pattern[str]:
        return any_of(self.anaphors)

    @cached_property
    def anaphor_words(self) -> frozenset[str]:
        """The last words of the expressions that stand for a name: without one a sentence has none."""
        return frozenset(words_of(word)[-1] for word in self.anaphors)
