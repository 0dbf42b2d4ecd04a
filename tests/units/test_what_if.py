"""What if: moved seats are reckoned as a person would with a list of the members, and only sure seats are moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whipcount
from whipcount.count.what_if import BENCHES, OPTIONS, Move, sure, what_if
from whipcount.crisis import Crisis
from whipcount.crisis.supposing import suppose
from whipcount.model import Count, Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Option, Outcome

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
PLACES = (*BENCHES, *OPTIONS)
DAYS = ["2022-03-08", "2022-03-27", "2022-03-28", "2022-03-29", "2022-03-30"]


@cache
def example() -> Crisis:
    return whipcount.open(EXAMPLE)


def counted(day: str = "2022-03-30") -> Count:
    return example().count(day)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_moved_is_the_verdict_by_the_plausible_ranges(day: str) -> None:
    count = counted(day)
    made, _ = suppose(count, ())

    assert count.verdict.margin == made.voted.margin == made.supposed.margin
    assert count.verdict.outcome in (made.supposed.outcome, Outcome.OPEN)
    assert (count.benches, count.parties) == (made.after.benches, made.after.parties)


def test_seven_who_go_back_lose_the_motion() -> None:
    made, power = suppose(counted(), [Move("MQM-P", Bench.OPPOSITION, Bench.GOVERNMENT)])

    assert (Outcome.CARRIES, Outcome.FAILS) == (made.voted.outcome, made.supposed.outcome)
    assert (Range(5, 5), Range(-2, -2)) == (made.voted.margin, made.supposed.margin)
    assert Range(171, 171) == made.after.benches[Bench.GOVERNMENT].plausible
    assert power.after is not None
    assert 1 == sum(power.after.values())


def test_whoever_stays_away_is_missed_but_keeps_the_seat() -> None:
    made, _ = suppose(counted(), [Move("PPP", Bench.OPPOSITION, Option.ABSENT, 6)])

    assert Range(177, 177) == made.after.benches[Bench.OPPOSITION].plausible
    assert (Range(171, 171), 6, Outcome.FAILS) == (made.supposed.ayes, made.supposed.absent, made.supposed.outcome)


def test_those_who_cannot_be_spared_are_those_whose_seats_are_more_than_the_margin() -> None:
    made, _ = suppose(counted(), ())

    assert ("PML-N", "PPP", "MMA", "MQM-P") == made.needed


WRONG = [
    [Move("Nobody", Bench.OPPOSITION, Bench.GOVERNMENT)],
    [Move("MQM-P", Bench.GOVERNMENT, Bench.OPPOSITION)],
    [Move("MQM-P", Bench.OPPOSITION, Bench.GOVERNMENT, 8)],
    [Move("MQM-P", Bench.OPPOSITION, Bench.OPPOSITION, 1)],
    [Move("MQM-P", Bench.OPPOSITION, Option.NO, 4), Move("MQM-P", Bench.OPPOSITION, Option.ABSENT, 4)],
]


@pytest.mark.parametrize("moves", WRONG)
def test_seats_that_are_not_surely_there_are_not_moved(moves: list[Move]) -> None:
    with pytest.raises(Unusable):
        suppose(counted(), moves)


def test_a_count_without_sides_is_refused() -> None:
    with pytest.raises(Unusable, match="both sides"):
        what_if(_without(counted()), None, ())


def _without(count: Count) -> Count:
    return replace(count, benches={})


STAY_OR_GO = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(BENCHES), st.sampled_from(PLACES), st.integers(1, 9))
)


@given(STAY_OR_GO)
def test_moves_are_reckoned_as_with_a_list_of_the_members(drawn: list[tuple[int, Bench, Bench | Option, int]]) -> None:
    """Each member by name, moved one after another, their votes then counted; the example's day has no ranges."""
    count = counted()
    moves: list[Move] = []
    members = [
        (party.party, bench, bench) for party in count.parties for bench in BENCHES for _ in range(sure(party, bench))
    ]
    for which, origin, to, seats in drawn:
        party = count.parties[which].party
        staying = [place for place, member in enumerate(members) if member == (party, origin, origin)]
        if to is origin or len(staying) < seats:
            continue
        moves.append(Move(party, origin, to, seats))
        for place in staying[:seats]:
            members[place] = (party, origin, to)  # type: ignore[call-overload] # an option or a bench

    votes = Counter(_vote(to) for _, _, to in members)
    sits = Counter(to if isinstance(to, Bench) else origin for _, origin, to in members)
    made = what_if(count, None, moves)
    found = made.supposed

    assert (votes[Option.ABSTAIN], votes[Option.ABSENT]) == (found.abstain, found.absent)
    assert Range(votes[Option.YES], votes[Option.YES] + votes[None]) == found.ayes
    assert Range(votes[Option.NO], votes[Option.NO] + votes[None]) == found.noes
    assert {bench: sits[bench] for bench in BENCHES} == {b: made.after.benches[b].plausible.low for b in BENCHES}
    assert Range(votes[Option.YES] - 172, votes[Option.YES] - 172) == found.margin


def _vote(place: Bench | Option) -> Option | None:
    """How a member votes: as said, else with the bench; None where a crossbencher may vote either way."""
    return {Bench.OPPOSITION: Option.YES, Bench.GOVERNMENT: Option.NO, Bench.CROSSBENCH: None}.get(place, place)  # type: ignore[call-overload, return-value, no-any-return]
