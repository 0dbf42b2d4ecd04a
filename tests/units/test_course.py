"""Where a motion stands, what may happen next and by when; days counted slowly beside; pictures and calendars."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.a_house import HOUSE

from whipcount.charts.course import Branch, branches
from whipcount.model import Unusable
from whipcount.model.law import Clock
from whipcount.model.words import MotionKind, Stage
from whipcount.procedure.course import Course, Turn, course
from whipcount.procedure.days import Calendar, calendar
from whipcount.procedure.periods import first_day, last_day, months_after
from whipcount.procedure.stepping import STEPS, Step
from whipcount.procedure.steps import next_steps
from whipcount.publish.icalendar import calendar as ics
from whipcount.publish.steps_words import days, steps_json, summary
from whipcount.rulebook import find, law
from whipcount.rulebook.book import read_book

DAYS = st.dates(date(1950, 1, 1), date(2050, 1, 1))
NOW = datetime(2022, 3, 29, 12, 0, tzinfo=UTC)
NOTHING = Calendar()
NO_CONFIDENCE = MotionKind.NO_CONFIDENCE


def pakistan(*happened: tuple[str, str]) -> Course:
    turns = [(Turn(turn), date.fromisoformat(day)) for turn, day in happened]
    found = law(find("pk-na"), date(2022, 3, 30))
    return course(found, found.motions[NO_CONFIDENCE], turns, NOTHING)


def house(more: str, *happened: tuple[str, str], of: Calendar = NOTHING) -> Course:
    turns = [(Turn(turn), date.fromisoformat(day)) for turn, day in happened]
    found = read_book(Path("xx-house.yaml"), HOUSE + more).law(date(2020, 1, 1))
    return course(found, found.motions[NO_CONFIDENCE], turns, of)


def steps(of: Course) -> dict[str, Step]:
    """The first step of each kind."""
    found: dict[str, Step] = {}
    for each in next_steps(of):
        found.setdefault(each.turn, each)
    return found


FILED, MOVED = ("filed", "2022-03-08"), ("moved", "2022-03-28")


def test_the_vote_has_its_days_from_the_stage_that_the_law_names() -> None:
    filed, moved = steps(pakistan(FILED))["vote"], steps(pakistan(FILED, MOVED))["vote"]

    assert (None, None) == (filed.opens, filed.closes)
    assert ["The day is not given on which the motion is moved."] == sorted(set(filed.open_because))
    assert "from 31 March 2022 (1 April 2022 counted strictly) to 4 April 2022" == days(moved)


def test_leave_comes_before_the_moving_and_after_it_no_more() -> None:
    assert (True, False) == ("leave" in steps(pakistan(FILED)), "leave" in steps(pakistan(FILED, MOVED)))


def test_a_motion_that_was_ruled_out_and_restored_stands_where_it_stood() -> None:
    out = (("ruled_out", "2022-04-03"), ("dissolved", "2022-04-03"))

    assert [Turn.DISSOLVED, Turn.MOVED] == [
        pakistan(FILED, MOVED, *out, *more).stands for more in ((), (("restored", "2022-04-07"),))
    ]


@pytest.mark.parametrize(
    ("happened", "barred"), [((FILED,), True), ((FILED, MOVED), True), ((FILED, MOVED, ("lost", "2022-04-04")), False)]
)
def test_dissolution_is_barred_from_the_notice_until_the_vote(
    happened: tuple[tuple[str, str], ...], barred: bool
) -> None:
    found = [step for step in next_steps(pakistan(*happened)) if step.turn == Turn.DISSOLVED]

    assert barred == any(step.barred for step in found)


def test_a_government_that_lost_has_the_days_that_the_law_gives_it() -> None:
    found = law(find("se-riksdag"), date(2021, 6, 21))
    rule = found.motions[NO_CONFIDENCE]
    lost = course(found, rule, [(Turn.FILED, date(2021, 6, 17)), (Turn.CARRIED, date(2021, 6, 21))], NOTHING)

    assert "up to 28 June 2021" == days(steps(lost)["consequence"])


def test_another_motion_is_barred_until_the_end_of_the_bar() -> None:
    found = law(find("eu-parliament"), date(2025, 7, 10))
    lost = course(found, found.motions[MotionKind.CENSURE], [(Turn.LOST, date(2025, 7, 10))], NOTHING)

    assert "barred before 10 September 2025 (11 September 2025 counted strictly)" == days(steps(lost)["filed"])


def test_an_agreement_is_open_until_it_is_ratified() -> None:
    agreed = pakistan(FILED, ("agreed", "2022-03-29"))
    ratified = pakistan(FILED, ("agreed", "2022-03-29"), ("ratified", "2022-03-30"))

    assert (True, False) == (Turn.RATIFIED in steps(agreed), Turn.RATIFIED in steps(ratified))


@pytest.mark.parametrize(
    "happened", [(("restored", "2022-04-07"),), (FILED, ("lost", "2022-04-04"), ("moved", "2022-04-05"))]
)
def test_turns_that_cannot_follow_each_other_are_refused(happened: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(Unusable, match="expected turns that can follow each other"):
        pakistan(*happened)


@pytest.mark.parametrize("find_steps", STEPS)
def test_every_kind_of_step_teaches_what_it_is(find_steps: object) -> None:
    assert len(find_steps.__doc__ or "") > 60


@pytest.mark.parametrize("turn", [turn for turn in Turn if turn is not Turn.RESTORED])
def test_after_every_turn_each_step_is_a_sentence_with_an_article_or_says_what_is_not_known(turn: Turn) -> None:
    for each in next_steps(pakistan(("filed", "2022-03-08"), (turn.value, "2022-03-28"))):
        assert each.sentence.endswith(".")
        assert each.article or each.open_because or each.turn in (Turn.MOVED, Turn.RATIFIED)


@given(DAYS, st.integers(1, 40), st.sampled_from(["expiry", "within"]))
def test_days_weeks_and_clear_days_agree_with_a_finger_on_the_calendar(start: date, number: int, counting: str) -> None:
    days_after = [start + timedelta(step) for step in range(1, 400)]
    plain = days_after[number - 1]
    clock = Clock(number, "day", Stage.FILED, counting)

    assert (plain, days_after[number - 1 + (counting == "expiry")]) == first_day(start, clock)
    assert (days_after[7 * number - 1],) * 2 == last_day(start, Clock(number, "week", Stage.FILED))
    assert (days_after[number],) * 2 == first_day(start, Clock(number, "clear_day", Stage.FILED, "expiry"))


@given(DAYS, st.integers(1, 60))
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(start: date, number: int) -> None:
    found = months_after(start, number)

    assert number == 12 * (found.year - start.year) + found.month - start.month
    assert found.day == min(start.day, monthrange(found.year, found.month)[1])


@given(DAYS, st.integers(1, 20))
def test_working_days_agree_with_a_finger_on_the_calendar(start: date, number: int) -> None:
    week = Calendar(works=lambda day: day.weekday() < 5)
    day, left = start, number
    while left:
        day += timedelta(1)
        left -= day.weekday() < 5

    assert (day, day) == last_day(start, Clock(number, "working_day", Stage.FILED), week)


def test_working_days_leave_out_weekends_and_public_holidays_where_they_are_known() -> None:
    clock = Clock(3, "working_day", Stage.FILED)
    christmas = date(2024, 12, 24)  # then 25 and 26 December and a weekend

    assert (date(2024, 12, 31),) * 2 == last_day(christmas, clock, calendar("DE"))
    assert last_day(christmas, clock, calendar("XX")) is None


def test_sitting_days_are_counted_as_far_as_they_are_known() -> None:
    sits = Calendar(sittings=frozenset({date(2024, 12, 3), date(2024, 12, 4), date(2024, 12, 9)}))
    ends = [last_day(date(2024, 12, 2), Clock(n, "sitting_day", Stage.FILED), sits) for n in (1, 3, 4)]

    assert [date(2024, 12, 3), date(2024, 12, 9), None] == [end.generous if end else None for end in ends]


def test_a_unit_that_cannot_be_counted_is_said() -> None:
    latest = "    latest: {number: 2, unit: sitting_day, after: filed, counting: within, article: '9', source: law}\n"
    vote = steps(house(latest, ("filed", "2020-01-01")))["vote"]

    assert (None, ("Sitting days cannot be counted here.",)) == (vote.closes, vote.open_because)


def unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")


def test_a_calendar_has_whole_days_short_lines_and_a_stable_uid() -> None:
    of = pakistan(FILED, MOVED)
    text = ics(of, next_steps(of), NOW)

    assert {"UID:pk-na-no_confidence-2022-03-08-vote@whipcount", "SEQUENCE:0", "DTSTART;VALUE=DATE:20220331"} <= set(
        unfolded(text)
    )
    assert "DTEND;VALUE=DATE:20220405" in unfolded(text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_an_event_that_moves_keeps_its_uid_and_counts_up_and_one_that_stays_does_not() -> None:
    before = pakistan(FILED, MOVED)
    old = ics(before, next_steps(before), NOW)
    later = pakistan(FILED, ("moved", "2022-03-29"))
    again, moved = ics(before, next_steps(before), NOW, old), ics(later, next_steps(later), NOW, old)
    twice = ics(before, next_steps(before), NOW, moved)

    assert ["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"] == [
        next(line for line in unfolded(each) if line.startswith("SEQUENCE")) for each in (again, moved, twice)
    ]
    assert 1 == len({line for each in (old, moved, twice) for line in unfolded(each) if line.startswith("UID")})


def test_the_picture_says_every_step_in_words_form_and_colour() -> None:
    of = pakistan(FILED, MOVED)
    shown = [Branch("vote", "from S&D day", "Article 95"), Branch("dissolution", "", "Article 58", barred=True)]
    drawn = branches("A motion", "moved", shown, summary(of, next_steps(of)))

    assert "barred: dissolution" in drawn.svg
    assert "S&amp;D" in drawn.svg
    assert 'stroke-dasharray="8 5"' in drawn.svg
    assert "from 31 March 2022" in drawn.sentence


def test_the_steps_as_data_have_both_ways_of_counting() -> None:
    of = pakistan(FILED, MOVED)
    vote = next(each for each in steps_json(of, next_steps(of))["steps"] if each["step"] == "vote")

    assert {"generous": "2022-03-31", "strict": "2022-04-01"} == vote["earliest"]
    assert {"generous": "2022-04-04", "strict": "2022-04-04"} == vote["latest"]


def test_the_end_of_the_attempts_has_no_day_that_runs_from_a_single_lost_vote() -> None:
    """Sweden holds an extra election three months after a fourth vote that was lost, and not after the first."""
    found = law(find("se-riksdag"), date(2021, 7, 7))
    lost = course(found, found.motions[MotionKind.INVESTITURE], [(Turn.LOST, date(2021, 7, 7))], NOTHING)
    end = steps(lost)["failure"]

    assert (None, ("The day from which that time runs is not given.",)) == (end.closes, end.open_because)


def test_the_second_vote_comes_48_hours_after_the_first_and_nothing_else_follows_from_it() -> None:
    found = law(find("es-congreso"), date(2016, 3, 2))
    lost = steps(course(found, found.motions[MotionKind.INVESTITURE], [(Turn.LOST, date(2016, 3, 2))], NOTHING))

    assert "from 4 March 2016 (5 March 2016 counted strictly)" == days(lost["rounds"])
    assert "consequence" not in lost


def test_a_picture_names_the_law_where_there_is_no_day_and_keeps_every_word_in_its_box() -> None:
    long = Branch(
        "dissolution by the Prime Minister", "The law says so. " * 9, "Article 58(1), Explanation", barred=True
    )
    drawn = branches("A motion", "moved", [long, Branch("resignation", "", "", unknown=True)], "All of it.")

    assert {"barred: dissolution by the Prime Minister", "Article 58(1), Explanation", "no rule known"} <= set(
        re.findall(r">([^<>]+)</text>", drawn.svg)
    )
    assert "The law says so." in drawn.svg
