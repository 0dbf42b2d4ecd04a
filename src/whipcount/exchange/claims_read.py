"""A claim read back from the JSON object that `claim_to_json` writes, with a Problem for all that is wrong in it.

The types of a kind's fields are its form: there is no second list to keep, so a kind that is registered
can be read the moment it exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from whipcount.exchange.claims_json import COMMON, RESULT, own_fields
from whipcount.model import KINDS, Claim, Place, Problem, Quote, Unusable
from whipcount.model.quantity import Quantity
from whipcount.model.words import Outcome

_OUTCOME = {word: outcome for outcome, word in RESULT.items()}
_SAID = {
    bool: "true or false",
    int: "a whole number",
    str: "text",
    date: "a date such as 2022-03-30",
    tuple: "a list of texts",
}


def claim_from_json(data: Mapping[str, Any], place: Place | None = None) -> Claim:
    """The claim that an object says; Unusable with every Problem in it. `place` says where it was read.

    An `id` may be left out. One that does not fit the other fields is a Problem, because a claim that was
    edited is another claim.
    """
    claim = _Object(data, place).claim()
    if data.get("id") not in (None, claim.id):
        found, expected = f"the id {data['id']!r}", f"'{claim.id}', which follows from the other fields"
        raise Unusable(Problem(place, found, expected, "Leave the id out of a claim that you have edited."))
    return claim


class _Object:
    """One JSON object on its way to a claim; it notes every Problem before it gives up."""

    def __init__(self, data: Mapping[str, Any], place: Place | None) -> None:
        self.data, self.place = data, place
        self.problems: list[Problem] = []

    def claim(self) -> Claim:
        cls = self._kind()
        values = {"quote": self._quote(), **self._fields(cls)}
        self._refuse_others(cls)
        if self.problems:
            raise Unusable(self.problems)
        return cls(**values)

    def _kind(self) -> type[Claim]:
        name = self.data.get("kind")
        if isinstance(name, str) and name in KINDS:
            return KINDS[name]
        found = "no kind of claim" if name is None else f"the kind {name!r}"
        raise Unusable(Problem(self.place, found, "one of " + ", ".join(KINDS), "Write the kind of the claim."))

    def _fields(self, cls: type[Claim]) -> dict[str, Any]:
        public = dict(own_fields(cls))
        own = [field for field in fields(cls) if field.name != "quote"]
        hints = _hints(cls.kind)
        return {f.name: self._value(public.get(f.name, f.name), hints[f.name], f.default) for f in own}

    def _quote(self) -> Quote | None:
        """The quote, when its four fields fit together."""
        report, text = self._value("report", str), self._value("quote", str)
        start, end = self._value("start", int), self._value("end", int)
        if None in (report, text, start, end):
            return None
        if start < 0 or end - start != len(text):
            self._note(f"{len(text)} characters quoted from {start} to {end}", "an exact span", "Mend start and end.")
            return None
        return Quote(report, start, end, text)

    def _value(self, name: str, hint: Any, default: Any = MISSING) -> Any:
        """One field as its type; a stand-in and a Problem when it is missing or is something else."""
        if name not in self.data and default is not MISSING:
            return default
        found = self.data.get(name)
        if found is None and NoneType in get_args(hint):
            return None
        try:
            return _read(found, _bare(hint))
        except (KeyError, TypeError, ValueError):
            self._note(f"{name} {found!r}" if name in self.data else f"no {name}", _words(hint), f"Mend {name}.")
            return None

    def _refuse_others(self, cls: type[Claim]) -> None:
        own = tuple(public for _, public in own_fields(cls))
        for name in self.data:
            if name not in {*COMMON, "reader", *own}:
                expected = f"fields of the kind {cls.kind} ({', '.join(own)})"
                self._note(f"the field {name!r}", expected, f"Take {name!r} out.")

    def _note(self, found: str, expected: str, do: str) -> None:
        self.problems.append(Problem(self.place, found, expected, do))


@cache
def _hints(kind: str) -> dict[str, Any]:
    """The types of a kind's fields, worked out once: a ledger has thousands of claims."""
    return get_type_hints(KINDS[kind])


def _bare(hint: Any) -> Any:
    """The type without its "or None", and a tuple without what it holds."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if get_origin(hint) is tuple:
        return tuple
    return _bare(kinds[0]) if NoneType in get_args(hint) else hint


def _read(found: Any, kind: Any) -> Any:
    """A JSON value as a value of ours; TypeError, ValueError or KeyError when it is none."""
    if kind is Quantity:
        return _quantity(found)
    if kind is Outcome:
        return _OUTCOME[found]
    if kind is tuple:
        return tuple(_read(each, str) for each in _read(found, list))
    if kind is date:
        return date.fromisoformat(found)
    if issubclass(kind, StrEnum):
        return kind(found)
    if type(found) is not kind:
        raise TypeError(found)
    return found


def _quantity(found: Any) -> Quantity:
    bounds = _read(found, dict)
    if not {"low", "high"} <= bounds.keys() <= {"low", "high", "hedged"}:
        raise ValueError(bounds)
    high = bounds["high"]
    return Quantity(
        _read(bounds["low"], int), None if high is None else _read(high, int), _read(bounds.get("hedged", False), bool)
    )


def _words(hint: Any) -> str:
    """What should stand there, for a message."""
    kind = _bare(hint)
    if kind is Quantity:
        return "an object of low and high, whole numbers"
    if kind in _SAID:
        return _SAID[kind]
    return "one of " + ", ".join(RESULT.values() if kind is Outcome else (each.value for each in kind))
