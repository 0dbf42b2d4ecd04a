"""The parts of a forecast: who has which line, when there is none, what it takes, and how it is scored."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from whipcount.cli import main
from whipcount.forecast import About, Given, forecast, pooled
from whipcount.forecast.betas import shocks
from whipcount.forecast.blocs import blocs
from whipcount.forecast.endings import base_rate, endings
from whipcount.forecast.evidence import missing
from whipcount.forecast.fitting import least
from whipcount.forecast.forecast import law_of, manners_of
from whipcount.forecast.likelihood import Likelihood
from whipcount.forecast.movement import grown, movements
from whipcount.forecast.past import PastVote, miscount, rumours, table, votes
from whipcount.forecast.priors import Absence, Miscount, Priors, fitted, kept, without
from whipcount.forecast.reach import reach
from whipcount.forecast.saying import percent
from whipcount.forecast.scores import brier, by_crisis, crps, log_score, reliability, within
from whipcount.forecast.shares import share
from whipcount.forecast.sides import NODES, Bloc, Manner, loyal, present, side
from whipcount.forecast.spreads import interval
from whipcount.forecast.standing import Apart, Certain, Member, Party, Rumour, Standing, from_json, to_json
from whipcount.forecast.supposing import gathered, placements, suppose
from whipcount.forecast.votes import Law, Lines
from whipcount.forecast.votes import votes as count_votes
from whipcount.model.forecast import Reach
from whipcount.model.law import Clause, MajorityRule, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench, By, MotionKind, Option
from whipcount.rulebook import find, law, rule_for

ON = date(2022, 3, 30)
HARDLY_EVER_WRONG = Miscount(9_998, 9_998, 9, (0.1,), 9_998)


def rule(
    kind: str = "absolute", base: Base = Base.MEMBERS, by: By = By.MOVERS, *clauses: tuple[str, str]
) -> MotionRule:
    told = {topic: (Provision(Clause(topic, name, {}, "So it is."), "2", "a test"),) for topic, name in clauses}
    return MotionRule(MotionKind.NO_CONFIDENCE, Provision(MajorityRule(kind, base, by), "1", "a test"), clauses=told)


def standing(
    government: tuple[int, int] = (50, 50),
    opposition: tuple[int, int] = (48, 48),
    crossbench: tuple[int, int] = (0, 0),
    vacant: tuple[int, int] = (3, 3),
    **also: object,
) -> Standing:
    spans = {
        Bench.GOVERNMENT: government,
        Bench.OPPOSITION: opposition,
        Bench.CROSSBENCH: crossbench,
        Bench.VACANT: vacant,
    }
    parties = (Party("Green", 40, 0), Party("Blue", 0, 30), Party("White", 0, 18))
    made = Standing(
        101,
        {bench: Range(*span) for bench, span in spans.items()},
        parties,
        (),
        (),
        MotionKind.NO_CONFIDENCE,
        True,
        False,
    )
    return replace(made, **also)  # type: ignore[arg-type]


def lines(told: Standing, of: MotionRule | None = None, given: Given | None = None) -> tuple[Lines, ...]:
    return suppose(told, of or rule(), HARDLY_EVER_WRONG, given or Given())


def test_a_count_without_doubt_has_one_plausible_explanation() -> None:
    plausible = [case for case in lines(standing()) if case.kind == "plausible"]

    assert [(48, 50, 3)] == [(case.ayes, case.noes, case.vacant) for case in plausible]


def test_members_of_the_crossbench_may_vote_either_way_in_any_number() -> None:
    found = placements(standing(crossbench=(3, 3), vacant=(0, 0)))

    assert {(48, 53): 0.25, (49, 52): 0.25, (50, 51): 0.25, (51, 50): 0.25} == pytest.approx(found)


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 4))
def test_the_weights_of_all_explanations_sum_to_one(government: int, opposition: int, vacant: int) -> None:
    told = standing((46 - government, 46 + government), (46 - opposition, 46 + opposition), (0, 9), (0, vacant))

    found = suppose(told, rule(), fitted().miscount, Given())

    assert sum(case.weight for case in found) == pytest.approx(1)
    assert all(case.ayes + case.noes + case.vacant <= 101 for case in found)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 50))
def test_gathered_placements_keep_the_weight_and_the_middle(wide: int, tall: int, most: int) -> None:
    placed = {(100 + a, 200 + b): 1 / (wide * tall) for a in range(wide) for b in range(tall)}

    found = gathered(placed, most)

    assert len(found) <= max(most, 1)
    assert found.keys() <= placed.keys()
    assert sum(found.values()) == pytest.approx(1)
    for line in (0, 1):
        middles = [sum(key[line] * weight for key, weight in those.items()) for those in (placed, found)]
        assert middles[0] == pytest.approx(middles[1], abs=1)


def test_whoever_presides_without_a_vote_may_be_of_either_side() -> None:
    of = rule("absolute", Base.MEMBERS, By.MOVERS, ("presiding", "casting_vote_only"))
    plausible = [case for case in lines(standing(), of) if case.kind == "plausible"]

    assert {(Option.YES, 47, 50), (Option.NO, 48, 49)} == {(c.presiding, c.ayes, c.noes) for c in plausible}


def test_who_presides_may_be_told() -> None:
    of = rule("absolute", Base.MEMBERS, By.MOVERS, ("presiding", "casting_vote_only"))

    assert {Option.NO} == {case.presiding for case in lines(standing(), of, Given(Bench.GOVERNMENT))}


def test_pairs_take_one_member_from_each_side() -> None:
    assert (46, 48) == next((case.ayes, case.noes) for case in lines(standing(), given=Given(pairs=2)))


def test_a_party_that_abstains_is_on_neither_side() -> None:
    told = standing(parties=(Party("Green", 40, 0), Party("Blue", 0, 30), Party("White", 0, 18, Option.ABSTAIN)))

    assert (30, 50, 18) == next((case.ayes, case.noes, case.abstain) for case in lines(told))


def test_members_said_to_break_away_are_a_bloc_by_themselves() -> None:
    told = standing(rumours=(Rumour("Green", 8, Bench.OPPOSITION),))

    assert {Bloc(32), Bloc(8, rumoured=True), Bloc(10)} == set(blocs(told, Bench.GOVERNMENT, 50, 0))
    assert {Bloc(30), Bloc(18)} == set(blocs(told, Bench.OPPOSITION, 48, 0))


@pytest.mark.parametrize(
    ("told", "of", "words"),
    [
        (standing(voted=True), rule(), "already gives a result"),
        (standing(), None, "is not known"),
        (standing(seats=None), rule(), "number of seats"),
        (standing(benches={Bench.GOVERNMENT: Range(50, 50)}), rule(), "how many stand with the opposition"),
        (standing((30, 70), (28, 68), (0, 40)), rule(), "more than a tenth of the house"),
        (standing(vacant=(30, 30)), rule(), "some report is misread"),
        (standing((50, 50), (60, 60)), rule(), "do not add up"),
    ],
)
def test_without_enough_evidence_there_is_no_forecast_but_what_is_missing(
    told: Standing, of: MotionRule | None, words: str
) -> None:
    made = forecast(told, About(None, ON, of, None))

    assert made.chance is None
    assert words in made.sentence


def test_seats_that_cannot_decide_do_not_keep_a_forecast_back() -> None:
    told = standing((80, 84), (2, 6), (0, 11), (0, 6))

    assert () == missing(told, rule())


def test_a_large_majority_is_nearly_sure_and_none_is_nearly_hopeless() -> None:
    about = About(None, ON, rule(), None)
    priors = replace(fitted(), miscount=HARDLY_EVER_WRONG)
    many, few = (
        forecast(standing(g, o), about, priors, reasons=False).chance or 0.0
        for g, o in (((10, 10), (88, 88)), ((88, 88), (10, 10)))
    )

    assert many > 0.99
    assert few < 0.01


def test_the_bloc_that_decides_moves_the_chance_more_than_one_that_does_not() -> None:
    told = standing((46, 46), (52, 52), parties=(Party("Green", 40, 0), Party("Blue", 0, 30), Party("White", 0, 1)))
    made = forecast(told, About(None, ON, rule(), None))

    assert "Blue" == made.pivots[0].name
    assert made.pivots[0].difference > made.pivots[-1].difference


def test_a_members_chances_sum_to_one() -> None:
    told = standing(
        rumours=(Rumour("Green", 8, Bench.OPPOSITION),), members=(Member("Ann Ash", "White", None, Option.YES),)
    )
    made = forecast(told, About(None, ON, rule(), None), reasons=False)

    assert {"Green", "Blue", "White", "Ann Ash (White)"} == {stand.name for stand in made.stands}
    assert [1.0] * len(made.stands) == pytest.approx([s.yes + s.no + s.abstain + s.absent for s in made.stands])


def test_members_who_are_not_counted_across_the_line_do_not_help() -> None:
    of = rule()
    switching = Clause("switching", "seat_lost", {"votes": "not_counted"}, "Not counted.")
    not_counted = replace(of, clauses={"switching": (Provision(switching, "2", "a test"),)})

    assert law_of(of, 101).crossing is True
    assert law_of(not_counted, 101).crossing is False


@pytest.mark.parametrize(
    ("ayes", "noes", "expected"),
    [
        (55, 43, Reach(True, Option.YES, 5, 5)),
        (48, 50, Reach(False, Option.NO, None, 3)),
    ],
)
def test_it_takes_so_many_dissenters_of_all_members(ayes: int, noes: int, expected: Reach) -> None:
    case = Lines(1.0, (Bloc(ayes),), (Bloc(noes),))

    assert expected == reach(case, Law(rule(), 101, "lost"))


def test_it_takes_half_as_many_dissenters_where_votes_are_compared() -> None:
    case = Lines(1.0, (Bloc(55),), (Bloc(45),))

    assert Reach(True, Option.YES, 10, 5) == reach(case, Law(rule("simple", Base.PRESENT_AND_VOTING), 101, "lost"))


@given(st.integers(1, 200), st.floats(0.01, 0.9), st.floats(0.01, 0.9), st.floats(0, 1), st.integers(0, 1000))
def test_those_who_come_are_the_sum_over_a_table(seats: int, mean: float, clump: float, part: float, seed: int) -> None:
    absence, most = Absence(mean, clump).rate, round(seats * part)
    some = np.random.default_rng(seed).random((17, most + 1))
    dissent = some / some.sum(axis=1, keepdims=True)

    assert loyal(seats, dissent, absence) == pytest.approx(dissent @ present(seats, most, absence), abs=1e-12)


@given(st.integers(2, 60), st.integers(0, 60), st.booleans(), st.booleans())
def test_the_fit_and_the_forecast_speak_of_the_same_distribution(
    seats: int, cast: int, needed: bool, secret: bool
) -> None:
    priors = fitted()
    cast = min(cast, seats)
    vote = PastVote("x", "2000-01-01", "yes" if needed else "no", secret, seats, cast, None, None)
    mean = priors.dissent.secret if secret else priors.dissent.open
    absence = priors.needed if needed else priors.other
    manner = Manner(mean, -1, priors.dissent, absence, priors.rumour, priors.rumour_crossing)
    weights = shocks(NODES)[1]

    assert Likelihood(priors, 64).of(vote) == pytest.approx(
        float(weights @ side((Bloc(seats),), manner).loyal[:, cast])
    )


def test_the_search_finds_the_bottom_of_a_bowl() -> None:
    found = least(lambda place: float(((place - np.array([1.0, -2.0])) ** 2).sum()), np.zeros(2), 400)

    assert [1.0, -2.0] == pytest.approx(list(found), abs=1e-2)


def test_the_priors_were_fitted_to_the_votes_of_today() -> None:
    today, then = miscount(), fitted().miscount

    assert (len(votes()), today.right, today.days, today.today) == (fitted().votes, then.right, then.days, then.today)
    assert today.missed == pytest.approx(then.missed, rel=1e-4)


def test_a_day_stays_wrong_on_which_a_count_was_ever_wrong() -> None:
    ever = {(row["crisis"], row["replay"], row["day"]) for row in table("misses.csv")}
    days = {
        (row["crisis"], row["replay"], row["day"])
        for row in table("counts.csv")
        if (row["by"], row["forecast"]) == ("reader", "yes")
    }

    assert (len(days - ever), len(days)) == (miscount().right, miscount().days)
    assert miscount().right < miscount().today


def test_without_any_crisis_it_is_known_how_far_off_a_wrong_count_was() -> None:
    assert [] == [crisis for crisis in kept()["without"] if not without(crisis).miscount.missed]
    with pytest.raises(ValueError, match="one day at least"):
        Miscount(14, 14, 4, (), 14)


def test_a_crisis_is_left_out_of_its_own_priors() -> None:
    crises = {rumour.crisis for rumour in rumours()} & set(kept()["without"])

    assert crises
    assert [crisis for crisis in crises if without(crisis).rumour == fitted().rumour] == []
    assert Priors.from_json(kept()["without"]["PAK 2022"]).without == "PAK 2022"


def test_every_past_vote_has_a_source() -> None:
    rows = [row for name in ("sides.csv", "crises.csv", "rumours.csv", "motions.csv") for row in table(name)]

    assert [row for row in rows if not row["source"]] == []


def test_base_rates_come_with_their_counts() -> None:
    carried, of = base_rate(MotionKind.NO_CONFIDENCE)
    none = next(ending for ending in endings(rule()) if ending.name == "no vote at all")

    assert 0 < carried < of
    assert f"{none.share.cases} of {none.share.of}" in none.sentence


def test_the_exact_interval_of_nine_in_ten_is_that_of_the_tables() -> None:
    known = share(9, 10)

    assert (0.5550, 0.9975) == pytest.approx((known.low, known.high), abs=1e-4)


def test_an_outside_forecast_is_pooled_by_its_log_odds() -> None:
    assert 0.5 == pytest.approx(pooled(0.8, "a market", 0.2, 0.5).chance)
    assert 0.8 == pytest.approx(pooled(0.8, "a market", 0.2, 0.0).chance)


@pytest.mark.parametrize(("outside", "weight"), [(0.0, 0.5), (1.0, 0.5), (0.5, 1.5)])
def test_a_sure_outsider_and_an_odd_weight_are_refused(outside: float, weight: float) -> None:
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        pooled(0.5, "a market", outside, weight)


def test_the_central_interval_leaves_as_much_on_either_side() -> None:
    even = np.full(100, 0.01)

    assert Range(10, 89) == interval(even, 0.8)


def test_scores_are_those_of_the_books() -> None:
    coin = np.array([0.5, 0.5])

    assert 0.09 == pytest.approx(brier(0.7, True))
    assert log_score(0.0, True) == pytest.approx(log_score(0.01, True))
    assert 0.25 == pytest.approx(crps(coin, 1))
    assert 3.0 == crps(np.eye(8)[7], 4)
    assert (True, True, True) == within(coin, 0)


def test_a_long_crisis_weighs_no_more_than_a_short_one() -> None:
    assert 0.5 == by_crisis([("long", 1.0)] * 9 + [("short", 0.0)])


def test_reliability_counts_what_came_true() -> None:
    bins = reliability([(0.72, True), (0.78, False), (0.05, False)])

    assert [(1, 0), (2, 1)] == [(each.forecasts, each.true) for each in bins]


def test_sides_that_move_are_told_apart_from_the_chance() -> None:
    made = forecast(standing(), About(None, ON, rule(), None), reasons=False)

    assert made.moved is not None
    assert made.moved.lowest <= made.moved.chance <= made.moved.highest
    assert made.moved.crises == len(movements(None))
    assert "past crises, it would be" in made.sentence


def test_a_side_grows_by_what_the_other_loses() -> None:
    told = grown(standing(), 0.05)

    assert (Range(45, 45), Range(53, 53)) == (told.benches[Bench.GOVERNMENT], told.benches[Bench.OPPOSITION])


def test_a_movement_is_that_over_a_time_nearest_to_the_days_until_the_vote() -> None:
    longest, two = ({each.crisis: each.days for each in movements(days)} for days in (None, 2))

    assert longest.keys() == two.keys()
    assert [crisis for crisis in longest if longest[crisis] < two[crisis]] == []
    assert "PAK 2022" not in {each.crisis for each in movements(None, "PAK 2022")}


def test_a_standing_is_kept_as_json_without_loss() -> None:
    told = standing(
        rumours=(Rumour("Green", 8, Bench.OPPOSITION),),
        members=(Member("Ann Ash", "White", Bench.GOVERNMENT, Option.YES),),
        parties=(Party("Green", 40, 0, Option.ABSTAIN),),
        vote_on=ON,
        apart=(Apart("Blue", 3, None), Apart("White", 2, Option.ABSTAIN)),
    )

    assert told == from_json(to_json(told))


def test_a_majority_without_members_of_unknown_number_is_no_forecast() -> None:
    of = MotionRule(
        MotionKind.NO_CONFIDENCE,
        Provision(
            MajorityRule("at_least", Base.MEMBERS, By.MOVERS, Fraction(1, 2), without="ministers"), "1", "a test"
        ),
    )

    assert ("how many ministers there are, who are not reckoned in the base",) == missing(standing(), of)


def with_quorum(of: MotionRule, **parts: object) -> MotionRule:
    clause = Clause("quorum", "members_present", parts, "So many must be there.")
    return replace(of, clauses={"quorum": (Provision(clause, "5", "a test"),)})


def told(of: MotionRule) -> str:
    return " ".join(forecast(standing(), About(None, ON, of, None), reasons=False).notes)


@pytest.mark.parametrize("chamber", ["de-bundestag", "es-congreso", "il-knesset", "hu-orszaggyules"])
def test_a_constructive_motion_is_told_to_need_more_than_a_majority(chamber: str) -> None:
    of = rule_for(law(find(chamber), ON), MotionKind.CONSTRUCTIVE)
    assert of is not None

    assert 1 == told(of).count("The chance is of the majority alone: it takes for granted")


def test_a_plain_motion_needs_no_successor() -> None:
    assert "agree on" not in told(rule("absolute", Base.MEMBERS, By.MOVERS, ("form", "ordinary")))
    assert "agree on" in told(rule("absolute", Base.MEMBERS, By.MOVERS, ("form", "names_successor_before_end")))


def test_a_quorum_that_may_be_missed_is_told_with_its_chance() -> None:
    of = rule("simple", Base.PRESENT_AND_VOTING)
    some, all_of_them = (with_quorum(of, minimum=Minimum(number=number)) for number in (51, 98))

    assert "A quorum of 51 is needed (Article 5). That fewer are there has a chance of under 1 %" in told(some)
    assert re.search(
        r"A quorum of 98 is needed \(Article 5\). That fewer are there has a chance of \d\d %", told(all_of_them)
    )


def test_a_quorum_is_not_told_where_the_ayes_that_carry_are_one() -> None:
    assert "quorum" not in told(with_quorum(rule(), minimum=Minimum(number=51)))
    assert "A quorum of 52 " in told(with_quorum(rule(), minimum=Minimum(number=52)))


def test_blank_ballots_have_the_chance_of_a_majority_of_those_present() -> None:
    of = rule("absolute", Base.VOTES_CAST)
    blank = forecast(standing(), About(None, ON, rule("absolute", Base.PRESENT), None), reasons=False).chance or 0

    assert f"handed in one that counts, the chance would be {percent(blank)}" in told(of)


def test_later_votes_are_told_each_by_itself() -> None:
    later = tuple(rule(*of).majority for of in (("absolute",), ("simple", Base.PRESENT_AND_VOTING)))
    second = forecast(standing(), About(None, ON, rule("simple", Base.PRESENT_AND_VOTING), None), reasons=False).chance

    notes = told(replace(rule(), later=later))

    assert "of the first vote alone" in notes
    assert "Vote 2 asks for the same" in notes
    assert (
        f"Vote 3, if it were put to the house as it stands, would be carried with a chance of {percent(second or 0)}"
        in notes
    )


def test_groups_whose_vote_is_not_told_are_told_with_what_their_absence_would_do() -> None:
    groups = (Apart("Green", 9, None), Apart("White", 2, None), Apart("Blue", 30, None))
    about = About(None, ON, rule("simple", Base.PRESENT_AND_VOTING), None)
    silent = next(note for note in forecast(standing(apart=groups), about, reasons=False).notes if "Green" in note)
    away = standing(parties=(Party("Green", 31, 0), Party("Blue", 0, 30), Party("White", 0, 18)))
    chance = forecast(
        replace(away, certain=(Certain(Bench.GOVERNMENT, Option.ABSENT, 9),)), about, reasons=False
    ).chance

    assert "9 of Green. They are taken to keep their line" in silent
    assert f"if they all stayed away, the chance would be {percent(chance or 0)}." in silent


def test_a_whole_party_and_those_said_to_break_away_are_no_silent_group() -> None:
    groups = (Apart("Green", 8, None), Apart("Blue", 30, None))
    told = standing(apart=groups, rumours=(Rumour("Green", 8, Bench.OPPOSITION),))

    notes = forecast(told, About(None, ON, rule(), None), reasons=False).notes

    assert [] == [note for note in notes if "if they all" in note]


def test_forecasts_can_be_switched_off_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHIPCOUNT_FORECAST", "off")
    for command in (["forecast", "examples/pakistan-2022"], ["record"]):
        found = CliRunner().invoke(main, command)

        assert 1 == found.exit_code
        assert "switched off" in found.stderr


def test_a_weight_without_an_outside_forecast_is_refused() -> None:
    found = CliRunner().invoke(main, ["forecast", "--outside", "0.6", "examples/pakistan-2022"])

    assert 2 == found.exit_code
    assert "go together" in found.stderr


@given(st.integers(5, 40), st.integers(5, 40), st.sampled_from([Base.MEMBERS, Base.PRESENT, Base.PRESENT_AND_VOTING]))
def test_a_member_who_comes_over_never_hurts_the_motion(ayes: int, noes: int, base: Base) -> None:
    of = rule("simple" if base is Base.PRESENT_AND_VOTING else "absolute", base)
    before, after = (
        Lines(1.0, (Bloc(with_it),), (Bloc(against),)) for with_it, against in ((ayes, noes), (ayes + 1, noes - 1))
    )
    both = count_votes([before, after], manners_of(of, fitted()), Law(of, ayes + noes, "lost")).chances

    assert both[0] <= both[1] + 1e-9
