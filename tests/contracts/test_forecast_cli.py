"""`whipcount forecast` and `whipcount record` as docs/forecast.md and docs/api.md promise them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main

API = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
# A house of a known law, both sides numbered, S&D as a name that a picture must survive.
ARTICLE = """date: 2022-03-30
publisher: Test <Post> & Sons

In Pakistan's 342-seat National Assembly the opposition now has 174 members, and the government is left with 167.
One seat is vacant. A motion of no confidence has been moved. The vote is scheduled for 3 April 2022.
PTI has 155 members, MQM-P seven, PPP 56 and PML-N 84. PTI supports the government. About two dozen PTI members will
vote for the motion.
"""
SILENT = "date: 2022-03-30\n\nIn Pakistan's National Assembly PTI has 155 members.\n"


def run(*arguments: str | Path, text: str = ARTICLE) -> Result:
    """The command in this process, as in a pipe."""
    return CliRunner().invoke(main, ["forecast", *map(str, arguments)], input=text, prog_name="whipcount")


def test_a_pipe_gets_json_in_which_everything_sums_to_one() -> None:
    found = json.loads(run("-").stdout)

    assert 0 < found["chance"] < 1
    assert found["under_explanations"][0] <= found["under_explanations"][1]
    assert 1 == pytest.approx(sum(each["weight"] for each in found["explanations"]), abs=1e-4)
    assert [1, 1] == pytest.approx([sum(found[votes]["chances"]) for votes in ("ayes", "noes")], abs=1e-4)
    assert [1] * len(found["stands"]) == pytest.approx(
        [sum(each[option] for option in ("yes", "no", "abstain", "absent")) for each in found["stands"]], abs=1e-4
    )


def test_every_field_of_the_forecast_is_documented_and_no_other() -> None:
    about = API[API.index("`whipcount forecast --json`") :]
    documented = set(re.findall(r"`(\w+)`", about[: about.index("\n\n")])) - {"null"}

    assert set(json.loads(run("-").stdout)) <= documented | {"chamber", "as_of", "seats"}


def test_the_table_says_what_it_rests_on_and_that_it_is_no_count() -> None:
    words = " ".join(run("-t", "-").stdout.split())

    for said in (
        "A forecast is no count",
        "said to break away",
        "most of them chosen as remarkable",
        "exact 95 % interval",
    ):
        assert said in words


def test_the_rows_are_the_chances_of_each_number_of_votes() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--csv", "-").stdout)))
    found = json.loads(run("-").stdout)["ayes"]
    ayes = {int(row["votes"]): float(row["ayes"]) for row in rows}

    assert found["chances"] == [ayes[found["least"] + place] for place in range(len(found["chances"]))]


def test_without_enough_evidence_it_says_what_is_missing_and_draws_nothing(tmp_path: Path) -> None:
    told, drawn = run("-", text=SILENT), run("-", "-o", tmp_path / "forecast.svg", text=SILENT)

    assert (0, None) == (told.exit_code, json.loads(told.stdout)["chance"])
    assert "no report says how many stand with" in json.loads(told.stdout)["sentence"]
    assert (1, False) == (drawn.exit_code, (tmp_path / "forecast.svg").exists())


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_picture_is_written_and_its_sentence_said(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"forecast.{suffix}"
    found = run("-", "-o", file)

    assert file.stat().st_size > 1000
    assert "172 are needed" in found.stderr


def test_what_a_person_adds_is_taken_in() -> None:
    alone, paired, pooled = (
        json.loads(run("-", *more).stdout)
        for more in (
            (),
            ("--pairs", "3"),
            ("--outside", "0.9", "--outside-weight", "0.5", "--outside-name", "a market"),
        )
    )

    assert paired["chance"] < alone["chance"] < pooled["pooled"]["chance"]
    assert "a market" == pooled["pooled"]["name"]


@pytest.mark.parametrize(("outside", "weight"), [("1", "0.5"), ("0.5", "2")])
def test_an_outside_forecast_that_is_none_is_one_sentence(outside: str, weight: str) -> None:
    found = run("-", "--outside", outside, "--outside-weight", weight)

    assert 1 == found.exit_code
    assert found.stderr.count("\n") == 1


def test_a_count_that_knows_the_day_of_the_vote_says_how_sides_moved_in_as_many_days() -> None:
    assert 4 == json.loads(run("-").stdout)["if_sides_move"]["days"]


@pytest.mark.slow
def test_the_record_is_told_in_every_form(tmp_path: Path) -> None:
    file = tmp_path / "reliability.svg"
    found = [CliRunner().invoke(main, ["record", *how]) for how in (["--json"], ["--tsv"], ["-t"], ["-o", str(file)])]
    told = json.loads(found[0].stdout)

    assert [0] * 4 == [each.exit_code for each in found]
    assert told["sentence"] in found[3].stderr
    assert {score["name"] for score in told["scores"]} <= set(told["crises"][0]["days"][0]["chances"])
    assert file.read_text("utf-8").startswith("<svg")


def test_text_and_picture_are_german_where_that_is_asked_for_and_data_stay_english(tmp_path: Path) -> None:
    picture = tmp_path / "forecast.svg"

    assert "Käme der Misstrauensantrag am 30. März 2022 zur Abstimmung" in run("--lang", "de", "--table", "-").stdout
    assert "Wahrscheinlichkeit der Annahme" in run("--lang", "de", "-o", picture, "-").stderr + picture.read_text(
        "utf-8"
    )
    assert run("--json", "-").stdout == run("--lang", "de", "--json", "-").stdout
    assert (2, True) == ((found := run("--lang", "xx", "-")).exit_code, "'xx' is none of en, de" in found.stderr)
