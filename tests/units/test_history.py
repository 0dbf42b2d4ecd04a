"""What a text tells of earlier years is true of those years."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Report
from whipcount.model.claims import Claim
from whipcount.reading import read
from whipcount.rulebook import find

HOUSE = find("se-riksdag")
A_WEDNESDAY = date(2022, 3, 30)


def first(text: str, kind: str) -> Claim:
    report = Report(hashlib.sha256(text.encode()).hexdigest(), "report.txt", text, A_WEDNESDAY)
    return next(claim for claim in read(report, HOUSE).claims if claim.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("In 2018 the government survived a vote of no confidence.", "vote", date(2018, 12, 31)),
        ("On 27 June 2018, the government lost a vote of confidence.", "vote", date(2018, 6, 27)),
        ("The government lost a motion of no confidence in June 2020.", "vote", date(2020, 6, 30)),
        ("A motion of no confidence, in March 2021, failed by 120 votes to 100.", "vote", date(2021, 3, 31)),
        ("Four years ago the Centre Party left the coalition.", "switch", date(2018, 12, 31)),
        ("In January the Centre Party left the government.", "switch", date(2022, 1, 31)),
    ],
)
def test_a_claim_holds_on_the_day_that_its_words_name(text: str, kind: str, expected: date) -> None:
    assert first(text, kind).holds_on == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Centre Party, an ally since 2018, left the government on Monday.", "switch"),
        ("The Centre Party won 31 seats in 2018.", "seats"),
        ("Earlier this month the Centre Party left the government.", "switch"),
        ("The Centre Party left the government, which was formed in 2018.", "switch"),
    ],
)
def test_another_day_in_the_sentence_changes_nothing(text: str, kind: str) -> None:
    assert first(text, kind).holds_on == A_WEDNESDAY
