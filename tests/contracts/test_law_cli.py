"""`whipcount rule`, `outcome` and `lint-rules` as the guide promises them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whipcount.cli import main
from whipcount.rulebook import chambers, law
from whipcount.rulebook.shelf import books

OPEN = ["outcome", "France", "--motion", "censure", "--on", "2024-12-04", "--for", "288", "--against", "0"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="whipcount")


def answer(*arguments: str) -> Any:
    return json.loads(run(*arguments).stdout)


def votes(chamber: str, motion: str, on: str, *rest: str) -> Any:
    return answer("outcome", chamber, "--motion", motion, "--on", on, *rest, "--json")


def test_the_fall_of_a_government_with_its_margin_base_article_and_consequence() -> None:
    found = votes("Pakistan", "no_confidence", "2022-04-10", "--for", "174", "--against", "0", "--vacancies", "1")

    assert (True, 2, 172, "95(4)") == tuple(found[key] for key in ("carried", "margin", "needed", "article"))
    assert {"of": "members", "number": 342} == found["base"]
    assert "The Prime Minister ceases to hold office." in [each["sentence"] for each in found["follows"]]


def test_more_noes_than_ayes_carry_where_noes_must_reject() -> None:
    found = votes("SE", "investiture", "2021-07-07", "--for", "116", "--against", "173", "--abstain", "60")

    assert (True, 1) == (found["carried"], found["margin"])


def test_what_is_missing_is_named_and_the_answer_is_null() -> None:
    found = answer(*OPEN, "--json")

    assert (None, ["how many seats were vacant"]) == (found["carried"], found["missing"])
    assert answer(*OPEN, "--vacancies", "3", "--json")["carried"] is True
    assert answer(*OPEN, "--vacancies", "0", "--json")["carried"] is False


def test_a_second_vote_has_a_majority_of_its_own() -> None:
    ask = ("es", "investiture", "2020-01-07", "--for", "167", "--against", "165", "--abstain", "18")

    assert [False, True] == [votes(*ask, "--round", number)["carried"] for number in ("1", "2")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--for", "300", "--against", "50"], 2, "350 members and vacant seats in a house of 342"),
        (["--for", "100", "--against", "50", "--present", "99"], 2, "150 took part"),
        (["--for", "1", "--against", "0", "--defectors", "2"], 2, "cannot be defectors"),
        (["--for", "1", "--against", "0", "--round", "3"], 2, "not number 3"),
        (["--for", "-1", "--against", "0"], 2, "-1"),
    ],
)
def test_numbers_that_cannot_be_are_misuse(arguments: list[str], code: int, said: str) -> None:
    found = run("outcome", "PK", "--motion", "no_confidence", "--on", "2022-04-10", *arguments)

    assert (code, True, "") == (found.exit_code, said in found.stderr, found.stdout)


def test_a_motion_that_the_law_does_not_know_and_a_day_before_it_are_said() -> None:
    unknown = run("outcome", "UA", "--motion", "investiture", "--for", "1", "--against", "0")
    early = run("rule", "PK", "--on", "1980-01-01")

    assert (1, True) == (unknown.exit_code, "no rule for a motion of investiture" in unknown.stderr)
    assert (1, True) == (early.exit_code, "first known from" in early.stderr)


@pytest.mark.parametrize("command", [["outcome", "--for", "80", "--against", "3"], ["next"]])
def test_a_motion_whose_majority_is_not_known_is_shown_and_not_judged(command: list[str]) -> None:
    asked = ["Georgia", "--on", "2024-01-01"]
    refused = run(command[0], *asked, "--motion", "no_confidence", *command[1:])
    shown = answer("rule", *asked, "--json")["partial"]["no_confidence"]

    assert (1, True) == (refused.exit_code, "no known majority for a motion of no confidence" in refused.stderr)
    assert ("the majority", "51 of 150" in shown["sentences"][0]["sentence"]) == (shown["unknown"][0], True)


def test_the_page_of_a_law_says_threshold_articles_gaps_and_sources() -> None:
    text = run("rule", "Pakistan", "--on", "2022-04-09", "--vacancies", "1", "--table").stdout
    flat = " ".join(text.split())

    for words in (
        "the law on 9 April 2022",
        "172 of 342 members, which the movers must find (Article 95(4)); vacant seats do not lower it.",
        "must be present when somebody asks for a count (Article 55(2)). That is 86 of 342.",
        "It takes at least 1/5 of all members to bring the motion: 69 of 342 (Article 95(1)).",
        "Not known here: when a motion may be brought again.",
        "Sources",
    ):
        assert words in flat


@pytest.mark.parametrize("chamber", [chamber.id for chamber in chambers()])
def test_every_chamber_has_a_page_of_whole_sentences_with_articles(chamber: str) -> None:
    book = next(book for book in books() if book.chamber.id == chamber)
    on = max(dated.since for values in (book.seats, *(pages.majority for pages in book.motions)) for dated in values)
    told = [
        each for rule in answer("rule", chamber, "--on", on.isoformat(), "--json")["motions"].values()
        for each in rule["sentences"]
    ]  # fmt: skip

    assert law(book.chamber, on).motions
    assert [each["sentence"] for each in told if not each["sentence"].endswith(".")] == []
    assert [each["sentence"] for each in told if each["article"] not in each["sentence"] or not each["source"]] == []


def test_lint_names_file_line_and_column_and_exits_with_one(tmp_path: Path) -> None:
    file = tmp_path / "xx-house.yaml"
    file.write_text("id: xx-house\nname: House\nhead:\n", "utf-8")
    found = run("lint-rules", str(file), "--json")
    problems = json.loads(found.stdout)["problems"]

    assert (1, True) == (found.exit_code, all(each["file"] == str(file) and each["line"] for each in problems))
    assert (3, 6) in [(each["line"], each["column"]) for each in problems]


def test_lint_of_all_chambers_finds_nothing() -> None:
    found = run("lint-rules", "--json")

    assert (0, []) == (found.exit_code, json.loads(found.stdout)["problems"])


PENDING = ["--motion", "no_confidence", "--happened", "filed=2022-03-08", "--happened", "moved=2022-03-28"]


def test_the_legal_days_and_what_else_may_happen() -> None:
    dated, found = answer("dates", "Pakistan", *PENDING, "--json"), answer("next", "Pakistan", *PENDING, "--json")
    vote = next(step for step in dated["steps"] if step["step"] == "vote")

    assert ("2022-03-31", "2022-04-04", "95(2)") == (
        vote["earliest"]["generous"], vote["latest"]["generous"], vote["article"],
    )  # fmt: skip
    assert {"vote", "resigned", "dissolved", "ordered", "withdrawn"} <= {step["step"] for step in found["steps"]}
    assert [True, False] == [step["barred"] for step in found["steps"] if step["step"] == "dissolved"]


def test_a_calendar_that_is_written_over_moves_its_event(tmp_path: Path) -> None:
    file = tmp_path / "vote.ics"
    run("dates", "Pakistan", *PENDING, "-o", str(file))
    first = file.read_text("utf-8")
    run("dates", "Pakistan", *PENDING, "--happened", "moved=2022-03-29", "-o", str(file))

    assert (1, 1) == (first.count("UID:pk-na-no_confidence-2022-03-08-vote"), first.count("SEQUENCE:0"))
    assert (1, 1) == (file.read_text("utf-8").count("UID:pk-na"), file.read_text("utf-8").count("SEQUENCE:1"))


def test_what_may_happen_next_is_drawn_with_its_sentence(tmp_path: Path) -> None:
    file = tmp_path / "next.svg"
    found = run("next", "Pakistan", *PENDING, "-o", str(file))

    assert (0, True) == (found.exit_code, "barred: dissolution" in file.read_text("utf-8"))
    assert "vote from 31 March 2022" in found.stderr


@pytest.mark.parametrize("happened", ["filed", "filed=yesterday", "fled=2022-03-08", "=", "voted=2022-03-08"])
def test_a_turn_that_is_none_is_misuse(happened: str) -> None:
    found = run("next", "Pakistan", "--motion", "no_confidence", "--happened", happened)

    assert (2, True) == (found.exit_code, "Write one such as filed=2022-03-08" in found.stderr)


def test_a_file_of_sitting_days_with_a_slip_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "sittings.txt"
    file.write_text("2022-03-28\nMonday\n", "utf-8")
    found = run("dates", "Pakistan", *PENDING, "--sittings", str(file))

    assert (1, True) == (found.exit_code, f"{file}:2:1" in found.stderr)
