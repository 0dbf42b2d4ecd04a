"""What the program is at, for a person who waits at a terminal; silent for the first second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
_PACE = 0.1
_CLEAR = "\r\x1b[K"


@contextmanager
def reading() -> Iterator[Callable[[int, int], None] | None]:
    """A line on standard error that is rewritten for each report and gone at the end; None away from a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    due = began + _PATIENCE

    def progress(number: int, reports: int) -> None:
        nonlocal due
        if time.monotonic() > due:
            due = time.monotonic() + _PACE
            sys.stderr.write(f"{_CLEAR}Reading {number + 1:,} of {reports:,} reports ...")
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
