"""The steps of a motion, the offices people take and leave, and the days on which it happens."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Report
from whipcount.model.claims import Office, StageClaim, Vote
from whipcount.model.law import Party
from whipcount.model.words import Modality, Outcome, Stage
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


@pytest.mark.parametrize(
    "text",
    [
        "The deputy speaker of the National Assembly, Cato Elm, ruled out the motion of no confidence on Sunday.",
        "The speaker declared the motion of no confidence unconstitutional on Sunday.",
    ],
)
def test_the_chair_ends_a_motion_without_a_vote(text: str) -> None:
    assert steps(text) == [(Stage.RULED_OUT, date(2022, 3, 27))]


@pytest.mark.parametrize(
    "text",
    [
        "Green chairman Ann Ash rejected the motion of no confidence on Sunday.",
        "The Green chairman dismissed the motion of no confidence on Sunday.",
        "The government declared the motion of no confidence illegal.",
        "Green's central committee approved the motion of no confidence on Monday.",
        "Green lawmakers rejected the motion of no confidence.",
        "Ann Ash cannot win a vote of confidence yet, her party admits.",
        "An earlier motion of no confidence, brought in by Green, failed in the National Assembly.",
        "The chairman of the party rejected the motion of no confidence.",
        "The motion of no confidence was dropped from the agenda.",
        "Backers of the motion of no confidence failed to secure a meeting with the speaker.",
        "The motion of no confidence failed to attract the signatures of 50 members.",
        "The motion of no confidence fell short of the signatures needed.",
        "The motion of no confidence was approved for debate by the speaker.",
        "The motion of no confidence was adopted by the party's executive committee.",
        "The motion of no confidence was carried over to the next session.",
        "The motion of no confidence lost momentum.",
        "Only one prime minister has ever been removed by a vote of no confidence.",
        "Parliament passed the budget before the motion of no confidence.",
        "Ben Birch has lost allies since the motion of no confidence.",
        "The government survived a rebellion but faces a motion of no confidence.",
        "The coalition failed to agree on how to answer the motion of no confidence.",
        "Parliament adopted rules for the motion of no confidence.",
        "It takes 138 votes for a majority when the motion of confidence is put.",
        "Analysts count 150 votes for the motion of no confidence.",
        "The opposition submitted the signatures of 63 lawmakers in support of its motion of no confidence.",
    ],
)
def test_what_a_party_or_a_leader_makes_of_a_motion_is_neither_an_end_nor_a_vote(text: str) -> None:
    assert [] == [claim for claim in claims(text) if isinstance(claim, StageClaim | Vote)]


@pytest.mark.parametrize(
    "text",
    [
        "The judges of the Supreme Court held on Tuesday that the ruling on the motion of no confidence was void.",
        "The Supreme Court restored the motion of no confidence in Ann Ash on Tuesday.",
        "The motion of no confidence was reinstated on Tuesday.",
    ],
)
def test_a_court_restores_a_motion(text: str) -> None:
    assert steps(text) == [(Stage.RESTORED, date(2022, 3, 29))]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition says that the ruling on the motion of no confidence was illegal.",
        "The opposition asked the court to restore the motion of no confidence.",
    ],
)
def test_what_is_asked_of_a_court_restores_nothing(text: str) -> None:
    assert steps(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ann Ash was ousted in a vote of no confidence on Monday.", Outcome.CARRIES),
        ("Prime Minister Ann Ash survived the motion of no confidence on Monday.", Outcome.FAILS),
        ("The National Assembly rejected the motion of no confidence on Monday.", Outcome.FAILS),
        ("Lawmakers approved the motion of no confidence on Monday.", Outcome.CARRIES),
        ("Ann Ash lost a vote of confidence on Monday.", Outcome.FAILS),
    ],
)
def test_a_result_is_read_without_numbers(text: str, outcome: Outcome) -> None:
    assert [outcome] == [claim.outcome for claim in claims(text) if isinstance(claim, Vote)]
