"""What the ledger promises, on the real thing: killed processes, a full disk, many writers, flipped bits."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Self

import pytest

from whipcount.ledger import Ledger
from whipcount.ledger.exchange import lines
from whipcount.model import Unusable
from whipcount.model.entry import Act, Action, Draft, Entry, Head

WRITER = str(Path(__file__).parent / "writer.py")
DAY = date(2022, 3, 30)
NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)


class Writers:
    """Processes of their own that write into one ledger."""

    def __init__(self, address: str, count: int) -> None:
        command, pipe = [sys.executable, WRITER, address, str(count)], subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=120)

    def told(self, *names: str) -> Iterator[tuple[int, str]]:
        """What writers of these names tell: the process, and the entry that was acknowledged to it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(" ".join(names) + "\n")
        self.process.stdin.flush()
        for line in iter(self.process.stdout.readline, "over\n"):
            process, _, entry = line.strip().partition(" ")
            yield int(process), entry


def found(number: int, body: str = '{"party":"PTI","quantity":155}') -> Draft:
    return Draft(Action.FOUND, f"claim-{number}", f"report-{number // 50}", DAY, body)


@pytest.mark.slow
def test_what_was_acknowledged_survives_forty_kills(address: str) -> None:
    acknowledged: list[str] = []
    with Writers(address, 1000) as writers:
        for kill in range(40):
            enough = 25 + random.Random(kill).randrange(15)
            for turn, (process, entry) in enumerate(writers.told(f"run{kill}"), 1):
                acknowledged.append(entry)
                if turn == enough:
                    os.kill(process, signal.SIGKILL)

    with Ledger(address) as ledger:
        kept = {f"{entry.number} {entry.subject}" for entry in ledger.entries()}
        assert (len(acknowledged) >= 1000, set(acknowledged) - kept, ledger.verify()) == (True, set(), None)


@pytest.mark.slow
def test_sixteen_writers_at_once_lose_nothing_and_stand_in_one_order(address: str) -> None:
    with Writers(address, 20) as writers:
        told = [entry for _, entry in writers.told(*(f"writer{number}" for number in range(16)))]

    with Ledger(address) as ledger:
        entries = [f"{entry.number} {entry.subject}" for entry in ledger.entries()]
        assert sorted(told) == sorted(entries)
        assert ([int(entry.split()[0]) for entry in entries], ledger.verify()) == (list(range(1, 321)), None)


def test_a_full_disk_refuses_cleanly_and_the_ledger_goes_on(tmp_path: Path) -> None:
    address = str(tmp_path / "crisis.ledger")
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(1)], Act("Ann", NOON))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (Path(address).stat().st_size + 8192, hard))
        try:
            with pytest.raises(Unusable, match="cannot grow"):
                ledger.append("crisis", [found(2, '{"text":"' + "x" * 300_000 + '"}')], Act("Ann", NOON))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

        assert (ledger.head().count, ledger.verify()) == (1, None)
        assert ledger.append("crisis", [found(2)], Act("Ann", NOON)) == [2]


@pytest.mark.slow
def test_a_disk_without_room_refuses_cleanly_and_the_ledger_goes_on(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.call(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], stderr=subprocess.DEVNULL):
        pytest.skip("only root may make a small disk")
    try:
        with Ledger(str(disk / "crisis.ledger")) as ledger:
            ledger.append("crisis", [found(1)], Act("Ann", NOON))
            filler = disk / "filler"
            with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
                _fill(file)
            with pytest.raises(Unusable, match="cannot grow"):
                ledger.append("crisis", [found(2, '{"text":"' + "x" * 30_000 + '"}')], Act("Ann", NOON))
            filler.unlink()

            assert (ledger.append("crisis", [found(2)], Act("Ann", NOON)), ledger.verify()) == ([2], None)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_flipped_bit_of_the_file_is_seen_or_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "crisis.ledger"
    with Ledger(str(file)) as ledger:
        ledger.append("crisis", [found(number) for number in range(60)], Act("Ann", NOON))
        before, head = "".join(lines(ledger.entries())), ledger.head()
    whole, dice = file.read_bytes(), random.Random(1)
    unseen = []
    for _ in range(300):
        place, bit = dice.randrange(len(whole)), 1 << dice.randrange(8)
        file.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        if _passes(str(file), head) and _exported(str(file)) != before:
            unseen.append((place, bit))

    assert unseen == []


def _fill(file: BinaryIO) -> None:
    while True:
        file.write(b"x" * 4096)


def _passes(file: str, head: Head) -> bool:
    try:
        with Ledger(file, new=False) as ledger:
            return ledger.verify(head) is None
    except Unusable:
        return False


def _exported(file: str) -> str:
    with Ledger(file, new=False) as ledger:
        return "".join(lines(ledger.entries()))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", "'{}'"),
        ("author", "'Ben'"),
        ("recorded", "recorded + 1"),
        ("valid", "'2022-03-31'"),
        ("hash", "previous"),
        ("number", "99"),
    ],
)
def test_the_first_entry_that_was_changed_is_named(address: str, column: str, value: str) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(number) for number in range(5)], Act("Ann", NOON))
        changed(ledger, f"UPDATE entries SET {column} = {value} WHERE number = 3")
        broken = ledger.verify()

    assert broken is not None
    assert broken.number == 3


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["DELETE FROM entries WHERE number = 1"], 1),
        (["DELETE FROM entries WHERE number = 3"], 3),
        ([f"UPDATE entries SET number = {new} WHERE number = {old}" for old, new in ((2, 99), (4, 2), (99, 4))], 2),
        (["DELETE FROM entries WHERE number > 3"], 4),
        (["DELETE FROM entries"], 1),
        (["DELETE FROM standing"], 1),
        (["UPDATE standing SET last = 1 WHERE subject IN ('claim-1', 'claim-3')"], 2),
        (["INSERT INTO standing VALUES ('crisis', 'ghost', 1, 1)"], 0),
    ],
    ids=[
        "first row",
        "middle row",
        "rows swapped",
        "last rows",
        "all rows",
        "standings",
        "two standings",
        "a standing of nobody",
    ],
)
def test_whatever_hand_was_laid_on_the_database_the_first_thing_wrong_is_named(
    address: str, words: list[str], number: int
) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(number) for number in range(5)], Act("Ann", NOON))
        for each in words:
            changed(ledger, each)
        broken = ledger.verify()

    assert broken is not None
    assert broken.number == number


@pytest.mark.parametrize(
    ("noted", "number"), [(Head(0, "0" * 64), None), (Head(0, "a" * 64), 0), (Head(2, "a" * 64), 2)]
)
def test_a_head_that_was_never_that_of_the_ledger_is_told(address: str, noted: Head, number: int | None) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(number) for number in range(3)], Act("Ann", NOON))
        broken = ledger.verify(noted)

    assert (broken and broken.number) == number


def test_an_end_that_was_cut_off_is_told_by_the_head_that_was_noted(address: str) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(number) for number in range(5)], Act("Ann", NOON))
        head = ledger.head()
        changed(ledger, "DELETE FROM entries WHERE number = 5")
        broken = ledger.verify(head)

    assert broken is not None
    assert (broken.number, broken.what) == (5, "the ledger ends here; 5 entries were noted")


def test_a_changed_standing_is_seen(address: str) -> None:
    with Ledger(address) as ledger:
        ledger.append("crisis", [found(1), Draft(Action.WITHDRAWN, "claim-1", "r", DAY)], Act("Ann", NOON))
        changed(ledger, "UPDATE standing SET last = 1")
        broken = ledger.verify()

    assert broken is not None
    assert "standings" in broken.what


def changed(ledger: Ledger, words: str) -> None:
    """What nobody may do: another hand in the database."""
    with ledger._store.writing() as connection:
        connection.exec_driver_sql(words)


@pytest.mark.slow
def test_a_replay_of_two_hundred_thousand_entries_equals_the_state_kept(tmp_path: Path) -> None:
    dice = random.Random(2)
    last: dict[str, Entry] = {}
    content: dict[str, Entry] = {}
    with Ledger(str(tmp_path / "large.ledger")) as ledger:
        ledger.append("crisis", [found(number) for number in range(100_000)], Act("reader", NOON))
        decisions = [_decision(dice) for _ in range(112_000)]
        ledger.append("crisis", decisions, Act("Ann", NOON))
        for entry in ledger.entries():
            last[entry.subject] = entry
            if entry.body:
                content[entry.subject] = entry

        assert ledger.head().count >= 200_000
        kept = {each.last.subject: (each.last, each.content) for each in ledger.standing("crisis")}
        assert kept == {subject: (last[subject], content[subject]) for subject in last}


def _decision(dice: random.Random) -> Draft:
    subject = f"claim-{dice.randrange(100_000)}"
    action = dice.choice([Action.ACCEPTED, Action.CORRECTED, Action.WITHDRAWN])
    body = f'{{"quantity":{dice.randrange(10**9)}}}' if action is Action.CORRECTED else ""
    return Draft(action, subject, "r", DAY, body)
