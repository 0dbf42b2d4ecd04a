"""What parties that abstain or stay away leave to the side that must find the votes."""

from __future__ import annotations

import pytest
from tests.told import GOVERNMENT, OPPOSITION, Told

from whipcount.count import count
from whipcount.model.count import Finding
from whipcount.model.words import By, Modality, Option, Outcome


def house() -> Told:
    """One hundred members: 40 stand with the government, 45 against it, and nobody says where White's 15 stand."""
    told = Told()
    told.house(100)
    told.seats("Blue", 40)
    told.stands("Blue", GOVERNMENT)
    told.seats("Green", 45)
    told.stands("Green", OPPOSITION)
    told.seats("White", 15)
    told.needs(51, by=By.MOVERS)
    return told


def found(told: Told) -> list[Finding]:
    day = told.report.published
    counted = count(told.claims, reports=[told.report], witnesses={}, chamber=None, law=None, as_of=day)
    return [each for each in counted.findings if each.code == "abstention"]


@pytest.mark.parametrize("option", [Option.ABSTAIN, Option.ABSENT, Option.NOT_VOTING])
def test_who_abstains_is_missing_where_votes_are_needed(option: Option) -> None:
    told = house()
    said = told.stands("White", None, option=option)

    (finding,) = found(told)

    assert (said.id,) == finding.claims
    assert finding.sentence == (
        "White (15) will abstain or stay away, reports say (Daily, 30 March 2022). Without them 45 can be with the "
        "opposition: at least 6 fewer than the 51 that the movers need."
    )


def test_a_party_of_the_side_itself_is_missing_there() -> None:
    told = house()
    told.stands("White", OPPOSITION)
    told.stands("Green", None, option=Option.ABSTAIN)

    assert "Without them 15 can be with the opposition: at least 36 fewer" in found(told)[0].sentence


def test_who_has_enough_without_them_is_told_so() -> None:
    told = house()
    told.stands("White", OPPOSITION)
    told.stands("Blue", None, option=Option.ABSTAIN)

    assert found(told)[0].sentence.endswith(
        "Without them 60 can be with the opposition, where 51 is what the movers need."
    )


def test_the_newest_word_of_a_party_counts() -> None:
    told = house()
    told.stands("White", None, option=Option.ABSTAIN)
    told.stands("White", None, option=Option.YES)

    assert [] == found(told)


def test_what_is_denied_is_not_said() -> None:
    told = house()
    told.stands("White", None, option=Option.ABSTAIN, modality=Modality.DENIED)

    assert [] == found(told)


def test_some_members_of_a_party_have_no_places_that_could_be_left_out() -> None:
    told = house()
    told.group("White", 3, option=Option.ABSTAIN)

    assert [] == found(told)


def test_after_the_vote_it_is_of_no_use() -> None:
    told = house()
    told.stands("White", None, option=Option.ABSTAIN)
    told.vote(45, outcome=Outcome.FAILS)

    assert [] == found(told)
