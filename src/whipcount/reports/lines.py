"""The lines of a file that may be larger than memory, plain or compressed, each with its number."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from whipcount.model import Place, Problem, Unusable
from whipcount.reports.sources import opened, shown, size_of

LINE_LIMIT = 10_000_000
# News packs to a third or a tenth of its size; a thousandth is what gzip reaches on nothing but repetition.
_MOST_UNPACKED = 500
_FREE = 10_000_000
_STEP = 1 << 20
_BUFFER = 1 << 16


def numbered_lines(path: str) -> Iterator[tuple[int, bytes] | Problem]:
    """Lines with words, counted from 1, without a byte order mark; one that is too long is a Problem.

    Raises Unusable when the file cannot be read, is damaged, or would unpack to more than it can honestly hold.
    """
    with opened(path) as file, _unpacked(file, path) as unpacked:
        most = _FREE + _MOST_UNPACKED * size_of(file) if unpacked is not file else None
        number = total = 0
        while line := unpacked.readline(LINE_LIMIT + 1):
            number += 1
            total += len(line)
            if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
                yield _too_long(path, number)
                total += _skip_line(unpacked)
            elif not line.isspace():
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if most is not None and total > most:
                raise Unusable(_bomb(path, most))


@contextmanager
def _unpacked(file: IO[bytes], path: str) -> Iterator[IO[bytes]]:
    if not path.lower().endswith(".gz"):
        yield file
        return
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            yield io.BufferedReader(unpacked, _BUFFER)  # ten times faster than its own lines
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Unusable(_damaged(path, error)) from None


def _skip_line(file: IO[bytes]) -> int:
    """How many bytes the rest of the line has. A file's own packing bounds it."""
    skipped = 0
    while rest := file.readline(_STEP):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def _too_long(path: str, line: int) -> Problem:
    found, expected = "the line is too long", f"an article of at most {LINE_LIMIT:,} bytes a line"
    return Problem(Place(shown(path), line), found, expected, "Leave it out, or cut it to the report itself.")


def _damaged(path: str, error: Exception) -> Problem:
    found = f"it cannot be unpacked to its end ({str(error).rstrip('.')})"
    return Problem(Place(shown(path)), found, "a whole gzip file", "Copy or download it again.")


def _bomb(path: str, most: int) -> Problem:
    found = f"it unpacks to more than {most:,} bytes, far more than articles of its size do"
    return Problem(Place(shown(path)), found, "packed articles", "Unpack it first if it can be trusted.")
