"""A clause of a chamber's file, read as its kind's function asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from whipcount.files import Fields
from whipcount.model.law import Clause, Minimum
from whipcount.rulebook.kinds import KINDS, Key, Kind
from whipcount.rulebook.minima import MINIMUM_KEYS, read_minimum

FLAT = "minimum"  # a parameter of this name is written beside the kind, any other minimum under its own key


def read_clause(part: Fields, topic: str, common: Iterable[str]) -> tuple[Fields, Clause]:
    """The part with the keys that its kind allows, and the clause. A clause has a kind, a sentence, or both."""
    kinds = KINDS[topic]
    found = kinds.get(part.text("kind")) if "kind" in part else None
    keys = [] if found is None else list(_written(found))
    part = part.knowing(f"a clause of {topic}", ("kind", "sentence", *keys, *common))
    if found is None and "kind" in part:
        part.word("kind", kinds)
    elif found is None and "sentence" not in part:
        expected = f"the key kind ({', '.join(kinds)}) or the key sentence"
        part.complain(None, f"a clause of {topic} that says nothing", expected, "Add kind or sentence.")
    parts = {} if found is None else {key.name: _read(part, key) for key in found.keys if _there(part, key)}
    said = [] if found is None or part.problems else [found.sentence(parts)]
    more = [part.text("sentence")] if "sentence" in part else []
    sentence = said[0] if said and not more else " ".join([*said, *more])
    return part, Clause(topic, found.name if found else None, parts, sentence)


def about(clause: Clause) -> tuple[object, ...] | None:
    """What a clause is about: a later clause about the same takes its place. None for a sentence, which stands beside.

    Two clauses of one kind are about two things where they differ in a key that the kind keeps `apart`: a dissolution
    barred after an election, and one barred after the last dissolution.
    """
    if clause.kind is None:
        return None
    return (clause.kind, *(clause.parts.get(key) for key in KINDS[clause.topic][clause.kind].apart))


def _written(kind: Kind) -> Iterable[str]:
    for key in kind.keys:
        yield from MINIMUM_KEYS if key.name == FLAT else (key.name,)


def _there(part: Fields, key: Key) -> bool:
    return key.needed or key.name in part or (key.name == FLAT and any(name in part for name in MINIMUM_KEYS))


def _read(part: Fields, key: Key) -> object:
    wanted = plain(key.type)
    if wanted is Minimum:
        inner = part if key.name == FLAT else part.part(key.name, f"the minimum {key.name}", MINIMUM_KEYS)
        return read_minimum(inner)
    if get_origin(wanted) is Literal:
        return part.word(key.name, get_args(wanted))
    if wanted is int:
        return part.whole(key.name)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return part.choice(key.name, wanted)
    return part.text(key.name)


def plain(hint: Any) -> Any:
    """The type itself, of one that may be None."""
    kept = [each for each in get_args(hint) if each is not type(None)]
    return kept[0] if type(None) in get_args(hint) else hint
