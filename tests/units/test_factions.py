"""Parties that break in two, and parties within a larger group."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.told import DAY, GOVERNMENT, OPPOSITION, Told
from tests.units.test_members import counted, found, later, party

from whipcount.count import count, explain
from whipcount.model.claims import Group, Switch
from whipcount.model.count import Count
from whipcount.model.quantity import Quantity, Range
from whipcount.rulebook import find, law


def house() -> Told:
    told = Told("House", DAY)
    told.house(100)
    told.seats("Blue", 40)
    told.stands("Blue", GOVERNMENT)
    told.total(GOVERNMENT, 52)
    told.total(OPPOSITION, 48)
    return told


def breaking(**given: Any) -> Told:
    """A day later 22 of Blue's members sit as New Blue."""
    told = later(1, "Daily")
    told.add(Switch, actor="Blue", as_printed="Blue", party="Blue", quantity=Quantity.exactly(22), **given)
    told.seats("New Blue", 22)
    return told


def seats(count: Count, name: str) -> Range:
    return next(each for each in count.parties if each.party == name).seats.plausible


def test_who_leaves_a_party_for_a_new_one_needs_no_unexplained_move() -> None:
    told = breaking()
    told.seats("Blue", 18)

    now = counted(house(), told)

    assert (Range(18, 18), Range(22, 22), 0) == (seats(now, "Blue"), seats(now, "New Blue"), now.moves)


def test_a_partys_new_number_follows_from_its_old_one_and_the_factions() -> None:
    now = counted(house(), breaking())

    assert (Range(18, 18), Range(22, 22)) == (seats(now, "Blue"), seats(now, "New Blue"))


def test_the_old_number_printed_again_is_that_of_both_and_no_contradiction() -> None:
    told, old = breaking(), later(2, "Weekly")
    told.seats("Blue", 18)
    old.seats("Blue", 40)

    now = counted(house(), told, old)

    assert [] == [each.sentence for each in now.findings if each.contradicts]
    assert Range(18, 18) == seats(now, "Blue")
    assert [each.sentence for each in found(now, "split")] == [
        "Blue has 18 (Daily, 31 March 2022) without the 22 of New Blue, and 40 (Weekly, 1 April 2022) with them."
    ]


def test_a_number_that_fits_neither_reading_contradicts() -> None:
    told, other = breaking(), later(1, "Weekly")
    told.seats("Blue", 18)
    other.seats("Blue", 19)

    assert found(counted(house(), told, other), "contradiction")


def test_numbers_alone_make_no_faction() -> None:
    told = later(1, "Daily")
    told.seats("New Blue", 22)
    told.seats("Blue", 18)

    assert counted(house(), told).moves > 0


def test_who_left_in_one_report_and_a_new_party_in_another_are_not_taken_for_the_same() -> None:
    left, other = later(1, "Daily"), later(1, "Weekly")
    left.add(Switch, actor="Blue", as_printed="Blue", party="Blue", quantity=Quantity.exactly(2))
    other.seats("White", 2)

    assert Range(40, 40) == seats(counted(house(), left, other), "Blue")


def test_a_group_that_goes_over_to_a_side_is_no_party_that_happens_to_be_numbered() -> None:
    """Four of Blue cross the floor, and White, which has four members, is numbered for the first time."""
    told = later(1, "Daily")
    told.switches("Blue", quantity=Quantity.exactly(4))
    told.seats("White", 4)
    told.seats("Blue", 40)

    now = counted(house(), told)

    assert (Range(40, 40), Range(4, 4)) == (seats(now, "Blue"), seats(now, "White"))
    assert Range(36, 36) == party(now, "Blue")["government"]


@pytest.mark.parametrize("bench", [GOVERNMENT, OPPOSITION])
def test_a_faction_stands_where_it_is_put_and_the_rest_of_the_party_where_it_was(bench: Any) -> None:
    told = later(1, "Daily")
    told.add(Group, of="Blue", as_printed="Blue", quantity=Quantity.exactly(22))
    told.seats("New Blue", 22)
    told.seats("Blue", 18)
    told.stands("New Blue", bench)

    now = counted(house(), told)

    assert Range(22, 22) == party(now, "New Blue")[bench.value]
    assert Range(18, 18) == party(now, "Blue")["government"]


def test_the_ways_to_meet_a_number_have_the_party_without_its_faction() -> None:
    told = breaking()
    told.stands("New Blue", OPPOSITION)
    told.seats("Grey", 12)
    told.stands("Grey", GOVERNMENT)
    told.total(GOVERNMENT, 28)
    reports = [house(), told]
    claims = [claim for each in reports for claim in each.claims]

    made = explain(
        claims,
        reports=[each.report for each in reports],
        witnesses={},
        chamber=None,
        law=None,
        as_of=told.report.published,
    )

    assert {each.party: each.seats for each in made.open} == {"Blue": 18, "Grey": 12}
    assert (made.moves, made.ways) == (Range(2, 2), 3)


def in_pakistan(*told: Told) -> Count:
    chamber = find("pk-na")
    assert chamber is not None
    claims = [claim for each in told for claim in each.claims]
    day = date(2022, 3, 30)
    reports = [each.report for each in told]
    return count(claims, reports=reports, witnesses={}, chamber=chamber, law=law(chamber, day), as_of=day)


def test_a_group_with_and_without_a_party_that_sits_in_it_are_two_numbers_of_two_things() -> None:
    one, other = Told("A"), Told("B")
    one.seats("MMA", 15)
    other.seats("MMA", 14)
    other.seats("JI", 1)

    now = in_pakistan(one, other)

    assert [] == [each.sentence for each in now.findings if each.contradicts]
    assert Range(15, 15) == seats(now, "MMA")
    assert [each.sentence for each in found(now, "split")] == [
        "MMA has 14 (B, 30 March 2022) without the 1 of JI, and 15 (A, 30 March 2022) with them."
    ]


def test_a_party_within_a_group_may_stand_elsewhere_than_the_group() -> None:
    told = Told("A")
    told.seats("MMA", 15)
    told.stands("MMA", OPPOSITION)
    told.seats("JI", 1)
    told.stands("JI", GOVERNMENT)

    stands = party(in_pakistan(told), "MMA")

    assert (Range(1, 1), Range(14, 14)) == (stands["government"], stands["opposition"])
