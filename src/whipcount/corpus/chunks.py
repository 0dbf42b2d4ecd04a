"""Articles in bundles: large enough that handing one over costs little, small enough that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whipcount.model import Problem, Report

_ARTICLES = 32
_LETTERS = 200_000


@dataclass(frozen=True)
class Chunk:
    """Neighbours of the input, in its order; a Problem stands where an article could not be opened."""

    items: tuple[Report | Problem, ...]

    @property
    def first(self) -> str:
        """The name of its first article, for messages."""
        item = self.items[0]
        return item.path if isinstance(item, Report) else str(item.place or "the input")


def chunked(items: Iterable[Report | Problem]) -> Iterator[Chunk]:
    """The articles in chunks of at most 32 that end as soon as they hold 200,000 characters."""
    bundle: list[Report | Problem] = []
    letters = 0
    for item in items:
        bundle.append(item)
        letters += len(item.text) if isinstance(item, Report) else 0
        if len(bundle) == _ARTICLES or letters >= _LETTERS:
            yield Chunk(tuple(bundle))
            bundle, letters = [], 0
    if bundle:
        yield Chunk(tuple(bundle))
