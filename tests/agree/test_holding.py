"""Which rows can hold at once, by sums, against the solver, and against every way to fill a tiny house."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.count.places import BENCHES
from whipcount.count.quarrels.holding import Holding, trial
from whipcount.count.quarrels.together import Together, Untold
from whipcount.count.rows import NOBODY, Cell, Demand, Row

pytestmark = pytest.mark.slow

BLOCS = ("Blue", "Green", "White")
SEATS = 7
GROUPS = st.sampled_from([*((bloc,) for bloc in BLOCS), BLOCS, ("Blue", "Green"), ("Green", "White")])
PLACES = st.sampled_from([*((bench,) for bench in BENCHES), BENCHES, BENCHES[:2], BENCHES[1:]])


def cells(blocs: tuple[str, ...], benches: tuple[object, ...]) -> tuple[Cell, ...]:
    return tuple((bloc, bench) for bloc in blocs for bench in BENCHES if bench in benches)


DEMANDS = st.builds(
    Demand,
    st.one_of(st.builds(cells, GROUPS, PLACES), st.just((NOBODY,)), st.just((NOBODY, (BLOCS[0], BENCHES[0])))),
    st.integers(0, 5),
    st.one_of(st.none(), st.integers(0, 7)),
)


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        demands = tuple(draw(st.lists(DEMANDS, min_size=1, max_size=2, unique_by=lambda demand: demand.cells)))
        own = draw(st.integers(1, 3))
        older = tuple(range(own - 1, own - 1 - draw(st.integers(0, own)), -1))
        made.append(Row("seats", demands, own, older, draw(st.sampled_from([0, 0, 5])), 100, (f"c{number}",)))
    return made


@given(rows(), st.data())
@settings(max_examples=300, deadline=None)
def test_rows_hold_at_once_when_the_solver_finds_an_account_of_them(made: list[Row], data: st.DataObject) -> None:
    holding = Holding(made, BLOCS, SEATS)
    asked = data.draw(st.lists(st.integers(0, 2 ** len(made) - 1), min_size=1, max_size=4))

    found = [holding.holds(each) for each in asked]

    accounts = trial(made, BLOCS, SEATS)
    expected = []
    for each in asked:
        for number, pick in enumerate(accounts.picks):
            out = int(not each >> number & 1)
            accounts.fix(pick[None], out, out)
        expected.append(accounts.solver.least({}) is not None)
    assert found == expected


@given(st.lists(DEMANDS, max_size=5))
@settings(max_examples=300, deadline=None)
def test_demands_of_a_day_can_be_met_when_some_way_to_fill_a_house_of_three_meets_them(demands: list[Demand]) -> None:
    house = Together(BLOCS[:2], 3)
    demands = [each for each in demands if not any(bloc == BLOCS[2] for bloc, _ in each.cells)]
    try:
        found = house.can([bound for demand in demands for bound in house.bounds(demand)])
    except Untold:
        return

    places = [*((bloc, bench) for bloc in BLOCS[:2] for bench in BENCHES), NOBODY]
    filled = (dict(zip(places, seats, strict=True)) for seats in product(range(4), repeat=7) if sum(seats) == 3)
    assert found == any(all(meets(house, demand) for demand in demands) for house in filled)


def meets(house: dict[Cell, int], demand: Demand) -> bool:
    high = 3 if demand.high is None else max(demand.low, demand.high)
    return demand.low <= sum(house[cell] for cell in demand.cells) <= high
