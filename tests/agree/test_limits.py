"""What arithmetic knows of a house, against the accounts that keep no such limits."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_count import TOLD, worked_out
from tests.told import DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count.bands import bench_cells
from whipcount.count.flows import flows
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.programme import worth
from whipcount.model.words import Bench

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(TOLD, st.sampled_from(Bench), st.integers(0, 3))
def test_no_account_of_so_many_moves_has_fewer_or_more_seats_than_they_say(
    told: list[Told], bench: Bench, spare: int
) -> None:
    agrees(told, bench, spare)


def test_a_seat_that_falls_vacant_is_one_move_and_not_two() -> None:
    """Two seats of Birch fall vacant on the way to the second number: 22 in opposition was a seat or two too few."""
    first, second, third = (Told(name, DAY + timedelta(day)) for day, name in enumerate("ABC"))
    first.total(GOVERNMENT, 24)
    first.vacant(0)
    second.seats("Birch", 12)
    second.switches("Birch", Bench.CROSSBENCH)
    third.total(GOVERNMENT, 25)
    third.seats("Cedar", 20)
    third.vacant(2)
    for report in (first, second, third):
        report.house(60)

    agrees([first, second, third], OPPOSITION, 0)


def agrees(told: list[Told], bench: Bench, spare: int) -> None:
    """The limits of a side hold in each stretch, for as many moves as are needed and some to spare."""
    frame = (case := worked_out(told)).frame
    made = accounts(frame.house, case.ledger.choices, flows(frame))
    fewest = made.solver.least({made.counter: 1}) if made.counter is not None else None
    if fewest is None or made.counter is None:
        return
    cap = fewest[made.counter] + spare
    made.limit(moves=cap)
    limits, cells = made.limits.within(cap), bench_cells(frame, bench)
    for number, stretch in enumerate(made.grid.stretches):
        down, up = made.seats(cells, stretch), made.seats(cells, stretch, -1)
        least, most = made.solver.least(down), made.solver.least(up)
        assert least is not None
        assert most is not None
        assert limits.least(cells, number) <= worth(down, least)
        assert -worth(up, most) <= limits.most(cells, number)
