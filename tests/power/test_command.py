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

    assert {"base": "members", "unit": "votes", "quota": "6", "total": "9", "vacant": "1"} == rules


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
        (("--weights", "1,2", "--rule", "votes >= 2", "--quota", "2"), 2, "leave --quota out"),
        (("--weights", "1,2", "--rule", "seats >= 2"), 1, "there is no column 'seats'; expected one of votes, players"),
        (("--weights", "1,2", "--rule", "votes = 2"), 1, "in the rule: 'votes = 2'; expected conditions such as"),
        (
            ("--weights", "1,2", "--rule", "players >= 2", "--vacant", "1"),
            1,
            "a rule on players, and vacant votes",
        ),
        (("--weights", "1,2", "--base", "everybody"), 2, "'everybody' is not one of 'members', 'filled-seats'"),
        (("--weights", "1,2", "--over-time", "--rule", "votes >= 2"), 2, "--weights goes without --over-time"),
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


COUNCIL = "state,votes,people\nGermany,29,82\nFrance,29,63\nMalta,3,0.4\nCyprus,4,\n"


def test_a_rule_joins_columns_of_a_table_by_and_and_or() -> None:
    file = COUNCIL.replace("Cyprus,4,", "Cyprus,4,0.8")
    run = _run("--json", "--rule", "players >= 55% and people >= 65%, or votes > 62", "-", stdin=file)
    answer = json.loads(run.stdout)

    assert "3 of 4 players and 95.2 of 146.2 people, or 63 of 65 votes" in answer["game"]
    assert {"people": "63", "votes": "29"} == answer["players"][1]["weights"]
    assert "3/8" == answer["players"][0]["banzhaf"]["exact"]


def test_a_cell_that_is_no_number_matters_when_a_rule_names_its_column() -> None:
    assert 0 == _run("--json", "-", stdin=COUNCIL).exit_code
    assert "-:5: the weight of Cyprus is ''" in _run("--rule", "people > 50%", "-", stdin=COUNCIL).stderr


def test_a_table_under_several_rules_has_a_column_for_each_kind_of_weight() -> None:
    printed = _run("-t", "--rule", "players > 50% and people > 50%", "--index", "banzhaf", "-", stdin=TWO_HOUSES).stdout

    assert "Player  people  Banzhaf" in printed
    assert "more" not in printed


TWO_HOUSES = "party,people\nBlue,5\nGreen,4\nWhite,2\n"


def test_a_picture_under_several_rules_names_what_its_bars_show(tmp_path: Path) -> None:
    file = tmp_path / "power.svg"
    _run("--json", "--rule", "players > 50% and people > 50%", "--chart", str(file), "-", stdin=TWO_HOUSES)

    assert "share of people" in file.read_text("utf-8")


def test_the_base_says_whether_vacant_seats_count() -> None:
    answers = [
        json.loads(_run("--json", "--weights", "60,38", "--vacant", "2", *base).stdout)["rules"]
        for base in ((), ("--base", "filled-seats"))
    ]

    assert [("members", "51"), ("filled_seats", "50")] == [(each["base"], each["quota"]) for each in answers]
    printed = _run("-t", "--weights", "60,38", "--vacant", "2", "--base", "filled-seats").stdout
    assert "50 of 98 votes, 2 vacant ones left out (base: filled seats)" in " ".join(printed.split())


def test_what_wins_is_told_in_the_word_that_heads_the_table() -> None:
    told = _run("-t", "-", stdin="party,lords,seats\nBlue,5,3\nGreen,4,9\n").stdout

    assert "To win takes 5 of 9 lords" in told


def test_coalitions_under_several_rules_have_no_votes_to_spare() -> None:
    printed = _run("-t", "--coalitions", "--rule", "players > 50% and people > 50%", "-", stdin=TWO_HOUSES).stdout

    assert ("To spare" in printed, "Blue + Green" in printed) == (False, True)


def test_a_count_is_not_given_another_base_than_its_votes_are_of() -> None:
    count = json.dumps({"parties": {"Blue": {"reported": [5], "plausible": [5, 5]}}, "threshold": {"votes": 3}})

    assert "Say with --quota" in _run("--base", "present", "-", stdin=count).stderr


GAME = """
players:
  Blue: {seats: 60, lords: 3}
  Green: {seats: 38, lords: 5}
  White: {seats: 12, lords: 1}
rule: seats > 1/2 and lords > 1/2
base: filled seats
unions: [[Green, White]]
refusals: [[Blue, White]]
"""


def test_a_file_of_its_own_says_a_whole_game(tmp_path: Path) -> None:
    file = tmp_path / "game.yaml"
    file.write_text(GAME, "utf-8")
    answer = json.loads(_run("--json", "--coalitions", str(file)).stdout)

    assert [["Blue", "Green"]] == [each["members"] for each in answer["minimal_winning"]]
    assert ("filled_seats", "seats") == (answer["rules"]["parts"][0]["base"], answer["rules"]["parts"][0]["unit"])
    assert "owen" in answer["players"][0]


def test_an_option_goes_before_what_the_file_says() -> None:
    answer = json.loads(_run("--json", "--rule", "seats >= 2/3", "--base", "members", "-", stdin=GAME).stdout)

    assert ("members", "74") == (answer["rules"]["base"], answer["rules"]["quota"])


@pytest.mark.parametrize(
    "text",
    [
        '{"players": {"Blue": 3, "Green": 2, "White": 2}, "quota": 4}',
        "players: {Blue: 3, Green: 2, White: 2}\nquota: 4",
        "players: {Blue: {seats: 3}, Green: {seats: 2}, White: {seats: 2}}\nrule: seats > 1/2",
        "players: [Blue, Green, White]",
    ],
)
def test_a_game_may_be_written_in_json_and_in_few_words(text: str) -> None:
    player = json.loads(_run("--json", "-", stdin=text).stdout)["players"][0]

    assert ("Blue", "1/3") == (player["name"], player["banzhaf"]["exact"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("players:\n  Blue: many\n", "-:2:9: 'many' as a number"),
        ("players:\n  Blue: {a: 1, b: 2}\n  Green: {a: 1}\n", "-:3:3: Green has a; expected a, b"),
        ("players: {Blue: {a: 1, b: 2}}\n", "The players have a, b. Say with a rule how they win."),
        (
            "players: {Blue: 1}\nquotta: 1\n",
            "-:2:1: the unknown key 'quotta' in a game",
        ),
        ("players: {Blue: 1}\nrule: seats > 1\n", "-:2:7: there is no column 'seats'"),
        ("players: {Blue: 1}\nrule: votes > all\n", "-:2:7: in the rule: 'all' after 'votes >'"),
        ("players: {Blue: 1}\nquota: 0\n", "nobody at all would win"),
        ("players: {Blue: 1}\nquota: 1\nrule: votes > 1\n", "a quota beside a rule"),
        ("players: {Blue: 1}\nbase: everybody\n", "'everybody' as base"),
        ("players: {Blue: 1, Green: 1}\nunions: [[Blue, White]]\n", "-:2:17: there is no player 'White'"),
        ("players: {Blue: 1, Green: 1}\nrefusals: [[Blue]]\n", "expected pairs of names"),
        ("players: {Blue: 1, Blue: 2}\n", "Blue"),
        ("players: {}\n", "no players with their weights"),
    ],
)
def test_what_is_wrong_in_a_game_is_said_with_line_and_column(text: str, said: str) -> None:
    run = _run("-", stdin=text)

    assert (True, said in run.stderr) == (run.exit_code > 0, True), run.stderr
