"""Spans that mean something by themselves: numbers, days, parties, benches, people, the motion, the house.

A sentence is then *masked*: each mark becomes one character, so that a phrase such as
"{party} has {n} {members}" is a short pattern whatever the names and numbers are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """The kinds of mark; the value is the character that stands for it in a masked sentence."""

    NUMBER = "\ue000"
    DAY = "\ue001"
    PARTY = "\ue002"
    BENCH = "\ue003"
    HEAD = "\ue004"
    PERSON = "\ue005"
    MOTION = "\ue006"
    HOUSE = "\ue007"
    MEMBERS = "\ue008"
    OTHER = "\ue009"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the report from `start` to `end` and what it means (`value`: a Quantity, a date, a name, a bench)."""

    slot: Slot
    start: int
    end: int
    value: object


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with each mark as one character; `offsets[i]` is where character i begins in the report."""

    text: str
    offsets: tuple[int, ...]
    marks: dict[int, Mark]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the masked sentence as offsets of the report."""
        return self.offsets[start], self._end(end)

    def _end(self, end: int) -> int:
        mark = self.marks.get(end - 1)
        return mark.end if mark else self.offsets[end - 1] + 1


def without_overlap(groups: Iterable[Iterable[Mark]]) -> list[Mark]:
    """The marks of all groups in text order; where two overlap the earlier group's, then the longer, stays."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for group in groups:
        for mark in sorted(group, key=lambda m: (m.start, -m.end)):
            if taken.isdisjoint(range(mark.start, mark.end)):
                kept.append(mark)
                taken.update(range(mark.start, mark.end))
    return sorted(kept, key=lambda m: m.start)


def mask(folded: str, start: int, end: int, marks: Iterable[Mark]) -> Masked:
    """The sentence from `start` to `end` of a folded text, masked; runs of space become one."""
    chars: list[str] = []
    offsets: list[int] = []
    placed: dict[int, Mark] = {}
    at = start
    for mark in marks:
        _copy(folded, at, mark.start, chars, offsets)
        placed[len(chars)] = mark
        chars.append(mark.slot.value)
        offsets.append(mark.start)
        at = mark.end
    _copy(folded, at, end, chars, offsets)
    return Masked("".join(chars), tuple(offsets), placed)


def _copy(folded: str, start: int, end: int, chars: list[str], offsets: list[int]) -> None:
    for index in range(start, end):
        char = folded[index]
        if char == " " and chars and chars[-1] == " ":
            continue
        chars.append(char)
        offsets.append(index)
