"""What holds of members named by name, however reports spell them."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.told import DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count import count
from whipcount.count.gather import gather
from whipcount.count.members import Member, Members, members
from whipcount.model.count import Count
from whipcount.model.quantity import Range

NAMES = ["Ann Ash", "Ben Birch", "Cato Elm", "Dora Fir", "Ewa Beth Gum"]
SPELT = {name: [name, f"{name[0]}. {name.split()[-1]}", name.split()[-1]] for name in NAMES}
SPELLINGS = st.lists(st.sampled_from(NAMES).flatmap(lambda name: st.sampled_from(SPELT[name])), max_size=8)


def house() -> Told:
    told = Told("House", DAY)
    told.house(100)
    for party, number, bench in (("Blue", 55, GOVERNMENT), ("Green", 45, OPPOSITION)):
        told.seats(party, number)
        told.stands(party, bench)
        told.total(bench, number)
    return told


def counted(*told: Told) -> Count:
    claims = [claim for each in told for claim in each.claims]
    reports = [each.report for each in told]
    as_of = max(report.published for report in reports)
    return count(claims, reports=reports, witnesses={}, chamber=None, law=None, as_of=as_of)


def known(names: list[str]) -> Members:
    told = Told()
    for name in names:
        told.switches("Blue", actor=name)
    return members(gather(told.claims, reports=[told.report], witnesses={}, as_of=DAY), ["Blue"])


@settings(max_examples=25, deadline=None)
@given(SPELLINGS, st.booleans())
def test_each_member_who_moves_by_name_moves_one_seat(names: list[str], again: bool) -> None:
    """`again`: the party's stand is printed once more afterwards, so that those who left need a bloc of their own."""
    moved = Told("Daily", DAY + timedelta(1))
    for name in names:
        moved.switches("Blue", actor=name)
    after = Told("Weekly", DAY + timedelta(2))
    after.total(OPPOSITION, 45 + len({name.split()[-1] for name in names}))
    if again:
        after.stands("Blue", GOVERNMENT)
        after.seats("Blue", 55)
    gone = len({name.split()[-1] for name in names})
    now = counted(house(), moved, after)

    assert (Range(55 - gone, 55 - gone), Range(45 + gone, 45 + gone)) == (
        now.government.plausible,
        now.opposition.plausible,
    )
    assert [] == [each.sentence for each in now.findings if each.contradicts]
    blue = next(party for party in now.parties if party.party == "Blue")
    assert blue.seats.plausible == Range(55, 55)


@given(SPELLINGS, st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_the_order(names: list[str], random: Random) -> None:
    there = known(names)
    shuffled = random.sample(names, len(names))

    assert there == known(shuffled)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_any_name_is_one_member_or_undecided(names: list[str]) -> None:
    found = known([name for name in names if name != "Blue"])
    undecided = {each.name for each in found.undecided}

    assert {name for name in names if name != "Blue"} == {name for name, _ in found.spelt} | undecided
    assert all(found.of(name, "Blue") == Member(member.name, "Blue") for (name, _), member in found.spelt.items())
