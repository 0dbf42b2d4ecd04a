"""Games for property tests: up to twelve players, every kind of rule, quotas from one to above the total."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from whipcount.power.game import Game
from whipcount.power.rules import Joined, Rule, Rules


@st.composite
def simple(draw: st.DrawFn, most: int = 10, heaviest: int = 40, fewest: int = 1) -> Game:
    """One rule."""
    number = draw(st.integers(fewest, most))
    return Game(_names(number), _rule(draw, number, heaviest))


@st.composite
def joined(draw: st.DrawFn, most: int = 7, fewest: int = 1) -> Game:
    """Two or three rules, joined by and/or in any way."""
    number = draw(st.integers(fewest, most))
    rules: Rules = _rule(draw, number, 12)
    for _ in range(draw(st.integers(1, 2))):
        how = draw(st.sampled_from(("and", "or")))
        pair = (rules, _rule(draw, number, 12))
        rules = Joined(how, pair if draw(st.booleans()) else pair[::-1])
    return Game(_names(number), rules)


@st.composite
def restricted(draw: st.DrawFn, most: int = 6, rules: Callable[[int], st.SearchStrategy[Game]] | None = None) -> Game:
    """Refusals and groups that come together, in games of any rules or of those named."""
    made = draw(rules(most) if rules else st.one_of(simple(most), joined(most)))
    places = st.integers(0, len(made.players) - 1)
    group = draw(st.lists(places, unique=True, max_size=3))
    pairs = draw(st.lists(st.tuples(places, places), max_size=3))
    refusals = tuple((one, other) for one, other in pairs if one != other and not {one, other} <= set(group))
    return Game(made.players, made.rules, refusals=refusals, together=(tuple(group),) if group else ())


def _names(number: int) -> tuple[str, ...]:
    return tuple(f"p{place}" for place in range(number))


def _rule(draw: st.DrawFn, number: int, heaviest: int) -> Rule:
    weights = tuple(draw(st.lists(st.integers(0, heaviest), min_size=number, max_size=number)))
    return Rule(weights, draw(st.integers(1, sum(weights) + 2)))
