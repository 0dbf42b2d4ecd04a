"""The pages for editors write into a file and into PostgreSQL alike."""

from __future__ import annotations

import pytest
from tests.web.newsroom import REVIEW, SECOND, at_work, fields_of, town, words

from whipcount.crisis.reviewed import State

pytestmark = pytest.mark.slow
BLUE = "The Blue League"


def test_a_newsroom_decides_adds_and_is_told_who_was_first(address: str) -> None:
    with at_work(town(address)) as desk:
        seen = desk.claim(BLUE).last.number
        desk.decide(BLUE, "withdrawn", "of the last house \x00 “so”", by="Ann Ash")
        overtaken = desk.decide(BLUE, "accepted", seen=seen)
        desk.decide(BLUE, "reopened")
        preview = desk.send(f"{REVIEW}/add", {"text": SECOND, "date": "2020-03-30", "step": "preview"})
        desk.send(f"{REVIEW}/add", fields_of(preview) | {"step": "write"}, files={"none": b""})
        count = desk.get("/crisis/town.json", by=None).json()

        assert (409, "Rejected by Ann Ash" in words(overtaken)) == (overtaken.status_code, True)
        assert [50, 52] == count["benches"]["opposition"]["plausible"]
        old = desk.report(1)
        assert State.UNDECIDED is next(each.state for each in old.claims if BLUE in each.claim.quote.text)
        entries = [entry.action for each in old.claims for entry in each.decisions]
        assert ["withdrawn", "reopened"] == entries
