"""Floating point keeps to its bound in every index, beside the exact count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games

from whipcount.model import Unusable
from whipcount.power import float_shares, float_unions, floats, nodes, shares
from whipcount.power.game import Game, game
from whipcount.power.power import INDICES, power


def _apart(made: Game) -> float:
    """The greatest difference between a float and the exact value, over all indices and players."""
    exact, near = power(made), power(made, floats=True)
    return max(abs(float(value - Fraction(other))) for value, other in _pairs(exact.values, near.values))


def _pairs(exact: dict[str, tuple[Fraction, ...] | None], near: dict[str, tuple[float, ...] | None]) -> Iterator[tuple]:
    assert list(exact) == list(near) == list(INDICES)
    for index in INDICES:
        if exact[index] is None or near[index] is None:
            assert exact[index] is near[index]
        else:
            yield from zip(exact[index] or (), near[index] or (), strict=True)


def _drawn(number: int, heaviest: int, share: float) -> Game:
    """Random weights in unions of seven, but for the last players, who are alone."""
    draw = Random(number)
    weights = [draw.randint(0, heaviest) for _ in range(number)]
    made = game(weights, quota=max(1, int(sum(weights) * share)))
    return made.united(*(made.players[start : start + 7] for start in range(0, number - number // 4, 7)))


@given(games.simple(12), st.data())
@settings(max_examples=100, deadline=None)
def test_small_games_are_within_the_bound(made: Game, data: st.DataObject) -> None:
    drawn = [data.draw(st.integers(0, 2)) for _ in made.players]
    groups = (tuple(place for place, number in enumerate(drawn) if number == each) for each in (0, 1))

    assert floats.BOUND > _apart(replace(made, unions=tuple(groups)))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.67, 0.85, 0.99, 1.0])
@pytest.mark.parametrize("number", [50, 63])
def test_larger_games_are_within_the_bound_at_every_quota(number: int, share: float) -> None:
    assert floats.BOUND > _apart(_drawn(number, 20, share))


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("number", [120, 200])
def test_two_hundred_players_are_within_the_bound(number: int, share: float) -> None:
    assert floats.BOUND > _apart(_drawn(number, 15, share))


@pytest.mark.parametrize("heavy", [[500], [300, 300], [1000, 1], [40, 40, 40, 30]])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_game_with_giants_is_within_the_bound(heavy: list[int], share: float) -> None:
    weights = [*heavy, *[1] * 60]

    assert floats.BOUND > _apart(game(weights, quota=max(1, int(sum(weights) * share))))


def test_nobody_can_win_and_the_same_values_are_undefined() -> None:
    assert floats.BOUND > _apart(game([3, 2, 1], quota=7))


@pytest.mark.parametrize("index", INDICES)
def test_a_thousand_equal_players_are_equal(index: str) -> None:
    """Where shares sum to one, each has a thousandth."""
    (value, *others) = power(game([1] * 1000, quota=900), [index], floats=True).values[index] or ()

    assert {value} == set(others)
    if index in ("banzhaf", "shapley_shubik", "johnston", "deegan_packel", "holler", "owen"):
        assert floats.BOUND > abs(value - 1 / 1000)


def test_a_veto_among_three_thousand_prevents_everything() -> None:
    """Everybody must agree: of all coalitions one in 2^3000 wins, and no float holds that share."""
    values = power(game([1] * 3000, quota=3000), ["coleman_preventive", "coleman_initiative"], floats=True).values

    assert ((1.0,) * 3000, (0.0,) * 3000) == (values["coleman_preventive"], values["coleman_initiative"])


def test_shares_sum_to_one_at_a_thousand_players() -> None:
    draw = Random(5)

    assert 1e-10 > abs(sum(floats.shapley_shubik(game([draw.randint(1, 20) for _ in range(1000)]))) - 1)


def test_where_all_are_in_one_union_owen_is_shapley_shubik() -> None:
    made = _drawn(150, 30, 0.6)
    one = made.united(made.players)
    pairs = zip(floats.shapley_shubik(made), float_unions.owen(one), strict=True)

    assert 2 * floats.BOUND > max(abs(value - other) for value, other in pairs)


@given(st.integers(1, 1000), st.integers(1, 1000))
@settings(max_examples=60, deadline=None)
def test_the_nodes_give_the_reciprocal_of_every_size(one: int, other: int) -> None:
    least, most = sorted((one, other))
    points = nodes.reciprocals(least, most)
    wrong = max(abs(size * sum(share * y**size for y, share in points) - 1) for size in range(least, most + 1))

    assert 1e-12 > wrong


def test_what_floats_cannot_hold_is_said() -> None:
    with pytest.raises(Unusable, match="in the smallest units"):
        floats.halves(game([10**12, 10**12 - 1, 7]))
    with pytest.raises(Unusable, match="in the smallest units"):
        floats.shapley_shubik(game([10**12, 10**12 - 1, 7], quota=10))
    with pytest.raises(Unusable, match="thousand million additions"):
        floats.shapley_shubik(game([10**6 + place for place in range(300)]))
    with pytest.raises(Unusable, match="at most 1,000 players"):
        float_shares.johnston(game([1] * 1001))
    with pytest.raises(Unusable, match="could be off by"):
        floats.banzhaf(floats.halves(game([9000, *[1] * 5000])))


def test_of_all_indices_those_are_left_out_that_floats_cannot_hold() -> None:
    answer = power(game([1] * 1200), floats=True)

    assert set(INDICES) - {"holler", "deegan_packel", "johnston"} == set(answer.values)


def test_deegan_packel_is_right_where_every_coalition_is_of_one_size() -> None:
    values = float_shares.deegan_packel(game([2] * 9, quota=10))

    assert floats.BOUND > max(abs(value - 1 / 9) for value in values or ())
    assert shares.deegan_packel(game([2] * 9, quota=10)) == (Fraction(1, 9),) * 9
