"""Houses in Africa, the Middle East and the Caribbean: what past votes decided, and laws that changed on a day."""

from datetime import date

import pytest

from whipcount.model import Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import MotionKind
from whipcount.rulebook import find, law, rule_for, threshold
from whipcount.rulebook.decisions import Decision, Tally, decision

NO_CONFIDENCE, CONFIDENCE, CONSTRUCTIVE = MotionKind.NO_CONFIDENCE, MotionKind.CONFIDENCE, MotionKind.CONSTRUCTIVE
INVESTITURE = MotionKind.INVESTITURE
NONE = Range(0, 0)


def decided(chamber: str, on: date, kind: MotionKind, tally: Tally) -> Decision:
    found = law(find(chamber), on)
    rule = rule_for(found, kind)
    assert rule is not None
    return decision(found, rule, tally)


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "tally", "carried"),
    [
        ("za-na", date(2015, 3, 17), NO_CONFIDENCE, Tally(113, 211, abstain=8), False),
        ("za-na", date(2017, 8, 8), NO_CONFIDENCE, Tally(177, 198, abstain=9, vacancies=5), False),
        ("za-na", date(2024, 6, 14), INVESTITURE, Tally(283, 44), True),
        ("kw-na", date(2009, 12, 17), NO_CONFIDENCE, Tally(18, 26, abstain=5), False),
        ("kw-na", date(2022, 2, 16), NO_CONFIDENCE, Tally(21, 23), False),
        ("lb-chamber", date(2009, 12, 10), INVESTITURE, Tally(122, 1, abstain=1), True),
        ("lb-chamber", date(2020, 2, 11), INVESTITURE, Tally(63, 20, abstain=1), True),
        ("lb-chamber", date(2025, 2, 26), INVESTITURE, Tally(95, 12, abstain=4), True),
        ("lb-chamber", date(2025, 7, 16), CONFIDENCE, Tally(69, 9, abstain=4), True),
        ("jm-house", date(2010, 6, 1), NO_CONFIDENCE, Tally(28, 30), False),
        ("gy-na", date(2018, 12, 21), NO_CONFIDENCE, Tally(33, 32), True),
    ],
)
def test_what_past_votes_decided(chamber: str, on: date, kind: MotionKind, tally: Tally, carried: bool) -> None:
    assert carried is decided(chamber, on, kind, tally).carried


def test_south_africas_speaker_asked_for_201_votes_with_five_seats_vacant() -> None:
    result = decided("za-na", date(2017, 8, 8), NO_CONFIDENCE, Tally(177, 198, abstain=9, vacancies=5))

    assert (Range(201, 201), Range(-24, -24)) == (result.needed, result.margin)


def test_in_kuwait_more_ayes_than_noes_were_not_enough_to_remove_a_minister() -> None:
    """22 for and 21 against the Minister of Public Works: without one elected minister, 25 of 49 were needed."""
    open_, told = Tally(22, 21), Tally(22, 21, excluded=1)

    assert decided("kw-na", date(2022, 2, 1), NO_CONFIDENCE, open_).carried is None
    assert decided("kw-na", date(2022, 2, 1), NO_CONFIDENCE, told).carried is False


def test_kuwaits_law_ends_with_the_assembly_of_2024() -> None:
    with pytest.raises(Unusable, match="a day up to 9 May 2024"):
        law(find("kw-na"), date(2024, 5, 10))


@pytest.mark.parametrize(("on", "seats", "votes"), [(date(2018, 9, 14), 328, 165), (date(2018, 9, 15), 329, 165)])
def test_iraq_needs_all_members_majority_against_the_prime_minister(on: date, seats: int, votes: int) -> None:
    found = law(find("iq-cor"), on)
    rule = rule_for(found, NO_CONFIDENCE)
    assert rule is not None

    assert (seats, votes) == (found.seats.value, threshold(rule, found.seats.value, NONE).votes)


def test_iraqs_government_needs_only_the_majority_of_those_present() -> None:
    """The Federal Supreme Court said so in 2007; 253 were there on 27 October 2022."""
    result = decided("iq-cor", date(2022, 10, 27), INVESTITURE, Tally(127, 100, abstain=26, present=253))

    assert (True, Range(127, 127)) == (result.carried, result.needed)


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        (date(2017, 3, 1), ["resign_or_dissolve"]),
        (date(2022, 1, 1), [None]),
        (date(2024, 6, 14), ["resign_or_dissolve"]),
    ],
)
def test_what_follows_in_lesotho_changed_in_2020_and_back_in_2024(on: date, kinds: list[str | None]) -> None:
    rule = rule_for(law(find("ls-na"), on), CONSTRUCTIVE)
    assert rule is not None

    assert kinds == [each.value.kind for each in rule.clauses["consequence"]]


def test_guyanas_33_of_65_votes_were_a_majority_with_nothing_to_spare() -> None:
    """The government held that it took 34; the Caribbean Court of Justice held in June 2019 that it took 33."""
    result = decided("gy-na", date(2018, 12, 21), NO_CONFIDENCE, Tally(33, 32))

    assert (Range(33, 33), Range(0, 0)) == (result.needed, result.margin)


@pytest.mark.parametrize(("on", "seats", "votes"), [(date(2011, 12, 7), 60, 31), (date(2012, 1, 17), 63, 32)])
def test_jamaicas_house_grew_by_three_seats_and_its_majority_by_one(on: date, seats: int, votes: int) -> None:
    found = law(find("jm-house"), on)
    rule = rule_for(found, NO_CONFIDENCE)
    assert rule is not None

    assert (seats, votes) == (found.seats.value, threshold(rule, found.seats.value, NONE).votes)


def test_a_speaker_from_outside_raises_what_is_needed_in_trinidad_and_tobago_to_22_of_42() -> None:
    """There are 41 constituencies; of them alone 21 would be the majority."""
    found = law(find("tt-house"), date(2025, 5, 23))
    rule = rule_for(found, NO_CONFIDENCE)
    assert rule is not None

    assert (42, 22) == (found.seats.value, threshold(rule, found.seats.value, NONE).votes)


@pytest.mark.parametrize(("tally", "carried"), [(Tally(35, 34), True), (Tally(34, 35), False), (Tally(34, 34), None)])
def test_in_mauritius_ayes_stand_against_noes_and_the_chair_breaks_a_tie(tally: Tally, carried: bool | None) -> None:
    assert carried is decided("mu-na", date(2022, 5, 13), NO_CONFIDENCE, tally).carried
