"""The stretches that accounts are made of: those of which some row speaks. In between a house may stand still."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Grid:
    """Some of the stretches of a crisis, numbered anew."""

    def __init__(self, stretches: Iterable[int]) -> None:
        self.stretches = sorted(set(stretches))

    @property
    def last(self) -> int:
        return len(self.stretches) - 1

    def number(self, stretch: int) -> int:
        """The one in force in a stretch: itself, or the last one before it."""
        return max(0, bisect_right(self.stretches, stretch) - 1)

    def changes(self, since: int, until: int) -> range:
        """The changes, by the number of the stretch they lead into, that may have happened in these stretches."""
        first, end = bisect_left(self.stretches, since), bisect_left(self.stretches, until)
        return range(max(1, first), min(self.last, end) + 1)
