"""The count goes by the chamber's file: votes needed, burden and window are those of `whipcount rule` and `dates`.

Every chamber, every kind of motion and every further vote of an election, under the newest law of its file.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from tests.told import Told

from whipcount.count import count
from whipcount.model import Count, Law
from whipcount.model.law import MotionRule
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import By, MotionKind, Outcome, Stage
from whipcount.procedure import clock
from whipcount.procedure.course import Turn, course
from whipcount.procedure.days import calendar
from whipcount.procedure.steps import next_steps
from whipcount.publish.law_page import law_json
from whipcount.rulebook import find, law, threshold
from whipcount.rulebook.shelf import books, country_code

pytestmark = pytest.mark.slow

NONE = Range(0, 0)
TURNS = {Stage(turn.value): turn for turn in Turn if turn.value in set(Stage)}


@dataclass(frozen=True)
class Ruled:
    """One kind of motion in one chamber, under the newest law of its file."""

    law: Law
    rule: MotionRule
    day: date

    def __str__(self) -> str:
        return f"{self.law.chamber.id}-{self.rule.kind.value}"


def ruled() -> list[Ruled]:
    found = []
    for book in books():
        newest = max(book.seats, key=lambda dated: dated.since)
        day = min(newest.until or date(2026, 9, 15), date(2026, 9, 15))
        now = law(find(book.chamber.id), day)
        found += [Ruled(now, rule, day) for rule in now.motions.values()]
    return found


EVERY = ruled()
ELECTIONS = [(each, number) for each in EVERY for number in range(2, 2 + len(each.rule.later))]
BOTH_WAYS = {By.MOVERS: By.GOVERNMENT, By.GOVERNMENT: By.MOVERS, By.OPPONENTS: By.GOVERNMENT}


def told(of: Ruled) -> Told:
    """A report of a full house and of every stage from which the law reckons, each on the day of the report."""
    report = Told(day=of.day)
    report.vacant(0)
    clocks = [each for each in (of.rule.earliest, of.rule.latest) if each is not None]
    for stage in dict.fromkeys([Stage.FILED, *(each.value.after for each in clocks)]):
        report.stage(stage, of.day, motion=of.rule.kind)
    return report


def counted(of: Ruled, *reports: Told) -> Count:
    claims = [claim for report in reports for claim in report.claims]
    day = max(report.report.published for report in reports)
    chamber = of.law.chamber
    made = [report.report for report in reports]
    return count(claims, reports=made, witnesses={}, chamber=chamber, law=of.law, as_of=day)


@pytest.mark.parametrize("of", EVERY, ids=str)
def test_the_votes_needed_and_their_burden_are_those_of_the_page_of_the_law(of: Ruled) -> None:
    page = law_json(of.law, of.day, NONE)["motions"][of.rule.kind.value]
    need = counted(of, told(of)).threshold

    assert need is not None
    assert (page["votes"], page["base"], page["by"], page["article"]) == (need.votes, need.base, need.by, need.article)
    assert any(need.sentence.startswith(each["sentence"]) for each in page["sentences"] if each["topic"] == "majority")


@pytest.mark.parametrize("of", EVERY, ids=str)
def test_a_report_that_lays_the_burden_on_the_other_side_is_told_so(of: Ruled) -> None:
    report = told(of)
    by = of.rule.majority.value.by
    report.needs(10, by=BOTH_WAYS[by])
    burdens = [finding for finding in counted(of, report).findings if finding.code == "burden"]

    assert [(by.value, BOTH_WAYS[by].value)] == [(finding.expected, finding.found) for finding in burdens]


@pytest.mark.parametrize("of", EVERY, ids=str)
def test_the_window_is_that_of_the_legal_days(of: Ruled) -> None:
    report, country = told(of), country_code(of.law.chamber)
    made = counted(of, report).motion
    assert made is not None
    window = clock(made, of.law, country)[0].window
    turns = [(TURNS[stage.stage], stage.day) for stage in made.stages if stage.day]
    steps = next_steps(course(of.law, of.rule, turns, calendar(country)))
    vote = next(step for step in steps if step.turn == "vote")

    assert window is not None
    opens, closes = (end.generous if end else None for end in (vote.opens, vote.closes))
    assert (opens, closes) == (window.earliest, window.latest)


@pytest.mark.parametrize(("of", "number"), ELECTIONS, ids=str)
def test_a_further_vote_of_an_election_is_held_under_its_own_majority(of: Ruled, number: int) -> None:
    days = [of.day + timedelta(10 * vote) for vote in range(number)]
    reports = [Told(f"Paper {vote}", day) for vote, day in enumerate(days)]
    for report, day in zip(reports, days, strict=True):
        report.stage(Stage.VOTED, day, motion=MotionKind.INVESTITURE)
        report.vote(1, noes=Quantity.exactly(2), outcome=Outcome.FAILS, motion=MotionKind.INVESTITURE)
    reports[0].vacant(0)
    expected = threshold(of.rule, of.law.seats.value, NONE, of.rule.later[number - 2])

    assert expected == counted(of, *reports).threshold


def test_a_vote_without_a_result_is_judged_as_the_law_judges_it() -> None:
    """116 for, 173 against and 60 abstaining was carried in Sweden in 2021, where 175 noes are needed to reject."""
    on = date(2021, 7, 7)
    sweden = law(find("se-riksdag"), on)
    of = Ruled(sweden, sweden.motions[MotionKind.INVESTITURE], on)
    report = Told(day=on)
    report.vote(116, noes=Quantity.exactly(173), abstain=Quantity.exactly(60), motion=MotionKind.INVESTITURE)
    verdict = counted(of, report).verdict

    assert (Outcome.CARRIES, Range(-2, -2)) == (verdict.outcome, verdict.margin)


def test_equal_votes_without_a_result_are_open_where_a_person_decides_and_lost_where_the_law_says_so() -> None:
    """152 against 152, Canada, 19 May 2005: the Speaker's vote decided, which the numbers do not tell."""
    canada, belgium = law(find("ca-commons"), date(2005, 5, 19)), law(find("be-kamer"), date(2020, 1, 1))

    def outcome(of: Law, votes: int) -> Outcome:
        rule = of.motions[MotionKind.CONFIDENCE]
        report = Told(day=date(2020, 1, 2))
        report.vote(votes, noes=Quantity.exactly(votes), motion=MotionKind.CONFIDENCE)
        return counted(Ruled(of, rule, date(2020, 1, 2)), report).verdict.outcome

    assert (Outcome.OPEN, Outcome.FAILS) == (outcome(canada, 152), outcome(belgium, 70))


@pytest.mark.parametrize(("said", "expected"), [(Outcome.CARRIES, [("lost", "carried")]), (Outcome.FAILS, [])])
def test_a_result_that_is_not_what_the_law_makes_of_its_numbers_is_a_finding(
    said: Outcome, expected: list[tuple[str, str]]
) -> None:
    """44 for and 38 against in Mongolia in June 2025, where 64 of 126 members are needed for confidence."""
    on = date(2025, 6, 3)
    mongolia = law(find("mn-khural"), on)
    report = Told(day=on)
    report.vote(44, noes=Quantity.exactly(38), outcome=said, motion=MotionKind.CONFIDENCE)
    made = counted(Ruled(mongolia, mongolia.motions[MotionKind.CONFIDENCE], on), report)

    assert expected == [(each.expected, each.found) for each in made.findings if each.code == "result"]


def test_after_a_first_vote_that_was_lost_the_verdict_says_what_the_next_one_needs() -> None:
    on = date(2016, 3, 2)
    spain = law(find("es-congreso"), on)
    of = Ruled(spain, spain.motions[MotionKind.INVESTITURE], on)
    report = Told(day=on)
    report.vote(130, noes=Quantity.exactly(219), outcome=Outcome.FAILS, motion=MotionKind.INVESTITURE)
    sentence = counted(of, report).verdict.sentence

    assert "The next vote has another rule: more ayes than noes of the members present and voting" in sentence
    assert "(Article 99(3))" in sentence


def test_where_only_the_debate_has_a_first_day_the_vote_has_it_too() -> None:
    on = date(2020, 10, 5)
    portugal = law(find("pt-ar"), on)
    of = Ruled(portugal, portugal.motions[MotionKind.NO_CONFIDENCE], on)
    made = counted(of, told(of)).motion

    assert made is not None
    window = clock(made, portugal)[0].window
    assert window is not None
    assert (date(2020, 10, 7), None, "194(2)") == (window.earliest, window.latest, window.article)
    assert "The vote follows the debate, which begins not before 48 hours have expired" in window.sentence


def test_the_second_vote_of_an_election_comes_so_long_after_the_first() -> None:
    spain = law(find("es-congreso"), date(2016, 3, 4))
    of = Ruled(spain, spain.motions[MotionKind.INVESTITURE], date(2016, 3, 2))
    first, second = Told(day=date(2016, 3, 2)), Told("Other", date(2016, 3, 3))
    first.stage(Stage.VOTED, date(2016, 3, 2), motion=MotionKind.INVESTITURE)
    second.stage(Stage.SCHEDULED, date(2016, 3, 4), motion=MotionKind.INVESTITURE)
    made = counted(of, first, second).motion

    assert made is not None
    window = clock(made, spain)[0].window
    assert window == replace(window, earliest=date(2016, 3, 4), article="99(3)") if window else False
