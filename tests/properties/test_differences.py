"""What holds of the difference of any two outlets, whatever else is reported."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.told import CROSSBENCH, GOVERNMENT, OPPOSITION, Told

from whipcount.count.differences import Ground, Record, difference, outlet
from whipcount.count.gather import gather
from whipcount.model.difference import Difference, Explanation
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench, Modality, MotionKind, Option

FIRST = date(2022, 3, 1)
HOUSE = 60
PARTIES = st.sampled_from(["Blue", "White", "Green", "independents"])
SIDES = st.sampled_from([GOVERNMENT, OPPOSITION])
BENCHES = st.sampled_from([GOVERNMENT, OPPOSITION, CROSSBENCH])
NUMBERS = st.integers(1, 9)
SAYINGS = st.lists(
    st.one_of(
        st.tuples(st.just("total"), st.just(""), SIDES, st.integers(20, 30)),
        st.tuples(st.just("seats"), PARTIES, st.none() | SIDES, NUMBERS),
        st.tuples(st.just("stands"), PARTIES, BENCHES, st.just(0)),
        st.tuples(st.just("left"), PARTIES, st.none() | BENCHES, st.integers(0, 4)),
        st.tuples(st.just("member"), PARTIES, BENCHES, st.integers(0, 3)),
        st.tuples(st.just("expected"), PARTIES, SIDES, NUMBERS),
        st.tuples(st.just("group"), PARTIES, st.just(None), NUMBERS),
        st.tuples(st.just("vacant"), st.just(""), st.none(), st.integers(0, 2)),
    ),
    max_size=6,
)
OUTLETS = st.lists(st.tuples(st.integers(0, 9), SAYINGS), min_size=2, max_size=4)


def told(outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]]) -> list[Told]:
    """Outlets of which the first two print a total of the government."""
    found = []
    for number, (day, sayings) in enumerate(outlets):
        one = Told(f"Outlet {number}", FIRST + timedelta(day))
        for what, party, bench, count in sayings:
            say(one, what, party, bench, count)
        if number < 2:
            one.total(GOVERNMENT, 25 + number)
        found.append(one)
    return found


def say(one: Told, what: str, party: str, bench: Bench | None, number: int) -> None:
    match what:
        case "total":
            one.total(bench or GOVERNMENT, number)
        case "seats":
            one.seats(party, number, bench=bench)
        case "stands":
            one.stands(party, bench or GOVERNMENT)
        case "left":
            one.switches(party, bench, quantity=Quantity(number, number + 1) if number else None)
        case "member":
            one.switches(party, bench, actor=f"Ann A{'bcde'[number]}")
        case "expected":
            one.switches(party, bench, quantity=Quantity.exactly(number), modality=Modality.EXPECTED)
        case "group":
            one.group(party, number, option=Option.YES)
        case _:
            one.vacant(number)


def differ(one: Told, two: Told, every: list[Told], most: int = 4) -> Difference:
    claims = [claim for each in every for claim in each.claims]
    last = max(each.report.published for each in every)
    evidence = gather(claims, reports=[each.report for each in every], witnesses={}, as_of=last)
    first, second = (outlet(each.report.publisher or "", evidence, [each.report.id], HOUSE) for each in (one, two))
    return difference(Ground(Record(evidence, None, HOUSE, MotionKind.NO_CONFIDENCE), first, second), most)


def left(found: Difference, explanation: Explanation, bench: Bench) -> Range:
    """What a bench is still apart when the reasons have had their say, at least and at most."""
    spans = [reason.effects[bench] for reason in explanation.reasons if bench in reason.effects]
    apart = found.apart[bench]
    return Range(apart.low - sum(span.high for span in spans), apart.high - sum(span.low for span in spans))


@settings(max_examples=60)
@given(OUTLETS)
def test_what_is_explained_and_what_is_not_make_up_the_difference(
    outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]],
) -> None:
    every = told(outlets)
    found = differ(every[0], every[1], every)

    for explanation in found.explanations:
        rests = {bench: left(found, explanation, bench) for bench in found.apart}
        if explanation.rest or not any(rest.width for rest in rests.values()):
            assert {bench: rest.low for bench, rest in rests.items() if rest.low} == explanation.rest
        gained = sum(max(0, rest.low) for rest in rests.values())
        lost = sum(max(0, -rest.high) for rest in rests.values())
        assert max(gained, lost) <= explanation.unexplained
        if explanation.rest:
            assert max(gained, lost) == explanation.unexplained


@settings(max_examples=60)
@given(OUTLETS)
def test_no_reason_is_without_a_claim_and_every_claim_is_there(
    outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]],
) -> None:
    every = told(outlets)
    found = differ(every[0], every[1], every)
    known = {claim.id for claim in found.claims}

    for reason in (*(r for e in found.explanations for r in e.reasons), *found.always, *found.unused):
        assert reason.claims
        assert known.issuperset(reason.claims)


@settings(max_examples=60)
@given(OUTLETS)
def test_the_other_way_round_the_smallest_sets_are_as_many_and_as_small(
    outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]],
) -> None:
    every = told(outlets)
    there, back = differ(every[0], every[1], every), differ(every[1], every[0], every)

    assert {bench: Range(-span.high, -span.low) for bench, span in there.apart.items()} == back.apart
    assert there.smallest == back.smallest
    assert [(e.unexplained, e.assumed, len(e.reasons)) for e in there.explanations[:1]] == [
        (e.unexplained, e.assumed, len(e.reasons)) for e in back.explanations[:1]
    ]


@settings(max_examples=60)
@given(OUTLETS)
def test_explanations_come_in_the_order_of_their_size_each_once(
    outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]],
) -> None:
    every = told(outlets)
    found = differ(every[0], every[1], every, most=20)
    sizes = [(each.unexplained, each.assumed, len(each.reasons)) for each in found.explanations]

    assert sorted(sizes) == sizes
    assert all(each not in found.explanations[:place] for place, each in enumerate(found.explanations))
    assert sizes.count(sizes[0]) == min(found.smallest, len(sizes))


@settings(max_examples=40)
@given(OUTLETS, st.randoms())
def test_the_order_of_reports_and_claims_changes_nothing(
    outlets: list[tuple[int, list[tuple[str, str, Bench | None, int]]]], dice: object
) -> None:
    every = told(outlets)
    plain = differ(every[0], every[1], every)
    mixed = every[::-1]
    for each in mixed:
        dice.shuffle(each.claims)  # type: ignore[attr-defined]

    assert plain == differ(every[0], every[1], mixed)
