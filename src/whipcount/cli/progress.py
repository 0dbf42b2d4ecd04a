"""What the program is at, for a person who waits at a terminal; silent for the first second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

_PATIENCE = 1.0
_PACE = 0.1
_CLEAR = "\r\x1b[K"


def reading() -> AbstractContextManager[Callable[[int, int], None] | None]:
    """A line on standard error that is rewritten for each report and gone at the end; None away from a terminal."""
    return _rewritten("Reading", "reports")


def days() -> AbstractContextManager[Callable[[int, int], None] | None]:
    """The same for each day that is counted."""
    return _rewritten("Counting", "days")


@contextmanager
def _rewritten(does: str, what: str) -> Iterator[Callable[[int, int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    due = began + _PATIENCE

    def progress(number: int, whole: int) -> None:
        nonlocal due
        if time.monotonic() > due:
            due = time.monotonic() + _PACE
            sys.stderr.write(f"{_CLEAR}{does} {number + 1:,} of {whole:,} {what} ...")
            sys.stderr.flush()

    try:
        yield progress
    finally:
        if due > began + _PATIENCE:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


@contextmanager
def reconciling(claims: int, reports: int) -> Iterator[None]:
    """A line on a terminal that counts the seconds while the claims are reconciled, and is gone at the end."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    clock = threading.Thread(target=_tick, args=(f"Reconciling {claims:,} claims of {reports:,} reports", done))
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def _tick(what: str, done: threading.Event) -> None:
    began = time.monotonic()
    while not done.wait(_PATIENCE):
        sys.stderr.write(f"{_CLEAR}{what} ... {time.monotonic() - began:.0f} s")
        sys.stderr.flush()
    if time.monotonic() > began + _PATIENCE:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()
