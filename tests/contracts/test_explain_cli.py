"""`whipcount explain` as docs/explain.md and docs/api.md promise it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import whipcount
from whipcount.cli import main

ARTICLE = """date: 2022-03-30
publisher: Test Post

In Pakistan's 342-seat National Assembly the opposition now has 177 members, and the government is left with 164.
PTI has 155 members, MQM-P seven, BAP five and PML-Q five. PTI, MQM-P, BAP and PML-Q support the government.
"""


def run(*arguments: str | Path, text: str = ARTICLE) -> Result:
    """The command in this process, as in a pipe."""
    return CliRunner().invoke(main, ["explain", *map(str, arguments)], input=text, prog_name="whipcount")


def test_a_pipe_gets_json_with_as_many_ways_as_python_has() -> None:
    found = json.loads(run("-").stdout)
    made = whipcount.open("-", stdin=ARTICLE.encode()).explain()

    assert found["moves"] == [8, 8]
    assert (found["ways"], len(found["first"])) == (made.ways, 10)
    assert sum(tally["ways"] for tally in found["tallies"]) == found["ways"]
    assert {sum(answer["ways"] for answer in each["answers"]) for each in found["open"]} == {found["ways"]}


def test_the_table_says_how_many_that_none_is_the_truth_and_what_to_ask() -> None:
    words = " ".join(run("-t", "-").stdout.split())

    assert "ways to make the numbers meet, each with 8 unreported moves" in words
    assert "None of these ways is known to be the truth" in words
    assert "Ask next How many of the" in words


def test_no_more_ways_are_shown_than_asked_for() -> None:
    assert [len(json.loads(run("-", "--most", most).stdout)["first"]) for most in ("0", "3")] == [0, 3]


def test_the_rows_are_those_of_the_ways_that_are_shown() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--csv", "--most", "2", "-").stdout)))
    shares = [share for way in json.loads(run("--most", "2", "-").stdout)["first"] for share in way["shares"]]

    assert [(row["party"], row["there"]) for row in rows] == [(each["party"], str(each["there"])) for each in shares]


def test_the_next_question_of_the_count_is_the_same() -> None:
    count = json.loads(CliRunner().invoke(main, ["count", "-"], input=ARTICLE).stdout)

    assert json.loads(run("-").stdout)["next_question"] == count["next_question"]


def test_a_ledger_is_asked_as_reports_are(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    ledger = tmp_path / "kept.ledger"
    CliRunner().invoke(main, ["add", "--ledger", str(ledger), str(tmp_path / "article.txt")])

    assert json.loads(run("--ledger", ledger).stdout)["ways"] == json.loads(run("-").stdout)["ways"]


def test_a_report_that_says_nothing_has_no_ways_and_that_is_said() -> None:
    found = run("-", text="date: 2022-03-30\n\nIt rained in the hills.\n")

    assert (found.exit_code, json.loads(found.stdout)["ways"]) == (0, None)
    assert "nothing was read" in found.stderr


@pytest.mark.parametrize("most", ["-1", "many"])
def test_a_number_of_ways_that_is_none_is_misuse(most: str) -> None:
    found = run("-", "--most", most)

    assert (found.exit_code, found.stdout) == (2, "")
