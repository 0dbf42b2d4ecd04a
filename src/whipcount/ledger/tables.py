"""The two tables: the entries, and how each report and claim stands after the last of them.

`standing` repeats what the entries say, so that a question about today needs no replay. It is written in the same
transaction, and `verify` compares it with a replay.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")

entries = Table(
    "entries",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("crisis", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("valid", String(10), nullable=False),
    Column("recorded", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("entries_by_crisis", "crisis", "number"),
)
# last: the number of the last entry on a subject, which says how it stands; content: of the last one with a body.
standing = Table(
    "standing",
    metadata,
    Column("crisis", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("last", BigInteger, nullable=False),
    Column("content", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
