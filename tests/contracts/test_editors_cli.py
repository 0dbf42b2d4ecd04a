"""`whipcount editors` and what `whipcount serve` says of who may write."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.contracts.test_cli import assert_refused

from whipcount.cli import main
from whipcount.ledger import Ledger
from whipcount.web.editors.file import read
from whipcount.web.editors.passwords import fits

pytestmark = pytest.mark.slow  # a hash of a password takes a third of a second, as it should
PASSWORD = "a mast, a hull, a sail"  # noqa: S105 - of nobody


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=text, prog_name="whipcount")


def add(name: str, file: Path, *more: str, password: str = PASSWORD) -> Result:
    return run("editors", "add", name, file, "--password-stdin", *more, text=f"{password}\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "editors.yaml"


def test_an_editor_is_added_with_the_password_of_standard_input(file: Path) -> None:
    found = add("Ann Ash", file)

    assert (0, f"Ann Ash may write now. {file}: 1 editor.\n") == (found.exit_code, found.stdout)
    assert fits(PASSWORD, read(file)["Ann Ash"])
    assert PASSWORD not in file.read_text("utf-8")


def test_the_file_is_for_its_owner_alone_and_keeps_its_group(file: Path) -> None:
    add("Ann Ash", file)
    first = stat.S_IMODE(file.stat().st_mode)
    file.chmod(0o640)
    add("Ben Birch", file)

    assert (0o600, 0o640) == (first, stat.S_IMODE(file.stat().st_mode))


def test_names_are_listed_and_removed(file: Path) -> None:
    for name in ("Ann Ash", 'Zoë "Z" Zürn: #1'):
        add(name, file)
    listed = run("editors", "list", file).stdout
    removed = run("editors", "remove", "Ann Ash", file, "--json")

    assert 'Ann Ash\nZoë "Z" Zürn: #1\n' == listed
    assert {"file": str(file), "editors": ['Zoë "Z" Zürn: #1']} == json.loads(removed.stdout)
    run("editors", "remove", 'Zoë "Z" Zürn: #1', file)
    assert {} == read(file)


def test_a_new_password_is_given_only_when_that_is_said(file: Path) -> None:
    add("Ann Ash", file)
    before = file.read_bytes()

    assert_refused(add("Ann Ash", file, password="the new one of Ann"), 1, "is there already", "--replace")  # noqa: S106
    assert before == file.read_bytes()
    assert 0 == add("Ann Ash", file, "--replace", password="the new one of Ann").exit_code  # noqa: S106 - the same
    assert fits("the new one of Ann", read(file)["Ann Ash"])


def test_what_cannot_be_an_editor_is_one_sentence(file: Path) -> None:
    add("Ann Ash", file)

    assert_refused(add("ann ash", file), 1, "differs from Ann Ash by capital letters only")
    assert_refused(add("Ben Birch", file, "--replace"), 1, "no editor called 'Ben Birch'")
    assert_refused(add("Ben\nBirch", file), 2, "no name")
    assert_refused(add("Ben Birch", file, password="short"), 2, "12 to 1000 letters; this one has 5")  # noqa: S106
    assert_refused(run("editors", "add", "Ben Birch", file, text=PASSWORD), 2, "no terminal", "--password-stdin")
    assert_refused(run("editors", "remove", "Ben Birch", file), 1, "no editor called 'Ben Birch'", "Ann Ash")
    assert_refused(run("editors", "list", file.with_name("none")), 1, "none", "No such file")
    assert_refused(add("Ann Ash", file.with_name("none") / "e.yaml"), 1, "cannot be written")


WRONG = {
    "a list": ("- Ann\n", 1, "a list"),
    "no editors": ("people: []\n", 1, "unknown key 'people'"),
    "no name": ("editors:\n  - password: {hash}\n", 2, "no name"),
    "blank name": ('editors:\n  - name: ""\n    password: {hash}\n', 2, "an empty name"),
    "unseen name": ('editors:\n  - name: "A\\u202en"\n    password: {hash}\n', 2, "as a name"),
    "twice": (
        "editors:\n  - name: Ann\n    password: {hash}\n  - name: Ann\n    password: {hash}\n",
        4,
        "a second time",
    ),
    "open": ("editors:\n  - name: Ann\n    password: a mast, a hull, a sail\n", 3, "no hash"),
    "other": ("editors:\n  - name: Ann\n    password: {hash}\n    role: chief\n", 4, "unknown key 'role'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_told_with_its_place(file: Path, name: str) -> None:
    text, line, words = WRONG[name]
    hashed = "scrypt$15$8$3$" + "A" * 22 + "==$" + "A" * 43 + "="
    file.touch(0o600)
    file.write_text(text.replace("{hash}", hashed), "utf-8")
    found = run("editors", "list", file)

    assert 1 == found.exit_code
    assert f"{file}:{line}:" in found.stderr
    assert words in found.stderr
    assert "a mast" not in found.stderr


def test_a_file_that_others_can_read_is_not_taken(file: Path) -> None:
    add("Ann Ash", file)
    file.chmod(0o604)

    assert_refused(run("editors", "list", file), 1, "others on this machine", "chmod 600")


class TestServe:
    """It does not start where somebody could write whom nobody meant to."""

    @pytest.fixture
    def ledger(self, tmp_path: Path) -> Path:
        with Ledger(str(tmp_path / "a.ledger")):
            return tmp_path / "a.ledger"

    def test_the_help_says_that_it_is_for_reading_only_unless(self) -> None:
        text = " ".join(run("serve", "--help").stdout.split())

        assert "reading only, and nothing can be changed through them, unless you name editors: with --editors" in text

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (["--editors-by-header", "X-Remote-User"], "needs --proxy"),
            (["--editors-by-header", "X-Remote-User", "--proxy", "127.0.0.1"], "needs --address"),
            (
                ["--editors-by-header", "X User", "--proxy", "127.0.0.1", "--address", "https://a.example"],
                "X-Remote-User",
            ),
            (["--editors-by-header", "X-Remote-User", "--proxy", "127.0.0.1/8"], "no network address"),
            (["--editors-by-header", "X-Remote-User", "--editors", "FILE"], "one way"),
            (["--proxy", "127.0.0.1"], "--editors"),
            (["--editors", "FILE", "--host", "0.0.0.0"], "for all to read"),  # noqa: S104 - is refused
            (["--editors", "FILE", "--address", "http://a.example"], "for all to read"),
            (["--editors", "FILE", "--host", "0.0.0.0", "--address", "http://localhost"], "for all to read"),  # noqa: S104
            (["--editors", "FILE", "--address", "ftp://a.example"], "https://count.example.org"),
        ],
    )
    def test_it_says_what_is_missing(self, ledger: Path, file: Path, options: list[str], words: str) -> None:
        add("Ann Ash", file)
        said = [str(file) if each == "FILE" else each for each in options]

        assert_refused(run("serve", ledger, *said), 2, words)

    def test_it_wants_the_file_in_order(self, ledger: Path, file: Path) -> None:
        assert_refused(run("serve", ledger, "--editors", file), 1, "editors.yaml", "No such file")

    def test_it_wants_a_ledger(self, file: Path, tmp_path: Path) -> None:
        add("Ann Ash", file)
        (tmp_path / "a.txt").write_text("date: 2022-03-30\n\nThe government of Pakistan has 164 members.\n", "utf-8")

        assert_refused(run("serve", tmp_path / "a.txt", "--editors", file), 1, "a ledger", "whipcount add")
