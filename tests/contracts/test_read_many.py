"""`whipcount read` over many articles: its forms, what it says, and a process that is killed and goes on."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

PAKISTAN = (
    "The opposition in Pakistan's National Assembly now has {} members in the 342-seat house, ahead of the motion of "
    "no confidence in the prime minister. The government is left with 164 members of parliament, short of a majority."
)
SWEDEN = (
    "In Sweden the opposition in the Riksdag now has {} members in the 349-seat house, ahead of the vote of no "
    "confidence in the prime minister. The government of Sweden has 116 members of parliament, short of a majority."
)
WEATHER = "Rain fell on the hills for the {}th day, and the road to the harbour stayed closed."
COMMAND = [sys.executable, "-c", "from whipcount.cli import main; main(prog_name='whipcount')"]
LIMIT = 120


def write(path: Path, articles: int, *texts: str) -> Path:
    texts = texts or (PAKISTAN, WEATHER, SWEDEN)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text = texts[number % len(texts)].format(100 + number % 97)
            file.write(json.dumps({"text": f"{text} No {number}.", "date": "2022-03-30"}) + "\n")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second or two of work for one process."""
    return write(tmp_path_factory.mktemp("corpus") / "articles.jsonl", 450)


@pytest.fixture(scope="module")
def whole(corpus: Path) -> Callable[[str], bytes]:
    """The file of a run that nothing interrupted, in each form."""
    found: dict[str, bytes] = {}

    def written(form: str) -> bytes:
        if form not in found:
            file = corpus.parent / f"whole.{form}"
            shell("read", corpus, "-o", file)
            found[form] = file.read_bytes()
        return found[form]

    return written


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return write(tmp_path / "few.jsonl", 6)


def run(*arguments: str | Path, text: str | None = None) -> Result:
    """The command in this process, as in a pipe."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, prog_name="whipcount")


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """The command as a process that leads a group of its own, so that all its workers can be found."""
    asked = [*COMMAND, *(str(argument) for argument in arguments)]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # noqa: S603


def shell(*arguments: str | Path) -> tuple[int, bytes, str]:
    """The command as a process of its own, to its end: the exit code and what it said."""
    process = started(*arguments)
    out, said = process.communicate(timeout=LIMIT)
    return process.returncode, out, said.decode()


def until(come: Callable[[], bool]) -> None:
    """Wait for what must come; how long it takes is of no interest."""
    end = time.monotonic() + LIMIT
    while not come():
        assert time.monotonic() < end
        time.sleep(0.005)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def is_far(file: Path, articles: int) -> bool:
    """Whether a run has begun and so many articles are certain."""
    state = Path(f"{file}.state.json")
    done = json.loads(state.read_bytes())["tally"]["articles"] if state.exists() else 0
    return Path(f"{file}.part").exists() and done >= articles


class TestForms:
    """The suffix, the name or a flag decides."""

    @pytest.mark.parametrize(
        ("name", "start"), [("a.jsonl", b'{"id'), ("a.csv", b"id,"), ("a.tsv", b"id\t"), ("a", b'{"id')]
    )
    def test_the_suffix_decides(self, few: Path, tmp_path: Path, name: str, start: bytes) -> None:
        found = run("read", few, "-o", tmp_path / name)

        assert 0 == found.exit_code, found.stderr
        assert (tmp_path / name).read_bytes().startswith(start)

    @pytest.mark.parametrize("flags", [("--format", "csv"), ("--csv",)])
    def test_a_form_that_is_named_stands_above_the_suffix(self, few: Path, tmp_path: Path, flags: tuple[str]) -> None:
        run("read", few, "-o", tmp_path / "a.jsonl", *flags)

        assert (tmp_path / "a.jsonl").read_text().startswith("id,")

    def test_parquet_has_the_claims_of_the_lines(self, few: Path, tmp_path: Path) -> None:
        run("read", few, "-o", tmp_path / "a.parquet")
        lines = [json.loads(line) for line in run("read", few).stdout.splitlines()]

        assert [line["id"] for line in lines] == pq.read_table(tmp_path / "a.parquet")["id"].to_pylist()

    def test_articles_in_parquet_are_read_like_those_in_lines(self, few: Path, tmp_path: Path) -> None:
        import pyarrow as pa  # noqa: PLC0415 - only here

        rows = [json.loads(line) for line in few.read_text().splitlines()]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "few.parquet")
        ids = [
            [json.loads(line)["id"] for line in run("read", path).stdout.splitlines()]
            for path in (few, tmp_path / "few.parquet")
        ]

        assert ids[0] == ids[1] != []

    @pytest.mark.parametrize(
        "flags", [("-t",), ("--json",), ("--format", "table"), ("--format", "parquet"), ("--restart",)]
    )
    def test_what_does_not_fit_a_corpus_is_one_sentence(self, few: Path, flags: tuple[str, ...]) -> None:
        found = run("read", few, *flags)

        assert (2, "") == (found.exit_code, found.stdout)
        assert 1 == found.stderr.count("\n")

    @pytest.mark.slow
    def test_every_number_of_processes_gives_the_same_bytes(self, corpus: Path, whole: Callable[[str], bytes]) -> None:
        file = corpus.parent / "other.jsonl"
        for jobs in ("1", "3"):
            shell("read", corpus, "-o", file, "--jobs", jobs)

            assert whole("jsonl") == file.read_bytes()


class TestWhatIsACorpus:
    """One crisis, or many articles each for itself."""

    def test_a_few_texts_are_read_as_before(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("date: 2022-03-30\n\n" + PAKISTAN.format(177))
        found = run("read", "-t", tmp_path)

        assert (0, "") == (found.exit_code, found.stderr)
        assert found.stdout.startswith(f"{tmp_path}/a.txt (publisher not named, 30 March 2022)\n")

    def test_a_few_texts_about_two_chambers_are_read_each_under_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("date: 2022-03-30\n\n" + PAKISTAN.format(177))
        (tmp_path / "b.txt").write_text("date: 2022-03-30\n\n" + SWEDEN.format(181))
        found = run("read", tmp_path)

        assert 0 == found.exit_code, found.stderr
        assert {"a.txt", "b.txt"} == {Path(json.loads(line)["path"]).name for line in found.stdout.splitlines()}
        assert 1 == run("count", tmp_path).exit_code

    @pytest.mark.parametrize(("texts", "is_one"), [(200, False), (201, True)])
    def test_more_than_200_texts_into_a_file_are_a_corpus(self, tmp_path: Path, texts: int, is_one: bool) -> None:
        (tmp_path / "in").mkdir()
        for number in range(texts):
            (tmp_path / "in" / f"{number}.txt").write_text(f"date: 2022-03-30\n\nIt rained for {number} days.\n")
        found = run("read", tmp_path / "in", "-o", tmp_path / "claims.csv")

        assert 0 == found.exit_code, found.stderr
        assert is_one == (f"{texts} off the topic" in found.stderr)

    def test_processes_that_are_named_make_a_corpus_of_one_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("date: 2022-03-30\n\n" + PAKISTAN.format(177))

        assert "1 articles" in run("read", tmp_path / "a.txt", "--jobs", "1").stderr


class TestProblems:
    """What is wrong with one article stops no other."""

    @pytest.fixture
    def broken(self, tmp_path: Path) -> Path:
        lines = [json.dumps({"text": PAKISTAN.format(n), "date": "2022-03-30"}) for n in (177, 178, 179)]
        lines[1] = json.dumps({"text": PAKISTAN.format(178)})
        lines.insert(1, '{"text": ')
        path = tmp_path / "broken.jsonl"
        path.write_text("\n".join(lines) + "\n")
        return path

    def test_they_stand_in_a_file_beside_and_the_exit_code_says_so(self, broken: Path, tmp_path: Path) -> None:
        file = tmp_path / "claims.csv"
        found = run("read", broken, "-o", file)
        problems = Path(f"{file}.problems.txt").read_text().splitlines()
        rows = csv.DictReader(io.StringIO(file.read_text()))

        assert 1 == found.exit_code
        assert "2 not usable" in found.stderr
        assert f"{file} is complete" in found.stderr
        assert [True, True] == [line.startswith(f"{broken}:{at}") for line, at in zip(problems, (2, 3), strict=True)]
        assert {f"{broken}:1", f"{broken}:4"} == {row["path"] for row in rows}

    def test_without_a_file_they_are_said(self, broken: Path) -> None:
        found = run("read", broken)

        assert 1 == found.exit_code
        assert [f"whipcount: {broken}:2", f"whipcount: {broken}:3"] == [
            line[: len(f"whipcount: {broken}:2")] for line in found.stderr.splitlines()[:2]
        ]
        assert {f"{broken}:1", f"{broken}:4"} == {json.loads(line)["path"] for line in found.stdout.splitlines()}

    def test_no_problems_leave_no_file(self, few: Path, tmp_path: Path) -> None:
        run("read", few, "-o", tmp_path / "claims.csv")

        assert ["claims.csv", "few.jsonl"] == sorted(path.name for path in tmp_path.iterdir())

    def test_a_missing_file_costs_no_work(self, few: Path, tmp_path: Path) -> None:
        found = run("read", few, tmp_path / "none.jsonl", "-o", tmp_path / "claims.csv")

        assert (1, 1) == (found.exit_code, found.stderr.count("\n"))
        assert not (tmp_path / "claims.csv").exists()

    def test_a_device_takes_the_claims_as_they_come(self, few: Path) -> None:
        found = run("read", few, "-o", "/dev/null")

        assert 0 == found.exit_code, found.stderr


@pytest.mark.slow
class TestKilled:
    """A run that ends in the middle and is started again."""

    @pytest.mark.parametrize(
        ("form", "jobs", "after"),
        [
            ("jsonl", "1", (0,)),
            ("csv", "1", (1, 250)),
            ("parquet", "1", (200,)),
            ("jsonl", "2", (1, 250)),
            ("csv", "2", (200,)),
            ("parquet", "2", (0, 1)),
        ],
    )
    def test_the_file_is_that_of_a_run_that_was_never_killed(  # noqa: PLR0917 - three ways to vary it
        self, corpus: Path, whole: Callable[[str], bytes], tmp_path: Path, form: str, jobs: str, after: tuple[int, ...]
    ) -> None:
        file = tmp_path / f"claims.{form}"
        for articles in after:
            process = started("read", corpus, "-o", file, "--jobs", jobs)
            until(lambda least=articles: is_far(file, least) or process.poll() is not None)  # type: ignore[misc] # noqa: B023
            process.kill()
            process.communicate(timeout=LIMIT)

            assert -signal.SIGKILL == process.returncode
            assert not file.exists()
            until(lambda group=process.pid: is_gone(group))  # type: ignore[misc]
        code, _, said = shell("read", corpus, "-o", file, "--jobs", jobs)

        assert 0 == code, said
        assert whole(form) == file.read_bytes()
        assert [file.name] == [path.name for path in tmp_path.iterdir()]

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_an_interruption_from_the_keyboard_is_one_sentence(
        self, corpus: Path, whole: Callable[[str], bytes], tmp_path: Path, jobs: str
    ) -> None:
        file = tmp_path / "claims.jsonl"
        process = started("read", corpus, "-o", file, "--jobs", jobs)
        until(lambda: is_far(file, 1) or process.poll() is not None)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=LIMIT)
        until(lambda: is_gone(process.pid))

        assert 130 == process.returncode
        assert 1 == said.strip().count(b"\n") + 1, said
        assert b"the same command goes on from there" in said
        assert 0 == shell("read", corpus, "-o", file, "--jobs", jobs)[0]
        assert whole("jsonl") == file.read_bytes()

    def test_other_processes_go_on_with_what_one_began(
        self, corpus: Path, whole: Callable[[str], bytes], tmp_path: Path
    ) -> None:
        file = tmp_path / "claims.jsonl"
        process = started("read", corpus, "-o", file, "--jobs", "1")
        until(lambda: is_far(file, 1) or process.poll() is not None)
        process.kill()
        process.communicate(timeout=LIMIT)
        shell("read", corpus, "-o", file, "--jobs", "2")

        assert whole("jsonl") == file.read_bytes()

    def test_a_disk_without_room_is_one_sentence_and_a_run_to_go_on_with(
        self, corpus: Path, whole: Callable[[str], bytes], tmp_path: Path
    ) -> None:
        """The system lets no file grow beyond half of what is needed."""
        file = tmp_path / "claims.jsonl"
        kilobytes = len(whole("jsonl")) // 2_048
        limited = [
            "bash",
            "-c",
            f'ulimit -f {kilobytes}; exec "$@"',
            "bash",
            *COMMAND,
            "read",
            str(corpus),
            "-o",
            str(file),
        ]
        found = subprocess.run(limited, capture_output=True, text=True, check=False, timeout=LIMIT)  # noqa: S603

        assert (1, 1) == (found.returncode, found.stderr.count("\n")), found.stderr
        assert "it cannot be written" in found.stderr
        assert 0 == shell("read", corpus, "-o", file)[0]
        assert whole("jsonl") == file.read_bytes()

    def test_a_reader_that_leaves_ends_it_quietly(self, corpus: Path) -> None:
        process = started("read", corpus, "--jobs", "2")
        with process:
            assert process.stdout
            assert process.stderr
            process.stdout.readline()
            process.stdout.close()
            said = process.stderr.read()

        assert (141, b"") == (process.returncode, said)
        until(lambda: is_gone(process.pid))


class TestProgress:
    """For a person who waits."""

    def test_a_terminal_sees_how_far_it_is_and_a_pipe_does_not(self, few: Path, tmp_path: Path) -> None:
        leader, follower = pty.openpty()
        asked = [*COMMAND, "read", str(few), "-o", str(tmp_path / "claims.csv")]
        process = subprocess.Popen(asked, stderr=follower, env=os.environ | {"TERM": "xterm"})  # noqa: S603
        os.close(follower)
        said = b""
        try:
            while piece := os.read(leader, 4096):
                said += piece
        except OSError:  # the other end is closed
            os.close(leader)

        assert 0 == process.wait(timeout=LIMIT)
        assert b"\x1b[" in said
        assert b"6 articles" in said
        assert "\x1b" not in run("read", few, "-o", tmp_path / "claims.csv").stderr
