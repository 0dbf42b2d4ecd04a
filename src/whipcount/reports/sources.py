"""Names that a person gave, turned into files, and files into bytes: never more bytes than will be used."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from whipcount.model import Place, Problem, Unusable

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
HTML_SUFFIXES = (".html", ".htm")
JSON_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TEXT_LIMIT = 5_000_000
HTML_LIMIT = 2_000_000
PDF_LIMIT = 20_000_000


def named_files(paths: Iterable[str]) -> Iterator[str | Problem]:
    """Every file that the paths mean, in their order; folders are searched, addresses and "-" stay."""
    for path in paths:
        if path != "-" and not is_address(path) and os.path.isdir(path):  # noqa: PTH112 - a Path raises on a closed parent
            yield from _folder(path)
        else:
            yield path


def is_address(path: str) -> bool:
    """Whether a name is a web address."""
    return path.lower().startswith(("http://", "https://"))


def is_json_lines(path: str) -> bool:
    """Whether a name is that of a file with an article a line."""
    return path.lower().endswith(JSON_LINES)


def is_parquet(path: str) -> bool:
    """Whether a name is that of a file with an article a row."""
    return path.lower().endswith(".parquet")


def contents(path: str) -> bytes:
    """The bytes of one file that holds one report; Unusable when it is missing, closed to us, or too large."""
    with opened(path) as file:
        check_size(path, size_of(file))
        return file.read(PDF_LIMIT + 1)


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """A plain file to read from; whatever the system refuses, then or while it is read, is Unusable."""
    try:
        # Looked at before it is opened: opening a pipe would wait for its other end.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a Path would take an empty name for this folder
            raise Unusable(_no_file(path))
        with open(path, "rb") as file:  # noqa: PTH123 - beside os.stat, on a name taken exactly as given
            yield file
    except FileNotFoundError:
        raise Unusable(_missing(path)) from None
    except PermissionError:
        raise Unusable(_closed(path)) from None
    except (OSError, ValueError) as error:
        raise Unusable(_unreadable(path, error)) from None


def size_of(file: IO[bytes]) -> int:
    """How many bytes an open file has."""
    return os.fstat(file.fileno()).st_size


def check_size(path: str, size: int, *, html: bool = False) -> None:
    """Refuse what is larger than any article, before work is spent on it."""
    name = path.lower()
    limit, what = TEXT_LIMIT, "a text"
    if html or name.endswith(HTML_SUFFIXES):
        limit, what = HTML_LIMIT, "an HTML page"
    elif name.endswith(".pdf"):
        limit, what = PDF_LIMIT, "a PDF"
    if size > limit:
        raise Unusable(_too_large(path, size, limit, what))


def shown(path: str) -> str:
    """The name as it can be printed: bytes that are no UTF-8 become a replacement mark."""
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(path: str) -> Iterator[str | Problem]:
    closed: list[OSError] = []
    files = sorted(_below(path, closed))
    yield from files
    yield from (_closed(str(error.filename)) for error in closed)
    if not files and not closed:
        yield _no_reports(path)


def _below(path: str, closed: list[OSError]) -> Iterator[str]:
    # Linked folders are not followed, so a link to a parent cannot make the search endless.
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(folder) / name) for name in files if _is_report(name))


def _is_report(name: str) -> bool:
    name = name.lower()
    return name.endswith(SUFFIXES) and not name.startswith((".", "readme", "outcome."))


def _missing(path: str) -> Problem:
    return Problem(Place(shown(path)), "there is no such file", "a report", "Check the name and the folder.")


def _closed(path: str) -> Problem:
    do = "Give yourself the permission to read it."
    return Problem(Place(shown(path)), "it may not be read by this user", "a readable file or folder", do)


def _no_file(path: str) -> Problem:
    do = "Pass its content on standard input and name it -."
    return Problem(Place(shown(path)), "this is a device or a pipe, not a file", "a file or a folder", do)


def _unreadable(path: str, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(
        Place(shown(path)), f"it cannot be read ({reason})", "a readable file", "Check the file and its name."
    )


def _no_reports(path: str) -> Problem:
    found = "the folder holds no report"
    return Problem(Place(shown(path)), found, f"files ending in {', '.join(SUFFIXES)}", "Save the reports there.")


def _too_large(path: str, size: int, limit: int, what: str) -> Problem:
    found = f"it has {size:,} bytes"
    do = "Cut it to the report itself, or split it into one file for each report."
    return Problem(Place(shown(path)), found, f"{what} of at most {limit:,} bytes", do)
