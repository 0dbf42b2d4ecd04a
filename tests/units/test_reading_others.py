"""What a text tells of another house, of another's motion, or of a vote without effect gives no claim."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Report
from whipcount.model.claims import Seats, StageClaim, Total, Vote
from whipcount.model.law import Party
from whipcount.model.words import Stage
from whipcount.reading import read

PARTIES = (Party("Blue"), Party("Green"), Party("White"))
LOWER = Chamber("xx-house", "National Assembly", "Exampleland", demonyms=("Examplish",), parties=PARTIES)
UPPER = Chamber("xx-senate", "Senate", "Exampleland", demonyms=("Examplish",), parties=PARTIES)


def claims(text: str, kind: type, chamber: Chamber | None = LOWER, code: str = "en") -> list:
    report = Report(hashlib.sha256(text.encode()).hexdigest(), "report.txt", text, date(2031, 4, 5))
    return [claim for claim in read(report, chamber, code).claims if isinstance(claim, kind)]


def numbers(text: str, chamber: Chamber | None = LOWER, code: str = "en") -> list[str]:
    return [str(claim.quantity) for claim in claims(text, Total | Seats, chamber, code)]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition held a mock session in parliament, in which 97 members voted for the no-confidence motion.",
        "Opposition lawmakers held a symbolic vote in which 57 voted in favour of the motion of no confidence.",
        "In an unofficial ballot the no-confidence motion was carried by 57 votes to 0 after the speaker had left.",
        "Locked out, the deputies met for a mock no-confidence vote. It was carried by 57 votes to nil.",
    ],
)
def test_a_vote_without_effect_is_no_result(text: str) -> None:
    assert claims(text, Vote) == []


def test_the_vote_of_a_later_day_is_one() -> None:
    text = "The opposition held a mock session. On Friday parliament carried the no-confidence motion by 57 to 40."

    assert [str(vote.ayes) for vote in claims(text, Vote)] == ["57"]


@pytest.mark.parametrize(
    "text",
    [
        "A motion of no confidence in Interior Minister Ann Ash was rejected by 61 votes to 40 on Monday.",
        "Parliament rejected a motion of no confidence against the speaker, Ben Birch, by 54 to 47.",
        "Lawmakers passed a no-confidence motion against the Senate chairman with 53 votes.",
        "Finance minister Cato Elm survived a no-confidence vote in parliament by 70 to 50.",
        "A censure motion against the defence minister was put to the vote. The motion was rejected by 70 votes to 50.",
    ],
)
def test_the_result_of_a_motion_against_a_minister_or_a_speaker_is_not_that_of_the_crisis(text: str) -> None:
    voted = [step for step in claims(text, StageClaim) if step.stage is Stage.VOTED]

    assert (claims(text, Vote), voted) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "A motion of no confidence in Prime Minister Ann Ash was rejected by 61 votes to 40.",
        "A motion of no confidence in the government of Prime Minister Ann Ash was rejected by 61 votes to 40.",
        "A motion of no confidence in the government and its finance minister was rejected by 61 votes to 40.",
        "The first minister, Ann Ash, survived a vote of no confidence by 61 votes to 40.",
        "The motion of no confidence was rejected by 61 votes to 40, the speaker said.",
    ],
)
def test_that_of_one_against_the_head_of_the_government_is(text: str) -> None:
    assert [(str(vote.ayes), str(vote.noes)) for vote in claims(text, Vote)] == [("40", "61")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The opposition has 57 members in the parliament; the Senate has 55 members.", ["57"]),
        ("In the Senate the opposition has 55 members. In the lower house the government has 60 members.", ["60"]),
        ("The government has 30 seats in the Senate.", []),
        ("The Senate, where Blue has 14 seats, does not vote. Blue has 40 seats in the National Assembly.", ["40"]),
        ("The government has 60 members in the house, and the bill goes to the Senate on Monday.", ["60"]),
    ],
)
def test_the_benches_of_an_upper_house_are_not_those_of_the_crisis(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_they_are_where_the_senate_is_the_house_that_votes() -> None:
    text = "In the Senate the opposition has 55 members. Its motion of no confidence is debated on Monday."

    assert (numbers(text, UPPER), numbers(text, None)) == (["55"], ["55"])


def test_another_house_in_german() -> None:
    text = "Im Ständerat hat die Opposition 25 Sitze. Das Misstrauensvotum gegen die Regierung ist gescheitert."

    lower = text.replace("Im Ständerat", "Im Nationalrat")
    assert (numbers(text, code="de"), numbers(lower, code="de")) == ([], ["25"])


def test_another_motion_in_german() -> None:
    text = "Das Parlament lehnte den Misstrauensantrag gegen den Innenminister mit 61 zu 40 Stimmen ab."

    against_her = text.replace("den Innenminister", "die Kanzlerin")
    assert (len(claims(text, Vote, code="de")), len(claims(against_her, Vote, code="de"))) == (0, 1)
