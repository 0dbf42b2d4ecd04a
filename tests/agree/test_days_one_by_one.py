"""A day of a timeline, which knows what was found the day before, against the same day counted alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_count import TOLD
from tests.told import Told

import whipcount
from whipcount.count.bands import questions
from whipcount.count.case import Case
from whipcount.count.count import work_out
from whipcount.count.gather import gather

REPLAYED = Path(__file__).parents[1] / "real" / "crises"
pytestmark = pytest.mark.slow


def day_of(told: list[Told], number: int, before: Case | None = None) -> Case:
    """What is known so many days after the oldest report."""
    as_of = min(each.report.published for each in told) + timedelta(number)
    claims = [claim for each in told for claim in each.claims]
    evidence = gather(claims, reports=[each.report for each in told], witnesses={}, as_of=as_of)
    return work_out(evidence, None, None, before=before)


@settings(max_examples=40, deadline=None)
@given(told=TOLD, days=st.integers(1, 16))
def test_both_have_the_same_prices_moves_and_ranges(told: list[Told], days: int) -> None:
    case: Case | None = None
    for number in range(days):
        case, alone = day_of(told, number, case), day_of(told, number)
        assert (case.bands.best.price, case.bands.best.moves) == (alone.bands.best.price, alone.bands.best.moves)
        assert (case.bands.near, case.bands.far, case.doubts) == (alone.bands.near, alone.bands.far, alone.doubts)
        for cells in questions(case.frame):
            assert case.bands.plausible[cells] == alone.bands.plausible[cells]
            assert case.bands.possible[cells] == alone.bands.possible[cells]


def test_so_have_the_days_of_a_crisis_with_a_number_that_nothing_bears_out() -> None:
    crisis = whipcount.open(REPLAYED / "in-ka-2019" / "reports")
    in_turn = crisis.timeline().days
    alone = [next(crisis.counted([each.day])) for each in in_turn]
    assert [each.count for each in in_turn] == [each.count for each in alone]
