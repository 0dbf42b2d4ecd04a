"""Numbers that nothing bears out: alone against others, or behind the news of their day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.told import CROSSBENCH, GOVERNMENT, OPPOSITION, Told

from whipcount.count import count
from whipcount.model.count import Count
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench, Modality, MotionKind, Option, Outcome

SEATS = 101
FIRST, NEXT = date(2031, 3, 1), date(2031, 3, 2)


def paper(publisher: str, day: int, **totals: int) -> Told:
    """A report of a day in March on a house of 101, and the numbers that it prints of the sides."""
    told = Told(publisher, date(2031, 3, day))
    told.house(SEATS)
    for bench, number in totals.items():
        told.total(Bench(bench), number)
    return told


def counted(*told: Told, on: int) -> Count:
    return count(
        [claim for each in told for claim in each.claims],
        reports=[each.report for each in told],
        witnesses={},
        chamber=None,
        law=None,
        as_of=date(2031, 3, on),
    )


def sides(*told: Told, on: int) -> tuple[Range, Range]:
    found = counted(*told, on=on)
    return found.government.plausible, found.opposition.plausible


def doubts(*told: Told, on: int) -> list[str]:
    return [finding.found or "" for finding in counted(*told, on=on).findings if finding.code == "doubt"]


def test_one_paper_against_two_that_had_counted_before_is_believed_no_more_than_they_are() -> None:
    told = paper("A", 1, opposition=54), paper("B", 2, opposition=54), paper("C", 9, opposition=53)

    assert counted(*told, on=9).opposition.plausible == Range(53, 54)
    assert doubts(*told, on=9) == ["53"]


def test_a_second_paper_with_the_new_number_ends_the_doubt() -> None:
    told = paper("A", 1, opposition=54), paper("C", 9, opposition=53), paper("D", 9, opposition=53)

    assert counted(*told, on=9).opposition.plausible == Range(53, 53)
    assert doubts(*told, on=9) == []


def test_a_move_that_is_reported_bears_out_the_new_number() -> None:
    gone = paper("C", 9, opposition=53)
    gone.switches("Green", GOVERNMENT, actor="Ann Ash", origin=OPPOSITION)
    first = paper("A", 8, opposition=54)
    first.seats("Green", 5)
    first.stands("Green", OPPOSITION)

    assert counted(first, gone, on=9).opposition.plausible == Range(53, 53)
    assert doubts(first, gone, on=9) == []


def test_members_who_were_said_to_be_about_to_move_bear_it_out_too() -> None:
    first = paper("A", 1, government=60)
    first.seats("Blue", 40)
    first.stands("Blue", GOVERNMENT)
    rumour = paper("B", 2)
    rumour.group("Blue", 9, option=Option.YES)

    assert counted(first, rumour, paper("C", 3, government=52), on=3).government.plausible == Range(52, 52)


def test_a_number_that_later_ones_do_not_follow_is_left_out_of_what_they_mean() -> None:
    """Resignations that nobody has accepted are taken off by one paper, and by none after it."""
    told = paper("A", 8, government=58), paper("B", 9, government=43)
    later = Told("C", date(2031, 3, 15))
    later.add(type(told[0].claims[1]), bench=GOVERNMENT, as_printed="government", quantity=Quantity(56, None))

    assert counted(*told, on=9).government.plausible == Range(43, 58)
    assert 58 in counted(*told, later, on=15).government.plausible
    assert doubts(*told, later, on=15) == ["43"]


def test_all_is_plausible_that_the_side_may_have_without_the_number() -> None:
    """White's ten have gone over, or some of them had before: 40 to 50 without the 11 that one paper prints."""
    first, odd = paper("A", 1, government=61, opposition=40), paper("B", 5, opposition=11)
    first.seats("White", 10)
    first.stands("White", GOVERNMENT)
    odd.switches("White")

    assert counted(first, odd, on=5).opposition.plausible == Range(11, 50)


def test_an_outlet_that_prints_another_number_has_counted_again() -> None:
    assert counted(paper("A", 8, opposition=54), paper("A", 9, opposition=50), on=9).opposition.plausible == Range(
        50, 50
    )


def test_a_number_with_no_other_within_a_fortnight_is_believed() -> None:
    assert counted(paper("A", 1, opposition=54), paper("B", 20, opposition=50), on=20).opposition.plausible == Range(
        50, 50
    )


def test_what_a_side_only_claims_is_not_believed_because_a_stated_number_is_doubted() -> None:
    claim = paper("D", 9)
    claim.total(OPPOSITION, 70, modality=Modality.CLAIMED)
    told = paper("A", 1, opposition=54), paper("B", 2, opposition=54), paper("C", 9, opposition=53), claim

    assert counted(*told, on=9).opposition.plausible == Range(53, 54)


@pytest.fixture
def left() -> Told:
    """Green, five members, has gone over, one paper reports on the 8th."""
    told = paper("A", 8)
    told.seats("Green", 5)
    told.switches("Green")
    return told


def before() -> Told:
    told = paper("Z", 6)
    told.seats("Green", 5)
    told.stands("Green", GOVERNMENT)
    return told


def test_a_number_of_the_day_after_may_not_have_the_news_in_it(left: Told) -> None:
    government, opposition = sides(before(), left, paper("B", 9, government=60, opposition=41), on=9)

    assert government == Range(55, 60)
    assert opposition == Range(41, 46)


def test_a_report_that_tells_the_news_itself_has_counted_with_it(left: Told) -> None:
    knows = paper("B", 9, government=60, opposition=41)
    knows.switches("Green")

    assert sides(before(), left, knows, on=9) == (Range(60, 60), Range(41, 41))


def test_unless_it_prints_the_very_number_of_before() -> None:
    old, knows = paper("B", 8, government=60, opposition=41), paper("B", 9, government=60, opposition=41)
    knows.switches("Green")

    assert sides(before(), old, knows, on=9) == (Range(55, 60), Range(41, 46))
    assert doubts(before(), old, knows, on=9) == ["60", "41"]


def test_however_old_that_number_is() -> None:
    old, newer = paper("B", 7, government=58, opposition=43), paper("A", 8, government=60, opposition=41)
    newer.switches("White", GOVERNMENT, origin=OPPOSITION)
    knows = paper("C", 9, government=58, opposition=43)
    knows.switches("Green")

    assert 55 in counted(before(), old, newer, knows, on=9).government.plausible
    assert {"58", "43"} <= set(doubts(before(), old, newer, knows, on=9))


def test_a_number_that_another_report_prints_after_the_news_is_believed() -> None:
    old, knows = paper("B", 7, government=60), paper("C", 8, government=60)
    knows.switches("Green")

    assert counted(before(), old, knows, paper("D", 9, government=60), on=9).government.plausible == Range(60, 60)


def test_news_of_two_days_before_is_in_the_number(left: Told) -> None:
    assert sides(before(), left, paper("B", 10, government=60, opposition=41), on=10) == (Range(60, 60), Range(41, 41))


def test_a_number_printed_since_settles_it(left: Told) -> None:
    told = before(), left, paper("C", 8, government=60), paper("B", 9, government=60)

    assert counted(*told, on=9).government.plausible == Range(60, 60)


def voted(publisher: str, day: int, ayes: int, noes: int) -> Told:
    told = paper(publisher, day)
    told.vote(ayes, noes=Quantity.exactly(noes), motion=MotionKind.CONFIDENCE, outcome=Outcome.FAILS)
    return told


def test_a_side_that_got_more_votes_than_it_is_said_to_have_has_up_to_so_many() -> None:
    """Those who govern have 40 seats, and 44 voted to keep them."""
    told = paper("A", 9, government=40), voted("B", 9, 44, 57)

    assert counted(*told, on=9).government.plausible == Range(40, 44)
    assert doubts(*told, on=9) == ["40"]


def test_fewer_votes_than_members_are_no_doubt_for_somebody_was_absent() -> None:
    assert counted(paper("A", 9, government=46), voted("B", 9, 44, 50), on=9).government.plausible == Range(46, 46)


def test_a_number_that_two_reports_print_stands_against_the_votes() -> None:
    told = paper("A", 2, government=40), paper("C", 9, government=40), voted("B", 9, 44, 57)

    assert counted(*told, on=9).government.plausible == Range(40, 40)


def test_a_number_left_out_for_the_sake_of_others_is_not_held_against_what_was_settled_without_it() -> None:
    """The 20 and the 21 of the opposition cannot both hold; which does is settled while one of them is left out."""
    first, second, other, last = Told("A", FIRST), Told("A", NEXT), Told("B", FIRST), Told("Z", NEXT)
    first.total(OPPOSITION, 20)
    first.vacant(0)
    second.total(CROSSBENCH, 20)
    other.total(OPPOSITION, 21)
    last.total(GOVERNMENT, 21)
    for told in (first, second, other):
        told.house(60)

    assert doubts(first, second, other, last, on=3) == ["20"]
