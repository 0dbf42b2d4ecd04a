"""A ledger from the command line: reports go in, people decide, and every command asks it as it asks a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
DAY = ("--as-of", "2022-03-30")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger with the example; tests that write take a copy."""
    file = str(tmp_path_factory.mktemp("ledger") / "pakistan.ledger")
    assert run("add", "--ledger", file, "--by", "Ann", EXAMPLE).exit_code == 0
    return file


@pytest.fixture
def ledger(filled: str, tmp_path: Path) -> str:
    copy = tmp_path / "copy.ledger"
    copy.write_bytes(Path(filled).read_bytes())
    return str(copy)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="whipcount")


def the_196(ledger: str) -> str:
    """The id of the opposition's own claim of 196."""
    claims = [json.loads(line) for line in run("read", "--jsonl", "--ledger", ledger).stdout.splitlines()]
    return next(c["id"] for c in claims if c["kind"] == "total" and c["quantity"]["low"] == 196)


def reported(ledger: str, *more: str) -> list[int]:
    """What reports print for the opposition on 30 March."""
    count = json.loads(run("count", "--ledger", ledger, *DAY, *more).stdout)
    return count["benches"]["opposition"]["reported"]


def test_a_count_from_a_ledger_is_the_count_from_its_reports(filled: str) -> None:
    kept = json.loads(run("count", "--ledger", filled, *DAY).stdout)

    assert kept == json.loads(run("count", EXAMPLE, *DAY).stdout)


@pytest.mark.parametrize("command", ["check", "why", "chart", "read"])
def test_every_command_asks_a_ledger_as_it_asks_a_folder(filled: str, command: str) -> None:
    what = (*(("government",) if command == "why" else ()), *(() if command == "read" else DAY))

    assert run(command, *what, "--ledger", filled).stdout == run(command, *what, EXAMPLE).stdout


@pytest.mark.parametrize("sides", [("Morning Ledger", "Harbour Post"), ("2022-03-27", "2022-03-30")])
def test_two_counts_differ_in_a_ledger_as_they_do_in_a_folder(filled: str, sides: tuple[str, str]) -> None:
    assert run("diff", *sides, *DAY, "--ledger", filled).stdout == run("diff", *sides, EXAMPLE, *DAY).stdout


def test_a_side_may_be_a_report_of_the_ledger_by_its_path(filled: str) -> None:
    one, two = EXAMPLE / "2022-03-28-city-observer.md", EXAMPLE / "2022-03-30-harbour-post.txt"
    found = json.loads(run("diff", one, two, "--ledger", filled).stdout)

    assert (["City Observer", "Harbour Post"], [-9, -9]) == (
        [found["first"]["name"], found["second"]["name"]],
        found["apart"]["government"],
    )


def test_reports_that_are_added_twice_change_nothing(ledger: str) -> None:
    again = json.loads(run("add", "--json", "--ledger", ledger, EXAMPLE).stdout)

    assert (again["new"], again["claims"], len(again["known"])) == ([], 0, 16)


def test_a_copy_of_an_agency_text_is_named(tmp_path: Path) -> None:
    told = json.loads(run("add", "--json", "--ledger", tmp_path / "new.ledger", EXAMPLE).stdout)

    assert [Path(copy).name for copy in told["copies"]] == ["2022-03-30-northern-wire.txt"]


def test_a_withdrawn_claim_counts_no_more(ledger: str) -> None:
    before, claim = reported(ledger), the_196(ledger)
    done = run("withdraw", claim, "--ledger", ledger, "--by", "Ben", "--because", "taken back")

    assert (196 in before, done.exit_code, 196 in reported(ledger)) == (True, 0, False)


def test_a_corrected_claim_counts_as_it_was_corrected(ledger: str) -> None:
    run("correct", the_196(ledger), "quantity=190", "--ledger", ledger, "--because", "the paper says 190")

    assert {190, 196} & set(reported(ledger)) == {190}


def test_what_was_known_before_a_decision_can_still_be_asked(ledger: str) -> None:
    claim = the_196(ledger)
    head = json.loads(run("log", "--ledger", ledger, "--json").stdout)["entries"][-1]["recorded"]
    run("withdraw", claim, "--ledger", ledger, "--because", "taken back")

    assert 196 in reported(ledger, "--known-at", head)


def test_the_log_says_who_decided_what_and_why(ledger: str) -> None:
    claim = the_196(ledger)
    run("accept", claim[:9], "--ledger", ledger, "--by", "Ben", "--because", "heard it myself")
    last = json.loads(run("log", "--ledger", ledger).stdout.splitlines()[-1])

    assert [last[name] for name in ("action", "subject", "author", "because")] == [
        "accepted", claim, "Ben", "heard it myself",
    ]  # fmt: skip


def test_an_export_comes_back_with_the_same_head(ledger: str, tmp_path: Path) -> None:
    head = run("log", "--head", "--table", "--ledger", ledger).stdout.strip()
    run("export", "--ledger", ledger, "-o", tmp_path / "all.jsonl")
    run("import", "--ledger", tmp_path / "back.ledger", tmp_path / "all.jsonl")

    assert run("verify", "--ledger", tmp_path / "back.ledger", "--head", head).exit_code == 0


def test_a_changed_ledger_is_told_in_one_sentence(ledger: str) -> None:
    data = Path(ledger).read_bytes()
    Path(ledger).write_bytes(data.replace(b"177 members", b"187 members", 1))
    found = run("verify", "--ledger", ledger)

    assert (found.exit_code, "its words are not those that its hash covers" in found.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("count", "--ledger", "none.ledger"), 1, "there is no such ledger"),
        (("count", "--ledger", "none.ledger", EXAMPLE), 2, "reports or a ledger, not both"),
        (("count", "--crisis", "x", EXAMPLE), 2, "name it with --ledger"),
        (("count", "--ledger", "mysql://host/x"), 1, "begins with mysql://"),
        (("log", "--ledger", EXAMPLE / "README.md"), 1, "no whole ledger"),
        (("verify", "--ledger", "none.ledger", "--head", "12"), 2, "is no head"),
        (("count", "--ledger", "none.ledger", "--known-at", "noon"), 2, "is no time"),
        (("import", "--ledger", "new.ledger", EXAMPLE / "README.md"), 1, "no entry"),
    ],
)
def test_bad_input_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(*arguments)

    assert (found.exit_code, words in found.stderr, len(found.stderr.splitlines())) == (code, True, 1)


def test_a_claim_that_is_not_there_and_a_value_that_is_none_are_refused(ledger: str) -> None:
    unknown = run("accept", "zzz", "--ledger", ledger, "--because", "x")
    wrong = run("correct", the_196(ledger), "quantity=many", "--ledger", ledger, "--because", "x")

    assert [found.exit_code for found in (unknown, wrong)] == [1, 1]


def test_two_crises_in_one_ledger_must_be_named(ledger: str) -> None:
    run("add", "--ledger", ledger, "--crisis", "second", EXAMPLE / "2022-03-30-harbour-post.txt")

    assert "--crisis" in run("count", "--ledger", ledger).stderr
    assert reported(ledger, "--crisis", "second") == [177]
