"""Questions to the ledger: what is there, what stood on a day, what was known at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, select

from whipcount.ledger.chain import FIRST, ticks
from whipcount.ledger.rows import COLUMNS, entry_of
from whipcount.ledger.tables import entries as _entries
from whipcount.ledger.tables import standing as _standing
from whipcount.model.entry import Entry, Head

_MANY = 5000  # rows fetched at a time: memory stays flat whatever the ledger's size
_ALL = [_entries.c[name] for name in COLUMNS.split(", ")]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report or a claim stands: the last entry on it, and the last that says what it is.

    They are one entry, unless a person accepted or withdrew what was there.
    """

    last: Entry
    content: Entry


def head(connection: Connection, known_at: datetime | None = None) -> Head:
    asked = select(_entries.c.number, _entries.c.hash).order_by(_entries.c.number.desc()).limit(1)
    if known_at is not None:
        asked = asked.where(_entries.c.number <= _known(connection, known_at))
    last = connection.execute(asked).fetchone()
    return Head(last[0], last[1]) if last else Head(0, FIRST)


def crises(connection: Connection) -> list[str]:
    return list(connection.execute(select(_standing.c.crisis).distinct().order_by(_standing.c.crisis)).scalars())


def entries(
    connection: Connection, crisis: str | None, subject: str | None, known_at: datetime | None
) -> Iterator[Entry]:
    """The entries in their order, fetched a few thousand at a time."""
    asked = select(*_ALL).order_by(_entries.c.number)
    if crisis is not None:
        asked = asked.where(_entries.c.crisis == crisis)
    if subject is not None:
        asked = asked.where(_entries.c.subject == subject)
    if known_at is not None:
        asked = asked.where(_entries.c.number <= _known(connection, known_at))
    last = 0
    while rows := connection.execute(asked.where(_entries.c.number > last).limit(_MANY)).fetchall():
        yield from map(entry_of, rows)
        last = rows[-1][0]


def standing(connection: Connection, crisis: str, as_of: date | None, known_at: datetime | None) -> list[Standing]:
    """The subjects of a crisis, in the order of the entries that say what they are; none of which nothing was said."""
    limit = None if known_at is None else _known(connection, known_at)
    if limit is None or limit >= head(connection).count:
        found = _now(connection, crisis)
    else:
        found = _then(connection, crisis, limit)
    return [each for each in found if as_of is None or each.content.valid <= as_of]


def _known(connection: Connection, known_at: datetime) -> int:
    """The number of the last entry recorded up to a time, by halving: time never runs back along the entries."""
    low, high, wanted = 0, head(connection).count, ticks(known_at)
    while low < high:
        middle = (low + high + 1) // 2
        recorded = connection.execute(select(_entries.c.recorded).where(_entries.c.number == middle)).scalar()
        low, high = (middle, high) if recorded is not None and recorded <= wanted else (low, middle - 1)
    return low


def _now(connection: Connection, crisis: str) -> list[Standing]:
    """As the table of standings has it."""
    content, last = _entries.alias("content"), _entries.alias("last")
    columns = [content.c[column.name] for column in _ALL] + [last.c[column.name] for column in _ALL]
    joined = (
        select(*columns)
        .select_from(_standing)
        .join(content, content.c.number == _standing.c.content)
        .join(last, last.c.number == _standing.c.last)
        .where(_standing.c.crisis == crisis)
    )
    found = []
    for row in connection.execute(joined):
        said = entry_of(row[: len(_ALL)])
        found.append(Standing(said if row[len(_ALL)] == said.number else entry_of(row[len(_ALL) :]), said))
    return sorted(found, key=_number)


def _then(connection: Connection, crisis: str, limit: int) -> list[Standing]:
    """Replayed from the entries of the crisis up to a number."""
    asked = select(*_ALL).where(and_(_entries.c.crisis == crisis, _entries.c.number <= limit))
    found: dict[str, Standing] = {}
    for row in connection.execute(asked.order_by(_entries.c.number)):
        entry = entry_of(row)
        before = found.get(entry.subject)
        found[entry.subject] = Standing(entry, entry if entry.body or before is None else before.content)
    return sorted((each for each in found.values() if each.content.body), key=_number)


def _number(each: Standing) -> int:
    return each.content.number
