"""Every finding is documented, and nothing is documented that is not found."""

import re
from pathlib import Path

from whipcount.count import FINDINGS

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"
FROM_OTHER_ROOMS = {"window", "law", "seats"}


def test_the_page_lists_every_finding_and_no_other() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(FINDINGS) | FROM_OTHER_ROOMS == set(documented)
    assert len(set(documented)) == len(documented)


def test_every_finding_teaches_what_it_is() -> None:
    assert [code for code, found in FINDINGS.items() if not (found.__doc__ or "").strip()] == []
