"""Entries and how each subject stands: the first form."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "entries",
        sa.Column("number", number, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("crisis", "action", "subject", "report")),
        sa.Column("valid", sa.String(10), nullable=False),
        sa.Column("recorded", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("author", "because", "body")),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("entries_by_crisis", "entries", ["crisis", "number"])
    op.create_table(
        "standing",
        sa.Column("crisis", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("content", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
