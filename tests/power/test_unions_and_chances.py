"""Unions and probabilities, against all orders and all votes looked at one by one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import inf, prod
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games, oracle

from whipcount.model import Unusable
from whipcount.power import indices, quotient, union_rows, unions
from whipcount.power.chances import chances
from whipcount.power.counting import count
from whipcount.power.game import Game, game
from whipcount.power.unions import banzhaf_owen, owen

_ANY = st.one_of(games.simple(6), games.joined(5), games.restricted(5))


def _unions(made: Game, data: st.DataObject) -> Game:
    """Everybody draws the number of a union; those alone with theirs are in none."""
    drawn = [data.draw(st.integers(0, 3)) for _ in made.players]
    groups = (tuple(place for place, number in enumerate(drawn) if number == each) for each in range(4))
    return replace(made, unions=tuple(group for group in groups if len(group) > 1))


@given(_ANY, st.data())
@settings(max_examples=40, deadline=None)
def test_the_owen_index_is_the_share_of_orders_that_keep_unions_together(made: Game, data: st.DataObject) -> None:
    united = _unions(made, data)
    union = {place: at for at, group in enumerate(united.unions) for place in group}
    orders = permutations(range(len(made.players)))
    kept = [each for each in orders if _unbroken([union.get(place, ~place) for place in each])]
    turned = [Fraction(0)] * len(made.players)
    for order in kept:
        for at, place in enumerate(order):
            before = frozenset(order[:at])
            turned[place] += not oracle.wins(made, before) and oracle.wins(made, before | {place})

    assert tuple(times / len(kept) for times in turned) == owen(united)


@given(_ANY, st.data())
@settings(max_examples=60, deadline=None)
def test_swings_with_unions_are_the_same_by_sums_and_by_all_coalitions(made: Game, data: st.DataObject) -> None:
    united = _unions(made, data)

    assert quotient.by_sums(united) == quotient.by_table(united) == unions.united(united)
    assert quotient.by_sums(united) == _by_halves(united)


@given(games.simple(8), st.data())
@settings(max_examples=40, deadline=None)
def test_asking_every_part_of_a_union_and_counting_its_members_agree(made: Game, data: st.DataObject) -> None:
    united = _unions(made, data)
    by_parts = unions.united(united)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unions, "_MOST", 0)

        assert by_parts == unions.united(united)


@given(games.simple(9), st.data())
@settings(max_examples=80, deadline=None)
def test_swings_with_unions_are_the_same_in_rows_of_floats(made: Game, data: st.DataObject) -> None:
    united = _unions(made, data)
    found = union_rows.united(united.rule, quotient.partition(united))

    assert quotient.by_table(united) == tuple(found[place] for place in range(len(made.players)))


def test_twenty_unions_of_five_are_counted_alike_in_two_ways() -> None:
    draw = Random(7)
    weights = [draw.randint(0, 60) for _ in range(100)]
    made = game(weights).united(*([f"{place + each}" for each in range(5)] for place in range(1, 100, 5)))
    found = union_rows.united(made.rule, made.unions)

    assert quotient.by_sums(made) == tuple(found[place] for place in range(100))


def _by_halves(made: Game) -> tuple[quotient.United, ...] | None:
    return quotient.by_halves(made, inf)


def test_unions_of_thirty_four_players_with_long_weights_bargain_as_they_do_with_short_ones() -> None:
    """Weights of 10^9 and a little: whoever wins is as many of them, for what is little never makes up for one."""
    draw = Random(5)
    short = [draw.randint(1, 4) for _ in range(34)]
    long = [10**9 * weight + place % 3 for place, weight in enumerate(short)]
    pairs = [[f"{place}", f"{place + 1}"] for place in range(1, 20, 3)]
    quota = sum(short) // 2

    assert unions.united(game(short, quota).united(*pairs)) == unions.united(game(long, 10**9 * quota).united(*pairs))


def test_seventy_players_and_a_union_of_ten_are_counted_alike_in_two_ways() -> None:
    draw = Random(7)
    made = game([draw.randint(0, 30) for _ in range(70)]).united([f"{place}" for place in range(1, 11)], ["20", "30"])

    assert quotient.by_sums(made) == unions.united(made)


def _unbroken(unions: list[int]) -> bool:
    runs = [each for at, each in enumerate(unions) if at == 0 or unions[at - 1] != each]
    return len(runs) == len(set(runs))


@given(_ANY)
@settings(max_examples=40, deadline=None)
def test_without_unions_the_indices_are_those_without_unions(made: Game) -> None:
    counted = count(made, sized=True)

    assert (indices.shapley_shubik(counted), indices.penrose_banzhaf(counted)) == (owen(made), banzhaf_owen(made))


def test_a_union_has_the_power_of_one_player_of_its_weight() -> None:
    united = game({"Blue": 40, "Green": 35, "White": 15, "Red League": 10}).united(["White", "Red League"])
    joined = game({"Blue": 40, "Green": 35, "Both": 25})

    assert indices.shapley_shubik(count(joined, sized=True))[2] == sum(owen(united)[2:])


@given(st.one_of(games.simple(6), games.joined(5)), st.data())
@settings(max_examples=40, deadline=None)
def test_a_motion_passes_and_is_decided_as_often_as_over_all_votes(made: Game, data: st.DataObject) -> None:
    likely = [Fraction(data.draw(st.integers(0, 4)), 4) for _ in made.players]
    places = range(len(likely))
    every = {
        each: prod(likely[place] if place in each else 1 - likely[place] for place in places)
        for each in oracle.coalitions(len(likely))
    }
    decides = [
        sum(every[each] for each in every if oracle.wins(made, each | {place}) > oracle.wins(made, each - {place}))
        for place in places
    ]
    found = chances(made, dict(zip(made.players, likely, strict=True)))

    assert sum(every[each] for each in every if oracle.wins(made, each)) == found.passes
    assert decides == list(found.decides.values())


def test_with_even_chances_the_power_to_decide_is_penrose_banzhaf() -> None:
    made = game([4, 3, 2, 1])

    found = chances(made, dict.fromkeys(made.players, 0.5))

    assert indices.penrose_banzhaf(count(made)) == tuple(found.decides.values())


@pytest.mark.parametrize("chance", [1.5, -0.1, None, float("nan"), float("inf")])
def test_what_is_no_probability_is_said(chance: float) -> None:
    with pytest.raises(Unusable, match="Blue votes yes with probability"):
        chances(game({"Blue": 1}), {"Blue": chance})
