"""The ledger: entries are appended and nothing else; it answers what stood on a day and what was known at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Self

from whipcount.ledger import appending, asking
from whipcount.ledger.store import Store
from whipcount.ledger.verifying import Broken, verified
from whipcount.model.entry import Act, Draft, Entry, Head


class Ledger:
    """An open ledger. Use it in a `with` block, or close it.

    address: a file (SQLite), or `postgresql://…` (a shared one; needs psycopg). new: whether to make it when it is
    not there. shown: the address for messages, without a password. Raises Unusable when the address is none or the
    database refuses.
    """

    def __init__(self, address: str, *, new: bool = True) -> None:
        self._store = Store(address, new=new)
        self.shown = self._store.name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def append(
        self, crisis: str, drafts: Iterable[Draft], act: Act, *, seen: Mapping[str, int] | None = None
    ) -> list[int]:
        """Write entries, all or none, and return their numbers: when this returns they are on the disk.

        crisis: which of the ledger's crises they belong to. A time before the last entry's is taken as that entry's
        time, for recorded time never runs back; one that lies more than a day before or after it is refused, because
        one wrong clock would spoil the order of all that is written later. After a pause of more than a day a person
        says that the clock is right. A report or claim that is there already is left out, and so is a decision that
        stands already.

        seen: for subjects that a person has looked at, the number of the last entry on each. Where another has been
        written since, nothing is written, and Overtaken says which: looked at and written in one turn of the lock.
        """
        with self._store.writing() as connection:
            return appending.append(connection, crisis, list(drafts), act, seen or {})

    def head(self, *, known_at: datetime | None = None) -> Head:
        """How many entries there are, and the hash of the last; of those recorded up to `known_at`."""
        with self._store.reading() as connection:
            return asking.head(connection, known_at)

    def crises(self) -> list[str]:
        """The crises that have entries, in the order of their names."""
        with self._store.reading() as connection:
            return asking.crises(connection)

    def entries(
        self, crisis: str | None = None, *, subject: str | None = None, known_at: datetime | None = None
    ) -> Iterator[Entry]:
        """The entries in their order, of one crisis and subject or of all; those recorded up to `known_at`."""
        with self._store.reading() as connection:
            yield from asking.entries(connection, crisis, subject, known_at)

    def standing(
        self, crisis: str, *, as_of: date | None = None, known_at: datetime | None = None
    ) -> list[asking.Standing]:
        """How each report and claim stands: what was true up to `as_of`, as far as it was known at `known_at`."""
        with self._store.reading() as connection:
            return asking.standing(connection, crisis, as_of, known_at)

    def verify(self, head: Head | None = None) -> Broken | None:
        """The first thing that is not as it was written, or None. `head`: one noted earlier, which must be there."""
        with self._store.reading() as connection:
            return verified(connection, head, is_file=self._store.is_file)

    def bring(self, entries: Sequence[Entry]) -> int:
        """Write entries of another ledger as they are; how many were new. Unusable when they do not follow on ours."""
        with self._store.writing() as connection:
            return appending.bring(connection, entries)
