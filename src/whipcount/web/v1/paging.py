"""Long lists in parts. A part goes on behind an item that is named, so that it does not slip when the list grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from whipcount.model import Problem, Unusable

T = TypeVar("T")
MOST = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """Which part is wanted: at most `limit` items, behind the one whose id is `after`; None: from the start."""

    limit: int
    after: str | None

    def of(self, items: Sequence[T], name: Callable[[T], str]) -> tuple[Sequence[T], str | None]:
        """The items of the part, and the id behind which the next begins; Unusable when `after` is no item."""
        start = 0
        if self.after is not None:
            place = next((number for number, item in enumerate(items) if name(item) == self.after), None)
            if place is None:
                found = f"'{self.after[:80]}' as the item to go on from"
                raise Unusable(Problem(None, found, "the id of an item of the list", "Follow the addresses in `next`."))
            start = place + 1
        part = items[start : start + self.limit]
        more = start + self.limit < len(items)
        return part, name(part[-1]) if part and more else None


def listed(items: list[Any], following: str | None) -> tuple[dict[str, Any], dict[str, str]]:
    """The body of a part and its headers."""
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return {"items": items, "next": following}, headers
