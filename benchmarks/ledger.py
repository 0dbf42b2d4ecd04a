"""The ledger: entries a second in one batch, and the answer to "what stood on that day" in a million entries.

Yardstick: the same rows put into a bare SQLite table, in the same run, without hashes and standings.
Run: python benchmarks/ledger.py [ENTRIES]
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from whipcount.ledger import Ledger
from whipcount.model.entry import Act, Action, Draft

DAY, NOON = date(2022, 3, 30), datetime(2022, 3, 30, 12, tzinfo=UTC)
BODY = (
    '{"kind":"seats","start":10,"end":31,"quote":"PTI has 155 members","party":"PTI","quantity":{"low":155,"high":155}}'
)
BATCH, OF_A_CRISIS = 100_000, 5_000


def draft(number: int) -> Draft:
    return Draft(Action.FOUND, f"claim{number:012d}", f"report{number // 50}", DAY, BODY)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare(folder: Path) -> float:
    """The yardstick: so many rows into one table."""
    rows = [
        (n, "c", "found", f"claim{n:012d}", f"report{n // 50}", "2022-03-30", n, "a", "", BODY, "0" * 64, "0" * 64)
        for n in range(BATCH)
    ]
    with sqlite3.connect(folder / "bare.db") as connection:
        columns = ", ".join(f"c{number}" for number in range(12))
        connection.execute(f"CREATE TABLE bare ({columns}, PRIMARY KEY (c0))")
        return seconds(lambda: connection.executemany("INSERT INTO bare VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", rows))


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as name, Ledger(f"{name}/large.ledger") as ledger:
        yardstick = min(bare_in(Path(name), turn) for turn in range(3))
        drafts = [draft(number) for number in range(BATCH)]
        batch = seconds(lambda: ledger.append("first", drafts, Act("bench", NOON)))
        print(f"{BATCH:,} entries in one batch: {BATCH / batch:,.0f} a second, {batch / yardstick:.1f} times bare rows")
        for start in range(BATCH, entries, OF_A_CRISIS):
            part = [draft(number) for number in range(start, start + OF_A_CRISIS)]
            ledger.append(f"crisis{start}", part, Act("bench", NOON))
        wanted = f"crisis{entries // 2 // OF_A_CRISIS * OF_A_CRISIS}"
        asked = [seconds(lambda: ledger.standing(wanted, as_of=DAY)) for _ in range(7)]
        before = [seconds(lambda: ledger.standing(wanted, as_of=DAY, known_at=NOON)) for _ in range(7)]
        count = ledger.head().count
    print(f"as of a day, {OF_A_CRISIS:,} claims of one crisis among {count:,} entries: {min(asked) * 1000:.0f} ms")
    print(f"the same as known at a time: {min(before) * 1000:.0f} ms")


def bare_in(folder: Path, turn: int) -> float:
    own = folder / str(turn)
    own.mkdir()
    return bare(own)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
