"""Another process of our own, at the other end of a pipe.

Each process has a pipe to itself, and it answers whatever it is sent: when either side is gone the other's pipe ends,
so neither can wait for the other for ever. (The pool of the standard library leaves its workers waiting for ever when
the program is killed, and does not say what a worker was at when it died.)
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Concatenate, ParamSpec

_P = ParamSpec("_P")
PATIENCE = 2.0  # seconds in which a process that was told to end should have ended


def processors() -> int:
    """How many processors this process may use, which in a container is fewer than there are."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return allowed or 1


def begun(
    does: Callable[Concatenate[Connection, _P], None], *args: _P.args, **named: _P.kwargs
) -> tuple[SpawnProcess, Connection]:
    """A process that does something with its end of a pipe, and our end. OSError where the machine gives none.

    It is begun anew and not as a copy of this one: a copy would take along whatever other threads hold at the moment.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=does, args=(theirs, *args), kwargs=named, daemon=True)
    try:
        with _no_interrupts():
            process.start()
    finally:
        theirs.close()
    return process, ours


def end(processes: Sequence[SpawnProcess]) -> None:
    """End processes at once; what they are at is not needed any more."""
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(PATIENCE)
        process.kill()
        process.join()


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal; a worker started in here never hears it, for we end it ourselves."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415 - started later, it would unblock

    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
