"""The fields of every kind of claim, as a person fills them in: from the types alone, there and back again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.exchange import claim_from_json
from whipcount.exchange.claim_fields import ClaimField, Form, fields_of, filled, shown
from whipcount.model import KINDS, Claim, Unusable
from whipcount.model.claims import kind
from whipcount.model.quantity import Quantity
from whipcount.model.words import Bench

NAMES = st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
NUMBERS = st.builds(
    lambda low, more, wide: f"{low}+" if more else f"{low}-{low + wide}" if wide else str(low),
    st.integers(0, 999),
    st.booleans(),
    st.integers(0, 9),
)
TYPED = {
    Form.NUMBER: lambda _: NUMBERS,
    Form.DAY: lambda _: st.dates().map(date.isoformat),
    Form.TEXT: lambda _: NAMES,
    Form.TEXTS: lambda _: st.lists(NAMES, min_size=1, max_size=3).map(", ".join),
    Form.CHOICE: lambda field: st.sampled_from(field.choices),
    Form.TRUTH: lambda _: st.sampled_from(["true", "false"]),
}


@cache
def all_typed(name: str) -> st.SearchStrategy[dict[str, str]]:
    """Something in each field of a kind."""
    return st.fixed_dictionaries({field.name: TYPED[field.form](field) for field in fields_of(name)})


@pytest.mark.parametrize("name", list(KINDS))
@given(data=st.data())
def test_what_is_typed_into_the_fields_of_a_kind_makes_a_claim_that_shows_the_same(
    name: str, data: st.DataObject
) -> None:
    typed = data.draw(all_typed(name))
    values = {field.name: filled(field, typed[field.name]) for field in fields_of(name)}
    where = {"kind": name, "report": "r", "start": 0, "end": 1, "quote": "x"}

    assert claim_from_json({**where, **values}).kind == name
    assert typed == {key: shown(value) for key, value in values.items()}


@pytest.mark.parametrize("name", list(KINDS))
def test_what_a_claim_can_be_without_may_be_left_blank_and_nothing_else(name: str) -> None:
    blank = {field.name for field in fields_of(name) if left_blank(field)}

    assert blank == {field.name for field in fields_of(name) if not field.needed}


def left_blank(field: ClaimField) -> bool:
    try:
        filled(field, "  ")
    except Unusable:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "field", "typed"),
    [
        ("seats", "quantity", "many"),
        ("seats", "quantity", "44-40"),
        ("seats", "quantity", "-4"),
        ("seats", "bench", "the middle"),
        ("stage", "date", "30 March"),
        ("vote", "outcome", "carries"),
        ("agreement", "parties", " , "),
    ],
)
def test_what_is_wrong_names_its_field(name: str, field: str, typed: str) -> None:
    with pytest.raises(Unusable) as told:
        filled(next(each for each in fields_of(name) if each.name == field), typed)

    assert [field] == [str(problem.place) for problem in told.value.problems]


@pytest.fixture
def new_kind() -> Iterator[str]:
    """A kind that somebody registers: nothing else is told of it."""

    @kind("pact")
    @dataclass(frozen=True, kw_only=True)
    class Pact(Claim):
        partner: str
        bench: Bench | None = None
        strength: Quantity | None = None

    yield Pact.kind
    del KINDS[Pact.kind]
    fields_of.cache_clear()


def test_a_kind_has_its_form_the_moment_it_is_registered(new_kind: str) -> None:
    sides = tuple(bench.value for bench in Bench)

    assert fields_of(new_kind)[:3] == (
        ClaimField("partner", Form.TEXT, needed=True),
        ClaimField("bench", Form.CHOICE, needed=False, choices=sides),
        ClaimField("strength", Form.NUMBER, needed=False),
    )
