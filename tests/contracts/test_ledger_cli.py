"""A ledger from the command line: reports go in, people decide, and every command asks it as it asks a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
REPORT = EXAMPLE / "2022-03-30-harbour-post.txt"
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


def test_a_report_that_is_said_to_be_anothers_stays_as_it_came_in_and_that_is_said(tmp_path: Path) -> None:
    ledger, text = tmp_path / "new.ledger", tmp_path / "wire.txt"
    text.write_text("The government has 60 members in the 100-seat parliament.\n")
    first, second = (
        run("add", "--table", "--ledger", ledger, text, "--date", day, "--publisher", name)
        for day, name in (("2024-03-01", "Blue Wire"), ("2024-03-02", "Green Wire"))
    )

    assert "1 new report" in first.stdout
    assert "wire.txt, and keeps it as it came in: by Blue Wire, of 2024-03-01" in second.stdout


def test_the_id_of_a_report_is_told_to_be_none_of_a_claim(ledger: str) -> None:
    report = json.loads(run("log", "--ledger", ledger, "--json").stdout)["entries"][0]["subject"]
    found = run("withdraw", report[:12], "--ledger", ledger, "--because", "x")

    assert (found.exit_code, f"'{report[:12]}' is the id of a report" in found.stderr) == (1, True)


def test_the_second_that_the_log_shows_can_be_asked_for(ledger: str) -> None:
    last = run("log", "--ledger", ledger, "--table").stdout.splitlines()[-2]
    shown = last[8:31]

    assert (shown[-4:], last in run("log", "--ledger", ledger, "--table", "--known-at", shown).stdout) == (" UTC", True)


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
        (("count", "--ledger", "empty.ledger"), 1, "there is no such ledger"),
        (("count", "--ledger", "folder"), 1, "Name a file in it, such as folder/crisis.ledger."),
        (("add", "--ledger", "folder", REPORT), 1, "this is a folder"),
        (("serve", "--ledger", "none.ledger"), 1, "there is no such ledger"),
        (("serve", "--ledger", "none.ledger", EXAMPLE), 2, "reports or a ledger, not both"),
        (("export", "--site", "pages", "--ledger", "none.ledger"), 1, "there is no such ledger"),
        (("add", "--ledger", "none/new.ledger", REPORT), 1, "there is no folder none"),
        (("count", "--ledger", "none.ledger", EXAMPLE), 2, "reports or a ledger, not both"),
        (("count", "--crisis", "x", EXAMPLE), 2, "name it with --ledger"),
        (("count", "--ledger", "mysql://host/x"), 1, "begins with mysql://"),
        (("count", "--ledger", "postgresql://ann:secret@host:port/x"), 1, "an address that cannot be read"),
        (("add", "--ledger", "postgresql:newsroom", REPORT), 1, "begins with postgresql:;"),
        (("log", "--ledger", EXAMPLE / "README.md"), 1, "no whole ledger"),
        (("verify", "--ledger", "none.ledger", "--head", "12"), 2, "is no head"),
        (("verify", "--ledger", "none.ledger", "--head", "12:" + "Z" * 64), 2, "is no head"),
        (("count", "--ledger", "none.ledger", "--known-at", "noon"), 2, "is no time"),
        (("count", "--ledger", "none.ledger", "--known-at", "2999-01-01"), 2, "lies in the future"),
        (("import", "--ledger", "new.ledger", EXAMPLE / "README.md"), 1, "no entry"),
        (("import", "--ledger", "new.ledger", "empty.ledger"), 1, "nothing stands in it"),
        (("import", "--ledger", "new.ledger", "none.jsonl"), 1, "it cannot be read"),
        (("import", "--ledger", "new.ledger", "-"), 1, "nothing stands in it"),
        (("accept", "x", "--ledger", "none.ledger", "--because", " "), 2, "it is blank"),
        (("accept", "x", "--ledger", "none.ledger", "--because", "y", "--by", " "), 2, "it is blank"),
        (("count", "--ledger", ""), 2, "it is blank"),
        (("count", "--ledger", "one.ledger", "--ledger", "two.ledger"), 2, "--ledger is given 2 times. Name one."),
        (("count", "--as-of", "2022-03-30", "--as-of", "2022-03-31", EXAMPLE), 2, "--as-of is given 2 times"),
        (("count", "--as-of", "2022-W13", EXAMPLE), 2, "is no day"),
        (("count", REPORT, "--publisher", "A", REPORT, "--publisher", "B"), 2, "--publisher is given 2 times"),
        (("count", "--ledger", "none.ledger", "--known-at", "2022-W13-3"), 2, "is no time"),
        (("count", EXAMPLE, "-o", "new.png"), 2, "names a picture that this command does not make"),
        (("timeline", EXAMPLE, "-o", "new.jpg"), 2, "End it in .svg or .png."),
        (("correct", "x", "quantity=1", "quantity=2", "--ledger", "none.ledger", "--because", "y"), 2, "given twice"),
        (("correct", "x", "start=0", "--ledger", "none.ledger", "--because", "y"), 2, "start follows from the others"),
        (("add", "--ledger", "new.ledger", "--crisis", "", REPORT), 2, "it is blank"),
    ],
)
def test_bad_input_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.ledger").touch()
    (tmp_path / "folder").mkdir()
    found = run(*arguments)

    assert (found.exit_code, words in found.stderr, len(found.stderr.splitlines())) == (code, True, 1)
    assert ("secret" in found.stderr, (tmp_path / "empty.ledger").read_bytes()) == (False, b"")
    assert not (tmp_path / "new.ledger").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("count", "--crisis", "thailand"), "no crisis called 'thailand'; expected one that is there: crisis."),
        (("log", "--crisis", "thailand"), "no crisis called 'thailand'"),
        (("accept", "x", "--because", "y", "--crisis", "thailand"), "no crisis called 'thailand'"),
        (("count", "--known-at", "2022-03-30T18:00"), "nothing had been recorded by 2022-03-30 18:00 UTC"),
        (("count", "--as-of", "2021-01-01"), "nothing had been published by 2021-01-01"),
        (("timeline", "--since", "2022-03-30", "--until", "2022-03-28"), "lies after the last, 2022-03-28"),
        (("why", "greens"), "nothing is counted under 'greens'"),
        (("count", "--crisis", "\udcff"), "words that are no UTF-8 text"),
        (("accept", "THE_196", "--because", "\udcff"), "words that are no UTF-8 text"),
        (("accept", "", "--because", "x"), "no claim with the id ''"),
        (("accept", "zzz", "--because", "x"), "no claim with the id 'zzz'"),
        (("correct", "THE_196", "quantity=many", "--because", "x"), "quantity 'many'; expected a number such as 40"),
        (("correct", "THE_196", "quantity=-5", "--because", "x"), "quantity '-5'; expected a number such as 40"),
        (("correct", "THE_196", "quantity=53-50", "--because", "x"), "quantity '53-50'; expected a number such as 40"),
        (("correct", "THE_196", "holds_on=2032-03-30", "--because", "x"), "more than a year after its report of 2022"),
        (("correct", "THE_196", "colour=blue", "--because", "x"), "fields of the kind total (bench, "),
        (("correct", "THE_196", "nonsense", "--because", "x"), "expected field=value"),
    ],
)
def test_a_question_that_the_ledger_cannot_answer_is_one_sentence(
    filled: str, arguments: tuple[str, ...], words: str
) -> None:
    named = [the_196(filled) if word == "THE_196" else word for word in arguments]
    found = run(*named, "--ledger", filled)

    assert (found.exit_code, words in found.stderr, len(found.stderr.splitlines())) == (1, True, 1)


def test_a_ledger_in_a_closed_folder_is_one_sentence(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    as_anybody = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    python = [sys.executable, "-c", "from whipcount.cli import main; main(prog_name='whipcount')"]
    command = [*(as_anybody if os.geteuid() == 0 else []), *python, "count", "--ledger", str(closed / "x.ledger")]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603

    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "it may not be read by this user" in found.stderr


def test_a_name_and_a_value_that_the_shell_quoted_stay_whole(ledger: str) -> None:
    found = run("correct", the_196(ledger), "speaker=Ann  Ash's aide", "--ledger", ledger, "--because", "x")
    last = json.loads(run("log", "--ledger", ledger).stdout.splitlines()[-1])

    assert (found.exit_code, last["body"]["speaker"]) == (0, "Ann  Ash's aide")


def test_a_corrected_day_is_the_day_of_the_entry(ledger: str) -> None:
    run("correct", the_196(ledger), "holds_on=2022-03-31", "--ledger", ledger, "--because", "it says Thursday")

    assert json.loads(run("log", "--ledger", ledger).stdout.splitlines()[-1])["valid"] == "2022-03-31"


def test_every_command_that_writes_or_checks_answers_in_json(ledger: str, tmp_path: Path) -> None:
    claim = the_196(ledger)
    made = json.loads(run("accept", claim[:9], "--json", "--ledger", ledger, "--because", "x").stdout)
    again = json.loads(run("accept", claim, "--json", "--ledger", ledger, "--because", "y").stdout)
    run("export", "--ledger", ledger, "-o", tmp_path / "all.jsonl")
    brought = json.loads(run("import", "--json", "--ledger", tmp_path / "back.ledger", tmp_path / "all.jsonl").stdout)
    checked = json.loads(run("verify", "--json", "--ledger", ledger).stdout)

    assert made == {"claim": claim, "action": "accepted", "entry": checked["count"]}
    assert (again["entry"], checked["broken"]) == (None, None)
    assert brought == {"new": checked["count"], "entries": checked["count"]} | {
        name: checked[name] for name in ("count", "hash")
    }


def test_what_is_broken_is_in_the_json_too(ledger: str) -> None:
    data = Path(ledger).read_bytes()
    Path(ledger).write_bytes(data.replace(b"177 members", b"187 members", 1))
    found = run("verify", "--json", "--ledger", ledger)

    assert (found.exit_code, json.loads(found.stdout)["broken"]["what"][:16]) == (1, "its words are no")


def test_the_head_of_an_earlier_time_is_that_of_then(ledger: str) -> None:
    before = run("log", "--head", "--table", "--ledger", ledger).stdout
    last = json.loads(run("log", "--ledger", ledger, "--json").stdout)["entries"][-1]["recorded"]
    run("withdraw", the_196(ledger), "--ledger", ledger, "--because", "taken back")

    assert run("log", "--head", "--table", "--ledger", ledger, "--known-at", last).stdout == before
    assert run("log", "--head", "--table", "--ledger", ledger).stdout != before


def test_an_export_comes_through_standard_input(ledger: str, tmp_path: Path) -> None:
    exported = run("export", "--ledger", ledger).stdout
    told = CliRunner().invoke(main, ["import", "--ledger", str(tmp_path / "back.ledger"), "-"], input=exported)

    assert (told.exit_code, run("export", "--ledger", tmp_path / "back.ledger").stdout) == (0, exported)


@pytest.mark.parametrize(
    ("lost", "words"),
    [(slice(2, 3), "all.jsonl:3: entry 4 below entry 2"), (slice(0, 4), "there is no such ledger")],
)
def test_an_export_that_has_lost_lines_is_refused_and_makes_no_ledger(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: slice, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = run("export", "--ledger", ledger).stdout.splitlines()
    del lines[lost]
    Path("all.jsonl").write_text("\n".join(lines))
    found = run("import", "--ledger", "new.ledger", "all.jsonl")

    assert (found.exit_code, words in found.stderr, Path("new.ledger").exists()) == (1, True, False)


def test_two_crises_in_one_ledger_must_be_named(ledger: str) -> None:
    run("add", "--ledger", ledger, "--crisis", "second", REPORT)

    assert "--crisis" in run("count", "--ledger", ledger).stderr
    assert reported(ledger, "--crisis", "second") == [177]
