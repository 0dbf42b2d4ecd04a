"""Real data frames in and out: pandas, polars and pyarrow give and get the same, with every digit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from tests.power import games

from whipcount.model import Unusable
from whipcount.power import Game, game, power, rule
from whipcount.power.chances import chances
from whipcount.power.coalitions import minimal_winning
from whipcount.power.frames import frame_of, game_of
from whipcount.power.power import INDICES

SEATS = {"party": ["Blue", "Green", "White", "Red League"], "seats": [155, 84, 54, 15]}
LIBRARIES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}
EACH = pytest.mark.parametrize("library", LIBRARIES)


def _columns(frame: Any) -> dict[str, list[Any]]:
    read = nw.from_native(frame, eager_only=True)
    return {name: [_known(value) for value in read[name].to_list()] for name in read.columns}


def _known(value: Any) -> Any:
    """pandas writes what is missing as not-a-number, which differs from itself."""
    return value if value == value else None  # noqa: PLR0124


def _types(frame: Any) -> dict[str, str]:
    return {name: str(kind) for name, kind in nw.from_native(frame, eager_only=True).schema.items()}


@EACH
def test_a_frame_makes_the_game_that_its_names_and_weights_make(library: str) -> None:
    expected = game(dict(zip(SEATS["party"], SEATS["seats"], strict=True)), quota=172)

    assert expected == game_of(LIBRARIES[library](SEATS), quota=172)


@EACH
def test_an_answer_is_a_frame_of_the_library_that_came_in(library: str) -> None:
    frame = LIBRARIES[library](SEATS)

    assert type(frame) is type(frame_of(power(game_of(frame)), like=frame))


@EACH
def test_a_library_may_be_named_instead(library: str) -> None:
    made = frame_of(power(game([2, 1, 1])), backend=library)

    assert type(made) is type(LIBRARIES[library](SEATS))


@EACH
@given(made=games.simple(6))
@settings(max_examples=15, deadline=None)
def test_every_digit_of_every_index_survives_the_way_through_a_frame(library: str, made: Game) -> None:
    answer = power(made)
    columns = _columns(frame_of(answer, backend=library))
    read = {
        index: tuple(None if text is None else Fraction(text) for text in columns[f"{index}_exact"])
        for index in answer.values
    }

    assert {index: values or (None,) * len(made.players) for index, values in answer.values.items()} == read


@EACH
def test_a_float_is_the_one_nearest_to_its_fraction_and_null_where_nobody_can_win(library: str) -> None:
    won, lost = (_columns(frame_of(power(game([2, 1, 1], quota)), backend=library)) for quota in (3, 9))

    assert ([2 / 3, 1 / 6, 1 / 6], ["2/3", "1/6", "1/6"]) == (won["shapley_shubik"], won["shapley_shubik_exact"])
    assert [None] * 3 == lost["banzhaf"] == lost["banzhaf_exact"]


@EACH
def test_the_columns_have_the_same_types_whatever_is_in_them(library: str) -> None:
    answers = (power(game([2, 1, 1], quota), ["banzhaf"]) for quota in (3, 9))

    assert [{"player": "String", "weight": "Int64", "banzhaf": "Float64", "banzhaf_exact": "String"}] * 2 == [
        _types(frame_of(answer, backend=library)) for answer in answers
    ]


@EACH
def test_weights_that_are_no_whole_numbers_keep_their_digits_as_text(library: str) -> None:
    frame = LIBRARIES[library]({"state": ["Ash", "Birch"], "share": [Decimal("0.1"), Decimal("12.5")]})
    columns = _columns(frame_of(power(game_of(frame), ["banzhaf"]), like=frame))

    assert ([0.1, 12.5], ["1/10", "25/2"]) == (columns["weight"], columns["weight_exact"])


@EACH
def test_the_exact_text_of_one_frame_is_a_weight_of_the_next(library: str) -> None:
    frame = LIBRARIES[library]({"party": ["Blue", "Green"], "share": ["2/3", "1/3"]})

    assert game({"Blue": 2, "Green": 1}).players == game_of(frame, names="party", weights="share").players
    assert (2, 1) == game_of(frame, names="party", weights="share").rule.weights


@EACH
def test_floats_have_no_exact_column(library: str) -> None:
    made = frame_of(power(game([2, 1, 1]), floats=True), backend=library)

    assert ["player", "weight", *INDICES] == list(_columns(made))


@EACH
def test_each_member_of_each_coalition_is_a_row(library: str) -> None:
    made = game({"Blue": 4.5, "Green": 3, "White": 2})
    columns = _columns(frame_of(minimal_winning(made), backend=library))

    assert ([1, 1, 2, 2, 3, 3], ["Green", "White", "Blue", "White", "Blue", "Green"]) == (
        columns["coalition"],
        columns["member"],
    )
    assert (["5", "5", "13/2", "13/2", "15/2", "15/2"], [True] * 6) == (columns["votes_exact"], columns["pivotal"])


def test_no_coalition_at_all_is_a_frame_with_all_columns() -> None:
    made = frame_of(minimal_winning(game([1, 1], quota=5)), backend="polars")

    assert {"coalition": "Int64", "member": "String", "pivotal": "Boolean", "votes": "Int64", "surplus": "Int64"} == (
        _types(made)
    )


@EACH
def test_chances_are_a_row_for_each_player(library: str) -> None:
    found = chances(game({"Blue": 3, "Green": 2, "White": 2}), {"Blue": 0.9, "Green": 0.5, "White": 0.1})
    columns = _columns(frame_of(found, backend=library))

    assert [str(value) for value in found.decides.values()] == columns["decides_exact"]
    assert ["1/2"] * 3 == columns["passes_exact"]


def test_a_lazy_frame_is_collected() -> None:
    assert game_of(pl.DataFrame(SEATS)) == game_of(pl.DataFrame(SEATS).lazy())


def test_among_other_columns_the_two_are_named() -> None:
    frame = pd.DataFrame(SEATS | {"leader": list("abcd"), "votes": [1, 2, 3, 4]})

    assert (1, 2, 3, 4) == game_of(frame, names="party", weights="votes").rule.weights


@pytest.mark.parametrize(
    ("columns", "named", "said"),
    [
        ({"party": ["Blue"], "seats": [1], "votes": [2]}, {}, r"2 columns of numbers \(seats, votes\)"),
        ({"seats": [1]}, {}, r"0 columns of text \(none\)"),
        ({"party": ["Blue"], "seats": [1]}, {"weights": "votes"}, "there is no column 'votes'; expected one of party"),
        ({"party": ["Blue", "Blue"], "seats": [1, 2]}, {}, "'Blue' stands in rows 1 and 2 of 'party'"),
        ({"party": ["Blue", None], "seats": [1, 2]}, {}, "row 2 of 'party' has no name"),
        ({"party": ["Blue", "Green"], "seats": [1, None]}, {}, "row 2 of 'seats' is"),
        ({"party": ["Blue"], "seats": ["many"]}, {"names": "party", "weights": "seats"}, "row 1 of 'seats' is 'many'"),
        ({"party": ["Blue"], "seats": [True]}, {"names": "party", "weights": "seats"}, "row 1 of 'seats' is True"),
        ({"party": ["Blue"], "seats": [-1]}, {}, "the weight of player 1 is -1"),
    ],
)
@EACH
def test_what_is_no_game_is_said_with_its_row(
    library: str, columns: dict[str, list[Any]], named: dict[str, str], said: str
) -> None:
    with pytest.raises(Unusable, match=said):
        game_of(LIBRARIES[library](columns), **named)


def test_a_missing_number_of_pandas_own_kind_is_said() -> None:
    frame = pd.DataFrame({"party": ["Blue", "Green"], "seats": pd.array([1, None], dtype="Int64")})

    with pytest.raises(Unusable, match="row 2 of 'seats' is"):
        game_of(frame)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "neither a frame nor the name"),
        ({"like": pd.DataFrame(), "backend": "polars"}, "both a frame and the name"),
        ({"like": [1, 2]}, "list is no data frame"),
        ({"backend": "abacus"}, "no data frame can be made by abacus"),
    ],
)
def test_a_frame_of_no_library_is_said(options: dict[str, Any], said: str) -> None:
    with pytest.raises(Unusable, match=said):
        frame_of(power(game([1, 1])), **options)


def test_the_rest_of_the_room_loads_no_library_of_frames() -> None:
    code = (
        "import sys, whipcount.power.frames as f; from whipcount.power import game, power; power(game([2, 1, 1]));"
        "print(sorted({'narwhals', 'pandas', 'polars', 'pyarrow', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert "[]\n" == found.stdout


TWO_HOUSES = {"party": ["Blue", "Green", "White"], "seats": [60, 38, 12], "lords": [3, 5, None]}


@EACH
def test_a_rule_in_words_joins_the_columns_of_a_frame(library: str) -> None:
    frame = LIBRARIES[library](TWO_HOUSES | {"lords": [3, 5, 1]})
    made = game_of(frame, rule="seats > 1/2 and lords > 1/2")
    expected = Game(("Blue", "Green", "White"), rule([60, 38, 12]) & rule([3, 5, 1]))

    assert power(expected).values == power(made).values


@EACH
def test_a_missing_weight_matters_when_a_rule_names_its_column(library: str) -> None:
    frame = LIBRARIES[library](TWO_HOUSES)

    assert 56 == game_of(frame, rule="seats > 1/2").rule.quota
    with pytest.raises(Unusable, match="row 3"):
        game_of(frame, rule="lords > 1/2")
    with pytest.raises(Unusable, match="beside a quota"):
        game_of(frame, 3, rule="seats > 1/2")
