"""Eight houses, most around the Mediterranean: what past votes decided, and laws that ended or changed on a day."""

from datetime import date

import pytest

from whipcount.model import Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import By, MotionKind, Outcome
from whipcount.rulebook import decide, find, law, rule_for, threshold
from whipcount.rulebook.decisions import Tally, decision

NO_CONFIDENCE, CONFIDENCE, CENSURE = MotionKind.NO_CONFIDENCE, MotionKind.CONFIDENCE, MotionKind.CENSURE
CONSTRUCTIVE, INVESTITURE = MotionKind.CONSTRUCTIVE, MotionKind.INVESTITURE
NONE = Range(0, 0)
CARRIES, FAILS = Outcome.CARRIES, Outcome.FAILS


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "seats", "votes", "ayes", "noes", "outcome"),
    [
        ("tr-tbmm", date(1998, 11, 25), NO_CONFIDENCE, 550, 276, 314, 0, CARRIES),
        ("tr-tbmm", date(1999, 3, 22), NO_CONFIDENCE, 550, 276, 236, 0, FAILS),
        ("tn-arp", date(2016, 7, 30), CONFIDENCE, 217, 109, 3, 118, FAILS),
        ("tn-arp", date(2020, 1, 10), INVESTITURE, 217, 109, 72, 134, FAILS),
        ("tn-arp", date(2020, 2, 26), INVESTITURE, 217, 109, 129, 77, CARRIES),
        ("eg-house", date(2016, 4, 20), INVESTITURE, 596, 299, 433, 38, CARRIES),
        ("ma-representants", date(2021, 10, 13), INVESTITURE, 395, 198, 213, 64, CARRIES),
        ("jo-house", date(2016, 11, 24), INVESTITURE, 130, 66, 84, 40, CARRIES),
        ("jo-house", date(2018, 2, 18), NO_CONFIDENCE, 130, 66, 49, 67, FAILS),
        ("jo-house", date(2024, 12, 4), INVESTITURE, 138, 70, 82, 53, CARRIES),
        ("pe-congreso", date(2015, 3, 30), CENSURE, 130, 66, 72, 42, CARRIES),
        ("cv-assembleia", date(2021, 6, 14), INVESTITURE, 72, 37, 42, 0, CARRIES),
        ("so-golaha-shacabka", date(2013, 12, 2), NO_CONFIDENCE, 275, 138, 184, 65, CARRIES),
        ("so-golaha-shacabka", date(2014, 12, 6), NO_CONFIDENCE, 275, 138, 153, 80, CARRIES),
        ("so-golaha-shacabka", date(2020, 7, 25), NO_CONFIDENCE, 275, 138, 170, 8, CARRIES),
    ],
)
def test_what_was_needed_and_what_the_votes_decided(  # noqa: PLR0917 - a row of a table
    chamber: str, on: date, kind: MotionKind, seats: int, votes: int, ayes: int, noes: int, outcome: Outcome
) -> None:
    found = law(find(chamber), on)
    rule = rule_for(found, kind)
    assert rule is not None

    assert (seats, votes) == (found.seats.value, threshold(rule, seats, NONE).votes)
    assert outcome is decide(rule, Range(ayes, ayes), Range(noes, noes), seats, NONE)


def test_turkeys_court_found_that_80_abstentions_had_kept_a_government_from_its_majority() -> None:
    """257 for and 207 against on 12 March 1996; 544 were there, so that 273 were needed, as the court said in May."""
    found = law(find("tr-tbmm"), date(1996, 5, 14))
    rule = rule_for(found, INVESTITURE)
    assert rule is not None
    result = decision(found, rule, Tally(257, 207, abstain=80, present=544))

    assert (False, Range(273, 273), Range(-16, -16)) == (result.carried, result.needed, result.margin)


@pytest.mark.parametrize(("ayes", "carried"), [(138, False), (139, True)])
def test_no_decision_stood_in_turkey_on_fewer_ayes_than_a_quarter_of_550_plus_one(ayes: int, carried: bool) -> None:
    found = law(find("tr-tbmm"), date(2015, 1, 1))
    rule = rule_for(found, INVESTITURE)
    assert rule is not None

    assert carried == decision(found, rule, Tally(ayes, 100, present=250)).carried


def test_moroccos_government_keeps_its_confidence_unless_more_than_half_of_all_members_refuse_it() -> None:
    rule = rule_for(law(find("ma-representants"), date(2025, 5, 7)), CONFIDENCE)
    assert rule is not None

    assert (By.OPPONENTS, 198) == (threshold(rule, 395, NONE).by, threshold(rule, 395, NONE).votes)


@pytest.mark.parametrize(("on", "signers"), [(date(2022, 1, 30), 10), (date(2022, 1, 31), 33)])
def test_jordan_asked_for_ten_signatures_until_2022_and_for_a_quarter_of_the_house_since(
    on: date, signers: int
) -> None:
    rule = rule_for(law(find("jo-house"), on), NO_CONFIDENCE)
    assert rule is not None
    assert rule.initiation is not None

    assert signers == rule.initiation.value.members(130)


@pytest.mark.parametrize(
    ("chamber", "last", "after"),
    [
        ("tr-tbmm", date(2018, 7, 6), date(2018, 7, 9)),
        ("tn-arp", date(2022, 3, 29), date(2023, 3, 13)),
        ("so-golaha-shacabka", date(2024, 3, 29), date(2024, 3, 30)),
        ("pe-congreso", date(2026, 7, 25), date(2026, 7, 28)),
        ("ma-representants", date(2026, 9, 22), date(2026, 9, 23)),
    ],
)
def test_a_law_that_has_ended_is_refused_for_a_later_day(chamber: str, last: date, after: date) -> None:
    assert law(find(chamber), last).motions

    with pytest.raises(Unusable, match="a day up to"):
        law(find(chamber), after)
