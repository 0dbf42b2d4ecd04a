"""The form of a ledger: its tables come from the migrations, its chain is the one that docs/ledger.md describes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from whipcount.ledger import Ledger
from whipcount.ledger.exchange import lines, packed
from whipcount.ledger.store import FORM
from whipcount.ledger.tables import metadata
from whipcount.model import Unusable
from whipcount.model.entry import Act, Action, Draft

NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)
DAY = date(2022, 3, 30)
DRAFTS = [
    Draft(Action.RECEIVED, "r1", "r1", DAY, packed({"text": 'He said: "“PTI” has 155 – not 156”\\ \u2028 ö 🗳"'})),
    Draft(Action.FOUND, "c1", "r1", DAY, packed({"quantity": 155, "party": None})),
    Draft(Action.WITHDRAWN, "c1", "r1", DAY),
]


def test_the_migrations_make_the_tables_that_the_code_asks(address: str) -> None:
    with Ledger(address) as ledger, ledger._store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)

    assert [each for each in found if "alembic_version" not in str(each)] == []


def test_a_ledger_says_which_form_it_has(address: str) -> None:
    with Ledger(address) as ledger, ledger._store.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == FORM


def test_a_ledger_of_a_later_version_is_left_as_it_is(address: str) -> None:
    with Ledger(address) as ledger, ledger._store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(Unusable, match="the ledger has form 9999; expected a form up to"):
        Ledger(address)


def test_a_database_that_holds_something_else_is_left_as_it_is(address: str) -> None:
    with Ledger(address) as ledger, ledger._store.writing() as connection:
        for table in ("alembic_version", "standing", "entries"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("CREATE TABLE notes (words TEXT)")

    for new in (True, False):
        with pytest.raises(Unusable, match="this database holds something else"):
            Ledger(address, new=new)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DELETE FROM alembic_version", "it does not say which form it has"),
        ("UPDATE alembic_version SET version_num = ''", "it does not say which form it has"),
        ("DROP TABLE standing", "standing"),
        ("DROP TABLE entries", "entries"),
    ],
)
def test_a_ledger_that_has_lost_a_part_is_told_to_be_no_whole_one(address: str, words: str, told: str) -> None:
    with Ledger(address) as ledger, ledger._store.writing() as connection:
        connection.exec_driver_sql(words)

    with pytest.raises(Unusable, match=f"no whole ledger .*{told}"), Ledger(address) as ledger:
        ledger.verify()
    with pytest.raises(Unusable, match=f"no whole ledger .*{told}"), Ledger(address) as ledger:
        ledger.append("crisis", DRAFTS, Act("Ann", NOON))


def test_a_question_makes_no_ledger(address: str) -> None:
    for _ in range(2):
        with pytest.raises(Unusable, match="there is no such ledger"):
            Ledger(address, new=False)


@pytest.mark.slow
def test_eight_processes_that_make_a_ledger_at_once_make_one(address: str) -> None:
    script = "import sys; from whipcount.ledger import Ledger; Ledger(sys.argv[1]).close()"
    processes = [
        subprocess.Popen([sys.executable, "-c", script, address], stderr=subprocess.PIPE, text=True) for _ in range(8)
    ]
    told = [process.communicate(timeout=120)[1] for process in processes]

    assert ([process.returncode for process in processes], told) == ([0] * 8, [""] * 8)
    with Ledger(address, new=False) as ledger:
        assert ledger.head().count == 0


def test_every_hash_is_the_one_that_the_documentation_describes(address: str) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis \u00e9", DRAFTS, Act("Ann “ö” 🗳", NOON, because='it "says" so'))
        entries = [json.loads(line) for line in lines(ledger.entries())]

    above = "0" * 64
    for entry in entries:
        above = hashed_by_hand(entry, above)
        assert above == entry["hash"]


def hashed_by_hand(entry: dict, above: str) -> str:
    """As docs/ledger.md has it: a JSON array in ASCII without spaces, the ten fields, then the hash above."""
    since_1970 = datetime.fromisoformat(entry["recorded"]) - datetime(1970, 1, 1, tzinfo=UTC)
    microseconds = (since_1970.days * 86_400 + since_1970.seconds) * 1_000_000 + since_1970.microseconds
    kept = json.dumps(entry["body"], ensure_ascii=False, sort_keys=True, separators=(",", ":")) if entry["body"] else ""
    names = ("number", "crisis", "action", "subject", "report", "valid")
    fields = [*(entry[name] for name in names), microseconds, entry["author"], entry["because"], kept, above]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode("ascii")).hexdigest()


def test_words_that_no_database_can_keep_are_refused_and_nothing_is_written(address: str) -> None:
    with Ledger(address) as ledger:
        with pytest.raises(Unusable, match="words that are no UTF-8 text"):
            ledger.append("crisis", DRAFTS, Act(os.fsdecode(b"\xff"), NOON))

        assert ledger.head().count == 0
