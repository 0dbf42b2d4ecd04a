"""`whipcount score` and `whipcount read --review` as docs/scoring.md promises them.

In this process, as in a pipe; where a terminal, an interruption or a second writer matters, as a process of its own.
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "scoring.md").read_text("utf-8")
WHIPCOUNT = [sys.executable, "-c", "from whipcount.cli import main; main()"]
REPORT = """date: 2021-05-04

The opposition has 51 members in the 99-seat assembly. The government has 48 members.

Nobody knows what comes next.
"""
HAND = """text: town.txt
claims:
- {kind: house_size, quote: 99-seat assembly, quantity: 99}
- {kind: total, quote: The opposition has 51 members, bench: opposition, quantity: 51}
- {kind: total, quote: The government has 48 members, bench: government, quantity: 47}
- {kind: vacancy, quote: Nobody knows what comes next, quantity: 1}
"""
ENDS = 20
TAKE_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a person stands in, with a text and what they wrote about it."""
    (tmp_path / "town.txt").write_text(REPORT)
    (tmp_path / "town.yaml").write_text(HAND)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, words, input=answers, prog_name="whipcount")


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_in_a_pipe_the_score_is_json_with_every_share_and_its_interval(folder: Path) -> None:
    value = json.loads(run("score", "town.yaml").stdout)
    total, house = value["kinds"]["total"], value["kinds"]["house_size"]

    assert (1, 1, 1, 0.5, 0.5) == tuple(total[name] for name in ("true", "false", "missed", "precision", "recall"))
    assert (1, 0, 0, [0.025, 1.0]) == (*(house[name] for name in ("true", "false", "missed")), house["recall_interval"])


def test_the_table_lists_what_was_missed_and_what_is_false_in_its_context(folder: Path) -> None:
    printed = " ".join(run("score", "-t", "town.yaml").stdout.split())

    assert "+ false total bench=government quantity=48 (gold: quantity 47)" in printed
    assert "- missed vacancy quantity=1 (nothing of this kind was read here) ... in the 99-seat assembly." in printed
    assert "The government has 48 members. «Nobody knows what comes next»." in printed


def test_misses_of_one_kind_or_none_are_listed_on_request(folder: Path) -> None:
    one = run("score", "-t", "--kind", "vacancy", "town.yaml").stdout
    none = run("score", "-t", "--no-misses", "town.yaml").stdout

    assert (True, False, False) == ("missed vacancy" in one, "false total" in one, "missed vacancy" in none)


@pytest.mark.parametrize(
    ("floor", "code", "said"),
    [
        ("numbers.recall=0.5", 0, ""),
        ("numbers.recall=0.51", 1, "whipcount: numbers.recall is 0.5000 and lies below the floor of 0.51.\n"),
        ("off-topic.share=0.9", 1, "whipcount: off_topic.share cannot be measured on this gold; the floor is 0.9.\n"),
        ("number.recall=0.5", 1, "whipcount: the floor 'number.recall=0.5'; expected one such as numbers.recall=0.9."),
        ("numbers.recall=high", 1, "whipcount: the floor 'numbers.recall=high'; expected a share from 0 to 1."),
    ],
)
def test_a_score_below_a_floor_ends_in_one(folder: Path, floor: str, code: int, said: str) -> None:
    ended = run("score", "--floor", floor, "town.yaml")

    assert (code, said) == (ended.exit_code, ended.stderr[: len(said)] if said else ended.stderr)


def test_gold_by_hand_is_saved_as_json_lines_and_scores_the_same(folder: Path) -> None:
    saved = run("score", "--save", "gold.jsonl", "--no-quotes", "town.yaml")
    scores = [run("score", name).stdout for name in ("town.yaml", "gold.jsonl")]

    assert (0, "", scores[0]) == (saved.exit_code, saved.stdout, scores[1])
    assert "opposition has" not in (folder / "gold.jsonl").read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("score", "none.jsonl"), 1, "whipcount: none.jsonl: no readable file"),
        (("score", "town.txt"), 1, "whipcount: town.txt: this is no gold file"),
        (("score", "--texts", "none", "town.yaml"), 1, "whipcount: town.yaml:1:1: the text town.txt, which is not"),
        (("score", "--kind", "vakancy", "town.yaml"), 2, "whipcount: 'vakancy' is no kind of claim. Write vacancy."),
        (("read", "--review", "gold.yaml", "town.txt"), 1, "whipcount: gold.yaml: a review is not written in this"),
        (("read", "--review", "none/gold.jsonl", "town.txt"), 1, "whipcount: none/gold.jsonl: this file cannot be"),
        (
            ("read", "--review", "gold.jsonl", "--date", "2021-05-04", "-"),
            1,
            "whipcount: a review of standard input, where",
        ),
    ],
)
def test_bad_input_is_one_sentence(folder: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ended = run(*words, answers="The house has 99 members.\n")

    assert (code, said, 1) == (ended.exit_code, ended.stderr[: len(said)], ended.stderr.count("\n"))


def test_a_review_from_a_pipe_writes_gold_that_can_be_scored(folder: Path) -> None:
    answers = "t\nt\nc\nquantity=47\nm\nNobody knows\nvacancy quantity=1\nd\n"
    ended = run("read", "--review", "gold.jsonl", "town.txt", answers=answers)
    scores = [json.loads(run("score", name).stdout)["kinds"] for name in ("town.yaml", "gold.jsonl")]

    assert (0, "") == (ended.exit_code, ended.stderr)
    assert "gold.jsonl is written: 2 taken, 1 corrected, 1 added, 1 read whole." in ended.stdout
    assert scores[0] == scores[1]


def test_bad_answers_are_said_and_asked_again(folder: Path) -> None:
    answers = "x\n\nu\nc\nquantity\nquantity=x\n\nm\nno such words\nm\n\nt\nu\nq\n"
    ended = run("read", "--review", "gold.jsonl", "town.txt", answers=answers)
    said = [re.sub(r"[;:.].*", "", line.removeprefix("whipcount: ")) for line in ended.stderr.splitlines()]

    assert [
        "'x' is no answer here",
        "'' is no answer here",
        "there is nothing to undo in this session",
        "'quantity'",
        "quantity 'x'",
        "the quote 'no such words'",
    ] == said
    assert (0, True) == (ended.exit_code, "Undone: taken." in ended.stdout)


def test_a_review_that_stops_early_goes_on_where_it_was(folder: Path) -> None:
    first = run("read", "--review", "gold.jsonl", "town.txt", answers="t\n")
    unfinished = json.loads(run("score", "gold.jsonl").stdout)["texts"]
    second = run("read", "--review", "gold.jsonl", "town.txt", answers="r\nt\nd\n")
    third = run("read", "--review", "gold.jsonl", "town.txt")

    assert (0, 0, 0) == (first.exit_code, unfinished, second.exit_code)
    assert "1 text is in gold.jsonl already, read whole." in third.stdout
    assert [None, "total", "total"] == sorted((row.get("kind") for row in rows(folder / "gold.jsonl")), key=str)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(folder: Path) -> None:
    command = [*WHIPCOUNT, "read", "--review", "gold.jsonl", "town.txt"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as review:  # noqa: S603 - the same
        assert review.stdout
        _until(review.stdout.fileno(), "quit: ")
        (folder / "gold.jsonl").write_text("\n")
        _, said = review.communicate("t\n", timeout=ENDS)

    assert (1, "\n") == (review.returncode, (folder / "gold.jsonl").read_text())
    assert said.startswith("whipcount: gold.jsonl: the file was changed by somebody else")


def _until(descriptor: int, words: str) -> str:
    """What is printed until these words have been."""
    seen = ""
    while words not in seen:
        ready, _, _ = select.select([descriptor], [], [], ENDS)
        more = os.read(descriptor, 65_536).decode("utf-8", "replace") if ready else ""
        assert more, f"it ended or fell silent after: {seen}"
        seen += more
    return seen


class Terminal:
    """A real terminal with the command in it."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.screen, inside = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", f"{TAKE_TERMINAL}; {WHIPCOUNT[-1]}", *words],
            cwd=folder,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            start_new_session=True,
        )
        os.close(inside)

    def until(self, words: str) -> str:
        return _until(self.screen, words)

    def type(self, text: str) -> None:
        os.write(self.screen, text.encode())

    def end(self) -> int:
        try:
            return self.process.wait(ENDS)
        finally:
            self.process.kill()
            os.close(self.screen)


def test_on_a_terminal_a_claim_is_set_off_and_one_letter_judges_it(folder: Path) -> None:
    terminal = Terminal(folder, "read", "--review", "gold.jsonl", "town.txt")
    first = terminal.until("quit: ")
    terminal.type("t\n")
    terminal.until("quit: ")
    terminal.type("q\n")
    terminal.until("gold.jsonl is written: 1 taken.")

    assert (0, True) == (terminal.end(), "\x1b[1;7m" in first)


@pytest.mark.parametrize("how", ["key", "signal"])
def test_no_judgement_is_lost_when_a_review_is_interrupted(folder: Path, how: str) -> None:
    terminal = Terminal(folder, "read", "--review", "gold.jsonl", "town.txt")
    terminal.until("quit: ")
    terminal.type("t\n")
    terminal.until("quit: ")
    # A signal between the question and the reading of its answer is heard with the next one only.
    interrupt = {
        "key": lambda: terminal.type("\x03"),
        "signal": lambda: terminal.process.send_signal(signal.SIGINT),
    }[how]
    seen, ends = "", time.monotonic() + ENDS
    while "gold.jsonl is written: 1 taken." not in seen and time.monotonic() < ends:
        interrupt()
        while select.select([terminal.screen], [], [], 1)[0] and "1 taken." not in seen:
            seen += os.read(terminal.screen, 65_536).decode("utf-8", "replace")

    assert "gold.jsonl is written: 1 taken." in seen

    assert (130, 2) == (terminal.end(), len(rows(folder / "gold.jsonl")))


def test_no_judgement_is_lost_when_a_review_is_killed(folder: Path) -> None:
    terminal = Terminal(folder, "read", "--review", "gold.jsonl", "town.txt")
    terminal.until("quit: ")
    terminal.type("t\n")
    terminal.until("quit: ")
    terminal.process.kill()

    assert (-signal.SIGKILL, 2) == (terminal.end(), len(rows(folder / "gold.jsonl")))


def test_a_text_may_not_command_the_terminal(folder: Path) -> None:
    (folder / "town.txt").write_text(REPORT.replace("99-seat", "99-seat \x1b[31m\x1b]0;title\x07"))
    ended = run("read", "--review", "gold.jsonl", "town.txt", answers="t\nt\nt\nd\n")

    assert "\x1b" not in ended.stdout


def test_the_page_shows_commands_and_options_that_there_are() -> None:
    help_text = run("score", "--help").stdout + run("read", "--help").stdout
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", DOCS))

    assert set() == {option for option in named if option not in help_text}
