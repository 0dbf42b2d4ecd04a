"""The days of a crisis counted by several processes at once.

A *run* is the days from one on which reports were published to the eve of the next. What is found on a day shortens
the work on the next days of its run, and hardly on any other, so whoever has time counts a run by itself. This process
begins with the oldest run and the others with the newest, whose days take longest; where they meet, all is counted.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from whipcount.model.count import BenchCount
from whipcount.processes import begun, end, processors

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from whipcount.crisis.crisis import Crisis

Run = tuple[date, ...]


_MOST = 4  # processes: each takes memory, and in the end waits for the longest run of another
_MUCH = 500  # claims times runs; a heuristic: with less all is counted before another process is under way


def runs(days: Iterable[date], published: Collection[date]) -> list[Run]:
    """Days in their order, parted before each one since whose eve in the list something was published."""
    made: list[list[date]] = []
    for day in days:
        if not made or any(made[-1][-1] < each <= day for each in published):
            made.append([])
        made[-1].append(day)
    return [tuple(run) for run in made]


def abreast(crisis: Crisis, days: Iterable[date], jobs: int | None, *, parties: bool) -> Iterator[BenchCount]:
    """The benches on some days in their order, by so many processes of which this is one.

    jobs: None for one for each processor, four at most, and for this one alone where there is little to count.
    """
    asked = runs(days, {report.published for report in crisis.reports})
    if jobs is None:
        much = parties or len(crisis.claims) * len(asked) >= _MUCH
        jobs = min(processors(), _MOST) if much else 1
    others = _Others(len(asked))
    try:
        for _ in range(min(jobs, len(asked)) - 1):
            others.join(crisis, asked, parties=parties)
        for number, run in enumerate(asked):
            counted = others.counted(number)
            yield from crisis.benches(run, parties=parties) if counted is None else counted
    finally:
        others.leave()


class _Others:
    """Other processes, which count runs from the last one on, until they meet whoever counts from the first one on.

    Each has a thread here that hands it a run and waits for what it counts. A process that ends before its time, or
    that the machine does not give, leaves its run to this one.
    """

    def __init__(self, runs: int) -> None:
        self._first, self._last = 0, runs  # between them nobody has begun
        self._counting: set[int] = set()
        self._counted: dict[int, list[BenchCount]] = {}
        self._turn = threading.Condition()
        self._processes: list[SpawnProcess] = []

    def join(self, crisis: Crisis, asked: Sequence[Run], *, parties: bool) -> None:
        """Let one more process count, if the machine gives one."""
        with suppress(OSError):
            process, pipe = begun(_count, crisis, asked, parties=parties)
            self._processes.append(process)
            threading.Thread(target=self._hand_out, args=(pipe,), daemon=True).start()

    def counted(self, number: int) -> list[BenchCount] | None:
        """What another has counted of a run, which may have to be waited for; None if it is for this one to count."""
        with self._turn:
            if self._first < self._last:
                self._first += 1
                return None
            while number in self._counting:
                self._turn.wait()
            return self._counted.pop(number, None)

    def leave(self) -> None:
        with self._turn:
            self._first = self._last
        for each in self._processes:
            end(each)

    def _hand_out(self, pipe: Connection) -> None:
        while (number := self._take()) is not None:
            try:
                pipe.send(number)
                self._done(number, pipe.recv())
            except (EOFError, OSError):
                self._done(number, None)
                return

    def _take(self) -> int | None:
        """The last run that nobody has begun."""
        with self._turn:
            if self._first >= self._last:
                return None
            self._last -= 1
            self._counting.add(self._last)
            return self._last

    def _done(self, number: int, counted: list[BenchCount] | None) -> None:
        with self._turn:
            self._counting.discard(number)
            if counted is not None:
                self._counted[number] = counted
            self._turn.notify_all()


def _count(asking: Connection, crisis: Crisis, asked: Sequence[Run], *, parties: bool) -> None:
    """Count the runs that are asked for until whoever asks has gone: the whole life of another process."""
    with suppress(EOFError, OSError):
        while True:
            run = asked[asking.recv()]
            asking.send(list(crisis.benches(run, parties=parties)))
