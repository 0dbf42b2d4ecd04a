"""How far a run has come, in numbers that add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True)
class Tally:
    """Of the articles met so far: off_topic + read + problems = articles.

    articles: everything that the input gave, usable or not. off_topic: those that the gate dismissed. read: those
    that the phrases went over. problems: those that could not be used. two_houses: of those read, how many speak of
    two chambers and were read under none. words: of the usable ones. unread: sentences with a number or a known
    name that gave no claim.
    """

    articles: int = 0
    off_topic: int = 0
    read: int = 0
    problems: int = 0
    two_houses: int = 0
    words: int = 0
    claims: int = 0
    unread: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Tally)))

    @property
    def effort(self) -> int:
        """The work behind it, in articles dismissed at the gate; reading one costs about twenty times as much."""
        return self.articles + 20 * self.read

    def to_json(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Tally:
        """The tally that `to_json` wrote; ValueError when it is none."""
        numbers = [data.get(each.name) for each in fields(Tally)]
        if not all(type(number) is int and number >= 0 for number in numbers):
            raise ValueError("no tally")
        return cls(*numbers)  # type: ignore[arg-type] # checked above
