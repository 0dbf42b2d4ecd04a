"""Bars on terms, sessions, signatories and dissolutions: days where the facts are given, else said as unknown."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.a_house import HOUSE

from whipcount.model.words import MotionKind
from whipcount.procedure.course import Course, Turn, course
from whipcount.procedure.days import Calendar
from whipcount.procedure.facts import WORDS, Fact
from whipcount.procedure.periods import days_before, months_after
from whipcount.procedure.stepping import Step
from whipcount.procedure.steps import next_steps
from whipcount.publish.steps_words import days, name, told
from whipcount.rulebook import find, law
from whipcount.rulebook.book import read_book
from whipcount.rulebook.decisions import Tally, decision

NO_CONFIDENCE = MotionKind.NO_CONFIDENCE
FILED, LOST, WITHDRAWN = (Turn.FILED, "2020-03-01"), (Turn.LOST, "2020-03-05"), (Turn.WITHDRAWN, "2020-03-05")


def house(topic: str, clause: str, *happened: tuple[Turn, str], **known: str) -> Course:
    text = f"{HOUSE}    {topic}: {{{clause}, article: '7', source: law}}\n"
    found = read_book(Path("xx-house.yaml"), text).law(date(2020, 1, 1))
    turns = [(turn, date.fromisoformat(day)) for turn, day in happened]
    facts = {Fact(fact): date.fromisoformat(day) for fact, day in known.items()}
    return course(found, found.motions[NO_CONFIDENCE], turns, Calendar(), facts)


def of_the_clause(of: Course, turn: Turn) -> Step:
    """The step that the clause under test makes; Article 7 is the only one it has."""
    return next(each for each in next_steps(of) if each.turn == turn and each.article == "7")


@pytest.mark.parametrize(
    ("clause", "known", "expected"),
    [
        (
            "kind: grace, number: 6, unit: month, after: election",
            {"election": "2020-01-10"},
            "barred before 10 July 2020",
        ),
        (
            "kind: grace, number: 2, unit: year, after: investiture",
            {"investiture": "2020-01-10"},
            "barred before 10 Jan",
        ),
        (
            "kind: only_within, number: 4, unit: year, after: election",
            {"election": "2020-01-10"},
            "up to 10 January 2024",
        ),
        ("kind: before_end, number: 6, unit: month", {"term_ends": "2020-12-31"}, "up to 30 June 2020"),
        ("kind: only_before_end, number: 12, unit: month", {"term_ends": "2020-12-31"}, "from 1 January 2020"),
    ],
)
def test_a_time_without_motions_has_its_days_where_the_fact_is_given(
    clause: str, known: dict[str, str], expected: str
) -> None:
    assert days(of_the_clause(house("term", clause, **known), Turn.FILED)).startswith(expected)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("kind: grace, number: 6, unit: month, after: election", "The day of the general election is not given."),
        ("kind: only_before_end, number: 12, unit: month", "The end of the term is not given."),
        ("kind: before_end, number: 1, unit: session", "The last session is not given."),
    ],
)
def test_a_time_whose_fact_is_not_given_is_said_and_not_called_barred(clause: str, expected: str) -> None:
    step = of_the_clause(house("term", clause), Turn.FILED)

    assert (False, "", (expected,)) == (step.barred, days(step), step.open_because)


@pytest.mark.parametrize(
    ("clause", "known", "expected"),
    [
        ("kind: bar, number: 30, unit: day", {}, ("motion filed", "barred before 4 April 2020")),
        (
            "kind: bar, number: 1, unit: session",
            {"session_ends": "2020-06-30"},
            ("motion filed", "barred before 1 July"),
        ),
        (
            "kind: same_signatories, number: 90, unit: day",
            {},
            ("motion filed by those who signed", "barred before 3 June 2020"),
        ),
        (
            "kind: same_signatories, number: 1, unit: session",
            {"session_ends": "2020-06-30"},
            ("motion filed by those who signed", "barred before 1 July 2020"),
        ),
        ("kind: same_grounds, number: 6, unit: month", {}, ("motion filed on the same grounds", "barred before 5 Sep")),
        (
            "kind: once_each, unit: session",
            {"session_ends": "2020-06-30"},
            ("motion filed", "barred before 1 July 2020"),
        ),
    ],
)
def test_another_motion_has_its_first_day_and_for_whom(
    clause: str, known: dict[str, str], expected: tuple[str, str]
) -> None:
    step = of_the_clause(house("repeat", clause, FILED, LOST, **known), Turn.FILED)

    assert name(step) == expected[0]
    assert days(step).startswith(expected[1])


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("kind: bar, number: 1, unit: session", "The end of the session is not given."),
        ("kind: bar, number: 2, unit: session", "The end of the session is not given."),
        ("kind: once_each, unit: year", "Which year is meant is not said."),
        (
            "kind: signatures_each, number: 3, unit: session",
            "How many motions each member has signed is not given.",
        ),
    ],
)
def test_a_bar_that_cannot_be_reckoned_says_what_is_missing(clause: str, expected: str) -> None:
    step = of_the_clause(house("repeat", clause, FILED, LOST), Turn.FILED)

    assert (False, (expected,)) == (step.barred, step.open_because)
    assert expected in told(step)


def test_a_bar_after_a_lost_motion_says_nothing_of_one_that_was_withdrawn_and_a_bar_after_filing_does() -> None:
    after_failure = house("repeat", "kind: bar, number: 30, unit: day", FILED, WITHDRAWN)
    after_filing = house("repeat", "kind: bar, number: 30, unit: day, after: filing", FILED, WITHDRAWN)

    assert "Not known here." in next(each for each in next_steps(after_failure) if each.turn == Turn.FILED).open_because
    assert "barred before 31 March 2020" in days(of_the_clause(after_filing, Turn.FILED))


@pytest.mark.parametrize(
    ("clause", "known", "expected"),
    [
        (
            "kind: barred_after, number: 3, unit: month, what: constituted",
            {"constituted": "2020-01-10"},
            ("dissolution", True, "barred before 10 April 2020"),
        ),
        (
            "kind: barred_before_end, number: 6, unit: month",
            {"term_ends": "2020-12-31"},
            ("dissolution", False, "up to 30 June 2020"),
        ),
        (
            "kind: barred_before_end, number: 6, unit: month, of: the term of the President, who: the President",
            {"office_ends": "2020-12-31"},
            ("dissolution by the President", False, "up to 30 June 2020"),
        ),
        ("kind: barred_while_pending, who: the Cabinet", {}, ("dissolution by the Cabinet", True, "")),
        ("kind: barred_during, what: a state of siege", {}, ("dissolution", False, "")),
        ("kind: once_each, unit: year", {}, ("dissolution", False, "")),
    ],
)
def test_a_bar_on_dissolution_says_whom_it_binds_and_until_when(
    clause: str, known: dict[str, str], expected: tuple[str, bool, str]
) -> None:
    step = of_the_clause(house("dissolution", clause, FILED, **known), Turn.DISSOLVED)

    assert (expected[0], expected[1]) == (name(step), step.barred)
    assert days(step).startswith(expected[2])


def test_a_government_that_was_removed_cannot_take_the_house_along_for_a_while() -> None:
    bar = "kind: barred_after, number: 7, unit: day, what: removal, who: the Speaker"
    before, after = (house("dissolution", bar, FILED, *more) for more in ([], [(Turn.CARRIED, "2020-03-05")]))

    assert (False, ("No such vote has been carried.",)) == (
        (step := of_the_clause(before, Turn.DISSOLVED)).barred,
        step.open_because,
    )
    assert days(of_the_clause(after, Turn.DISSOLVED)).startswith("barred before 12 March 2020")


def test_a_vote_that_has_lapsed_bars_the_next_motion_where_the_law_says_so() -> None:
    bar = "kind: bar, number: 90, unit: day, after: lapse"
    found = house("repeat", bar, FILED, (Turn.CARRIED, "2020-03-05"), (Turn.LAPSED, "2020-03-19"))

    assert days(of_the_clause(found, Turn.FILED)).startswith("barred before 17 June 2020")


def test_the_sentence_names_the_one_office_that_is_barred() -> None:
    said = "kind: barred_while_pending, since: notice, who: the Premier, act: advise"
    step = of_the_clause(house("dissolution", said, FILED), Turn.DISSOLVED)

    assert step.sentence.startswith("From the notice of a motion until it is voted on, the Premier cannot advise a dis")


def test_every_fact_has_words() -> None:
    assert set(Fact) == set(WORDS)


def test_an_election_follows_unless_confidence_is_given_in_time() -> None:
    """The Fixed-term Parliaments Act, had the motion of 16 January 2019 been carried."""
    found = law(find("gb-commons"), date(2019, 1, 16))
    carried = course(found, found.motions[NO_CONFIDENCE], [(Turn.CARRIED, date(2019, 1, 16))], Calendar())
    step = next(each for each in next_steps(carried) if each.turn == "consequence")

    assert "up to 30 January 2019" == days(step)


@pytest.mark.parametrize(
    ("ayes", "noes", "expected"),
    [
        (76, 70, (True, None)),
        (60, 70, (False, False)),
        (70, 75, (False, False)),
        (70, 76, (False, True)),
        (0, 76, (False, True)),
    ],
)
def test_a_defeat_has_consequences_only_where_it_is_as_great_as_the_law_asks(
    ayes: int, noes: int, expected: tuple[bool, bool | None]
) -> None:
    found = law(find("be-kamer"), date(2020, 1, 1))
    made = decision(found, found.motions[MotionKind.CONFIDENCE], Tally(ayes, noes, vacancies=0, abstain=4))

    assert expected == (made.carried, made.effect)
    assert bool(made.follows) == (made.effect is True)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 24))
def test_the_last_months_of_a_term_begin_so_many_months_before_its_end(end: date, number: int) -> None:
    begins = days_before(end, number, "month")

    assert begins is not None
    reached = months_after(begins - timedelta(1), number)
    assert timedelta(0) <= end - reached <= timedelta(3)  # a month that is too short gives its last day


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 400))
def test_the_last_days_of_a_term_are_so_many(end: date, number: int) -> None:
    begins = days_before(end, number, "day")

    assert begins is not None
    assert (end - begins).days + 1 == number
