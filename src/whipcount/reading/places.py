"""The world's other places: what tells a chamber's country from a country without a file, a namesake and a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whipcount.files import load_yaml
from whipcount.reading.language_file import Section

FILE = Path(__file__).parent.parent / "data" / "places.yaml"


@dataclass(frozen=True, slots=True)
class Places:
    """data/places.yaml, whose comments say what each part is for.

    elsewhere, regions: a place without a file, with the words that point to it. inside: longer names that hold a
    country's. shared: names that alone say nothing; given: those that are first names too. general: house names of
    many countries. before: capitalised words before a country's name that make no longer name of it; opening: the same
    as the first word of a sentence; initials: short forms that take a full stop before a name. politics: words beside
    a country's name that go into its politics; of: what may stand between.
    """

    elsewhere: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    inside: tuple[str, ...]
    shared: frozenset[str]
    given: frozenset[str]
    general: frozenset[str]
    before: frozenset[str]
    opening: frozenset[str]
    initials: frozenset[str]
    politics: frozenset[str]
    of: frozenset[str]


@cache
def places() -> Places:
    """The file, read once."""
    file = Section(load_yaml(FILE))
    return Places(
        elsewhere=file.groups("elsewhere"),
        regions=file.groups("regions"),
        inside=file.words("inside"),
        shared=frozenset(file.words("shared")),
        given=frozenset(file.words("given")),
        general=frozenset(file.words("general")),
        before=frozenset(file.words("before")),
        opening=frozenset(file.words("opening")),
        initials=frozenset(file.words("initials")),
        politics=frozenset(word.lower() for word in file.words("politics")),
        of=frozenset(file.words("of")),
    )
