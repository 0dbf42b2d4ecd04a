"""The compiled loops, where numba is installed, give what numpy gives."""

from __future__ import annotations

from random import Random

import pytest

from whipcount.power import odds
from whipcount.power.game import Game, game
from whipcount.power.power import INDICES, power

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
