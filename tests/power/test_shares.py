"""Johnston, Deegan-Packel and the public good index, against every coalition looked at one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from math import comb
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.power import games, oracle

from whipcount.power import minimal, minimal_limbs, regions
from whipcount.power.game import Game, game
from whipcount.power.minimal import number
from whipcount.power.rules import rule
from whipcount.power.shares import deegan_packel, holler, johnston

pytestmark = pytest.mark.slow

_ANY = st.one_of(games.simple(9), games.joined(), games.restricted())


def _shares(made: Game, groups: list[frozenset[int]], part: Callable[[int], Fraction]) -> tuple[Fraction, ...] | None:
    values = [
        sum((part(len(each)) for each in groups if place in each), Fraction(0)) for place in range(len(made.players))
    ]
    every = sum(values)
    return tuple(value / every for value in values) if every else None


@given(_ANY)
@settings(max_examples=60, deadline=None)
def test_the_public_good_index_shares_the_memberships_in_minimal_winning_coalitions(made: Game) -> None:
    assert _shares(made, oracle.minimal(made), lambda _: Fraction(1)) == holler(made)


@given(_ANY)
@settings(max_examples=60, deadline=None)
def test_deegan_packel_shares_each_minimal_winning_coalition_equally(made: Game) -> None:
    assert _shares(made, oracle.minimal(made), lambda size: Fraction(1, size)) == deegan_packel(made)


@given(_ANY)
@settings(max_examples=60, deadline=None)
def test_johnston_shares_each_vulnerable_coalition_among_its_critical_members(made: Game) -> None:
    critical = [oracle.critical(made, each) for each in oracle.winning(made)]

    assert _shares(made, critical, lambda size: Fraction(1, size)) == johnston(made)


@given(st.one_of(games.simple(12), games.simple(12, heaviest=3), games.simple(9, heaviest=2000)))
@settings(max_examples=150, deadline=None)
def test_minimal_coalitions_in_rows_by_size_are_those_looked_at_one_by_one(made: Game) -> None:
    rule, every = made.rule, oracle.minimal(made)
    assume(rule.quota <= rule.total)
    sizes = [Counter(len(each) for each in every if place in each) for place in range(len(rule.weights))]
    known = minimal_limbs.memberships(rule.weights, rule.quota)

    assert sizes == [Counter(known.get(weight, {})) for weight in rule.weights]


@pytest.mark.parametrize("heaviest", [2, 9, 300])
def test_minimal_coalitions_of_ninety_players_are_counted_alike_in_two_ways(heaviest: int) -> None:
    draw = Random(heaviest)
    made = game([draw.randint(0, heaviest) for _ in range(90)]).rule
    known = minimal_limbs.memberships(made.weights, made.quota)

    assert minimal.by_sums(made, minimal.field(made, 90), sized=True) == [known.get(each, {}) for each in made.weights]


@given(_ANY)
@settings(max_examples=80, deadline=None)
def test_counting_in_regions_is_counting_one_by_one(made: Game) -> None:
    places = range(len(made.players))
    critical = [oracle.critical(made, each) for each in oracle.winning(made)]
    minimal = oracle.minimal(made)

    assert [Counter(len(each) for each in minimal if place in each) for place in places] == list(
        map(Counter, regions.minimal(made, sized=True))
    )
    assert [sum(place in each for each in minimal) for place in places] == [
        sizes.get(0, 0) for sizes in regions.minimal(made, sized=False)
    ]
    assert [Counter(len(each) for each in critical if place in each) for place in places] == list(
        map(Counter, regions.vulnerable(made))
    )


def test_two_houses_share_the_prize_at_sixty_six_members() -> None:
    """A bicameral congress: a majority in each house. By symmetry all of a house are alike, and shares sum to 1."""
    lower, upper = [1] * 45 + [0] * 21, [0] * 45 + [1] * 21
    both = Game(tuple(f"p{place}" for place in range(66)), rule(lower) & rule(upper))
    minimal = comb(45, 23) * comb(21, 11)

    assert minimal == number(both)
    for values in (holler(both), deegan_packel(both), johnston(both)):
        assert values is not None
        assert (1, 2) == (sum(values), len(set(values)))
    assert (Fraction(23, 34 * 45), Fraction(11, 34 * 21)) == ((holler(both) or ())[0], (holler(both) or ())[-1])


def test_johnston_is_right_beyond_sixty_four_players() -> None:
    """One large player and a hundred equal ones: by symmetry the equal ones share what the large one leaves."""
    values = johnston(game([30, *[1] * 100]))

    assert values is not None
    assert (1, True) == (sum(values), values[0] > 30 * values[1])
    assert 1 == len(set(values[1:]))


def test_the_public_good_index_can_give_a_heavier_player_less() -> None:
    """Holler's example is of this kind: 51 of 35, 20, 15, 15, 15."""
    values = holler(game([35, 20, 15, 15, 15], quota=51))

    assert (Fraction(4, 15), Fraction(2, 15), Fraction(1, 5)) == (values or ())[:3]
