"""The legal days for a vote: from the stage the law names, under both ways of counting, and none made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.model import Chamber, Finding, Law
from whipcount.model.count import Motion, StageReport, Window
from whipcount.model.law import Clock, MajorityRule, MotionRule, Provision
from whipcount.model.words import Base, By, MotionKind, Stage
from whipcount.procedure import clock

THREE = Clock(3, "day", Stage.MOVED, "expiry")
SEVEN = Clock(7, "day", Stage.MOVED)
HOURS = Clock(48, "hour", Stage.FILED, "expiry")
DAYS = st.dates(date(1950, 1, 1), date(2050, 1, 1))


def law(
    earliest: Clock | None = THREE, latest: Clock | None = SEVEN, kind: MotionKind = MotionKind.NO_CONFIDENCE
) -> Law:
    majority = Provision(MajorityRule("absolute", Base.MEMBERS, By.MOVERS), "95(4)", "a source")
    clocks = [None if each is None else Provision(each, "95(2)", "a source") for each in (earliest, latest)]
    rule = MotionRule(kind, majority, earliest=clocks[0], latest=clocks[1])
    return Law(Chamber("xx-house", "House", "Examplia"), Provision(342, "51", "a source"), {kind: rule})


def march(day: int) -> date:
    return date(2022, 3, 1) + timedelta(day - 1)


def run(*stages: tuple[Stage, date | None], of: Law | None = None) -> tuple[Window | None, tuple[Finding, ...]]:
    reports = tuple(StageReport(stage, day, (f"{stage}-{day}",)) for stage, day in stages)
    motion, findings = clock(Motion(MotionKind.NO_CONFIDENCE, None, None, reports), of or law())
    return motion.window, findings


def window(*stages: tuple[Stage, date | None], of: Law | None = None) -> Window:
    found = run(*stages, of=of)[0]
    assert found is not None
    return found


def finding(*stages: tuple[Stage, date | None], of: Law | None = None) -> Finding:
    (only,) = run(*stages, of=of)[1]
    return only


def test_the_window_runs_from_the_stage_the_law_names_and_not_from_the_filing() -> None:
    found = window((Stage.FILED, march(8)), (Stage.MOVED, march(28)))

    assert (march(31), date(2022, 4, 4), "95(2)") == (found.earliest, found.latest, found.article)


def test_where_the_moving_is_not_reported_nothing_is_told() -> None:
    found = window((Stage.FILED, march(8)), (Stage.SCHEDULED, march(31)))
    expected = (
        "The vote must fall not before 3 days have expired and not later than 7 days after the motion is moved "
        "(Article 95(2)); no report gives the day it was moved, so whether 31 March 2022 is a legal day cannot be told."
    )

    assert (None, None, None, expected) == (found.earliest, found.latest, found.inside, found.sentence)


def test_a_day_that_cannot_be_judged_is_a_finding_and_no_contradiction() -> None:
    found = finding((Stage.FILED, march(8)), (Stage.SCHEDULED, march(31)))

    assert ("window", False, ("scheduled-2022-03-31",)) == (found.code, found.contradicts, found.claims)


def test_without_any_day_of_a_vote_there_is_nothing_to_find() -> None:
    assert () == run((Stage.FILED, march(8)))[1]


def test_a_day_inside_under_both_ways_of_counting_is_inside_and_no_finding() -> None:
    found, findings = run((Stage.MOVED, march(28)), (Stage.SCHEDULED, date(2022, 4, 1)))

    assert (True, ()) == (found and found.inside, findings)


def test_a_day_inside_under_one_way_of_counting_says_which() -> None:
    found = finding((Stage.MOVED, march(28)), (Stage.SCHEDULED, march(31)))

    assert "only if the day on which the motion was moved is counted as the first of the 3 days" in found.sentence
    assert "counted strictly, the first legal day is 1 April 2022" in found.sentence
    assert ("moved-2022-03-28", "scheduled-2022-03-31") == found.claims


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (march(30), "The vote is set for 30 March 2022, 1 day before the first legal day, 31 March 2022"),
        (date(2022, 4, 10), "The vote is set for 10 April 2022, 6 days after the last legal day, 4 April 2022"),
    ],
)
def test_a_day_outside_under_every_way_of_counting_says_how_far(day: date, expected: str) -> None:
    assert finding((Stage.MOVED, march(28)), (Stage.SCHEDULED, day)).sentence.startswith(expected)


def test_expected_and_found_are_given_in_days() -> None:
    found = finding((Stage.MOVED, march(28)), (Stage.SCHEDULED, date(2022, 4, 10)))

    assert ("from 31 March 2022 to 4 April 2022", "10 April 2022") == (found.expected, found.found)


def test_a_vote_that_was_held_counts_before_one_that_was_planned() -> None:
    found = finding((Stage.MOVED, march(28)), (Stage.VOTED, date(2022, 4, 10)), (Stage.SCHEDULED, date(2022, 4, 1)))

    assert found.sentence.startswith("The vote was held on 10 April 2022, 6 days after the last legal day")


def test_the_newest_report_of_a_stage_holds_and_the_others_are_named() -> None:
    found = window((Stage.MOVED, march(27)), (Stage.MOVED, march(28)))

    assert march(31) == found.earliest
    assert "moved on 28 March 2022 (other reports give 27 March 2022)" in found.sentence


def test_a_stage_reported_without_its_day_is_as_good_as_not_reported() -> None:
    assert None is window((Stage.MOVED, None)).earliest


@pytest.mark.parametrize(("day", "inside", "found"), [(12, False, 1), (13, True, 1), (14, True, 0), (16, True, 0)])
def test_hours_leave_one_day_open_since_reports_give_days(day: int, inside: bool, found: int) -> None:
    got, findings = run((Stage.FILED, march(11)), (Stage.SCHEDULED, march(day)), of=law(HOURS, None))

    assert (inside, found) == (got and got.inside, len(findings))


def test_hours_are_said_to_hang_on_the_hour() -> None:
    found = finding((Stage.FILED, march(11)), (Stage.SCHEDULED, march(13)), of=law(HOURS, None))

    assert "only if it comes at an hour late enough, which reports do not give" in found.sentence


def test_a_unit_that_is_not_computed_is_said_to_be_so() -> None:
    found = window((Stage.FILED, march(1)), of=law(None, Clock(3, "sitting_day", Stage.FILED)))

    assert "sitting days are not computed here, so the legal days cannot be told" in found.sentence


def test_an_end_that_is_known_forbids_a_day_even_when_the_other_is_not() -> None:
    mixed = law(HOURS, SEVEN)

    assert False is window((Stage.FILED, march(11)), (Stage.SCHEDULED, march(12)), of=mixed).inside
    assert None is window((Stage.FILED, march(11)), (Stage.SCHEDULED, march(15)), of=mixed).inside


def test_a_law_without_days_says_that_none_are_known() -> None:
    assert "No legal days for this vote are known for the House." == window(of=law(None, None)).sentence


def test_a_motion_the_law_does_not_know_has_no_window() -> None:
    assert (None, ()) == run((Stage.VOTED, march(1)), of=law(kind=MotionKind.INVESTITURE))


def test_the_chambers_own_kind_answers_for_the_general_word() -> None:
    assert march(31) == window((Stage.MOVED, march(28)), of=law(kind=MotionKind.CENSURE)).earliest


@given(moved=DAYS, voted=DAYS | st.integers(-10, 10).map(lambda n: date(2000, 1, 1) + timedelta(n)))
def test_inside_is_what_a_walk_from_day_to_day_finds(moved: date, voted: date) -> None:
    legal = [moved + timedelta(step) for step in range(400) if 3 <= step <= 7]

    assert (voted in legal) == window((Stage.MOVED, moved), (Stage.VOTED, voted)).inside


@given(filed=DAYS, hour=st.integers(0, 23), hours=st.integers(1, 100), waited=st.integers(0, 200))
def test_no_lawful_hour_is_ever_called_outside(filed: date, hour: int, hours: int, waited: int) -> None:
    days = (Stage.FILED, filed), (Stage.VOTED, filed + timedelta((hour + waited) // 24))
    period = Clock(hours, "hour", Stage.FILED)

    assert window(*days, of=law(period, None)).inside or waited < hours
    assert window(*days, of=law(None, period)).inside or waited > hours
