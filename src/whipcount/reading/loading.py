"""A language read from its file, data/phrases/XX.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from whipcount.files import load_yaml
from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.alternatives import alternatives, any_listed, any_of
from whipcount.reading.evidence import evidence
from whipcount.reading.language import Anaphor, Language
from whipcount.reading.language_file import Section
from whipcount.reading.patterns import Wording
from whipcount.reading.phrases import phrase_from
from whipcount.reading.tongue import DEFAULT, FOLDER
from whipcount.reading.words import day_words, name_words, number_words, party_words


@cache
def language(code: str = DEFAULT) -> Language:
    """The language with this code; read once."""
    raw = Section(load_yaml(FOLDER / f"{code}.yaml"))
    members, macros = raw.words("members"), raw.texts("words")
    nouns = str(raw.section("names").text("nouns")) == "yes"
    numbers = number_words(raw.section("numbers"), nouns=nouns)
    days = day_words(raw.section("dates"))
    parties = party_words(raw.section("parties"), numbers, days, members)
    names = name_words(raw.section("names"), numbers.plain, members, parties.links.named)
    months = [name.capitalize() for name in days.months]
    motions = raw.groups("motions")
    membership = raw.section("membership")
    wording = Wording(macros)
    return Language(
        code=code,
        letters=raw.maybe("letters"),
        numbers=numbers,
        days=days,
        parties=parties,
        names=names,
        benches={word: Bench(bench) for bench, group in raw.groups("benches").items() for word in group},
        motions=_motions(motions),
        no_motions=motions["no_motion"],
        loose_motions=frozenset(raw.words("loose_motions")),
        any_motion=raw.maybe("any_motion") == "yes",
        houses=raw.words("houses"),
        upper_houses=frozenset(raw.some("upper_houses")),
        members=members,
        house_evidence=evidence(
            raw.items("house_evidence"), numbers=numbers.plain, members=(), links=parties.links.named
        ),
        modalities={Modality(name): any_of(group, not_as=months) for name, group in raw.groups("modalities").items()},
        unreal=any_of(raw.words("unreal"), not_as=months),
        unreal_after=re.compile(raw.maybe("unreal_after", "(?!)"), re.IGNORECASE),
        infinitive=_infinitive(raw),
        determiner=re.compile(rf"(?:{macros['determiners']}) ", re.IGNORECASE),
        facts_after=any_listed(raw, "facts_after"),
        joins=_joins(macros["joins"]),
        articles=frozenset(raw.some("articles")),
        confidence=re.compile(alternatives(raw.words("confidence")), re.IGNORECASE),
        parliament=frozenset(raw.words("parliament")),
        elsewhere=frozenset(raw.words("elsewhere")),
        bills=frozenset(raw.some("bills")),
        mock_votes=any_listed(raw, "mock_votes"),
        lesser_motions=_lesser(raw),
        lesser_titles=any_listed(raw, "lesser_titles"),
        speech=str(raw.text("speech")),
        quoting=any_listed(raw, "quoting"),
        reported=any_listed(raw, "reported"),
        confidence_told=any_listed(raw, "confidence_told"),
        according=any_listed(raw, "according"),
        speech_ends=re.compile(raw.maybe("speech_ends", ";"), re.IGNORECASE),
        speaker_goes_on=any_listed(raw, "speaker_goes_on"),
        anaphors=_anaphors(raw.section("anaphors")),
        party_last=re.compile(str(membership.text("party_last"))),
        person_last=re.compile(str(membership.text("person_last"))),
        clause_starts=_clause_starts(raw.words("clause_starts")),
        clause_breaks=re.compile(raw.maybe("clause_breaks", "[;:]"), re.IGNORECASE),
        asides=re.compile(str(raw.text("asides"))),
        abbreviations=re.compile(rf"(?:\b(?:{alternatives(raw.words('abbreviations'))})|\b[A-Z](?:\.[A-Z])*)$"),
        phrases=tuple(phrase_from(Section(entry), wording) for entry in raw.items("phrases")),
    )


def _lesser(raw: Section) -> re.Pattern[str]:
    """Behind a motion: that it is against the holder of a lesser office than the head of the government."""
    if "lesser_titles" not in raw:
        return re.compile("(?!)")
    return re.compile(rf"{raw.text('lesser_motions')}(?:{raw.text('lesser_titles')})(?!\w)", re.IGNORECASE)


def _infinitive(raw: Section) -> re.Pattern[str]:
    """What stands before a verb that is only wanted: "to", and an adverb between."""
    words, gap = alternatives(raw.words("infinitive")), raw.maybe("infinitive_gap")
    return re.compile(rf"(?<!\w){raw.maybe('infinitive_not')}(?:{words}) (?:{gap})?$", re.IGNORECASE)


def _joins(macro: str) -> tuple[str, ...]:
    """The joining words of a list of alternatives, without those that are signs or parts of patterns."""
    words = (part.rstrip() for part in macro.split("|"))
    return tuple(word for word in words if word[-1:].isalpha() or "&" in word)


def _clause_starts(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;:\"] ?|(?<!\w)(?:{alternatives(words)}) )$", re.IGNORECASE)


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
