"""The database of a ledger: opened, brought to its form of today, and locked while somebody writes.

One writer at a time: SQLite takes its lock when the transaction begins, PostgreSQL locks the table. A commit is
acknowledged only when it is on the disk (journal DELETE and synchronous FULL in SQLite: versions before 3.51.3 may
lose a write-ahead log; synchronous_commit in PostgreSQL, which is its default).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from whipcount.ledger.address import shown, url
from whipcount.ledger.refusing import WAIT, broken, missing, refusal, unusable_file
from whipcount.model import Place, Problem, Unusable

FORMS = ("0001",)  # the files in migrations/versions, the newest last
FORM = FORMS[-1]


class Store:
    """One database. `new` says that a file is made where there is none."""

    def __init__(self, address: str, *, new: bool = True) -> None:
        place = url(address)
        self.name = shown(address)
        self.is_file = place.get_backend_name() == "sqlite"
        if self.is_file and (problem := unusable_file(address, new=new)):
            raise Unusable(problem)
        self.engine = self._engine(place)
        with self._told():
            self._bring_up(new=new)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger, whoever writes meanwhile."""
        with self._told(), self.engine.connect() as connection:
            words = "BEGIN" if self.is_file else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            connection.exec_driver_sql(words)
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; what it wrote is on the disk when the block ends, or none of it is."""
        with self._told(), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if self.is_file else "BEGIN")
            try:
                if not self.is_file:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
                    connection.exec_driver_sql("LOCK TABLE entries IN EXCLUSIVE MODE")
                yield connection
            except BaseException:
                _roll_back(connection)
                raise
            try:
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    def _engine(self, place: Any) -> Engine:
        given: dict[str, Any] = {"timeout": WAIT} if self.is_file else {"connect_timeout": 10}
        try:
            engine = create_engine(
                place, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=given, hide_parameters=True
            )
        except (NoSuchModuleError, ImportError):
            do = "Install it with: pip install 'whipcount[postgresql]'."
            raise Unusable(Problem(None, "the driver for PostgreSQL is not installed", "psycopg", do)) from None
        if self.is_file:
            event.listen(engine, "connect", _careful)
        return engine

    def _bring_up(self, *, new: bool) -> None:
        """Make the tables, or change those of an older version; a newer one is refused."""
        with self.engine.connect() as connection:
            there = inspect(connection).get_table_names()
            form = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if _made(there) else ""
            if form == FORM:
                return
            if (form or "") > FORM:
                found, do = f"the ledger has form {form}", "Use the version of whipcount that made it, or a newer one."
                raise Unusable(Problem(Place(self.name), found, f"a form up to {FORM}", do))
            if _made(there) and form not in FORMS:
                raise Unusable(broken(self.name, "it does not say which form it has"))
            if there and not _made(there):
                found, do = "this database holds something else", "Name another file or database."
                raise Unusable(Problem(Place(self.name), found, "a ledger, or nothing yet", do))
            if not there and not new:
                raise Unusable(missing(self.name))
        from whipcount.ledger.migrating import migrate  # noqa: PLC0415 - Alembic is needed once for a ledger

        migrate(self)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What a database refuses is one Problem that names the ledger."""
        try:
            yield
        except SQLAlchemyError as error:
            raise Unusable(refusal(self.name, error)) from None
        except UnicodeEncodeError:  # the bytes of a terminal or of a file's name that are no UTF-8
            do = "Type it again in letters."
            raise Unusable(Problem(Place(self.name), "words that are no UTF-8 text", "text", do)) from None


def _made(there: list[str]) -> bool:
    return "alembic_version" in there


def _careful(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for words in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {words}")
    cursor.close()


def _roll_back(connection: Connection) -> None:
    try:
        connection.exec_driver_sql("ROLLBACK")
    except DBAPIError:  # the database has rolled back by itself, or is gone: either way nothing was written
        connection.invalidate()
