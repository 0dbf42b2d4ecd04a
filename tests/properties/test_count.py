"""What holds of every count, whatever the reports say."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count import count
from whipcount.count.bands import bench_cells, questions
from whipcount.count.case import Case
from whipcount.count.count import work_out
from whipcount.count.flows import flows
from whipcount.count.gather import gather
from whipcount.count.rows import Demand
from whipcount.count.sharing import ways
from whipcount.count.solving.drafting import accounts
from whipcount.model.count import Band, Count
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality, Option

pytestmark = pytest.mark.slow

SEATS = 60
PARTIES = st.sampled_from(["Ash", "Birch", "Cedar"])
SIDES = st.sampled_from([GOVERNMENT, OPPOSITION, CROSSBENCH])
WORDS = st.sampled_from([Modality.STATED, Modality.STATED, Modality.CLAIMED, Modality.EXPECTED, Modality.DENIED])


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """One report on a house of sixty, somewhere in ten days."""
    told = Told(draw(st.sampled_from("ABCDEF")), DAY + timedelta(draw(st.integers(0, 9))))
    told.house(SEATS)
    for _ in range(draw(st.integers(1, 5))):
        how = {"modality": draw(WORDS)}
        match draw(st.integers(0, 5)):
            case 0:
                told.total(draw(SIDES), draw(st.integers(20, 35)), **how)
            case 1:
                told.seats(draw(PARTIES), draw(st.sampled_from([5, 12, 20])), **how)
            case 2:
                told.stands(draw(PARTIES), draw(SIDES), **how)
            case 3:
                told.switches(draw(PARTIES), draw(SIDES), origin=None, **how)
            case 4:
                told.group(draw(PARTIES), draw(st.integers(1, 4)), option=Option.YES, **how)
            case _:
                told.vacant(draw(st.integers(0, 2)))
    return told


TOLD = st.lists(reports(), min_size=1, max_size=4, unique_by=lambda told: told.report.id)


def counted(told: list[Told]) -> Count:
    claims = [claim for each in told for claim in each.claims]
    as_of = max(each.report.published for each in told)
    return count(claims, reports=[t.report for t in told], witnesses={}, chamber=None, law=None, as_of=as_of)


def worked_out(told: list[Told], later: int = 0) -> Case:
    """Counted so many days after the newest report."""
    claims = [claim for each in told for claim in each.claims]
    as_of = max(each.report.published for each in told) + timedelta(later)
    return work_out(gather(claims, reports=[t.report for t in told], witnesses={}, as_of=as_of), None, None)


def bands(of: Count) -> list[Band]:
    return [*of.benches.values(), *(band for p in of.parties for band in (p.seats, *p.benches.values()))]


def in_doubt(case: Case) -> set[tuple[Demand, ...]]:
    """The numbers that nothing bears out."""
    return {row.demands for doubt in case.doubts for row in doubt.rows}


def within(inner: Range, outer: Range) -> bool:
    return outer.low <= inner.low <= inner.high <= outer.high


def reaches(case: Case) -> tuple[int, int, int, int]:
    """How far accounts may be from the cheapest: moves and vacancies, plausible and possible."""
    near, far = case.bands.near, case.bands.far
    return near.moves, far.moves, near.vacant, far.vacant


@settings(max_examples=25, deadline=None)
@given(TOLD)
def test_what_is_plausible_is_possible(told: list[Told]) -> None:
    assert all(within(band.plausible, band.possible) for band in bands(counted(told)))


@settings(max_examples=25, deadline=None)
@given(TOLD)
def test_the_benches_leave_room_for_the_whole_house_and_no_more(told: list[Told]) -> None:
    benches = counted(told).benches
    ranges = [band.plausible for band in benches.values()]

    assume(set(benches) == set(Bench))
    assert sum(each.low for each in ranges) <= SEATS <= sum(each.high for each in ranges)


@settings(max_examples=25, deadline=None)
@given(TOLD)
def test_in_every_account_the_benches_of_every_stretch_make_the_house(told: list[Told]) -> None:
    case = worked_out(told)
    frame = case.frame
    made = accounts(frame.house, case.ledger.choices, flows(frame))
    for bench in Bench:
        cells = bench_cells(frame, bench)
        account = made.solver.least(made.seats(cells, frame.timeline.last, sign=-1))
        assert account is not None
        for stretch in range(frame.timeline.last + 1):
            standing = (bench_cells(frame, each) for each in Bench)
            assert sum(account[made.place(cell, stretch)] for cells in standing for cell in cells) == SEATS


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_does_not_matter(told: list[Told], random: Random) -> None:
    claims = [claim for each in told for claim in each.claims]
    texts = [each.report for each in told]
    as_of = max(report.published for report in texts)
    there = count(claims, reports=texts, witnesses={}, chamber=None, law=None, as_of=as_of)
    random.shuffle(claims)
    random.shuffle(texts)

    assert there == count(claims, reports=texts, witnesses={}, chamber=None, law=None, as_of=as_of)


@settings(max_examples=40, deadline=None)
@given(TOLD, SIDES, st.data())
def test_a_further_number_that_fits_never_widens_a_range(told: list[Told], bench: Bench, data: st.DataObject) -> None:
    before = worked_out(told)
    span = before.bands.plausible[bench_cells(before.frame, bench)]
    newest = max(told, key=lambda each: each.report.published)
    further = Told("further", newest.report.published)
    further.total(bench, data.draw(st.integers(span.low, span.high)))
    after = worked_out([*told, further])
    assume(set(before.ledger.conflicts) == set(after.ledger.conflicts))
    assume(before.ledger.overtaken == after.ledger.overtaken)
    assume((before.bands.best.price, before.bands.best.moves) == (after.bands.best.price, after.bands.best.moves))
    assume(reaches(after)[0] <= reaches(before)[0] and reaches(after)[1] <= reaches(before)[1])
    assume(reaches(after)[2:] == reaches(before)[2:])
    assume(in_doubt(after) <= in_doubt(before))

    for cells in questions(after.frame):
        assert within(after.bands.plausible[cells], before.bands.plausible[cells])
        assert within(after.bands.possible[cells], before.bands.possible[cells])


@settings(max_examples=60, deadline=None)
@given(TOLD, SIDES, st.integers(20, 30), st.integers(1, 5))
def test_after_a_number_no_range_widens_without_news_but_by_drift(
    told: list[Told], bench: Bench, number: int, later: int
) -> None:
    newest = max(each.report.published for each in told)
    last = Told("Z", newest)
    last.total(bench, number)
    case = worked_out([*told, last], later)
    drift = case.frame.prices.drift(later, SEATS)[0]
    assume(not case.ledger.conflicts)
    assume(not case.ledger.overtaken)
    assume(not case.doubts)  # a number that stands alone against another is not known so well
    assume(all(way.firm for way in case.ways))  # who may have moved, or not, leaves a move to somebody else

    span = case.bands.plausible[bench_cells(case.frame, bench)]
    assert number - drift <= span.low <= span.high <= number + drift


@given(st.lists(st.integers(0, 4), max_size=4), st.integers(0, 6))
def test_ways_are_counted_as_one_by_one(sizes: list[int], missing: int) -> None:
    one_by_one = {0: 1}
    for size in sizes:
        grown: dict[int, int] = {}
        for total, number in one_by_one.items():
            for left in range(size + 1):
                grown[total + left] = grown.get(total + left, 0) + number
        one_by_one = grown

    assert ways(sizes, missing) == [one_by_one.get(number, 0) for number in range(missing + 1)]
