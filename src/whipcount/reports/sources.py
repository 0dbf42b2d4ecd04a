"""Names that a person gave, turned into files, and files into bytes: never more bytes than will be used."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from whipcount.model import Place, Problem, Unusable

SUFFIXES = (".txt", ".md", ".html", ".htm")
HTML_SUFFIXES = (".html", ".htm")
TEXT_LIMIT = 5_000_000
HTML_LIMIT = 2_000_000


def named_files(paths: Iterable[str]) -> Iterator[str | Problem]:
    """Every file that the paths mean, in their order; folders are searched, standard input stays "-"."""
    for path in paths:
        if path.lower().startswith(("http://", "https://")):
            yield _address(path)
        elif path != "-" and os.path.isdir(path):  # noqa: PTH112 - a Path raises on a closed parent
            yield from _folder(path)
        else:
            yield path


def contents(path: str) -> bytes:
    """The bytes of one file; Unusable when it is missing, closed to us, no plain file, or too large."""
    try:
        state = os.stat(path)  # noqa: PTH116 - a Path would take an empty name for this folder
        if not stat.S_ISREG(state.st_mode):
            raise Unusable(_no_file(path))
        check_size(path, state.st_size)
        with open(path, "rb") as file:  # noqa: PTH123 - beside os.stat, on a name taken exactly as given
            return file.read(TEXT_LIMIT + 1)
    except FileNotFoundError:
        raise Unusable(_missing(path)) from None
    except PermissionError:
        raise Unusable(_closed(path)) from None
    except (OSError, ValueError) as error:
        raise Unusable(_unreadable(path, error)) from None


def check_size(path: str, size: int, *, html: bool = False) -> None:
    """Refuse what is larger than any article, before work is spent on it."""
    html = html or path.lower().endswith(HTML_SUFFIXES)
    limit = HTML_LIMIT if html else TEXT_LIMIT
    if size > limit:
        raise Unusable(_too_large(path, size, limit, "an HTML page" if html else "a text"))


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


def _address(path: str) -> Problem:
    return Problem(
        Place(shown(path)),
        "this is a web address",
        "a file",
        "Save the page first, then name the file it was saved to.",
    )


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
