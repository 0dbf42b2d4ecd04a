"""Seats that lose their member and seats that are filled."""

from __future__ import annotations

from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, VACANT, Told
from tests.units.test_members import counted, house, later, party

from whipcount.model.claims import Office
from whipcount.model.quantity import Range


def test_the_seat_of_a_member_who_has_died_may_be_vacant_or_filled_from_a_list() -> None:
    told = later(1)
    told.seat("Ann Ash", "Blue", "died")

    now = counted(house(), told)

    assert (Range(54, 55), Range(45, 45), Range(0, 1)) == (
        now.government.plausible,
        now.opposition.plausible,
        now.benches[VACANT].plausible,
    )


def test_a_vacancy_that_a_death_explains_is_no_unexplained_move() -> None:
    told = later(1)
    told.seat("Ann Ash", "Blue", "died")
    told.vacant(1)

    now = counted(house(), told)

    assert (Range(54, 54), Range(1, 1), 0) == (now.government.plausible, now.benches[VACANT].plausible, now.moves)


def test_two_spellings_of_one_who_gave_up_the_seat_are_one_seat() -> None:
    told = later(1)
    told.seat("Ann Ash", "Blue")
    told.seat("A. Ash", "Blue")

    assert Range(54, 55) == counted(house(), told).government.plausible


def test_who_resigns_from_another_office_keeps_the_seat() -> None:
    told = later(1)
    told.add(Office, holder="Ann Ash", office=None, change="resigned", party="Blue")

    assert Range(55, 55) == counted(house(), told).government.plausible


def test_who_dies_without_a_party_in_any_report_was_no_member_as_far_as_is_known() -> None:
    told = later(1)
    told.seat("Ann Ash", None, "died")

    assert Range(55, 55) == counted(house(), told).government.plausible


def test_a_member_who_crossed_and_died_is_counted_nowhere() -> None:
    crossing, death = later(1, "A"), later(3, "B")
    crossing.switches("Blue", actor="Ann Ash")
    crossing.total(OPPOSITION, 46)
    death.seat("Ann Ash", "Blue", "died")

    now = counted(house(), crossing, death)

    assert (Range(0, 0), 0) == (party(now, "Blue")["opposition"], now.moves)
    assert (Range(45, 45), Range(1, 1)) == (now.opposition.plausible, now.benches[VACANT].plausible)


def test_a_by_election_fills_a_vacant_seat_without_a_move_unexplained() -> None:
    start, filled = Told("House", DAY), later(2)
    start.house(100)
    start.seats("Blue", 54)
    start.total(GOVERNMENT, 54)
    start.total(OPPOSITION, 45)
    start.vacant(1)
    filled.seat("Ann Ash", "Blue", "appointed")
    filled.vacant(0)
    filled.total(GOVERNMENT, 55)

    now = counted(start, filled)

    assert (Range(55, 55), 0) == (now.government.plausible, now.moves)


def test_who_resigns_the_whip_sits_on_the_crossbench_and_no_seat_is_vacant() -> None:
    told = later(1)
    told.switches("Blue", actor="Ann Ash", target=CROSSBENCH)

    benches = counted(house(), told).benches

    assert (Range(1, 1), Range(0, 0)) == (benches[CROSSBENCH].plausible, benches[VACANT].plausible)
