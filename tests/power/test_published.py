"""Real houses: published figures to the last digit, and the page of examples."""

from __future__ import annotations

import doctest
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.power import Game, game, power, rule
from whipcount.power.counting import count
from whipcount.power.indices import banzhaf, coleman_initiative, coleman_preventive, penrose_banzhaf, shapley_shubik
from whipcount.power.minimal import number
from whipcount.power.opening import given
from whipcount.power.rules import Number, Rule
from whipcount.power.shares import deegan_packel, holler, johnston
from whipcount.power.wording import ruled

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[2]


def _weights(name: str) -> dict[str, Number]:
    return given((DATA / name).read_text("utf-8"), name).weights


def test_the_electoral_college_of_2000_has_the_published_swings() -> None:
    """D. E. Sidran, "Power Indices, the Electoral College and the U. S. Presidential Election of 2000", Iowa."""
    weights = _weights("us-2000.csv")
    swings = dict(zip(weights, count(game(weights)).swings, strict=True))

    assert {
        "CA": 525_180_666_785_903,
        "NY": 292_267_988_381_903,
        "TX": 282_842_187_059_467,
        "FL": 218_271_801_954_339,
        "PA": 200_234_772_354_797,
        "MN": 85_987_775_858_127,
        "AL": 77_347_890_835_355,
    } == {state: swings[state] for state in ("CA", "NY", "TX", "FL", "PA", "MN", "AL")}


def test_the_electoral_college_of_2000_has_the_published_indices() -> None:
    """The same table: California's Penrose, Banzhaf and two of Coleman's, as printed."""
    counted = count(game(_weights("us-2000.csv")))
    values = (penrose_banzhaf, banzhaf, coleman_preventive, coleman_initiative)
    printed = [f"{float((index(counted) or ())[4]):.6f}" for index in values]

    assert ["0.466454", "0.111428", "0.470034", "0.462928"] == printed


def test_the_electoral_college_has_the_shapley_shubik_indices_that_decision_diagrams_gave() -> None:
    """I. Wilms, power-bdd 1.0.0 (PyPI), tests: the same apportionment, from California down."""
    values = sorted(
        power(game(_weights("us-2000.csv")), ["shapley_shubik"]).of("shapley_shubik").values(), reverse=True
    )
    printed = (0.10812540951779513, 0.06296832700852449, 0.06093272191760149, 0.04693092721554598, 0.043006330162357095)

    assert max(abs(float(one) - other) for one, other in zip(values, printed, strict=False)) < 1e-14


def test_the_security_council_gives_a_permanent_member_a_hundred_times_the_power() -> None:
    """Five vetoes and ten others, 39 of 45: 421/2145 and 4/2145, from the orders in which the council can form."""
    values = shapley_shubik(count(game([7] * 5 + [1] * 10, quota=39), sized=True))

    assert (Fraction(421, 2145), Fraction(4, 2145)) == (values[0], values[14])


def test_the_first_council_of_ministers_has_the_published_banzhaf_indices() -> None:
    """E. Gregersen (ed.), The Britannica Guide to Statistics and Probability, p. 194: 5/21, 1/7 and nothing."""
    values = banzhaf(count(game([4, 4, 4, 2, 2, 1], quota=12)))

    assert (*[Fraction(5, 21)] * 3, *[Fraction(1, 7)] * 2, 0) == values


def test_luxembourg_never_decided_in_the_first_council_of_ministers() -> None:
    """The EEC of 1958: 4, 4, 4, 2, 2, 1, and 12 of 17 needed. No index gives a dummy anything."""
    council = game([4, 4, 4, 2, 2, 1], quota=12)
    counted = count(council, sized=True)
    every = (banzhaf(counted), shapley_shubik(counted), holler(council), deegan_packel(council), johnston(council))

    assert [0] * 5 == [values[5] for values in every if values]


def test_the_eu_council_of_2016_wins_only_ten_coalitions_by_the_blocking_rule() -> None:
    """Of 30 million: the rule that a blocking minority has four states changes next to nothing."""
    states = _council(blocking=True)

    assert 10 == count(states).winning - count(_council(blocking=False)).winning


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("by votes", "players > 1/2 and votes >= 74%"),
        ("by two thirds", "players >= 2/3 and votes >= 74%"),
        ("by people", "players >= 72% and people >= 65%"),
    ],
)
def test_the_eu_council_of_27_has_the_swings_that_a_search_of_all_its_votes_found(column: str, text: str) -> None:
    """C. McDermottroe, github.com/conormcd/lisbon-voting-simulation, README: all 134,217,728 ways to vote, one by one.

    Its figures are the ways in which a change of one vote changes the result, two for each swing. Its first two methods
    ask for 62 % of the people besides, but compare thousands with 62, so that this always holds; people are as there.
    """
    council = given((DATA / "eu-27.csv").read_text("utf-8"), "eu-27.csv")
    made = ruled(text, tuple(council.weights), council.columns)

    assert list(council.columns[column]) == [2 * swings for swings in count(made).swings]


def test_the_eu_council_of_2019_in_persons_has_the_indices_that_decision_diagrams_gave() -> None:
    """I. Wilms, power-bdd 1.0.0 (PyPI), tests: 28 populations of Eurostat (tps00001), both indices to 14 places."""
    council = given((DATA / "eu-2019.csv").read_text("utf-8"), "eu-2019.csv")
    made = ruled("players >= 16 and (people >= 333763100 or players >= 25)", tuple(council.weights), council.columns)
    found = power(made, ["penrose_banzhaf", "shapley_shubik"])

    for index in found.values:
        apart = [abs(Fraction(str(one)) - other) for one, other in _beside(council.columns[index], found.of(index))]
        assert max(apart) < Fraction(1, 10**14)


def _beside(printed: Sequence[object], values: dict[str, Fraction]) -> list[tuple[object, Fraction]]:
    return list(zip(printed, values.values(), strict=True))


def test_congress_president_and_vice_president_have_the_power_that_decision_diagrams_gave() -> None:
    """The same tests: 537 players under seven rules, and that two rules of other weights are the same game."""

    def of(quota: int, president: int, vice: int, senator: int, representative: int) -> Rule:
        return rule([president, vice, *[senator] * 100, *[representative] * 435], quota)

    house, senate, tied, president, vice = (
        of(218, 0, 0, 0, 1),
        of(51, 0, 0, 1, 0),
        of(50, 0, 0, 1, 0),
        of(1, 1, 0, 0, 0),
        of(1, 0, 1, 0, 0),
    )
    passes = (
        (house & senate & president) | (house & tied & vice & president) | (of(290, 0, 0, 0, 1) & of(67, 0, 0, 1, 0))
    )
    names = tuple(str(place) for place in range(537))
    values, again = (
        power(Game(names, rules), ["penrose_banzhaf"]).values["penrose_banzhaf"] or ()
        for rules in (passes, of(290, 72, 0, 0, 1) & of(134, 33, 1, 2, 0))
    )
    printed = (0.2499999999999993, 0.019897309346794692, *[0.01989730934679494] * 100, *[0.009569407217589256] * 435)

    assert max(abs(float(one) - other) for one, other in zip(values, printed, strict=True)) < 1e-14
    assert values == again


@pytest.mark.slow
def test_every_index_of_the_eu_council_is_counted_under_its_three_rules() -> None:
    """By symmetry and theory: shares sum to 1, the larger has no less, and who has as many people as much."""
    council = _council(blocking=True)
    united = council.united(("Germany", "France", "Italy"), ("Poland", "Hungary"), ("Spain", "Portugal"))
    answer = power(united)
    shares = ("banzhaf", "shapley_shubik", "johnston", "deegan_packel", "holler", "owen")

    assert dict.fromkeys(shares, 1) == {index: sum(answer.of(index).values()) for index in shares}
    for index in ("banzhaf", "shapley_shubik", "johnston", "coleman_preventive", "coleman_initiative"):
        values = list(answer.of(index).values())
        assert sorted(values, reverse=True) == values


def test_the_eu_council_has_eight_million_minimal_winning_coalitions() -> None:
    """Counted again by hand: the least populous state comes last, and its 15 to 24 partners lose without it."""
    found, partners = 0, Counter({(0, 0): 1})
    for people in sorted((int(100 * share) for share in map(Fraction, _weights("eu-2016.csv").values())), reverse=True):
        for (states, held), ways in list(partners.items()):
            loses, wins = states < 16 or held < 6500, states + 1 >= 16 and held + people >= 6500
            if (loses and wins) or (states == 24 and held < 6500):
                found += ways
            partners[states + 1, held + people] += ways

    assert found == number(_council(blocking=True)) == 8_276_088


def _council(*, blocking: bool) -> Game:
    people = _weights("eu-2016.csv")
    enough = rule([1] * 28, at_least=Fraction(55, 100)) & rule(tuple(people.values()), quota=65)
    return Game(tuple(people), enough | rule([1] * 28, quota=25) if blocking else enough)


def test_the_page_of_examples_says_what_the_code_says(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ROOT / "docs" / "power.md"

    monkeypatch.chdir(ROOT)

    assert 0 == doctest.testfile(str(page), module_relative=False).failed
