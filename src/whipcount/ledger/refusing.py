"""What a file system or a database refuses, as one sentence that names the ledger and says what to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from whipcount.model import Place, Problem

if TYPE_CHECKING:
    from sqlalchemy.exc import SQLAlchemyError

WAIT = 60  # seconds that a writer waits for the one before it
# The words of SQLite, and the states of PostgreSQL, whose words are in the language of its server.
_FULL = ("disk is full", "No space left", "disk I/O error", "File too large", "[53100]")
_BUSY = ("database is locked", "lock timeout", "canceling statement", "[55P03]", "[57014]")
_BROKEN = ("not a database", "malformed", "no such table", "no such column", "[42P01]", "[42703]")
_FORBIDDEN = ("readonly database", "permission denied", "read-only transaction", "[42501]", "[25006]")


def unusable_file(address: str, *, new: bool) -> Problem | None:
    """Why a file cannot be the ledger, as far as that is plain before it is opened. new: whether one may be made."""
    path, place = Path(address), Place(address)
    try:
        if path.is_dir():
            return Problem(place, "this is a folder", "a file", f"Name a file in it, such as {path / 'crisis.ledger'}.")
        if path.exists():
            return None if os.access(path, os.R_OK) else _closed(place)
        if not new:
            return missing(address)
        if not path.parent.is_dir():
            do = "Make the folder first, or name another file."
            return Problem(place, f"there is no folder {path.parent}", "a file in a folder that exists", do)
    except OSError:
        return _closed(place)
    return None


def missing(name: str) -> Problem:
    """Nobody has made the ledger yet, and a question does not."""
    return Problem(Place(name), "there is no such ledger", "a ledger", "Check the name, or add a report to make it.")


def broken(name: str, why: str) -> Problem:
    """What is there was a ledger, or was never one: something that every ledger has is missing."""
    do = "Name another one, or bring it back from an export: whipcount import."
    return Problem(Place(name), f"this is no whole ledger ({why})", "a file or database that whipcount made", do)


def refusal(name: str, error: SQLAlchemyError) -> Problem:
    """What the database said, under the name of the ledger."""
    origin = getattr(error, "orig", None)
    words, place = str(origin or error).strip().splitlines()[0], Place(name)
    told = f"{words} [{getattr(origin, 'sqlstate', '')}]"
    if _has(told, _FULL):
        do = "Nothing of this command was written. Make room, then run it again."
        return Problem(place, f"the ledger cannot grow ({words})", "room on its disk", do)
    if _has(told, _BUSY):
        do = "Run the command again when they are done."
        return Problem(place, "others are writing to it without a pause", f"a turn within {WAIT} seconds", do)
    if _has(told, _BROKEN):
        return broken(name, words)
    if _has(told, _FORBIDDEN):
        do = "Ask whoever keeps it for that right."
        return Problem(place, f"this user has not the right ({words})", "a ledger that this user may write to", do)
    if "unable to open" in words:
        do = "Check the rights to the folder, or name another file."
        return Problem(place, f"it cannot be opened ({words})", "a file in a folder that this user may write to", do)
    return Problem(place, f"the database refuses ({words})", "a ledger", "Check the address and the rights to it.")


def _closed(place: Place) -> Problem:
    do = "Give yourself the permission, or name another file."
    return Problem(place, "it may not be read by this user", "a file that this user may read", do)


def _has(words: str, parts: tuple[str, ...]) -> bool:
    return any(part in words for part in parts)
