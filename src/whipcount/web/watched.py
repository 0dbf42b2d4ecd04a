"""Reports in files that may change while they are served: read again when they do, and kept when they cannot be."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock

from whipcount import crisis as opening
from whipcount.crisis import Crisis
from whipcount.model import Unusable
from whipcount.web.served import OfReports

Stamp = tuple[tuple[str, int, int], ...]
_OFTEN = 1.0  # seconds between two looks at the files
_SHARE = 20  # of very many files, whose look takes more than a twentieth of a second, the next look is put off
_LOG = logging.getLogger(__name__)


class OfFiles:
    """One crisis from files and folders that are looked at while it is served.

    A change is seen by the time and size of the files, at most once a second. Whoever asks first after one waits until
    the changed reports have been read; the others get what was read before. When the files cannot be read any more,
    what was read last stays, and `broken` says so. Unusable when they cannot be read at the start.
    """

    def __init__(
        self,
        name: str,
        paths: Sequence[str],
        chamber: str | None = None,
        *,
        often: float = _OFTEN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name, self.broken = name, False
        self._paths, self._chamber, self._often, self._clock = tuple(paths), chamber, often, clock
        self._stamp = stamp(self._paths)
        self._crisis = self._read(None)
        self._served = OfReports(name, self._crisis)
        self._again, self._lock = clock() + often, Lock()

    def names(self) -> list[str]:
        return self._served.names()

    def mark(self, known_at: datetime | None) -> str:
        self._look()
        mark = self._served.mark(known_at)
        return hashlib.sha256(f"{mark}|broken".encode()).hexdigest() if self.broken else mark

    def open(self, name: str, known_at: datetime | None) -> Crisis:
        return self._served.open(name, known_at)

    def _look(self) -> None:
        if self._clock() < self._again or not self._lock.acquire(blocking=False):
            return
        try:
            began = self._clock()
            now = stamp(self._paths)
            took = self._clock() - began
            self._again = self._clock() + self._often * max(1.0, _SHARE * took)
            if now != self._stamp:
                self._stamp = now
                self._refresh()
        finally:
            self._lock.release()

    def _refresh(self) -> None:
        try:
            self._crisis = self._read(self._crisis)
        except (Unusable, OSError) as error:
            # Readers are told that it is so, and not where the files lie.
            _LOG.warning("The files have changed and cannot be read; what was read before is served. %s", error)
            self.broken = True
        else:
            self._served, self.broken = OfReports(self.name, self._crisis), False

    def _read(self, before: Crisis | None) -> Crisis:
        crisis = opening.open(*self._paths, chamber=self._chamber)
        made = crisis if before is None else crisis.knowing(before)
        made.readings()
        return made


def watchable(paths: Sequence[str]) -> bool:
    """Whether all of them are files and folders: an address or standard input is read once."""
    return all(Path(path).exists() for path in paths)


def stamp(paths: Sequence[str]) -> Stamp:
    """What differs when a file is added, changed or removed: path, time in nanoseconds, size of each."""
    found: list[tuple[str, int, int]] = []
    for path in paths:
        inside = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]  # noqa: PTH118 - of many
        for file in inside or [path]:
            try:
                told = os.stat(file)  # noqa: PTH116 - ten thousand of them in a moment
            except OSError:
                continue
            found.append((file, told.st_mtime_ns, told.st_size))
    return tuple(sorted(found))
