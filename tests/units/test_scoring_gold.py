"""Gold opened: JSON lines and YAML by hand say the same, and every mistake in them has its place."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from whipcount.model import Unusable
from whipcount.scoring import GoldText, open_gold
from whipcount.scoring.lines import gold_lines

TEXT = """date: 2031-05-04

The Blues have 40 seats. The motion was rejected by 48 to 51, said Ann Ash.
"The Blues have the numbers," she said.
"""
HAND = """text: reports/town.txt
aliases: [[Blue Party, Blues]]
claims:
  - kind: seats
    quote: The Blues have 40 seats
    party: Blues
    quantity: 40
  - kind: vote
    quote: rejected by 48 to 51
    ayes: 48
    noes: {low: 51, high: null}
    outcome: lost
    speaker: Ann Ash
    optional: true
  - {kind: allegiance, quote: The Blues have, nth: 2, actor: Blues, option: no}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "town.txt").write_text(TEXT)
    (tmp_path / "town.yaml").write_text(HAND)
    return tmp_path


def problems(path: Path, folder: Path | None = None) -> list[str]:
    with pytest.raises(Unusable) as error:
        open_gold(path, folder)
    return [str(problem).replace(str(path.parent), "...") for problem in error.value.problems]


def claims(gold: tuple[GoldText, ...]) -> list[tuple[object, bool]]:
    return [(each.claim, each.optional) for text in gold for each in text.claims]


def test_gold_by_hand_has_quotes_in_place_of_offsets(folder: Path) -> None:
    (text,) = open_gold(folder / "town.yaml")
    found = [(each.claim.kind, each.claim.quote.text, each.claim.quote.start, each.optional) for each in text.claims]
    start = TEXT.index("The Blues have the")

    assert [
        ("seats", "The Blues have 40 seats", 18, False),
        ("vote", "rejected by 48 to 51", TEXT.index("rejected"), True),
        ("allegiance", "The Blues have", start, False),
    ] == found


def test_gold_by_hand_and_as_json_lines_says_the_same(folder: Path) -> None:
    by_hand = open_gold(folder / "town.yaml")
    (folder / "gold.jsonl").write_text("".join(gold_lines(by_hand)))
    as_lines = open_gold(folder / "gold.jsonl")

    assert (claims(by_hand), by_hand[0].aliases) == (claims(as_lines), as_lines[0].aliases)


def test_gold_without_the_words_of_the_texts_says_the_same(folder: Path) -> None:
    by_hand = open_gold(folder / "town.yaml")
    written = "".join(gold_lines(by_hand, quotes=False))
    (folder / "gold.jsonl").write_text(written)

    assert (False, claims(by_hand)) == ("rejected" in written, claims(open_gold(folder / "gold.jsonl")))


def test_a_folder_of_gold_is_opened_whole_and_texts_may_lie_elsewhere(folder: Path) -> None:
    (folder / "gold").mkdir()
    (folder / "town.yaml").rename(folder / "gold" / "town.yaml")

    assert 1 == len(open_gold(folder / "gold", folder))


def test_a_text_that_moved_is_found_by_what_it_says(folder: Path) -> None:
    (folder / "gold.jsonl").write_text("".join(gold_lines(open_gold(folder / "town.yaml"))))
    (folder / "reports" / "town.txt").rename(folder / "moved.txt")

    assert "moved.txt" == open_gold(folder / "gold.jsonl")[0].report.path


def test_a_text_without_a_date_has_the_one_of_its_gold(folder: Path) -> None:
    (folder / "plain.txt").write_text("The house has 99 members.\n")
    (folder / "plain.yaml").write_text("text: plain.txt\npublished: 2031-05-04\nclaims: []\n")
    by_hand = open_gold(folder / "plain.yaml")
    (folder / "gold.jsonl").write_text("".join(gold_lines(by_hand)))
    (folder / "plain.txt").rename(folder / "renamed.txt")
    found = open_gold(folder / "gold.jsonl")[0].report

    assert (by_hand[0].report.published, "renamed.txt") == (found.published, found.path)


@pytest.mark.parametrize("name", ["items.json", "items.jsonl", "whole.json"])
def test_an_item_of_a_list_is_named_by_its_number(tmp_path: Path, name: str) -> None:
    items = [{"date": "2031-05-03", "text": "Rain."}, {"date": "2031-05-04", "text": "The house has 99 members."}]
    (tmp_path / "news").mkdir()
    lines = "".join(json.dumps(item) + "\n" for item in items)
    whole = json.dumps({"source": "a", "items": items} if name == "whole.json" else items)
    (tmp_path / "news" / name).write_text(lines if name.endswith("l") else whole)
    (tmp_path / "news" / "labels.json").write_text(json.dumps(items[:1]))
    (tmp_path / "a.yaml").write_text("text: news/1\nclaims: [{kind: house_size, quote: 99 members, quantity: 99}]\n")
    (text,) = open_gold(tmp_path / "a.yaml")

    assert ("2031-05-04", "news/1") == (text.report.published.isoformat(), text.report.path)


def test_an_item_is_found_by_what_it_says(tmp_path: Path) -> None:
    said = "The house has 99 members."
    (tmp_path / "news.json").write_text(json.dumps([{"date": "2031-05-04", "text": said}]))
    sha = hashlib.sha256(said.encode()).hexdigest()
    (tmp_path / "gold.jsonl").write_text(json.dumps({"report": sha, "path": "elsewhere/7"}) + "\n")

    assert said == open_gold(tmp_path / "gold.jsonl")[0].report.text


def test_a_text_that_changed_is_a_problem(folder: Path) -> None:
    (folder / "gold.jsonl").write_text("".join(gold_lines(open_gold(folder / "town.yaml"))))
    (folder / "reports" / "town.txt").write_text(TEXT + "More.\n")
    (found,) = problems(folder / "gold.jsonl")

    assert found.startswith(".../gold.jsonl:1: the text reports/town.txt has changed (sha256 ")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("quote: rejected by 48", "quote: Rejected by 48", "town.yaml:9:12: the quote 'Rejected by 48 to 51';"),
        ("quote: The Blues have 40 seats", "quote: The Blues have", "town.yaml:5:12: a quote that stands 2 times"),
        ("nth: 2", "nth: 3", "town.yaml:15:52: '3' as nth; expected 1 to 2."),
        ("kind: vote", "kind: votes", "town.yaml:8:11: 'votes' as kind; expected one of house_size"),
        ("ayes: 48", "ayes: " + "4" * 5000, "town.yaml:8:5: ayes '44444"),
        ("ayes: 48", "ayes: many", "town.yaml:8:5: ayes 'many'; expected an object of low and high"),
        ("ayes: 48", "aye: 48", "town.yaml:10:5: the unknown key 'aye' in a claim of the kind vote"),
        ("outcome: lost", "outcome: won", "town.yaml:8:5: outcome 'won'; expected one of carried, lost"),
        ("    party: Blues\n", "", "town.yaml:4:5: no party; expected text"),
        ("optional: true", "optional: perhaps", "town.yaml:8:5: optional 'perhaps'; expected true or false"),
        ("town.txt", "village.txt", "town.yaml:1:1: the text reports/village.txt, which is not below"),
        ("[[Blue Party, Blues]]", "[Blues]", "town.yaml:2:11: no list of names; expected names of one party"),
    ],
)  # fmt: skip
def test_a_mistake_in_gold_by_hand_has_its_place(folder: Path, old: str, new: str, problem: str) -> None:
    (folder / "town.yaml").write_text(HAND.replace(old, new))
    found = problems(folder / "town.yaml")

    assert (1, f".../{problem}") == (len(found), found[0][: len(problem) + 4])


HEADER = {"report": hashlib.sha256(TEXT.encode()).hexdigest(), "path": "reports/town.txt"}
HOUSE = {"kind": "house_size", "start": 18, "end": 41, "quantity": {"low": 99, "high": 99}}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([HEADER, "not json"], "gold.jsonl:2: a line that is no JSON object"),
        ([HOUSE], "gold.jsonl:1: a claim before any text"),
        ([{**HEADER, "report": "short"}], "gold.jsonl:1: report 'short'; expected the sha256"),
        ([{**HEADER, "sha": "x"}], "gold.jsonl:1: sha 'x'; expected a known field"),
        ([{**HEADER, "aliases": ["Blue"]}], "gold.jsonl:1: aliases ['Blue']; expected a list of lists"),
        ([{**HEADER, "published": "May"}], "gold.jsonl:1: published 'May'; expected a day"),
        ([HEADER, {**HOUSE, "quote": "other words"}], "gold.jsonl:2: 11 characters quoted from 18 to 41"),
        ([HEADER, {**HOUSE, "end": 42, "quote": "The Blues have 41 seats."}], "gold.jsonl:2: the quote"),
        ([HEADER, {**HOUSE, "end": 9999}], "gold.jsonl:2: no quote; expected text"),
        ([HEADER, {**HOUSE, "party": "Blue"}], "gold.jsonl:2: the field 'party'"),
        ([HEADER, {**HOUSE, "report": "0" * 64}], "gold.jsonl:2: a claim of the text 000000000000"),
        ([HEADER, HEADER], "gold.jsonl:2: the text reports/town.txt a second time"),
    ],
)
def test_a_mistake_in_json_lines_has_its_line(folder: Path, lines: list[object], problem: str) -> None:
    written = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    (folder / "gold.jsonl").write_text(written)
    found = problems(folder / "gold.jsonl")

    assert (1, f".../{problem}") == (len(found), found[0][: len(problem) + 4])


def test_the_mistakes_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "town.yaml").write_text(HAND.replace("ayes: 48", "ayes: x").replace("quantity: 40", "quantity: -1"))
    (folder / "other.jsonl").write_text("[]\n")

    assert 3 == len(problems(folder))


def test_what_is_no_gold_is_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    found = [problems(folder / name)[0].split(";")[0] for name in ("reports/town.txt", "empty", "none.jsonl")]

    assert [
        ".../town.txt: this is no gold file",
        ".../empty: the folder holds no gold",
        ".../none.jsonl: no readable file (No such file or directory)",
    ] == found
