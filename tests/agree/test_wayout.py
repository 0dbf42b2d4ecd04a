"""The cheapest way out of all quarrels, by sums, against the programme, and against every reading of every row."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.agree.test_holding import BLOCS, DEMANDS, SEATS

from whipcount.count.quarrels.hitting import Hitting
from whipcount.count.quarrels.sums import Sums
from whipcount.count.quarrels.together import Together, Untold
from whipcount.count.quarrels.wayout import WayOut, by_programme, by_sums
from whipcount.count.rows import House, Row
from whipcount.count.solving.accounts import Choice
from whipcount.count.solving.engine import SolverError

pytestmark = pytest.mark.slow

HOUSE = House(BLOCS, SEATS, 3)
SAID = DEMANDS.filter(lambda demand: demand.high is None or demand.low <= demand.high)
PRICES = st.sampled_from([0, 0, 5, 40, 60, 100, 200])


@st.composite
def choices(draw: st.DrawFn, most: int = 7) -> list[Choice]:
    """Rows of up to four days, some of which have to hold, most with a price for setting them aside."""
    made = []
    for number in range(draw(st.integers(1, most))):
        demands = tuple(draw(st.lists(SAID, min_size=1, max_size=2, unique_by=lambda demand: demand.cells)))
        days = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True))
        priced = [(day, draw(PRICES) if place else 0) for place, day in enumerate(days)]
        aside = [(None, draw(st.sampled_from([40, 50, 100, 200])))] if draw(st.integers(0, 4)) else []
        row = Row("seats", demands, days[0], (), 0, 100, (f"c{number}",))
        made.append(Choice(row, (*priced, *aside)))
    return made


def found(way: object) -> int | None:
    """The price of a way out, None where there is none."""
    try:
        return way().price  # type: ignore[operator,no-any-return]
    except SolverError:
        return None


@given(choices())
@settings(max_examples=300, deadline=None)
def test_the_least_price_is_the_one_that_the_programme_finds(made: list[Choice]) -> None:
    try:
        price = found(lambda: by_sums(made, HOUSE))
    except Untold:
        assume(False)

    assert price == found(lambda: by_programme(made, HOUSE))


@given(choices(most=4))
@settings(max_examples=200, deadline=None)
def test_it_is_the_least_of_all_readings_with_which_every_day_can_hold(made: list[Choice]) -> None:
    every = product(*(choice.readings for choice in made))
    try:
        price = found(lambda: by_sums(made, HOUSE))
        prices = [sum(price for _, price in each) for each in every if can(made, [day for day, _ in each])]
    except Untold:
        assume(False)

    assert price == min(prices, default=None)


@given(choices())
@settings(max_examples=200, deadline=None)
def test_its_readings_are_some_with_which_every_day_can_hold_and_cost_its_price(made: list[Choice]) -> None:
    try:
        way: WayOut = by_sums(made, HOUSE)
    except (Untold, SolverError):
        assume(False)

    assert can(made, way.readings)
    assert way.price == sum(dict(choice.readings)[day] for choice, day in zip(made, way.readings, strict=True))


def can(made: list[Choice], readings: list[int | None]) -> bool:
    """Whether every day can hold with these readings."""
    house = Together(BLOCS, SEATS)
    rows = [(choice.row, day) for choice, day in zip(made, readings, strict=True)]
    of_day = (
        [bound for row, on in rows if on == day for d in row.demands for bound in house.bounds(d)] for day in range(4)
    )
    return all(house.can(bounds) for bounds in of_day)


@given(st.lists(DEMANDS, max_size=6), st.data())
@settings(max_examples=300, deadline=None)
def test_sums_that_are_kept_tell_what_sums_added_up_anew_tell(demands: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    house = Together(BLOCS, SEATS)
    sums, there = Sums(house), []
    try:
        said = [house.bounds(demand) for demand in demands]
        told = []
        for number in data.draw(st.lists(st.integers(0, max(0, len(said) - 1)), max_size=12)) if said else []:
            if number in there:
                there.remove(number)
                sums.take(said[number])
            else:
                there.append(number)
                sums.put(said[number])
            told.append((sums.hold(), house.can(bound for each in there for bound in said[each])))
    except Untold:
        assume(False)

    assert [kept for kept, _ in told] == [anew for _, anew in told]


STEPS = st.lists(st.integers(1, 9), min_size=1, max_size=3).map(
    lambda steps: [sum(steps[:n]) for n in range(len(steps) + 1)]
)


@given(st.lists(STEPS, min_size=1, max_size=5), st.data())
@settings(max_examples=300, deadline=None)
def test_quarrels_are_settled_at_the_least_price_of_all_levels(prices: list[list[int]], data: st.DataObject) -> None:
    level = st.integers(0, len(prices) - 1).flatmap(
        lambda row: st.tuples(st.just(row), st.integers(0, len(prices[row]) - 2))
    )
    quarrels = data.draw(st.lists(st.lists(level, min_size=1, max_size=4).map(dict), max_size=8))
    hitting = Hitting(dict(enumerate(prices)))
    for quarrel in quarrels:
        hitting.add(quarrel)

    least = hitting.least()

    def settled(levels: dict[int, int]) -> bool:
        return all(any(levels.get(row, 0) > level for row, level in quarrel.items()) for quarrel in quarrels)

    every = (dict(enumerate(levels)) for levels in product(*(range(len(of)) for of in prices)))
    cheapest = min(sum(prices[row][at] for row, at in levels.items()) for levels in every if settled(levels))
    assert settled(least)
    assert sum(prices[row][least.get(row, 0)] for row in range(len(prices))) == cheapest
