"""`whipcount power` at the command line."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main
from whipcount.cli.group import COMMANDS
from whipcount.power.power import INDICES

HOUSE = ("--weights", "155,84,54,15", "--names", "Blue,Green,White,Red League", "--quota", "172")


def _run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["power", *words], input=stdin)


def test_the_command_is_known() -> None:
    assert "power" in COMMANDS


def test_json_has_each_value_as_a_number_and_exactly() -> None:
    blue = json.loads(_run("--json", *HOUSE).stdout)["players"][0]

    assert ("Blue", {"value": 2 / 3, "exact": "2/3"}) == (blue["name"], blue["shapley_shubik"])


def test_a_table_names_the_base_and_every_player() -> None:
    printed = " ".join(_run("-t", *HOUSE).stdout.split())

    assert "4 players. To win takes 172 of 308 votes (base: all members, vacant seats included)." in printed
    assert all(name in printed for name in ("Blue", "Green", "White", "Red League"))


def test_csv_has_a_row_for_each_player_and_index() -> None:
    rows = list(csv.DictReader(io.StringIO(_run("--csv", "--index", "holler", "--index", "banzhaf", *HOUSE).stdout)))

    assert (8, "1/2") == (len(rows), rows[0]["exact"])


def test_coalitions_and_refusals_are_listed_and_kept() -> None:
    listed = json.loads(_run("--json", "--coalitions", "--refuse", "Blue,White", *HOUSE).stdout)["minimal_winning"]

    assert [["Blue", "Green"]] == [each["members"] for each in listed]


def test_unions_ask_for_their_indices() -> None:
    player = json.loads(_run("--json", "--union", "Green,White,Red League", *HOUSE).stdout)["players"][0]

    assert set(INDICES) <= set(player)


def test_floats_are_within_the_bound_that_is_stated() -> None:
    answer = json.loads(_run("--json", "--floats", *HOUSE).stdout)

    assert answer["bound"] > abs(answer["players"][0]["shapley_shubik"]["value"] - 2 / 3)


@pytest.mark.parametrize("text", ["party,seats\nBlue,3\nGreen,2\n", "Blue\t3\nGreen\t2\n", '{"Blue": 3, "Green": 2}'])
def test_a_file_may_be_a_table_or_json(text: str) -> None:
    assert ["Blue", "Green"] == [each["name"] for each in json.loads(_run("--json", "-", stdin=text).stdout)["players"]]


def test_a_count_gives_seats_quota_base_and_vacancies(tmp_path: Path) -> None:
    count = {
        "parties": {"Blue": {"reported": [5], "plausible": [5, 5]}, "Green": {"reported": [4], "plausible": [4, 4]}},
        "threshold": {"votes": 6, "base": "members"},
        "benches": {"vacant": {"plausible": [1, 1]}},
    }
    file = tmp_path / "count.json"
    file.write_text(json.dumps(count), "utf-8")

    rules = json.loads(_run("--json", str(file)).stdout)["rules"]

    assert {"base": "members", "quota": "6", "total": "9", "vacant": "1"} == rules


def test_a_count_of_parties_that_do_not_fill_the_house_is_no_game() -> None:
    vacant = {"vacant": {"plausible": [0, 1]}}
    count = {"seats": 342, "parties": {"Blue": {"reported": [5], "plausible": [5, 5]}}, "benches": vacant}
    run = _run("--json", "-", stdin=json.dumps(count))

    assert (1, True) == (run.exit_code, "the count's parties have 5 of 342 seats" in run.stderr)


def test_a_count_without_the_votes_needed_asks_for_them() -> None:
    count = json.dumps({"parties": {"Blue": {"reported": [5], "plausible": [5, 5]}}, "threshold": {"votes": None}})

    assert "Say it with --quota" in _run("--json", "-", stdin=count).stderr
    assert "3" == json.loads(_run("--json", "--quota", "3", "-", stdin=count).stdout)["rules"]["quota"]


def test_an_index_that_nobody_named_is_left_out_where_it_takes_too_much() -> None:
    draw = Random(1)
    run = _run("--json", "--weights", ",".join(str(draw.randint(1, 300_000)) for _ in range(60)))
    player = json.loads(run.stdout)["players"][0]

    assert "shapley_shubik is left out: the exact count needs" in run.stderr
    assert ("banzhaf" in player, "shapley_shubik" in player) == (True, False)


def test_a_folder_of_reports_is_told_where_it_goes(tmp_path: Path) -> None:
    assert "ask --over-time" in _run(str(tmp_path)).stderr


def test_a_chart_is_drawn_and_said(tmp_path: Path) -> None:
    file = tmp_path / "power.svg"
    said = _run("--json", "--chart", str(file), *HOUSE).stderr

    assert "Blue 50.3% of votes, 66.7% of power" in said
    assert "<svg" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Missing argument 'FILE' or '--weights'"),
        (("--weights", "1,2", "seats.csv"), 2, "one of the two"),
        (("--weights", "1,x"), 2, "'x' is no number"),
        (("--weights", "1,2", "--names", "Blue"), 2, "2 weights need as many different names"),
        (("--weights", "1,2", "--index", "luck"), 1, "there is no index 'luck'"),
        (("--weights", "1,2", "--union", "1,3"), 1, "there is no player '3'"),
        (("--weights", "1,2", "--quota", "0"), 1, "nobody at all would win"),
        (("--weights", "1,nan"), 1, "the weight of player 2 is"),
        (("--weights", "1,1e999999999"), 1, "a number of at most 60 digits"),
        (("nowhere.csv",), 1, "nowhere.csv: it cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, ...], code: int, said: str) -> None:
    run = _run(*words)

    assert (code, 1) == (run.exit_code, run.stderr.count("\n"))
    assert said in run.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Blue,3\nBlue,4\n", "-:2: 'Blue' stands in line 1 too"),
        ("Blue,3\nGreen\n", "-:2: 'Green' stands alone"),
        ("Blue,3\nGreen,many\n", "-:2: the weight of Green is 'many'"),
        ('{"Blue": ', "this is no JSON"),
        ('{"Blue": [1]}', "the weight of Blue is [1]"),
        ('{"parties": {"Blue": {"plausible": [3, 5]}}}', "the count has 3 to 5 seats for Blue"),
        ("", "the game has no players"),
    ],
)
def test_a_file_that_is_no_game_is_said_with_its_line(text: str, said: str) -> None:
    run = _run("-", stdin=text)

    assert 1 == run.exit_code
    assert said in run.stderr


def test_exact_text_reads_back_as_a_fraction() -> None:
    answer = json.loads(_run("--json", *HOUSE).stdout)

    assert 1 == sum(Fraction(each["shapley_shubik"]["exact"]) for each in answer["players"])
