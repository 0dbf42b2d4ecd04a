"""What votes decided, beside a slow count of every world that the numbers leave open; ties, quorums, defectors."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from whipcount.model import Chamber, Law
from whipcount.model.law import Clause, MajorityRule, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, Option
from whipcount.publish.decision_words import decided, decision_json
from whipcount.rulebook.decisions import Decision, Tally, decision
from whipcount.rulebook.majorities import MAJORITIES

SHARES = {"absolute": (1, 2), "simple": (1, 2), "plurality": (1, 2), "negative": (1, 2)}
AND_ONE = {"share_plus_one": (1, 4)}
AT_LEAST = AND_ONE | {"at_least_half": (1, 2), "at_least": (2, 5), "three_fifths": (3, 5), "two_thirds": (2, 3)}
PAIRS = [(name, base) for name, kind in sorted(MAJORITIES.items()) for base in sorted(kind.bases)]


def motion(kind: str, base: Base, *clauses: Clause, also: MajorityRule | None = None, **extra: Any) -> MotionRule:
    share = Fraction(*AT_LEAST[kind]) if MAJORITIES[kind].shared else None
    majority = Provision(MajorityRule(kind, base, By.MOVERS, share, also, **extra), "95(4)", "a source")
    by_topic = {clause.topic: (Provision(clause, "55(1)", "a source"),) for clause in clauses}
    return MotionRule(MotionKind.NO_CONFIDENCE, majority, clauses=by_topic)


def clause(topic: str, kind: str, **parts: object) -> Clause:
    return Clause(topic, kind, parts, "A sentence.")


def made(rule: MotionRule, seats: int, **numbers: Any) -> Decision:
    house = Law(Chamber("xx-house", "House", "Examplia"), Provision(seats, "51", "a source"), {rule.kind: rule})
    return decision(house, rule, Tally(**numbers))


def enough(kind: str, votes: int, base: int) -> bool:
    if kind in SHARES:
        return 2 * votes > base
    above, below = AT_LEAST[kind]
    return votes > 0 and below * (votes - (kind in AND_ONE)) >= above * base


def worlds(kind: str, base: Base, seats: int, tally: Tally) -> set[bool]:
    """Whether it was carried, for every number of vacant seats and of members present that fits the numbers."""
    found = set()
    for vacant in range(seats + 1) if tally.vacancies is None else [tally.vacancies]:
        away = tally.absent or 0
        for there in range(tally.there, seats - vacant - away + 1):
            sizes = {Base.MEMBERS: seats, Base.FILLED_SEATS: seats - vacant, Base.PRESENT: there}
            size = sizes.get(base, tally.ayes + tally.noes)
            found.add(not enough(kind, tally.noes, size) if kind == "negative" else enough(kind, tally.ayes, size))
    return found


def house(seats: int, ayes: int, noes: int, vacancies: int | None, abstain: int | None) -> tuple[int, Tally]:
    """A small house and its vote; a number too large for what is left of the house begins at nought again."""
    ayes %= seats + 1
    noes %= seats - ayes + 1
    left = seats - ayes - noes
    vacancies = None if vacancies is None else vacancies % (left + 1)
    abstain = None if abstain is None else abstain % (left - (vacancies or 0) + 1)
    return seats, Tally(ayes, noes, abstain=abstain, vacancies=vacancies)


# Made once: strategies that are made anew for each example take longer than the decisions.
SOME = st.integers(0, 12)
HOUSES = st.builds(house, st.integers(1, 12), SOME, SOME, st.none() | SOME, st.none() | SOME)


@pytest.mark.parametrize(("kind", "base"), PAIRS)
@settings(max_examples=40)
@given(drawn=HOUSES)
def test_a_decision_agrees_with_every_world_counted_one_by_one(kind: str, base: Base, drawn: tuple[int, Tally]) -> None:
    seats, tally = drawn
    assume(tally.ayes != tally.noes or kind not in ("simple", "plurality"))
    results = worlds(kind, base, seats, tally)

    rule = motion(kind, base)
    law = Law(Chamber("xx-house", "House", "Examplia"), Provision(seats, "51", "a source"), {rule.kind: rule})
    found = decision(law, rule, tally)

    assert found.carried == (results.pop() if len(results) == 1 else None)
    assert (found.carried is None) == bool(found.missing)


@pytest.mark.parametrize(
    ("kind", "base", "seats", "numbers", "carried", "margin"),
    [
        ("absolute", Base.MEMBERS, 52, {"ayes": 26, "noes": 25}, False, -1),
        ("absolute", Base.FILLED_SEATS, 52, {"ayes": 26, "noes": 23, "vacancies": 1}, True, 0),
        ("absolute", Base.MEMBERS, 65, {"ayes": 33, "noes": 32}, True, 0),
        ("absolute", Base.MEMBERS, 126, {"ayes": 44, "noes": 38}, False, -20),
        ("absolute", Base.MEMBERS, 450, {"ayes": 194, "noes": 2}, False, -32),
        ("absolute", Base.MEMBERS, 496, {"ayes": 247, "noes": 10}, False, -2),
        ("absolute", Base.PRESENT, 322, {"ayes": 158, "noes": 136, "abstain": 24, "present": 319}, False, -2),
        ("absolute", Base.PRESENT, 460, {"ayes": 223, "noes": 198, "abstain": 24, "present": 445}, True, 0),
        ("negative", Base.MEMBERS, 349, {"ayes": 116, "noes": 173, "abstain": 60}, True, 1),
        ("negative", Base.MEMBERS, 349, {"ayes": 116, "noes": 175}, False, -1),
        ("at_least_half", Base.MEMBERS, 18, {"ayes": 9, "noes": 9}, True, 0),
        ("simple", Base.VOTES_CAST, 120, {"ayes": 60, "noes": 55}, True, 2),
    ],
)
def test_votes_near_the_line_and_by_how_much(  # noqa: PLR0917 - a row of a table
    kind: str, base: Base, seats: int, numbers: dict[str, int], carried: bool, margin: int
) -> None:
    found = made(motion(kind, base), seats, **numbers)

    assert (carried, Range(margin, margin)) == (found.carried, found.margin)


TIE = {"ayes": 152, "noes": 152}
CASTING = clause("presiding", "casting_vote_only")


@pytest.mark.parametrize(
    ("clauses", "presiding", "carried", "missing"),
    [
        ([CASTING], None, None, "how the presiding member voted on the equal votes"),
        ([CASTING], Option.YES, True, None),
        ([CASTING], Option.NO, False, None),
        ([clause("tie", "lost")], None, False, None),
        ([clause("tie", "carried")], None, True, None),
        ([clause("tie", "lot")], None, None, "how the lot fell"),
        ([clause("tie", "repeat", then="lost")], None, None, "how the repeated vote ended"),
        ([clause("presiding", "no_vote")], None, None, "what this chamber's law makes of equal votes"),
        ([], None, None, "what this chamber's law makes of equal votes"),
    ],
)
def test_equal_votes_are_settled_as_the_law_says(
    clauses: list[Clause], presiding: Option | None, carried: bool | None, missing: str | None
) -> None:
    found = made(motion("simple", Base.PRESENT_AND_VOTING, *clauses), 308, **TIE, presiding=presiding)

    assert (carried, (missing,) if missing else ()) == (found.carried, found.missing)


def test_a_casting_vote_does_not_count_where_the_votes_are_not_equal() -> None:
    found = made(motion("simple", Base.PRESENT_AND_VOTING, CASTING), 308, ayes=151, noes=152, presiding=Option.YES)

    assert (False, ("The votes were not equal, so the casting vote is not counted.",)) == (found.carried, found.remarks)


@pytest.mark.parametrize(
    ("checked", "numbers", "carried"),
    [
        ("always", {"ayes": 8, "noes": 1, "present": 9}, False),
        ("on_request", {"ayes": 8, "noes": 1, "present": 9}, None),
        (None, {"ayes": 8, "noes": 1, "present": 9}, None),
        ("always", {"ayes": 8, "noes": 1, "present": 10}, True),
        ("always", {"ayes": 8, "noes": 1}, True),
        ("always", {"ayes": 1, "noes": 8, "present": 9}, False),
    ],
)
def test_a_vote_without_its_quorum(checked: str | None, numbers: dict[str, int], carried: bool | None) -> None:
    parts = {"minimum": Minimum(10)} | ({"checked": checked} if checked else {})
    found = made(
        motion("simple", Base.PRESENT_AND_VOTING, clause("quorum", "members_present", **parts)), 100, **numbers
    )

    assert carried == found.carried


HOW_MANY, AGAIN = "how many abstained", "how the vote ended when it was taken again"


@pytest.mark.parametrize(
    ("numbers", "carried", "missing"),
    [
        ({"ayes": 50, "noes": 1, "abstain": 63}, None, (AGAIN,)),
        ({"ayes": 73, "noes": 10, "abstain": 39}, True, ()),
        ({"ayes": 37, "noes": 54, "abstain": 34}, False, ()),
        ({"ayes": 40, "noes": 39}, None, (HOW_MANY,)),
        ({"ayes": 40, "noes": 39, "present": 119}, True, ()),
        ({"ayes": 66, "noes": 1}, True, ()),
    ],
)
def test_more_abstentions_than_ayes_and_than_noes_decide_nothing_where_the_house_says_so(
    numbers: dict[str, int], carried: bool | None, missing: tuple[str, ...]
) -> None:
    rule = motion("simple", Base.PRESENT_AND_VOTING, clause("abstentions", "taken_again_if_most"))

    assert (carried, missing) == ((found := made(rule, 130, **numbers)).carried, found.missing)


TWO_THIRDS = Minimum(None, Fraction(2, 3), Base.FILLED_SEATS)
MORE_THAN_HALF = Minimum(None, Fraction(1, 2), Base.FILLED_SEATS, more=True)


@pytest.mark.parametrize(("vacancies", "there", "carried"), [(0, 34, False), (1, 34, True), (1, 33, False)])
def test_a_quorum_of_the_members_in_office_is_lower_when_seats_are_vacant(
    vacancies: int, there: int, carried: bool
) -> None:
    quorum = clause("quorum", "members_present", minimum=TWO_THIRDS, checked="always")
    rule = motion("simple", Base.PRESENT_AND_VOTING, quorum)

    assert carried == made(rule, 52, ayes=there, noes=0, present=there, vacancies=vacancies).carried


def test_a_quorum_that_hangs_on_vacant_seats_is_said_as_a_range() -> None:
    rule = motion("simple", Base.PRESENT_AND_VOTING, clause("quorum", "members_present", minimum=TWO_THIRDS))
    found = made(rule, 52, ayes=33, noes=0)

    assert ("The quorum is 22 to 35 (Article 55(1)); the numbers given show 33.",) == found.remarks


@pytest.mark.parametrize(
    ("then", "there", "carried", "missing"),
    [
        (MORE_THAN_HALF, 35, True, None),
        (MORE_THAN_HALF, 30, None, "whether this was a sitting at which fewer members are enough"),
        (MORE_THAN_HALF, 20, None, "whether anybody asked for a count of the quorum"),
        (None, 20, None, "whether this was a sitting at which fewer members are enough"),
    ],
)
def test_a_quorum_that_falls_at_a_later_sitting(
    then: Minimum | None, there: int, carried: bool | None, missing: str | None
) -> None:
    parts = {"minimum": TWO_THIRDS, "again": "later"} | ({"then": then} if then else {})
    rule = motion("simple", Base.PRESENT_AND_VOTING, clause("quorum", "members_present_at_first", **parts))
    found = made(rule, 52, ayes=there, noes=0, present=there, vacancies=0)

    assert (carried, (missing,) if missing else ()) == (found.carried, found.missing)


@pytest.mark.parametrize(
    ("ayes", "vacancies", "carried", "missing"),
    [
        (51, 3, True, ()),
        (50, 0, False, ()),
        (50, 3, None, ("whether vacant seats lower the votes needed",)),
        (49, 3, False, ()),
        (50, None, None, ("how many seats were vacant", "whether vacant seats lower the votes needed")),
    ],
)
def test_where_it_is_not_settled_what_vacant_seats_do_both_readings_are_tried(
    ayes: int, vacancies: int | None, carried: bool | None, missing: tuple[str, ...]
) -> None:
    found = made(
        motion("absolute", Base.MEMBERS, clause("vacancies", "not_settled")),
        101,
        ayes=ayes,
        noes=0,
        vacancies=vacancies,
    )

    assert (carried, missing) == (found.carried, found.missing)


@pytest.mark.parametrize(("votes", "carried"), [("counted", True), ("not_said", True), ("not_counted", False)])
def test_votes_against_a_partys_direction_count_or_not_as_the_law_of_the_day_says(votes: str, carried: bool) -> None:
    switching = clause("switching", "seat_lost", votes=votes)

    assert carried == made(motion("absolute", Base.MEMBERS, switching), 342, ayes=180, noes=90, defectors=10).carried


def test_the_condition_that_is_passed_by_less_decides() -> None:
    members = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
    rule = motion("two_thirds", Base.VOTES_CAST, also=members)
    few, many, enough_of_both = (
        made(rule, 720, ayes=ayes, noes=noes) for ayes, noes in [(300, 0), (400, 250), (450, 200)]
    )

    assert [False, False, True] == [each.carried for each in (few, many, enough_of_both)]
    assert ["361 of 720 members" in decided(few, Tally(300, 0)), Range(434, 434) == many.needed] == [True, True]


def test_members_who_are_not_reckoned_are_asked_for() -> None:
    rule = motion("absolute", Base.MEMBERS, without="ministers")

    assert (None, ("how many ministers there were",)) == (
        (found := made(rule, 50, ayes=24, noes=10)).carried,
        found.missing,
    )
    assert (True, False) == tuple(made(rule, 50, ayes=24, noes=10, excluded=n).carried for n in (4, 2))


def test_a_government_that_loses_is_told_what_follows_and_one_that_wins_is_not() -> None:
    falls = clause("consequence", "ceases")
    lost = replace(motion("absolute", Base.MEMBERS, falls), kind=MotionKind.CONFIDENCE)
    asked = [
        made(each, 100, ayes=ayes, noes=0)
        for each in (motion("absolute", Base.MEMBERS, falls), lost)
        for ayes in (60, 40)
    ]

    assert [1, 0, 0, 1] == [len(each.follows) for each in asked]


def test_the_answer_as_data_has_null_where_it_is_undecided() -> None:
    rule = motion("absolute", Base.FILLED_SEATS)
    house = Law(Chamber("xx-house", "House", "Examplia"), Provision(100, "51", "a source"), {rule.kind: rule})
    tally = Tally(40, 0)
    found = decision_json(house, rule, decision(house, rule, tally), tally, date(2020, 1, 1), 1)

    assert (None, ["how many seats were vacant"], [-11, 19]) == (found["carried"], found["missing"], found["margin"])
