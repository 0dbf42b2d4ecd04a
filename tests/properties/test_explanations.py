"""The ways to make the numbers meet, held against the solver, which knows nothing of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count.case import Case
from whipcount.count.count import work_out
from whipcount.count.explanations import next_question, open_stands, ways_of
from whipcount.count.gather import gather
from whipcount.count.meeting import meeting
from whipcount.model.quantity import Quantity, Range

SEATS = 30
SIDES = [GOVERNMENT, OPPOSITION, CROSSBENCH]


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """One report on a house of thirty: parties, most with their sides, switches, and the number of a side or two."""
    told = Told("A")
    told.house(SEATS)
    for party in draw(st.lists(st.sampled_from(["Ash", "Birch", "Cedar", "Dogwood"]), unique=True, min_size=1)):
        told.seats(party, draw(st.integers(1, 9)))
        bench = draw(st.sampled_from([GOVERNMENT, OPPOSITION, *SIDES, None]))
        if bench:
            told.stands(party, bench)
        if bench and draw(st.integers(0, 3)) == 0:
            to = draw(st.sampled_from([side for side in (GOVERNMENT, OPPOSITION) if side is not bench]))
            told.switches(party, to, origin=bench, quantity=draw(st.sampled_from([None, Quantity.exactly(1)])))
    for bench in draw(st.lists(st.sampled_from(SIDES), unique=True, min_size=1, max_size=2)):
        told.total(bench, draw(st.integers(0, 15)))
    if draw(st.booleans()):
        told.vacant(draw(st.integers(0, 2)))
    return told


def worked_out(told: Told) -> Case:
    return work_out(gather(told.claims, reports=[told.report], witnesses={}, as_of=DAY), None, None)


@pytest.mark.slow
@settings(max_examples=80)
@given(reports())
def test_on_the_day_of_the_numbers_the_ways_leave_each_party_the_range_that_is_plausible(told: Told) -> None:
    case = worked_out(told)
    assume(not case.ledger.conflicts)
    ways = ways_of(meeting(case))
    assert ways is not None

    found = {}
    for number, camp in enumerate(ways.meeting.camps):
        for place, stand in enumerate(camp.stands):
            found[stand.party, camp.bench] = list(ways.answers(number, place))
    for party, answers in zip(ways.meeting.loose, ways.loose, strict=True):
        for number, there in zip(ways.meeting.counted, answers, strict=False):
            found[party.party, ways.meeting.camps[number].bench] = list(there)

    assert {cell: Range(min(there), max(there)) for cell, there in found.items()} == {
        cell: case.bands.plausible[cell,] for cell in found
    }


@settings(max_examples=30)
@given(reports())
def test_the_next_question_is_the_best_of_the_questions_that_would_tell_ways_apart(told: Told) -> None:
    case = worked_out(told)
    ways = ways_of(meeting(case))
    best = open_stands(ways)[:1] if ways else ()
    asked = next_question(case)

    assert [(asked.party, asked.bits, asked.explanations) if asked else None for _ in best] == [
        (each.party, each.bits, ways.total) for each in best if ways
    ]
