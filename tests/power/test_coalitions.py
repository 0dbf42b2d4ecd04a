"""Who could govern together, and what turns a result, against every coalition looked at one by one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games, oracle

from whipcount.model import Unusable
from whipcount.power.changes import Flip, cheapest, flip
from whipcount.power.coalitions import Coalition, connected, minimal_winning, smallest
from whipcount.power.game import Game, game
from whipcount.power.minimal import number
from whipcount.power.rules import rule

HOUSE = game({"Blue": 45, "Green": 30, "White": 15, "Red League": 10})


def _members(coalition: Coalition | None) -> tuple[str, ...]:
    return coalition.members if coalition else ()


@given(st.one_of(games.simple(9), games.restricted(rules=games.simple)))
@settings(max_examples=100, deadline=None)
def test_the_smallest_is_the_first_of_the_list(made: Game) -> None:
    found = smallest(made)

    assert [each.surplus for each in minimal_winning(made)[:1]] == [each.surplus for each in (found,) if each]


@given(st.one_of(games.joined(), games.restricted(rules=games.joined)))
@settings(max_examples=100, deadline=None)
def test_under_several_rules_the_smallest_has_the_fewest_members(made: Game) -> None:
    found = smallest(made)

    assert [len(each.members) for each in minimal_winning(made)[:1]] == [len(each.members) for each in (found,) if each]


@given(st.one_of(games.simple(9), games.joined(), games.restricted()))
@settings(max_examples=60, deadline=None)
def test_their_number_is_that_of_the_list(made: Game) -> None:
    assert len(oracle.minimal(made)) == number(made)


@given(st.one_of(games.simple(9), games.joined(), games.restricted()))
@settings(max_examples=100, deadline=None)
def test_the_list_has_exactly_the_minimal_winning_coalitions(made: Game) -> None:
    expected = {frozenset(made.players[place] for place in each) for each in oracle.minimal(made)}

    assert expected == {frozenset(each.members) for each in minimal_winning(made)}


@given(games.restricted())
@settings(max_examples=60, deadline=None)
def test_listed_coalitions_keep_to_refusals_and_groups_and_all_others_hold_one(made: Game) -> None:
    """Every coalition that wins holds a listed one, and every listed one can be formed."""
    listed = [frozenset(map(made.place, each.members)) for each in minimal_winning(made)]
    winning = oracle.winning(made)

    assert all(oracle.allowed(made, each) and made.rules.met(each) for each in listed)
    assert all(any(each <= coalition for each in listed) for coalition in winning if coalition)


def test_a_coalition_says_its_votes_its_surplus_and_who_is_pivotal() -> None:
    assert (
        Coalition(("Blue", "Red League"), 55, 4, ("Blue", "Red League")),
        Coalition(("Green", "White", "Red League"), 55, 4, ("Green", "White", "Red League")),
        Coalition(("Blue", "White"), 60, 9, ("Blue", "White")),
        Coalition(("Blue", "Green"), 75, 24, ("Blue", "Green")),
    ) == minimal_winning(HOUSE)


def test_the_smallest_has_the_fewest_votes_to_spare() -> None:
    assert ("Blue", "Red League") == _members(smallest(HOUSE))


def test_who_refuses_each_other_is_in_no_coalition_together() -> None:
    refusing = HOUSE.refusing(("Blue", "Red League"), ("Blue", "White"))

    assert [("Green", "White", "Red League"), ("Blue", "Green")] == [each.members for each in minimal_winning(refusing)]


def test_connected_coalitions_leave_no_gap_and_may_hold_somebody_superfluous() -> None:
    order = ("Red League", "Green", "White", "Blue")

    assert [("Green", "White", "Red League"), ("Blue", "White")] == [each.members for each in connected(HOUSE, order)]


def test_too_long_a_list_is_refused_and_its_smallest_still_found() -> None:
    equal = game([1] * 15)

    with pytest.raises(Unusable, match="more than 1,000 minimal winning coalitions"):
        minimal_winning(equal, 1_000)
    assert 8 == len(_members(smallest(equal)))


def test_too_long_a_list_of_several_rules_is_refused_with_its_length() -> None:
    house = Game(tuple(f"p{place}" for place in range(30)), rule([1] * 30) & rule(range(30)))

    with pytest.raises(Unusable, match=r"\d+,\d+ minimal winning coalitions; expected at most 100,000"):
        minimal_winning(house)
    assert 16 == len(_members(smallest(house)))


@pytest.mark.slow
def test_sixty_players_with_weights_of_ten_to_the_twelfth_are_refused_in_a_sentence() -> None:
    draw = Random(1)
    house = game([draw.randint(1, 10**12) for _ in range(60)])

    for question in (smallest, number, minimal_winning):
        with pytest.raises(Unusable):
            question(house)
    with pytest.raises(Unusable, match="different sums of votes that could move"):
        flip(house, [])


def test_a_side_is_short_of_votes_and_of_parties() -> None:
    assert Flip(wins=False, votes=6, parties=("Red League",)) == flip(HOUSE, ["Blue"])
    assert Flip(wins=True, votes=5, parties=("Red League",)) == flip(HOUSE, ["Blue", "Red League"])


@given(st.one_of(games.simple(7), games.joined(), games.restricted()), st.data())
@settings(max_examples=120, deadline=None)
def test_the_cheapest_defections_are_the_cheapest_of_all(made: Game, data: st.DataObject) -> None:
    side = frozenset(data.draw(st.sets(st.integers(0, len(made.players) - 1))))
    prices = [data.draw(st.integers(0, 9)) for _ in made.players]
    wins = oracle.wins(made, side)
    movable = [place for place in range(len(made.players)) if (place in side) is wins]
    sets = (each for size in range(len(movable) + 1) for each in combinations(movable, size))
    turning = [each for each in sets if oracle.wins(made, side ^ frozenset(each)) is not wins]
    names = [made.players[place] for place in side]
    found, flipped = cheapest(made, names, dict(zip(made.players, prices, strict=True))), flip(made, names)

    assert min((sum(prices[place] for place in each) for each in turning), default=None) == (found and found.price)
    assert min(map(len, turning), default=None) == (None if flipped.parties is None else len(flipped.parties))
    assert wins == flipped.wins
    if found:
        changed = frozenset(map(made.place, found.parties))
        assert (wins, found.price) == (not oracle.wins(made, side ^ changed), sum(prices[place] for place in changed))


def test_of_equal_prices_the_fewest_and_the_first_named_are_asked_under_several_rules() -> None:
    """Two houses, each with a majority of its own; Blue and Green are short of two seats in the upper one."""
    lower, upper = rule([45, 30, 15, 10]), rule([5, 4, 6, 6])
    congress = Game(HOUSE.players, lower & upper)

    assert Flip(wins=False, votes=None, parties=("White",)) == flip(congress, ["Blue", "Green"])
    assert ("Red League",) == (cheapest(congress, ["Blue", "Green"], {"White": 3, "Red League": 2})).parties  # type: ignore[union-attr]


def test_nobody_is_asked_for_what_is_not_for_sale() -> None:
    assert None is cheapest(replace(HOUSE), ["Blue"], {})
