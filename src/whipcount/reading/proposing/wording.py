"""What is said to a model and the words its proposals are judged by, from data/model/XX.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whipcount.files import Fields, load_yaml
from whipcount.model.claims import KINDS
from whipcount.model.problem import Problem, Unusable
from whipcount.model.words import Modality

_FOLDER = Path(__file__).parents[2] / "data" / "model"
_WORDS = (
    "speech",
    "negations",
    "future",
    "anaphors",
    "fillers",
    "pairs",
    "joins",
    "before_objects",
    "part_of",
    "not_part_of",
)
_KINDS = ("ahead", "in_passing")
_GROUPS = ("triggers", "unless", "choices", "directions", "outcomes", "sides", "labels", "leads", "softened")
_SIDES = ("ayes", "noes", "abstain", "absent")
_FIELDS = ("option", "stage", "base", "by", "state", "change")

Words = re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Wording:
    """One language for the model.

    system, request: the two texts of the question. triggers: for each kind, words one of which must stand in the quote.
    unless: words that make the number of a kind something else. choices: field to value to its words.
    directions: words for leaving, joining, standing with and against a bench. outcomes: words for the end of a motion,
    or of the government it decides on. sides, labels: words after and before a number of a vote. leads: words before a
    mover and a target. softened: words that make a statement less than one. lists: the single lists of words, by name.
    ahead: kinds that the list `future` does not soften. in_passing: kinds that only words of the quote itself soften.
    """

    code: str
    system: str
    request: str
    triggers: dict[str, Words]
    unless: dict[str, Words]
    choices: dict[str, dict[str, Words]]
    directions: dict[str, Words]
    outcomes: dict[str, Words]
    sides: dict[str, Words]
    labels: dict[str, Words]
    leads: dict[str, Words]
    softened: dict[Modality, Words]
    lists: dict[str, Words]
    ahead: frozenset[str]
    in_passing: frozenset[str]


@cache
def wording(code: str = "en") -> Wording:
    """The wording for a language; read once. Unusable with every Problem in its file."""
    path = _FOLDER / f"{code}.yaml"
    problems: list[Problem] = []
    raw = Fields(
        load_yaml(path),
        "a wording",
        ("language", "system", "request", *_WORDS, *_KINDS, *_GROUPS),
        problems,
    )
    softened = _group(raw, "softened", [m.value for m in Modality])
    choices = raw.part("choices", "the choices", _FIELDS)
    made = Wording(
        code=raw.text("language"),
        system=raw.text("system"),
        request=raw.text("request"),
        triggers=_group(raw, "triggers", KINDS),
        unless=_group(raw, "unless", KINDS),
        choices={str(field): _group(choices, str(field), None) for field in choices},
        directions=_group(raw, "directions", ("from", "to", "with", "against")),
        outcomes=_group(raw, "outcomes", ("carried", "lost", "stands", "falls")),
        sides=_group(raw, "sides", _SIDES),
        labels=_group(raw, "labels", _SIDES),
        leads=_group(raw, "leads", ("mover", "target")),
        softened={Modality(name): words for name, words in softened.items()},
        lists={name: any_word(raw.texts(name)) for name in _WORDS},
        ahead=frozenset(raw.texts("ahead")),
        in_passing=frozenset(raw.texts("in_passing")),
    )
    if problems:
        raise Unusable(problems)
    return made


def any_word(words: Iterable[str]) -> Words:
    """A pattern for any of the words as whole words, the longest first; a star stands for any ending."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in ordered)
    # "n't" and "'s" end a word instead of being one.
    return re.compile(rf"(?:(?<!\w)|(?=n't)|(?='))(?:{found})(?!\w)", re.IGNORECASE)


def _group(raw: Fields, key: str, known: Iterable[str] | None) -> dict[str, Words]:
    part = raw.part(key, f"the {key}", known if known is not None else _keys(raw, key))
    return {str(name): any_word(part.texts(str(name))) for name in part}


def _keys(raw: Fields, key: str) -> tuple[str, ...]:
    node = raw.node(key)
    return tuple(str(name) for name in node) if isinstance(node, dict) else ("",)
