"""What a model proposes, one by one, out of whatever it sent back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whipcount.model.problem import Place, Problem, Unusable
from whipcount.model.words import Modality
from whipcount.reading.proposing.forms import CHOICES, COMMON, FORMS, ONE_OF, Field, Role
from whipcount.reading.proposing.refusing import Refused

MOST = 60  # proposals of one passage that are looked at
_LONGEST = 400  # characters of a quote, an antecedent or a name
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing a model says the report says. `fields` has those of its kind that it gave, by their public names."""

    kind: str
    quote: str
    antecedent: str | None
    speaker: str | None
    modality: Modality
    fields: Mapping[str, Any]

    @property
    def form(self) -> Iterator[Field]:
        """The fields that were given, in the order of the kind."""
        return (field for field in FORMS[self.kind] if field.name in self.fields)


def proposals(reply: str, place: Place) -> list[Any]:
    """The raw proposals in a reply: plain JSON, JSON among other words, or a list that was cut short at its end."""
    found = _listed(reply)
    if found is None:
        raise Unusable(
            Problem(
                place,
                "the model's reply on this report holds no JSON",
                'an object {"proposals": [...]}',
                "Try another model, or read without one.",
            )
        )
    return found[:MOST]


def _listed(reply: str) -> list[Any] | None:
    for at, char in enumerate(reply):
        if char not in "{[":
            continue
        whole = _decoded(reply, at)
        given = whole.get("proposals") if isinstance(whole, dict) else whole
        if isinstance(given, list):
            return given
        if whole is None:
            return _cut_short(reply, at)
    return None


def _decoded(reply: str, at: int) -> Any:
    """The JSON value that begins here; None when none does, however deep or long it is."""
    try:
        return _DECODER.raw_decode(reply, at)[0]
    except (ValueError, RecursionError):
        return None


def _cut_short(reply: str, at: int) -> list[Any] | None:
    """What stands whole in a list of proposals that ends in the middle; None when there is no such list."""
    key = reply.find('"proposals"', at)
    start = reply.find("[", key) if key >= 0 else -1
    if start < 0:
        return None
    kept: list[Any] = []
    at = start + 1
    while len(kept) < MOST:
        at += len(reply[at:]) - len(reply[at:].lstrip(" \t\r\n,"))
        try:
            item, at = _DECODER.raw_decode(reply, at)
        except (ValueError, RecursionError):
            return kept
        kept.append(item)
    return kept


def proposal(raw: object) -> Proposal:
    """A raw proposal as a value; Refused when it is none."""
    if not isinstance(raw, dict):
        raise Refused("form", "The proposal is no object.")
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in FORMS:
        raise Refused("form", f"The kind {_shown(kind)} is none that a model may propose.")
    known = {field.name: field for field in FORMS[kind]}
    given = {name: value for name, value in raw.items() if value not in (None, [], "")}
    if strange := sorted(set(given) - {*COMMON, *known}):
        raise Refused("form", f"A {kind} has no field {_shown(strange[0])}.")
    for field in known.values():
        _check_field(kind, field, given)
    if kind in ONE_OF and not any(name in given for name in ONE_OF[kind]):
        raise Refused("form", f"A {kind} says something of {' or '.join(ONE_OF[kind])}, and the proposal does not.")
    return Proposal(
        kind=kind,
        quote=_text(given, "quote") or "",
        antecedent=_text(given, "antecedent"),
        speaker=_text(given, "speaker"),
        modality=_modality(given.get("modality", Modality.STATED.value)),
        fields={name: given[name] for name in known if name in given},
    )


def _check_field(kind: str, field: Field, given: Mapping[str, Any]) -> None:
    if field.name not in given:
        if field.needed:
            raise Refused("form", f"A {kind} has a {field.name}, and the proposal gives none.")
        return
    if field.role in (Role.PARTIES, Role.PRINTED_LIST):
        _check_texts(field.name, given[field.name])
    elif field.role is not Role.NUMBER:
        value = _text(given, field.name)
        closed = field.role in (Role.BENCH, Role.CHOICE, Role.MOTION, Role.OUTCOME)
        if closed and value not in CHOICES[field.name]:
            raise Refused("form", f"The {field.name} {_shown(value)} is none of {', '.join(CHOICES[field.name])}.")


def _check_texts(name: str, value: object) -> None:
    if not isinstance(value, list) or len(value) > 20 or not all(_is_text(each) for each in value):
        raise Refused("form", f"{name} is no list of texts.")


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not _is_text(value):
        raise Refused("form", f"{name} is no text of at most {_LONGEST} characters.")
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST


def _modality(value: object) -> Modality:
    if isinstance(value, str) and value in list(Modality):
        return Modality(value)
    raise Refused("form", f"The modality {_shown(value)} is none of {', '.join(Modality)}.")


def _shown(value: object) -> str:
    return repr(value)[:60]
