"""The compiled loops, where numba is installed, give what numpy gives."""

from __future__ import annotations

from random import Random

import pytest

from whipcount.power import minimal, odds, vulnerable
from whipcount.power.game import Game, game
from whipcount.power.power import INDICES, power
from whipcount.power.rules import reduced

pytest.importorskip("numba")


def _game(number: int, share: float) -> Game:
    draw = Random(number)
    weights = [draw.randint(0, 40) for _ in range(number)]
    made = game(weights, quota=int(sum(weights) * share))
    return made.united(*(made.players[start : start + 5] for start in range(0, number // 2, 5)))


@pytest.mark.slow
@pytest.mark.parametrize("number", [2, 60, 201])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_the_compiled_loops_agree_with_numpy(number: int, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _game(number, share)
    monkeypatch.setattr(odds, "_WORTH_COMPILING", 0)
    compiled = power(made, floats=True)
    monkeypatch.setattr(odds, "compiled", lambda: None)
    plain = power(made, floats=True)

    assert list(INDICES) == list(plain.values) == list(compiled.values)
    for index in INDICES:
        assert plain.values[index] == pytest.approx(compiled.values[index], abs=1e-13)


@pytest.mark.slow
def test_long_rows_are_the_same_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Random(3)
    made = game([draw.randint(1, 60_000) for _ in range(40)])
    compiled = power(made, ["shapley_shubik"], floats=True).values["shapley_shubik"]
    monkeypatch.setattr(odds, "compiled", lambda: None)

    assert power(made, ["shapley_shubik"], floats=True).values["shapley_shubik"] == pytest.approx(compiled, abs=1e-13)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3, 9, 30, 90, 255])
@pytest.mark.parametrize("heaviest", [2, 12, 90])
def test_vulnerable_coalitions_are_counted_alike_in_words_of_the_machine(number: int, heaviest: int) -> None:
    from whipcount.power import vulnerable_words  # noqa: PLC0415 - only where numba is

    draw = Random(number)
    for share in (0.2, 0.5, 0.95):
        weights = [draw.randint(0, heaviest if number < 90 else min(heaviest, 12)) for _ in range(number)]
        rule = reduced(game([*weights, 1], quota=max(1, int(sum(weights) * share))).rule)
        known = vulnerable_words.memberships(rule.weights, rule.quota)
        wanted = vulnerable.by_sums(rule, minimal.field(rule, number + 1))

        assert wanted == [known.get(weight, {}) for weight in rule.weights]


@pytest.mark.slow
def test_johnston_is_the_same_exactly_with_and_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _game(201, 0.5)
    compiled = power(made, ["johnston"]).values
    monkeypatch.setattr(odds, "compiled", lambda: None)

    assert power(made, ["johnston"]).values == compiled
