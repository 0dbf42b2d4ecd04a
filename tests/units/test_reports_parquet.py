"""Articles in Parquet files come row by row, and a file that is none is one clear sentence."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from whipcount.model import Problem, Report
from whipcount.reports import open_reports, stream

PROSE = "The opposition has 61 members of 120, the speaker's office said."


def written(path: Path, **columns: object) -> str:
    pq.write_table(pa.table(columns), path)
    return str(path)


def test_every_row_is_a_report_named_by_file_and_row(tmp_path: Path) -> None:
    texts = [f"{number} {PROSE}" for number in range(200)]
    path = written(tmp_path / "a.parquet", text=texts, date=["2022-03-30"] * 200, unread=[1] * 200)

    assert [(f"{path}#{number + 1}", text) for number, text in enumerate(texts)] == [
        (report.path, report.text) for report in open_reports([path])
    ]


STAMP = datetime(2022, 3, 30, 22, 30, tzinfo=UTC)
DAYS = [
    (pa.array([date(2022, 3, 30)]), date(2022, 3, 30)),
    (pa.array(["2022-03-30T22:30:00Z"]), date(2022, 3, 30)),
    (pa.array(["2022-03-30"]).dictionary_encode(), date(2022, 3, 30)),
    (pa.array([STAMP], pa.timestamp("s", "UTC")), date(2022, 3, 30)),
    (pa.array([STAMP], pa.timestamp("us", "Asia/Karachi")), date(2022, 3, 31)),
    (pa.array([1648679400_000_000_001], pa.timestamp("ns")), date(2022, 3, 30)),
]


@pytest.mark.parametrize(("column", "day"), DAYS)
def test_a_day_may_be_words_a_date_or_a_time(tmp_path: Path, column: pa.Array, day: date) -> None:
    [report] = open_reports([written(tmp_path / "a.parquet", Body=[PROSE], Published_At=column)])

    assert day == report.published


def test_a_publisher_may_be_a_record_with_a_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", text=[PROSE], date=["2022-03-30"], source=[{"id": 1, "name": "Daily"}])

    assert "Daily" == open_reports([path])[0].publisher


def test_a_row_without_text_day_or_letters_stops_no_other(tmp_path: Path) -> None:
    not_utf8 = pa.array([b"61 L\xf6fven"]).view(pa.string())
    texts = pa.concat_arrays([pa.array([None, PROSE, PROSE, PROSE]), not_utf8, pa.array([PROSE])])
    days = pa.array([0, None, 2**60, 0, 0, 0], pa.timestamp("ms"))
    path = written(tmp_path / "a.parquet", text=texts, date=days)
    found = list(stream([path]))

    assert [Problem, Problem, Problem, Report, Problem, Report] == [type(each) for each in found]
    assert str(found[0]).startswith(f"{path}#1: the article has no text")
    assert str(found[1]).startswith(f"{path}#2: it does not say when")
    assert "no UTF-8" in str(found[4])


def test_a_file_without_a_column_of_texts_names_the_columns_it_has(tmp_path: Path) -> None:
    [problem] = stream([written(tmp_path / "a.parquet", party=["Blue"], seats=[61])])

    assert "no column holds texts (its columns are party, seats)" in str(problem)


def test_a_broken_file_is_one_problem(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", text=[PROSE] * 100, date=["2022-03-30"] * 100)
    data = Path(path).read_bytes()
    broken = {"empty": b"", "words": b"61 of 120", "half": data[: len(data) // 2], "head": b"\0" * 40 + data[40:]}
    for name, content in broken.items():
        (tmp_path / f"{name}.parquet").write_bytes(content)
    problems = [each for name in broken for each in stream([str(tmp_path / f"{name}.parquet")])]

    assert [True] * 4 == ["cannot be read as Parquet" in str(problem) for problem in problems]


def test_without_pyarrow_a_parquet_file_is_one_sentence_that_says_what_to_install(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", text=[PROSE], date=["2022-03-30"])
    code = (
        "import sys; sys.modules['pyarrow'] = None; from whipcount.reports import stream; "
        f"print(*stream([{path!r}]), sep='\\n')"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words

    assert f"{path}: Parquet cannot be read without pyarrow; expected the extra whipcount[parquet]. " in said
    assert "pip install 'whipcount[parquet]'" in said
    assert 1 == len(said.splitlines())


def test_other_reports_are_opened_without_pyarrow() -> None:
    code = (
        "import whipcount.reports as r, sys; r.open_reports(['-'], stdin=b'date 2022-03-30 Yes'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words

    assert not {"pyarrow", "httpx", "httpcore", "pypdf"} & set(loaded.split())
