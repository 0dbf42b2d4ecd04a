"""The file that names the editors of a site, with the hash of each one's password.

    editors:
      - name: "Ann Ash"
        password: scrypt$15$8$3$…

It is for its owner, and a group that may read it, alone. A site looks at it anew whenever it has changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from whipcount.files import Fields, load_yaml
from whipcount.model import Place, Problem, Unusable
from whipcount.web.editors.editor import LONGEST, editor
from whipcount.web.editors.passwords import is_hash

Hashes = Mapping[str, str]  # name -> hash of the password
_HEAD = (
    "# Who may write through `whipcount serve --editors`. Made by `whipcount editors`; remarks of yours are not kept.\n"
)
_OTHERS = 0o027  # a group may read it; nobody else may do anything


class EditorsFile:
    """The file as it stands: read when it is asked for and has changed since."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self._stamp: tuple[int, ...] | None = None  # () for a file that cannot be had
        self._read: Hashes | Unusable = {}

    def hashes(self) -> Hashes:
        """The hash of each editor's password by name. Unusable as long as the file is not in order."""
        stamp = _stamp(self.path)
        if stamp != self._stamp:
            try:
                self._read = read(self.path)
            except Unusable as unusable:
                self._read = unusable
            self._stamp = stamp
        if isinstance(self._read, Unusable):
            raise self._read
        return self._read


def read(path: Path) -> Hashes:
    """The editors of a file. Unusable with every problem of it."""
    root = load_yaml(path)
    _refuse_open(path)
    problems: list[Problem] = []
    hashes: dict[str, str] = {}
    known = ("name", "password")
    for each in Fields(root, "the file of the editors", ("editors",), problems).parts("editors", "an editor", known):
        name, kept = each.text("name"), each.text("password")
        named = editor(name)
        if named is None and name.strip():
            expected = f"at most {LONGEST} letters that can all be seen"
            each.complain("name", f"{name[:80]!r} as a name", expected, "Write another name.")
        elif named is not None and named.name in hashes:
            each.complain("name", f"{name} a second time", "each editor once", "Remove one of the two.")
        if kept.strip() and not is_hash(kept):
            do = "Run: whipcount editors add --replace NAME FILE"
            each.complain("password", "a password that is no hash", "what `whipcount editors add` writes", do)
        if named is not None:
            hashes[named.name] = kept
    if problems:
        raise Unusable(problems)
    return hashes


def write(path: Path, hashes: Hashes) -> None:
    """The file with these editors, whole or not at all; a new one may be read by its owner alone."""
    quoted = {json.dumps(name, ensure_ascii=False): kept for name, kept in hashes.items()}
    lines = [f"  - name: {name}\n    password: {kept}\n" for name, kept in quoted.items()]
    text = _HEAD + ("editors:\n" + "".join(lines) if lines else "editors: []\n")
    place = path.resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        old = place.stat() if place.exists() else None
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if old is not None and os.name == "posix":  # a server that reads it through a group goes on doing so
            with suppress(OSError):
                os.chown(beside, old.st_uid, old.st_gid)
                beside.chmod(old.st_mode & 0o640)
        beside.replace(place)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        found = f"this file cannot be written ({error.strerror or error})"
        expected = "a file in a folder that exists and is yours"
        raise Unusable(Problem(Place(str(path)), found, expected, "Name another file.")) from None


def _refuse_open(path: Path) -> None:
    if os.name == "posix" and path.exists() and path.stat().st_mode & _OTHERS:
        found, do = "others on this machine may read or change this file", f"Run: chmod 600 {path}"
        raise Unusable(Problem(Place(str(path)), found, "a file for its owner alone", do))


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
