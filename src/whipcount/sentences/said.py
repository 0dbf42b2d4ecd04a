"""A sentence that knows what it says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

NOTHING: Mapping[str, object] = MappingProxyType({})


class Said(str):
    """A sentence or a part of one: its English text, with the key and the fields that made it.

    Whatever changes it as a string (`+`, an f-string, `strip`) gives the English text alone, which every other language
    then shows as English: nothing is half translated.
    """

    __slots__ = ("fields", "key")
    key: str
    fields: Mapping[str, object]

    def __new__(cls, text: str, key: str, fields: Mapping[str, object] = NOTHING) -> Self:
        made = super().__new__(cls, text)
        made.key, made.fields = key, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (str(self), self.key, dict(self.fields))
