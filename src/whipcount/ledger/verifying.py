"""Whether a ledger is as it was written: every hash, every number, the standings, and the head noted earlier."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from whipcount.ledger.chain import FIRST, Row, sound
from whipcount.ledger.rows import COLUMNS, follow
from whipcount.ledger.tables import standing
from whipcount.model.entry import Head

_MANY = 5000


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that is not as it was written: the number of the entry (0: none of them), and what is wrong."""

    number: int
    what: str


def verified(connection: Connection, noted: Head | None, *, is_file: bool) -> Broken | None:
    """The first thing wrong; None when all is well."""
    replay: dict[tuple[str, str], tuple[int, int]] = {}
    above, number, time = FIRST, 0, 0
    while rows := _rows(connection, number):
        for row in rows:
            if not sound(row, number + 1, above):
                return Broken(number + 1, _wrong(row, number + 1))
            if row[6] < time:
                return Broken(number + 1, "its time lies before the entry above")
            number, above, time = row[0], row[11], row[6]
            follow(replay, row)
            if noted and number == noted.count and above != noted.hash:
                return Broken(number, "its hash is not the one that was noted")
    if noted and not noted.count and noted.hash != FIRST:
        return Broken(0, "the head that was noted is none: before the first entry it is sixty-four zeros")
    if noted and number < noted.count:
        return Broken(number + 1, f"the ledger ends here; {noted.count} entries were noted")
    return _standings(connection, replay, number) or (_pages(connection) if is_file else None)


def _rows(connection: Connection, after: int) -> list[Row]:
    words = f"SELECT {COLUMNS} FROM entries WHERE number > {after:d} ORDER BY number LIMIT {_MANY}"  # noqa: S608
    return [tuple(row) for row in connection.exec_driver_sql(words)]


def _wrong(row: Row, number: int) -> str:
    return "it is missing" if row[0] != number else "its words are not those that its hash covers"


def _standings(connection: Connection, replay: dict[tuple[str, str], tuple[int, int]], end: int) -> Broken | None:
    """The table of standings must say what the entries say, of which the last has the number `end`."""
    kept = {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(select(standing))}
    if any(last > end for last, _ in kept.values()):
        return Broken(end + 1, "it is missing: the table of standings knows of it")
    wrong = [
        (replay.get(key, (0, 0))[0], key) for key in replay.keys() | kept.keys() if replay.get(key) != kept.get(key)
    ]
    if not wrong:
        return None
    number, (_, subject) = min(wrong)
    return Broken(number, f"the table of standings does not follow from the entries on {subject}")


def _pages(connection: Connection) -> Broken | None:
    """SQLite's own look at its pages and indexes."""
    told = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    return None if told == "ok" else Broken(0, f"the file is damaged ({told})")
