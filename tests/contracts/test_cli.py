"""The command line as docs/api.md promises it: forms of output, exit codes, one sentence for bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from whipcount import __version__
from whipcount.cli import main
from whipcount.cli.group import COMMANDS, command_of

ROOT = Path(__file__).parents[2]
API = (ROOT / "docs" / "api.md").read_text("utf-8")
EACH = pytest.mark.parametrize("name", COMMANDS)
REPORT = """date: 2022-03-30
publisher: Test Post

Prime Minister Imran Khan of Pakistan has lost his majority. MQM-P, with its seven members, left the government for
the opposition on Wednesday. The opposition now has 177 members in the 342-seat National Assembly, and the government
is left with 164. The movers need 172 votes, a majority of the total membership. PTI has 155 seats.
The motion was moved on Monday by Shehbaz Sharif.
"""
CONTRADICTING = """date: 2022-03-30

The National Assembly of Pakistan has 342 members. The opposition now has 200 members. The government has 180 members.
"""
ELSEWHERE = """date: 2021-01-02

The government has 30 members in the 61-seat Assembly. The opposition has 31 members.
"""
WEATHER = "date: 2022-03-30\n\nIt rained in the hills.\n"


def examples() -> list[str]:
    """The commands that the guide and the help texts show."""
    helps = [command_of(name).epilog for name in COMMANDS]
    shown = [
        *re.findall(r"^whipcount .*$", API, re.MULTILINE),
        *re.findall(r"^  whipcount .*$", "\n".join(helps), re.MULTILINE),
    ]
    return [line.strip() for line in shown if "..." not in line]


EXAMPLES = examples()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report, in which whatever a test writes lies too."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path / "reports"


def run(*arguments: str | Path, text: str | bytes | None = None) -> Result:
    """The command in this process, as in a pipe."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, prog_name="whipcount")


def shell(*arguments: str | Path, text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    command = [sys.executable, "-c", "from whipcount.cli import main; main(prog_name='whipcount')"]
    asked = [*command, *(str(argument) for argument in arguments)]
    return subprocess.run(asked, input=text, capture_output=True, check=False, env=os.environ | environment, timeout=60)  # noqa: S603


class TestForms:
    """Data on standard output, in the form that was asked for."""

    def test_a_pipe_gets_json(self, folder: Path) -> None:
        found = run("count", folder)

        assert json.loads(found.stdout)["as_of"] == "2022-03-30"
        assert found.exit_code == 0

    def test_the_table_is_text_with_every_number(self, folder: Path) -> None:
        found = run("count", "--table", folder)

        assert found.stdout.startswith("National Assembly, Pakistan, 30 March 2022\n")
        assert all(number in found.stdout for number in ("342", "172", "177", "164"))
        assert "\x1b" not in found.stdout

    def test_a_csv_has_one_row_for_each_bench(self, folder: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(run("count", "--csv", folder).stdout)))
        benches = [row["bench"] for row in rows if not row["party"]]

        assert benches == ["government", "opposition", "crossbench", "vacant"]

    def test_claims_come_one_a_line_in_a_pipe(self, folder: Path) -> None:
        claims = [json.loads(line) for line in run("read", folder).stdout.splitlines()]

        assert all(REPORT[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)
        assert {"switch", "total", "threshold", "house_size"} <= {claim["kind"] for claim in claims}

    def test_the_listing_of_claims_names_lines_and_quotes(self, folder: Path) -> None:
        found = run("read", "-t", folder).stdout

        assert "report.txt (Test Post, 30 March 2022)" in found
        assert re.search(r"^ +5  total +opposition, 177$", found, re.MULTILINE)

    def test_reports_come_from_standard_input_as_well(self) -> None:
        found = json.loads(run("count", "-", text=REPORT).stdout)

        assert [report["path"] for report in found["reports"]] == ["-"]

    @pytest.mark.parametrize("what", ["GOVERNMENT", "opposition", "pti", "THRESHOLD", "verdict"])
    def test_why_explains_a_number_in_sentences(self, folder: Path, what: str) -> None:
        found = run("why", what, folder)

        assert found.exit_code == 0
        assert found.stdout.strip()
        assert json.loads(run("why", "--json", what, folder).stdout)["sentences"]

    def test_why_of_an_unknown_name_is_one_sentence(self, folder: Path) -> None:
        found = run("why", "goverment", folder)

        assert_refused(found, 1, "goverment", "expected")

    def test_a_chart_says_its_words_in_the_language_that_is_asked_for(self, folder: Path) -> None:
        drawn = run("chart", "--lang", "de", folder)

        assert "Nötige Stimmen" in drawn.stderr
        assert ">Regierung<" in drawn.stdout

    def test_a_chart_without_a_file_is_svg_and_its_sentence_is_on_standard_error(self, folder: Path) -> None:
        found = run("chart", folder)

        assert found.stdout.startswith("<svg")
        assert "342 seats" in found.stderr

    @pytest.mark.parametrize(("suffix", "start"), [(".svg", b"<svg"), (".png", b"\x89PNG")])
    def test_the_suffix_names_the_format_of_the_picture(self, folder: Path, suffix: str, start: bytes) -> None:
        file = folder / f"count{suffix}"
        run("chart", folder, "-o", file)

        assert file.read_bytes().startswith(start)

    @pytest.mark.parametrize(
        ("suffix", "start"), [(".csv", "chamber,"), (".txt", "National"), (".json", "{"), ("", "{")]
    )
    def test_the_suffix_of_a_file_decides_the_form_where_none_is_asked_for(
        self, folder: Path, tmp_path: Path, suffix: str, start: str
    ) -> None:
        file = tmp_path / f"count{suffix}"
        run("count", folder, "-o", file)

        assert file.read_text("utf-8").startswith(start)

    def test_a_day_leaves_later_reports_out(self, folder: Path) -> None:
        (folder / "later.txt").write_text(REPORT.replace("2022-03-30", "2022-04-02"), "utf-8")
        found = json.loads(run("count", "--as-of", "2022-04-01", folder).stdout)

        assert [report["published"] for report in found["reports"]] == ["2022-03-30"]


class TestExitCodes:
    """What a script may rely on."""

    def test_check_exits_3_when_the_sources_contradict_each_other(self) -> None:
        found = run("check", "-", text=CONTRADICTING)

        assert found.exit_code == 3
        assert any(finding["contradicts"] for finding in json.loads(found.stdout)["findings"])

    def test_check_names_the_claims_that_its_findings_name_and_no_others(self) -> None:
        found = json.loads(run("check", "-", text=CONTRADICTING).stdout)

        assert {claim["id"] for claim in found["claims"]} == {
            id_ for each in found["findings"] for id_ in each["claims"]
        }

    def test_check_exits_0_when_nothing_contradicts(self, folder: Path) -> None:
        assert run("check", folder).exit_code == 0

    def test_a_count_of_contradicting_sources_is_still_a_count(self) -> None:
        assert run("count", "-", text=CONTRADICTING).exit_code == 0

    def test_a_report_that_says_nothing_is_fine_and_said(self) -> None:
        found = run("count", "--chamber", "pk-na", "-", text=WEATHER)

        assert found.exit_code == 0
        assert "nothing was read" in found.stderr

    def test_an_unknown_chamber_is_counted_without_its_law(self) -> None:
        found = json.loads(run("count", "-", text=ELSEWHERE).stdout)

        assert found["chamber"] is None
        assert [found["benches"][bench]["reported"] for bench in ("government", "opposition")] == [[30], [31]]

    @pytest.mark.parametrize("code", [0, 1, 2, 3, 4, 130, 141])
    def test_every_exit_code_is_documented(self, code: int) -> None:
        assert f"\n| {code} | " in API

    @EACH
    def test_every_option_is_documented(self, name: str) -> None:
        command = command_of(name)
        parts = [command, *(command.commands.values() if isinstance(command, click.Group) else [])]
        options = [option for part in parts for option in part.params if isinstance(option, click.Option)]
        flags = [flag for option in options for flag in option.opts]

        assert [flag for flag in flags if f"`{flag}" not in API and f" {flag}" not in API] == []

    def test_every_command_is_documented(self) -> None:
        assert [name for name in COMMANDS if f"whipcount {name} " not in API] == []


def assert_refused(found: Result, code: int, *words: str) -> None:
    """One line on standard error, with these words and this exit code; nothing on standard output; no traceback."""
    assert found.exit_code == code, found.output
    assert found.exception is None or isinstance(found.exception, SystemExit)
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1, found.stderr
    assert found.stderr.startswith("whipcount: ")
    assert all(word in found.stderr for word in words), found.stderr


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "holds no words"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 20), "binary"),
    "large": (lambda path: path.write_bytes(b"a " * 25_000_000), "50,000,000 bytes"),
    "encoding": (lambda path: path.write_bytes("é".encode() * 9 + b"\xe9 a\n\xff\xfe\x00"), "expected"),
    "page": (lambda path: path.write_text("<html><body <p>Pakistan <<b></i"), "published"),
    "undated": (lambda path: path.write_text("The government has 3 members."), "--date"),
    "misdated": (lambda path: path.write_text("date: 2022-02-30\n\nThe government has 3 members."), "2022-02-30"),
    "future": (lambda path: path.write_text("date: 2999-01-01\n\nThe government has 3 members."), "lies in the future"),
    "two": (lambda path: path.write_text("date: 2022-03-30\n\nGermany, Germans. Pakistan, Pakistanis."), "--chamber"),
}


class TestBadInput:
    """Each gets one clear sentence and its exit code; none gets a traceback."""

    @pytest.mark.parametrize("command", ["count", "read"])
    @pytest.mark.parametrize("name", BAD)
    def test_a_bad_report_is_one_sentence(self, tmp_path: Path, name: str, command: str) -> None:
        file = tmp_path / f"{name}.txt"
        BAD[name][0](file)

        assert_refused(run(command, file), 1, f"{name}.txt", BAD[name][1], "expected")

    def test_every_bad_report_is_named_in_one_go(self, folder: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text("")
        found = run("count", folder)

        assert [line.split(":")[1].rsplit("/", 1)[1] for line in found.stderr.splitlines()] == ["a.txt", "b.txt"]

    def test_a_folder_without_reports_is_one_sentence(self, tmp_path: Path) -> None:
        assert_refused(run("count", tmp_path), 1, "no report")

    def test_a_day_before_the_first_report_is_one_sentence_with_the_days_there_are(self, folder: Path) -> None:
        assert_refused(run("count", folder, "--as-of", "2022-03-01"), 1, "2022-03-01", "2022-03-30")

    def test_a_house_of_unknown_size_cannot_be_drawn_and_that_is_one_sentence(self) -> None:
        text = "date: 2021-01-02\n\nThe government has 30 members and the opposition has 31 members.\n"

        assert_refused(run("chart", "-", text=text), 1, "number of seats", "Name the chamber")

    def test_an_unknown_chamber_by_name_is_one_sentence_with_a_guess(self, folder: Path) -> None:
        assert_refused(run("count", folder, "--chamber", "Pakstan"), 1, "Pakstan", "pk-na")

    @pytest.mark.parametrize("day", ["31.3.2022", "2022-13-01", "yesterday", "2999-01-01"])
    def test_a_day_that_is_none_or_has_not_come_is_misuse(self, folder: Path, day: str) -> None:
        assert_refused(run("count", folder, "--as-of", day), 2, day)
        assert_refused(run("count", folder, "--date", day), 2, day)

    @pytest.mark.parametrize("name", ["chart.jpg", "chart", "svg"])
    def test_a_picture_of_another_format_is_misuse(self, folder: Path, name: str) -> None:
        assert_refused(run("chart", folder, "-o", name), 2, name, ".svg or .png")

    @pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"lint-rules", "record"}])
    def test_a_command_without_reports_is_misuse(self, name: str) -> None:
        assert_refused(run(name), 2, "Missing ", f"whipcount {name} --help")

    @pytest.mark.parametrize("arguments", [["tally"], ["--fast"], ["count", "--fast", "a.txt"]])
    def test_what_does_not_exist_is_misuse(self, arguments: list[str]) -> None:
        assert_refused(run(*arguments), 2, "No such", "--help")

    @pytest.mark.parametrize("file", ["missing/count.json", "."])
    def test_a_place_that_cannot_be_written_is_one_sentence(self, folder: Path, file: str) -> None:
        assert_refused(run("count", folder, "-o", folder / file), 1, "cannot be written")

    def test_a_file_is_written_whole_or_not_at_all(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = folder.parent / "count.json"
        file.write_text("as it was")
        monkeypatch.setattr(Path, "replace", _refuse)
        run("count", folder, "-o", file)

        assert [file.read_text()] == ["as it was"]
        assert [path.name for path in folder.parent.iterdir()] == ["count.json", "reports"] or not list(
            folder.parent.glob("*.part")
        )

    def test_a_name_with_control_characters_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        found = run("count", tmp_path / "a\x1b]0;owned\x07\nb.txt")

        assert_refused(found, 1, "no such file")
        assert "\x1b" not in found.stderr


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.slow
class TestTheProcess:
    """What only a process of its own can show."""

    def test_messages_never_mix_with_data(self, folder: Path) -> None:
        found = shell("count", folder, folder / "report.txt")

        assert json.loads(found.stdout)["seats"] == 342
        assert found.stderr == b""

    def test_a_missing_file_leaves_no_traceback(self, tmp_path: Path) -> None:
        found = shell("count", tmp_path / "none.txt")

        assert (found.returncode, found.stdout) == (1, b"")
        assert found.stderr.endswith(
            b"none.txt: there is no such file; expected a report. Check the name and the folder.\n"
        )

    def test_a_terminal_without_unicode_still_gets_its_text(self) -> None:
        words = REPORT.replace("Shehbaz Sharif", "Şehbaz Şarif") + '\n"I will fight — always," said Khan.\n'
        found = shell("count", "-t", "-", text=words.encode(), PYTHONIOENCODING="ascii")

        assert (found.returncode, found.stderr) == (0, b"")
        assert found.stdout.isascii()

    @pytest.mark.slow
    def test_colours_come_when_forced_and_go_when_declined(self, folder: Path) -> None:
        forced = shell("count", "-t", folder, FORCE_COLOR="1", NO_COLOR="")
        declined = shell("count", "-t", folder, FORCE_COLOR="1", NO_COLOR="1")

        assert (b"\x1b[" in forced.stdout, b"\x1b[" in declined.stdout) == (True, False)

    def test_a_reader_that_leaves_ends_the_command_quietly(self, folder: Path) -> None:
        python = f"{sys.executable} -c \"from whipcount.cli import main; main(prog_name='whipcount')\""
        script = f"{python} read --json '{folder}' | true; echo ${{PIPESTATUS[0]}}"
        found = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=60)  # noqa: S603, S607

        assert found.stderr == b""
        assert found.stdout in (b"141\n", b"0\n")

    def test_help_loads_none_of_the_heavy_libraries(self) -> None:
        heavy = (
            "{'numpy', 'highspy', 'yaml', 'rich', 'trafilatura', 'lxml', 'rapidfuzz', 'resvg_py', 'whipcount.model'}"
        )
        code = (
            "import sys\nfrom whipcount.cli import main\n"
            "try: main(['--help'], prog_name='whipcount')\n"
            f"except SystemExit: print(sorted({heavy} & set(sys.modules)))"
        )
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603

        assert found.stdout.endswith("\n[]\n")

    def test_importing_whipcount_loads_nothing_of_it(self) -> None:
        code = "import whipcount, sys; print([name for name in sys.modules if name.startswith('whipcount.')])"
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603

        assert found.stdout == "[]\n"


class TestTheLedger:
    """Every command that asks about reports asks a ledger too: what was true on a day, what was known at a time."""

    @EACH
    def test_every_command_that_takes_reports_asks_a_ledger(self, name: str) -> None:
        options = {param.name for param in command_of(name).params}

        assert "publisher" not in options or name == "add" or {"ledger", "crisis", "known_at"} <= options

    @EACH
    def test_every_command_that_counts_one_day_takes_that_day(self, name: str) -> None:
        options = {param.name for param in command_of(name).params}
        many_days = {"read", "timeline", "power"}  # read counts nothing; the others take --since and --until

        assert "known_at" not in options or name in {*many_days, "log"} or "as_of" in options
        assert name not in many_days - {"read"} or {"since", "until"} <= options

    @EACH
    def test_every_command_of_a_ledger_takes_its_address(self, name: str) -> None:
        options = {param.name for param in command_of(name).params}
        of_a_ledger = {"add", "log", "accept", "correct", "withdraw", "reopen", "verify", "export", "import"}

        assert name not in of_a_ledger or "ledger" in options


class TestHelp:
    """Help teaches by examples."""

    @EACH
    def test_every_command_shows_an_example(self, name: str) -> None:
        assert f"  whipcount {name} " in run(name, "--help").stdout

    @pytest.mark.parametrize("line", EXAMPLES)
    def test_every_example_is_a_command_that_can_be_typed(self, line: str) -> None:
        name, *arguments = shlex.split(re.split(r" [|>&] ?|  ", line)[0])[1:]
        command = command_of(name)
        if isinstance(command, click.Group):
            command = command.commands[arguments.pop(0)]
        context = command.make_context(name, arguments)

        asked_for = ("paths", "gold", "ledger", "weights", "chamber", "by", "file")
        assert any(context.params.get(asked) for asked in asked_for)

    def test_the_version_is_that_of_the_package(self) -> None:
        assert run("--version").stdout == f"whipcount {__version__}\n"

    def test_completion_knows_commands_and_chambers(self) -> None:
        commands = shell(_WHIPCOUNT_COMPLETE="bash_complete", COMP_WORDS="whipcount c", COMP_CWORD="1")
        chambers = shell(_WHIPCOUNT_COMPLETE="bash_complete", COMP_WORDS="whipcount count --chamber p", COMP_CWORD="3")

        assert commands.stdout.split() == [b"plain,count", b"plain,check", b"plain,chart", b"plain,correct"]
        assert b"plain,pk-na" in chambers.stdout

    def test_the_clock_is_ahead_of_no_calendar(self) -> None:
        from whipcount.cli.clock import today  # noqa: PLC0415 - only this test asks the clock

        assert today() >= date.today()  # noqa: DTZ011 - the local calendar is the point


def test_a_fault_of_ours_is_one_sentence_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one place where a room is replaced: no input is known that makes the program fail."""
    report = tmp_path / "report.txt"
    report.write_text("date: 2022-03-30\n\nThe opposition has 177 members.", encoding="utf-8")

    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("seats ran away")

    monkeypatch.setattr("whipcount.crisis.crisis.Crisis.count", broken)
    result = CliRunner().invoke(main, ["count", str(report)])

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "a fault of whipcount and not of the input (RuntimeError: seats ran away)" in result.stderr
