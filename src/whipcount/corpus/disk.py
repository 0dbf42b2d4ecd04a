"""Files that outlive a power cut: opened for one run only, brought to the disk before anybody relies on them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from whipcount.model import Place, Problem, Unusable


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Whatever keeps us from writing is one Problem, named after the file that was asked for."""
    try:
        yield
    except BlockingIOError:
        found, do = "another run is writing it", "Wait for that run, or name another file."
        raise Unusable(Problem(Place(str(file)), found, "a file that no other run writes", do)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        expected = "a file in a folder that exists, is yours and has room"
        do = "Mend that and run the same command again, or name another file."
        raise Unusable(Problem(Place(str(file)), f"it cannot be written ({reason})", expected, do)) from None


def beside(file: Path, ending: str) -> Path:
    """The file whose name is the same with an ending more."""
    return file.with_name(file.name + ending)


def opened(path: Path) -> BinaryIO:
    """The file for reading and writing, made when it is not there, its content left as it is."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")


def locked(path: Path) -> BinaryIO:
    """The same, for us alone as long as it is open; BlockingIOError when another run has it."""
    file = opened(path)
    try:
        import fcntl  # noqa: PLC0415 - not on every system, and where it is not nobody is kept out
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        file.close()
        raise
    return file


def size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def cut(file: BinaryIO, length: int) -> None:
    """Keep the first bytes and go on behind them."""
    file.truncate(length)
    file.seek(length)


def to_disk(file: BinaryIO) -> None:
    """Return when a power cut can no longer take what was written."""
    file.flush()
    os.fsync(file.fileno())


def replace(path: Path, data: bytes) -> None:
    """Put new content in a file's place in one step: whoever reads it finds the old or the new, whole."""
    new = beside(path, ".new")
    with new.open("wb") as file:
        file.write(data)
        to_disk(file)
    new.replace(path)
