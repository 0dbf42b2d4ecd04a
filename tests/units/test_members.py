"""Members named by reports: one member for several spellings, and a bloc of one where more is known than the party."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.told import CROSSBENCH, DAY, GOVERNMENT, OPPOSITION, Told

from whipcount.count import count
from whipcount.count.blocs import Blocs, blocs
from whipcount.count.gather import gather
from whipcount.model.claims import Allegiance
from whipcount.model.count import Count, Finding
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, Option


def house(day: date = DAY) -> Told:
    """A house of 100: Blue governs with 55 members, Green opposes with 45."""
    told = Told("House", day)
    told.house(100)
    for party, number, bench in (("Blue", 55, GOVERNMENT), ("Green", 45, OPPOSITION)):
        told.seats(party, number)
        told.stands(party, bench)
    told.total(GOVERNMENT, 55)
    told.total(OPPOSITION, 45)
    return told


def later(days: int, publisher: str = "Later") -> Told:
    return Told(publisher, DAY + timedelta(days))


def counted(*told: Told) -> Count:
    claims = [claim for each in told for claim in each.claims]
    reports = [each.report for each in told]
    as_of = max(report.published for report in reports)
    return count(claims, reports=reports, witnesses={}, chamber=None, law=None, as_of=as_of)


def made(*told: Told) -> Blocs:
    claims = [claim for each in told for claim in each.claims]
    reports = [each.report for each in told]
    evidence = gather(claims, reports=reports, witnesses={}, as_of=max(report.published for report in reports))
    return blocs(evidence, None, MotionKind.NO_CONFIDENCE)


def party(count: Count, name: str) -> dict[str, Range]:
    benches = next(each for each in count.parties if each.party == name).benches
    return {bench.value: band.plausible for bench, band in benches.items()}


def found(count: Count, code: str) -> list[Finding]:
    return [each for each in count.findings if each.code == code]


def crossed(*names: str) -> Range:
    """How many of Blue stand with the opposition once members of these names are said to have gone there."""
    told = later(1)
    for name in names:
        told.switches("Blue", actor=name)
    return party(counted(house(), told), "Blue")["opposition"]


@pytest.mark.parametrize(
    ("names", "members"),
    [
        (("Ann Ash",), 1),
        (("Ann Ash", "A. Ash", "Ash"), 1),
        (("Ann Beth Ash", "Ann Ash", "A. B. Ash"), 1),
        (("Zoë Elm", "Zoe Elm"), 1),
        (("Ann Ash", "Ben Ash"), 2),
        (("Ann Ash", "Ben Birch"), 2),
        (("Ann Beth Ash", "Beth Ash"), 2),
        (("Ann Ash", "Ben Ash", "Ash"), 2),
        (("Ann Ash", "Abe Ash", "A. Ash"), 2),
    ],
)
def test_spellings_of_one_name_are_one_member(names: tuple[str, ...], members: int) -> None:
    assert Range(members, members) == crossed(*names)


def sentences(*names: str) -> list[str]:
    told = later(1)
    for name in names:
        told.switches("Blue", actor=name)
    return [each.sentence for each in found(counted(house(), told), "names")]


def test_names_that_may_be_one_member_are_kept_apart_and_said() -> None:
    assert sentences("Ann Beth Ash", "Beth Ash") == [
        "Ann Beth Ash of Blue and Beth Ash of Blue are counted as two members; they may be one (Later, 31 March 2022)."
    ]
    assert sentences("Ann Ash", "Abe Ash", "A. Ash")[0] == (
        "A. Ash of Blue (Later, 31 March 2022) may be Abe Ash or Ann Ash: no member is added."
    )


def test_names_that_are_surely_two_members_are_no_finding() -> None:
    assert sentences("Ann Ash", "Ben Ash", "Cato Elm") == []


def test_two_members_who_will_vote_with_the_other_side_are_two() -> None:
    told = later(1)
    for name in ("Ann Ash", "Ben Birch"):
        votes(told, name, "Blue")

    assert Range(2, 2) == party(counted(house(), told), "Blue")["opposition"]


def test_members_of_two_parties_are_never_one() -> None:
    told = later(1)
    told.switches("Blue", actor="Ann Ash")
    told.switches("Green", actor="Ann Ash", target=GOVERNMENT, origin=OPPOSITION)

    both = counted(house(), told)

    assert (Range(1, 1), Range(1, 1)) == (party(both, "Blue")["opposition"], party(both, "Green")["government"])


def votes(told: Told, name: str, party: str | None, option: Option = Option.YES) -> None:
    told.add(Allegiance, actor=name, as_printed=name, party=party, option=option)


def test_a_name_without_a_party_is_the_member_whose_whole_name_another_report_has() -> None:
    first, second = later(1, "A"), later(2, "B")
    first.stands("Blue", GOVERNMENT, actor="Ann Ash")
    votes(second, "Ann Ash", None)

    assert Range(1, 1) == party(counted(house(), first, second), "Blue")["opposition"]


def test_a_name_without_a_party_that_nobody_else_has_counts_nowhere() -> None:
    told = later(1)
    votes(told, "Ann Ash", None)

    assert counted(house(), told).opposition.plausible == Range(45, 45)


def test_what_is_said_of_the_party_later_is_said_of_the_others() -> None:
    crossing, after = later(1, "A"), later(20, "B")
    crossing.switches("Blue", actor="Ann Ash")
    after.stands("Blue", GOVERNMENT)
    after.seats("Blue", 55)
    after.total(GOVERNMENT, 54)

    now = counted(house(), crossing, after)

    assert [] == [each for each in now.findings if each.contradicts]
    assert {"government": Range(54, 54), "opposition": Range(1, 1), "crossbench": Range(0, 0)} == party(now, "Blue")


def test_a_member_who_comes_back_is_back() -> None:
    away, back = later(1, "A"), later(3, "B")
    away.switches("Blue", actor="Ann Ash")
    back.switches("Blue", actor="Ann Ash", target=GOVERNMENT, origin=OPPOSITION)

    assert Range(0, 0) == party(counted(house(), away, back), "Blue")["opposition"]


def test_two_reports_that_put_one_member_on_two_benches_contradict_each_other() -> None:
    one, other = later(1, "A"), later(1, "B")
    one.switches("Blue", actor="Ann Ash")
    votes(other, "A. Ash", "Blue", Option.NO)

    (contradiction,) = found(counted(house(), one, other), "contradiction")

    assert contradiction.sentence == (
        "These cannot all hold on 31 March 2022: Ann Ash (Blue) with the government (B, 31 March 2022); "
        "Ann Ash (Blue) with the opposition (A, 31 March 2022)."
    )


def test_the_partys_number_is_that_of_its_members_apart_and_of_the_rest() -> None:
    one, other = later(1, "A"), later(3, "B")
    one.switches("Blue", actor="Ann Ash")
    other.stands("Blue", GOVERNMENT)

    blue = next(each for each in counted(house(), one, other).parties if each.party == "Blue")

    assert blue.seats.plausible == Range(55, 55)


def test_members_who_only_leave_need_no_bloc_of_their_own() -> None:
    told = later(1)
    told.switches("Blue", actor="Ann Ash")

    assert made(house(), told).parts == ()


def test_members_with_one_history_share_a_bloc() -> None:
    away, after = later(1, "A"), later(3, "B")
    for name in ("Ann Ash", "Ben Birch", "Cato Elm"):
        away.switches("Blue", actor=name)
    after.stands("Blue", GOVERNMENT)

    assert ["Ann Ash and 2 more (Blue)"] == [part.name for part in made(house(), away, after).parts]


def test_a_party_whose_members_are_all_named_is_not_split() -> None:
    told = Told("One", DAY)
    told.house(100)
    told.seats("White", 1)
    told.switches("White", actor="Ann Ash")
    told.stands("White", GOVERNMENT)

    assert made(told).parts == ()


def test_an_independent_who_joins_those_of_the_other_side_is_one_more_there() -> None:
    first, second, third = Told("A", DAY), later(1, "B"), later(2, "C")
    first.house(100)
    first.seats("independents", 2, bench=GOVERNMENT)
    first.seats("independents", 3, bench=OPPOSITION)
    second.switches("independents", actor="Ann Ash")
    third.switches("independents", actor="Ann Ash", target=CROSSBENCH, origin=OPPOSITION)

    assert party(counted(first, second), "independents")["opposition"].low == 4
    assert party(counted(first, second, third), "independents")["crossbench"].low == 1


def test_members_of_a_party_without_a_number_count_each_for_one() -> None:
    told = later(1)
    told.house(100)
    told.switches("White", actor="Ann Ash")
    told.switches("White", actor="Ben Birch")

    assert counted(told).benches[Bench.OPPOSITION].plausible.low == 2
