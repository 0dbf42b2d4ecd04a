"""Votes that were held: what we compute from their numbers is what was declared, or the row says why it is not.

Twice: once under the rule as the record of the vote tells it (its base and house), and once under the chamber's own
file for the day of the vote, where the file knows that day.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from whipcount.model import Chamber, Law, Unusable
from whipcount.model.law import MajorityRule, MotionRule, Provision
from whipcount.model.words import Base, By, MotionKind, Option
from whipcount.rulebook import chambers, find, law, rule_for
from whipcount.rulebook.decisions import Decision, Tally, decision

ROWS = yaml.safe_load((Path(__file__).parent / "data" / "votes.yaml").read_text("utf-8"))["votes"]
VOTES = {row["id"]: row for row in ROWS}
SECOND = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
RULES = {
    MajorityRule("absolute", Base.MEMBERS, By.MOVERS): [
        *("total_membership", "membership", "statutory_members", "total", "total_of_deputies_and_senators"),
        *("absolute_majority_of_members", "all_members", "all_elected_members", "constitutional_composition"),
    ],
    MajorityRule("absolute", Base.FILLED_SEATS, By.MOVERS): [
        *("filled_seats", "members_for_the_time_being", "members_in_full_exercise", "actual_members"),
    ],
    MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS): [
        *("present_and_voting", "votes_cast", "votes", "simple_majority"),
    ],
    MajorityRule("absolute", Base.PRESENT, By.MOVERS): ["present", "present_incl_abstentions"],
    MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=SECOND): [
        "two_thirds_of_votes_cast_and_majority_of_members"
    ],
}
NEGATIVE = MajorityRule("negative", Base.MEMBERS, By.OPPONENTS)
KINDS = {
    "confidence": MotionKind.CONFIDENCE,
    "confidence_tied_to_bill": MotionKind.CONFIDENCE,
    "implicit_confidence_bill": MotionKind.CONFIDENCE,
    "policy_vote_made_test": MotionKind.CONFIDENCE,
    "programme_rejection": MotionKind.INVESTITURE,
    "investiture": MotionKind.INVESTITURE,
    "investiture_negative": MotionKind.INVESTITURE,
    "election_of_pm": MotionKind.INVESTITURE,
    "election_of_chancellor": MotionKind.INVESTITURE,
    "constructive_no_confidence": MotionKind.CONSTRUCTIVE,
}
CARRIED = {"passed", "survived", "discharged", "declared_failed_then_passed_by_court"}
# Rows without a vote of which the numbers are known.
UNCOUNTED = {
    "LS-2017-03": "passed, but no numbers are known",
    "LS-2020-05": "the prime minister resigned without a vote",
    "PK-2022-04-03": "ruled out by the presiding officer and not put to the vote",
    "PT-2025-03-05": "failed, but no numbers are known",
    "SB-2025-05": "withdrawn",
    "SI-2021-01": "withdrawn",
}
# Votes that the rule and the numbers of the row leave open, each with the fact that would decide it.
UNDECIDED = {
    "FR-2024-10": "how many seats were vacant",  # 197 ayes are too few unless a third of the house had been empty
    "JP-1993-06": "how many members were present",  # 475 voted; of all 512 there it is 257
}


def rule_of(row: dict[str, Any]) -> MajorityRule:
    """The majority that the record of the vote gives."""
    if row["kind"] == "investiture_negative":
        return NEGATIVE
    return next(rule for rule, names in RULES.items() if row["base"] in names)


def tally(row: dict[str, Any]) -> Tally:
    """The numbers; where only ayes are counted there are no noes."""
    given = {key: row.get(key) for key in ("abstain", "absent", "vacancies", "present")}
    return Tally(row["for"], row.get("against", 0), **given)


def by_record(row: dict[str, Any]) -> Decision:
    majority = Provision(rule_of(row), "1", "the record of the vote")
    rule = MotionRule(KINDS.get(row["kind"], MotionKind.NO_CONFIDENCE), majority)
    seats = Provision(row["house_size"], "1", "the record of the vote")
    return decision(Law(Chamber("xx-house", "House", "Examplia"), seats, {rule.kind: rule}), rule, tally(row))


def house_of(row: dict[str, Any]) -> Chamber | None:
    """The house of the record; of a country with two the one that has the word in its name."""
    houses = [chamber for chamber in chambers() if chamber.country == row["country"]]
    named = [house for house in houses if row["chamber"] in house.name.split()]
    return (named if len(houses) > 1 else [*houses, None])[0]


def by_file(row: dict[str, Any]) -> tuple[bool | None, tuple[str, ...]] | None:
    """The result under the chamber's own file, and what is missing for one; None where it has no law for the vote.

    A motion to reject a programme is an investiture with the sides exchanged: who is for it is against the government.
    """
    house = house_of(row)
    try:
        found = law(house, date.fromisoformat(str(row["date_voted"]))) if house else None
    except Unusable:
        return None
    rule = rule_for(found, KINDS.get(row["kind"], MotionKind.NO_CONFIDENCE)) if found else None
    if found is None or rule is None:
        return None
    if row["kind"] != "programme_rejection":
        made = decision(found, rule, tally(row))
        return made.carried, made.missing
    made = decision(found, rule, replace(tally(row), ayes=row["against"], noes=row["for"]))
    return None if made.carried is None else not made.carried, made.missing


def official(name: str) -> tuple[bool | None, tuple[str, ...]]:
    """The declared result, or for a vote that its numbers leave open what is missing."""
    missing = UNDECIDED.get(name)
    return (VOTES[name]["outcome"] in CARRIED, ()) if missing is None else (None, (missing,))


COUNTED = [name for name in VOTES if name not in UNCOUNTED]
FILED = [name for name in COUNTED if by_file(VOTES[name]) is not None]


@pytest.mark.parametrize("name", COUNTED)
def test_the_rule_of_the_record_gives_the_official_result(name: str) -> None:
    found = by_record(VOTES[name])

    assert official(name) == (found.carried, found.missing)


@pytest.mark.parametrize(
    "name", [name for name in COUNTED if "threshold" in VOTES[name] and "vacancies" in VOTES[name]]
)
def test_the_votes_needed_are_those_of_the_record(name: str) -> None:
    found = by_record(VOTES[name])

    assert VOTES[name]["threshold"] in found.needed


@pytest.mark.parametrize("name", FILED)
def test_the_chambers_file_gives_the_official_result(name: str) -> None:
    assert official(name) == by_file(VOTES[name])


def test_rows_that_are_not_counted_have_no_numbers() -> None:
    assert [name for name in UNCOUNTED if "for" in VOTES[name]] == []


def test_enough_votes_are_held_against_a_chambers_own_file() -> None:
    assert len(FILED) >= 45


@pytest.mark.parametrize(
    ("presiding", "expected"),
    [(Option.YES, True), (Option.NO, False), (None, None)],
)
def test_152_against_152_in_canada_is_what_the_speaker_makes_of_it(
    presiding: Option | None, expected: bool | None
) -> None:
    """19 May 2005: the votes on the budget bill were equal, and the Speaker's vote carried it, 153 to 152."""
    canada = law(find("ca-commons"), date(2005, 5, 19))
    made = decision(canada, canada.motions[MotionKind.CONFIDENCE], Tally(152, 152, presiding=presiding))

    assert expected == made.carried
    assert (made.missing == ()) is (presiding is not None)


def test_of_two_houses_of_a_country_each_vote_is_held_against_its_own() -> None:
    """The Senate of Italy counted abstainers until 2018: 158 of 318 were too few in 2007, 156 of 312 enough in 2021."""
    senate = [name for name in FILED if VOTES[name]["country"] == "Italy"]

    assert {"IT-2007-02", "IT-2008-01", "IT-2021-01"} == set(senate)
    assert {"it-senato"} == {house.id for name in senate if (house := house_of(VOTES[name]))}


def test_replacing_the_vacancy_changes_the_base_of_a_vote_of_members_in_office() -> None:
    row = VOTES["VU-2023-08"]
    full = decision(
        Law(Chamber("xx-house", "House", "Examplia"), Provision(52, "1", "a record"), {}),
        MotionRule(MotionKind.NO_CONFIDENCE, Provision(rule_of(row), "43(2)", "a record")),
        replace(tally(row), vacancies=0),
    )

    assert (True, False) == (by_record(row).carried, full.carried)
