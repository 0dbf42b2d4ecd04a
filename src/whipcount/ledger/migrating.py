"""A ledger brought to the form of this version, by the steps in migrations/versions (Alembic)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from whipcount.ledger.store import Store

_FOLDER = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Run the steps that are missing, alone: whoever comes at the same time waits and finds them done."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if store.is_file else "BEGIN")
        if not store.is_file:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7494)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql("COMMIT")
