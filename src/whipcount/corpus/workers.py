"""Chunks read by several processes, with the results in the order of the chunks.

One worker has at most one chunk: it is always listening when we send, so neither side can wait for the other for ever.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait

from whipcount.corpus.chunks import Chunk
from whipcount.corpus.reader import Done
from whipcount.model import Place, Problem, Unusable
from whipcount.processes import PATIENCE, begun, end

Make = Callable[[], Callable[[Chunk], Done]]
Answer = Done | Unusable | str
# For each worker: the chunk it reads, one that is ready for it, and one done that waits for its turn.
_AHEAD = 3


def results(chunks: Iterable[Chunk], make: Make, jobs: int) -> Generator[Done]:
    """What every chunk gave, in the order of the chunks; `make` makes a reader, once in each process.

    Close the iterator to end the workers early. Unusable, in one sentence, when a worker is lost.
    """
    source = iter(chunks)
    first = list(islice(source, 2))
    if jobs == 1 or len(first) < 2:
        yield from _alone(chain(first, source), make)
        return
    crew = _Crew(make, jobs)
    try:
        yield from crew.results(chain(first, source))
    finally:
        crew.dismiss()


def _alone(chunks: Iterable[Chunk], make: Make) -> Iterator[Done]:
    reader = make()
    for chunk in chunks:
        try:
            done = reader(chunk)
        except MemoryError:
            raise _lost(chunk, "the memory was used up") from None
        yield done


@dataclass
class _Slot:
    """A chunk's place in the order of the output."""

    chunk: Chunk
    done: Done | None = None


class _Worker:
    """A process that reads one chunk at a time."""

    def __init__(self, make: Make) -> None:
        self.process, self.pipe = begun(_serve, make)
        self.slot: _Slot | None = None

    def take(self, slot: _Slot) -> None:
        self.slot = slot
        with suppress(OSError):  # a worker that is gone is noticed when its answer is asked for
            self.pipe.send(slot.chunk)

    def answer(self) -> None:
        """Put what it found into its slot and be free again."""
        slot, self.slot = self.slot, None
        if slot is None:
            return
        try:
            found: Answer = self.pipe.recv()
        except (EOFError, OSError):
            raise _lost(slot.chunk, self._end()) from None
        if isinstance(found, Unusable):
            raise found
        if isinstance(found, str):
            raise _lost(slot.chunk, found)
        slot.done = found

    def _end(self) -> str:
        self.process.join(PATIENCE)
        code = self.process.exitcode
        by = f" ({signal.Signals(-code).name})" if code is not None and code < 0 else ""
        return f"the process that was reading was ended{by}"


class _Crew:
    """Workers, started as there is work for them, and the chunks that are with them."""

    def __init__(self, make: Make, jobs: int) -> None:
        self._make, self._jobs = make, jobs
        self._workers: list[_Worker] = []
        self._open: deque[_Slot] = deque()  # all that has been taken from the input and not yet given out
        self._todo: deque[_Slot] = deque()  # of these, what no worker has

    def results(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        more = True
        while more or self._open:
            self._hand_out()
            if self._open and self._open[0].done:
                yield self._open.popleft().done  # type: ignore[misc] # it was looked at in the line above
            elif more and len(self._open) < _AHEAD * self._jobs and not self._ready(0):
                more = self._fetch(chunks)
            else:
                for worker in self._ready(None):
                    worker.answer()

    def dismiss(self) -> None:
        """End all workers at once; what they are at is not needed any more."""
        for worker in self._workers:
            worker.pipe.close()
        end([worker.process for worker in self._workers])

    def _fetch(self, chunks: Iterator[Chunk]) -> bool:
        chunk = next(chunks, None)
        if chunk is None:
            return False
        slot = _Slot(chunk)
        self._open.append(slot)
        self._todo.append(slot)
        return True

    def _hand_out(self) -> None:
        idle = [worker for worker in self._workers if worker.slot is None]
        while self._todo and (idle or len(self._workers) < self._jobs):
            if not idle:
                idle.append(_Worker(self._make))
                self._workers.append(idle[-1])
            idle.pop().take(self._todo.popleft())

    def _ready(self, timeout: float | None) -> list[_Worker]:
        """The workers that have an answer, or are gone; without a timeout, as soon as one has."""
        busy = {worker.pipe: worker for worker in self._workers if worker.slot}
        return [busy[pipe] for pipe in wait(list(busy), timeout) if isinstance(pipe, Connection)]


def _serve(pipe: Connection, make: Make) -> None:
    """A worker's whole life: make a reader, answer every chunk, leave when nobody is there any more."""
    with suppress(EOFError, OSError):
        try:
            reader = make()
            while True:
                pipe.send(reader(pipe.recv()))
        except MemoryError:
            pipe.send("the memory was used up")
        except Unusable as unusable:
            pipe.send(Unusable(unusable.problems))
        except (EOFError, OSError):
            raise
        except Exception as fault:  # noqa: BLE001 - it is told to the person by the process that has their attention
            pipe.send(f"it failed, which is a fault of whipcount ({type(fault).__name__}: {fault})")


def _lost(chunk: Chunk, why: str) -> Unusable:
    number = len(chunk.items)
    found = f"{why} while this and the articles after it ({number:,} in all) were read"
    do = "What came before is kept with -o: run the same command again, with fewer --jobs if memory is short."
    return Unusable(Problem(Place(chunk.first), found, "claims", do))
