"""The fields of each kind of claim as a person fills them in, on a page or on a line.

What stands in a field and what may stand there follows from the types of the claim's kind, so a kind that is registered
has its form the moment it exists. What a person typed becomes a value of the claim's JSON form, which
`claim_from_json` reads; what is wrong is a Problem whose place is the name of the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from whipcount.exchange.claims_json import RESULT, own_fields
from whipcount.model import KINDS, Place, Problem, Unusable
from whipcount.model.quantity import Quantity
from whipcount.model.words import Outcome
from whipcount.sentences import worded

_NUMBER = re.compile(r"(\d{1,9})\s*(?:(\+)|[-–]\s*(\d{1,9}))?", re.ASCII)
_SHARED = ("speaker", "modality", "holds_on")  # of every kind, besides the quote
_REPEATED = "as_printed"  # left out, it is the name that it repeats
_TRUE, _FALSE = "true", "false"


class Form(StrEnum):
    """What a person fills in. TEXTS: several, divided by commas. CHOICE: one of the field's choices."""

    NUMBER = "number"
    DAY = "day"
    TEXT = "text"
    TEXTS = "texts"
    CHOICE = "choice"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class ClaimField:
    """A field of a kind of claim. name: as in JSON. needed: whether the claim cannot be without it."""

    name: str
    form: Form
    needed: bool
    choices: tuple[str, ...] = ()


@cache
def fields_of(kind: str) -> tuple[ClaimField, ...]:
    """The fields of a kind, its own first, then the speaker, the modality and the day that every claim has."""
    cls = KINDS[kind]
    hints, defaults = get_type_hints(cls), {field.name: field.default for field in fields(cls)}
    named = [*own_fields(cls), *((name, name) for name in _SHARED)]
    return tuple(_field(public, hints[name], defaults[name]) for name, public in named)


def _field(name: str, hint: Any, default: Any) -> ClaimField:
    open_ = NoneType in get_args(hint)
    bare = next(each for each in get_args(hint) if each is not NoneType) if open_ else hint
    is_choice = isinstance(bare, type) and issubclass(bare, StrEnum)
    needed = not open_ and name != _REPEATED and (default is MISSING or is_choice)
    if bare is Outcome:
        return ClaimField(name, Form.CHOICE, needed, tuple(RESULT.values()))
    if is_choice:
        return ClaimField(name, Form.CHOICE, needed, tuple(each.value for each in bare))
    if get_origin(bare) is tuple:
        return ClaimField(name, Form.TEXTS, needed)
    forms = {Quantity: Form.NUMBER, date: Form.DAY, bool: Form.TRUTH, str: Form.TEXT}
    return ClaimField(name, forms[bare], needed)


def filled(field: ClaimField, typed: str) -> Any:
    """What a person typed as the value that JSON has; None for nothing. Unusable when it has not the field's form."""
    words = typed.strip()
    if not words and field.form not in (Form.TEXTS, Form.TRUTH):
        if field.needed:
            raise Unusable(_wrong(field, worded("form.nothing")))
        return None
    try:
        return _READ[field.form](field, words)
    except ValueError:
        raise Unusable(_wrong(field, worded("form.typed", text=words[:60]))) from None


def shown(value: Any) -> str:
    """A value of the JSON form as a person would type it."""
    if isinstance(value, dict):
        low, high = value["low"], value["high"]
        return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def number(typed: str) -> dict[str, int | None] | None:
    """40, 40+ (at least) or 36-44 as bounds; None for what is no number."""
    found = _NUMBER.fullmatch(typed.strip())
    if not found:
        return None
    low, more, high = found.groups()
    return {"low": int(low), "high": None if more else int(high or low)}


def _number(_: ClaimField, typed: str) -> dict[str, int | None]:
    bounds = number(typed)
    if bounds is None or (bounds["high"] is not None and bounds["high"] < (bounds["low"] or 0)):
        raise ValueError(typed)
    return bounds


def _texts(field: ClaimField, typed: str) -> list[str]:
    found = [part.strip() for part in typed.split(",") if part.strip()]
    if field.needed and not found:
        raise ValueError(typed)
    return found


def _choice(field: ClaimField, typed: str) -> str:
    if typed not in field.choices:
        raise ValueError(typed)
    return typed


_READ: dict[Form, Callable[[ClaimField, str], Any]] = {
    Form.NUMBER: _number,
    Form.DAY: lambda _, typed: date.fromisoformat(typed).isoformat(),
    Form.TEXT: lambda _, typed: typed,
    Form.TEXTS: _texts,
    Form.CHOICE: _choice,
    Form.TRUTH: lambda _, typed: typed == _TRUE,
}


def _wrong(field: ClaimField, found: str) -> Problem:
    do = worded("form.mend", name=field.name.replace("_", " "))
    return Problem(Place(field.name), found, _expected(field), do)


def _expected(field: ClaimField) -> str:
    match field.form:
        case Form.NUMBER:
            return worded("form.number.expected")
        case Form.DAY:
            return worded("form.day.expected")
        case Form.TEXT:
            return worded("form.text.expected")
        case Form.TEXTS:
            return worded("form.texts.expected")
        case Form.TRUTH:
            return worded("form.truth.expected")
        case Form.CHOICE:
            return worded("form.choice.expected", names=", ".join(field.choices))
