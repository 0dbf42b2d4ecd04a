"""Two made-up outlets, Post and Gazette, that count one house of 101 in different ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, VACANT, Told

from whipcount.count.differences import Ground, Record, difference, open_benches, outlet
from whipcount.count.gather import gather
from whipcount.model.claims import Allegiance, SittingMembers
from whipcount.model.difference import Difference, ReasonKind
from whipcount.model.law import Chamber, Party
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Base, Bench, Modality, MotionKind, Option

HOUSE = 101
BEFORE, NEXT = date(2022, 3, 27), date(2022, 3, 31)


def facts(day: date = date(2022, 3, 8)) -> Told:
    """What everybody knows: Blue 40 and White 12 with the government, Green 30 and Red League 18 against it."""
    told = Told("Almanac", day)
    for party, seats, bench in (("Blue", 40, GOVERNMENT), ("White", 12, GOVERNMENT), ("Green", 30, OPPOSITION)):
        told.seats(party, seats)
        told.stands(party, bench)
    told.seats("Red League", 18)
    told.stands("Red League", OPPOSITION)
    return told


def print_of(publisher: str, government: int | None = None, opposition: int | None = None, day: date = DAY) -> Told:
    """An outlet that prints these totals."""
    told = Told(publisher, day)
    if government is not None:
        told.total(GOVERNMENT, government)
    if opposition is not None:
        told.total(OPPOSITION, opposition)
    return told


def differ(one: Told, two: Told, *others: Told, chamber: Chamber | None = None, most: int = 5) -> Difference:
    told = (one, two, *others)
    claims = [claim for each in told for claim in each.claims]
    last = max(each.report.published for each in told)
    evidence = gather(claims, reports=[each.report for each in told], witnesses={}, as_of=last)
    first, second = (outlet(each.report.publisher or "", evidence, [each.report.id], HOUSE) for each in (one, two))
    return difference(Ground(Record(evidence, chamber, HOUSE, MotionKind.NO_CONFIDENCE), first, second), most)


def reasons(found: Difference, number: int = 0) -> list[tuple[str, str]]:
    return [(reason.kind.value, reason.who) for reason in found.explanations[number].reasons]


def who(found: Difference, number: int = 0) -> list[str]:
    return [reason.who for reason in found.explanations[number].reasons]


class TestMoves:
    """Who is reported to have changed sides between the two counts."""

    def test_a_party_that_left_between_the_two_days_accounts_for_its_seats(self) -> None:
        moved = Told("Wire")
        moved.switches("White")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), moved)

        assert {GOVERNMENT: Range(-12, -12), OPPOSITION: Range(12, 12)} == found.apart
        assert [("move", "White's 12")] == reasons(found)
        assert (1, 0, 0) == (found.smallest, found.explanations[0].unexplained, found.explanations[0].assumed)

    def test_it_names_the_claims_that_say_so(self) -> None:
        moved = Told("Wire")
        switch = moved.switches("White")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), moved)

        assert (switch.id,) == found.explanations[0].reasons[0].claims
        assert (
            "White's 12, from the government to the opposition on 30 March 2022, after the count of 27 March 2022 in "
            "Post."
        ) == found.explanations[0].reasons[0].sentence

    def test_a_part_of_a_party_moves_by_its_number(self) -> None:
        moved = Told("Wire")
        moved.switches("White", quantity=Quantity.exactly(4))
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 48, 52), facts(), moved)

        assert ["White's 4"] == who(found)

    def test_a_member_who_is_named_is_a_reason_of_the_same_name(self) -> None:
        moved = Told("Wire")
        moved.switches("White", actor="Ann Ash")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 51, 49), facts(), moved)

        assert ["Ann Ash of White"] == who(found)

    def test_the_spellings_of_one_name_are_one_member(self) -> None:
        moved, again = Told("Wire"), Told("Echo")
        moved.switches("White", actor="Ann Ash")
        again.switches("White", actor="A. Ash")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 50, 50), facts(), moved, again)

        assert (["Ann Ash of White"], 1) == (who(found), found.explanations[0].unexplained)

    def test_a_name_that_fits_two_members_names_nobody(self) -> None:
        moved, again = Told("Wire"), Told("Echo", NEXT)
        moved.switches("White", actor="Ann Ash")
        moved.switches("White", actor="Abe Ash")
        again.switches("White", actor="Ash")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 49, 51, NEXT), facts(), moved, again)

        assert (["Abe Ash of White", "Ann Ash of White"], 1) == (sorted(who(found)), found.explanations[0].unexplained)

    def test_one_who_will_vote_with_the_other_side_counts_with_it(self) -> None:
        moved = Told("Wire")
        moved.add(Allegiance, actor="Ann Ash", as_printed="Ash", party="White", option=Option.YES)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 51, 49), facts(), moved)

        assert ["Ann Ash of White"] == who(found)
        assert "said on 30 March 2022 to side with the opposition" in found.explanations[0].reasons[0].sentence

    def test_members_named_one_by_one_are_among_the_number_given_later(self) -> None:
        named, number = Told("Wire", date(2022, 3, 28)), Told("Echo")
        named.switches("White", actor="Ann Ash")
        number.switches("White", quantity=Quantity.exactly(3))
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 49, 51), facts(), named, number)

        assert [("move", "White's 3")] == reasons(found)
        assert 1 == found.smallest

    def test_one_count_has_the_first_leaver_and_the_other_all_three(self) -> None:
        named, number = Told("Wire", BEFORE), Told("Echo")
        named.switches("White", actor="Ann Ash")
        number.switches("White", quantity=Quantity.exactly(3))
        found = differ(print_of("Post", 51, 49, BEFORE), print_of("Gazette", 49, 51), facts(), named, number)

        assert [("White's 2", 0)] == [(reason.who, reason.assumed) for reason in found.explanations[0].reasons]

    def test_a_number_that_is_hedged_is_a_range(self) -> None:
        moved = Told("Wire")
        moved.switches("Blue", quantity=Quantity(5, 7))
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 46, 54), facts(), moved)

        assert [Range(5, 7)] == [reason.seats for reason in found.explanations[0].reasons]
        assert 0 == found.explanations[0].unexplained

    def test_who_left_without_a_word_on_where_to_is_not_given_to_the_other_side(self) -> None:
        moved = Told("Wire")
        moved.switches("White", None)
        found = differ(print_of("Post", 52, None, BEFORE), print_of("Gazette", 40, None), facts(), moved)
        both = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), moved)

        assert 0 == found.explanations[0].assumed
        assert (0, 1) == (both.explanations[0].unexplained, both.explanations[0].assumed)
        assert "assumed to have gone to the opposition" in both.explanations[0].reasons[0].sentence

    def test_two_reports_of_one_way_are_one_reason(self) -> None:
        left, joined = Told("Wire"), Told("Echo")
        left.switches("White", None)
        joined.switches("White", origin=None)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), left, joined)

        assert [("White's 12", 0)] == [(reason.who, reason.assumed) for reason in found.explanations[0].reasons]
        assert 1 == found.smallest

    def test_what_happened_before_both_counts_is_assumed_of_one_of_them(self) -> None:
        moved = Told("Wire", BEFORE)
        moved.switches("White")
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 40, 60), facts(), moved)

        assert [("White's 12", 1)] == [(reason.who, reason.assumed) for reason in found.explanations[0].reasons]
        assert "assumed: Post does not count them as gone" in found.explanations[0].reasons[0].sentence

    def test_an_outlet_that_still_has_them_there_takes_nothing_for_granted(self) -> None:
        moved, post = Told("Wire"), print_of("Post", 52, 48)
        moved.switches("White")
        post.stands("White", GOVERNMENT)
        found = differ(post, print_of("Gazette", 40, 60), facts(), moved)

        assert [("White's 12", 0)] == [(reason.who, reason.assumed) for reason in found.explanations[0].reasons]
        assert "Post still has them where they were" in found.explanations[0].reasons[0].sentence

    def test_an_outlet_is_not_said_to_leave_out_what_it_tells_itself(self) -> None:
        post = print_of("Post", 52, 48)
        post.switches("White")
        found = differ(post, print_of("Gazette", 40, 60), facts())

        assert (12, []) == (found.explanations[0].unexplained, who(found))

    def test_a_move_is_not_known_before_it_happened(self) -> None:
        moved = Told("Wire", NEXT)
        moved.switches("White")
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 40, 60), facts(), moved)

        assert 12 == found.explanations[0].unexplained


class TestReadings:
    """The same house, counted by another rule."""

    def test_one_counts_all_seats_and_the_other_those_with_a_member(self) -> None:
        gazette = print_of("Gazette", 52, 48)
        gazette.vacant(1)
        found = differ(print_of("Post", 53, 48), gazette, facts())

        assert [("vacancy", "1 seat without a member", 0)] == [
            (reason.kind.value, reason.who, reason.assumed) for reason in found.explanations[0].reasons
        ]
        assert (
            "Post counts all 101 seats, Gazette those that have a member" in found.explanations[0].reasons[0].sentence
        )

    def test_sitting_members_tell_the_vacancy_too(self) -> None:
        gazette = print_of("Gazette", 52, 48)
        gazette.add(SittingMembers, quantity=Quantity.exactly(100))
        found = differ(print_of("Post", 53, 48), gazette, facts())

        assert [ReasonKind.VACANCY] == [reason.kind for reason in found.explanations[0].reasons]

    def test_a_seat_that_fell_vacant_between_the_counts_is_no_assumption(self) -> None:
        gone = Told("Wire")
        gone.vacant(1)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 51, 48), facts(), gone)

        assert [("vacancy", 0)] == [(reason.kind.value, reason.assumed) for reason in found.explanations[0].reasons]
        assert "first reported on 30 March 2022" in found.explanations[0].reasons[0].sentence

    def test_two_numbers_of_vacant_seats_are_nobodys_assumption(self) -> None:
        post, gazette = print_of("Post", 52, 48), print_of("Gazette", 52, 47)
        post.vacant(1)
        gazette.vacant(2)
        found = differ(post, gazette, facts())

        assert {GOVERNMENT: Range(0, 0), OPPOSITION: Range(-1, -1), VACANT: Range(1, 1)} == found.apart
        assert [("vacancy", "1 seat without a member")] == reasons(found)
        assert (0, 0) == (found.explanations[0].unexplained, found.explanations[0].assumed)

    def test_those_present_are_not_all(self) -> None:
        post = Told("Post")
        post.total(OPPOSITION, 45, base=Base.PRESENT)
        found = differ(post, print_of("Gazette", None, 48), facts())

        assert [("present", "members of the opposition who were absent")] == reasons(found)
        assert 0 == found.explanations[0].unexplained

    def test_a_party_is_counted_whole_or_without_those_at_odds_with_it(self) -> None:
        odds = Told("Wire", BEFORE)
        odds.group("Blue", 13, option=Option.YES, modality=Modality.EXPECTED)
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 39, 48), facts(), odds)

        assert [("split", "13 of Blue")] == reasons(found)
        assert "assumed: Gazette leaves them out of the government" in found.explanations[0].reasons[0].sentence

    def test_those_at_odds_may_be_counted_on_both_sides(self) -> None:
        odds = Told("Wire", BEFORE)
        odds.group("Blue", 13, option=Option.YES)
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 52, 61), facts(), odds)

        assert "assumed: Gazette counts them with the opposition too" in found.explanations[0].reasons[0].sentence

    def test_over_two_dozen_is_from_twenty_five_to_the_whole_party(self) -> None:
        odds = Told("Wire", BEFORE)
        group = odds.group("Blue", 25, option=Option.YES)
        odds.claims[-1] = replace(group, quantity=Quantity(25, None))
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 22, 78), facts(), odds)

        assert [Range(25, 40)] == [reason.seats for reason in found.explanations[0].reasons]
        assert 0 == found.explanations[0].unexplained

    def test_numbers_of_one_group_that_may_be_the_same_are_one_reading(self) -> None:
        odds, more = Told("Wire", BEFORE), Told("Echo", BEFORE)
        odds.group("Blue", 13, option=Option.YES)
        more.claims.append(replace(more.group("Blue", 1, option=Option.YES), quantity=Quantity(11, 14)))
        more.claims.pop(0)
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 39, 61), facts(), odds, more)

        assert (1, ["11 to 14 of Blue"]) == (found.smallest, who(found))

    def test_a_party_expected_to_leave_may_be_counted_as_gone(self) -> None:
        rumour = Told("Wire", BEFORE)
        rumour.switches("White", modality=Modality.EXPECTED)
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 40, 60), facts(), rumour)

        assert [("split", "12 of White")] == reasons(found)

    def test_independents_may_be_left_out(self) -> None:
        told = facts()
        told.seats("independents", 3, bench=OPPOSITION)
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 52, 45), told)

        assert [("independents", "3 independents with the opposition")] == reasons(found)

    def test_a_party_within_another_may_be_left_out(self) -> None:
        told = facts()
        told.seats("Rose", 2)
        chamber = Chamber(
            "zz-ab", "House", "Zetland", parties=(Party("Rose", part_of="Red League"), Party("Red League"))
        )
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 52, 46), told, chamber=chamber)

        assert [("part", "Rose's 2, part of Red League")] == reasons(found)

    def test_two_sizes_of_one_party_are_nobodys_assumption(self) -> None:
        post, gazette = print_of("Post", 52, 48), print_of("Gazette", 52, 47)
        post.seats("Green", 30)
        gazette.seats("Green", 29)
        found = differ(post, gazette, facts())

        assert [("seats", "Green's 1")] == reasons(found)
        assert "Green has 30 seats with Post and 29 with Gazette." == found.explanations[0].reasons[0].sentence

    def test_one_party_on_two_benches_is_nobodys_assumption(self) -> None:
        post, gazette = print_of("Post", 52, 48), print_of("Gazette", 40, 48)
        post.stands("White", GOVERNMENT)
        gazette.stands("White", CROSSBENCH)
        found = differ(post, gazette, facts())

        assert [("stand", "White's 12", 0)] == [
            (reason.kind.value, reason.who, reason.assumed) for reason in found.explanations[0].reasons
        ]

    def test_an_older_count_lacks_every_move_since(self) -> None:
        old, moved, more = print_of("Post", 52, 48, BEFORE), Told("Wire", date(2022, 3, 28)), Told("Echo", DAY)
        moved.switches("White")
        more.switches("Blue", actor="Ann Ash")
        late = print_of("Herald", 52, None, NEXT)
        found = differ(late, print_of("Gazette", 39, 61, NEXT), facts(), old, moved, more)

        assert [
            ("older", "an older count of 52 for the government"), ("move", "White's 12"), ("move", "Ann Ash of Blue"),
        ] == reasons(found)  # fmt: skip
        assert 1 == found.explanations[0].assumed

    def test_a_number_that_nobody_printed_before_is_no_older_count(self) -> None:
        moved, more = Told("Wire", date(2022, 3, 28)), Told("Echo", DAY)
        moved.switches("White")
        more.switches("Blue", actor="Ann Ash")
        found = differ(print_of("Herald", 52, None, NEXT), print_of("Gazette", 39, 61, NEXT), facts(), moved, more)

        assert ["move", "move"] == [kind for kind, _who in reasons(found)]
        assert 2 == found.explanations[0].assumed


class TestTheSmallest:
    """As few seats without a report, then as few assumptions, then as few reasons; ties are ties."""

    def test_counts_that_agree_need_nothing(self) -> None:
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 52, 48), facts())

        assert (1, ()) == (found.smallest, found.explanations[0].reasons)
        assert (
            "Post (30 March 2022) and Gazette (30 March 2022) do not differ: 52 for the government and 48 for the "
            "opposition."
        ) == found.sentence

    def test_a_seat_that_no_report_moves_is_never_given_a_name(self) -> None:
        found = differ(print_of("Post", 52, 48), print_of("Gazette", 49, 51), facts())

        assert (3, ()) == (found.explanations[0].unexplained, found.explanations[0].reasons)
        assert {GOVERNMENT: -3, OPPOSITION: 3} == found.explanations[0].rest
        assert "3 seats that no report explains" in found.sentence

    def test_what_is_left_over_is_counted_in_seats(self) -> None:
        moved = Told("Wire")
        moved.switches("White")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 38, 62), facts(), moved)

        assert (["White's 12"], 2) == (who(found), found.explanations[0].unexplained)
        assert "all but 2 seats that no report explains" in found.sentence

    def test_of_equally_small_sets_none_is_the_answer(self) -> None:
        moved = Told("Wire")
        for name in ("Ann Ash", "Ben Birch", "Cem Cork"):
            moved.switches("White", actor=name)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 51, 49), facts(), moved)

        assert (3, 3) == (found.smallest, len(found.explanations))
        assert "3 sets of 1 reason account for it equally well" in found.sentence
        assert "Ann Ash" not in found.sentence

    def test_what_all_the_smallest_share_is_told(self) -> None:
        moved = Told("Wire")
        moved.switches("Red League", GOVERNMENT, origin=OPPOSITION)
        moved.switches("White", actor="Ann Ash")
        moved.switches("White", actor="Ben Birch")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 69, 31), facts(), moved)

        assert (2, ["Red League's 18"]) == (found.smallest, [reason.who for reason in found.always])

    def test_moves_between_the_counts_that_are_not_needed_are_told(self) -> None:
        moved = Told("Wire")
        moved.switches("White")
        moved.switches("Blue", actor="Ann Ash")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), moved)

        assert ["Ann Ash of Blue"] == [reason.who for reason in found.unused]

    def test_at_most_so_many_explanations_are_shown_and_all_are_numbered(self) -> None:
        moved = Told("Wire")
        for number in range(30):
            moved.switches("Blue", actor=f"Member {number}")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 47, 53), facts(), moved, most=3)

        assert (142_506, 3) == (found.smallest, len(found.explanations))

    def test_very_many_named_members_take_no_long_time(self) -> None:
        moved = Told("Wire")
        for number in range(150):
            moved.switches("Blue", actor=f"Member {number}")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 50, 50), facts(), moved, most=2)

        assert (150 * 149 // 2, 2) == (found.smallest, len(found.explanations))

    def test_what_is_reported_comes_before_what_is_assumed(self) -> None:
        moved, told = Told("Wire"), facts()
        for name in ("Ann Ash", "Ben Birch"):
            moved.switches("White", actor=name)
        told.group("Blue", 2, option=Option.YES)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 50, 50), told, moved)

        assert ["Ann Ash of White", "Ben Birch of White"] == who(found)
        assert ["2 of Blue"] == who(found, 1)

    def test_a_larger_set_is_shown_only_if_no_part_of_it_would_do(self) -> None:
        moved, told = Told("Wire"), facts()
        moved.switches("White")
        told.group("Blue", 2, option=Option.YES)
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), told, moved)

        assert [["White's 12"]] == [who(found, number) for number in range(len(found.explanations))]

    def test_the_other_way_round_it_is_the_same_difference(self) -> None:
        moved = Told("Wire")
        moved.switches("White")
        one, two = print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60)
        there, back = differ(one, two, facts(), moved), differ(two, one, facts(), moved)

        assert {bench: Range(-span.high, -span.low) for bench, span in there.apart.items()} == back.apart
        assert (who(there), there.smallest) == (who(back), back.smallest)


class TestFigures:
    """What an outlet is taken to print."""

    def test_its_own_word_goes_before_what_others_claim(self) -> None:
        post = print_of("Post", None, 48)
        post.total(OPPOSITION, 60, modality=Modality.CLAIMED)
        found = differ(post, print_of("Gazette", None, 49), facts())

        assert Range(48, 48) == found.first.figures[OPPOSITION].seats

    def test_a_number_that_is_only_claimed_counts_where_there_is_no_other(self) -> None:
        post = Told("Post")
        post.total(OPPOSITION, 60, modality=Modality.CLAIMED)
        found = differ(post, print_of("Gazette", None, 49), facts())

        assert Range(60, 60) == found.first.figures[OPPOSITION].seats

    def test_a_number_that_is_only_expected_is_no_count(self) -> None:
        post = print_of("Post", 52)
        post.total(OPPOSITION, 60, modality=Modality.EXPECTED)
        found = differ(post, print_of("Gazette", 52, 48), facts())

        assert OPPOSITION not in found.first.figures
        assert "Post prints no number for the opposition of 30 March 2022" in found.remarks[0].sentence

    def test_two_numbers_of_one_day_are_a_range_and_it_is_said(self) -> None:
        post = print_of("Post", None, 48)
        post.total(OPPOSITION, 50)
        found = differ(post, print_of("Gazette", None, 51), facts())

        assert Range(1, 3) == found.apart[OPPOSITION]
        assert "gives 48 to 50 for the opposition" in found.remarks[0].sentence

    def test_its_newest_day_is_compared(self) -> None:
        post = print_of("Post", 52, 48)
        post.total(GOVERNMENT, 55, holds_on=BEFORE)
        found = differ(post, print_of("Gazette", 52, 48), facts())

        assert (DAY, Range(52, 52)) == (found.first.day, found.first.figures[GOVERNMENT].seats)

    def test_ranges_that_meet_need_nothing(self) -> None:
        post = print_of("Post", None, 48)
        post.total(OPPOSITION, 51)
        found = differ(post, print_of("Gazette", None, 50), facts())

        assert (Range(-1, 2), ()) == (found.apart[OPPOSITION], found.explanations[0].reasons)
        assert "need not differ: their ranges meet" in found.sentence

    def test_what_they_say_differently_besides_is_told(self) -> None:
        post, gazette = print_of("Post", 52, 48), print_of("Gazette", 52, 48)
        mine, theirs = post.seats("Green", 30), gazette.seats("Green", 29)
        post.needs(51)
        gazette.needs(50)
        found = differ(post, gazette, facts())

        assert [
            "Green has 30 seats with Post and 29 with Gazette.",
            "Needed are 51 votes with Post and 50 with Gazette.",
        ] == [remark.sentence for remark in found.remarks]
        assert (mine.id, theirs.id) == found.remarks[0].claims

    def test_without_a_total_only_what_they_say_differently_is_left(self) -> None:
        post, gazette = Told("Post"), Told("Gazette")
        post.house(101)
        gazette.house(100)
        found = differ(post, gazette, facts())

        assert ({}, ["The house has 101 seats with Post and 100 with Gazette."]) == (
            found.apart,
            [remark.sentence for remark in found.remarks],
        )
        assert "no totals are compared" in found.sentence

    def test_a_party_whose_seats_no_report_gives_is_not_weighed(self) -> None:
        moved = Told("Wire")
        switch = moved.switches("Grey")
        found = differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), moved)

        assert 12 == found.explanations[0].unexplained
        assert [("Grey changed sides, and no report gives its seats: it could not be weighed.", (switch.id,))] == [
            (remark.sentence, remark.claims) for remark in found.remarks
        ]

    def test_a_party_that_is_only_expected_to_leave_has_not_changed_sides(self) -> None:
        rumour = Told("Wire")
        rumour.switches("Grey", modality=Modality.EXPECTED)

        assert () == differ(print_of("Post", 52, 48, BEFORE), print_of("Gazette", 40, 60), facts(), rumour).remarks

    @pytest.mark.parametrize(
        ("one", "two", "wanted"),
        [
            ((52, None), (40, None), ()),
            ((52, None), (None, 60), (GOVERNMENT, OPPOSITION)),
            ((None, None), (40, None), (GOVERNMENT,)),
            ((None, None), (None, None), (GOVERNMENT, OPPOSITION)),
        ],
    )
    def test_only_where_no_side_is_printed_by_both_is_one_counted(
        self, one: tuple[int | None, int | None], two: tuple[int | None, int | None], wanted: tuple[Bench, ...]
    ) -> None:
        told = [print_of("Post", *one), print_of("Gazette", *two)]
        claims = [claim for each in told for claim in each.claims]
        evidence = gather(claims, reports=[each.report for each in told], witnesses={}, as_of=DAY)
        first, second = (outlet(each.report.id, evidence, [each.report.id], HOUSE) for each in told)

        assert wanted == open_benches(first, second)


def test_the_order_of_claims_changes_nothing() -> None:
    moved = Told("Wire")
    moved.switches("White", actor="Ann Ash")
    moved.switches("White", actor="Ben Birch")
    told = [print_of("Post", 52, 48, BEFORE), print_of("Gazette", 51, 49), facts(), moved]
    plain = differ(*told)
    for each in told:
        each.claims.reverse()

    assert plain.explanations == differ(*told).explanations
    assert VACANT not in plain.apart
