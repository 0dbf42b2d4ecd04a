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
    raw = load_yaml(_FOLDER / f"{code}.yaml")
    numbers = raw["numbers"]
    words = {str(word): int(value) for word, value in numbers["words"].items()}
    macros = {str(name): str(value) for name, value in raw["words"].items()}
    bounds = {str(word): str(sort) for sort, group in numbers["bounds"].items() for word in group}
    return Language(
        code=code,
        number_words=words,
        multipliers=frozenset(map(str, numbers["multipliers"])),
        joiners=frozenset(map(str, numbers["joiners"])),
        bounds=bounds,
        months={str(word): int(value) for word, value in raw["months"].items()},
        weekdays={str(word): int(value) for word, value in raw["weekdays"].items()},
        days={str(word): int(value) for word, value in raw["days"].items()},
        coming=any_of(raw["coming"]),
        benches={str(word): Bench(bench) for bench, group in raw["benches"].items() for word in group},
        motions=_motions(raw["motions"]),
        houses=tuple(map(str, raw["houses"])),
        members=tuple(map(str, raw["members"])),
        independents=tuple(map(str, raw["independents"])),
        party_words=frozenset(map(str, raw["party_words"])),
        modalities={Modality(str(name)): any_of(group) for name, group in raw["modalities"].items()},
        speech=str(raw["speech"]),
        government_words=alternatives(raw["benches"]["government"]),
        head_titles=tuple(map(str, raw["head_titles"])),
        not_names=frozenset(str(word).lower() for word in raw["not_names"]),
        phrases=tuple(phrase_from(entry, macros) for entry in raw["phrases"]),
        number_pattern=_number_pattern(words, bounds, numbers["joiners"]),
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


def _number_pattern(words: Mapping[str, int], bounds: Mapping[str, str], joiners: Iterable[str]) -> re.Pattern[str]:
    word = rf"(?:{alternatives(words)})"
    spelt = rf"{word}(?:[ -](?:(?:{alternatives(joiners)}) )?{word})*"
    figure = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?!\d|%|[.,]\d)|{spelt}(?!\w)"
    return re.compile(
        rf"(?<![\w.])(?P<bound>(?:{alternatives(bounds)}) )?(?P<first>{figure})"
        rf"(?:(?:-| to | and )(?P<second>{figure}))?",
        re.IGNORECASE,
    )
