"""How a motion ended, as the verdict tells it: by a vote with or without numbers, or without a vote."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.told import DAY, OPPOSITION, Told

from whipcount.count import count
from whipcount.model.count import Verdict
from whipcount.model.words import Modality, MotionKind, Outcome, Stage
from whipcount.rulebook import find, law

PASSED = {"motion": MotionKind.NO_CONFIDENCE, "outcome": Outcome.CARRIES}
LOST = {"motion": MotionKind.NO_CONFIDENCE, "outcome": Outcome.FAILS}


def later(days: int, publisher: str = "Daily") -> Told:
    return Told(publisher, DAY + timedelta(days=days))


def verdict(*told: Told, on: date | None = None) -> Verdict:
    chamber = find("pk-na")
    assert chamber is not None
    day = on or max(each.report.published for each in told)
    claims = [claim for each in told for claim in each.claims]
    reports = [each.report for each in told]
    return count(claims, reports=reports, witnesses={}, chamber=chamber, law=law(chamber, day), as_of=day).verdict


def reported(**said: Any) -> Told:
    told = Told()
    told.total(OPPOSITION, 150)
    told.vote(**said)
    return told


def test_a_result_told_without_numbers_is_the_verdict_with_its_source() -> None:
    now = verdict(reported(**PASSED))

    assert (Outcome.CARRIES, "reported", None) == (now.outcome, now.certainty, now.margin)
    assert now.sentence == (
        "The motion was carried, as reported without the number of votes for it (Daily, 30 March 2022)."
    )


def test_a_survived_motion_is_lost_on_the_day_that_the_report_gives() -> None:
    told = reported(**LOST)
    told.stage(Stage.VOTED, DAY - timedelta(days=1))

    assert verdict(told).sentence.startswith("The motion was lost on 29 March 2022, as reported without")


@pytest.mark.parametrize("modality", [Modality.CLAIMED, Modality.EXPECTED, Modality.DENIED])
def test_what_is_claimed_or_expected_is_no_result(modality: Modality) -> None:
    assert "reported" != verdict(reported(ayes=197, modality=modality)).certainty


def test_words_that_somebody_is_quoted_for_are_no_result() -> None:
    assert "reported" != verdict(reported(speaker="Ann Ash", **PASSED)).certainty


@pytest.mark.parametrize("days", [0, 1])
def test_words_alone_are_no_result_while_a_report_has_the_vote_ahead(days: int) -> None:
    told, other = reported(**PASSED), later(days, "Weekly")
    other.stage(Stage.SCHEDULED, DAY + timedelta(days=3))

    assert "reported" != verdict(told, other).certainty


def test_the_numbers_come_from_another_report_of_the_same_result() -> None:
    again = later(1)
    again.vote(**PASSED)

    now = verdict(reported(ayes=174), again)

    assert (Outcome.CARRIES, 2) == (now.outcome, now.margin and now.margin.low)


def test_a_newer_vote_overtakes_the_numbers_of_an_older_one() -> None:
    again = later(2)
    again.vote(**PASSED)

    now = verdict(reported(ayes=160, **LOST), again)

    assert (Outcome.CARRIES, None) == (now.outcome, now.margin)


def test_reports_of_one_day_that_contradict_each_other_leave_the_result_open() -> None:
    other = later(0, "Weekly")
    other.vote(**LOST)

    now = verdict(reported(**PASSED), other)

    assert (Outcome.OPEN, "open") == (now.outcome, now.certainty)
    assert now.sentence == (
        "The house has voted, and reports differ: it was carried (Daily, 30 March 2022); "
        "it was lost (Weekly, 30 March 2022)."
    )


@pytest.mark.parametrize(
    ("stage", "words"), [(Stage.WITHDRAWN, "it was withdrawn"), (Stage.RULED_OUT, "it was ruled out")]
)
def test_a_motion_that_ends_without_a_vote_has_failed(stage: Stage, words: str) -> None:
    told = Told()
    told.total(OPPOSITION, 177)
    told.stage(stage, DAY)

    now = verdict(told, on=DAY + timedelta(days=2))

    assert (Outcome.FAILS, "reported") == (now.outcome, now.certainty)
    assert now.sentence == f"The motion fell without a vote: {words} on 30 March 2022 (Daily, 30 March 2022)."


def test_a_withdrawal_that_somebody_is_quoted_for_ends_nothing() -> None:
    told = Told()
    told.total(OPPOSITION, 177)
    told.stage(Stage.WITHDRAWN, DAY, speaker="Ann Ash")

    assert Outcome.CARRIES == verdict(told).outcome


def ruled_out() -> Told:
    told = Told()
    told.total(OPPOSITION, 177)
    told.stage(Stage.FILED, DAY - timedelta(days=9))
    told.stage(Stage.RULED_OUT, DAY)
    return told


@pytest.mark.parametrize(
    ("stage", "day"),
    [(Stage.RESTORED, None), (Stage.SCHEDULED, DAY + timedelta(days=8)), (Stage.FILED, DAY + timedelta(days=3))],
)
def test_it_lives_again_when_a_later_report_tells_so(stage: Stage, day: date | None) -> None:
    told = later(4)
    told.stage(stage, day)

    now = verdict(ruled_out(), told)

    assert (Outcome.CARRIES, True) == (now.outcome, now.certainty != "reported")
    assert now.sentence.endswith("; the motion was reported ruled out on 30 March 2022.")


def test_a_motion_withdrawn_beside_one_that_is_set_has_not_ended() -> None:
    told = ruled_out()
    told.stage(Stage.SCHEDULED, DAY + timedelta(days=5))

    assert Outcome.CARRIES == verdict(told).outcome


def test_what_was_set_or_filed_before_the_end_does_not_revive_it() -> None:
    told = later(4)
    told.stage(Stage.FILED, DAY - timedelta(days=9))
    told.stage(Stage.FILED)

    assert Outcome.FAILS == verdict(ruled_out(), told).outcome


def test_a_vote_after_it_was_restored_is_the_verdict() -> None:
    told = later(10)
    told.vote(174, **PASSED)

    assert Outcome.CARRIES == verdict(ruled_out(), told).outcome


def test_a_motion_that_is_only_expected_to_be_withdrawn_has_not_ended() -> None:
    told = Told()
    told.total(OPPOSITION, 177)
    told.stage(Stage.WITHDRAWN, DAY, modality=Modality.EXPECTED)

    assert Outcome.CARRIES == verdict(told).outcome


def test_a_motion_that_somebody_means_to_file_is_not_filed() -> None:
    told = reported(ayes=None, modality=Modality.EXPECTED)
    told.stage(Stage.FILED, DAY + timedelta(days=40), motion=MotionKind.NO_CONFIDENCE, modality=Modality.EXPECTED)
    told.stage(Stage.SCHEDULED, DAY + timedelta(days=50), modality=Modality.EXPECTED)
    chamber = find("pk-na")
    assert chamber is not None
    now = count(told.claims, reports=[told.report], witnesses={}, chamber=chamber, law=law(chamber, DAY), as_of=DAY)

    assert now.motion is not None
    assert [(Stage.SCHEDULED, DAY + timedelta(days=50))] == [(step.stage, step.day) for step in now.motion.stages]
