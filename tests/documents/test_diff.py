"""Everything that may make two counts differ is documented, and nothing else."""

import re
from pathlib import Path

from whipcount.count.differences.search import MOST_ASSUMED, MOST_SUMS
from whipcount.model.difference import ReasonKind

PAGE = (Path(__file__).parents[2] / "docs" / "diff.md").read_text("utf-8")


def test_the_page_lists_every_kind_of_reason_and_no_other() -> None:
    assert sorted(ReasonKind) == sorted(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))


def test_the_limits_on_the_page_are_those_of_the_search() -> None:
    assert f"more than {['none', 'one', 'two', 'three'][MOST_ASSUMED]} things for granted" in PAGE
    assert f"{MOST_SUMS:,}" in PAGE
