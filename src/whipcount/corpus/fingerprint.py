"""What a run depends on, in texts that can be compared: a draft is gone on with only where nothing has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from whipcount import __version__
from whipcount.corpus.work import Work
from whipcount.reports.sources import named_files, opened, shown, size_of

Fingerprint = dict[str, str]

_PACKAGE = Path(__file__).parent.parent
_EDGE = 65_536


def fingerprint(work: Work) -> Fingerprint:
    """Everything on which the claims depend, each under the name by which a person knows it.

    Unusable when a file that was named does not exist, for a misspelt name should cost no work.
    """
    found = {
        "the paths": "\n".join(map(shown, work.paths)),
        "the form": work.form,
        "--chamber": work.chamber or "",
        "--date": work.published.isoformat() if work.published else "",
        "--publisher": work.publisher or "",
        "whipcount itself": f"{__version__} {_program()}",
    }
    if work.chamber and work.chamber.endswith((".yaml", ".yml")):
        found[f"the chamber file {work.chamber}"] = _file(work.chamber)
    return found | {f"the input {shown(path)}": _input(path, work) for path in work.paths}


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The names of what is not as it was. Other paths explain other inputs, so they are named alone."""
    changed = [name for name in dict.fromkeys((*before, *now)) if before.get(name) != now.get(name)]
    return ["the paths"] if "the paths" in changed else changed


def _input(path: str, work: Work) -> str:
    if path == "-":
        return hashlib.sha256(work.stdin or b"").hexdigest()
    if path.lower().startswith(("http://", "https://")):
        return "an address"
    if os.path.isdir(path):  # noqa: PTH112 - a Path raises on a closed parent
        files = "\n".join(f"{name} {_file(name)}" for name in _below(path))
        return hashlib.sha256(files.encode("utf-8", "surrogateescape")).hexdigest()
    return _file(path)


def _below(folder: str) -> Iterator[str]:
    return (name for name in named_files([folder]) if isinstance(name, str))


def _file(path: str) -> str:
    """Size, time of the last change, and a hash of both ends: gigabytes are told apart without being read."""
    with opened(path) as file:
        size, changed = size_of(file), os.fstat(file.fileno()).st_mtime_ns
        ends = hashlib.sha256(file.read(_EDGE))
        file.seek(max(_EDGE, size - _EDGE))
        ends.update(file.read(_EDGE))
    return f"{size} {changed} {ends.hexdigest()}"


@cache
def _program() -> str:
    """A hash of the code, the phrases and the chambers: any of them can change a claim."""
    whole = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yaml"):
            whole.update(path.read_bytes())
    return whole.hexdigest()
