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


def test_the_page_of_a_law_says_threshold_articles_gaps_and_sources() -> None:
    text = run("rule", "Pakistan", "--on", "2022-04-09", "--vacancies", "1", "--table").stdout
    flat = " ".join(text.split())

    for words in (
        "the law on 9 April 2022",
        "172 of 342 members, which the movers must find (Article 95(4)); vacant seats do not lower it.",
        "At least 1/5 of all members must bring the motion: 69 of 342 (Article 95(1)).",
        "Not known here: when a motion may be brought again.",
        "Sources",
    ):
        assert words in flat


@pytest.mark.parametrize("chamber", [chamber.id for chamber in chambers()])
def test_every_chamber_has_a_page_of_whole_sentences_with_articles(chamber: str) -> None:
    book = next(book for book in books() if book.chamber.id == chamber)
    on = max(dated.since for dated in book.seats)
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
