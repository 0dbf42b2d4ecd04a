"""The seed case: the forecast of 30 March 2022, the vote of 10 April, and the record of past crises, with their
numbers.

Two sets of priors: those of all past votes, and those as if this crisis had never been seen. The numbers below are
recorded, not wanted: whoever changes the model or refits it writes the new ones here and says so in the changelog.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import whipcount
from whipcount.cli import main
from whipcount.crisis import Crisis
from whipcount.crisis.forecasting import Known, Outside
from whipcount.files import load_yaml
from whipcount.forecast.past import miscount
from whipcount.forecast.priors import kept
from whipcount.forecast.record import Replayed, record, scores
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Option

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
SEED, VOTE = date(2022, 3, 30), date(2022, 4, 10)
OUTCOME = load_yaml(EXAMPLE / "outcome.yaml")


@cache
def crisis() -> Crisis:
    return whipcount.open(EXAMPLE)


@cache
def replayed() -> tuple[Replayed, ...]:
    return record()


def unseen(day: date) -> float | None:
    """The chance on a day by priors that do not know this crisis."""
    own = next(each for each in replayed() if each.name == "pakistan-2022")
    return next(each.chance for each in own.days if each.day == day)


def test_the_motion_of_30_march_is_likely_to_be_carried() -> None:
    made = crisis().forecast(SEED)

    assert (0.826, 0.831, 0.852) == pytest.approx((made.chance, made.lowest, made.highest), abs=0.002)


def test_the_sentence_and_the_picture_say_why_the_chance_may_lie_outside_the_range_beside_it() -> None:
    made = crisis().forecast(SEED)

    assert "83 %, counting in that the count itself may be wrong (83 % to 85 % if it is right)" in made.sentence
    assert "the count itself may be wrong; if it is right: 83 % to 85 %" in made.chart().sentence


def test_the_official_174_ayes_lie_in_every_interval_of_30_march() -> None:
    ayes = crisis().forecast(SEED).ayes

    assert ayes is not None
    assert (Range(174, 181), Range(167, 185), Range(146, 190)) == (ayes.half, ayes.most, ayes.nearly)
    assert "174" == OUTCOME["result"]["votes_for"]
    assert 174 in ayes.half


def test_as_if_unseen_30_march_gives_five_chances_in_six_and_8_march_next_to_none() -> None:
    assert "carries" == OUTCOME["result"]["outcome"]
    assert (0.005, 0.845) == pytest.approx((unseen(date(2022, 3, 8)), unseen(SEED)), abs=0.005)


def test_with_sides_moving_as_in_past_crises_8_march_is_open() -> None:
    own = next(each for each in replayed() if each.name == "pakistan-2022")
    first = next(day for day in own.days if day.day == date(2022, 3, 8))

    assert 0.37 == pytest.approx(first.told["sides moving as in past crises"].chance, abs=0.02)


def test_five_of_the_movers_who_stay_away_are_enough_for_it_to_fail() -> None:
    takes = crisis().forecast(SEED).reach

    assert takes is not None
    assert (True, Option.YES, 5, 5) == (takes.carried, takes.side, takes.staying, takes.crossing)


def test_the_party_that_had_just_changed_sides_is_among_those_that_move_it_most() -> None:
    pivots = {pivot.name: pivot for pivot in crisis().forecast(SEED).pivots}

    assert 0.4 == pytest.approx(pivots["MQM-P"].difference, abs=0.1)
    assert 0.05 > pivots["ANP"].difference


def test_a_presiding_member_of_the_movers_costs_them_a_vote() -> None:
    costs, spares = (crisis().forecast(SEED, Known(side)).chance or 0 for side in (Bench.OPPOSITION, Bench.GOVERNMENT))

    assert 0.0 < spares - costs < 0.05


def test_an_outside_forecast_is_taken_in_with_its_weight() -> None:
    made = crisis().forecast(SEED, Known(outside=Outside("a market", 0.6, 0.5)))

    assert made.pooled is not None
    assert made.chance is not None
    assert 0.6 < made.pooled.chance < made.chance


def test_once_the_result_is_reported_there_is_no_forecast() -> None:
    made = crisis().forecast(VOTE)

    assert made.chance is None
    assert ("a report already gives a result",) == made.missing


def test_the_law_bars_a_dissolution_while_the_motion_is_pending() -> None:
    barred = [ending for ending in crisis().forecast(SEED).endings if ending.barred]

    assert ["dissolution"] == [ending.name for ending in barred]
    assert "58(1)" in str(barred[0].barred)


def test_the_picture_says_every_number_and_draws_the_votes_needed() -> None:
    chart = crisis().forecast(SEED).chart()

    assert [] == [number for number in ("83 %", "167 to 185", "146 to 190", "172") if number not in chart.sentence]
    assert "172 needed" in chart.svg


def test_the_command_prints_the_same_as_python() -> None:
    made = CliRunner().invoke(main, ["forecast", "--as-of", "2022-03-30", "--json", str(EXAMPLE)])
    told = json.loads(made.stdout)

    assert 0 == made.exit_code
    assert crisis().forecast(SEED).chance == pytest.approx(told["chance"], rel=1e-5)
    assert 1.0 == pytest.approx(sum(told["ayes"]["chances"]), abs=1e-4)
    assert 1.0 == pytest.approx(sum(each["weight"] for each in told["explanations"]), abs=1e-4)


def test_the_record_is_that_of_the_data_file() -> None:
    own = {score.name: score for score in scores(replayed())}
    then = {score["name"]: score for score in kept()["record"]["reader"]}

    assert {name: then[name]["brier"] for name in own} == pytest.approx(
        {name: score.brier for name, score in own.items()}, abs=0.005
    )


def test_the_scores_stand_as_recorded() -> None:
    own = {score["name"]: score for score in kept()["record"]["reader"]}
    sides = {score["name"]: score for score in kept()["line_known"]}

    assert (56, 3) == (own["forecast"]["of"], own["forecast"]["crises"])
    assert (11, 14, 14) == (miscount().right, miscount().today, miscount().days)
    assert (0.482, 0.525, 0.457) == pytest.approx(
        [own[w]["brier"] for w in ("forecast", "the reported count decides", "the base rate of such motions")],
        abs=0.002,
    )
    assert 0.30 == pytest.approx(own["sides moving as in past crises"]["brier"], abs=0.005)
    assert [30, 43, 48] == sides["forecast"]["covered"]
    assert [5, 12, 16] == sides["every member independent"]["covered"]
    assert sides["forecast"]["crps"] < sides["every member independent"]["crps"]


def test_the_record_can_be_read_as_text_and_as_rows() -> None:
    text = CliRunner().invoke(main, ["record", "--table"]).stdout
    rows = CliRunner().invoke(main, ["record", "--csv"]).stdout.splitlines()

    assert "PAK 2022 (pakistan-2022): carried on 10 April 2022, 174 ayes" in text
    assert len(rows) == 1 + sum(len(each.days) for each in replayed())
