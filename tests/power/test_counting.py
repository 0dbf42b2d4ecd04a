"""Swings and the indices made of them, against every coalition and every order looked at one by one."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games, oracle

from whipcount.model import Unusable
from whipcount.model.words import Base
from whipcount.power import counting, dimensions, indices, limbs, packed, truth
from whipcount.power.counting import count
from whipcount.power.game import Game, game
from whipcount.power.rules import rule


@pytest.mark.slow
@given(games.simple(12))
@settings(max_examples=60, deadline=None)
def test_swings_are_those_of_all_coalitions(made: Game) -> None:
    counted = count(made)

    assert (len(oracle.winning(made)), oracle.swings(made)) == (counted.winning, counted.swings)


@given(games.joined())
@settings(max_examples=80, deadline=None)
def test_swings_under_joined_rules_are_those_of_all_coalitions(made: Game) -> None:
    assert oracle.swings(made) == count(made).swings


@given(games.restricted())
@settings(max_examples=60, deadline=None)
def test_swings_with_refusals_are_those_of_all_coalitions(made: Game) -> None:
    assert oracle.swings(made) == count(made).swings


@given(st.one_of(games.simple(8), games.joined(), games.restricted(8)))
@settings(max_examples=80, deadline=None)
def test_counting_by_sums_and_looking_at_all_coalitions_agree(made: Game) -> None:
    assert truth.swings(made) == counting.by_sums(made, sized=True) == _by_halves(made, sized=True)
    assert _by_halves(made, sized=False) == counting.by_sums(made, sized=False)


def _by_halves(made: Game, *, sized: bool) -> counting.Swings | None:
    return counting.by_halves(made, inf, sized=sized)


def test_forty_players_with_weights_of_ten_to_the_twelfth_are_counted_as_with_short_weights() -> None:
    """10^12 times a short weight and a little, which never makes up for one: the same coalitions win."""
    draw = Random(5)
    short = [draw.randint(1, 9) for _ in range(40)]
    long = [10**12 * weight + place % 5 for place, weight in enumerate(short)]
    quota = sum(short) // 2

    assert count(game(short, quota)) == count(game(long, 10**12 * quota))


def test_a_council_in_persons_is_counted_as_in_hundreds_of_millions() -> None:
    """Two rules at once, of which one has nine digits; the slow way takes a table of 2^24 coalitions."""
    draw = Random(5)
    short = [draw.randint(1, 20) for _ in range(24)]
    long = [10**8 * weight + place % 5 for place, weight in enumerate(short)]
    quota = sum(short) * 65 // 100
    made = [
        rule([1] * 24, at_least=Fraction(55, 100)) & rule(people, people_quota)
        for people, people_quota in ((short, quota), (long, 10**8 * quota))
    ]
    names = tuple(map(str, range(24)))

    assert count(Game(names, made[0]), sized=True) == count(Game(names, made[1]), sized=True)


@given(games.restricted(), st.data())
@settings(max_examples=40, deadline=None)
def test_every_coalition_that_can_be_formed_is_of_one_of_the_formations(made: Game, data: st.DataObject) -> None:
    formed = list(dimensions.formations(made))
    drawn = frozenset(data.draw(st.sets(st.integers(0, len(made.players) - 1))))
    fitting = [taken for taken, others in formed if drawn >= {*taken} and drawn <= {*taken, *others}]

    assert oracle.allowed(made, drawn) == bool(fitting)


def test_a_party_that_all_others_refuse_is_counted_among_thirty() -> None:
    """It can win alone or not at all, so whoever it leaves is a house of twenty-nine."""
    weights = {f"p{place}": place for place in range(1, 31)}
    refused = game(weights, quota=240).refusing(*((name, "p30") for name in weights if name != "p30"))
    without = game({name: weight for name, weight in weights.items() if name != "p30"}, quota=240)

    assert (*(2 * swings for swings in count(without).swings), 0) == count(refused).swings


def test_a_group_of_thirty_five_that_comes_whole_has_few_swings() -> None:
    """Only with all others in does a member decide: one coalition in each of the two that the free player leaves."""
    made = game([1] * 36).coming_together([f"{place}" for place in range(1, 36)])

    assert (2,) * 35 + (0,) == count(made).swings


def test_of_several_rules_the_sizes_of_coalitions_may_be_one() -> None:
    """The UN Security Council twice: as weights, and as nine of fifteen with all five permanent members."""
    names = tuple(f"p{place}" for place in range(15))
    joined = Game(names, rule([1] * 15, quota=9) & rule([1] * 5 + [0] * 10, quota=5))

    assert count(game([7] * 5 + [1] * 10, quota=39), sized=True) == count(joined, sized=True)


@given(games.simple(6))
@settings(max_examples=40, deadline=None)
def test_shapley_shubik_is_the_share_of_orders_that_a_player_turns(made: Game) -> None:
    assert oracle.shapley_shubik(made) == indices.shapley_shubik(count(made, sized=True))


@given(games.joined())
@settings(max_examples=60, deadline=None)
def test_shapley_shubik_under_joined_rules_is_that_of_all_coalitions(made: Game) -> None:
    assert oracle.shapley_by_size(made) == indices.shapley_shubik(count(made, sized=True))


@given(games.simple(9, heaviest=10**12))
@settings(max_examples=10, deadline=None)
def test_a_small_game_with_weights_of_ten_to_the_twelfth_is_counted(made: Game) -> None:
    assert oracle.swings(made) == count(made).swings


@given(games.simple(12))
@settings(max_examples=40, deadline=None)
def test_every_way_of_multiplying_gives_the_same_product(made: Game) -> None:
    weights = sorted(made.rule.weights)
    one_integer = packed.split(packed.product([(weight, 0) for weight in weights], 16, 50), 16, 50)

    assert one_integer == limbs.fields(weights, 50, 2, 1)
    assert one_integer == packed.by_weight([(weight, 0) for weight in weights], 16 * 1024, 1, 50)


@pytest.mark.parametrize("number", [47, 48, 63, 64, 130])
def test_many_players_by_weight_and_size_have_the_same_product_in_limbs(number: int) -> None:
    draw = Random(number)
    weights = sorted(draw.randint(0, 9) for _ in range(number))
    bits, span, fields = packed.bits_for(1 << number), number + 1, 5 * number + 3
    steps = [(weight, bits) for weight in weights]
    one_integer = packed.split(packed.product(steps, bits * span, fields), bits * span, fields)

    assert one_integer == limbs.fields([weight * span + 1 for weight in weights], span * fields, bits // 8, span)


@pytest.mark.parametrize("share", [0.05, 0.5, 1.0])
@pytest.mark.parametrize("number", [1, 47, 48, 100])
def test_long_rows_are_counted_as_short_ones(number: int, share: float) -> None:
    draw = Random(number)
    weights = sorted(draw.randint(1, 2000) for _ in range(number))
    quota = max(1, int(sum(weights) * share))
    upto = packed.cumulated([(weight, 0) for weight in weights], packed.bits_for(1 << number), 1, quota)
    between = {weight: packed.between(upto, quota - 1, weight, 0) for weight in weights}

    assert (upto[-1], between) == limbs.swings(weights, quota)


@given(games.simple(12))
@settings(max_examples=60, deadline=None)
def test_one_rule_is_counted_as_any_game_is(made: Game) -> None:
    assert counting.by_sums(made, sized=True) == count(made, sized=True)
    assert counting.by_sums(made, sized=False) == count(made)


def test_more_players_than_a_machine_word_has_bits_do_not_overflow() -> None:
    counted = count(game([1] * 101))

    assert (2**100, Fraction(1, 101)) == (
        counted.winning,
        indices.shapley_shubik(count(game([1] * 101), sized=True))[0],
    )


def test_a_dictator_has_everything_and_the_others_nothing() -> None:
    counted = count(game({"Blue": 60, "Green": 30, "White": 10}), sized=True)

    assert (1, 0, 0) == indices.penrose_banzhaf(counted) == indices.shapley_shubik(counted)


def test_whoever_can_block_prevents_everything() -> None:
    counted = count(game({"Blue": 3, "Green": 1, "White": 1}, quota=4))

    assert (1, Fraction(1, 3), Fraction(1, 3)) == indices.coleman_preventive(counted)


def test_where_the_quota_is_above_the_total_nobody_has_power_and_shares_are_undefined() -> None:
    counted = count(game([3, 2, 1], quota=7), sized=True)

    assert (0, 0, 0) == indices.penrose_banzhaf(counted) == indices.shapley_shubik(counted)
    assert (None, None) == (indices.banzhaf(counted), indices.coleman_preventive(counted))


def test_a_quota_below_half_lets_two_sides_win_and_is_counted() -> None:
    assert (Fraction(7, 8), (Fraction(1, 4),) * 3) == (
        indices.coleman_collective(count(game([1, 1, 1], quota=1))),
        indices.penrose_banzhaf(count(game([1, 1, 1], quota=1))),
    )


def test_one_player_decides_alone() -> None:
    assert (1,) == indices.shapley_shubik(count(game({"Ann Ash": 1}), sized=True))


def test_exactly_half_does_not_win_unless_a_quota_says_so() -> None:
    assert (51, 50) == (game([50, 50]).rule.quota, game([50, 50], quota=50).rule.quota)


def test_a_vacant_seat_counts_in_the_base_of_all_members_and_in_no_other() -> None:
    seats = [60, 38]

    assert (51, 50) == (rule(seats, vacant=2).quota, rule(seats, vacant=2, base=Base.FILLED_SEATS).quota)


def test_printed_decimals_are_taken_as_printed() -> None:
    assert (3, 10) == (rule([0.1, 0.2], quota=0.3).quota, rule([0.1, 0.2], quota=0.3).scale)


@pytest.mark.parametrize(
    ("weights", "quota", "said"),
    [
        ([], None, "no players"),
        ([1, -1], 1, "the weight of player 2 is -1"),
        ([1, 1], 0, "the quota is 0"),
        ([float("nan")], None, "the weight of player 1 is nan"),
    ],
)
def test_what_is_no_game_is_said(weights: list[float], quota: int | None, said: str) -> None:
    with pytest.raises(Unusable, match=said):
        game(weights, quota)
