"""`whipcount diff` as docs/diff.md promises it: what A and B may be, the forms of output, one line for bad input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

HEAD = "The National Assembly of Pakistan has 342 members. "
MOVE = "MQM-P, which has seven members, left the government for the opposition on Wednesday."
TEXTS = {
    "ledger.txt": ("Morning Ledger", "2022-03-27", "The government has 178 members. The opposition has 163 members."),
    "post.txt": (
        "Harbour Post",
        "2022-03-30",
        "The government has 171 members. The opposition has 170 members. " + MOVE,
    ),
}


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, prog_name="whipcount")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two outlets that are seven seats apart, in the folder `reports` of the working folder."""
    (tmp_path / "reports").mkdir()
    for name, (publisher, day, words) in TEXTS.items():
        text = f"publisher: {publisher}\ndate: {day}\n\n{HEAD}{words}\n"
        (tmp_path / "reports" / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("reports")


SEVEN = ["MQM-P's 7"]
SIDES = [
    ["Morning Ledger", "Harbour Post", "reports"],
    ["morning ledger", "HARBOUR POST", "reports"],
    ["2022-03-27", "2022-03-30", "reports"],
    ["Morning Ledger", "2022-03-30", "reports"],
    ["reports/ledger.txt", "reports/post.txt"],
    ["reports/ledger.txt", "reports/post.txt", "reports"],
    ["reports/ledger.txt", "Harbour Post", "reports/"],
    ["reports", "--between", "Morning Ledger", "Harbour Post"],
    ["--between", "2022-03-27", "2022-03-30", "reports/ledger.txt", "reports/post.txt"],
]


@pytest.mark.parametrize("words", SIDES, ids=" ".join)
def test_a_side_is_a_day_an_outlet_or_a_path(folder: Path, words: list[str]) -> None:
    found = json.loads(run("diff", *words).stdout)

    assert [-7, -7] == found["apart"]["government"]
    assert SEVEN == [reason["who"] for reason in found["explanations"][0]["reasons"]]


def test_a_folder_is_a_side_with_all_its_reports(folder: Path) -> None:
    for name in TEXTS:
        (folder.parent / Path(name).stem).mkdir()
        (folder.parent / Path(name).stem / name).write_bytes((folder / name).read_bytes())
    found = json.loads(run("diff", "ledger", "post").stdout)

    assert (["Morning Ledger", "Harbour Post"], [7, 7]) == (
        [found["first"]["name"], found["second"]["name"]],
        found["apart"]["opposition"],
    )


def test_a_text_that_lies_in_both_folders_belongs_to_both(folder: Path) -> None:
    for side in ("one", "two"):
        (folder.parent / side).mkdir()
        (folder.parent / side / "post.txt").write_bytes((folder / "post.txt").read_bytes())
    (folder.parent / "one" / "late.txt").write_text(
        f"publisher: Late Post\ndate: 2022-03-31\n\n{HEAD}The government has 170 members.\n", "utf-8"
    )
    found = json.loads(run("diff", "one", "two").stdout)

    assert [1, 1] == found["apart"]["government"]


def test_one_side_may_come_from_standard_input(folder: Path) -> None:
    text = (folder / "ledger.txt").read_text("utf-8")
    found = json.loads(run("diff", "-", "reports/post.txt", text=text).stdout)

    assert SEVEN == [reason["who"] for reason in found["explanations"][0]["reasons"]]


def test_the_text_has_both_numbers_the_reason_and_the_words(folder: Path) -> None:
    found = run("diff", "-t", "Morning Ledger", "Harbour Post", folder)

    assert (0, "") == (found.exit_code, found.stderr)
    assert "Government  178             171           -7\n" in found.stdout
    assert "MQM-P's 7, from the government to the opposition on 30 March 2022" in " ".join(found.stdout.split())
    assert '"MQM-P, which has seven members, left the government' in found.stdout
    assert "The smallest set need not be the true one" in found.stdout


def test_the_table_has_a_row_for_each_claim_with_its_words_and_source(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", "--csv", "Morning Ledger", "Harbour Post", folder).stdout)))
    moves = [row for row in rows if row["kind"] == "move"]

    assert {"figure", "move"} == {row["kind"] for row in rows}
    assert {("1", "MQM-P's 7", "-7", "7")} == {
        (row["explanation"], row["who"], row["government_low"], row["opposition_high"]) for row in moves
    }
    assert {"Harbour Post"} == {row["publisher"] for row in moves}
    assert all(row["quote"] and row["path"] for row in rows)


def test_no_more_explanations_are_shown_than_asked_for(folder: Path) -> None:
    found = json.loads(run("diff", "Morning Ledger", "Harbour Post", folder, "--most", "1").stdout)

    assert 1 == len(found["explanations"])


def test_a_heading_cannot_command_the_terminal(folder: Path) -> None:
    text = (folder / "post.txt").read_text("utf-8").replace("Harbour Post", "Harbour\x1b]0;x\x07 Post")
    (folder / "post.txt").write_text(text, "utf-8")

    assert "\x1b" not in run("diff", "-t", "reports/ledger.txt", "reports/post.txt").stdout


class TestBadInput:
    """One sentence and an exit code."""

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize("words", [[], ["reports"], ["--between", "a", "b"]])
    def test_sides_or_reports_that_are_missing_are_misuse(self, words: list[str]) -> None:
        refused(run("diff", *words), 2, "whipcount diff --help")

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize("words", [["Morning Ledger", "Harbour Post"], ["reports", "2022-03-30"]])
    def test_an_outlet_or_a_day_without_reports_is_misuse_that_says_how(self, words: list[str]) -> None:
        refused(run("diff", *words), 2, "whipcount diff A B reports/", "--ledger")

    @pytest.mark.parametrize("day", ["2022-13-01", "2999-01-01"])
    def test_a_day_that_is_none_or_has_not_come_is_misuse(self, folder: Path, day: str) -> None:
        refused(run("diff", "2022-03-27", day, folder), 2, day)

    def test_an_outlet_that_published_nothing_is_named_with_the_nearest(self, folder: Path) -> None:
        refused(run("diff", "Morning Leger", "Harbour Post", folder), 1, "Morning Leger", "Write Morning Ledger")

    def test_a_name_that_is_an_outlet_and_a_path_is_refused(self, folder: Path) -> None:
        (folder.parent / "Harbour Post").write_bytes((folder / "ledger.txt").read_bytes())

        refused(run("diff", "Morning Ledger", "Harbour Post", folder), 1, "an outlet and a path", "./Harbour Post")

    def test_the_same_side_twice_is_refused(self, folder: Path) -> None:
        refused(run("diff", "2022-03-30", "2022-03-30", folder), 1, "the same side twice")

    def test_a_day_before_the_first_report_is_refused(self, folder: Path) -> None:
        refused(run("diff", "2022-03-01", "2022-03-30", folder), 1, "2022-03-01", "2022-03-27")

    def test_a_day_after_the_one_of_the_question_is_refused(self, folder: Path) -> None:
        refused(run("diff", "2022-03-27", "2022-03-30", folder, "--as-of", "2022-03-28"), 1, "2022-03-30")

    def test_outlets_that_say_nothing_of_either_side_are_refused(self, folder: Path) -> None:
        for name in ("dry", "wet"):
            text = f"publisher: The {name} Post\ndate: 2022-03-30\n\nIt was {name} in the hills.\n"
            (folder / f"{name}.txt").write_text(text, "utf-8")

        refused(run("diff", "The dry Post", "The wet Post", folder), 1, "reports that say who is on which side")

    def test_reports_and_a_ledger_together_are_misuse(self, folder: Path) -> None:
        refused(run("diff", "a", "b", folder, "--ledger", "x.ledger"), 2, "not both")


def refused(found: Result, code: int, *words: str) -> None:
    assert code == found.exit_code, found.stderr
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert all(word in found.stderr for word in words), found.stderr
