"""Floating point keeps to its bound, beside the exact count."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from tests.power import games

from whipcount.model import Unusable
from whipcount.power import floats, indices
from whipcount.power.counting import count
from whipcount.power.game import Game, game


def _apart(made: Game) -> float:
    """The greatest difference between a float and the exact value."""
    counted = count(made, sized=True)
    pairs = [
        *zip(indices.penrose_banzhaf(counted), floats.penrose_banzhaf(made), strict=True),
        *zip(indices.shapley_shubik(counted), floats.shapley_shubik(made), strict=True),
    ]
    return max(abs(float(exact - type(exact)(value))) for exact, value in pairs)


@given(games.simple(12))
@settings(max_examples=100, deadline=None)
def test_small_games_are_within_the_bound(made: Game) -> None:
    assert floats.BOUND > _apart(made)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.67, 0.85, 0.99])
@pytest.mark.parametrize("number", [63, 90])
def test_larger_games_are_within_the_bound_at_every_quota(number: int, share: float) -> None:
    draw = Random(number)
    weights = [draw.randint(1, 30) for _ in range(number)]

    assert floats.BOUND > _apart(game(weights, quota=max(1, int(sum(weights) * share))))


@pytest.mark.parametrize("heavy", [[500], [300, 300], [1000, 1]])
def test_a_game_with_giants_is_within_the_bound(heavy: list[int]) -> None:
    assert floats.BOUND > _apart(game([*heavy, *[1] * 70]))


def test_a_thousand_equal_players_share_equally() -> None:
    values = floats.shapley_shubik(game([1] * 1000))

    assert floats.BOUND > max(abs(value - 1 / 1000) for value in values)


def test_shares_sum_to_one_at_a_thousand_players() -> None:
    draw = Random(5)

    assert 1e-10 > abs(sum(floats.shapley_shubik(game([draw.randint(1, 20) for _ in range(1000)]))) - 1)


def test_what_floats_cannot_hold_is_said() -> None:
    with pytest.raises(Unusable, match="in the smallest units"):
        floats.penrose_banzhaf(game([10**12, 10**12 - 1, 7]))
    with pytest.raises(Unusable, match="in the smallest units"):
        floats.shapley_shubik(game([10**12, 10**12 - 1, 7], quota=10))
