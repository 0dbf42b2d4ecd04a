"""Counts for many readers: each is worked out once, in one thread beside the event loop, and kept.

A count takes from a tenth of a second to several seconds, and solving holds the processor. So one thread counts,
whoever asks for what is being counted waits for the same answer, and who would wait too long is told to come back.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from whipcount.crisis import Crisis, ShownCount
from whipcount.crisis.forecasting import ShownForecast
from whipcount.web.answering import Answer
from whipcount.web.asked import Asked
from whipcount.web.served import Served

T = TypeVar("T")
WAITING = 32  # answers in the making at once; at a few seconds each the last would wait a minute or two
PATIENCE = 4.0  # seconds that a reader waits for what is made in many steps before hearing how far it is
_CRISES = 6  # opened at once: the texts of a crisis take a few megabytes
_DAYS = 400  # counted of one opened crisis before it is opened afresh, so that no reader can fill the memory


class Unknown(Exception):  # noqa: N818 - what a reader is told
    """There is no crisis of that name."""


class Busy(Exception):  # noqa: N818 - what a reader is told
    """So much is being counted that another question would wait too long."""


class Underway(Exception):  # noqa: N818 - what a reader is told
    """What was asked for is being counted and takes longer than a reader should wait: so many steps of so many.

    found: what the steps that are done have given.
    """

    def __init__(self, found: tuple[Any, ...], whole: int) -> None:
        super().__init__(f"{len(found)} of {whole} are counted")
        self.found, self.done, self.whole = found, len(found), whole


@dataclass(frozen=True, slots=True)
class State:
    """What an answer depends on: the crisis, the state of the place it is opened from, and the day of the count.

    mark: differs when anything that was known differs. as_of: None for the day of the newest report.
    """

    crisis: str
    mark: str
    as_of: date | None
    known_at: datetime | None


@dataclass
class _Opened:
    crisis: Crisis
    days: set[date | None]


class Counts:
    """The crises of a place, opened when they are asked for, and what was made of them."""

    def __init__(self, served: Served, *, kept: int = 64_000_000) -> None:
        """kept: how many bytes of answers are kept; the one that was asked for longest ago goes first."""
        self.served = served
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="count")
        self._asking = ThreadPoolExecutor(4, thread_name_prefix="ask")
        self._opened: OrderedDict[tuple[str, str], _Opened] = OrderedDict()
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, asyncio.Task[Any]] = {}
        self._found: dict[Hashable, list[Any]] = {}
        self._room = kept

    async def names(self) -> list[str]:
        """The crises that there are now."""
        return await asyncio.get_running_loop().run_in_executor(self._asking, self.served.names)

    async def state(self, asked: Asked) -> State:
        """What an answer to this question depends on now."""
        loop = asyncio.get_running_loop()
        mark = await loop.run_in_executor(self._asking, self.served.mark, asked.known_at)
        return State(asked.crisis, mark, asked.as_of, asked.known_at)

    async def made(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, done once for a key however many ask; Busy when too much is under way.

        A failure is not kept: the next who asks tries again.
        """
        # One reader who leaves must not stop the work for the others.
        return await asyncio.shield(self._begun(key, lambda: self._make(key, work)))

    async def gathered(
        self, key: Hashable, begin: Callable[[], Iterator[T]], whole: int, patience: float = 0
    ) -> tuple[T, ...]:
        """Everything that an iterator of `whole` steps gives, made once for a key as in `made`.

        It goes a step at a time, so that other readers come in between. Underway when it is not done soon: it goes on,
        and whoever asks again gets it, or hears how far it is. patience: seconds to wait; PATIENCE when not given.
        """
        making = self._begun(key, lambda: self._gather(key, begin))
        try:
            return await asyncio.wait_for(asyncio.shield(making), patience or PATIENCE)
        except TimeoutError:
            raise Underway(tuple(self._found.get(key, ())), whole) from None

    def crisis(self, state: State) -> Crisis:
        """The crisis in that state. Only for the thread that counts."""
        key = (state.crisis, state.mark)
        if key not in self._opened:
            if state.crisis not in self.served.names():
                raise Unknown
            self._opened[key] = _Opened(self.served.open(state.crisis, state.known_at), set())
            while len(self._opened) > _CRISES:
                self._opened.popitem(last=False)
        self._opened.move_to_end(key)
        return self._opened[key].crisis

    def count(self, state: State) -> ShownCount:
        """The count of that day. Only for the thread that counts."""
        crisis = self.crisis(state)
        opened = self._opened[state.crisis, state.mark]
        opened.days.add(state.as_of)
        if len(opened.days) > _DAYS:
            del self._opened[state.crisis, state.mark]
        return crisis.count(state.as_of)

    def forecast(self, state: State) -> ShownForecast:
        """The forecast of that day; one that cannot be made says what is missing. Only for the thread that counts."""
        return self.crisis(state).forecast(state.as_of)

    def days(self, state: State) -> tuple[date, ...]:
        """The days on which reports were published, up to that of the state. Only for the thread that counts."""
        crisis = self.crisis(state)
        reports = crisis.known_on(state.as_of) if state.as_of else crisis.reports
        return tuple(sorted({report.published for report in reports}))

    def close(self) -> None:
        """Let the threads end; what is being counted is counted to its end."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._asking.shutdown(wait=False, cancel_futures=True)

    def _begun(self, key: Hashable, start: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Future[T]:
        """What was made under the key, or will be: what is under way for somebody else, or is started now."""
        if key in self._made:
            self._made.move_to_end(key)
            there = asyncio.get_running_loop().create_future()
            there.set_result(self._made[key])
            return there
        if key not in self._making:
            if len(self._making) >= WAITING:
                raise Busy
            self._making[key] = asyncio.create_task(start())
        return self._making[key]

    async def _make(self, key: Hashable, work: Callable[[], T]) -> T:
        try:
            made = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            del self._making[key]
        return self._keep(key, made)

    async def _gather(self, key: Hashable, begin: Callable[[], Iterator[T]]) -> tuple[T, ...]:
        loop, found = asyncio.get_running_loop(), list[T]()
        self._found[key] = found
        try:
            steps = await loop.run_in_executor(self._thread, begin)
            while step := await loop.run_in_executor(self._thread, lambda: list(islice(steps, 1))):
                found += step
        finally:
            del self._making[key]
            del self._found[key]
        return self._keep(key, tuple(found))

    def _keep(self, key: Hashable, made: T) -> T:
        self._made[key] = made
        self._room -= _size(made)
        while self._room < 0 and len(self._made) > 1:
            self._room += _size(self._made.popitem(last=False)[1])
        return made


def _size(made: object) -> int:
    """What is kept takes about so many bytes."""
    return len(made.body) + len(made.packed or b"") + 1000 if isinstance(made, Answer) else 1000
