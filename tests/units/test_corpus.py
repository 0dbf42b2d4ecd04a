"""Many articles at once: bundles, order, what is certain of an unfinished run, and how a run goes on."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from whipcount.corpus import FORMS, Tally, Work, handful, to_file, to_stream
from whipcount.corpus.chunks import chunked
from whipcount.corpus.reader import Reader
from whipcount.model import KINDS, Place, Problem, Quote, Report, Unusable
from whipcount.model.claims import Seats, Statement
from whipcount.model.quantity import Quantity
from whipcount.publish import claim_from_json
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.claims_flat import BESIDE, claim_columns, flat, flat_columns
from whipcount.publish.claims_parquet import schema, write_parquet

GUIDE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")
DAY = date(2022, 3, 30)
LATEST = date(2026, 1, 1)
PAKISTAN = (
    "The opposition in Pakistan's National Assembly now has {} members in the 342-seat house, ahead of the motion of "
    "no confidence in the prime minister. The government is left with 164 members of parliament, short of a majority."
)
SWEDEN = (
    "In Sweden the opposition in the Riksdag now has {} members in the 349-seat house, ahead of the vote of no "
    "confidence in the prime minister. The government of Sweden has 116 members of parliament, short of a majority."
)
WEATHER = "Rain fell on the hills for the {}th day, and the road to the harbour stayed closed."


def article(path: str, text: str = PAKISTAN, published: date = DAY) -> Report:
    return Report(id=f"id of {path}", path=path, text=text.replace("{}", "177"), published=published)


def work(path: Path, form: str = "jsonl", chamber: str | None = None) -> Work:
    return Work((str(path),), form, LATEST, chamber)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 articles: of six, two on two houses and four about the weather; every fortieth line is broken."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    lines = []
    for number in range(120):
        text = (PAKISTAN, SWEDEN, *[WEATHER] * 4)[number % 6].format(100 + number)
        line = json.dumps({"text": text, "date": "2022-03-30"})
        lines.append("{" if number % 40 == 7 else line)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The bytes of a run that was never stopped, for each form made once."""
    folder = tmp_path_factory.mktemp("whole")

    @cache
    def written(form: str) -> bytes:
        to_file(work(corpus, form), folder / f"claims.{form}")
        return (folder / f"claims.{form}").read_bytes()

    return written


def beside(file: Path) -> list[str]:
    """What lies in the file's folder."""
    return sorted(path.name for path in file.parent.iterdir())


class TestChunks:
    """Bundles of neighbours."""

    def test_every_article_is_in_one_chunk_in_the_order_of_the_input(self) -> None:
        articles = [article(str(number)) for number in range(100)]

        assert articles == [item for chunk in chunked(articles) for item in chunk.items]

    def test_a_chunk_ends_after_32_articles_or_when_it_holds_much_text(self) -> None:
        short, long = article("short"), article("long", "x" * 150_000)

        assert [32, 32, 6] == [len(chunk.items) for chunk in chunked([short] * 70)]
        assert [2, 2, 1] == [len(chunk.items) for chunk in chunked([long] * 5)]

    def test_a_chunk_is_named_after_its_first_article_even_where_that_is_a_problem(self) -> None:
        problem = Problem(Place("a.jsonl", 3), "no JSON", "JSON", "Mend it.")

        assert "a.jsonl:3" == next(chunked([problem, article("b")])).first


class TestTally:
    """Numbers that add up."""

    def test_every_article_is_off_the_topic_or_read_or_a_problem(self, corpus: Path, tmp_path: Path) -> None:
        tally = to_file(work(corpus), tmp_path / "claims.jsonl")

        assert 120 == tally.articles == tally.off_topic + tally.read + tally.problems
        assert (3, 80 - 2) == (tally.problems, tally.off_topic)

    def test_a_tally_comes_back_from_json_as_it_was(self) -> None:
        tally = Tally(articles=3, read=2, words=700)

        assert tally == Tally.from_json(json.loads(json.dumps(tally.to_json())))

    @pytest.mark.parametrize("data", [{}, {"articles": "3"}, Tally().to_json() | {"read": -1}])
    def test_what_is_no_tally_is_refused(self, data: dict[str, object]) -> None:
        with pytest.raises(ValueError, match="no tally"):
            Tally.from_json(data)


class TestReader:
    """One article after another, each for itself."""

    def read(self, *articles: Report | Problem, chamber: str | None = None) -> tuple[list[dict[str, str]], Tally]:
        done = Reader(Work((), "csv", LATEST, chamber))(next(chunked(articles)))
        return list(csv.DictReader(io.StringIO(table_head(flat_columns(), ",") + done.data.decode()))), done.tally

    def test_each_article_is_read_under_its_own_chamber(self) -> None:
        rows, _ = self.read(article("a"), article("b", SWEDEN))

        assert {("a", "pk-na"), ("b", "se-riksdag")} == {(row["path"], row["chamber"]) for row in rows}

    def test_a_chamber_that_is_named_holds_for_all(self) -> None:
        rows, _ = self.read(article("a"), article("b", SWEDEN), chamber="pk-na")

        assert {"pk-na"} == {row["chamber"] for row in rows}

    def test_an_article_about_two_chambers_is_read_without_the_names_of_either(self) -> None:
        rows, tally = self.read(article("a", f"{PAKISTAN} {SWEDEN}"))

        assert 1 == tally.two_houses
        assert {""} == {row["chamber"] for row in rows}

    def test_an_article_off_the_topic_gives_nothing_and_is_counted(self) -> None:
        rows, tally = self.read(article("a", WEATHER))

        assert ([], 1, 0) == (rows, tally.off_topic, tally.read)

    def test_an_article_dated_ahead_is_a_problem_and_stops_no_other(self) -> None:
        rows, tally = self.read(article("a", published=date(2031, 1, 1)), article("b"))

        assert ({"b"}, 1) == ({row["path"] for row in rows}, tally.problems)


class TestHandful:
    """A few texts named one by one."""

    def test_texts_on_one_chamber_share_it_although_one_does_not_name_it(self) -> None:
        bare = "PTI has 155 members."
        alone, beside_another = handful([article("b", bare)]), handful([article("a"), article("b", bare)])
        party = "Pakistan Tehreek-e-Insaf"

        assert alone[0].report == beside_another[1].report
        assert not any(getattr(claim, "party", None) == party for claim in alone[0].claims)
        assert {reading.report.path for reading in beside_another} == {"a", "b"}

    def test_texts_on_two_chambers_are_read_each_under_its_own(self) -> None:
        both = handful([article("a"), article("b", SWEDEN)])
        alone = [handful([article("a")])[0], handful([article("b", SWEDEN)])[0]]

        assert alone == list(both)

    def test_the_oldest_comes_first(self) -> None:
        texts = [article("b"), article("c", published=date(2022, 3, 1)), article("a")]

        assert ["c", "a", "b"] == [reading.report.path for reading in handful(texts)]

    def test_one_text_about_two_chambers_is_refused(self) -> None:
        with pytest.raises(Unusable, match="pk-na"):
            handful([article("a", f"{PAKISTAN} {SWEDEN}")])


class TestFlat:
    """One row for each claim, whatever its kind."""

    QUOTE = Quote("id of a", 4, 8, "oppo")

    def seats(self, quantity: Quantity) -> Seats:
        return Seats(quote=self.QUOTE, holds_on=DAY, party="Blue", as_printed="Blue", quantity=quantity)

    def test_the_columns_are_those_of_every_kind_and_of_the_article(self) -> None:
        assert (*claim_columns(), *BESIDE) == tuple(flat_columns())
        assert set(BESIDE) < set(flat_columns())
        assert len(KINDS) > 10

    def test_every_column_is_documented_with_its_type(self) -> None:
        rows = re.findall(r"^\| (`.*?`) \| (text|number|day|truth) \|", GUIDE, re.MULTILINE)
        words = {"text": str, "number": int, "day": date, "truth": bool}
        documented = {name: words[kind] for names, kind in rows for name in re.findall(r"`(\w+)`", names)}

        assert flat_columns() == documented

    def test_a_number_printed_with_a_hedge_says_so(self) -> None:
        about, exact = self.seats(Quantity(36, 44, hedged=True)), self.seats(Quantity.exactly(40))

        assert (True, False) == tuple(flat(claim, article("a"), None)["hedged"] for claim in (about, exact))

    def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(self) -> None:
        said = Statement(quote=Quote("r", 0, 4, "=A1!"), speaker="-Ann Ash", holds_on=DAY)
        rows = table_head(flat_columns(), "\t") + table_rows(flat_columns(), [flat(said, article("@home"), None)], "\t")
        row = next(csv.DictReader(io.StringIO(rows), delimiter="\t"))

        assert ("'=A1!", "'-Ann Ash", "'@home") == (row["quote"], row["speaker"], row["path"])

    def test_a_parquet_file_has_the_same_typed_columns_with_and_without_claims(self, tmp_path: Path) -> None:
        rows = [flat(self.seats(Quantity.exactly(40)), article("a"), "pk-na")]
        for name, written in (("none", []), ("one", rows)):
            write_parquet(written, tmp_path / name)
        none, one = pq.read_table(tmp_path / "none"), pq.read_table(tmp_path / "one")

        assert schema() == none.schema == one.schema
        assert (pa.date32(), pa.int64()) == (one.schema.field("holds_on").type, one.schema.field("ayes_low").type)
        assert {"holds_on": DAY, "quantity_high": 40, "ayes_low": None, "hedged": False}.items() <= one.to_pylist()[
            0
        ].items()

    def test_a_number_that_counts_no_members_does_not_end_a_run(self, tmp_path: Path) -> None:
        write_parquet([flat(self.seats(Quantity.exactly(10**30)), article("a"), None)], tmp_path / "file")

        assert [None] == pq.read_table(tmp_path / "file")["quantity_low"].to_pylist()


class TestForms:
    """The same claims in every form."""

    def test_every_form_has_the_same_claims_with_the_same_ids_in_the_same_order(
        self, corpus: Path, tmp_path: Path
    ) -> None:
        for form in FORMS:
            to_file(work(corpus, form), tmp_path / f"claims.{form}")
        lines = (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()
        ids = [json.loads(line)["id"] for line in lines]
        tables = [(tmp_path / f"claims.{form}").read_text("utf-8") for form in ("csv", "tsv")]

        assert ids == [row["id"] for row in csv.DictReader(io.StringIO(tables[0]))]
        assert ids == [row["id"] for row in csv.DictReader(io.StringIO(tables[1]), delimiter="\t")]
        assert ids == pq.read_table(tmp_path / "claims.parquet")["id"].to_pylist()
        assert len(ids) > 70

    def test_a_line_is_a_claim_that_can_be_read_back(self, corpus: Path, tmp_path: Path) -> None:
        to_file(work(corpus), tmp_path / "claims.jsonl")
        lines = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]

        assert [line["id"] for line in lines] == [claim_from_json(line).id for line in lines]

    def test_a_stream_has_the_bytes_of_the_file_and_tells_its_problems(self, corpus: Path, tmp_path: Path) -> None:
        told: list[str] = []
        out = io.BytesIO()
        streamed = to_stream(work(corpus, "csv"), out, tell=told.append)

        assert streamed == to_file(work(corpus, "csv"), tmp_path / "claims.csv")
        assert (tmp_path / "claims.csv").read_bytes() == out.getvalue()
        assert (tmp_path / "claims.csv.problems.txt").read_text("utf-8").splitlines() == told

    def test_a_corpus_without_claims_is_a_file_without_claims(self, tmp_path: Path) -> None:
        (tmp_path / "dry.jsonl").write_text(json.dumps({"text": WEATHER, "date": "2022-03-30"}) + "\n")
        for form in FORMS:
            to_file(work(tmp_path / "dry.jsonl", form), tmp_path / f"claims.{form}")

        assert (b"", 1) == (
            (tmp_path / "claims.jsonl").read_bytes(),
            len((tmp_path / "claims.csv").read_text().splitlines()),
        )
        assert 0 == pq.read_table(tmp_path / "claims.parquet").num_rows


class Stopped(Exception):  # noqa: N818 - it is what happens, not an error of ours
    """The run ends here, as if the machine had."""


@pytest.mark.slow
class TestGoingOn:
    """A run that was stopped at any point goes on, and its file has the bytes of one that was never stopped."""

    def stopped(self, corpus: Path, file: Path, form: str, after: int) -> None:
        """A run that is interrupted after so many chunks."""
        heard = iter(range(after))

        def progress(_tally: Tally) -> None:
            if next(heard, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            to_file(work(corpus, form), file, progress=progress)

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("after", [0, 1, 3])
    def test_after_an_interruption(
        self, corpus: Path, tmp_path: Path, whole: Callable[[str], bytes], form: str, after: int
    ) -> None:
        file = tmp_path / "out" / f"claims.{form}"
        file.parent.mkdir()
        self.stopped(corpus, file, form, after)
        unfinished = beside(file)
        to_file(work(corpus, form), file)

        assert [f"{file.name}.{each}" for each in ("part", "problems.txt", "state.json")] == unfinished
        assert [file.name, f"{file.name}.problems.txt"] == beside(file)
        assert whole(form) == file.read_bytes()

    def test_what_was_read_is_not_read_again(self, corpus: Path, tmp_path: Path) -> None:
        file = tmp_path / "claims.jsonl"
        self.stopped(corpus, file, "jsonl", 2)
        heard: list[Tally] = []
        to_file(work(corpus), file, progress=heard.append)

        assert [120] == [tally.articles for tally in heard]

    @pytest.mark.parametrize("effort", [1, 2_000])
    @pytest.mark.parametrize("form", FORMS)
    def test_from_the_files_as_they_lay_on_the_disk_at_any_moment(  # noqa: PLR0917 - two ways to vary it
        self,
        corpus: Path,
        tmp_path: Path,
        whole: Callable[[str], bytes],
        form: str,
        effort: int,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What a kill leaves: every copy of the folder taken during a run leads to the same file."""
        monkeypatch.setattr("whipcount.corpus.draft._EFFORT", effort)
        file = tmp_path / "out" / f"claims.{form}"
        file.parent.mkdir()
        copies = [tmp_path / f"copy {number}" for number in range(4)]
        left = iter(copies)

        def copy_all(_tally: Tally) -> None:
            shutil.copytree(file.parent, next(left))

        to_file(work(corpus, form), file, progress=copy_all)
        for copy in copies:
            to_file(work(corpus, form), copy / file.name)

        assert {whole(form)} == {(copy / file.name).read_bytes() for copy in copies}

    @pytest.mark.parametrize("form", FORMS)
    def test_between_the_last_article_and_the_last_file_taken_away(
        self, corpus: Path, tmp_path: Path, whole: Callable[[str], bytes], form: str
    ) -> None:
        file = tmp_path / f"claims.{form}"
        for moment in moments_of_the_end(corpus, file, form):
            to_file(work(corpus, form), file)

            assert whole(form) == file.read_bytes(), moment
            assert [name for name in beside(file) if name.endswith((".part", ".json", ".new"))] == [], moment

    def test_bytes_that_are_not_certain_are_dropped(
        self, corpus: Path, tmp_path: Path, whole: Callable[[str], bytes]
    ) -> None:
        file = tmp_path / "claims.jsonl"
        self.stopped(corpus, file, "jsonl", 2)
        with Path(f"{file}.part").open("ab") as part:
            part.write(b'{"id": "half a li')
        to_file(work(corpus), file)

        assert whole("jsonl") == file.read_bytes()

    def test_the_old_file_stays_until_the_new_one_is_complete(self, corpus: Path, tmp_path: Path) -> None:
        file = tmp_path / "claims.jsonl"
        file.write_text("as it was")
        self.stopped(corpus, file, "jsonl", 3)

        assert "as it was" == file.read_text()


def moments_of_the_end(corpus: Path, file: Path, form: str) -> Iterator[str]:
    """The files as a kill leaves them while a complete draft becomes the file, one moment after the other."""
    from whipcount.corpus.draft import Draft  # noqa: PLC0415 - only the end is taken apart
    from whipcount.corpus.fingerprint import fingerprint  # noqa: PLC0415 - the same
    from whipcount.corpus.forms import head  # noqa: PLC0415 - the same
    from whipcount.corpus.run import _finished, _read  # noqa: PLC0415 - the same

    asked = work(corpus, form)
    for moment in ("complete", "made", "in place"):
        file.unlink(missing_ok=True)
        with Draft(file, fingerprint(asked), head(form)) as draft:
            _read(asked, draft, 1, None)
            draft.complete()
            made = draft.part if moment == "complete" else _finished(asked, draft)
        if moment == "in place":
            made.replace(file)
        yield moment


class TestRefused:
    """What another run left is not gone on with by mistake."""

    @pytest.fixture
    def stopped(self, corpus: Path, tmp_path: Path) -> tuple[Path, Path]:
        """A corpus of one's own and the file of a run over it that was interrupted."""
        own = tmp_path / "articles.jsonl"
        shutil.copy(corpus, own)
        TestGoingOn().stopped(own, tmp_path / "out.jsonl", "jsonl", 2)
        return own, tmp_path / "out.jsonl"

    def refused(self, asked: Work, file: Path) -> str:
        with pytest.raises(Unusable) as unusable:
            to_file(asked, file)
        assert len(unusable.value.problems) == 1
        return str(unusable.value)

    def test_another_input_is_named(self, stopped: tuple[Path, Path]) -> None:
        own, file = stopped
        with own.open("a") as more:
            more.write("{}\n")
        said = self.refused(work(own), file)

        assert f"since then other than it was: the input {own}" in said
        assert "--restart" in said

    @pytest.mark.parametrize(
        ("asked", "named"),
        [({"chamber": "pk-na"}, "--chamber"), ({"published": DAY}, "--date"), ({"publisher": "P"}, "--publisher")],
    )
    def test_other_options_are_named(self, stopped: tuple[Path, Path], asked: dict[str, object], named: str) -> None:
        own, file = stopped

        assert named in self.refused(Work((str(own),), "jsonl", LATEST, **asked), file)  # type: ignore[arg-type]

    def test_a_restart_begins_anew(self, stopped: tuple[Path, Path]) -> None:
        own, file = stopped
        own.write_text(json.dumps({"text": WEATHER, "date": "2022-03-30"}) + "\n")
        to_file(work(own), file, restart=True)

        assert (b"", ["articles.jsonl", "out.jsonl"]) == (file.read_bytes(), beside(file))

    @pytest.mark.parametrize(
        "state", [b"", b"[]", b"{}", b'{"form": 1}', b"\xff", b'{"form": 1, "tally": 3, "what": 4}']
    )
    def test_a_state_that_is_none_is_one_sentence(self, stopped: tuple[Path, Path], state: bytes) -> None:
        own, file = stopped
        Path(f"{file}.state.json").write_bytes(state)

        assert "no state of a run" in self.refused(work(own), file)

    def test_a_draft_that_lost_something_is_one_sentence(self, stopped: tuple[Path, Path]) -> None:
        own, file = stopped
        Path(f"{file}.part").write_bytes(b"")

        assert "hold less than it says" in self.refused(work(own), file)

    def test_an_input_that_changes_while_it_is_read_is_one_sentence(self, corpus: Path, tmp_path: Path) -> None:
        own = tmp_path / "articles.jsonl"
        shutil.copy(corpus, own)

        def grow(_tally: Tally) -> None:
            with own.open("a") as more:
                more.write("\n")

        with pytest.raises(Unusable, match="changed while it was read"):
            to_file(work(own), tmp_path / "out.jsonl", progress=grow)

    def test_two_runs_do_not_write_the_same_file(self, corpus: Path, tmp_path: Path) -> None:
        file = tmp_path / "out.jsonl"

        def second(_tally: Tally) -> None:
            assert "another run is writing it" in self.refused(work(corpus), file)

        assert 120 == to_file(work(corpus), file, progress=second).articles

    def test_a_place_that_cannot_be_written_is_one_sentence(self, corpus: Path, tmp_path: Path) -> None:
        assert "cannot be written" in self.refused(work(corpus), tmp_path / "none" / "out.jsonl")
        assert "is a folder" in self.refused(work(corpus), tmp_path)
        assert "is to be read" in self.refused(work(corpus), corpus)
        assert "is to be read" in self.refused(work(corpus.parent), corpus.parent / "out.jsonl")
        assert [] == list(tmp_path.iterdir())

    def test_a_file_or_chamber_that_does_not_exist_costs_no_work(self, corpus: Path, tmp_path: Path) -> None:
        assert "no such file" in self.refused(work(tmp_path / "articels.jsonl"), tmp_path / "out.jsonl")
        assert "no chamber called" in self.refused(work(corpus, chamber="Atlantis"), tmp_path / "out.jsonl")
        assert [] == list(tmp_path.iterdir())


SCRIPT = """
import os, signal, sys, time
from datetime import date
from whipcount.corpus.chunks import Chunk
from whipcount.corpus.reader import Done
from whipcount.corpus.tally import Tally
from whipcount.corpus.workers import results
from whipcount.model import Report, Unusable

DAY = date(2022, 3, 30)

def read(chunk):
    what = chunk.first
    if what == "killed": os.kill(os.getpid(), signal.SIGKILL)
    if what == "memory": raise MemoryError
    if what == "fault": raise RuntimeError("seats ran away")
    return Done(what.encode(), (), Tally(articles=1))

def make():
    return read

def unmade():
    raise Unusable(())

if __name__ == "__main__":
    names, jobs = sys.argv[1].split(","), int(sys.argv[2])
    chunks = [Chunk((Report("id", name, "text", DAY),)) for name in names]
    try:
        for done in results(chunks, make, jobs):
            print(done.data.decode(), flush=True)
    except Unusable as unusable:
        print(unusable)
"""


@pytest.mark.slow
class TestWorkers:
    """Processes of their own, which may be lost."""

    def run(self, folder: Path, names: str, jobs: int) -> list[str]:
        (folder / "script.py").write_text(SCRIPT)
        command = [sys.executable, str(folder / "script.py"), names, str(jobs)]
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
        assert (0, "") == (found.returncode, found.stderr)
        return found.stdout.splitlines()

    @pytest.mark.parametrize("jobs", [1, 2, pytest.param(5, marks=pytest.mark.slow)])
    def test_results_come_in_the_order_of_the_chunks(self, tmp_path: Path, jobs: int) -> None:
        names = [str(number) for number in range(40)]

        assert names == self.run(tmp_path, ",".join(names), jobs)

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("killed", "the process that was reading was ended (SIGKILL)"),
            ("memory", "the memory was used up"),
            ("fault", "a fault of whipcount (RuntimeError: seats ran away)"),
        ],
    )
    def test_a_lost_worker_is_one_sentence_that_names_the_article(self, tmp_path: Path, name: str, said: str) -> None:
        lines = self.run(tmp_path, f"a,b,c,{name},d,e,f,g,h", 2)

        assert ["a", "b", "c"][: len(lines) - 1] == lines[:-1]
        assert lines[-1].startswith(f"{name}: ")
        assert said in lines[-1]

    def test_memory_used_up_in_a_single_process_is_the_same_sentence(self, tmp_path: Path) -> None:
        assert "the memory was used up while this" in self.run(tmp_path, "a,memory,b", 1)[-1]
