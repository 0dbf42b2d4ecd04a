"""Johnston, Deegan-Packel and the public good index, against every coalition looked at one by one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.power import games, oracle

from whipcount.power.game import Game, game
from whipcount.power.shares import deegan_packel, holler, johnston

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
