"""Facing benches: every seat of the house, each side on its own benches, and nobody moves who did not change."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.units.test_charts import HOUSES, PAKISTAN, count, drawn, party, printed, threshold

from whipcount.charts import benches, hemicycle, shape_of
from whipcount.charts.drawn import by_place
from whipcount.charts.drawn import drawn as house
from whipcount.charts.facing import Hall, needed_line, reached
from whipcount.charts.floor import Floor, floor
from whipcount.charts.seating import Block
from whipcount.model import Unusable
from whipcount.model.words import Bench, By, Shape
from whipcount.rulebook import find

SIZES = [1, 2, 11, 26, 40, 342, 650, 720, 2980]


def sides(value: object) -> dict[int, object]:
    """The places of the two sides alone."""
    places = by_place(value, Shape.BENCHES)  # type: ignore[arg-type] # a count
    return {place: bench for place, bench in places.items() if bench in (Bench.OPPOSITION, Bench.GOVERNMENT)}


@pytest.mark.parametrize("name", HOUSES)
def test_benches_have_the_seats_that_the_half_round_has(name: str) -> None:
    value = HOUSES[name]

    assert drawn(hemicycle(value).svg) == drawn(benches(value).svg)
    assert value.seats == sum(drawn(house(value, Shape.BENCHES, lambda _: "#x")).values())
    assert hemicycle(value).sentence == benches(value).sentence


@pytest.mark.parametrize("seats", SIZES)
def test_no_two_places_are_nearer_than_a_seat(seats: int) -> None:
    plan = floor(seats)
    columns: dict[float, list[float]] = {}
    for x, y in (plan.at(place) for place in range(2 * plan.side + plan.lanes * plan.columns)):
        columns.setdefault(x, []).append(y)
    apart = [high - low for rows in columns.values() for low, high in pairwise(sorted(rows))]

    assert list(range(plan.columns)) == sorted(columns)
    assert min(apart) > 0.999
    assert 3 * plan.side >= 2 * seats


def test_the_government_sits_on_the_right_hand_of_the_chair() -> None:
    plan = floor(342)
    height = {
        bench: {plan.at(place)[1] > 0 for place, own in sides(PAKISTAN).items() if own is bench} for bench in Bench
    }

    assert ({True}, {False}) == (height[Bench.OPPOSITION], height[Bench.GOVERNMENT])


def test_a_side_that_grows_moves_no_seat_of_the_others() -> None:
    before = count(101, government=60, opposition=40, crossbench=1)
    after = count(101, government=53, opposition=47, crossbench=1)
    same = {place: bench for place, bench in sides(before).items() if sides(after).get(place) is bench}

    assert 53 + 40 == len(same)
    assert by_place(before, Shape.BENCHES).keys() & by_place(after, Shape.BENCHES).keys() >= same.keys()


@given(st.data())
def test_every_seat_has_a_place_of_its_own_however_the_house_is_divided(data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 400))
    cuts = sorted(data.draw(st.lists(st.integers(0, seats), min_size=4, max_size=4)))
    numbers = [high - low for low, high in zip([0, *cuts], [*cuts, seats], strict=True)]
    shown = (Bench.OPPOSITION, Bench.CROSSBENCH, None, Bench.VACANT, Bench.GOVERNMENT)
    blocks = [Block(bench, None, number) for bench, number in zip(shown, numbers, strict=True) if number]
    plan = floor(seats)
    taken = [place for _, places in plan.taken(blocks) for place in places]

    assert seats == len(set(taken)) == len(taken)
    assert {len(places) for _, places in plan.taken(blocks)} == {block.seats for block in blocks}


def test_blocks_that_are_alike_have_places_of_their_own() -> None:
    alike = [Block(Bench.OPPOSITION, "Blue", 2), Block(Bench.OPPOSITION, "Red", 1), Block(Bench.OPPOSITION, "Blue", 2)]

    assert [[0, 1], [2], [3, 4]] == [places for _, places in floor(11).taken(alike)]


def test_beyond_two_thirds_a_side_goes_on_at_the_far_end_of_the_other() -> None:
    plan = floor(101)
    large = plan.taken([Block(Bench.OPPOSITION, "Blue", 10), Block(Bench.GOVERNMENT, "Green", 91)])[1][1]

    assert plan.side == len([place for place in large if place >= plan.side])
    assert {plan.columns - 1} <= {plan.at(place)[0] for place in large if place < plan.side}


def test_those_on_neither_side_stand_between_them_from_the_far_end() -> None:
    plan = floor(40)
    ((_, places),) = [each for each in plan.taken([Block(Bench.CROSSBENCH, None, 3)]) if each[1]]

    assert [plan.columns - 1, plan.columns - 2, plan.columns - 3] == [plan.at(place)[0] for place in places]
    assert all(abs(plan.at(place)[1]) < plan.half for place in places)


@pytest.mark.parametrize(
    ("needed", "side"),
    [
        (threshold(172), (Bench.OPPOSITION, 172)),
        (threshold(175, by=By.OPPONENTS), (Bench.OPPOSITION, 175)),
        (threshold(172, by=By.GOVERNMENT), (Bench.GOVERNMENT, 172)),
        (threshold(342), None),
        (threshold(172, by=None), None),
        (None, None),
    ],
)
def test_the_line_stands_on_the_side_that_must_find_the_votes(needed: object, side: object) -> None:
    value = replace(PAKISTAN, threshold=needed)  # type: ignore[arg-type]

    assert side == reached(value, floor(342))
    assert (side is not None) == ('class="majority"' in benches(value).svg)


@pytest.mark.parametrize("after", [1, 6, 7, 8, 172])
def test_as_many_seats_stand_before_the_line_as_are_needed(after: int) -> None:
    plan = Floor(7, 33, 2)
    hall = Hall(plan, 0, 0, 10)
    line = needed_line(hall, Bench.OPPOSITION, after)[0].split('d="')[1].split('"')[0]
    points = [tuple(map(float, each.split())) for each in line[1:].split("L")]

    def across(y: float) -> float:
        """Where the line is at a height: a step is passed above it or below it."""
        return next(x for (x, low), (_, high) in pairwise(points) if high <= y <= low)

    before = [place for place in range(plan.side) if hall.on(*plan.at(place))[0] < across(hall.on(*plan.at(place))[1])]
    assert list(range(after)) == before


def test_a_house_is_drawn_as_it_sits_unless_another_shape_is_asked_for() -> None:
    british = replace(PAKISTAN, chamber=find("gb-commons"))

    assert (Shape.HEMICYCLE, Shape.BENCHES) == (shape_of(PAKISTAN), shape_of(british))
    assert Shape.HEMICYCLE is shape_of(british, Shape.HEMICYCLE)


def test_a_shape_without_a_source_is_refused(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "src/whipcount/data/chambers/gb-commons.yaml").read_text(encoding="utf-8")
    own = tmp_path / "gb-commons.yaml"
    own.write_text(text.replace("{kind: benches, source: benches}", "{kind: horseshoe}"), encoding="utf-8")

    with pytest.raises(Unusable) as unusable:
        find(str(own))
    assert {"source", "kind"} <= {word for problem in unusable.value.problems for word in str(problem).split()} or (
        "horseshoe" in str(unusable.value)
    )


def test_names_are_text_and_stand_by_the_benches_where_there_is_room() -> None:
    value = count(
        650, party("Blue & Co", 300, government=300), party("<b>", 250, opposition=250), government=300, opposition=350
    )

    assert "Blue & Co 300" in printed(benches(value).svg)
    assert "<b>" not in benches(value).svg
