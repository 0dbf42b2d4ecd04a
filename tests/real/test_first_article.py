"""The newspaper article this project began with, end to end. Its text is not ours: skipped where it is absent."""

from datetime import date
from pathlib import Path

import pytest

import whipcount
from whipcount.model import Count
from whipcount.model.claims import Allegiance, Seats, Switch
from whipcount.model.quantity import Range
from whipcount.model.words import AgreementState, Base, Bench, By, MotionKind, Outcome, Stage

ARTICLE = Path(__file__).parents[3] / "shared" / "corpus" / "seed" / "republicworld-2022-03-30.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not part of the project")


@pytest.fixture(scope="module")
def count() -> Count:
    return whipcount.open(str(ARTICLE)).count()


def plausible(count: Count, party: str, bench: Bench) -> Range:
    return next(p for p in count.parties if p.party == party).benches[bench].plausible


def sentences(count: Count, code: str) -> list[str]:
    return [finding.sentence for finding in count.findings if finding.code == code]


def test_the_house_is_pakistans_with_342_seats_on_30_march(count: Count) -> None:
    assert count.chamber is not None
    assert (count.chamber.id, count.seats, count.as_of) == ("pk-na", 342, date(2022, 3, 30))


def test_172_of_the_total_membership_are_needed_by_the_movers(count: Count) -> None:
    threshold = count.threshold
    assert threshold is not None

    assert (threshold.votes, threshold.base, threshold.by, threshold.article) == (172, Base.MEMBERS, By.MOVERS, "95(4)")


def test_each_party_has_the_seats_that_the_article_prints(count: Count) -> None:
    seats = {c.party: c.quantity.exact for c in count.claims if isinstance(c, Seats)}

    assert seats == {
        "PTI": 155, "MQM-P": 7, "BAP": 5, "PML-Q": 5, "GDA": 3, "AML": 1, "JWP": 1, "independents": 2,
    }  # fmt: skip
    assert sum(filter(None, seats.values())) == 179


def test_the_allies_stood_with_the_government(count: Count) -> None:
    with_it = {c.actor for c in count.claims if isinstance(c, Allegiance) and c.bench is Bench.GOVERNMENT}

    assert with_it == {"PTI", "MQM-P", "BAP", "PML-Q", "GDA", "AML", "JWP", "independents"}


def test_mqm_left_the_government_for_the_opposition(count: Count) -> None:
    switches = [(c.actor, c.origin, c.target) for c in count.claims if isinstance(c, Switch)]

    assert switches == [("MQM-P", Bench.GOVERNMENT, Bench.OPPOSITION)]
    assert plausible(count, "MQM-P", Bench.OPPOSITION) == Range(7, 7)


def test_the_agreement_is_announced_and_still_to_be_ratified_by_two_bodies(count: Count) -> None:
    pending = [a for a in count.agreements if a.state is AgreementState.TO_BE_RATIFIED]

    assert [(set(a.parties), a.by, a.holds_on) for a in pending] == [
        ({"MQM-P", "PPP"}, ("Rabta committee MQM", "PPP CEC"), date(2022, 3, 30))
    ]


def test_the_benches_are_177_and_164_and_one_seat_is_unaccounted_for(count: Count) -> None:
    plausible_of = {bench: band.plausible for bench, band in count.benches.items()}

    assert plausible_of == {
        Bench.OPPOSITION: Range(177, 177),
        Bench.GOVERNMENT: Range(164, 164),
        Bench.CROSSBENCH: Range(0, 1),
        Bench.VACANT: Range(0, 1),
    }


def test_whose_the_eight_other_seats_are_is_a_range_for_every_ally_and_never_one_answer(count: Count) -> None:
    with_government = {
        party: plausible(count, party, Bench.GOVERNMENT)
        for party in ("PTI", "BAP", "PML-Q", "GDA", "AML", "JWP", "independents")
    }

    assert with_government == {
        "PTI": Range(147, 155),
        "BAP": Range(0, 5),
        "PML-Q": Range(0, 5),
        "GDA": Range(0, 3),
        "AML": Range(0, 1),
        "JWP": Range(0, 1),
        "independents": Range(0, 2),
    }
    assert count.next_question is not None
    assert count.next_question.explanations == 864


def test_the_sum_of_the_allies_does_not_meet_the_total(count: Count) -> None:
    (sentence,) = sentences(count, "sum")

    assert "make 179; less MQM-P's 7 is 172, not the 164 reported for the government" in sentence
    assert sentence.endswith("8 more seats have left and no report says whose.")


def test_the_two_benches_leave_one_seat_of_the_house(count: Count) -> None:
    assert sentences(count, "house") == [
        "164 for the government and 177 for the opposition make 341: 1 of the 342 seats is vacant or unaccounted for."
    ]


def test_the_opposition_has_five_more_than_it_needs(count: Count) -> None:
    (sentence,) = sentences(count, "surplus")

    assert "is 5 more than the 172 that the movers need" in sentence


def test_the_slated_day_cannot_be_checked_because_no_report_says_when_the_motion_was_moved(count: Count) -> None:
    (sentence,) = sentences(count, "window")

    assert "not later than 7 days after the motion is moved (Article 95(2))" in sentence
    assert "no report gives the day it was moved, so whether 31 March 2022 is a legal day cannot be told" in sentence


def test_the_motion_of_no_confidence_was_filed_on_8_march_and_slated_for_31_march(count: Count) -> None:
    motion = count.motion
    assert motion is not None

    assert (motion.kind, motion.target) == (MotionKind.NO_CONFIDENCE, "Imran Khan")
    assert [(step.stage, step.day) for step in motion.stages] == [
        (Stage.FILED, date(2022, 3, 8)),
        (Stage.SCHEDULED, date(2022, 3, 31)),
    ]


def test_the_two_leaders_are_quoted_as_themselves(count: Count) -> None:
    speakers = {statement.speaker for statement in count.statements}

    assert speakers == {"Bilawal Bhutto Zardari", "Imran Khan"}


def test_the_motion_carries_if_everybody_votes_with_their_bench(count: Count) -> None:
    assert (count.verdict.outcome, count.verdict.margin) == (Outcome.CARRIES, Range(5, 5))
    assert "still to be ratified" in count.verdict.sentence


def test_nothing_contradicts(count: Count) -> None:
    assert [f.sentence for f in count.findings if f.contradicts] == []
