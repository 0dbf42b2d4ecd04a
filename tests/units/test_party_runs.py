"""A name that begins with a party's word ends where a word for a member or an office begins."""

from datetime import date

import pytest

from whipcount.model import Report
from whipcount.reading.loading import language
from whipcount.reading.marking import marked
from whipcount.reading.marks import Slot


def _named(text: str, slot: Slot) -> list[str]:
    report = Report("0" * 64, "x", text, date(2022, 3, 30))
    return [text[mark.start : mark.end] for mark in marked(report, None, language("en")).marks if mark.slot is slot]


def test_the_word_for_a_member_is_no_part_of_the_partys_name() -> None:
    text = "One Labour MP and five Greens MPs missed the vote of confidence."
    assert _named(text, Slot.PARTY) == ["Labour", "Greens"]
    assert _named(text, Slot.MEMBERS) == ["MP", "MPs"]


def test_a_name_that_goes_on_after_a_partys_word_is_kept_whole() -> None:
    text = "Alliance for Change lost a vote of confidence and Forza Rossa won one."
    assert _named(text, Slot.PARTY) == ["Alliance for Change", "Forza Rossa"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Assembly of Ruritania has 100 seats.", []),
        ("The Diet in Strelsau has 80 seats and the Senate of Ruritania holds 20 seats.", []),
        ("In the house Renewal has 12 seats.", ["Renewal"]),
        ("A coalition of Reform with 40 seats and Renewal with 20 seats governs.", ["Reform", "Renewal"]),
    ],
)
def test_a_country_whose_house_has_seats_is_no_party(text: str, parties: list[str]) -> None:
    assert _named(text, Slot.PARTY) == parties
