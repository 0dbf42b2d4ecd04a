"""The kinds that a model may propose and the fields of each: their names in JSON, in our own values, and their roles.

`statement` is not among them: the phrases find quotations by their marks, and a model would only guess the speaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whipcount.model.words import AgreementState, Base, Bench, By, Modality, MotionKind, Option, Stage


class Role(StrEnum):
    """What a field holds, and so which check it must pass."""

    NUMBER = "number"
    PARTY = "party"
    ACTOR = "actor"
    SIDE = "side"
    PERSON = "person"
    PARTIES = "parties"
    BENCH = "bench"
    CHOICE = "choice"
    MOTION = "motion"
    OUTCOME = "outcome"
    DAY = "day"
    PRINTED = "printed"
    PRINTED_LIST = "printed list"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its public name, its role, whether the kind cannot be without it, its name in the value."""

    name: str
    role: Role
    needed: bool = False
    attribute: str = ""

    @property
    def own(self) -> str:
        return self.attribute or self.name


_QUANTITY = Field("quantity", Role.NUMBER, needed=True)
_BENCH, _OPTION = Field("bench", Role.BENCH), Field("option", Role.CHOICE)
_MOTION = Field("motion", Role.MOTION)

FORMS: dict[str, tuple[Field, ...]] = {
    "house_size": (_QUANTITY,),
    "vacancy": (_QUANTITY,),
    "sitting_members": (_QUANTITY,),
    "seats": (Field("party", Role.PARTY, needed=True), _QUANTITY, _BENCH),
    "total": (Field("bench", Role.BENCH, needed=True), _QUANTITY, Field("base", Role.CHOICE)),
    "threshold": (_QUANTITY, Field("base", Role.CHOICE), Field("by", Role.CHOICE)),
    "allegiance": (Field("actor", Role.ACTOR, needed=True), _BENCH, _OPTION),
    "switch": (
        Field("actor", Role.ACTOR, needed=True),
        Field("from", Role.BENCH, attribute="origin"),
        Field("to", Role.BENCH, attribute="target"),
        Field("quantity", Role.NUMBER),
    ),
    "group": (Field("of", Role.SIDE, needed=True), _QUANTITY, _OPTION, _BENCH),
    "stage": (
        Field("stage", Role.CHOICE, needed=True),
        _MOTION,
        Field("date", Role.DAY, attribute="day"),
        Field("mover", Role.SIDE),
        Field("target", Role.SIDE),
        Field("count", Role.NUMBER),
    ),
    "vote": (
        Field("ayes", Role.NUMBER),
        Field("noes", Role.NUMBER),
        Field("abstain", Role.NUMBER),
        Field("absent", Role.NUMBER),
        _MOTION,
        Field("outcome", Role.OUTCOME),
    ),
    "agreement": (
        Field("parties", Role.PARTIES, needed=True),
        Field("state", Role.CHOICE, needed=True),
        Field("by", Role.PRINTED_LIST),
    ),
    "office": (
        Field("holder", Role.PERSON, needed=True),
        Field("office", Role.PRINTED),
        Field("change", Role.CHOICE, needed=True),
    ),
}
# One of these must be there, or the proposal says nothing.
ONE_OF: dict[str, tuple[str, ...]] = {
    "allegiance": ("bench", "option"),
    "switch": ("from", "to"),
    "vote": ("ayes", "noes", "outcome"),
}
_OF_LAW = (Stage.ANNOUNCED, Stage.DEBATED)  # steps that laws reckon from and reports do not tell
COMMON = ("kind", "quote", "antecedent", "speaker", "modality")
CHOICES: dict[str, tuple[str, ...]] = {
    "bench": (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH),
    "from": (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH),
    "to": (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH),
    "option": tuple(Option),
    "stage": tuple(stage for stage in Stage if stage not in _OF_LAW),
    "base": tuple(Base),
    "by": tuple(By),
    "state": tuple(AgreementState),
    "change": ("appointed", "resigned", "removed", "died"),
    "motion": tuple(MotionKind),
    "outcome": ("carried", "lost"),
}
TYPES = {"option": Option, "stage": Stage, "base": Base, "by": By, "state": AgreementState, "change": str}
_TEXT = {"type": ["string", "null"]}
_TEXTS = {"type": ["array", "null"], "items": {"type": "string"}}


def schema() -> dict[str, Any]:
    """The JSON schema of a reply, for servers that hold a model to one. A form binds no truth: all is checked after."""
    items = {"type": "array", "items": {"anyOf": [_object(kind, fields) for kind, fields in FORMS.items()]}}
    return _closed({"proposals": items})


def _object(kind: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    shared = {
        "kind": {"type": "string", "enum": [kind]},
        "quote": {"type": "string"},
        "antecedent": _TEXT,
        "speaker": _TEXT,
        "modality": {"type": "string", "enum": [m.value for m in Modality]},
    }
    return _closed(shared | {field.name: _type(field) for field in fields})


def _type(field: Field) -> dict[str, Any]:
    if field.role in (Role.PARTIES, Role.PRINTED_LIST):
        return _TEXTS
    if field.name in CHOICES and field.role in (Role.BENCH, Role.CHOICE, Role.MOTION, Role.OUTCOME):
        return {"type": ["string", "null"], "enum": [*map(str, CHOICES[field.name]), None]}
    return _TEXT


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
