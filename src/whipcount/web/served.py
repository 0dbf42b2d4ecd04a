"""What is served: the crises of a ledger, or one crisis made of files. This is where reports come from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from whipcount import crisis as opening
from whipcount.crisis import Crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedReport, reviewed
from whipcount.model import Chamber, Problem, Unusable
from whipcount.model.entry import Entry
from whipcount.rulebook import find

_SQLITE = b"SQLite format 3\x00"


class Served(Protocol):
    """A place that crises are opened from. Its methods may take a while: they are called beside the event loop."""

    @property
    def broken(self) -> bool:
        """Whether the place cannot be read any more, and what was read of it before is served."""

    def names(self) -> list[str]:
        """The crises that are there, in the order of their names."""

    def mark(self, known_at: datetime | None) -> str:
        """What tells this state of the place from every other: the same mark, the same answers."""

    def open(self, name: str, known_at: datetime | None) -> Crisis:
        """A crisis as it was known at a time. Unusable when nothing was."""


class OfLedger:
    """A ledger, which may grow while it is served. chamber: the house, where a person named it.

    It is opened once; every question takes a connection of its own. Unusable when there is none.
    """

    broken = False  # a ledger that cannot be read is a refusal

    def __init__(self, address: str, chamber: str | None = None) -> None:
        from whipcount.ledger import Ledger  # noqa: PLC0415 - files are served without a database

        self.address = address
        self.chamber = chamber
        self._ledger = Ledger(address, new=False)

    def names(self) -> list[str]:
        return self._ledger.crises()

    def mark(self, known_at: datetime | None) -> str:
        return self._ledger.head(known_at=known_at).hash

    def house(self) -> Chamber | None:
        """The chamber under which all is counted and read, where a person named it for the server."""
        return find(self.chamber) if self.chamber else None

    def kept(self, name: str) -> KeptCrisis:
        """A crisis as it is written into; one that is not there yet is made by its first report."""
        return KeptCrisis(self._ledger, name)

    def reviewed(self, name: str) -> tuple[ReviewedReport, ...]:
        """The reports of a crisis with all entries on their claims."""
        return reviewed(self._ledger, name)

    def entries(self, name: str) -> list[Entry]:
        """All entries of a crisis, the oldest first."""
        return list(self._ledger.entries(name))

    def open(self, name: str, known_at: datetime | None) -> Crisis:
        return opening.open_ledger(self.address, name, chamber=self.chamber, known_at=known_at)


class OfReports:
    """One crisis from reports that have been read. It has no memory of when a report came in."""

    broken = False

    def __init__(self, name: str, crisis: Crisis) -> None:
        self.name = name
        self._crisis = crisis
        ids = "".join(f"{report.id}{report.published}{report.path}" for report in crisis.reports)
        house = crisis.chamber.id if crisis.chamber else ""
        self._mark = hashlib.sha256(f"{house}|{ids}".encode()).hexdigest()

    def names(self) -> list[str]:
        return [self.name]

    def mark(self, known_at: datetime | None) -> str:
        self._refuse(known_at)
        return self._mark

    def open(self, name: str, known_at: datetime | None) -> Crisis:
        if name != self.name:
            raise Unusable(Problem(None, f"no crisis called '{name}'", self.name, "Ask for that one."))
        self._refuse(known_at)
        return self._crisis.only(report.id for report in self._crisis.reports)

    def _refuse(self, known_at: datetime | None) -> None:
        if known_at is not None:
            found, do = "files do not keep when a report came in", "Leave known_at out, or serve a ledger."
            raise Unusable(Problem(None, found, "a ledger", do))


def served(paths: Sequence[str], chamber: str | None = None) -> Served:
    """What a person named: a ledger (its file, or `postgresql://…`), or reports as every other command takes them."""
    if len(paths) == 1 and _is_ledger(paths[0]):
        return OfLedger(paths[0], chamber)
    from whipcount.web.watched import OfFiles, watchable  # noqa: PLC0415 - it serves what is made here

    if watchable(paths):
        return OfFiles(_name(paths), paths, chamber)
    crisis = opening.open(*paths, chamber=chamber)
    crisis.readings()
    return OfReports(_name(paths), crisis)


def _is_ledger(path: str) -> bool:
    if path.startswith(("postgresql", "postgres:")):
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _name(paths: Sequence[str]) -> str:
    """The name of the folder or file, without what an address cannot hold well."""
    stem = Path(paths[0]).resolve().stem if len(paths) == 1 else "crisis"
    return "-".join("".join(letter if letter.isalnum() else " " for letter in stem).split()) or "crisis"
