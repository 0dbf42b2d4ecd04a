"""How far the reading has come, for a person who waits at a terminal; silent for the first second."""

from __future__ import annotations

import sys
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
