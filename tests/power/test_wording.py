"""Rules in words: what a treaty says is the rule that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.model import Place, Unusable
from whipcount.model.words import Base
from whipcount.power.rules import Joined, Number, Rule, Rules, leaves, rule
from whipcount.power.wording import ruled

COLUMNS: dict[str, Sequence[Number]] = {"seats": (5, 4, 2), "people": (10.5, 3, 1), "players": (1, 1, 1)}
_BASES = (Base.MEMBERS, Base.FILLED_SEATS)
CONDITION = st.tuples(st.sampled_from([*COLUMNS]), st.sampled_from([">=", "at least"]), st.integers(1, 9))


def _read(text: str) -> Rules:
    return ruled(text, ("Blue", "Green", "White"), COLUMNS).rules


def _written(made: Rules) -> str:
    """The obvious way back: brackets around everything that is joined."""
    if isinstance(made, Rule):
        return f"{made.unit} >= {made.given(made.quota)}"
    return "(" + f" {made.how} ".join(map(_written, made.parts)) + ")"


@st.composite
def _any(draw: st.DrawFn, deep: int = 3) -> Rules:
    if deep == 0 or draw(st.booleans()):
        name, _, votes = draw(CONDITION)
        made = rule(COLUMNS[name], votes)
        return Rule(made.weights, made.quota, scale=made.scale, unit=name)
    return Joined(draw(st.sampled_from(["and", "or"])), (draw(_any(deep - 1)), draw(_any(deep - 1))))


@given(_any())
def test_what_is_written_with_brackets_is_read_back(made: Rules) -> None:
    coalitions = [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)]
    read = _read(_written(made))

    assert [*leaves(made)] == [*leaves(read)]
    assert [made.met(each) for each in coalitions] == [read.met(each) for each in coalitions]


def test_and_binds_before_or_and_a_comma_may_stand_before_or() -> None:
    council = _read("players >= 55% and people >= 65%, or players at least 3")

    assert isinstance(council, Joined)
    assert ("or", "and") == (council.how, getattr(council.parts[0], "how", ""))
    assert [2, Fraction(19, 2), 3] == [each.given(each.quota) for each in leaves(council)]


@pytest.mark.parametrize(
    ("text", "quota"),
    [
        ("seats > 5", 6),
        ("seats >= 5", 5),
        ("seats MORE  THAN 50 %", 6),
        ("seats at least 2/3", 8),
        ("seats > 2/3", 8),
        ("seats >= 100 per cent", 11),
        ("people > 10", Fraction(21, 2)),
        ("people >= 10", 10),
    ],
)
def test_an_amount_is_votes_or_a_share_of_the_whole(text: str, quota: Fraction) -> None:
    made = _read(text)

    assert isinstance(made, Rule)
    assert quota == made.given(made.quota)


def test_vacant_votes_raise_a_share_of_all_members_and_no_other() -> None:
    columns = {"seats": (50, 40)}
    made = [ruled("seats > 50%", ("Blue", "Green"), columns, base=base, vacant=10) for base in _BASES]

    assert [51, 46] == [each.rule.quota for each in made]


def test_vacant_votes_belong_to_one_column() -> None:
    with pytest.raises(Unusable, match="a rule on seats and people, and vacant votes"):
        ruled("seats > 50% and people > 50%", ("Blue", "Green", "White"), COLUMNS, vacant=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "an empty rule"),
        ("seats", "'seats'; expected conditions such as"),
        ("seats >= many", "'many' after 'seats >='"),
        ("seats >= 1/0", "'1/0' after"),
        ("seats >= 2/3%", "'2/3%' after"),
        ("seats >= 101%", "a share of at most the whole"),
        ("seats >= 5 people >= 3", "'5 people' after 'seats >='"),
        ("(seats >= 5", "the end of the rule; expected ')'"),
        ("seats >= 5)", "')' where the rule could end"),
        ("seats >= 5 and", "expected conditions such as"),
        ("seats >= 5, people >= 3", "'people'; expected 'or'"),
        ("seats >= 0", "nobody at all would win"),
        ("(" * 60 + "seats >= 5" + ")" * 60, "brackets more than 50 deep"),
        ("seats >= 5 or " * 200 + "seats >= 5", "characters; expected at most 2,000"),
    ],
)
def test_what_is_no_rule_is_said_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Unusable) as wrong:
        ruled(text, ("Blue", "Green", "White"), COLUMNS, place=Place("game.yaml", 4, 7))

    assert said in str(wrong.value)
    assert str(wrong.value).startswith("game.yaml:4:7: ")
