"""The compiled loops, where numba is installed, give what numpy gives."""

from __future__ import annotations

from random import Random

import pytest

from whipcount.power import floats
from whipcount.power.game import Game, game

pytest.importorskip("numba")


def _game(number: int, share: float) -> Game:
    draw = Random(number)
    weights = [draw.randint(0, 40) for _ in range(number)]
    return game(weights, quota=int(sum(weights) * share))


@pytest.mark.parametrize("number", [60, 201, 400])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_the_compiled_loops_agree_with_numpy(number: int, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _game(number, share)
    monkeypatch.setattr(floats, "_WORTH_COMPILING", 0)
    compiled = floats.shapley_shubik(made)
    monkeypatch.setattr(floats, "_compiled", lambda: None)

    assert floats.shapley_shubik(made) == pytest.approx(compiled, abs=1e-13)
