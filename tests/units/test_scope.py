"""Of whom a number is: of all seats, of the members in office, or of those who came."""

from __future__ import annotations

import pytest
from tests.told import DAY, GOVERNMENT, OPPOSITION, VACANT, Told
from tests.units.test_members import counted

from whipcount.model.claims import SittingMembers
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Base


@pytest.mark.parametrize("base", [None, Base.MEMBERS, Base.FILLED_SEATS])
def test_a_total_of_all_members_is_that_number(base: Base | None) -> None:
    told = Told()
    told.house(100)
    told.total(OPPOSITION, 48, base=base)

    assert counted(told).opposition.plausible == Range(48, 48)


@pytest.mark.parametrize("base", [Base.PRESENT, Base.PRESENT_AND_VOTING, Base.VOTES_CAST])
def test_a_number_of_those_who_came_is_the_least_a_side_has_and_is_not_printed_as_its_number(base: Base) -> None:
    told = Told()
    told.house(100)
    told.total(OPPOSITION, 48, base=base)

    opposition = counted(told).opposition

    assert (opposition.plausible, opposition.reported) == (Range(48, 100), ())


def test_members_in_office_tie_the_vacant_seats_and_a_total_of_all_seats_ties_nothing_else() -> None:
    told, other = Told(), Told()
    for each in (told, other):
        each.house(342)
        each.total(GOVERNMENT, 164)
    told.add(SittingMembers, quantity=Quantity.exactly(341))

    with_sitting, without = counted(told), counted(other)

    assert with_sitting.benches[VACANT].plausible == Range(1, 1)
    assert without.benches[VACANT].plausible.width > 1
    assert with_sitting.opposition.plausible.high == 342 - 1 - 164


def test_a_hedged_number_of_members_in_office_bounds_the_vacancies_on_both_sides() -> None:
    told = Told()
    told.house(342)
    told.add(SittingMembers, quantity=Quantity(338, 340))
    told.total(GOVERNMENT, 170)

    assert counted(told).benches[VACANT].plausible == Range(2, 4)


def test_a_house_of_unknown_size_is_assumed_large_enough_for_those_in_office() -> None:
    told = Told("A", DAY)
    told.add(SittingMembers, quantity=Quantity.exactly(221))
    told.vacant(4)
    told.total(OPPOSITION, 100)

    now = counted(told)

    assert (now.seats, now.opposition.plausible) == (None, Range(100, 100))
    assert [] == [each.sentence for each in now.findings if each.contradicts]
