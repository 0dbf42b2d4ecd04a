"""Who saw it for themselves. Newspapers print the texts of news agencies, often with a new first line or a
paragraph of their own. Ten such copies are one witness, and must not outvote two reporters in the house.

Texts are compared by their shingles: all runs of five words. Two texts are copies when three fifths of the
shorter one's shingles stand in the other. The shorter, because an outlet that adds its own background
still prints the agency's words. Three fifths, because an editor who replaces one word in ten leaves .9 ** 5
= 59 % of the runs of five whole; reports by different hands share far less, names and stock phrases
included (docs/reports.md has what was measured). Five words, because shorter runs are stock phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whipcount.model import Report

Shingle = tuple[str, ...]

_RUN = 5
_SHARE = 0.6
# Fewer shared runs prove nothing: one sentence of a result ("the house rejected the motion by 99 to 77") or one
# quotation may stand in texts that have nothing else in common. Below it only equal words make a copy.
_LEAST = 12
# A run that stands in so many unlike texts is a footer or a title, and leads to no candidates.
_COMMON = 30
_WORDS = re.compile(r"\w+")


def witnesses(reports: Iterable[Report]) -> dict[str, str]:
    """For the id of every report, the id of the earliest report that it is a copy of; its own when original.

    Copies of copies belong to the earliest of them all. On one day the smaller id counts as earlier, so the
    order in which reports are given does not matter.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda it: (it.published, it.id))
    circles = _Circles()
    for report in ordered:
        circles.add(_shingles(report.text[report.body :]))
    return {report.id: ordered[circles.first(number)].id for number, report in enumerate(ordered)}


def _shingles(text: str) -> frozenset[Shingle]:
    words = _WORDS.findall(text.casefold())
    if len(words) < _RUN:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _alike(one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    shared = len(one & other)
    return one == other or (shared >= _LEAST and shared >= _SHARE * min(len(one), len(other)))


@dataclass(slots=True)
class _Circles:
    """Circles of copies among the texts so far, which are numbered as they come; the least number, which is
    the earliest text, names the circle.

    The index leads from a shingle to circles, not to texts: what a thousand papers print stands in it once,
    and only unlike texts make it longer.
    """

    texts: list[frozenset[Shingle]] = field(default_factory=list)
    earlier: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    index: dict[Shingle, list[int]] = field(default_factory=dict)

    def first(self, text: int) -> int:
        """The earliest text of the circle that the text belongs to."""
        while self.earlier[text] != text:
            text = self.earlier[text]
        return text

    def add(self, shingles: frozenset[Shingle]) -> None:
        """Join the text to every circle that holds a copy of it, and these circles to each other."""
        number = len(self.texts)
        joined = sorted({number, *self._copied(shingles)})
        self.texts.append(shingles)
        self.earlier.append(number)
        self.members[number] = [number]
        for other in joined[1:]:
            self.earlier[other] = joined[0]
            self.members[joined[0]] += self.members.pop(other)
        self._enter(joined[0], shingles)

    def _copied(self, shingles: frozenset[Shingle]) -> Iterator[int]:
        for circle in self._near(shingles):
            if any(_alike(shingles, self.texts[member]) for member in self.members[circle]):
                yield circle

    def _near(self, shingles: frozenset[Shingle]) -> set[int]:
        """Circles that share a run with the text and are worth comparing."""
        lists = (self.index.get(shingle, ()) for shingle in shingles)
        return {self.first(text) for found in lists if len(found) <= _COMMON for text in found}

    def _enter(self, circle: int, shingles: frozenset[Shingle]) -> None:
        for shingle in shingles:
            found = self.index.setdefault(shingle, [])
            if len(found) <= _COMMON and circle not in found:
                found.append(circle)
