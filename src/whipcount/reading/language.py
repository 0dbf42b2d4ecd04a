"""A language as data: its number words, days, benches, motions and phrases, from data/phrases/XX.yaml.

Nothing in Python knows a word of English beyond punctuation; a second language is a second file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whipcount.files import load_yaml
from whipcount.model.words import Bench, Modality, MotionKind
from whipcount.reading.language_file import Section
from whipcount.reading.phrases import Phrase, phrase_from

_FOLDER = Path(__file__).parent.parent / "data" / "phrases"


@dataclass(frozen=True, eq=False)
class Language:
    """What the reader knows of a language.

    bounds: words before a number to the kind of bound. days: relative words to a number of days.
    benches, motions: word to meaning. modalities: words that soften or deny what follows.
    speech: verbs of saying. head_titles: words for the head of government. not_names: capitalised words that begin
    or make up no person's name.
    """

    code: str
    number_words: dict[str, int]
    multipliers: frozenset[str]
    joiners: frozenset[str]
    bounds: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    coming: re.Pattern[str]
    benches: dict[str, Bench]
    motions: dict[str, MotionKind | None]
    houses: tuple[str, ...]
    members: tuple[str, ...]
    independents: tuple[str, ...]
    party_words: frozenset[str]
    modalities: dict[Modality, re.Pattern[str]]
    speech: str
    government_words: str
    head_titles: tuple[str, ...]
    not_names: frozenset[str]
    phrases: tuple[Phrase, ...]
    number_pattern: re.Pattern[str]


@cache
def language(code: str = "en") -> Language:
    """The language with this code; read once."""
    raw = Section(load_yaml(_FOLDER / f"{code}.yaml"))
    numbers = raw.section("numbers")
    words = numbers.numbers("words")
    bounds = {word: sort for sort, group in numbers.groups("bounds").items() for word in group}
    benches = raw.groups("benches")
    macros = raw.texts("words")
    return Language(
        code=code,
        number_words=words,
        multipliers=frozenset(numbers.words("multipliers")),
        joiners=frozenset(numbers.words("joiners")),
        bounds=bounds,
        months=raw.numbers("months"),
        weekdays=raw.numbers("weekdays"),
        days=raw.numbers("days"),
        coming=any_of(raw.words("coming")),
        benches={word: Bench(bench) for bench, group in benches.items() for word in group},
        motions=_motions(raw.groups("motions")),
        houses=raw.words("houses"),
        members=raw.words("members"),
        independents=raw.words("independents"),
        party_words=frozenset(raw.words("party_words")),
        modalities={Modality(name): any_of(group) for name, group in raw.groups("modalities").items()},
        speech=str(raw.text("speech")),
        government_words=alternatives(benches[Bench.GOVERNMENT.value]),
        head_titles=raw.words("head_titles"),
        not_names=frozenset(word.lower() for word in raw.words("not_names")),
        phrases=tuple(phrase_from(Section(entry), macros) for entry in raw.items("phrases")),
        number_pattern=_number_pattern(words, bounds, numbers),
    )


def any_of(words: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern for any of the words as whole words, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", flags)


def alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda w: (-len(w), w)))


def _motions(raw: Mapping[str, Iterable[str]]) -> dict[str, MotionKind | None]:
    return {
        str(word): None if name == "unnamed" else MotionKind(str(name)) for name, group in raw.items() for word in group
    }


def _number_pattern(words: Mapping[str, int], bounds: Mapping[str, str], numbers: Section) -> re.Pattern[str]:
    word = rf"(?:{alternatives(words)})"
    joined = "|".join(rf"(?<={m}) (?:{alternatives(numbers.words('joiners'))})" for m in numbers.words("multipliers"))
    spelt = rf"{word}(?:(?:{joined})?[ -]{word})*"
    figure = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?!\d|%|[.,]\d)|{spelt}(?!\w)"
    return re.compile(
        rf"(?<![\w.])(?P<bound>(?:{alternatives(bounds)}) )?(?P<first>{figure})"
        rf"(?:(?:-| to | and )(?P<second>{figure}))?",
        re.IGNORECASE,
    )
