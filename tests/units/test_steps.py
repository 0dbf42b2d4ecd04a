"""The steps of a motion, the offices people take and leave, and the days on which it happens."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Report
from whipcount.model.claims import Office, StageClaim
from whipcount.model.law import Party
from whipcount.model.words import Modality, Stage
from whipcount.reading import read

HOUSE = Chamber("xx", "National Assembly", "Exampleland", parties=tuple(Party(n) for n in ("Blue", "Green", "White")))
A_WEDNESDAY = date(2022, 3, 30)


def claims(text: str, house: Chamber | None = HOUSE) -> tuple[Claim, ...]:
    return read(Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, A_WEDNESDAY), house).claims


def steps(text: str, house: Chamber | None = HOUSE) -> list[tuple[Stage, date | None]]:
    return [(claim.stage, claim.day) for claim in claims(text, house) if isinstance(claim, StageClaim)]


def offices(text: str) -> list[tuple[str, str | None, str]]:
    return [(c.holder, c.office, c.change) for c in claims(text) if isinstance(c, Office)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Green lodged a motion of no confidence on Monday.", date(2022, 3, 28)),
        ("On March 8 the opposition filed a no-confidence motion.", date(2022, 3, 8)),
        ("A no-confidence motion was lodged against Ben Birch by 54 members late on Tuesday.", date(2022, 3, 29)),
        ("The opposition, which filed a motion of no confidence on Monday, will win.", date(2022, 3, 28)),
        ("Green filed a motion of no confidence two days later.", None),
    ],
)
def test_a_motion_is_filed_on_the_day_that_its_own_verb_tells(text: str, day: date | None) -> None:
    assert steps(text) == [(Stage.FILED, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Green told Blue on Monday that the motion of no confidence would be put to a vote on Friday.",
            date(2022, 4, 1),
        ),
        ("Prime Minister Ann Ash, who faces a no-confidence vote on Thursday, met White on Monday.", date(2022, 3, 31)),
        ("The no-confidence vote has been postponed from Thursday to Monday.", date(2022, 4, 4)),
        ("The vote of no confidence will take place on Monday next week, April 4.", date(2022, 4, 4)),
    ],
)
def test_a_vote_is_set_for_the_day_that_lies_ahead(text: str, day: date) -> None:
    assert steps(text) == [(Stage.SCHEDULED, day)]


def test_a_vote_that_is_called_for_a_day_is_filed_and_set() -> None:
    assert steps("Ann Ash has called a confidence vote for Monday.") == [
        (Stage.FILED, None),
        (Stage.SCHEDULED, date(2022, 4, 4)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MPs rejected a motion of no confidence on Monday by 325 to 306.",
        "On Monday, the government survived a no-confidence motion by 120 votes to 100.",
        "The government survived a no-confidence vote, 120 to 100, on Monday.",
        "The result of the no-confidence vote held on Monday was close.",
    ],
)
def test_a_result_told_with_its_day_says_when_the_vote_was_held(text: str) -> None:
    assert steps(text) == [(Stage.VOTED, date(2022, 3, 28))]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition did not file a motion of no confidence on Monday.",
        "The opposition has yet to file a motion of no confidence.",
        "If Green files a motion of no confidence, White will abstain.",
        "Ann Ash dismissed the no-confidence motion as a stunt.",
        "Prime Minister Ann Ash ruled out a confidence vote.",
        "Green refused to withdraw its motion of no confidence.",
        "Prime Minister Ann Ash resigned on Tuesday after losing a vote of confidence.",
        "The government, which lost a by-election on Monday, survived a vote of no confidence.",
    ],
)
def test_what_was_not_done_is_no_step_and_a_day_of_something_else_is_no_day_of_the_vote(text: str) -> None:
    assert steps(text) == []


def test_a_motion_that_is_only_intended_is_expected() -> None:
    (claim,) = claims("Green intends to table a motion of no confidence on Friday.")

    assert (getattr(claim, "stage", None), claim.modality) == (Stage.FILED, Modality.EXPECTED)


def test_tabled_is_handed_in_where_no_chamber_is_known() -> None:
    assert steps("The censure motion was tabled by Ann Ash.", None) == [(Stage.FILED, None)]


def test_the_chair_rules_a_motion_out_and_a_house_rejects_it() -> None:
    assert steps("Speaker Cato Elm rejected the no-confidence motion on Sunday.") == [
        (Stage.RULED_OUT, date(2022, 3, 27))
    ]
    assert steps("Parliament rejected the no-confidence motion on Sunday.") == [(Stage.VOTED, date(2022, 3, 27))]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Prime Minister Ann Ash tendered her resignation on Tuesday.", ("Ann Ash", "Prime Minister", "resigned")),
        ("Finance Minister Cato Elm quit on Monday.", ("Cato Elm", "Finance Minister", "resigned")),
        ("Ann Ash was sworn in as prime minister on Monday.", ("Ann Ash", "prime minister", "appointed")),
        ("Parliament elected Ben Birch as its new speaker.", ("Ben Birch", "speaker", "appointed")),
        ("Blue will move in after parliament removed Ann Ash on Friday.", ("Ann Ash", None, "removed")),
    ],
)
def test_who_took_or_left_an_office(text: str, office: tuple[str, str | None, str]) -> None:
    assert offices(text) == [office]


@pytest.mark.parametrize(
    "text",
    [
        "The supporters of Prime Minister Ann Ash resigned.",
        "Prime Minister Ann Ash refused to resign.",
        "Prime Minister Ann Ash would resign if the motion of no confidence passed.",
        "Cato Elm will be sworn in as prime minister on Friday.",
        "Parliament dismissed Ann Ash's claims.",
        "Ann Ash resigned as music director of the opera.",
    ],
)
def test_who_stays_or_may_go_has_left_no_office(text: str) -> None:
    assert offices(text) == []
