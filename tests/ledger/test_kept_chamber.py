"""A chamber that a person named is kept in the ledger: a file of their own with its whole text."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main
from whipcount.ledger import Ledger
from whipcount.ledger.exchange import packed
from whipcount.model.entry import Act, Action, Draft
from whipcount.model.words import MotionKind
from whipcount.rulebook import law, own_chamber

TOWN = """\
id: xx-town
name: Town House
country: Examplia
iso: XX
head: prime minister
sources: {law: "The law, a text"}
seats:
  - {value: 99, from: 2001-01-01, article: "1", source: law}
parties:
  - {name: Blue, aliases: [Azure Union]}
  - {name: Red League}
motions:
  no_confidence:
    from: 2001-01-01
    majority: {kind: absolute, base: members, by: movers, article: "9", source: law}
"""
TWO_THIRDS = TOWN.replace("kind: absolute", "kind: two_thirds")
FIRST = """date: 2021-05-03

The no-confidence motion against Prime Minister Ann Ash was filed on Monday. The government has 48 members.
"""
SECOND = """date: 2021-05-04

The Azure Union has 30 seats. The opposition has 51 members.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person stands who has two reports and a chamber's file of their own."""
    for name, text in (("town.yaml", TOWN), ("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="whipcount")


def as_then(entries: list[dict[str, Any]], chamber: str) -> list[Draft]:
    """The entries of an export as drafts, with the chamber in the report's body, where it once stood."""
    drafts = []
    for entry in entries:
        body = entry["body"] | ({"chamber": chamber} if entry["action"] == "received" else {})
        action, valid = Action(entry["action"]), date.fromisoformat(entry["valid"])
        drafts.append(Draft(action, entry["subject"], entry["report"], valid, packed(body)))
    return drafts


def counted(address: str, *more: str) -> tuple[str | None, int | None]:
    """The chamber of a count, and the votes that its law asks for."""
    count = json.loads(run("count", "--json", "--ledger", address, *more).stdout)
    return count["chamber"] and count["chamber"]["id"], count["threshold"] and count["threshold"]["votes"]


def test_a_chamber_of_ones_own_is_counted_under_when_its_file_is_gone(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")
    (folder / "town.yaml").unlink()

    assert counted(address) == ("xx-town", 50)


def test_reports_that_come_later_are_read_under_it_without_naming_it(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")
    (folder / "town.yaml").unlink()
    added = json.loads(run("add", "--json", "--ledger", address, "second.txt").stdout)
    parties = json.loads(run("count", "--json", "--ledger", address).stdout)["parties"]

    assert (added["chamber"], list(parties)) == ("xx-town", ["Blue"])


def test_a_file_that_was_changed_counts_from_when_it_is_named_again(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")
    before = json.loads(run("log", "--json", "--ledger", address).stdout)["entries"][-1]["recorded"]
    (folder / "town.yaml").write_text(TWO_THIRDS)
    unchanged = counted(address)
    again = json.loads(run("add", "--json", "--ledger", address, "--chamber", "town.yaml", "first.txt").stdout)

    assert (unchanged, again["claims"], len(again["known"])) == (("xx-town", 50), 0, 1)
    assert (counted(address), counted(address, "--known-at", before)) == (("xx-town", 66), ("xx-town", 50))


def test_naming_the_same_again_writes_nothing(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")
    head = run("log", "--head", "--ledger", address).stdout
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")

    assert head == run("log", "--head", "--ledger", address).stdout


def test_another_chamber_may_be_asked_for_without_being_kept(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")

    assert counted(address, "--chamber", "se-riksdag")[0] == "se-riksdag"
    assert counted(address) == ("xx-town", 50)


def test_the_file_goes_with_an_export(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")
    run("export", "--ledger", address, "-o", "all.jsonl")
    run("import", "--ledger", "copy.ledger", "all.jsonl")
    (folder / "town.yaml").unlink()

    assert counted("copy.ledger") == ("xx-town", 50)


def test_the_log_names_the_chamber_and_who_named_it(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "--chamber", "town.yaml", "--by", "Ann", "first.txt")
    named = [line for line in run("log", "-t", "--ledger", address).stdout.splitlines() if " named " in line]

    assert [line.split()[4:] for line in named] == [["Ann", "named", "chamber", "town.yaml"]]


def test_a_file_with_a_mistake_writes_nothing(folder: Path, address: str) -> None:
    (folder / "town.yaml").write_text(TOWN.replace("value: 99", "value: many"))
    refused = run("add", "--ledger", address, "--chamber", "town.yaml", "first.txt")

    assert (refused.exit_code, refused.stderr.startswith("whipcount: town.yaml:8:")) == (1, True)
    with Ledger(address) as ledger:
        assert ledger.head().count == 0


def test_a_ledger_from_before_chambers_were_entries_still_knows_its_chamber(folder: Path, address: str) -> None:
    run("add", "--ledger", address, "first.txt")
    entries = [json.loads(line) for line in run("export", "--ledger", address).stdout.splitlines()]
    with Ledger("old.ledger") as old:
        old.append("crisis", as_then(entries, "se-riksdag"), Act("Ann", datetime(2021, 5, 5, tzinfo=UTC)))

    assert (counted(address)[0], counted("old.ledger")[0]) == (None, "se-riksdag")


def test_two_files_that_differ_in_nothing_but_the_law_are_told_apart() -> None:
    half, two_thirds = own_chamber("town.yaml", TOWN), own_chamber("town.yaml", TWO_THIRDS)
    laws = [law(chamber, date(2021, 5, 3)) for chamber in (half, two_thirds)]

    assert half == two_thirds
    assert [each.motions[MotionKind.NO_CONFIDENCE].majority.value.kind for each in laws] == ["absolute", "two_thirds"]
