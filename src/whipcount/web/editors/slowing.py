"""Whoever tries passwords waits longer and longer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

_FORGOTTEN = timedelta(hours=1)  # after the last try


class Slowing:
    """Tries that failed, by who tried. The first few are free; after each further one the wait doubles.

    free: tries without a wait. longest: seconds that anybody has to wait. most: how many are remembered; whoever tried
    longest ago is forgotten first, so that no flood of names fills the memory.
    """

    def __init__(self, now: Callable[[], datetime], free: int, longest: int, most: int = 10_000) -> None:
        self._now, self._free, self._longest, self._most = now, free, longest, most
        self._tries: OrderedDict[str, tuple[int, datetime]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until the next try may be made."""
        tries, last = self._tries.get(key, (0, None))
        if last is None or tries < self._free:
            return 0
        pause = min(self._longest, 1 << min(tries - self._free, 30))
        return max(0.0, pause - (self._now() - last).total_seconds())

    def tried(self, key: str) -> None:
        """Another try; it counts as failed until it is taken back, so that many at once are no way round."""
        now = self._now()
        tries, last = self._tries.pop(key, (0, now))
        self._tries[key] = (tries + 1 if now - last <= _FORGOTTEN else 1, now)
        while len(self._tries) > self._most:
            self._tries.popitem(last=False)

    def taken_back(self, key: str) -> None:
        """The last try did not fail."""
        tries, last = self._tries.get(key, (0, self._now()))
        if tries > 1:
            self._tries[key] = (tries - 1, last)
        else:
            self._tries.pop(key, None)
