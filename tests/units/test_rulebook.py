"""Kinds of majority, thresholds and verdicts, each beside a slow obvious count; and files that say what is wrong."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.model import Unusable
from whipcount.model.law import Clause, MajorityRule, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, Option, Outcome
from whipcount.rulebook import Away, cite, decide, needed, threshold
from whipcount.rulebook.book import Book, read_book
from whipcount.rulebook.dated import Dated, current
from whipcount.rulebook.majorities import MAJORITIES, TURNOUT

NONE = Range(0, 0)
KINDS_AND_BASES = [(name, base) for name, kind in sorted(MAJORITIES.items()) for base in sorted(kind.bases)]
SHARES = {"absolute": (1, 2), "simple": (1, 2), "plurality": (1, 2), "negative": (1, 2)}
AND_ONE = {"share_plus_one": (1, 4)}
AT_LEAST = AND_ONE | {"at_least_half": (1, 2), "at_least": (2, 5), "three_fifths": (3, 5), "two_thirds": (2, 3)}


def share(kind: str) -> Fraction | None:
    return Fraction(*AT_LEAST[kind]) if MAJORITIES[kind].shared else None


def rule(  # noqa: PLR0917 - a rule in one line
    kind: str, base: Base, by: By = By.MOVERS, article: str = "95(4)", tie: str | None = None, quorum: int | None = None
) -> MotionRule:
    majority = MajorityRule(kind, base, by, share(kind))
    clauses = {"tie": (clause("tie", tie),)} if tie else {}
    if quorum is not None:
        clauses["quorum"] = (clause("quorum", "members_present", minimum=Minimum(number=quorum)),)
    return MotionRule(MotionKind.NO_CONFIDENCE, Provision(majority, article, "a source"), clauses=clauses)


def clause(topic: str, kind: str, **parts: object) -> Provision[Clause]:
    return Provision(Clause(topic, kind, parts, "A sentence."), "66", "a source")


def enough(kind: str, votes: int, base: int) -> bool:
    """Said slowly: whether so many votes out of a base are the majority that the name promises."""
    if kind in SHARES:
        above, below = SHARES[kind]
        return below * votes > above * base
    above, below = AT_LEAST[kind]
    return votes > 0 and below * (votes - (kind in AND_ONE)) >= above * base


def bases(base: Base, votes: int, seats: int, vacant: int) -> range:
    """Every size that the base may have in one world."""
    filled = seats - vacant
    sizes = {
        Base.MEMBERS: range(seats, seats + 1),
        Base.FILLED_SEATS: range(filled, filled + 1),
        Base.PRESENT: range(votes, filled + 1),
        Base.PRESENT_AND_VOTING: range(votes, votes + 1),
        Base.VOTES_CAST: range(votes, votes + 1),
    }
    return sizes[base]


def ranges(most: int) -> st.SearchStrategy[Range]:
    return st.lists(st.integers(0, most), min_size=2, max_size=2).map(lambda ends: Range(min(ends), max(ends)))


def numbers(of: Range) -> range:
    return range(of.low, of.high + 1)


def worlds(kind: str, base: Base, seats: int, bounds: tuple[Range, Range, Range], tie: str | None = None) -> set[bool]:
    """Whether the motion carries, in every world that the bounds of ayes, noes and vacancies allow, one by one."""
    return {
        result
        for aye, no, vacant in product(*(numbers(bound) for bound in bounds))
        if aye + no + vacant <= seats
        for size in bases(base, aye + no, seats, vacant)
        for result in results(kind, base, aye, no, size, tie)
    }


def results(kind: str, base: Base, aye: int, no: int, size: int, tie: str | None) -> list[bool]:  # noqa: PLR0917
    """What may come of one world: of equal votes what the law says, or either where it leaves that to somebody."""
    if aye == no and kind in ("simple", "plurality") and base in (Base.PRESENT_AND_VOTING, Base.VOTES_CAST):
        return {"lost": [False], "carried": [True]}.get(str(tie), [True, False])
    return [not enough(kind, no, size) if MAJORITIES[kind].counted is Option.NO else enough(kind, aye, size)]


@pytest.mark.parametrize("kind", sorted(MAJORITIES))
def test_every_kind_teaches_what_it_is(kind: str) -> None:
    assert len(MAJORITIES[kind].rule.__doc__ or "") > 60


@pytest.mark.parametrize("kind", sorted(MAJORITIES))
def test_every_kind_gives_the_least_number_that_an_obvious_search_finds(kind: str) -> None:
    searched = [next(votes for votes in range(size + 2) if enough(kind, votes, size)) for size in range(750)]

    assert searched == [MAJORITIES[kind].least(size, share(kind)) for size in range(750)]


@given(st.integers(0, 3000))
def test_an_absolute_majority_is_more_than_half_and_one_less_is_not(members: int) -> None:
    least = MAJORITIES["absolute"].least(members)

    assert (True, True) == (2 * least > members, 2 * (least - 1) <= members)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "base"), KINDS_AND_BASES)
@settings(max_examples=40)
@given(data=st.data())
def test_a_verdict_agrees_with_every_world_counted_one_by_one(kind: str, base: Base, data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 9))
    tie = data.draw(st.sampled_from(["lost", "carried", "casting_vote", None]))
    ayes, noes, vacancies = (data.draw(ranges(seats)) for _ in range(3))
    found = worlds(kind, base, seats, (ayes, noes, vacancies), tie)
    expected = {frozenset({True}): Outcome.CARRIES, frozenset({False}): Outcome.FAILS}.get(
        frozenset(found), Outcome.OPEN
    )

    assert expected == decide(rule(kind, base, tie=tie), ayes, noes, seats, vacancies)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "base"), KINDS_AND_BASES)
@settings(max_examples=40)
@given(data=st.data())
def test_members_known_to_abstain_or_be_absent_do_so_in_every_world(kind: str, base: Base, data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 9))
    ayes, noes, vacancies = (data.draw(ranges(seats)) for _ in range(3))
    away = Away(data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3)))
    found = {
        result
        for aye, no, vacant in product(*(numbers(bound) for bound in (ayes, noes, vacancies)))
        if (others := seats - vacant - aye - no - away.members) >= 0
        for coming in range(others + 1)
        for result in results(
            kind, base, aye, no, size_of(base, aye + no, seats, vacant, aye + no + away.abstain + coming), None
        )
    }
    expected = {frozenset({True}): Outcome.CARRIES, frozenset({False}): Outcome.FAILS}.get(
        frozenset(found), Outcome.OPEN
    )

    assert expected == decide(rule(kind, base), ayes, noes, seats, vacancies, away)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "base"), KINDS_AND_BASES)
@given(seats=st.integers(8, 40), vacant=st.integers(0, 3), abstain=st.integers(0, 2), absent=st.integers(0, 2))
def test_so_many_votes_are_needed_if_everybody_else_votes(  # noqa: PLR0917
    kind: str, base: Base, seats: int, vacant: int, abstain: int, absent: int
) -> None:
    away, empty = Away(abstain, absent), Range(vacant, vacant)
    voting = seats - vacant - abstain - absent
    size = size_of(base, voting, seats, vacant, voting + abstain)

    assert Range(*[next(votes for votes in range(99) if enough(kind, votes, size))] * 2) == needed(
        rule(kind, base), seats, empty, away
    )


@pytest.mark.parametrize(("quorum", "expected"), [(15, Outcome.CARRIES), (16, Outcome.OPEN)])
def test_whoever_is_there_and_abstains_counts_for_the_quorum(quorum: int, expected: Outcome) -> None:
    simple = rule("simple", Base.PRESENT_AND_VOTING, quorum=quorum)

    assert expected == decide(simple, Range(6, 6), Range(5, 5), 30, NONE, Away(4, 15))


@pytest.mark.parametrize(("kind", "base"), KINDS_AND_BASES)
@settings(max_examples=25)
@given(seats=st.integers(1, 40), vacant=st.tuples(st.integers(0, 39), st.integers(0, 39)))
def test_a_threshold_that_names_a_number_suffices_whatever_is_vacant(
    kind: str, base: Base, seats: int, vacant: tuple[int, int]
) -> None:
    vacancies = Range(*sorted(number % seats for number in vacant))
    found = threshold(rule(kind, base), seats, vacancies)
    sizes = [bases(base, 0, seats, vacant)[-1] for vacant in numbers(vacancies)] if base not in TURNOUT else []

    assert (found.votes is None) == (base in TURNOUT)
    assert all(enough(kind, found.votes or 0, size) for size in sizes)


@pytest.mark.parametrize(("kind", "base"), KINDS_AND_BASES)
def test_a_threshold_never_says_a_number_without_whom_base_and_article(kind: str, base: Base) -> None:
    sentence = threshold(rule(kind, base), 342, Range(0, 1)).sentence

    assert ["the movers must find", "Article 95(4)"] == [
        words for words in ("the movers must find", "Article 95(4)") if words in sentence
    ]
    assert any(words in sentence for words in ("members", "votes cast"))


@settings(max_examples=60)
@given(data=st.data())
def test_two_conditions_must_both_be_met_in_every_world_counted_one_by_one(data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 9))
    pairs = st.sampled_from([pair for pair in KINDS_AND_BASES if pair[0] != "negative"])
    first, second = data.draw(pairs), data.draw(pairs)
    ayes, noes, vacancies = (data.draw(ranges(seats)) for _ in range(3))
    parts = [MajorityRule(kind, base, By.MOVERS, share(kind)) for kind, base in (first, second)]
    both = Provision(replace(parts[0], also=parts[1]), "234", "a source")
    found = {
        all(each)
        for aye, no, vacant in product(*(numbers(bound) for bound in (ayes, noes, vacancies)))
        if aye + no + vacant <= seats
        for there in range(aye + no, seats - vacant + 1)
        for each in ways(
            (first, second), aye, no, [size_of(b, aye + no, seats, vacant, there) for _, b in (first, second)]
        )
    }
    expected = {frozenset({True}): Outcome.CARRIES, frozenset({False}): Outcome.FAILS}.get(
        frozenset(found), Outcome.OPEN
    )

    assert expected == decide(MotionRule(MotionKind.CENSURE, both), ayes, noes, seats, vacancies)


def ways(conditions: tuple[tuple[str, Base], ...], aye: int, no: int, sizes: list[int]) -> list[tuple[bool, ...]]:
    """The results of the conditions, each by itself; a tie that nobody has settled yet goes one way for both."""
    pairs = zip(conditions, sizes, strict=True)
    each = [results(kind, base, aye, no, size, None) for (kind, base), size in pairs]
    return [tuple(result[min(way, len(result) - 1)] for result in each) for way in (0, 1)]


def size_of(base: Base, votes: int, seats: int, vacant: int, there: int) -> int:
    """The base in one world, in which so many are there."""
    return there if base is Base.PRESENT else bases(base, votes, seats, vacant)[0]


@settings(max_examples=60)
@given(data=st.data())
def test_where_most_may_abstain_and_so_leave_it_open_every_world_is_counted_one_by_one(data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 9))
    ayes, noes, vacancies = (data.draw(ranges(seats)) for _ in range(3))
    of = rule("simple", Base.PRESENT_AND_VOTING)
    of = replace(of, clauses={"abstentions": (clause("abstentions", "taken_again_if_most"),)})
    found = {
        result
        for aye, no, vacant in product(*(numbers(bound) for bound in (ayes, noes, vacancies)))
        for abstain in range(seats - vacant - aye - no + 1)
        for result in ([True, False] if abstain > max(aye, no) or aye == no else [aye > no])
    }
    expected = {frozenset({True}): Outcome.CARRIES, frozenset({False}): Outcome.FAILS}.get(
        frozenset(found), Outcome.OPEN
    )

    assert expected == decide(of, ayes, noes, seats, vacancies)


def test_a_double_majority_says_both_conditions() -> None:
    members = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
    both = MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=members)
    found = threshold(MotionRule(MotionKind.CENSURE, Provision(both, "TFEU 234", "a source")), 720, Range(1, 1))

    assert (None, Range(361, 480)) == (found.votes, found.range)
    assert found.sentence.startswith("At least two thirds of the votes cast, and 361 of 720 members, which the movers")


def test_where_some_members_are_not_reckoned_no_number_is_named() -> None:
    without = MajorityRule("absolute", Base.MEMBERS, By.MOVERS, without="ministers")
    of = MotionRule(MotionKind.NO_CONFIDENCE, Provision(without, "101", "a source"))

    assert threshold(of, 50, NONE).votes is None
    assert [Outcome.CARRIES, Outcome.OPEN] == [decide(of, Range(n, n), NONE, 50, NONE) for n in (26, 20)]


def test_the_sentence_of_a_majority_of_members() -> None:
    expected = "172 of 342 members, which the movers must find (Article 95(4)); vacant seats do not lower it."

    assert expected == threshold(rule("absolute", Base.MEMBERS), 342, Range(1, 1)).sentence


def test_vacancies_lower_a_majority_of_the_filled_seats() -> None:
    found = threshold(rule("absolute", Base.FILLED_SEATS), 577, Range(3, 3))

    assert (288, Range(288, 288)) == (found.votes, found.range)
    assert "288 of the 574 members in office (577 seats, 3 vacant)" in found.sentence


def test_a_negative_majority_is_found_by_the_opponents() -> None:
    sentence = threshold(rule("negative", Base.MEMBERS, By.OPPONENTS, "6:4"), 349, Range(0, 0)).sentence

    assert sentence.startswith("175 of 349 members must vote no to reject it, which its opponents must find")


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        ("lost", Outcome.FAILS),
        ("carried", Outcome.CARRIES),
        ("casting_vote", Outcome.OPEN),
        ("lot", Outcome.OPEN),
        (None, Outcome.OPEN),
    ],
)
def test_a_tie_under_a_simple_majority_is_what_the_law_makes_of_it(tie: str | None, expected: Outcome) -> None:
    ten = Range(10, 10)

    assert expected == decide(rule("simple", Base.PRESENT_AND_VOTING, tie=tie), ten, ten, 30, Range(0, 0))


@pytest.mark.parametrize(("quorum", "expected"), [(15, Outcome.CARRIES), (16, Outcome.OPEN), (None, Outcome.CARRIES)])
def test_votes_that_do_not_show_a_quorum_decide_nothing_for_the_motion(quorum: int | None, expected: Outcome) -> None:
    simple = rule("simple", Base.PRESENT_AND_VOTING, quorum=quorum)

    assert expected == decide(simple, Range(10, 10), Range(5, 5), 30, Range(0, 0))


def test_bounds_that_do_not_fit_into_the_house_decide_nothing() -> None:
    assert Outcome.OPEN == decide(rule("absolute", Base.MEMBERS), Range(9, 9), Range(9, 9), 10, Range(0, 0))


@pytest.mark.parametrize(
    ("article", "expected"), [("95(4)", "Article 95(4)"), ("Rule 198(2)", "Rule 198(2)"), ("Articles 1 and 2",) * 2]
)
def test_an_article_is_cited_as_a_sentence_needs_it(article: str, expected: str) -> None:
    assert expected == cite(article)


VALUES = [Dated("old", date(2002, 1, 1), date(2009, 12, 31)), Dated("new", date(2012, 1, 1))]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2001, 12, 31), None),
        (date(2002, 1, 1), "old"),
        (date(2009, 12, 31), "old"),
        (date(2010, 1, 1), None),
        (date(2012, 1, 1), "new"),
        (date(2050, 1, 1), "new"),
    ],
)
def test_a_dated_value_holds_on_its_first_and_last_day_and_in_no_gap(on: date, expected: str | None) -> None:
    found = current(VALUES, on)

    assert expected == (found.value if found else None)


GOOD = """\
id: xx-house
name: House
country: Examplia
iso: XX
head: prime minister
sources: {law: "The law, a text", old: "The old law"}
seats:
  - {value: 120, from: 2001-01-01, until: 2010-12-31, article: "1", source: old}
  - {value: 121, from: 2011-01-01, article: "1", source: law}
parties:
  - {name: Reds, aliases: [Red Party]}
motions:
  no_confidence:
    from: 2001-01-01
    majority:
      - {kind: simple, base: present_and_voting, by: movers, until: 2010-12-31, article: "9", source: old}
      - {kind: absolute, base: members, by: movers, from: 2011-01-01, article: "9", source: law}
    initiation: {share: 1/10, base: members, article: "8", source: law}
    earliest: {number: 2, unit: day, after: filed, counting: expiry, article: "8", source: law}
"""


def book(text: str = GOOD) -> Book:
    return read_book(Path("xx-house.yaml"), text)


def slips(text: str) -> set[tuple[str, str]]:
    with pytest.raises(Unusable) as caught:
        book(text)
    return {(str(problem.place).partition(":")[2], problem.do) for problem in caught.value.problems}


def test_the_law_of_a_day_has_the_values_of_that_day() -> None:
    old, new = book().law(date(2010, 12, 31)), book().law(date(2011, 1, 1))

    assert (120, "simple") == (old.seats.value, old.motions[MotionKind.NO_CONFIDENCE].majority.value.kind)
    assert (121, "absolute") == (new.seats.value, new.motions[MotionKind.NO_CONFIDENCE].majority.value.kind)


def test_a_source_is_given_in_full_and_a_value_knows_its_line() -> None:
    seats = book().law(date(2011, 1, 1)).seats

    assert ("The law, a text", "xx-house.yaml:9:5") == (seats.source, str(seats.place))


def test_a_day_before_the_law_is_known_says_from_when_it_is() -> None:
    with pytest.raises(Unusable, match="first known from 1 January 2001 on"):
        book().law(date(2000, 12, 31))


def test_a_day_in_a_gap_says_from_when_the_law_is_known_again() -> None:
    gap = book(GOOD.replace('until: 2010-12-31, article: "1"', 'until: 2005-12-31, article: "1"'))

    with pytest.raises(Unusable, match="known again from 1 January 2011 on"):
        gap.law(date(2008, 1, 1))


def test_a_day_after_the_last_value_says_up_to_when_the_law_is_known() -> None:
    ended = book(GOOD.replace("value: 121, from: 2011-01-01", "value: 121, from: 2011-01-01, until: 2020-06-30"))

    with pytest.raises(Unusable, match="a day up to 30 June 2020"):
        ended.law(date(2021, 1, 1))


def test_minima_are_rounded_up_to_whole_members() -> None:
    initiation = book().law(date(2011, 1, 1)).motions[MotionKind.NO_CONFIDENCE].initiation

    assert initiation is not None
    assert 13 == initiation.value.members(121)


@pytest.mark.parametrize(
    ("good", "bad", "place", "do"),
    [
        ("initiation:", "initation:", "18:5", "Write initiation."),
        ("no_confidence:", "no_confidense:", "13:3", "Write no_confidence."),
        ('"9", source: old', '"9"', "16:9", "Add source."),
        ('article: "9", source: law', "source: law", "17:9", "Add article."),
        ('"9", source: law', '"9", source: lwa', "17:93", "Write law."),
        ("kind: absolute", "kind: absolut", "17:16", "Write absolute."),
        ("base: present_and_voting", "base: members", "16:30", "Correct the kind or the base."),
        ("by: movers, from: 2011", "by: movers, from: 2010", "17:59", "Give the earlier one an until before this day."),
        ("until: 2010-12-31", "until: 1999-12-31", "8:43", "Mend one of the two days."),
        ("from: 2001-01-01, ", "", "8:5", "Add from."),
        ("head: prime minister", "head:", "5:6", "Write the head or remove the key."),
    ],
)
def test_a_slip_in_a_chambers_file_is_said_with_its_place_and_what_to_do(
    good: str, bad: str, place: str, do: str
) -> None:
    assert (place, do) in slips(GOOD.replace(good, bad, 1))


def test_all_slips_of_a_file_are_said_at_once() -> None:
    bad = GOOD.replace("unit: day", "unit: dya").replace("share: 1/10", "share: 10%").replace("121", "many")

    assert {"9:13", "18:25", "19:33"} == {place for place, _ in slips(bad)}


def test_one_name_for_two_parties_is_a_problem() -> None:
    bad = GOOD.replace("motions:\n", "  - {name: Blues, aliases: [red party]}\nmotions:\n")

    assert {("12:28", "Keep it where it belongs.")} == slips(bad)
