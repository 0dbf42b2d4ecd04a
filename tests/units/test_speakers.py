"""Whose words a report prints, and whose claim a sentence tells."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Report
from whipcount.model.claims import HouseSize, Statement, Total
from whipcount.model.law import Party
from whipcount.model.words import Modality
from whipcount.reading import read

HOUSE = Chamber("xx", "National Assembly", "Exampleland", parties=tuple(Party(n) for n in ("Blue", "Green", "White")))


def claims(text: str) -> tuple[Claim, ...]:
    return read(Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, date(2022, 3, 30)), HOUSE).claims


@pytest.mark.parametrize(
    "text",
    [
        '"We shall win the vote of confidence," said Ann Ash, the leader of Green.',
        '"We shall win the vote of confidence," Green leader Ann Ash told reporters.',
        'Ann Ash said White is with Green. "We shall win the vote of confidence," she told the house.',
        'Ann Ash of Green called the vote "a good day for all of us".',
        'Ann Ash urged Ben Birch to go: "There is nothing left to win."',
        'ANN ASH: "We shall win the vote of confidence."\n\nThe leader of Green, Ann Ash, sat down.',
    ],
)
def test_quoted_words_belong_to_the_person_named_beside_them(text: str) -> None:
    assert [c.speaker for c in claims(text) if isinstance(c, Statement)] == ["Ann Ash"]


@pytest.mark.parametrize(
    "text",
    [
        'Ann Ash is accused of "taking orders from abroad for money".',
        'Ann Ash met Ben Birch before the vote. "I will not go anywhere at all," she said.',
    ],
)
def test_quoted_words_of_nobody_in_particular_are_no_statement(text: str) -> None:
    assert [c for c in claims(text) if isinstance(c, Statement)] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Ash of Green said on Monday the opposition has 177 members.", "Ann Ash"),
        ("The opposition has 177 members, Ann Ash said on Tuesday, but the government disagrees.", "Ann Ash"),
        ("The opposition has 177 members, the Daily Courier reported.", "Daily Courier"),
        ("According to Daily Courier, the opposition has 177 members.", "Daily Courier"),
        ("Ann Ash, leader of Green, announced the opposition has 177 members.", "Ann Ash"),
        ("Blue has left, Ann Ash said, and the opposition has 177 members.", None),
    ],
)
def test_a_claim_has_the_speaker_that_its_sentence_names(text: str, speaker: str | None) -> None:
    assert [c.speaker for c in claims(text) if isinstance(c, Total)] == [speaker]


def test_a_count_that_a_side_gives_of_itself_is_its_claim_and_the_size_of_the_house_is_not() -> None:
    read_ = claims("Ann Ash of Green said the opposition has 177 members in the 342-member assembly.")

    assert [c.modality for c in read_ if isinstance(c, Total)] == [Modality.CLAIMED]
    assert [c.modality for c in read_ if isinstance(c, HouseSize)] == [Modality.STATED]


def test_the_month_of_may_does_not_make_a_claim_expected() -> None:
    (total,) = [c for c in claims("On 3 May 2021 the opposition had 177 members.") if isinstance(c, Total)]

    assert total.modality is Modality.STATED
