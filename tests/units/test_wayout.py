"""The cheapest way out where numbers quarrel: which of them is read otherwise."""

from __future__ import annotations

import pytest

from whipcount.count.places import BENCHES
from whipcount.count.quarrels.wayout import way_out
from whipcount.count.rows import NOBODY, Demand, House, Row
from whipcount.count.solving.accounts import Choice, Reading
from whipcount.count.solving.engine import SolverError
from whipcount.model.words import Bench

BLOCS = ("Blue", "Green")
HOUSE = House(BLOCS, 10, 3)
ASIDE: Reading = (None, 100)


def side(bench: Bench, number: int, *readings: Reading) -> Choice:
    """A number of a side, which may be read in one of these ways."""
    return _choice(Demand(tuple((bloc, bench) for bloc in BLOCS), number, number), readings)


def party(bloc: str, number: int, *readings: Reading) -> Choice:
    """A number of a party."""
    return _choice(Demand(tuple((bloc, bench) for bench in BENCHES), number, number), readings)


def off(bloc: str, bench: Bench, *readings: Reading) -> Choice:
    """A party none of whose seats are on a bench."""
    return _choice(Demand(((bloc, bench),), 0, 0), readings)


def _choice(demand: Demand, readings: tuple[Reading, ...]) -> Choice:
    return Choice(Row("total", (demand,), readings[0][0] or 0, (), 0, 100, ("a claim",)), readings)


def test_of_two_numbers_of_a_side_the_one_that_costs_less_is_set_aside() -> None:
    made = [side(Bench.GOVERNMENT, 6, (1, 0), (None, 200)), side(Bench.GOVERNMENT, 5, (1, 0), ASIDE)]

    assert way_out(made, HOUSE) == (100, [1, None])


@pytest.mark.parametrize("often", [5, 6])
def test_of_two_at_the_same_price_the_one_that_is_said_of_another_day_too_is_kept(often: int) -> None:
    made = [side(Bench.GOVERNMENT, number, (1, 0), ASIDE) for number in (6, 5)]

    _, readings = way_out([*made, side(Bench.GOVERNMENT, often, (2, 0))], HOUSE)

    assert [readings[0] is None, readings[1] is None] == [often == 5, often == 6]


def test_a_number_is_read_of_an_older_day_where_that_costs_less_than_setting_it_aside() -> None:
    made = [side(Bench.GOVERNMENT, 6, (2, 0), (1, 60), ASIDE), side(Bench.GOVERNMENT, 5, (2, 0))]

    assert way_out(made, HOUSE) == (60, [1, 2])


def test_it_is_set_aside_where_the_older_day_quarrels_as_well() -> None:
    made = [side(Bench.GOVERNMENT, 6, (2, 0), (1, 60), ASIDE), *(side(Bench.GOVERNMENT, 5, (day, 0)) for day in (2, 1))]

    assert way_out(made, HOUSE) == (100, [None, 2, 1])


def test_one_number_that_quarrels_with_two_is_given_up_for_both() -> None:
    sides = side(Bench.GOVERNMENT, 6, (1, 0), ASIDE), side(Bench.OPPOSITION, 4, (1, 0), ASIDE)

    assert way_out([*sides, _choice(Demand((NOBODY,), 1, 1), ((1, 0), ASIDE))], HOUSE).price == 100


def test_a_stand_that_may_be_of_several_days_makes_room_for_one_that_fits_on_no_other() -> None:
    blue = [party("Blue", 10, (day, 0)) for day in (1, 2, 3)]
    firm = [off("Blue", Bench.GOVERNMENT, (1, 0)), off("Blue", Bench.GOVERNMENT, (3, 0))]
    firm += [off("Blue", Bench.OPPOSITION, (3, 0))]
    stands = [off("Blue", Bench.OPPOSITION, (1, 0), (2, 0)), off("Blue", Bench.CROSSBENCH, (1, 0), (3, 0))]

    assert way_out([*stands, *blue, *firm], HOUSE).readings[:2] == [2, 1]


def test_where_not_even_what_has_to_hold_can_hold_there_is_no_way_out() -> None:
    made = [
        side(Bench.GOVERNMENT, 6, (1, 0)),
        side(Bench.OPPOSITION, 5, (1, 0), (2, 0)),
        side(Bench.OPPOSITION, 3, (2, 0)),
    ]

    with pytest.raises(SolverError):
        way_out(made, HOUSE)


def test_what_sums_cannot_tell_the_programme_tells() -> None:
    one = Demand((("Blue", Bench.GOVERNMENT), ("Green", Bench.OPPOSITION)), 7, 7)
    made = [_choice(one, ((1, 0), ASIDE)), party("Blue", 2, (1, 0), (None, 50)), party("Green", 4, (1, 0))]

    assert way_out(made, HOUSE) == (50, [1, None, 1])
