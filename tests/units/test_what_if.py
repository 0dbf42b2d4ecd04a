"""What if: moved seats are reckoned as a person would with a list of the members, and only sure seats are moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, VACANT, Told

import whipcount
from whipcount.count import count as count_of
from whipcount.count.what_if import OPTIONS, ORIGINS, TARGETS, Move, named, sure, what_if
from whipcount.crisis import Crisis
from whipcount.crisis.supposing import WhatIf, suppose
from whipcount.forecast import About, forecast, standing
from whipcount.forecast.what_if import supposed
from whipcount.model import Count, Unusable
from whipcount.model.claims import Allegiance, Switch
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench, Modality, MotionKind, Option, Outcome, Stage
from whipcount.rulebook import find, law

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
DAYS = ["2022-03-08", "2022-03-25", "2022-03-27", "2022-03-28", "2022-03-29", "2022-03-30", "2022-04-09"]
EVE = DAY - timedelta(1)


@cache
def example() -> Crisis:
    return whipcount.open(EXAMPLE)


def counted(day: str = "2022-03-30") -> Count:
    return example().count(day)


@cache
def asked(day: str = "2022-03-30") -> WhatIf:
    return WhatIf(counted(day))


def house() -> Told:
    """A house of 342 whose benches are told the day before: Blue and Red League govern, Green and White oppose."""
    told = Told("House", EVE)
    told.house(342)
    told.stage(Stage.FILED, EVE, motion=MotionKind.NO_CONFIDENCE)
    for party, number, bench in (
        ("Blue", 120, GOVERNMENT),
        ("Red League", 58, GOVERNMENT),
        ("Green", 150, OPPOSITION),
        ("White", 10, OPPOSITION),
        ("Grey", 4, CROSSBENCH),
    ):
        told.seats(party, number)
        told.stands(party, bench)
    told.total(GOVERNMENT, 178)
    told.total(OPPOSITION, 160)
    return told


def of(*told: Told, on: date = DAY) -> Count:
    chamber = find("pk-na")
    claims = [claim for each in told for claim in each.claims]
    reports = [each.report for each in told]
    return count_of(claims, reports=reports, witnesses={}, chamber=chamber, law=law(chamber, on), as_of=on)


def crossing(told: Told, name: str, party: str = "Blue", **said: object) -> None:
    """A member who crosses the floor, by name."""
    given = {"origin": GOVERNMENT, "target": OPPOSITION} | said
    told.add(Switch, actor=name, as_printed=name, party=party, **given)


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_nothing_moved_is_the_verdict_of_the_count_with_its_certainty(day: str) -> None:
    count = counted(day)
    made = asked(day).of(()).supposed

    assert made.voted == made.supposed
    assert (count.verdict.outcome, count.verdict.certainty, count.verdict.margin) == (
        made.supposed.outcome,
        made.supposed.certainty,
        made.supposed.plausible.margin,
    )
    assert (count.benches, count.parties, count.threshold) == (
        made.after.benches,
        made.after.parties,
        made.after.threshold,
    )


def test_seven_who_go_back_lose_the_motion_and_the_chance() -> None:
    made = asked().of([Move("MQM-P", OPPOSITION, GOVERNMENT)])
    found = made.supposed

    assert (Outcome.CARRIES, Outcome.FAILS) == (found.voted.outcome, found.supposed.outcome)
    assert (Range(5, 5), Range(-2, -2)) == (found.voted.plausible.margin, found.supposed.plausible.margin)
    assert (Range(171, 171), Range(145, 171)) == (
        found.after.benches[GOVERNMENT].plausible,
        found.after.benches[GOVERNMENT].possible,
    )
    assert 1 == sum((made.after.power.shares or {}).values())
    assert ["0.83", "0.38"] == [f"{side.forecast.chance:.2f}" for side in (made.before, made.after)]


def test_whoever_stays_away_is_missed_but_keeps_the_seat() -> None:
    made = asked().of([Move("PPP", OPPOSITION, Option.ABSENT, 6)]).supposed

    assert Range(177, 177) == made.after.benches[OPPOSITION].plausible
    assert (Range(171, 171), 6) == (made.supposed.plausible.ayes, made.supposed.absent)
    assert (Outcome.FAILS, Outcome.OPEN, "plausible") == (
        made.supposed.plausible.outcome,
        made.supposed.possible.outcome,
        made.supposed.certainty,
    )


def test_those_who_cannot_be_spared_are_those_whose_seats_are_more_than_the_margin() -> None:
    made = asked().of([Move("JWP", OPPOSITION, VACANT)]).supposed

    assert ("PML-N", "PPP", "MMA", "MQM-P") == made.needed_before
    assert ("PML-N", "PPP", "MMA", "MQM-P") == made.needed
    assert Range(2, 2) == made.after.benches[VACANT].plausible


WRONG = [
    [Move("Nobody", OPPOSITION, GOVERNMENT)],
    [Move("MQM-P", GOVERNMENT, OPPOSITION)],
    [Move("MQM-P", OPPOSITION, GOVERNMENT, 8)],
    [Move("MQM-P", OPPOSITION, GOVERNMENT, 0)],
    [Move("MQM-P", OPPOSITION, OPPOSITION, 1)],
    [Move("MQM-P", OPPOSITION, Option.NO, 4), Move("MQM-P", OPPOSITION, Option.ABSENT, 4)],
    [Move("PML-Q", None, GOVERNMENT, 1, "Ann Ash")],
    [Move("PML-Q", None, OPPOSITION, 1, "Tariq Bashir Cheema")],
    [
        Move("PML-Q", None, Option.NO, 1, "Tariq Bashir Cheema"),
        Move("PML-Q", None, Option.YES, 1, "Tariq Bashir Cheema"),
    ],
    [Move("PML-Q", None, Option.NO, 1, "Tariq Bashir Cheema"), Move("PML-Q", OPPOSITION, GOVERNMENT, 1)],
]


@pytest.mark.parametrize("moves", WRONG)
def test_seats_that_are_not_surely_there_are_not_moved(moves: list[Move]) -> None:
    with pytest.raises(Unusable):
        asked().of(moves)


def test_a_count_without_sides_is_refused() -> None:
    with pytest.raises(Unusable, match="both sides"):
        what_if(replace(counted(), benches={}), None, ())


def test_the_others_of_a_party_are_those_whom_no_other_move_takes() -> None:
    moves = [Move("MQM-P", OPPOSITION, Option.ABSENT, 2), Move("MQM-P", OPPOSITION, GOVERNMENT)]

    assert [5, 2] == [move.seats for move in asked().of(moves).supposed.moves]


def test_a_whole_party_goes_from_wherever_it_stands() -> None:
    made = asked().of([Move("PML-Q", None, Option.ABSTAIN)]).supposed

    assert [(GOVERNMENT, 4), (OPPOSITION, 1)] == [(move.origin, move.seats) for move in made.moves]
    assert (Range(176, 176), Range(160, 160)) == (made.supposed.plausible.ayes, made.supposed.plausible.noes)


@pytest.mark.parametrize(
    ("told", "moves"),
    [
        (lambda told: told.switches("Blue", quantity=Quantity.exactly(12)), [Move("Blue", GOVERNMENT, OPPOSITION, 12)]),
        (lambda told: told.switches("Red League"), [Move("Red League", GOVERNMENT, OPPOSITION)]),
        (lambda told: crossing(told, "Ann Ash"), [Move("Blue", GOVERNMENT, OPPOSITION, 1)]),
        (
            lambda told: told.switches("White", GOVERNMENT, origin=OPPOSITION),
            [Move("White", OPPOSITION, GOVERNMENT)],
        ),
    ],
)
def test_a_move_to_a_bench_is_what_a_report_of_it_would_give(told, moves: list[Move]) -> None:  # type: ignore[no-untyped-def]
    """The slow way: a made-up report says so, and everything is counted and forecast again."""
    base, report = of(house()), Told("Later", DAY)
    told(report)
    reported, made = of(house(), report), WhatIf(base).of(moves)
    after, votes = made.supposed.after, made.supposed.supposed

    assert {b: (x.plausible, x.possible) for b, x in reported.benches.items()} == {
        b: (x.plausible, x.possible) for b, x in after.benches.items()
    }
    assert _plausible(reported) == _plausible(after)
    assert (reported.verdict.outcome, reported.verdict.certainty, reported.verdict.margin) == (
        votes.outcome,
        votes.certainty,
        votes.plausible.margin,
    )
    again = WhatIf(reported).before
    assert (again.coalitions, again.power) == (made.after.coalitions, made.after.power)
    assert (again.forecast.chance, again.forecast.ayes) == (made.after.forecast.chance, made.after.forecast.ayes)


def _plausible(count: Count) -> dict[str, dict[Bench, Range]]:
    return {p.party: {b: p.benches[b].plausible for b in ORIGINS if b in p.benches} for p in count.parties}


def test_a_seat_that_is_left_lowers_what_is_needed_of_the_members_in_office() -> None:
    """France's assembly reckons its majority of its seats that are filled."""
    chamber = find("fr-an")
    told = Told("House", EVE)
    told.stage(Stage.FILED, EVE, motion=MotionKind.CENSURE)
    for party, number, bench in (("Blue", 300, GOVERNMENT), ("Green", 277, OPPOSITION)):
        told.seats(party, number)
        told.stands(party, bench)
        told.total(bench, number)
    count = count_of(
        told.claims, reports=[told.report], witnesses={}, chamber=chamber, law=law(chamber, EVE), as_of=EVE
    )
    made = suppose(count, [Move("Blue", GOVERNMENT, VACANT, 30)]).supposed

    assert (289, 274) == tuple(each.threshold.votes for each in (made.before, made.after) if each.threshold)
    assert (Outcome.FAILS, Outcome.CARRIES) == (made.voted.outcome, made.supposed.outcome)


def test_members_named_are_moved_by_any_spelling_of_their_name() -> None:
    report = Told("Later", DAY)
    crossing(report, "Ann Ash")
    crossing(report, "A. Ash")
    count = of(house(), report)

    (ann,) = named(count)
    moves = [[Move("Blue", None, GOVERNMENT, 1, name)] for name in ("A. Ash", "Ann Ash")]

    assert ("Ann Ash", "Blue", OPPOSITION, ("A. Ash", "Ann Ash")) == (ann.name, ann.party, ann.bench, ann.spellings)
    assert what_if(count, None, moves[0]).moves == what_if(count, None, moves[1]).moves
    assert Range(178, 178) == what_if(count, None, moves[0]).after.benches[GOVERNMENT].plausible


def test_where_reports_of_one_day_disagree_a_member_is_not_moved() -> None:
    one, other = Told("One", DAY), Told("Other", DAY)
    crossing(one, "Ann Ash")
    other.add(Allegiance, actor="Ann Ash", as_printed="Ann Ash", party="Blue", bench=GOVERNMENT)
    count = of(house(), one, other)

    assert [None] == [each.bench for each in named(count)]
    with pytest.raises(Unusable, match="do not settle where Ann Ash"):
        what_if(count, None, [Move("Blue", None, Option.NO, 1, "Ann Ash")])


def test_whoever_is_only_expected_to_cross_may_have_crossed_and_is_not_moved() -> None:
    report = Told("Later", DAY)
    crossing(report, "Ann Ash", modality=Modality.EXPECTED)

    assert [("Ann Ash", None)] == [(each.name, each.bench) for each in named(of(house(), report))]


def test_a_member_who_has_left_the_seat_is_not_moved() -> None:
    report = Told("Later", DAY)
    crossing(report, "Ann Ash")
    report.seat("Ann Ash", "Blue")

    assert () == named(of(house(), report))


MOVES = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(ORIGINS), st.sampled_from(TARGETS), st.integers(1, 9)), max_size=12
)


def fitting(drawn: list[tuple[int, Bench, Bench | Option, int]]) -> list[Move]:
    """Those of the moves that can be made together on the example's day, which has no ranges."""
    count = counted()
    left = Counter({(party.party, bench): sure(party, bench) for party in count.parties for bench in ORIGINS})
    moves = []
    for which, origin, to, seats in drawn:
        party = count.parties[which].party
        if to is not origin and left[party, origin] >= seats:
            left[party, origin] -= seats
            moves.append(Move(party, origin, to, seats))
    return moves


@given(MOVES)
def test_moves_are_reckoned_as_with_a_list_of_the_members(drawn: list[tuple[int, Bench, Bench | Option, int]]) -> None:
    """Every member is written down, moved one after another, their votes then counted."""
    count, moves = counted(), fitting(drawn)
    members = [
        (party.party, bench, bench) for party in count.parties for bench in ORIGINS for _ in range(sure(party, bench))
    ]
    for move in moves:
        staying = [place for place, member in enumerate(members) if member == (move.party, move.origin, move.origin)]
        for place in staying[: move.members]:
            members[place] = (move.party, move.origin, move.to)  # type: ignore[call-overload] # an option or a bench

    votes = Counter(_vote(to) for _, _, to in members)
    sits = Counter(to if isinstance(to, Bench) else origin for _, origin, to in members)
    made = what_if(count, None, moves)
    found = made.supposed.plausible

    assert (votes[Option.ABSTAIN], votes[Option.ABSENT]) == (made.supposed.abstain, made.supposed.absent)
    assert Range(votes[Option.YES], votes[Option.YES] + votes[CROSSBENCH]) == found.ayes
    assert Range(votes[Option.NO], votes[Option.NO] + votes[CROSSBENCH]) == found.noes
    assert {bench: sits[bench] for bench in ORIGINS} == {b: made.after.benches[b].plausible.low for b in ORIGINS}
    assert Range(votes[Option.YES] - 172, votes[Option.YES] - 172) == found.margin
    assert 1 + sits[VACANT] == made.after.benches[VACANT].plausible.low
    assert 342 == sum(band.plausible.low for band in made.after.benches.values())


def _vote(place: Bench | Option) -> Bench | Option:
    """How a member votes: as said, else with the bench; a crossbencher may vote either way."""
    return {OPPOSITION: Option.YES, GOVERNMENT: Option.NO}.get(place, place)  # type: ignore[call-overload, no-any-return]


@given(MOVES, st.randoms())
def test_the_order_of_moves_says_nothing(drawn: list[tuple[int, Bench, Bench | Option, int]], dice) -> None:  # type: ignore[no-untyped-def]
    moves = fitting(drawn)
    mixed = dice.sample(moves, len(moves))

    assert what_if(counted(), None, moves) == what_if(counted(), None, mixed)


@given(MOVES)
def test_moving_and_moving_back_is_nothing(drawn: list[tuple[int, Bench, Bench | Option, int]]) -> None:
    """Bench by bench; whoever has left a seat is nobody who could come back."""
    moves = [move for move in fitting(drawn) if move.to in ORIGINS]
    made = what_if(counted(), None, moves)
    back = [Move(move.party, move.to, move.origin, move.seats) for move in made.moves]  # type: ignore[arg-type]
    again = what_if(made.after, None, back)

    assert made.voted.plausible == again.supposed.plausible
    assert _spans(counted()) == _spans(again.after)
    unsure = {move.party for move in (*made.unsure, *again.unsure)}
    assert all(
        {bench: band.possible for bench, band in one.benches.items()}.items()
        <= {bench: band.possible for bench, band in other.benches.items()}.items()
        for one, other in zip(counted().parties, again.after.parties, strict=True)
        if one.party not in unsure
    )


def _spans(count: Count) -> dict[str, dict[Bench, Range]]:
    spans = {p.party: {b: x.plausible for b, x in p.benches.items() if x.plausible.high} for p in count.parties}
    return spans | {"house": {b: x.plausible for b, x in count.benches.items()}}


@given(MOVES)
def test_the_possible_ranges_are_those_of_every_possible_account_that_has_the_seats_there(
    drawn: list[tuple[int, Bench, Bench | Option, int]],
) -> None:
    """Of the example's day one account after another: so many of one party more with the opposition."""
    count, moves = counted(), fitting(drawn)
    made = what_if(count, None, moves)
    leaving = sum(move.members for move in moves if move.party == "PTI" and move.origin is GOVERNMENT)
    shift = Counter[Bench]()
    for move in moves:
        if isinstance(move.to, Bench):
            shift.update({move.origin: -move.members, move.to: move.members})  # type: ignore[dict-item]
    accounts = [(164 - over, 177 + over) for over in range(27) if 155 - over >= leaving]

    for government, opposition in accounts:
        after = {GOVERNMENT: government + shift[GOVERNMENT], OPPOSITION: opposition + shift[OPPOSITION]}
        assert all(seats in made.after.benches[bench].possible for bench, seats in after.items())
    assert all(band.plausible.low >= band.possible.low for band in made.after.benches.values())
    assert all(band.plausible.high <= band.possible.high for band in made.after.benches.values())


@pytest.mark.parametrize("option", OPTIONS)
def test_the_chance_with_a_certain_vote_is_one_of_everybody_else(option: Option) -> None:
    """Twelve members of White all vote so: the same house without them, and with so much less or more to find."""
    priors, count = None, of(house())
    rule = WhatIf(count).rule
    told = standing(count, MotionKind.NO_CONFIDENCE)
    about = About(count.chamber, DAY, rule, count.threshold)
    made = forecast(
        supposed(told, [Move("White", OPPOSITION, option, 10)]), about, priors, reasons=False, movement=False
    )
    gone = forecast(
        supposed(told, [Move("White", OPPOSITION, VACANT, 10)]), about, priors, reasons=False, movement=False
    )

    means = [(each.ayes.mean, each.noes.mean) for each in (made, gone) if each.ayes and each.noes]
    assert means[0][0] - means[1][0] == pytest.approx(10 * (option is Option.YES), abs=0.6)
    assert means[0][1] - means[1][1] == pytest.approx(10 * (option is Option.NO), abs=0.6)


def test_a_forecast_that_declines_declines_with_its_reason() -> None:
    made = asked().of([Move("PTI", GOVERNMENT, VACANT, 60)])

    assert made.after.forecast.chance is None
    assert "61 of 342 seats would be vacant" in made.after.forecast.missing[0]


def test_those_who_leave_are_those_who_were_said_to() -> None:
    """22 of PTI are said to break away. With all of them gone nobody else is; the loyal keep the rumour alive."""
    told = standing(counted(), MotionKind.NO_CONFIDENCE)
    left = [
        supposed(told, [Move("PTI", GOVERNMENT, to, seats)]).rumours
        for to, seats in ((OPPOSITION, 10), (OPPOSITION, 22), (Option.ABSENT, 5), (Option.NO, 30))
    ]

    assert [[12], [], [17], [22]] == [[each.members for each in rumours] for rumours in left]


def test_coalitions_are_those_that_a_search_through_all_sets_finds() -> None:
    made = asked().of([Move("PTI", GOVERNMENT, Option.ABSENT, 100), Move("PML-N", OPPOSITION, GOVERNMENT, 40)])
    found = made.after.coalitions
    weights = {"PTI": 55, "PML-N": 44, "PML-N g": 40, "PPP": 56, "MMA": 15, "MQM-P": 7, "BAP": 4, "BAP g": 1}
    weights |= {"PML-Q": 1, "PML-Q g": 4, "BNP-M": 4, "independents": 4, "GDA": 3, "AML": 1, "ANP": 1, "JWP": 1}
    names = list(weights)
    minimal = []
    for mask in range(1 << len(names)):
        inside = {name for place, name in enumerate(names) if mask >> place & 1}
        if 172 <= sum(map(weights.get, inside)) < 172 + min(map(weights.get, inside), default=0):
            minimal.append(inside)

    assert len(minimal) == found.number
    assert set.intersection(*minimal) == {party for party, _ in found.always}
    assert min(sum(map(weights.get, inside)) for inside in minimal) == (found.smallest and found.smallest.votes)


@pytest.mark.slow
def test_bands_of_a_count_that_is_not_certain_move_by_as_much() -> None:
    count = counted("2022-03-25")
    made = asked("2022-03-25").of([Move("PTI", GOVERNMENT, OPPOSITION, 100)]).supposed
    one, other = (each.benches[GOVERNMENT] for each in (count, made.after))

    assert Range(one.plausible.low - 100, one.plausible.high - 100) == other.plausible
    assert made.unsure == made.moves
    assert other.possible == Range(max(0, one.possible.low - 100), one.possible.high - 100)


def test_nothing_said_of_vacant_seats_leaves_them_open() -> None:
    count = counted()
    bare = replace(count, benches={b: band for b, band in count.benches.items() if b is not VACANT})
    made = what_if(bare, None, [Move("PTI", GOVERNMENT, VACANT, 3)])

    assert Range(3, 3) == made.after.benches[VACANT].plausible
