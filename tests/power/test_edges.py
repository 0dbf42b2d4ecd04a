"""The public table of edges in docs/power.md, row for row; and that all ways of counting agree on it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.power import game, power
from whipcount.power.game import Game

PAGE = Path(__file__).parents[2] / "docs" / "power.md"
ROWS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
    PAGE.read_text("utf-8").partition("## At the edges")[2].partition("\n## ")[0],
    re.MULTILINE,
)[1:]


def _spread(text: str) -> list[str]:
    """The entries of a cell; "70 x 1" is seventy of them."""
    parts = [part.strip().rpartition(" x ") for part in text.split(",")]
    return [value for times, _, value in parts for _ in range(int(times or 1))]


def _house(weights: str, quota: str) -> Game:
    return game([Decimal(each) for each in _spread(weights)], None if quota == "more than half" else Decimal(quota))


def _values(text: str) -> tuple[Fraction, ...] | None:
    return None if text == "-" else tuple(map(Fraction, _spread(text)))


def test_the_table_is_read_whole() -> None:
    assert 15 == len(ROWS)


@pytest.mark.parametrize(("case", "weights", "quota", "banzhaf", "shapley"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_comes_out_as_printed(case: str, weights: str, quota: str, banzhaf: str, shapley: str) -> None:
    found = power(_house(weights, quota), ["banzhaf", "shapley_shubik"])

    assert (_values(banzhaf), _values(shapley)) == (found.values["banzhaf"], found.values["shapley_shubik"]), case


SHORT = [row for row in ROWS if "10^12" not in row[0]]  # floats keep a row as long as the quota


@pytest.mark.parametrize(("case", "weights", "quota", "banzhaf", "shapley"), SHORT, ids=[row[0] for row in SHORT])
def test_floats_and_shares_agree_at_each_edge(case: str, weights: str, quota: str, banzhaf: str, shapley: str) -> None:
    """Every index in floats is within its bound of the exact one, and shares sum to 1 wherever there is any."""
    house = _house(weights, quota)
    exact, near = power(house), power(house, floats=True)

    for index, values in exact.values.items():
        if values is None:
            assert near.values[index] is None, (case, index)
            continue
        apart = [abs(float(one) - other) for one, other in zip(values, near.values[index] or (), strict=True)]
        assert max(apart) <= 1e-11, (case, index)
        if index in ("banzhaf", "johnston", "deegan_packel", "holler"):
            assert 1 == sum(values)
