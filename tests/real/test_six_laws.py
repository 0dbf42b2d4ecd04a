"""One article each under six laws, in our own words: who must find how many votes, of whom, and what follows.

The articles are made to test the law; their numbers are near those of the day and are no record of it.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

import whipcount
from whipcount.model import Count
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, Outcome


@dataclass(frozen=True)
class Case:
    """An article and what the law of its house makes of it."""

    published: str
    text: str
    chamber: str
    motion: MotionKind
    votes: int | None
    base: Base
    by: By
    outcome: Outcome
    margin: Range | None
    need: str


CASES = {
    "Pakistan: of all members, by the movers": Case(
        "2022-03-30",
        "Pakistan's National Assembly will vote on the no-confidence motion against Imran Khan on Sunday. "
        "The opposition has 177 members and the government 164.",
        "pk-na", MotionKind.NO_CONFIDENCE, 172, Base.MEMBERS, By.MOVERS, Outcome.CARRIES, Range(5, 5),
        "the movers need 172 of 342 members under Article 95(4)",
    ),
    "Germany: confidence, by the government that asks for it": Case(
        "2024-12-15",
        "German Chancellor Olaf Scholz has asked the Bundestag for a vote of confidence. The government has 324 "
        "members in the 733-seat Bundestag. The opposition has 409 members.",
        "de-bundestag", MotionKind.CONFIDENCE, 367, Base.MEMBERS, By.GOVERNMENT, Outcome.FAILS, Range(-43, -43),
        "the government needs 367 of 733 members under Articles 68(1) and 121",
    ),
    "France: vacant seats lower the majority": Case(
        "2024-12-03",
        "France's National Assembly votes on Wednesday on a motion of censure against Prime Minister Michel Barnier. "
        "Three of the 577 seats are vacant. The opposition has 331 members.",
        "fr-an", MotionKind.CENSURE, 288, Base.FILLED_SEATS, By.MOVERS, Outcome.CARRIES, Range(43, 43),
        "the movers need 288 of the 574 members in office under Article 49(2)",
    ),
    "Sweden: more than half of the members": Case(
        "2021-06-20",
        "The Riksdag of Sweden will vote on a motion of no confidence against Prime Minister Stefan Löfven on Monday. "
        "The opposition has 181 members and the government has 168.",
        "se-riksdag", MotionKind.NO_CONFIDENCE, 175, Base.MEMBERS, By.MOVERS, Outcome.CARRIES, Range(6, 6),
        "the movers need 175 of 349 members under Instrument of Government 13:4",
    ),
    "India: it depends on who turns up": Case(
        "2018-07-19",
        "The Lok Sabha of India will vote on a no-confidence motion against Prime Minister Narendra Modi on Friday. "
        "The government has 314 members and the opposition has 147.",
        "in-lok-sabha", MotionKind.NO_CONFIDENCE, None, Base.PRESENT_AND_VOTING, By.MOVERS, Outcome.FAILS, None,
        "what is needed depends on who turns up under Article 100(1)",
    ),
    "Spain: half of the members and one": Case(
        "2018-05-31",
        "In Spain the Congress of Deputies debates a motion of no confidence against Prime Minister Mariano Rajoy. "
        "The opposition now has 180 members and the government 169 in the 350-seat chamber.",
        "es-congreso", MotionKind.NO_CONFIDENCE, 176, Base.MEMBERS, By.MOVERS, Outcome.CARRIES, Range(4, 4),
        "the movers need 176 of 350 members under Article 113(1)",
    ),
}  # fmt: skip


@pytest.fixture(params=CASES.values(), ids=CASES.keys())
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture
def count(case: Case, tmp_path: Path) -> Count:
    report = tmp_path / "report.txt"
    report.write_text(f"publisher: Daily\ndate: {case.published}\n\n{case.text}\n", encoding="utf-8")
    return whipcount.open(str(report)).count()


def test_the_chamber_and_the_motion_are_told_from_the_text(case: Case, count: Count) -> None:
    assert count.chamber is not None
    assert count.motion is not None
    assert (count.chamber.id, count.motion.kind) == (case.chamber, case.motion)


def test_the_threshold_names_its_base_and_who_must_find_it(case: Case, count: Count) -> None:
    threshold = count.threshold
    assert threshold is not None

    assert (threshold.votes, threshold.base, threshold.by) == (case.votes, case.base, case.by)


def test_the_verdict_follows_from_the_law(case: Case, count: Count) -> None:
    assert (count.verdict.outcome, count.verdict.margin) == (case.outcome, case.margin)
    assert case.need in count.verdict.sentence


def test_a_vote_that_is_set_for_a_weekday_lies_ahead(case: Case, count: Count) -> None:
    assert count.motion is not None
    days = [stage.day for stage in count.motion.stages if stage.stage.value == "scheduled" and stage.day]

    assert [day for day in days if day < count.as_of] == []
