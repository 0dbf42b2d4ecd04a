"""Fragmentation and cabinet types, by hand and against ParlGov's own figures where its tables are at hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.model import Unusable
from whipcount.power.parties import Cabinet, CabinetType, cabinet, effective_number, fractionalisation

PARLGOV = next(
    (folder for above in Path(__file__).parents for folder in (above / "shared/data/parlgov",) if folder.is_dir()),
    Path("shared/data/parlgov"),
)
here = pytest.mark.skipif(not PARLGOV.is_dir(), reason="ParlGov's tables are not at hand")


def _rows(name: str, key: str) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    with (PARLGOV / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row[key]].append(row)
    return found


def _cabinets() -> list[Cabinet]:
    made = []
    for rows in _rows("view_cabinet.csv", "cabinet_id").values():
        seats = {row["party_id"]: int(row["seats"] or 0) for row in rows}
        own = [row["party_id"] for row in rows if row["cabinet_party"] == "1"]
        made.append(cabinet(seats, own, int(rows[0]["election_seats_total"])))
    return made


def test_equal_parties_are_as_many_as_they_are() -> None:
    assert (4, Fraction(3, 4)) == (effective_number([25] * 4), fractionalisation([25] * 4))


def test_a_party_without_seats_changes_nothing() -> None:
    assert effective_number([60, 30, 10]) == effective_number([60, 30, 10, 0]) == Fraction(50, 23)


def test_exactly_half_is_a_minority_and_said_to_be_half() -> None:
    made = cabinet({"Blue": 50, "Green": 50}, ["Blue"])

    assert (CabinetType.MINORITY, True, False) == (made.type, made.exactly_half, made.majority)


def test_a_cabinet_that_can_spare_a_party_is_oversized() -> None:
    seats = {"Blue": 55, "Green": 30, "White": 15, "Red League": 0}

    assert CabinetType.OVERSIZED is cabinet(seats, ["Blue", "White"]).type
    assert CabinetType.MINIMAL_WINNING is cabinet(seats, ["Blue", "Red League"]).type


def test_seats_that_do_not_sum_to_the_house_are_a_finding() -> None:
    found = cabinet({"Blue": 55, "Green": 44}, ["Blue"], 100).findings

    assert ["The parties have 99 seats, 1 fewer than the house of 100."] == [each.sentence for each in found]


def test_no_seats_at_all_are_refused() -> None:
    with pytest.raises(Unusable, match="shares of nothing"):
        effective_number([0, 0])


@here
def test_the_effective_number_is_parlgovs_for_all_elections_but_one() -> None:
    """Election 1119's parties do not sum to its declared house, by which ParlGov divides; so can we."""
    own = _rows("viewcalc_election_parameter.csv", "election_id")
    other, declared = [], []
    for election, rows in _rows("view_election.csv", "election_id").items():
        if election in own:
            seats = [int(float(row["seats"] or 0)) for row in rows]
            expected = float(own[election][0]["enp_seats"])
            if abs(float(effective_number(seats)) - expected) > 1e-9:
                other.append(election)
            if abs(float(effective_number(seats, int(rows[0]["seats_total"]))) - expected) > 1e-9:
                declared.append(election)

    assert (1027, ["1119"], []) == (len(own), other, declared)


@here
def test_parlgovs_cabinets_have_these_types() -> None:
    made = _cabinets()
    types = Counter(each.type for each in made)

    assert (1029, 589, 25) == (
        sum(each.majority for each in made),
        types[CabinetType.MINORITY],
        sum(each.exactly_half for each in made),
    )
    assert (643, 386) == (types[CabinetType.MINIMAL_WINNING], types[CabinetType.OVERSIZED])


@here
def test_parlgovs_cabinets_whose_seats_do_not_sum_to_the_house_are_findings() -> None:
    assert 59 == sum(bool(each.findings) for each in _cabinets())
