"""What was read laid beside gold: what is a pair, what is true, false, missed or neither, and how sure that is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import permutations
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.model import KINDS, Claim, Report
from whipcount.scoring import GoldClaim, GoldText, Score
from whipcount.scoring.agree import DIFFERING, differing
from whipcount.scoring.gold import gold_claim
from whipcount.scoring.intervals import at_most, exact_interval
from whipcount.scoring.matching import best_pairs
from whipcount.scoring.misses import in_words, misses
from whipcount.scoring.names import SameNames, plain
from whipcount.scoring.score import TextScore, compare
from whipcount.scoring.tally import Share, Tally

DAY = date(2031, 5, 4)
TEXT = """The Blue Party has 40 seats and Green has 31. Ann Ash said: "We have the numbers we need." The house rejected
the motion by 48 to 51. Blue left the government on Friday. Ben Birch resigned as prime minister."""
REPORT = Report("r" * 64, "town.txt", TEXT, DAY)
NAMES = SameNames([["Blue Party", "Blues"]])


def claim(kind: str, quote: str, **fields: Any) -> Claim:
    """A claim of the text above, its numbers given as whole numbers."""
    start = TEXT.index(quote)
    data = {"kind": kind, "start": start, "end": start + len(quote), **{k: _json(v) for k, v in fields.items()}}
    return gold_claim(data, REPORT).claim


def _json(value: Any) -> Any:
    return {"low": value, "high": value} if type(value) is int else value


def gold(*claims: Claim, optional: tuple[Claim, ...] = (), aliases: tuple[tuple[str, ...], ...] = ()) -> GoldText:
    firm = [GoldClaim(each) for each in claims]
    return GoldText(REPORT, (*firm, *(GoldClaim(each, optional=True) for each in optional)), aliases)


def compared(text: GoldText, *found: Claim) -> TextScore:
    return compare(text, found, None)


BLUE = claim("seats", "Blue Party has 40 seats", party="Blue Party", quantity=40)
GREEN = claim("seats", "Green has 31", party="Green", quantity=31)
VOTE = claim("vote", "rejected\nthe motion by 48 to 51", ayes=48, noes=51, outcome="lost")
SAID = claim("statement", "We have the numbers we need", speaker="Ann Ash")


def test_names_are_one_without_article_capitals_accents_possessive_and_a_final_party() -> None:
    found = {plain(name) for name in ("Blué Party", "the Blue Party", "BLUE party's", "Blue")}

    assert {"blue"} == found


def test_names_are_one_by_the_aliases_of_the_gold_and_a_title_does_not_make_another_person() -> None:
    found = (NAMES.same("the Blues", "Blue Party"), NAMES.same("Blues", "Green"), NAMES.same(None, None))
    people = (NAMES.same_person("Minister Ann Ash", "Ash"), NAMES.same_person("Ann Ash", "Ben Ash"))

    assert ((True, False, False), (True, False)) == (found, people)


def test_aliases_that_meet_in_one_name_are_all_one() -> None:
    names = SameNames([["Blue", "Azure"], ["Sky League", "Heaven"], ["Azure", "Sky League"]])

    assert names.same("Heaven", "Blue")


def test_a_claim_that_says_the_same_is_true_and_the_others_are_false_and_missed() -> None:
    wrong = claim("seats", "Green has 31", party="Green", quantity=13)
    found = compared(gold(BLUE, GREEN), BLUE, wrong).tallies["seats"]

    assert Tally(true=1, false=1, missed=1) == found


def test_the_same_claim_in_another_sentence_is_not_the_same() -> None:
    elsewhere = claim("seats", "Ben Birch resigned", party="Blue Party", quantity=40)
    found = compared(gold(BLUE), elsewhere).tallies["seats"]

    assert Tally(false=1, missed=1) == found


def test_a_claim_read_twice_is_true_once() -> None:
    again = claim("seats", "40 seats", party="Blues", quantity=40)
    text = gold(BLUE, aliases=(("Blue Party", "Blues"),))
    scored = compared(text, BLUE, again)
    listed = [miss.why for miss in misses(Score((scored,)))]

    assert (Tally(true=1, false=1), ["says once more what another claim says"]) == (scored.tallies["seats"], listed)


def test_debatable_gold_is_neither_missed_nor_makes_what_is_read_true_or_false() -> None:
    read, unread = compared(gold(optional=(BLUE,)), BLUE), compared(gold(optional=(BLUE,)))

    assert (Tally(), Tally()) == (read.tallies["seats"], unread.tallies["seats"])


def test_gold_that_counts_is_served_before_debatable_gold() -> None:
    found = compared(gold(BLUE, optional=(BLUE,)), BLUE).tallies["seats"]

    assert Tally(true=1) == found


def test_two_claims_may_tell_one_vote_together() -> None:
    numbers = claim("vote", "48 to 51", ayes=48, noes=51)
    outcome = claim("vote", "rejected\nthe motion", outcome="lost")
    scored = compared(gold(VOTE), numbers, outcome)
    found = [scored.tallies[name] for name in ("vote", "numbers", "vote_outcome")]

    assert [Tally(true=1), Tally(true=2), Tally(true=1)] == found


def test_one_claim_may_tell_two_of_the_gold() -> None:
    numbers = claim("vote", "48 to 51", ayes=48, noes=51)
    outcome = claim("vote", "rejected\nthe motion", outcome="lost")
    scored = compared(gold(numbers, outcome), VOTE)
    found = [scored.tallies[name] for name in ("vote", "numbers", "vote_outcome")]

    assert [Tally(true=1), Tally(true=2), Tally(true=1)] == found


def test_a_vote_the_wrong_way_round_is_false_in_each_number_and_right_in_its_outcome() -> None:
    turned = claim("vote", "rejected\nthe motion by 48 to 51", ayes=51, noes=48, outcome="lost")
    scored = compared(gold(VOTE), turned)
    found = [scored.tallies[name] for name in ("vote", "numbers", "vote_outcome")]

    assert [Tally(false=1, missed=1), Tally(false=2, missed=2), Tally(true=1)] == found


def test_an_outcome_that_the_gold_leaves_open_counts_neither_way() -> None:
    numbers = claim("vote", "48 to 51", ayes=48, noes=51)
    found = compared(gold(numbers), VOTE).tallies["vote_outcome"]

    assert Tally() == found


@pytest.mark.parametrize(
    ("read", "apart"),
    [
        ({"bench": "government"}, []),
        ({"bench": "opposition"}, ["bench"]),
        ({"option": "no"}, ["bench"]),
        ({"bench": "government", "option": "no"}, []),
    ],
)
def test_an_allegiance_is_one_where_what_both_say_agrees(read: dict[str, str], apart: list[str]) -> None:
    wanted = claim("allegiance", "Blue left", actor="Blue", bench="government")
    found = differing(claim("allegiance", "Blue left", actor="Blue", **read), wanted, NAMES)

    assert apart == found


@pytest.mark.parametrize(
    ("read", "apart"),
    [
        ({"from": "government", "to": "opposition"}, []),
        ({"from": "government"}, []),
        ({"from": "opposition"}, ["from"]),
        ({}, ["from"]),
        ({"from": "government", "quantity": 1}, []),
        ({"from": "government", "quantity": 4}, ["quantity"]),
    ],
)
def test_a_switch_is_one_by_actor_benches_and_how_many(read: dict[str, Any], apart: list[str]) -> None:
    wanted = claim("switch", "Blue left", actor="Blue", **{"from": "government"})
    found = differing(claim("switch", "Blue left", actor="Blue", **read), wanted, NAMES)

    assert apart == found


def test_parties_of_an_agreement_may_stand_in_any_order() -> None:
    wanted = claim("agreement", "Blue left", parties=["Blue Party", "Green"], state="announced")
    found = claim("agreement", "Blue left", parties=["the Green", "Blues"], state="announced")

    assert [] == differing(found, wanted, NAMES)


def test_a_statement_needs_more_than_half_of_its_words_and_the_speaker() -> None:
    half = claim("statement", "We have", speaker="Ann Ash")
    other = claim("statement", "We have the numbers we need", speaker="Ben Birch")
    found = (differing(half, SAID, NAMES), differing(other, SAID, NAMES))

    assert (["quote"], ["speaker"]) == found


def test_quoted_words_with_another_speaker_are_one_more_wrong_speaker() -> None:
    other = claim("statement", "We have the numbers we need", speaker="Ben Birch")
    scored = compared(gold(SAID, BLUE), other, BLUE)

    assert (Share(0, 1), Tally(false=1, missed=1)) == (scored.shares["speakers"], scored.tallies["statement"])


def test_modality_is_judged_on_pairs_and_dates_where_the_gold_has_one() -> None:
    wanted = claim("stage", "rejected\nthe motion", stage="voted", date="2031-05-02")
    read = claim("stage", "rejected\nthe motion", stage="voted", date="2031-05-04", modality="expected")
    scored = compared(gold(wanted, GREEN), read, GREEN)

    assert (Share(1, 2), Share(0, 1)) == (scored.shares["modality"], scored.shares["dates"])


def test_whatever_is_read_in_a_text_without_any_claim_is_false_off_topic() -> None:
    score = Score((compared(gold(), BLUE, GREEN), compared(gold()), compared(gold(BLUE), GREEN)))

    assert (Share(1, 2), 2) == (score.shares["off_topic"], score.false_off_topic)


def test_every_kind_of_claim_is_told_apart_by_more_than_its_name() -> None:
    by_number = {"house_size", "vacancy", "sitting_members", "threshold"}

    assert set(KINDS) == by_number | set(DIFFERING)


def test_a_miss_says_what_the_nearest_claim_has_instead() -> None:
    wrong = claim("seats", "Green has 31", party="Green", quantity=13)
    told = [(miss.what, miss.why) for miss in misses(Score((compared(gold(GREEN), wrong),)))]

    assert [("false", "gold: quantity 31"), ("missed", "read: quantity 13")] == told


def test_a_claim_in_words_leaves_out_what_is_open() -> None:
    assert "vote ayes=48 noes=51 outcome=lost" == in_words(VOTE)


@given(
    st.integers(0, 5).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)))))
)
def test_as_many_pairs_are_made_as_can_be(drawn: tuple[int, set[tuple[int, int]]]) -> None:
    size, edges = drawn
    worth = {edge: (hash(edge) % 7,) for edge in edges}
    pairs = best_pairs(range(size), range(5), lambda one, other: worth.get((one, other)))
    most = max(sum((one, other) in edges for one, other in enumerate(order[:size])) for order in permutations(range(5)))

    assert (most, len(pairs), len(pairs)) == (len(pairs), len({o for o, _ in pairs}), len({o for _, o in pairs}))


def test_the_worthiest_pair_is_made_first() -> None:
    worth = {(0, 0): (1,), (0, 1): (5,), (1, 0): (2,), (1, 1): (4,)}

    assert [(0, 1), (1, 0)] == best_pairs(range(2), range(2), lambda one, other: worth[one, other])


def slow_at_most(successes: int, trials: int, share: Fraction) -> Fraction:
    """The same chance, term by term, in whole numbers."""
    terms = (comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(successes + 1))
    return sum(terms, Fraction(0))


@given(st.integers(0, 30), st.integers(0, 30), st.fractions(0, 1, max_denominator=50))
def test_the_chance_of_so_many_agrees_with_the_slow_way(one: int, other: int, share: Fraction) -> None:
    successes, trials = sorted((one, other))

    assert pytest.approx(float(slow_at_most(successes, trials, share)), abs=1e-9) == at_most(
        successes, trials, float(share)
    )


@given(st.integers(0, 30), st.integers(1, 30))
def test_at_the_ends_of_the_interval_the_observed_is_as_rare_as_was_asked(one: int, other: int) -> None:
    successes, trials = sorted((one, other))
    low, high = map(Fraction, exact_interval(successes, trials))
    rare = Fraction(1, 40)
    above = 1 - slow_at_most(successes - 1, trials, low) if successes else rare
    below = slow_at_most(successes, trials, high) if successes < trials else rare

    assert (pytest.approx(0.025, abs=1e-9), pytest.approx(0.025, abs=1e-9)) == (float(above), float(below))


@pytest.mark.parametrize(
    ("successes", "trials", "interval"),
    [(0, 10, (0, 0.3085)), (10, 10, (0.6915, 1)), (18, 20, (0.6830, 0.9877)), (0, 0, (0, 1))],
)
def test_the_interval_is_that_of_the_printed_tables(successes: int, trials: int, interval: tuple[float, float]) -> None:
    assert interval == pytest.approx(exact_interval(successes, trials), abs=5e-5)


@pytest.mark.slow
def test_the_interval_of_many_trials_is_found_too() -> None:
    low, high = exact_interval(18_000, 20_000)

    assert (True, True) == (0.8957 < low < 0.8960, 0.9040 < high < 0.9043)


def test_more_successes_than_trials_are_no_share() -> None:
    with pytest.raises(ValueError, match="3 successes of 2 trials"):
        exact_interval(3, 2)
