"""A language read from its file, data/phrases/XX.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from whipcount.files import load_yaml
from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.alternatives import alternatives, any_ending, any_listed, any_of, any_pattern
from whipcount.reading.evidence import evidence
from whipcount.reading.language import Anaphor, Language
from whipcount.reading.language_file import Section
from whipcount.reading.links import links
from whipcount.reading.patterns import Wording
from whipcount.reading.phrases import phrase_from
from whipcount.reading.spelt import number_pattern, spelt
from whipcount.reading.tongue import DEFAULT, FOLDER


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
    months = [name.capitalize() for name in days.numbers("months")]
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
        told_after=re.compile(numbers.maybe("told_after", "(?!)"), re.IGNORECASE),
        no_bound=re.compile(rf"(?:{numbers.maybe('no_bound', '(?!)')}) $", re.IGNORECASE),
        thousands=str(numbers.text("thousands")),
        between=tuple(f"{word} " for word in numbers.words("between")),
        pair_joins=frozenset(f" {word} " for word in numbers.words("pair_joins")),
        range_goes_on=_goes_on_after_range(numbers, nouns=nouns),
        others=any_pattern(numbers.words("others")),
        months=days.numbers("months"),
        weekdays=days.numbers("weekdays"),
        days=days.numbers("relative"),
        day_leads={word: sort for sort, group in days.groups("leads").items() for word in group},
        next_week=days.words("next_week"),
        ordinal=str(days.text("ordinal")),
        day_article=str(days.text("article")),
        day_joiner=str(days.text("joiner")),
        day_figures=days.maybe("figures", "(?!)"),
        past=str(days.text("past")),
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
        party_members=parties.groups("members") if "members" in parties else {},
        families=parties.words("families"),
        party_words=frozenset(party_words),
        bodies=frozenset(parties.some("bodies")),
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
        not_leads=frozenset(
            word.lower() for word in (*parties.words("not_leads"), *words, *months, *days.numbers("weekdays"))
        ),
        party_tails=re.compile(rf"-(?:{alternatives(parties.some('tails')) or '(?!)'})$"),
        one_party=frozenset(parties.some("one_party")),
        places=places,
        modalities={Modality(name): any_of(group, not_as=months) for name, group in raw.groups("modalities").items()},
        unreal=any_of(raw.words("unreal"), not_as=months),
        unreal_after=re.compile(raw.maybe("unreal_after", "(?!)"), re.IGNORECASE),
        infinitive=re.compile(
            rf"(?<!\w){raw.maybe('infinitive_not')}(?:{alternatives(raw.words('infinitive'))}) "
            rf"(?:{raw.maybe('infinitive_gap')})?$",
            re.IGNORECASE,
        ),
        determiner=re.compile(rf"(?:{macros['determiners']}) ", re.IGNORECASE),
        facts_after=any_listed(raw, "facts_after"),
        joins=tuple(
            part.rstrip() for part in macros["joins"].split("|") if part.rstrip()[-1:].isalpha() or "&" in part
        ),
        articles=frozenset(raw.some("articles")),
        confidence=re.compile(alternatives(raw.words("confidence")), re.IGNORECASE),
        parliament=frozenset(raw.words("parliament")),
        elsewhere=frozenset(raw.words("elsewhere")),
        bills=frozenset(raw.some("bills")),
        speech=str(raw.text("speech")),
        quoting=any_listed(raw, "quoting"),
        reported=any_listed(raw, "reported"),
        confidence_told=any_listed(raw, "confidence_told"),
        according=any_listed(raw, "according"),
        speech_ends=re.compile(raw.maybe("speech_ends", ";"), re.IGNORECASE),
        speaker_goes_on=any_listed(raw, "speaker_goes_on"),
        person_evidence=evidence(
            names.items("evidence"), numbers=words, members=raw.words("members"), links=joined.named
        ),
        head_titles=names.words("head_titles"),
        regional_titles=names.some("regional_titles"),
        other_titles=names.words("other_titles"),
        offices=any_of((*names.words("head_titles"), *(names.words("offices") if "offices" in names else ()))),
        heads_office=re.compile(str(names.text("heads_office")), re.IGNORECASE),
        nouns=nouns,
        name_links=names.some("links"),
        name_capitals=re.compile(rf"(?:{alternatives(names.some('capitals')) or '(?!)'})[A-Z][a-z]{{2,}}"),
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


def _goes_on(days: Section) -> re.Pattern[str]:
    """The point of "27. Juni" and "3. Wahlgang" ends no sentence, where ordinals are written with a point."""
    nouns = (*days.numbers("months"), *days.words("ordinals")) if "ordinals" in days else ()
    return re.compile(rf"\.\s+(?:{alternatives(nouns) or '(?!)'})(?!\w)", re.IGNORECASE)


def _goes_on_after_range(numbers: Section, *, nouns: bool) -> re.Pattern[str]:
    """What follows a range and no pair: a word for what is counted, in capitals where nouns are."""
    letter = r"[^\W\d_]" if nouns else "[a-z]"
    return re.compile(rf" (?!(?:{alternatives(numbers.words('pair_followers'))})\b){letter}")


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
