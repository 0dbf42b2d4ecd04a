"""The search for the end of a range against what HiGHS proves, and tightened accounts against those written anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_count import TOLD
from tests.told import Told

from whipcount.count.bands import bench_cells
from whipcount.count.blocs import blocs
from whipcount.count.flows import flows
from whipcount.count.gather import gather
from whipcount.count.prices import Prices
from whipcount.count.readings import read
from whipcount.count.rows import Frame, rows
from whipcount.count.size import size
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.branching import Branching, Search
from whipcount.count.solving.compact import Compact
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import Engine
from whipcount.count.solving.programme import Check, worth
from whipcount.count.solving.written_out import written_out
from whipcount.count.timeline import timeline
from whipcount.model.words import Bench, MotionKind

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(TOLD, st.sampled_from(Bench), st.sampled_from([-1, 1]), st.sampled_from([1, 2, 4, 8, 200]), st.booleans())
def test_no_solution_lies_below_what_a_search_leaves_and_with_nothing_left_it_has_the_least(
    told: list[Told], bench: Bench, sign: int, patience: int, tried: bool
) -> None:
    frame, made = _read(told)
    asked = made.seats(bench_cells(frame, bench), frame.timeline.last, sign)
    known = made.solver.least({})
    assert known is not None
    programme = made.solver.programme
    table, moves = programme.table(), programme.moves
    assert moves is not None

    branches = Branching(Compact(table, moves), Check(programme, table))
    found = branches.lift(Search(asked, worth(asked, known), patience=patience, like=known if tried else None))
    best = worth(asked, found.found or known)
    least = _least(Engine(written_out(programme).table(), whole=True), asked)
    assert (best if found.left is None else min(best, found.left)) <= least <= best
    assert found.left is not None or best == least


@settings(max_examples=60, deadline=None)
@given(TOLD, st.sampled_from(Bench), st.sampled_from([-1, 1]), st.integers(0, 3))
def test_accounts_tightened_to_so_many_moves_are_those_written_for_so_many(
    told: list[Told], bench: Bench, sign: int, spare: int
) -> None:
    frame, made = _read(told)
    fewest = made.least_moves()
    assert fewest is not None
    made.tighten(fewest + spare)

    _, anew = _read(told, cap=fewest + spare)
    tables = [each.solver.programme.table() for each in (made, anew)]
    assert [part.tolist() for part in tables[0]] == [part.tolist() for part in tables[1]]
    for stretch in (frame.timeline.last, 0):
        asked = made.seats(bench_cells(frame, bench), stretch, sign)
        assert made.solver.relaxed(asked) == pytest.approx(anew.solver.relaxed(asked), abs=1e-6)
    assert made.limits.most(bench_cells(frame, bench), 0) == anew.limits.most(bench_cells(frame, bench), 0)


def _read(told: list[Told], cap: int | None = None) -> tuple[Frame, Accounts]:
    """All accounts of some reports, each contested number with all its readings."""
    claims, as_of = [claim for each in told for claim in each.claims], max(each.report.published for each in told)
    evidence = gather(claims, reports=[each.report for each in told], witnesses={}, as_of=as_of)
    kind = MotionKind.NO_CONFIDENCE
    frame = Frame(evidence, blocs(evidence, None, kind), timeline(evidence), size(evidence, None)[0], Prices(), kind)
    ledger = read(frame, rows(frame), flows(frame))
    return frame, accounts(frame.house, ledger.choices, flows(frame), cap=cap, conflicts=ledger.conflicts)


def _least(engine: Engine, objective: dict[int, int]) -> int:
    engine.aim(objective)
    value = engine.least()
    assert value is not None
    return round(value)
