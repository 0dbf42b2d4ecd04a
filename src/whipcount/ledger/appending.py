"""Writing to the ledger: the only module that inserts, and it never changes an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from whipcount.ledger.chain import FIRST, Row, hashed, moment, sound, ticks
from whipcount.ledger.objections import LongPause, Overtaken
from whipcount.ledger.rows import COLUMNS, entry_of, follow, row_of
from whipcount.model.entry import Act, Action, Draft, Entry
from whipcount.model.problem import Problem, Unusable

if TYPE_CHECKING:
    from sqlalchemy import Connection

_DAY = timedelta(days=1)
_MANY = 1000  # rows in one statement
_ONCE = (Action.RECEIVED, Action.FOUND, Action.ADDED)
_ACTIONS = {action: action.value for action in Action}
Standing = dict[str, tuple[int, int]]
"""For each subject the numbers of its last entry and of its last one with a body."""


def append(
    connection: Connection, crisis: str, drafts: Sequence[Draft], act: Act, seen: Mapping[str, int]
) -> list[int]:
    """The drafts as entries below the last one; nothing for what is there already."""
    count, above, last = _end(connection)
    old = _standing(connection, crisis, {*seen, *(draft.subject for draft in drafts)})
    _refuse_overtaken(connection, old, seen)
    recorded = _recorded(ticks(act.at), last, clock_is_right=act.clock_is_right) if count else ticks(act.at)
    rows: list[Row] = []
    days = {day: day.isoformat() for day in {draft.valid for draft in drafts}}
    for number, draft in enumerate(_new(connection, drafts, old), count + 1):
        what = (_ACTIONS[draft.action], draft.subject, draft.report, days[draft.valid])
        words = (number, crisis, *what, recorded, act.by, act.because, draft.body)
        hashed_above, above = above, hashed(words, above)
        rows.append((*words, hashed_above, above))
    write(connection, rows)
    return [row[0] for row in rows]


def bring(connection: Connection, entries: Sequence[Entry]) -> int:
    """Entries of another ledger, which must begin with ours or go on from it."""
    count, above, time = _end(connection)
    rows: list[Row] = []
    for entry in entries:
        row = row_of(entry)
        if entry.number <= count:
            _same(connection, entry)
        elif row[6] < time:
            raise Unusable(_back(entry))
        elif not sound(row, count + len(rows) + 1, above):
            raise Unusable(_gap(entry, count + len(rows)))
        else:
            above, time = entry.hash, row[6]
            rows.append(row)
    write(connection, rows)
    return len(rows)


def write(connection: Connection, rows: Sequence[Row]) -> None:
    """The rows, and how their subjects stand after them."""
    marks = _marks(connection)
    insert = f"INSERT INTO entries VALUES ({marks(12)})"  # noqa: S608 - only marks for values
    for start in range(0, len(rows), _MANY):
        connection.exec_driver_sql(insert, list(rows[start : start + _MANY]))
    stand = (
        f"INSERT INTO standing VALUES ({marks(4)}) ON CONFLICT (crisis, subject) DO UPDATE SET "  # noqa: S608
        "last = excluded.last, content = CASE WHEN excluded.content > 0 THEN excluded.content ELSE standing.content END"
    )
    changed = [(crisis, subject, last, content) for (crisis, subject), (last, content) in _after(rows).items()]
    for start in range(0, len(changed), _MANY):
        connection.exec_driver_sql(stand, changed[start : start + _MANY])


def _after(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[int, int]]:
    after: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        follow(after, row)
    return after


def _end(connection: Connection) -> tuple[int, str, int]:
    """Number, hash and time of the last entry."""
    words = "SELECT number, hash, recorded FROM entries ORDER BY number DESC LIMIT 1"
    row = connection.exec_driver_sql(words).fetchone()
    return (row[0], row[1], row[2]) if row else (0, FIRST, 0)


def _refuse_overtaken(connection: Connection, old: Standing, seen: Mapping[str, int]) -> None:
    for subject, number in seen.items():
        last = old[subject][0] if subject in old else 0
        if last > number:
            words = f"SELECT {COLUMNS} FROM entries WHERE number = {last:d}"  # noqa: S608 - our own columns, a number
            raise Overtaken(entry_of(connection.exec_driver_sql(words).fetchone()))


def _recorded(now: int, last: int, *, clock_is_right: bool) -> int:
    apart = timedelta(microseconds=abs(now - last))
    if apart > _DAY and now < last:
        raise Unusable(_behind(now, last))
    if apart > _DAY and not clock_is_right:
        raise LongPause(moment(now), moment(last))
    return max(now, last)


def _behind(now: int, last: int) -> Problem:
    clock, before = f"{moment(now):%Y-%m-%d %H:%M} UTC", f"{moment(last):%Y-%m-%d %H:%M} UTC"
    do = "Set the clock. If it is right, the last entry was written with a wrong one: begin a new ledger."
    return Problem(None, f"the clock says {clock}", f"a time within a day of the last entry's, {before}", do)


def _standing(connection: Connection, crisis: str, subjects: set[str]) -> Standing:
    marks = _marks(connection)
    found: Standing = {}
    wanted = sorted(subjects)
    for start in range(0, len(wanted), _MANY // 2):
        part = wanted[start : start + _MANY // 2]
        words = (
            f"SELECT subject, last, content FROM standing WHERE crisis = {marks(1)} AND subject IN ({marks(len(part))})"  # noqa: S608
        )
        rows = connection.exec_driver_sql(words, (crisis, *part))
        found |= {subject: (last, content) for subject, last, content in rows}
    return found


def _new(connection: Connection, drafts: Sequence[Draft], old: Standing) -> list[Draft]:
    """The drafts that say something that does not stand already.

    A report is received once and a claim found once: neither a second reading nor another person brings back what was
    withdrawn. A decision is left out when the last one on its subject says the same.
    """
    last = _last(connection, {number for numbers in old.values() for number in numbers if number})
    said = {subject: last[numbers[0]] for subject, numbers in old.items()}
    new = []
    for draft in drafts:
        before, says = said.get(draft.subject), (_ACTIONS[draft.action], draft.body)
        if before and (draft.action in _ONCE or before == says):
            continue
        said[draft.subject] = says
        new.append(draft)
    return new


def _last(connection: Connection, numbers: set[int]) -> dict[int, tuple[str, str]]:
    marks = _marks(connection)
    found: dict[int, tuple[str, str]] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _MANY // 2):
        part = wanted[start : start + _MANY // 2]
        words = f"SELECT number, action, body FROM entries WHERE number IN ({marks(len(part))})"  # noqa: S608
        found |= {number: (action, body) for number, action, body in connection.exec_driver_sql(words, tuple(part))}
    return found


def _gap(entry: Entry, count: int) -> Problem:
    last = f"entry {count}, the last of this ledger" if count else "an empty ledger"
    do = "Export the whole of the other ledger, and import it into an empty one or one that begins the same."
    return Problem(None, f"entry {entry.number} does not follow on {last}", "the next entry, with its hash", do)


def _back(entry: Entry) -> Problem:
    found, do = f"the time of entry {entry.number} lies before that of the entry above", "Export it again."
    return Problem(None, found, "an export of a ledger, whose time never runs back", do)


def _same(connection: Connection, entry: Entry) -> None:
    words = f"SELECT hash FROM entries WHERE number = {_marks(connection)(1)}"  # noqa: S608 - only a mark for a value
    if connection.exec_driver_sql(words, (entry.number,)).scalar() != entry.hash:
        found, do = f"entry {entry.number} is another one here", "Import it into an empty ledger."
        raise Unusable(Problem(None, found, "a ledger that begins with the same entries", do))


class _Marks:
    """What stands for a value in a statement: "?" in SQLite, "%s" in PostgreSQL."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __call__(self, count: int) -> str:
        return ", ".join([self.mark] * count)


def _marks(connection: Connection) -> _Marks:
    return _Marks("?" if connection.dialect.name == "sqlite" else "%s")
