"""Every index in games of up to twelve players, against a table of all their coalitions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games, masks, oracle

from whipcount.power import indices
from whipcount.power.coalitions import minimal_winning
from whipcount.power.counting import count
from whipcount.power.game import Game
from whipcount.power.minimal import number
from whipcount.power.shares import deegan_packel, holler, johnston
from whipcount.power.unions import banzhaf_owen, owen


def _one_rule(most: int) -> st.SearchStrategy[Game]:
    return games.simple(most, fewest=10)


def _rules(most: int) -> st.SearchStrategy[Game]:
    return games.joined(most, fewest=10)


_LARGE = st.one_of(_one_rule(12), _rules(12), games.restricted(12, rules=_one_rule), games.restricted(12, rules=_rules))
_SMALL = st.one_of(games.simple(6), games.joined(6), games.restricted(6))


@pytest.mark.slow
@given(_SMALL)
@settings(max_examples=60, deadline=None)
def test_the_table_is_that_of_coalitions_looked_at_one_by_one(made: Game) -> None:
    won = masks.wins(made)
    listed = {sum(1 << place for place in each) for each in oracle.winning(made)}

    assert listed == set(np.flatnonzero(won).tolist())
    assert oracle.swings(made) == tuple(int(each.sum()) for each in masks.critical(won))
    assert oracle.shapley_shubik(made) == masks.shapley_shubik(won)


@given(_LARGE)
@settings(max_examples=60, deadline=None)
def test_swings_and_what_is_made_of_them_are_those_of_the_table(made: Game) -> None:
    won, counted = masks.wins(made), count(made, sized=True)
    swings, winning = [int(each.sum()) for each in masks.critical(won)], int(won.sum())
    every, half = len(won), len(won) // 2

    assert (winning, swings) == (counted.winning, list(counted.swings))
    assert Fraction(winning, every) == indices.coleman_collective(counted)
    assert _of(swings, half) == indices.penrose_banzhaf(counted)
    assert _of(swings, sum(swings)) == indices.banzhaf(counted)
    assert _of(swings, winning) == indices.coleman_preventive(counted)
    assert _of(swings, every - winning) == indices.coleman_initiative(counted)
    assert masks.shapley_shubik(won) == indices.shapley_shubik(counted)


def _of(swings: list[int], whole: int) -> tuple[Fraction, ...] | None:
    return tuple(Fraction(each, whole) for each in swings) if whole else None


@pytest.mark.slow
@given(_LARGE)
@settings(max_examples=60, deadline=None)
def test_shares_of_minimal_and_vulnerable_coalitions_are_those_of_the_table(made: Game) -> None:
    won = masks.wins(made)
    minimal, inside = masks.minimal(won), masks.members(len(made.players))

    assert int(minimal.sum()) == number(made) == len(minimal_winning(made))
    assert masks.shared(inside, minimal, equally=False) == holler(made)
    assert masks.shared(inside, minimal, equally=True) == deegan_packel(made)
    assert masks.shared(masks.critical(won), won, equally=True) == johnston(made)


@pytest.mark.slow
@given(_LARGE, st.data())
@settings(max_examples=40, deadline=None)
def test_indices_with_unions_are_those_of_the_table(made: Game, data: st.DataObject) -> None:
    drawn = [data.draw(st.integers(0, 4)) for _ in made.players]
    groups = (tuple(place for place, at in enumerate(drawn) if at == each) for each in range(1, 5))
    united = replace(made, unions=tuple(group for group in groups if len(group) > 1))
    won = masks.wins(united)

    assert masks.with_unions(united, won, ordered=True) == owen(united)
    assert masks.with_unions(united, won, ordered=False) == banzhaf_owen(united)
