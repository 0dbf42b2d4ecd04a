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


ANY_MARK = "".join(slot.value for slot in Slot)
_FIRST_MARK = ord(min(ANY_MARK))


def bits(marks: Iterable[str]) -> int:
    """Kinds of mark as one number, a bit for each."""
    return sum(1 << ord(mark) - _FIRST_MARK for mark in set(marks))


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the report from `start` to `end` and what it means (`value`: a Quantity, a date, a name, a bench).

    antecedent: for words that stand for a name ("the party", "its"), the mark that names it.
    owner: the words own what follows ("its", "his party's"); in a masked sentence 's is written after them.
    """

    slot: Slot
    start: int
    end: int
    value: object
    antecedent: Mark | None = None
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence in small letters, each mark as one character; `offsets[i]`: where character i stands in the report."""

    text: str
    offsets: list[int]
    marks: dict[int, Mark]

    @property
    def kinds(self) -> int:
        """The kinds of mark in it as one number, a bit for each."""
        return bits(mark.slot.value for mark in self.marks.values())

    @property
    def figures(self) -> int:
        """How many numbers stand in it."""
        return self.text.count(Slot.NUMBER.value)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the masked sentence as offsets of the report."""
        return self.offsets[start], self._end(end)

    def _end(self, end: int) -> int:
        mark = self.marks.get(end - 1)
        return mark.end if mark else self.offsets[end - 1] + 1

    def without(self, cuts: Iterable[tuple[int, int]]) -> Masked:
        """The same sentence with stretches left out; what remains keeps its place in the report."""
        pieces: list[str] = []
        offsets: list[int] = []
        marks: dict[int, Mark] = {}
        at = 0
        for start, end in [*cuts, (len(self.text), len(self.text))]:
            shift = len(offsets) - at
            marks.update({i + shift: mark for i, mark in self.marks.items() if at <= i < start})
            pieces.append(self.text[at:start])
            offsets.extend(self.offsets[at:start])
            at = end
        return Masked("".join(pieces), offsets, marks)


def mask(lowered: str, start: int, end: int, marks: Iterable[Mark]) -> Masked:
    """The sentence from `start` to `end` of a folded text in small letters, masked; runs of space become one."""
    pieces: list[str] = []
    offsets: list[int] = []
    placed: dict[int, Mark] = {}
    at = start
    for mark in marks:
        around = lowered[mark.start - 1 : mark.start] + lowered[mark.end : mark.end + 1]
        quoted = int(mark.slot is Slot.PARTY and around == '""')  # the party "Green" is the party Green
        _copy(lowered, at, max(at, mark.start - quoted), pieces, offsets)
        placed[len(offsets)] = mark
        pieces.append(mark.slot.value)
        offsets.append(mark.start)
        if mark.owner:
            pieces.append("'s")
            offsets += [mark.end - 1, mark.end - 1]
        at = mark.end + quoted
    _copy(lowered, at, end, pieces, offsets)
    return Masked("".join(pieces), offsets, placed)


def _copy(lowered: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    stretch = lowered[start:end]
    if "  " not in stretch:
        pieces.append(stretch)
        offsets.extend(range(start, end))
        return
    kept = [i for i in range(start, end) if lowered[i] != " " or i == start or lowered[i - 1] != " "]
    pieces.append("".join(lowered[i] for i in kept))
    offsets.extend(kept)
