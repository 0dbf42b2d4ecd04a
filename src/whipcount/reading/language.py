"""A language as data: its number words, days, benches, motions and phrases, from data/phrases/XX.yaml.

Nothing in Python knows a word of English beyond punctuation; a second language is a second file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from whipcount.files import load_yaml
from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.evidence import Evidence, evidence
from whipcount.reading.language_file import Section
from whipcount.reading.lexicon import Lexicon, lexicon
from whipcount.reading.links import Links, links
from whipcount.reading.marks import Slot
from whipcount.reading.patterns import Wording
from whipcount.reading.phrases import Phrase, PhraseIndex, phrase_from
from whipcount.reading.spelt import alternatives, number_pattern, spelt
from whipcount.reading.tokens import words_of
from whipcount.reading.tongue import DEFAULT, FOLDER


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
    capital letter. not_names, not_parties, places: capitalised words that make up no name of a person or a party.
    """

    code: str
    letters: str
    number_words: dict[str, int]
    multipliers: frozenset[str]
    joiners: frozenset[str]
    bounds: dict[str, str]
    bounds_after: dict[str, str]
    no_bound: re.Pattern[str]
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
    families: tuple[str, ...]
    party_words: frozenset[str]
    party_nouns: frozenset[str]
    party_nouns_plain: frozenset[str]
    party_word: str
    links: Links
    collectives: frozenset[str]
    house_evidence: tuple[Evidence, ...]
    party_evidence: tuple[Evidence, ...]
    not_parties: frozenset[str]
    not_leads: frozenset[str]
    places: frozenset[str]
    modalities: dict[Modality, re.Pattern[str]]
    unreal: re.Pattern[str]
    infinitive: re.Pattern[str]
    determiner: re.Pattern[str]
    facts_after: re.Pattern[str]
    joins: tuple[str, ...]
    articles: frozenset[str]
    confidence: re.Pattern[str]
    parliament: frozenset[str]
    elsewhere: frozenset[str]
    speech: str
    quoting: re.Pattern[str]
    reported: re.Pattern[str]
    confidence_told: re.Pattern[str]
    according: re.Pattern[str]
    speech_ends: re.Pattern[str]
    speaker_goes_on: re.Pattern[str]
    person_evidence: tuple[Evidence, ...]
    head_titles: tuple[str, ...]
    other_titles: tuple[str, ...]
    heads_office: re.Pattern[str]
    offices: re.Pattern[str]
    nouns: bool
    name_links: tuple[str, ...]
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
                None: ((word, None) for word in (*self.other_titles, *self.no_motions)),
            }
        )

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


@cache
def language(code: str = DEFAULT) -> Language:
    """The language with this code; read once."""
    raw = Section(load_yaml(FOLDER / f"{code}.yaml"))
    numbers, days, names, parties = (raw.section(key) for key in ("numbers", "dates", "names", "parties"))
    figures = spelt(numbers)
    words = figures.plain
    bounds = {word: sort for sort, group in numbers.groups("bounds").items() for word in group}
    after = {word: sort for sort, group in numbers.groups("bounds_after").items() for word in group}
    nouns = str(names.text("nouns")) == "yes"
    benches = raw.groups("benches")
    macros = raw.texts("words")
    wording = Wording(macros)
    party_words = parties.words("words")
    joined = links(parties)
    places = frozenset(parties.words("places"))
    not_parties = frozenset(parties.words("not"))
    return Language(
        code=code,
        letters=raw.maybe("letters"),
        number_words=figures.values,
        multipliers=frozenset(numbers.words("multipliers")),
        joiners=frozenset(numbers.words("joiners")),
        bounds=bounds,
        bounds_after=after,
        no_bound=re.compile(rf"(?:{numbers.maybe('no_bound', '(?!)')}) $", re.IGNORECASE),
        thousands=str(numbers.text("thousands")),
        between=tuple(f"{word} " for word in numbers.words("between")),
        pair_joins=frozenset(f" {word} " for word in numbers.words("pair_joins")),
        range_goes_on=_goes_on_after_range(numbers, nouns=nouns),
        others=_any_pattern(numbers.words("others")),
        months=days.numbers("months"),
        weekdays=days.numbers("weekdays"),
        days=days.numbers("relative"),
        day_leads={word: sort for sort, group in days.groups("leads").items() for word in group},
        next_week=days.words("next_week"),
        ordinal=str(days.text("ordinal")),
        day_article=str(days.text("article")),
        day_joiner=str(days.text("joiner")),
        day_figures=days.maybe("figures", "(?!)"),
        goes_on=_goes_on(days),
        coming=any_of(days.words("coming")),
        gone=re.compile(days.maybe("gone", "(?!)"), re.IGNORECASE),
        day_clauses=re.compile(days.maybe("clauses", "[,;:] "), re.IGNORECASE),
        ahead_before=days.some("ahead_before"),
        benches={word: Bench(bench) for bench, group in benches.items() for word in group},
        motions=_motions(raw.groups("motions")),
        no_motions=raw.groups("motions")["no_motion"],
        any_motion=raw.maybe("any_motion") == "yes",
        houses=raw.words("houses"),
        members=raw.words("members"),
        independents=parties.words("independents"),
        party_inflections=parties.groups("inflections") if "inflections" in parties else {},
        party_heads=parties.some("heads"),
        families=parties.words("families"),
        party_words=frozenset(party_words),
        party_nouns=frozenset(parties.words("nouns")),
        party_nouns_plain=frozenset(parties.words("generic")),
        collectives=frozenset(parties.words("collectives")),
        party_word=str(parties.text("word")),
        links=joined,
        house_evidence=evidence(raw.items("house_evidence"), numbers=words, members=(), links=joined.named),
        party_evidence=evidence(
            parties.items("evidence"), numbers=words, members=raw.words("members"), links=joined.named
        ),
        not_parties=not_parties,
        not_leads=frozenset(word.lower() for word in (*parties.words("not_leads"), *words)),
        places=places,
        modalities={Modality(name): any_of(group) for name, group in raw.groups("modalities").items()},
        unreal=any_of(raw.words("unreal")),
        infinitive=re.compile(
            rf"(?<!\w)(?:{alternatives(raw.words('infinitive'))}) (?:{raw.maybe('infinitive_gap')})?$", re.IGNORECASE
        ),
        determiner=re.compile(rf"(?:{macros['determiners']}) ", re.IGNORECASE),
        facts_after=_words_pattern(raw, "facts_after"),
        joins=tuple(
            part.rstrip() for part in macros["joins"].split("|") if part.rstrip()[-1:].isalpha() or "&" in part
        ),
        articles=frozenset(raw.some("articles")),
        confidence=re.compile(alternatives(raw.words("confidence")), re.IGNORECASE),
        parliament=frozenset(raw.words("parliament")),
        elsewhere=frozenset(raw.words("elsewhere")),
        speech=str(raw.text("speech")),
        quoting=_words_pattern(raw, "quoting"),
        reported=_words_pattern(raw, "reported"),
        confidence_told=_words_pattern(raw, "confidence_told"),
        according=_words_pattern(raw, "according"),
        speech_ends=re.compile(raw.maybe("speech_ends", ";"), re.IGNORECASE),
        speaker_goes_on=_words_pattern(raw, "speaker_goes_on"),
        person_evidence=evidence(
            names.items("evidence"), numbers=words, members=raw.words("members"), links=joined.named
        ),
        head_titles=names.words("head_titles"),
        other_titles=names.words("other_titles"),
        offices=any_of((*names.words("head_titles"), *(names.words("offices") if "offices" in names else ()))),
        heads_office=re.compile(str(names.text("heads_office")), re.IGNORECASE),
        nouns=nouns,
        name_links=names.some("links"),
        title_endings=any_ending(names.some("title_endings")),
        noun_endings=any_ending(names.some("noun_endings")),
        noun_articles=names.some("articles"),
        adjective_endings=names.some("adjective_endings"),
        not_names=frozenset(word.lower() for word in names.words("not")),
        anaphors=_anaphors(raw.section("anaphors")),
        party_last=re.compile(str(raw.section("membership").text("party_last"))),
        person_last=re.compile(str(raw.section("membership").text("person_last"))),
        clause_starts=re.compile(
            rf"(?:^|[,;:\"] ?|(?<!\w)(?:{alternatives(raw.words('clause_starts'))}) )$", re.IGNORECASE
        ),
        asides=re.compile(str(raw.text("asides"))),
        clause_breaks=re.compile(raw.maybe("clause_breaks", "[;:]"), re.IGNORECASE),
        abbreviations=re.compile(rf"(?:\b(?:{alternatives(raw.words('abbreviations'))})|\b[A-Z](?:\.[A-Z])*)$"),
        phrases=tuple(phrase_from(Section(entry), wording) for entry in raw.items("phrases")),
        number_pattern=number_pattern(figures.pattern, bounds, numbers),
    )


def any_of(words: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern for any of the words as whole words, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", flags)


def any_ending(endings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for words with one of the endings; none matches where there are no endings."""
    return re.compile(rf"\w*(?:{alternatives(endings) or '(?!)'})(?!\w)", re.IGNORECASE)


def _goes_on(days: Section) -> re.Pattern[str]:
    """The point of "27. Juni" and "3. Wahlgang" ends no sentence, where ordinals are written with a point."""
    nouns = (*days.numbers("months"), *days.words("ordinals")) if "ordinals" in days else ()
    return re.compile(rf"\.\s+(?:{alternatives(nouns) or '(?!)'})(?!\w)", re.IGNORECASE)


def _goes_on_after_range(numbers: Section, *, nouns: bool) -> re.Pattern[str]:
    """What follows a range and no pair: a word for what is counted, in capitals where nouns are."""
    letter = r"[^\W\d_]" if nouns else "[a-z]"
    return re.compile(rf" (?!(?:{alternatives(numbers.words('pair_followers'))})\b){letter}")


def _words_pattern(raw: Section, key: str) -> re.Pattern[str]:
    """Alternatives of a key as whole words; a pattern that matches nothing where the language has no such key."""
    words = str(raw.text(key)) if key in raw else "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _motions(raw: Mapping[str, Iterable[str]]) -> dict[str, MotionKind | None]:
    return {
        str(word): None if name == "unnamed" else MotionKind(str(name))
        for name, group in raw.items()
        if name != "no_motion"
        for word in group
    }


def _anaphors(raw: Section) -> dict[str, Anaphor]:
    """ "party", "person" and "either" list words that stand for a name; "party_owner" and the like own what follows."""
    return {
        word.lower(): Anaphor(name.removesuffix("_owner"), name.endswith("_owner"))
        for name in raw.keys()  # noqa: SIM118 - a Section is no dict
        for word in raw.words(name)
    }
