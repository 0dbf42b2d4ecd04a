"""The chambers whose crises are replayed in tests/real: what was needed on the day, and what the votes decided."""

from datetime import date

import pytest

from whipcount.model.quantity import Range
from whipcount.model.words import By, MotionKind, Outcome
from whipcount.rulebook import decide, find, law, rule_for, threshold

NO_CONFIDENCE, CONFIDENCE = MotionKind.NO_CONFIDENCE, MotionKind.CONFIDENCE
TWO = "Articles 193 and 116(3)"


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "seats", "vacant", "votes", "by", "article", "ayes", "noes", "outcome"),
    [
        ("in-karnataka", date(2019, 7, 23), CONFIDENCE, 225, 0, None, By.GOVERNMENT, "189(1)", 99, 105, Outcome.FAILS),
        ("np-hor", date(2024, 7, 12), CONFIDENCE, 275, 0, 138, By.GOVERNMENT, "100(3)", 63, 194, Outcome.FAILS),
        ("np-hor", date(2021, 5, 10), CONFIDENCE, 275, 4, 136, By.GOVERNMENT, "100(3)", 93, 124, Outcome.FAILS),
        ("pt-ar", date(2025, 3, 11), CONFIDENCE, 230, 0, None, By.GOVERNMENT, TWO, 88, 142, Outcome.FAILS),
        ("lk-parliament", date(2018, 11, 14), NO_CONFIDENCE, 225, 0, None, By.MOVERS, "72(1)", 122, 0, Outcome.CARRIES),
        ("th-house", date(2022, 7, 23), NO_CONFIDENCE, 500, 23, 239, By.MOVERS, "Section 151", 206, 256, Outcome.FAILS),
    ],
)
def test_what_was_needed_and_what_the_votes_decided(  # noqa: PLR0917 - a row of a table
    chamber: str,
    on: date,
    kind: MotionKind,
    seats: int,
    vacant: int,
    votes: int | None,
    by: By,
    article: str,
    ayes: int,
    noes: int,
    outcome: Outcome,
) -> None:
    found = law(find(chamber), on)
    rule = rule_for(found, kind)
    assert rule is not None
    need = threshold(rule, found.seats.value, Range(vacant, vacant))

    assert (seats, votes, by, article) == (found.seats.value, need.votes, need.by, need.article)
    assert outcome is decide(rule, Range(ayes, ayes), Range(noes, noes), seats, Range(vacant, vacant))
