"""The ways to make the reported numbers meet, on the seed case and on small crises."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count import explain
from whipcount.count.explain import CAUTION, ONLY
from whipcount.model.claims import Seats, Total
from whipcount.model.explanations import Explanations, Tally
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Modality, Option
from whipcount.publish.explanations import explanations_text
from whipcount.rulebook import find, law

CHAMBER = find("pk-na")
ALLIES = {"PTI": 155, "MQM-P": 7, "BAP": 5, "PML-Q": 5, "GDA": 3, "AML": 1, "JWP": 1, "independents": 2}
OTHERS = {party: seats for party, seats in ALLIES.items() if party not in ("PTI", "MQM-P")}


def explained(*told: Told, on: date = DAY, known: bool = True, most: int = 10) -> Explanations:
    """The ways by these reports, in the house of 342 or in one that is not known."""
    return explain(
        [claim for each in told for claim in each.claims],
        reports=[each.report for each in told],
        witnesses={},
        chamber=CHAMBER if known else None,
        law=law(CHAMBER, on) if known else None,
        as_of=on,
        most=most,
    )


def allies(told: Told, parties: dict[str, int]) -> Told:
    for party, number in parties.items():
        told.seats(party, number)
        told.stands(party, GOVERNMENT)
    return told


def seed() -> Told:
    """The article of 30 March 2022: 179 with the government, less MQM-P's 7, and 164 printed."""
    told = allies(Told("Republic"), ALLIES)
    told.switches("MQM-P")
    told.total(OPPOSITION, 177)
    told.total(GOVERNMENT, 164)
    return told


@pytest.fixture(scope="module")
def of_seed() -> Explanations:
    return explained(seed())


def bearing(made: Explanations, words: str) -> tuple[int | None, int | None]:
    """The ways with and without the claims of the one bearing whose sentence has these words."""
    (found,) = [each for each in made.bearings if words in each.sentence]
    return found.with_claims, found.without


class TestTheSeedCase:
    def test_864_ways_make_its_numbers_meet_each_with_eight_unreported_moves(self, of_seed: Explanations) -> None:
        assert (of_seed.ways, of_seed.moves, of_seed.day) == (864, Range(8, 8), DAY)

    def test_the_ways_are_told_apart_by_how_many_parties_moved(self, of_seed: Explanations) -> None:
        sizes = [155, 5, 5, 3, 1, 1, 2]
        by_hand = [left for left in product(*(range(min(size, 8) + 1) for size in sizes)) if sum(left) == 8]
        parties = [sum(gone > 0 for gone in left) for left in by_hand]

        assert of_seed.tallies == tuple(Tally(8, number, parties.count(number)) for number in range(1, 8))

    def test_the_sentence_says_the_numbers_and_the_ways(self, of_seed: Explanations) -> None:
        assert of_seed.sentence == (
            "On 30 March 2022 the government has 164 (Republic, 30 March 2022), 8 fewer than its parties make; the "
            "opposition has 177 (Republic, 30 March 2022). There are 864 ways to make the numbers meet, each with "
            "8 unreported moves."
        )

    def test_the_first_is_that_of_one_party_and_the_others_follow_by_name(self, of_seed: Explanations) -> None:
        assert [each.sentence for each in of_seed.first[:3]] == [
            "PTI 8 of 155 have left the government.",
            "AML 1 of 1 and PTI 7 of 155 have left the government.",
            "BAP 5 of 5 and GDA 3 of 3 have left the government.",
        ]

    def test_every_way_can_be_shown_and_each_is_another(self) -> None:
        made = explained(seed(), most=1000)

        assert len({each.sentence for each in made.first}) == len(made.first) == 864
        assert "BAP 4 of 5, both independents, JWP 1 of 1 and PML-Q 1 of 5 have left the government." in {
            each.sentence for each in made.first
        }

    def test_the_next_question_is_the_first_of_all_questions(self, of_seed: Explanations) -> None:
        asked = of_seed.next_question
        assert asked is not None

        assert (asked.party, asked.bits) == (of_seed.open[0].party, of_seed.open[0].bits)
        assert asked.sentence == of_seed.open[0].sentence
        assert [each.party for each in of_seed.open] == ["PTI", "BAP", "PML-Q", "GDA", "independents", "AML", "JWP"]

    def test_the_answers_to_a_question_are_all_the_ways(self, of_seed: Explanations) -> None:
        assert {sum(ways for _, ways in each.answers) for each in of_seed.open} == {864}
        assert dict(of_seed.open[0].answers)[155] == 226

    def test_it_always_says_that_none_of_them_is_known_to_be_true(self, of_seed: Explanations) -> None:
        printed = " ".join(line.text for line in explanations_text(of_seed))

        assert of_seed.caution == CAUTION
        assert CAUTION in " ".join(printed.split())

    def test_without_the_switch_there_would_be_more_ways_with_more_moves(self, of_seed: Explanations) -> None:
        sizes = [155, 7, 5, 5, 3, 1, 1, 2]
        by_hand = sum(sum(left) == 15 for left in product(*(range(min(size, 15) + 1) for size in sizes)))

        assert bearing(of_seed, "Without the reports that 7 of MQM-P left") == (864, by_hand)


def test_the_true_way_of_2022_was_not_among_the_cheapest_and_the_caution_says_where_it_stood() -> None:
    """What is known of the end: BAP 4 of 5, PML-Q 1, JWP 1 and both independents had left, and nobody of PTI."""
    told = allies(Told("Republic"), OTHERS)
    told.total(GOVERNMENT, 9)
    told.total(OPPOSITION, 177)
    made = explained(told, most=226)
    movers = [len(each.shares) for each in made.first]
    fewer, equal = sum(number < 4 for number in movers), movers.count(4)

    assert made.ways == 226
    assert f"between place {fewer + 1} and {fewer + equal} of {made.ways}." in CAUTION


def test_five_more_claims_narrow_226_ways_to_35_then_15_9_6_and_1() -> None:
    told = seed()
    told.group("PTI", 155, bench=GOVERNMENT)
    left = [bearing(explained(told), "155 of PTI")[0]]
    told.group("BAP", 4, option=Option.YES)
    left.append(bearing(explained(told), "these 2 claims together")[0])
    told.switches("JWP", modality=Modality.EXPECTED)
    left.append(bearing(explained(told), "these 3 claims together")[0])
    told.switches("PML-Q", actor="Ann Ash", modality=Modality.EXPECTED)
    left.append(bearing(explained(told), "these 4 claims together")[0])
    told.group("AML", 1, bench=GOVERNMENT)
    left.append(bearing(explained(told), "these 5 claims together")[0])
    told.group("independents", 2, option=Option.YES)
    left.append(bearing(explained(told), "these 6 claims together")[0])

    assert left == [226, 35, 15, 9, 6, 1]


def small(government: int, opposition: int | None = None, **parties: int) -> Told:
    """Blue and the others with the government, in a house of 30."""
    told = Told("A")
    told.house(30)
    allies(told, parties)
    told.total(GOVERNMENT, government)
    if opposition is not None:
        told.total(OPPOSITION, opposition)
    return told


def test_numbers_that_meet_as_printed_have_one_way_and_that_is_called_no_proof() -> None:
    made = explained(small(12, 18, Blue=9, Green=3), known=False)

    assert (made.ways, made.moves, made.caution) == (1, Range(0, 0), ONLY)
    assert made.sentence.endswith("There is one way to make the numbers meet, with no unreported move.")


def test_both_sides_are_met_at_once() -> None:
    told = small(10, 16, Blue=9, Green=3)
    for party in ("White", "Red League"):
        told.seats(party, 9)
        told.stands(party, OPPOSITION)
    made = explained(told, known=False)

    assert (made.ways, made.moves) == (3 * 3, Range(4, 4))
    assert made.first[0].sentence == "Blue 2 of 9 have left the government; Red League 2 of 9 have left the opposition."


def test_a_range_is_met_by_every_number_in_it() -> None:
    told = Told("A")
    told.house(30)
    allies(told, {"Blue": 9, "Green": 3})
    told.add(Total, bench=GOVERNMENT, as_printed="government", quantity=Quantity(9, 11))
    made = explained(told, known=False)

    assert made.tallies == (Tally(1, 1, 2), Tally(2, 1, 2), Tally(2, 2, 1), Tally(3, 1, 2), Tally(3, 2, 2))
    assert made.sentence.endswith("There are 9 ways to make the numbers meet, with 1 to 3 unreported moves.")


def test_a_bound_is_met_with_the_fewest_moves() -> None:
    told = Told("A")
    told.house(30)
    allies(told, {"Blue": 9, "Green": 3})
    told.add(Total, bench=GOVERNMENT, as_printed="government", quantity=Quantity(0, 10))
    made = explained(told, known=False)

    assert (made.ways, made.moves) == (3, Range(2, 2))


def test_in_a_house_of_unknown_size_the_ways_are_counted_and_what_cannot_be_is_said() -> None:
    told = Told("A")
    allies(told, {"Blue": 9, "Green": 3})
    told.total(GOVERNMENT, 10)
    made = explained(told, known=False)

    assert (made.ways, made.seats) == (3, None)
    assert any("size of the house is not known" in note for note in made.notes)


def test_without_the_number_of_a_side_nothing_has_to_meet() -> None:
    made = explained(allies(Told("A"), {"Blue": 9}), known=False)

    assert (made.ways, made.first, made.day) == (None, (), None)
    assert made.sentence.startswith("No report gives the number of a side")


def test_numbers_that_cannot_meet_have_no_way() -> None:
    told = Told("A", DAY - timedelta(1))
    told.house(30)
    for party, number in {"Blue": 9, "Green": 12}.items():
        told.seats(party, number)
        told.stands(party, GOVERNMENT)
    told.vacant(0)
    today = Told("B")
    today.total(GOVERNMENT, 30)
    today.seats("White", 10)
    made = explained(told, today, known=False)

    assert made.ways is None
    assert made.sentence == "The parties' seats, as last printed, make 1 more than the house has."


def test_a_member_who_is_named_as_staying_has_not_left() -> None:
    told = small(9, Blue=9, Green=3)
    told.stands("Green", GOVERNMENT, actor="Ann Ash")
    made = explained(told, known=False)

    assert made.ways == 3
    assert {each.party: each.answers for each in made.open}["Green"] == ((1, 1), (2, 1), (3, 1))


def test_a_party_of_no_reported_side_is_placed_and_asked_about() -> None:
    told = small(11, 19, Blue=9)
    told.seats("White", 12)
    told.seats("Red League", 9)
    made = explained(told, known=False)

    assert made.next_question is not None
    assert made.next_question.sentence.startswith("How many of the 9 seats of Red League are with the")
    assert (made.ways, made.moves) == (3, Range(0, 0))
    assert made.first[0].sentence == (
        "White, of 12: 2 with the government and 10 with the opposition; "
        "Red League, of 9: 0 with the government and 9 with the opposition."
    )


def test_an_older_number_that_no_way_meets_beside_the_newer_one_is_let_go_and_that_is_said() -> None:
    before = Told("Morning", DAY - timedelta(days=4))
    before.house(100)
    allies(before, {"Blue": 35, "Green": 15, "White": 10}).total(GOVERNMENT, 60)
    after = Told("Evening")
    after.switches("White")
    after.total(OPPOSITION, 52)
    made = explained(before, after, known=False)

    assert [way.sentence for way in made.first] == [
        "Blue 2 of 35 have left the government.",
        "Green 2 of 15 have left the government.",
        "Blue 1 of 35 and Green 1 of 15 have left the government.",
    ]
    assert (made.ways, made.moves, "government" in made.sentence) == (3, Range(2, 2), False)
    assert any(note.startswith("The government had 60 (Morning, 26 March 2022). With what is") for note in made.notes)
    assert made.next_question
    assert "3 ways fit" in made.next_question.sentence


def test_of_an_older_number_a_reported_move_may_be_in_it_or_not() -> None:
    first = Told("A", DAY - timedelta(2))
    first.house(30)
    allies(first, {"Blue": 9, "Green": 3})
    first.total(GOVERNMENT, 10)
    second = Told("B")
    second.switches("Green", OPPOSITION)
    second.total(OPPOSITION, 20)
    made = explained(first, second, known=False)

    assert (made.ways, made.moves, made.day) == (1, Range(0, 0), DAY)
    assert any("moves reported since may be in it or not" in note for note in made.notes)


def test_a_number_that_was_set_aside_is_tried_in_place_of_the_one_that_is_kept() -> None:
    first, second, third = small(10, Blue=9, Green=3), Told("B"), Told("C")
    second.total(GOVERNMENT, 10)
    third.total(GOVERNMENT, 11)
    made = explained(first, second, third, known=False)

    assert bearing(made, "If the government has 11 after all (C, 30 March 2022)") == (2, 3)
    assert (made.price, len(made.set_aside)) == (1.0, 1)


def test_a_rumour_larger_than_what_is_missing_leaves_no_way() -> None:
    told = small(10, Blue=9, Green=3)
    told.group("Blue", 5, option=Option.YES)

    assert bearing(explained(told, known=False), "5 of Blue side with the opposition") == (0, 3)


def test_a_rumour_about_a_side_counts_all_its_parties() -> None:
    told = Told("A")
    told.house(30)
    allies(told, {"Blue": 9, "Green": 3})
    told.add(Total, bench=GOVERNMENT, as_printed="government", quantity=Quantity(9, 11))
    told.group("government", 1, option=Option.YES)

    assert bearing(explained(told, known=False), "1 of the government side with the opposition") == (2, 9)


def test_seats_printed_without_an_exact_number_are_left_among_the_others_and_said_so() -> None:
    told = small(10, Blue=9, Green=3)
    told.add(Seats, party="White", as_printed="White", quantity=Quantity(5, 7))
    told.stands("White", CROSSBENCH)
    made = explained(told, known=False)

    assert made.ways == 3
    assert any(note.endswith("counted among the others: White.") for note in made.notes)


def test_more_than_is_counted_is_said_to_be_so() -> None:
    told = Told("A")
    told.house(720)
    for number in range(20):
        told.seats(f"Party {number}", 30)
    told.total(GOVERNMENT, 350)
    told.total(OPPOSITION, 360)
    made = explained(told, known=False)

    assert made.ways is None
    assert "There are more ways to make the numbers meet than are counted here." in made.sentence


def test_sixty_parties_of_a_house_of_720_are_counted_exactly() -> None:
    told = Told("A")
    told.house(720)
    allies(told, {f"Party {number}": 6 for number in range(60)})
    told.total(GOVERNMENT, 300)
    made = explained(told, known=False)
    counts = [1]
    for _ in range(60):
        counts = [sum(counts[max(0, n - 6) : n + 1]) for n in range(len(counts) + 6)]

    assert made.ways == counts[60]
    assert made.first[0].sentence.startswith("Party 0 6 of 6, Party 1 6 of 6")
