"""How often the reader was right: true, false and missed, and the shares that follow, with their intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from whipcount.scoring.intervals import exact_interval

Interval = tuple[float, float]


@dataclass(frozen=True)
class Tally:
    """true: read and so in the gold; false: read and in no gold; missed: in the gold and not read."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.true + other.true, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Of what was read, the share that is true; None where nothing was read."""
        return _share(self.true, self.true + self.false)

    @property
    def recall(self) -> float | None:
        """Of what is in the gold, the share that was read; None where the gold has nothing."""
        return _share(self.true, self.true + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return _share(2 * self.true, 2 * self.true + self.false + self.missed)

    @cached_property
    def precision_interval(self) -> Interval:
        return exact_interval(self.true, self.true + self.false)

    @cached_property
    def recall_interval(self) -> Interval:
        return exact_interval(self.true, self.true + self.missed)


@dataclass(frozen=True)
class Share:
    """So many right of so many: of the claims that were found, those whose speaker is right too."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        return _share(self.right, self.of)

    @cached_property
    def interval(self) -> Interval:
        return exact_interval(self.right, self.of)

    @classmethod
    def among(cls, judged: Iterable[bool]) -> Share:
        """Of a series of judgements."""
        all_of_them = list(judged)
        return cls(sum(all_of_them), len(all_of_them))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
