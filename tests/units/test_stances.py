"""Where the words put an actor: on a bench, for or against the motion, or nowhere because they leave it open."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Report
from whipcount.model.claims import Agreement, Allegiance, Group, Switch
from whipcount.model.law import Party
from whipcount.reading import read

HOUSE = Chamber(
    "xx-house",
    "National Assembly",
    "Exampleland",
    parties=(Party("Blue"), Party("Green"), Party("White"), Party("RL", title="Red League")),
)
MOTION = "The house debated the motion of no confidence. "
TRUST = "The house debated the motion of confidence. "


def told(text: str) -> list[str]:
    """Every stance, switch and group read in a text, each as its actor and what is said of it."""
    report = Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, date(2022, 3, 30))
    said = []
    for claim in read(report, HOUSE).claims:
        if isinstance(claim, Allegiance):
            said.append(" ".join(str(part) for part in (claim.actor, claim.bench, claim.option) if part))
        elif isinstance(claim, Switch):
            said.append(f"{claim.actor} from {claim.origin} to {claim.target}")
        elif isinstance(claim, Group):
            said.append(f"{claim.quantity} of {claim.of} {claim.option or claim.bench}")
        elif isinstance(claim, Agreement):
            said.append(f"{' and '.join(claim.parties)} {claim.state}")
    return said


def test_a_vote_against_the_government_is_one_for_a_motion_of_no_confidence() -> None:
    assert told(MOTION + "Green voted against the prime minister.") == ["Green opposition yes"]


def test_a_vote_against_the_government_is_one_against_a_motion_of_confidence() -> None:
    assert told(TRUST + "Green voted against the prime minister.") == ["Green opposition no"]


def test_it_is_the_motion_where_the_motion_was_named_last() -> None:
    assert told(MOTION + "White opposed it.") == ["White no"]


def test_it_is_the_government_where_the_government_was_named_last() -> None:
    assert told(MOTION + "The government spoke. White opposed it.") == ["White opposition"]


def test_the_opposition_in_a_leaders_title_is_not_what_it_means() -> None:
    assert told(MOTION + "Opposition leader Ann Ash spoke. White is backing it.")[-1] == "White yes"


def test_who_joins_hands_against_the_government_is_with_the_opposition() -> None:
    assert sorted(told("Green and White have joined hands against the government.")) == [
        "Green and White announced",
        "Green opposition",
        "White opposition",
    ]


def test_a_new_government_that_is_there_is_of_its_parties_and_one_that_was_replaced_is_not() -> None:
    assert sorted(told("The new Blue-White government has 40 seats. It replaced the Green government.")) == [
        "Blue government",
        "Green from government to None",
        "White government",
    ]


def test_two_parties_joined_by_a_hyphen_are_two_even_where_the_first_ends_in_a_bracket() -> None:
    house = Chamber("xx-house", "National Assembly", "Exampleland", parties=(Party("Blue(S)"), Party("Green")))
    text = "The Blue(S)-Green government faces a vote of confidence."
    report = Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, date(2022, 3, 30))

    stances = [claim for claim in read(report, house).claims if isinstance(claim, Allegiance)]
    assert ["Blue(S)", "Green"] == [claim.actor for claim in stances]


def test_where_a_party_sits_and_how_it_votes_are_two_claims() -> None:
    assert sorted(told(MOTION + "The ruling Blue voted against the motion.")) == ["Blue government", "Blue no"]


def test_each_party_of_a_list_has_the_stance_of_all() -> None:
    said = told(MOTION + "The Green party, White and the Red League have all said they will back the motion.")

    assert said == ["Green yes", "White yes", "RL yes"]


def test_in_a_list_of_who_voted_how_a_number_is_of_the_name_after_it() -> None:
    said = told("Against the motion of no confidence were 314 Green members, White and Ann Ash.")

    assert sorted(said) == ["314 of Green no", "Ann Ash no", "White no"]


def test_the_partner_is_meant_and_not_the_party_that_owns_it() -> None:
    assert told(MOTION + "Blue's former coalition partner White voted for the motion.") == ["White yes"]


def test_a_member_acts_for_themselves_and_a_leader_can_speak_for_the_party() -> None:
    assert told(MOTION + "Green lawmaker Ann Ash voted for the motion.") == ["Ann Ash yes"]
    assert told(MOTION + "Green leader Ann Ash said her party would vote for the motion.") == ["Green yes"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Green has not decided whether to support the motion.",
        "It is not clear if Green will vote for the motion.",
        "Ann Ash urged Green to vote for the motion.",
        "The opposition hopes that Green will support the motion.",
        "Neither Green nor White supported the motion.",
        "No Green member supported the motion.",
        "Some Green members backed the motion.",
        "The leader of Green, Ann Ash, voted for a new budget.",
        "Without the support of Green the government would fall.",
        "If Green leaves the coalition, the government will fall.",
        "Ben Birch asked Green to leave the coalition.",
        "Green voted against the budget.",
        "Green supports the government's plan.",
        "Green joined the opposition's call for an election.",
        "The former Green government fell.",
    ],
)
def test_what_is_wished_denied_conditional_or_about_something_else_gives_no_stance(sentence: str) -> None:
    assert told(MOTION + sentence) == []


def test_no_longer_supporting_the_government_is_leaving_it() -> None:
    assert told("White said that it no longer supports the government.") == ["White from government to None"]


def test_a_member_who_leaves_a_ministry_has_not_changed_sides() -> None:
    assert told(MOTION + "Ann Ash left the government last year to work for a bank.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight Green members said that they would vote against the government.", "8 of Green yes"),
        ("Eight Green have said they will vote for the motion of no confidence.", "8 of Green yes"),
        ("Three members of White have made it clear that they will back the motion.", "3 of White yes"),
        ("Two White members have said they would abstain.", "2 of White abstain"),
    ],
)
def test_some_members_who_say_what_they_will_do_are_not_their_whole_party(text: str, expected: str) -> None:
    assert told(MOTION + text) == [expected]


def test_some_members_of_a_sort_that_is_not_known_are_left_out_rather_than_taken_for_the_party() -> None:
    assert [] == told(MOTION + "Two northern White members announced on Monday that they would back the motion.")


def test_a_party_that_says_what_it_will_do_is_the_whole_party() -> None:
    assert told(MOTION + "Green said that they would vote against the government.") == ["Green opposition yes"]


def test_a_confidence_vote_is_the_motion_of_no_confidence_that_the_text_names() -> None:
    head = "Prime minister faces confidence vote\n\n"

    assert told(head + MOTION + "Green will vote against the prime minister.") == ["Green opposition yes"]
    assert told(head + TRUST + "Green will vote against the prime minister.") == ["Green opposition no"]


def test_a_text_on_a_confidence_vote_that_recalls_a_motion_of_no_confidence_stays_with_the_confidence_vote() -> None:
    text = "The confidence vote is on Friday. A motion of no confidence failed in May. The confidence vote is close. "

    assert told(text + "White will vote against the prime minister.") == ["White opposition"]
