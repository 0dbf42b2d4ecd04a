"""The days of a crisis counted by several processes at once.

A *run* is the days from one on which reports were published to the eve of the next. What is found on a day shortens
the work on the next days of its run, and hardly on any other, so whoever has time counts a run by itself: the newest
first, whose days take longest, so that in the end nobody has to wait long for another.
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

    from whipcount.crisis.crisis import Crisis, Progress

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


def abreast(
    crisis: Crisis, days: Iterable[date], jobs: int | None, progress: Progress | None = None, *, parties: bool
) -> Iterator[BenchCount]:
    """The benches on some days in their order, by so many processes of which this is one; all before the first is told.

    jobs: None for one for each processor, four at most, and for this one alone where there is little to count.
    """
    asked = runs(days, {report.published for report in crisis.reports})
    if jobs is None:
        much = parties or len(crisis.claims) * len(asked) >= _MUCH
        jobs = min(processors(), _MOST) if much else 1
    round_ = _Round(asked)
    try:
        for _ in range(min(jobs, len(asked)) - 1):
            round_.join(crisis, parties=parties)
        while (number := round_.take()) is not None:
            if progress:
                progress(round_.days_done, round_.days)
            round_.done(number, list(crisis.benches(asked[number], parties=parties)))
        for number, run in enumerate(asked):
            counted = round_.counted(number)
            yield from crisis.benches(run, parties=parties) if counted is None else counted
    finally:
        round_.leave()


class _Round:
    """The runs that are to be counted, from the last one on, and the other processes that count some of them.

    Each process has a thread here that hands it a run and waits for what it counts. A process that ends before its
    time, or that the machine does not give, leaves its run to this one.
    """

    def __init__(self, asked: Sequence[Run]) -> None:
        self._asked, self._left = asked, len(asked)
        self.days, self.days_done = sum(len(run) for run in asked), 0
        self._counting: set[int] = set()
        self._counted: dict[int, list[BenchCount]] = {}
        self._turn = threading.Condition()
        self._processes: list[SpawnProcess] = []

    def join(self, crisis: Crisis, *, parties: bool) -> None:
        """Let one more process count, if the machine gives one."""
        with suppress(OSError):
            process, pipe = begun(_count, crisis, self._asked, parties=parties)
            self._processes.append(process)
            threading.Thread(target=self._hand_out, args=(pipe,), daemon=True).start()

    def take(self) -> int | None:
        """The last run that nobody has begun, for whoever asks to count."""
        with self._turn:
            if not self._left:
                return None
            self._left -= 1
            self._counting.add(self._left)
            return self._left

    def done(self, number: int, counted: list[BenchCount] | None) -> None:
        """What was counted of a run; None where it was not."""
        with self._turn:
            self._counting.discard(number)
            if counted is not None:
                self._counted[number] = counted
                self.days_done += len(counted)
            self._turn.notify_all()

    def counted(self, number: int) -> list[BenchCount] | None:
        """What was counted of a run, which may have to be waited for; None if it is still to be counted."""
        with self._turn:
            while number in self._counting:
                self._turn.wait()
            return self._counted.pop(number, None)

    def leave(self) -> None:
        with self._turn:
            self._left = 0
        end(self._processes)

    def _hand_out(self, pipe: Connection) -> None:
        while (number := self.take()) is not None:
            try:
                pipe.send(number)
                self.done(number, pipe.recv())
            except (EOFError, OSError):
                self.done(number, None)
                return


def _count(asking: Connection, crisis: Crisis, asked: Sequence[Run], *, parties: bool) -> None:
    """Count the runs that are asked for until whoever asks has gone: the whole life of another process."""
    with suppress(EOFError, OSError):
        while True:
            run = asked[asking.recv()]
            asking.send(list(crisis.benches(run, parties=parties)))
