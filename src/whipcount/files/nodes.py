"""The three shapes of a YAML text, each with the place where it begins."""

from __future__ import annotations

from typing import Self, TypeAlias

from whipcount.model import Place


class Scalar(str):
    """A piece of text with its place. It is never turned into a number, a date or a truth value here."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        scalar = super().__new__(cls, text)
        scalar.place = place
        return scalar

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]  # str has no place to give
        return str(self), self.place


class Mapping(dict["Scalar", "Node"]):
    """Keys and values in the order they were written. A plain `str` finds its key."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Sequence(list["Node"]):
    """Items in the order they were written."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


Node: TypeAlias = Scalar | Mapping | Sequence
