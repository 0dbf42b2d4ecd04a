"""The small programme of a house that moves against the same one written out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_count import TOLD, worked_out
from tests.told import Told

from whipcount.count.bands import bench_cells
from whipcount.count.flows import flows
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import Engine
from whipcount.count.solving.programme import Programme, worth
from whipcount.count.solving.written_out import written_out
from whipcount.model.words import Bench

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(TOLD, st.sampled_from(Bench), st.sampled_from([-1, 1]), st.integers(0, 3))
def test_both_have_the_same_least_moves_and_the_same_ends_of_each_range(
    told: list[Told], bench: Bench, sign: int, spare: int
) -> None:
    frame = (case := worked_out(told)).frame
    made = accounts(frame.house, case.ledger.choices, flows(frame))
    programme = made.solver.programme

    relaxed, whole = _least(written_out(programme), made.moves)
    assert made.solver.relaxed(made.moves) == pytest.approx(relaxed, abs=1e-6)
    best = made.solver.least(made.moves)
    assert best is not None
    assert worth(made.moves, best) == pytest.approx(whole, abs=1e-6)

    made.limit(moves=worth(made.moves, best) + spare)
    for stretch in (frame.timeline.last, 0):
        asked = made.seats(bench_cells(frame, bench), stretch, sign)
        relaxed, whole = _least(written_out(programme), asked)
        assert made.solver.relaxed(asked) == pytest.approx(relaxed, abs=1e-6)
        found = made.solver.least(asked)
        assert found is not None
        assert worth(asked, found) == pytest.approx(whole, abs=1e-6)


def _least(programme: Programme, objective: dict[int, int]) -> tuple[float, float]:
    """The least value in the programme written out, with parts of seats and in whole ones."""
    found = []
    for whole in (False, True):
        engine = Engine(programme.table(), whole=whole)
        engine.aim(objective)
        value = engine.least()
        assert value is not None
        found.append(value)
    return found[0], found[1]
