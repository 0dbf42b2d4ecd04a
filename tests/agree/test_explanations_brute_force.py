"""The ways to make the numbers meet against a slow count that looks at every placement of the seats of a tiny house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.count.cheapest import cheapest
from whipcount.count.explanations import ways_of
from whipcount.count.leaving import leavings
from whipcount.count.meeting import Camp, Loose, Meeting
from whipcount.count.places import BENCHES
from whipcount.count.sharing import placed
from whipcount.count.stands import Stand
from whipcount.count.ways import Ways
from whipcount.model.quantity import Range

DAY = date(2022, 3, 30)
VACANT = 3  # the place behind those of the three benches
Seats = tuple[int, int, int, int]
Stays = tuple[int, ...]
Spots = tuple[tuple[int, ...], ...]


@st.composite
def sides(draw: st.DrawFn, number: int) -> Camp:
    """A bench with up to two parties, and no number, one bound, a number or a range for it."""
    sizes = draw(st.lists(st.integers(0, 2), max_size=2 if number < 2 else 1))
    bench = BENCHES[number]
    stands = tuple(Stand(f"{bench.value} {n}", size, bench, 0, (), ()) for n, size in enumerate(sizes))
    joined, gone = draw(st.sampled_from([0, 0, 1])), draw(st.sampled_from([0, 0, 1]))
    low, more = draw(st.integers(0, 3)), draw(st.sampled_from([0, 0, 0, 1, 2]))
    match draw(st.sampled_from(["none", "number", "number", "range", "at least", "at most"])):
        case "number":
            return Camp(bench, stands, joined, gone, low, low, counted=True, claims=("x",))
        case "range":
            return Camp(bench, stands, joined, gone, low, low + more, counted=True, claims=("x",))
        case "at least":
            return Camp(bench, stands, joined, gone, low, claims=("x",))
        case "at most":
            return Camp(bench, stands, joined, gone, 0, low, claims=("x",))
        case _:
            return Camp(bench, stands, joined, gone)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    three = (draw(sides(0)), draw(sides(1)), draw(sides(2)))
    loose = tuple(
        Loose(f"loose {n}", seats, ()) for n, seats in enumerate(draw(st.lists(st.integers(1, 2), max_size=2)))
    )
    low = draw(st.integers(0, 1))
    vacant = Range(low, draw(st.sampled_from([low, 1, 20])))
    return Meeting(DAY, three, loose, draw(st.one_of(st.none(), st.integers(0, 2))), vacant)


def spread(seats: int, places: tuple[int, ...]) -> Iterator[Seats]:
    """Every way to put so many seats into these places: a number for each of the three benches, and vacant ones."""
    for counts in product(range(seats + 1), repeat=len(places)):
        if sum(counts) == seats:
            there = [0, 0, 0, 0]
            for place, count in zip(places, counts, strict=True):
                there[place] = count
            yield there[0], there[1], there[2], there[3]


def placements(of: Meeting) -> dict[Seats, dict[tuple[Stays, Spots], int]]:
    """Every placement of the known seats: by the seats of each place what stayed, where loose ones are, and the moves.

    Where the seats that left a party went to is not told apart, so that the fewest moves count.
    """
    found: dict[tuple[Seats, Stays, Spots], int] = {((0, 0, 0, 0), (), ()): 0}
    for place, side in enumerate(of.camps):
        away = tuple(n for n in range(4) if n != place)
        found = join(found, [(one, (), (), 0) for one in spread(side.joined, (place,))])
        found = join(found, [(one, (), (), 0) for one in spread(side.gone, away)])
        for size in side.sizes:
            found = join(found, [(one, (one[place],), (), size - one[place]) for one in spread(size, (0, 1, 2, 3))])
    for party in of.loose:
        found = join(found, [(one, (), (one[:3],), 0) for one in spread(party.seats, (0, 1, 2))])
    grouped: dict[Seats, dict[tuple[Stays, Spots], int]] = {}
    for (seats, stays, spots), moves in found.items():
        grouped.setdefault(seats, {})[stays, spots] = moves
    return grouped


def join(
    found: dict[tuple[Seats, Stays, Spots], int], more: list[tuple[Seats, Stays, Spots, int]]
) -> dict[tuple[Seats, Stays, Spots], int]:
    return {
        (plus(seats, there), stays + stay, spots + spot): moves + moved
        for (seats, stays, spots), moves in found.items()
        for there, stay, spot, moved in more
    }


def plus(one: Seats, other: Seats) -> Seats:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


def slow(of: Meeting) -> dict[tuple[Stays, Spots], int]:
    """Every way with its moves: of the placements that meet all numbers those with the fewest moves for theirs."""
    counted, fewest = of.counted, {}
    meeting = [
        (tuple(seats[place] for place in counted), each)
        for there, each in placements(of).items()
        for rest in (others for number in rests(of) for others in spread(number, (0, 1, 2, 3)))
        if meets(of, seats := plus(there, rest))
    ]
    for numbers, each in meeting:
        fewest[numbers] = min(each.values() if numbers not in fewest else (fewest[numbers], *each.values()))
    return {
        (stays, tuple(tuple(spot[place] for place in counted[:2]) for spot in spots)): moves
        for numbers, each in meeting
        for (stays, spots), moves in each.items()
        if moves == fewest[numbers]
    }


def rests(of: Meeting) -> Iterable[int]:
    """How many seats no numbered party has: in a house of unknown size as many as all sides together may need."""
    return range(1 + sum(side.high or side.low for side in of.camps)) if of.rest is None else (of.rest,)


def meets(of: Meeting, seats: Seats) -> bool:
    sides = zip(of.camps, seats, strict=False)
    if any(number < side.low or (side.high is not None and number > side.high) for side, number in sides):
        return False
    return of.rest is None or seats[VACANT] in of.vacant


@pytest.mark.slow
@settings(max_examples=300)
@given(meetings())
def test_the_ways_are_those_of_every_placement_looked_at(of: Meeting) -> None:
    ways, every = Ways(of, leavings(of)), slow(of)
    sizes = [size for side in of.camps for size in side.sizes]
    tallies = Counter(
        (moves, sum(stay != size for stay, size in zip(stays, sizes, strict=True)))
        for (stays, _), moves in every.items()
    )

    assert {(tally.moves, tally.parties): tally.ways for tally in ways.tallies} == tallies
    assert ways.total == len(every)


@pytest.mark.slow
@settings(max_examples=200)
@given(meetings())
def test_the_answers_for_each_party_are_those_of_every_placement(of: Meeting) -> None:
    ways, every = Ways(of, leavings(of)), slow(of)
    place = 0
    for number, side in enumerate(of.camps):
        for index in range(len(side.stands)):
            assert ways.answers(number, index) == Counter(stays[place] for stays, _ in every)
            place += 1
    for index, answers in enumerate(ways.loose):
        for axis, told in enumerate(answers):
            assert told == Counter(spots[index][axis] for _, spots in every)


@pytest.mark.slow
@settings(max_examples=200)
@given(meetings())
def test_every_way_is_told_once_and_the_cheapest_first(of: Meeting) -> None:
    ways = Ways(of, leavings(of))
    told = cheapest(ways, 1_000_000)
    movers = [sum(share.reported for share in each.shares) for each in told]

    assert len({each.shares for each in told}) == len(told) == ways.total
    assert Counter(zip((each.moves for each in told), movers, strict=True)) == {
        (tally.moves, tally.parties): tally.ways for tally in ways.tallies
    }
    assert [(each.moves, number) for each, number in zip(told, movers, strict=True)] == sorted(
        (each.moves, number) for each, number in zip(told, movers, strict=True)
    )


@pytest.mark.slow
@settings(max_examples=200)
@given(meetings(), st.data())
def test_the_ways_within_limits_are_those_of_every_placement_that_keeps_them(of: Meeting, data: st.DataObject) -> None:
    ways, every = Ways(of, leavings(of)), slow(of)
    parties = [(number, place) for number, camp in enumerate(of.camps) for place in range(len(camp.stands))]
    sizes = [size for camp in of.camps for size in camp.sizes]
    some = data.draw(st.sampled_from([*enumerate(parties), (None, (0, None))]))
    low = data.draw(st.integers(0, 2))
    span = Range(low, low + data.draw(st.integers(0, 2)))
    first = len(of.camps[0].stands)

    def left(stays: Stays) -> int:
        gone = [size - stay for size, stay in zip(sizes, stays, strict=True)]
        return sum(gone[:first]) if some[0] is None else gone[some[0]]

    assert ways.within({some[1]: span}) == sum(left(stays) in span for stays, _ in every)


@pytest.mark.slow
@settings(max_examples=200)
@given(meetings(), st.sampled_from([0, 1]))
def test_an_older_number_is_met_where_a_placement_meets_it_and_let_go_where_none_does(of: Meeting, side: int) -> None:
    camps = [replace(camp, older=place == side and not camp.counted) for place, camp in enumerate(of.camps)]
    asked = replace(of, camps=(camps[0], camps[1], camps[2]))
    loose = asked.without_older()
    every = slow(asked) or (slow(loose) if loose else {})
    found = ways_of(asked)

    if asked.missing is None:
        assert found is not None
        assert found.total == len(every)


@given(st.lists(st.integers(0, 4), max_size=4), st.integers(0, 5), st.integers(0, 5))
def test_placing_parties_here_there_or_elsewhere_is_counted_as_one_by_one(
    sizes: list[int], here: int, there: int
) -> None:
    one_by_one: Counter[tuple[int, int]] = Counter()
    for spots in product(*([(a, b) for a in range(n + 1) for b in range(n + 1 - a)] for n in sizes)):
        one_by_one[sum(a for a, _ in spots), sum(b for _, b in spots)] += 1

    assert placed(sizes, (here, there)) == [[one_by_one[i, j] for j in range(there + 1)] for i in range(here + 1)]
