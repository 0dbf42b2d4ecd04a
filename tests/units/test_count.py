"""The count on the seed case and on small crises of one or two reports."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, VACANT, Told

import whipcount
from whipcount.count import count, why
from whipcount.model.claims import Allegiance, SittingMembers, Switch, Total
from whipcount.model.count import Count, Finding
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import AgreementState, Base, By, Modality, MotionKind, Option, Outcome, Stage
from whipcount.rulebook import find, law

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
CHAMBER = find("pk-na")
ALLIES = {"MQM-P": 7, "BAP": 5, "PML-Q": 5, "GDA": 3, "AML": 1, "JWP": 1, "independents": 2}


def counted(*told: Told, on: date = DAY, known: bool = True, **given: Any) -> Count:
    """The count of these reports, by the law of the house of 342 or, when it is not known, without any."""
    chamber = CHAMBER if known else None
    return count(
        [claim for each in told for claim in each.claims],
        reports=[each.report for each in told],
        witnesses=given.get("witnesses", {}),
        chamber=chamber,
        law=law(chamber, on) if chamber else None,
        as_of=on,
    )


def seed() -> Told:
    """One newspaper article of 30 March 2022, claim by claim."""
    told = Told("Republic")
    told.house(342)
    told.stage(Stage.FILED, date(2022, 3, 8), motion=MotionKind.NO_CONFIDENCE)
    told.seats("PTI", 155)
    told.stands("PTI", GOVERNMENT)
    for party, number in ALLIES.items():
        told.seats(party, number)
        told.stands(party, GOVERNMENT)
    told.switches("MQM-P")
    told.agreement("MQM-P", "PPP", state=AgreementState.ANNOUNCED)
    told.agreement("MQM-P", "PPP", state=AgreementState.TO_BE_RATIFIED, by=("Rabta Committee", "CEC"))
    told.stage(Stage.SCHEDULED, date(2022, 3, 31), motion=MotionKind.NO_CONFIDENCE)
    told.total(OPPOSITION, 177)
    told.total(GOVERNMENT, 164)
    told.needs(172)
    return told


@pytest.fixture(scope="module")
def of_seed() -> Count:
    return counted(seed())


def found(count: Count, code: str) -> list[Finding]:
    return [each for each in count.findings if each.code == code]


def party(count: Count, name: str) -> dict[str, Range]:
    benches = next(each for each in count.parties if each.party == name).benches
    return {bench.value: band.plausible for bench, band in benches.items()}


def test_the_benches_of_the_seed_case_are_164_and_177_and_one_seat_is_open(of_seed: Count) -> None:
    expected = {GOVERNMENT: (164, 164), OPPOSITION: (177, 177), CROSSBENCH: (0, 1), VACANT: (0, 1)}

    assert expected == {bench: (band.plausible.low, band.plausible.high) for bench, band in of_seed.benches.items()}


def test_no_party_of_the_seed_case_is_named_as_the_one_that_lost_the_eight(of_seed: Count) -> None:
    stayed = {each.party: each.benches[GOVERNMENT].plausible for each in of_seed.parties}

    assert stayed == {
        "PTI": Range(147, 155),
        "MQM-P": Range(0, 0),
        "BAP": Range(0, 5),
        "PML-Q": Range(0, 5),
        "GDA": Range(0, 3),
        "AML": Range(0, 1),
        "JWP": Range(0, 1),
        "independents": Range(0, 2),
    }


def test_a_party_that_went_over_is_on_the_other_bench_with_all_its_seats(of_seed: Count) -> None:
    assert Range(7, 7) == party(of_seed, "MQM-P")["opposition"]


def test_the_sum_of_the_parties_is_said_with_what_left_and_what_is_missing(of_seed: Count) -> None:
    (gap,) = found(of_seed, "sum")
    sentence = (
        "PTI 155, MQM-P 7, BAP 5, PML-Q 5, GDA 3, AML 1, JWP 1 and independents 2 make 179; less MQM-P's 7 is 172, "
        "not the 164 reported for the government (Republic, 30 March 2022): 8 more seats have left and no report "
        "says whose."
    )

    assert (sentence, "172", "164", False) == (gap.sentence, gap.expected, gap.found, gap.contradicts)


def test_the_benches_that_make_341_leave_one_seat_of_342(of_seed: Count) -> None:
    (short,) = found(of_seed, "house")

    assert short.sentence == (
        "164 for the government and 177 for the opposition make 341: 1 of the 342 seats is vacant or unaccounted for."
    )


def test_the_opposition_has_five_more_than_its_movers_need(of_seed: Count) -> None:
    (over,) = found(of_seed, "surplus")

    assert (
        over.sentence == "The opposition's 177 (Republic, 30 March 2022) is 5 more than the 172 that the movers need."
    )


def test_nothing_in_the_seed_case_contradicts(of_seed: Count) -> None:
    assert [] == [each for each in of_seed.findings if each.contradicts]


def test_the_verdict_names_base_article_burden_margin_and_the_open_ratification(of_seed: Count) -> None:
    verdict = of_seed.verdict

    assert (Outcome.CARRIES, "certain", Range(5, 5)) == (verdict.outcome, verdict.certainty, verdict.margin)
    assert verdict.sentence == (
        "The motion carries if every member votes with the bench they stand on: the opposition has 177 and the "
        "government has 164, where the movers need 172 of 342 members under Article 95(4), a margin of +5; every "
        "possible account of the reports agrees; the agreement of MQM-P and PPP is still to be ratified "
        "by Rabta Committee and CEC."
    )


def test_864_accounts_fit_the_seed_case_as_enumeration_by_hand_shows(of_seed: Count) -> None:
    sizes = [155, 5, 5, 3, 1, 1, 2]
    accounts = sum(sum(left) == 8 for left in product(*(range(min(size, 8) + 1) for size in sizes)))

    assert of_seed.next_question is not None
    assert accounts == of_seed.next_question.explanations == 864


def test_the_next_question_is_about_the_party_whose_answer_tells_most(of_seed: Count) -> None:
    assert of_seed.next_question is not None
    assert of_seed.next_question.sentence == (
        "How many of the 155 seats of PTI are still with the government? 864 ways fit; the answer would bring 2.6 bits."
    )


def test_a_copy_does_not_weigh_and_is_named() -> None:
    first, copy, other = Told("A"), Told("B"), Told("C")
    first.total(OPPOSITION, 177)
    copy.total(OPPOSITION, 177)
    other.total(OPPOSITION, 175)

    both = counted(first, copy, other, witnesses={copy.report.id: first.report.id})

    assert both.opposition.plausible == Range(175, 177)
    assert [each.sentence for each in found(both, "copy")] == [
        "A (30 March 2022) and B (30 March 2022) print the same text: one witness, not two."
    ]


def test_a_move_of_somebody_of_no_known_party_is_in_no_number_and_that_is_said() -> None:
    told = Told("A")
    told.total(GOVERNMENT, 172)
    told.seats("PTI", 155)
    told.switches("PTI", actor="Ann Ash")
    told.add(Switch, actor="Ben Birch", as_printed="Ben Birch", party=None, origin=GOVERNMENT, target=None)

    (unplaced,) = found(counted(told), "unplaced")

    assert unplaced.sentence == (
        "Ben Birch is said to have changed sides (A, 30 March 2022); no report says of which party, so the move is in "
        "no number."
    )


def test_the_copies_of_one_text_stand_in_one_list() -> None:
    told = [Told(publisher) for publisher in "ABCDE"]
    for each in told:
        each.total(OPPOSITION, 177)
    first, *copies, own = (each.report.id for each in told)

    of_all = counted(*told, witnesses=dict.fromkeys(copies, first) | {own: own})

    (one,) = found(of_all, "copy")

    assert len(one.claims) == 3
    assert one.sentence == (
        "A (30 March 2022), B (30 March 2022), C (30 March 2022) and D (30 March 2022) print the same text: "
        "one witness, not 4."
    )


def test_what_a_copy_says_otherwise_weighs_because_outlets_update_their_reports() -> None:
    first, update = Told("A", date(2022, 3, 29)), Told("A")
    first.total(OPPOSITION, 169)
    update.total(OPPOSITION, 177)

    both = counted(first, update, witnesses={update.report.id: first.report.id})

    assert both.opposition.plausible == Range(177, 177)


def test_two_witnesses_outweigh_one() -> None:
    first, second, other = Told("A"), Told("B"), Told("C")
    first.total(OPPOSITION, 177)
    second.total(OPPOSITION, 177)
    other.total(OPPOSITION, 175)

    assert counted(first, second, other).opposition.plausible == Range(177, 177)


def test_two_numbers_for_one_bench_contradict_and_the_sentence_names_both_sources() -> None:
    one, other = Told("A"), Told("B")
    claims = one.total(OPPOSITION, 177), other.total(OPPOSITION, 175)

    (contradiction,) = found(counted(one, other), "contradiction")

    assert contradiction.sentence == (
        "The opposition has 175 (B, 30 March 2022) and 177 (A, 30 March 2022) on 30 March 2022: "
        "they differ by 2 and cannot both hold."
    )
    assert contradiction.contradicts
    assert set(contradiction.claims) == {claim.id for claim in claims}


def test_of_two_numbers_that_are_as_plausible_none_is_preferred() -> None:
    one, other = Told("A"), Told("B")
    one.stage(Stage.FILED, date(2022, 3, 8), motion=MotionKind.NO_CONFIDENCE)
    one.total(OPPOSITION, 177)
    one.total(GOVERNMENT, 164)
    other.total(OPPOSITION, 175)
    count = counted(one, other)

    assert Range(175, 177) == count.benches[OPPOSITION].plausible
    assert ["175", "177"] == sorted(each.found for each in found(count, "surplus"))
    assert ["339", "341"] == sorted(each.found for each in found(count, "house"))


def test_parties_that_make_more_than_their_bench_are_added_up() -> None:
    told = Told("A")
    for name, number in {"PTI": 155, "BAP": 5, "PML-Q": 5}.items():
        told.seats(name, number)
        told.switches(name, GOVERNMENT, origin=None)
    told.total(GOVERNMENT, 164)

    (contradiction,) = found(counted(told), "contradiction")

    assert "make 165" in contradiction.sentence
    assert "that is 1 more than the 164 for the government (A, 30 March 2022)" in contradiction.sentence


def test_benches_that_make_more_than_the_house_contradict() -> None:
    told = Told("A")
    told.total(GOVERNMENT, 178)
    told.total(OPPOSITION, 177)

    (over,) = found(counted(told), "house")

    assert over.contradicts
    assert over.sentence == (
        "178 for the government (A, 30 March 2022) and 177 for the opposition (A, 30 March 2022) make 355 on "
        "30 March 2022; that is 13 more than the 342 seats of the house."
    )


def test_more_members_than_the_house_has_seats_are_a_finding_and_say_nothing_of_vacant_seats() -> None:
    told, other = Told("A"), Told("B")
    told.total(GOVERNMENT, 164)
    other.total(OPPOSITION, 177)
    other.vacant(1)
    other.add(SittingMembers, quantity=Quantity.exactly(347))
    count = counted(told, other)

    (more,) = found(count, "house_size")

    assert more.contradicts
    assert more.sentence.startswith("347 members (B, 30 March 2022) are more than the 342 seats that the law (")
    assert count.benches[VACANT].plausible == Range(1, 1)


def test_members_of_a_day_with_more_seats_than_today_are_a_finding_and_the_house_is_counted() -> None:
    """In 2024 the assembly had 336 seats; in 2022 it had 342, of which 341 were filled."""
    told, other = Told("A"), Told("B")
    told.total(GOVERNMENT, 164)
    told.add(SittingMembers, quantity=Quantity.exactly(341))
    other.total(OPPOSITION, 177)
    other.vacant(1)
    count = counted(told, other, on=date(2024, 3, 1))

    (more,) = found(count, "house_size")

    assert (336, True) == (count.seats, more.sentence.startswith("341 members (A, 30 March 2022) are more than"))


@pytest.mark.slow
def test_a_day_on_which_the_law_gives_the_house_fewer_seats_than_reports_did_is_counted() -> None:
    """All reports of 2022, two years later."""
    count = whipcount.open(EXAMPLE).count("2024-03-01")

    assert count.seats == 336
    assert any("341 members" in each.sentence for each in found(count, "house_size"))


def test_sides_and_vacant_seats_that_make_more_than_the_house_are_added_up_in_the_sentence() -> None:
    told, other = Told("A"), Told("B")
    told.total(GOVERNMENT, 171)
    told.total(OPPOSITION, 171)
    other.vacant(1)

    (over,) = found(counted(told, other), "house")

    assert over.sentence == (
        "171 for the government (A, 30 March 2022), 171 for the opposition (A, 30 March 2022) and 1 vacant "
        "(B, 30 March 2022) make 343 on 30 March 2022; that is 1 more than the 342 seats of the house."
    )


def test_a_number_of_more_seats_than_the_house_has_contradicts_the_house_alone() -> None:
    told = Told("A")
    told.total(OPPOSITION, 1177)

    (alone,) = found(counted(told), "contradiction")

    assert alone.contradicts
    assert alone.sentence == (
        "The opposition has 1177 (A, 30 March 2022) on 30 March 2022: that is more than the 342 seats of the house."
    )


def days() -> tuple[Told, Told, Told, Told]:
    """A government that loses a party on 27 March and a second on 30 March, and an old number on 9 April."""
    first, second, third = Told("A", date(2022, 3, 20)), Told("B", date(2022, 3, 27)), Told("C")
    late = Told("D", date(2022, 4, 9))
    first.house(342)
    first.total(GOVERNMENT, 179)
    first.total(OPPOSITION, 162)
    for name, number in {"JWP": 1, "MQM-P": 14}.items():
        first.seats(name, number)
        first.stands(name, GOVERNMENT)
    second.switches("JWP")
    second.total(GOVERNMENT, 178)
    third.switches("MQM-P")
    third.total(GOVERNMENT, 164)
    third.total(OPPOSITION, 177)
    return first, second, third, late


def test_what_a_number_set_aside_leaves_of_its_bench_is_what_is_said_of_its_parties() -> None:
    one, other = Told("A"), Told("B")
    one.house(100)
    one.seats("Blue", 40)
    one.stands("Blue", GOVERNMENT)
    one.total(GOVERNMENT, 60)
    other.total(OPPOSITION, 57)

    government = counted(one, other, known=False).government

    assert (Range(40, 60), Range(40, 100)) == (government.plausible, government.possible)


def test_a_lower_bound_does_not_stop_the_drift_since_the_last_total() -> None:
    one, other = Told("A"), Told("B", DAY + timedelta(days=20))
    one.house(100)
    one.total(GOVERNMENT, 60)
    one.total(OPPOSITION, 40)
    other.add(Total, bench=OPPOSITION, as_printed="opposition", quantity=Quantity(45, None))

    opposition = counted(one, other, known=False, on=DAY + timedelta(days=20)).opposition

    assert Range(45, 48) == opposition.plausible


def test_what_is_stated_is_not_given_up_for_what_a_side_claims() -> None:
    one, other = Told("A"), Told("B")
    one.house(100)
    one.total(GOVERNMENT, 60)
    other.total(OPPOSITION, 57, modality=Modality.CLAIMED)

    benches = counted(one, other, known=False).benches

    assert (Range(60, 60), Range(0, 40)) == (benches[GOVERNMENT].plausible, benches[OPPOSITION].plausible)
    assert 57 in benches[OPPOSITION].possible


def test_a_party_that_votes_with_a_side_and_has_left_it_keeps_its_seats_and_the_reports_contradict() -> None:
    one, other = Told("A"), Told("B")
    one.house(100)
    one.seats("Blue", 32)
    one.add(Allegiance, actor="Blue", as_printed="Blue", party="Blue", option=Option.NO)
    other.switches("Blue")

    now = counted(one, other, known=False)

    assert Range(32, 32) == now.parties[0].seats.plausible
    assert ["contradiction"] == [each.code for each in now.findings if each.contradicts]


def test_an_older_count_that_newer_ones_contradict_is_stale_and_no_contradiction() -> None:
    *before, late = days()
    late.total(GOVERNMENT, 178)
    new = Told("E", date(2022, 4, 9))
    new.total(OPPOSITION, 177)

    both = counted(*before, late, new, on=date(2022, 4, 9))

    assert both.government.plausible == Range(164, 164)
    assert [each.sentence for each in found(both, "stale")] == [
        "178 for the government (D, 9 April 2022) repeats an older count: it fits 27 March 2022."
    ]
    assert found(both, "contradiction") == []
    assert list(both.read_as_of.values()) == [date(2022, 3, 27)]


def test_an_older_count_is_seen_even_when_nobody_prints_another_on_that_day() -> None:
    *before, late = days()
    late.total(GOVERNMENT, 178)

    alone = counted(*before, late, on=date(2022, 4, 9))

    assert alone.opposition.plausible.low > 170
    assert [each.code for each in alone.findings if each.code == "stale"] == ["stale"]


def test_only_what_was_published_by_the_day_is_counted() -> None:
    first, second, third, _ = days()

    early = counted(first, second, third, on=date(2022, 3, 27))

    assert (early.government.plausible, len(early.reports)) == (Range(178, 178), 2)


def test_a_denied_claim_is_kept_and_says_nothing() -> None:
    told = Told()
    denied = told.total(OPPOSITION, 300, modality=Modality.DENIED)

    alone = counted(told)

    assert alone.claims == (denied,)
    assert OPPOSITION not in alone.benches


def test_members_present_are_only_the_least_a_bench_has() -> None:
    told = Told()
    told.total(OPPOSITION, 159, base=Base.PRESENT)

    assert counted(told).opposition.plausible == Range(159, 342)


def test_the_seats_that_both_sides_leave_may_all_be_vacant_or_all_be_between_the_sides() -> None:
    told = Told()
    told.house(500)
    told.total(GOVERNMENT, 253)
    told.total(OPPOSITION, 224)

    benches = counted(told, known=False).benches

    assert {CROSSBENCH: Range(0, 23), VACANT: Range(0, 23)} == {
        bench: benches[bench].plausible for bench in (CROSSBENCH, VACANT)
    }


def test_a_vote_announced_places_a_party_on_a_bench_by_the_kind_of_motion() -> None:
    told = Told()
    told.stage(Stage.FILED, motion=MotionKind.CONFIDENCE)
    told.seats("BAP", 5)
    told.add(Allegiance, actor="BAP", as_printed="BAP", party="BAP", option=Option.YES)

    assert Range(5, 5) == party(counted(told), "BAP")["government"]


def test_named_members_who_leave_one_by_one_add_up() -> None:
    told = Told()
    told.seats("PML-Q", 5)
    told.stands("PML-Q", GOVERNMENT)
    told.total(GOVERNMENT, 179)
    for member in ("Cheema", "Hussain"):
        told.switches("PML-Q", actor=member)

    assert party(counted(told), "PML-Q") == {
        "government": Range(3, 3),
        "opposition": Range(2, 2),
        "crossbench": Range(0, 0),
    }


def rumoured(*, told: int, numbered: int | None = None, counted_on: int, times: int = 1) -> Range:
    """The government's range, days in March: 179 on the 20th, 22 of PTI about to rebel, 172 (if numbered) later."""
    first = Told("A", date(2022, 3, 20))
    first.seats("PTI", 155)
    first.stands("PTI", GOVERNMENT)
    first.total(GOVERNMENT, 179)
    rumours = [Told(f"B{number}", date(2022, 3, told + 3 * number)) for number in range(times)]
    for rumour in rumours:
        rumour.group("PTI", 22, option=Option.YES)
    newer = Told("C", date(2022, 3, numbered or 20))
    if numbered:
        newer.total(GOVERNMENT, 172)
    return counted(first, *rumours, newer, on=date(2022, 3, counted_on)).government.plausible


def test_a_rumour_newer_than_the_newest_number_is_news_until_a_number_answers_it() -> None:
    assert rumoured(told=22, counted_on=22).low == 179 - 22 - 1
    assert rumoured(told=22, counted_on=24).low == 179 - 22 - 2
    assert rumoured(told=22, numbered=25, counted_on=25) == Range(172, 172)


@pytest.mark.parametrize("told", [22, 25])
def test_a_rumour_told_before_a_number_or_on_its_day_is_no_news_afterwards(told: int) -> None:
    assert rumoured(told=told, numbered=25, counted_on=26) == Range(172, 172)
    assert rumoured(told=told, numbered=25, counted_on=29) == Range(170, 174)


def test_a_rumour_told_again_after_the_number_is_news_again() -> None:
    assert rumoured(told=23, numbered=25, counted_on=26, times=2).low == 172 - 22


def test_a_number_of_those_present_answers_no_rumour() -> None:
    first, second = Told("A", date(2022, 3, 29)), Told("B")
    first.total(GOVERNMENT, 179)
    first.seats("PTI", 155)
    first.stands("PTI", GOVERNMENT)
    second.group("PTI", 22, option=Option.YES)
    second.total(GOVERNMENT, 120, base=Base.PRESENT)

    assert counted(first, second).government.plausible.low == 179 - 22


def test_an_answered_rumour_may_still_have_come_true_unseen() -> None:
    first = Told("A")
    first.total(GOVERNMENT, 179)
    first.seats("PTI", 155)
    first.stands("PTI", GOVERNMENT)
    first.group("PTI", 22, option=Option.YES)

    assert counted(first, on=date(2022, 3, 31)).government.possible.low == 179 - 22 - 3


def test_a_rumour_opens_a_way_but_clears_nobody_else() -> None:
    first, second = Told("A", date(2022, 3, 29)), Told("B")
    for name, number in {"PTI": 155, "BAP": 5}.items():
        first.seats(name, number)
        first.stands(name, GOVERNMENT)
    first.seats("PML-N", 182)
    first.stands("PML-N", OPPOSITION)
    first.total(GOVERNMENT, 160)
    second.group("PTI", 22, option=Option.YES)
    second.total(GOVERNMENT, 159)
    second.total(OPPOSITION, 183)

    both = counted(first, second)

    assert (Range(4, 5), Range(154, 155)) == (party(both, "BAP")["government"], party(both, "PTI")["government"])


def test_independents_on_both_benches_are_different_members() -> None:
    told, other = Told("A"), Told("B")
    told.seats("independents", 2, bench=GOVERNMENT)
    other.seats("independents", 2, bench=OPPOSITION)

    both = party(counted(told, other), "independents")

    assert (2, 2) == (both["government"].low, both["opposition"].low)


@pytest.mark.parametrize(
    ("votes", "base", "by", "codes"),
    [
        (172, None, None, []),
        (172, Base.MEMBERS, By.MOVERS, []),
        (171, None, None, ["threshold"]),
        (172, Base.PRESENT, None, ["threshold"]),
        (172, None, By.GOVERNMENT, ["burden"]),
        (68, None, None, []),
        (69, None, None, []),
    ],
)
def test_a_threshold_is_held_against_the_law(votes: int, base: Base | None, by: By | None, codes: list[str]) -> None:
    told = Told()
    told.needs(votes, base=base, by=by)

    assert codes == [each.code for each in counted(told).findings]


def test_a_burden_on_the_wrong_side_is_said_with_the_article() -> None:
    told = Told("A")
    told.needs(172, by=By.GOVERNMENT)

    (wrong,) = found(counted(told), "burden")

    assert wrong.sentence == (
        "A, 30 March 2022, says that the government must find 172 votes; "
        "under Article 95(4) it is the movers who need them."
    )


def test_a_house_of_another_size_than_the_law_gives_is_a_finding() -> None:
    told = Told("A")
    told.house(336)

    (wrong,) = found(counted(told), "house_size")

    assert ("342", "336", True) == (wrong.expected, wrong.found, wrong.contradicts)


def test_a_reported_result_overtakes_the_count() -> None:
    told = Told("A", date(2022, 4, 10))
    told.total(OPPOSITION, 150)
    told.vote(174, motion=MotionKind.NO_CONFIDENCE)

    verdict = counted(told, on=date(2022, 4, 10)).verdict

    assert (Outcome.CARRIES, Range(2, 2)) == (verdict.outcome, verdict.margin)
    assert verdict.sentence.startswith("The motion was carried with 174 for")


def test_an_unknown_chamber_is_counted_from_the_numbers_of_the_reports() -> None:
    told = Told("A")
    told.house(120)
    told.total(GOVERNMENT, 57)
    told.total(OPPOSITION, 63)
    told.needs(61)

    alone = counted(told, known=False)

    assert (120, Outcome.CARRIES) == (alone.seats, alone.verdict.outcome)
    assert "the chamber's law being unknown" in alone.verdict.sentence
    assert alone.threshold is not None
    assert alone.threshold.article is None


def test_a_house_of_unknown_size_is_only_assumed_and_the_count_does_not_name_it() -> None:
    told = Told("A")
    told.total(OPPOSITION, 63)

    assert counted(told, known=False).seats is None


@pytest.mark.parametrize("known", [True, False])
def test_no_claim_at_all_leaves_everything_open(known: bool) -> None:
    alone = counted(Told(), known=known)

    assert (Outcome.OPEN, "open", ()) == (alone.verdict.outcome, alone.verdict.certainty, alone.findings)


def test_the_stages_of_the_motion_keep_every_day_that_is_given_the_newest_report_last() -> None:
    first, second = Told("A", date(2022, 3, 29)), Told("B")
    first.stage(Stage.SCHEDULED, date(2022, 3, 31))
    second.stage(Stage.SCHEDULED, date(2022, 4, 3))
    second.stage(Stage.FILED, date(2022, 3, 8))

    motion = counted(first, second).motion

    assert motion is not None
    assert [(each.stage, each.day) for each in motion.stages] == [
        (Stage.FILED, date(2022, 3, 8)),
        (Stage.SCHEDULED, date(2022, 3, 31)),
        (Stage.SCHEDULED, date(2022, 4, 3)),
    ]


def test_an_agreement_is_one_for_its_parties_in_the_state_that_says_most(of_seed: Count) -> None:
    assert [AgreementState.TO_BE_RATIFIED] == [each.state for each in of_seed.agreements]


def test_why_answers_for_a_bench_in_any_case_with_quote_publisher_and_date(of_seed: Count) -> None:
    sentences = why(of_seed, "GOVERNMENT")

    assert sentences[0] == "The government: 164 plausible, 164 possible on 30 March 2022."
    assert "Reported 164: “xxxxx” (Republic, 30 March 2022)." in sentences


def test_why_says_what_was_set_aside_and_what_contradicts_it() -> None:
    one, two, other = Told("A"), Told("B"), Told("C")
    one.total(OPPOSITION, 177)
    two.total(OPPOSITION, 177)
    other.total(OPPOSITION, 175)

    sentences = why(counted(one, two, other), "opposition")

    assert any("Set aside" in each and "they differ by 2" in each for each in sentences)


@pytest.mark.parametrize("what", ["threshold", "verdict", "mqm-p", "vacant", "CROSSBENCH"])
def test_why_answers_for_everything_that_is_counted(of_seed: Count, what: str) -> None:
    assert all(sentence.endswith((".", "…")) for sentence in why(of_seed, what))


def test_why_names_what_can_be_asked_when_it_does_not_know(of_seed: Count) -> None:
    with pytest.raises(ValueError, match="ask for one of AML, BAP"):
        why(of_seed, "nobody")


def test_a_hedged_number_is_a_range_and_not_its_middle() -> None:
    told = Told()
    told.add(Total, bench=OPPOSITION, as_printed="they", quantity=Quantity(170, 177, hedged=True))

    assert counted(told).opposition.plausible == Range(170, 177)


def test_what_a_side_had_years_ago_does_not_weigh_today() -> None:
    told = seed()
    told.total(GOVERNMENT, 200, holds_on=date(2018, 12, 31))

    assert counted(told).benches == counted(seed()).benches


@pytest.mark.slow
@pytest.mark.parametrize("days", [20, 22])
def test_the_newest_quarrel_is_open_however_long_two_papers_have_differed(days: int) -> None:
    told = [disagreeing(publisher, day, number) for day in range(days) for publisher, number in (("A", 50), ("B", 52))]
    told += [disagreeing("A", days, 54), disagreeing("B", days, 57)]

    found = count(
        [claim for each in told for claim in each.claims],
        reports=[each.report for each in told],
        witnesses={},
        chamber=None,
        law=None,
        as_of=DAY + timedelta(days),
    )

    assert {54, 57} <= {n for n in range(102) if n in found.opposition.plausible}


def disagreeing(publisher: str, day: int, number: int) -> Told:
    """A paper's number of the opposition in a house of 101."""
    told = Told(publisher, DAY + timedelta(day))
    told.house(101)
    told.total(OPPOSITION, number)
    return told
