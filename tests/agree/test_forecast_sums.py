"""The sums that decide a vote against slow and obvious ways: every outcome of a small house, a table of a larger one.

`sums` works with transforms, one for each number of dissenters or with a rule from one number to the next, and with
runs over strided numbers. The ways here add up one outcome after another.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.forecast.betas import Beta, Numbers, binomials, pmf, shifted, shocks
from whipcount.forecast.by_number import by_number
from whipcount.forecast.conditions import Condition, conditions, unknown
from whipcount.forecast.priors import Absence, Dissent, fitted
from whipcount.forecast.record import independent
from whipcount.forecast.sides import NODES, Bloc, Manner, dissenters
from whipcount.forecast.sums import Sums, at_least, exactly, sums
from whipcount.forecast.votes import Law, Lines, chances, votes
from whipcount.forecast.waves import STEP, Adds, Members, waves
from whipcount.model.law import MajorityRule, MotionRule, Provision
from whipcount.model.words import Base, By, MotionKind

pytestmark = pytest.mark.slow  # a table of every outcome is added up beside each answer

DISSENT = Dissent(open=0.08, secret=0.1, clump=0.15, shock=0.9, crossing=0.4)
RATES = {"rumour": Beta(2.5, 0.5), "rumour_crossing": Beta(0.5, 2.5)}
YES = Manner(0.08, -1, DISSENT, Absence(0.1, 0.1), **RATES)
NO = Manner(0.08, 1, DISSENT, Absence(0.2, 0.3), **RATES)
SMALL = Lines(1.0, (Bloc(4), Bloc(2)), (Bloc(3), Bloc(1), Bloc(1, rumoured=True)), abstain=1, vacant=1)
SEATS = 13

SHARES = (Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(2, 5))
RULES = [
    MajorityRule("absolute", Base.MEMBERS, By.MOVERS),
    MajorityRule("absolute", Base.FILLED_SEATS, By.MOVERS),
    MajorityRule("negative", Base.MEMBERS, By.OPPONENTS),
    MajorityRule("negative", Base.PRESENT_AND_VOTING, By.OPPONENTS),
    MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS),
    MajorityRule("absolute", Base.PRESENT, By.MOVERS),
    MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS),
    MajorityRule("two_thirds", Base.PRESENT, By.MOVERS),
    *(
        MajorityRule("at_least", base, By.MOVERS, share=share)
        for base, share in product((Base.PRESENT, Base.PRESENT_AND_VOTING), SHARES)
    ),
]
ALL = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
TWO_FIFTHS = MajorityRule("at_least", Base.MEMBERS, By.MOVERS, share=Fraction(2, 5))
BOTH = [
    MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=ALL),
    MajorityRule("absolute", Base.PRESENT, By.MOVERS, also=TWO_FIFTHS),
    MajorityRule(
        "simple", Base.PRESENT_AND_VOTING, By.MOVERS, also=MajorityRule("negative", Base.MEMBERS, By.OPPONENTS)
    ),
]
ADDS = [
    Adds(1, 0, 0),
    Adds(0, 1, 0),
    Adds(1, -1, 0),
    Adds(-1, 1, 0),
    Adds(1, -1, -1),
    Adds(-1, 1, -1),
    Adds(-1, -1, -1),
    Adds(1, -2, 0),
    Adds(-2, 1, 0),
    Adds(2, -3, -3),
    Adds(-3, 2, -3),
    Adds(3, -2, 0),
    Adds(-2, 0, 0),
]
Cast = tuple[int, int, int]  # by the line, across it, abstaining


@cache
def outcomes(blocs: tuple[Bloc, ...], manner: Manner, place: float) -> dict[Cast, float]:
    """Every way in which the members of a side may vote, and its chance, at one place of the shock."""
    rate = Beta.of(shifted(manner.mean, manner.against * manner.dissent.shock * place), manner.dissent.clump)
    share, firm = manner.dissent.crossing, [bloc.seats for bloc in blocs if not bloc.rumoured]
    made: Counter[Cast] = Counter()
    for broke in product(*(range(size + 1) for size in firm)):
        dissent, chance = sum(broke), 1.0
        for size, number in zip(firm, broke, strict=True):
            chance *= float(pmf(size, rate)[number])
        rest = sum(firm) - dissent
        for across, away in product(range(dissent + 1), range(rest + 1)):
            own = comb(dissent, across) * share**across * (1 - share) ** (dissent - across)
            stay = float(pmf(rest, manner.absence.rate)[away])
            made[rest - away, across, dissent - across] += chance * own * stay
    for shaky in (bloc.seats for bloc in blocs if bloc.rumoured):
        made = _with_rumoured(made, shaky, manner)
    return made


def _with_rumoured(before: Counter[Cast], seats: int, manner: Manner) -> Counter[Cast]:
    made: Counter[Cast] = Counter()
    for (line, across, abstain), chance in before.items():
        for go in range(seats + 1):
            for over in range(go + 1):
                own = float(pmf(seats, manner.rumour)[go] * pmf(go, manner.rumour_crossing)[over])
                made[line + seats - go, across + over, abstain + go - over] += chance * own
    return made


@cache
def house(*, counted: bool = True) -> dict[Cast, float]:
    """The chance of every number of ayes, noes and abstentions in the small house. counted: whether the votes of those
    count who come across to the motion."""
    made: Counter[Cast] = Counter()
    for place, weight in zip(*shocks(NODES), strict=True):
        own, other = outcomes(SMALL.yes, YES, float(place)), outcomes(SMALL.no, NO, float(place))
        for (yes, over, neither), chance in own.items():
            for (no, back, none), with_it in other.items():
                made[yes + back * counted, no + over, neither + none + SMALL.abstain] += weight * chance * with_it
    return made


def rule_of(of: MajorityRule) -> MotionRule:
    return MotionRule(MotionKind.NO_CONFIDENCE, Provision(of, "1", "a test"))


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("of", RULES, ids=lambda of: f"{of.kind}-{of.base}-{of.share or ''}")
def test_the_chance_is_the_sum_over_every_outcome_of_the_house(of: MajorityRule, counted: bool) -> None:
    found = conditions(rule_of(of), SEATS, SMALL.vacant)
    slow = sum(chance for cast, chance in house(counted=counted).items() if all(each.met(*cast) for each in found))

    exact = votes([SMALL], (YES, NO), Law(rule_of(of), SEATS, "unknown", counted)).chances[0]

    assert slow == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("of", BOTH, ids=lambda of: f"{of.kind}-{of.base}")
def test_the_chance_of_two_conditions_is_the_sum_over_every_outcome_too(of: MajorityRule, counted: bool) -> None:
    found = conditions(rule_of(of), SEATS, SMALL.vacant)
    slow = sum(chance for cast, chance in house(counted=counted).items() if all(each.met(*cast) for each in found))

    exact = votes([SMALL], (YES, NO), Law(rule_of(of), SEATS, "unknown", counted)).chances[0]

    assert slow == pytest.approx(exact, abs=1e-8)


def test_of_two_conditions_each_has_its_own_number_of_vacant_seats() -> None:
    filled = MajorityRule("absolute", Base.FILLED_SEATS, By.MOVERS)
    law = Law(rule_of(MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=filled)), SEATS + 6, "unknown")
    cases = [SMALL._replace(vacant=vacant) for vacant in (1, 7)]

    alone = [votes([case], (YES, NO), law).chances[0] for case in cases]

    assert alone == list(votes(cases, (YES, NO), law).chances)
    assert alone[0] < alone[1]


def test_conditions_that_count_different_things_against_are_no_forecast() -> None:
    noes = MajorityRule("negative", Base.MEMBERS, By.OPPONENTS)

    assert unknown(rule_of(MajorityRule("absolute", Base.PRESENT, By.MOVERS, also=noes))) is not None
    assert [None] * len(BOTH) == [unknown(rule_of(of)) for of in BOTH]


def test_the_ayes_and_the_noes_are_those_of_every_outcome_of_the_house() -> None:
    slow = np.zeros((2, SEATS + 1))
    for (ayes, noes, _), chance in house().items():
        slow[0, ayes] += chance
        slow[1, noes] += chance

    exact = votes([SMALL], (YES, NO), Law(rule_of(RULES[0]), SEATS, "unknown"))

    assert slow == pytest.approx(np.array([exact.ayes, exact.noes]), abs=1e-12)


@pytest.mark.parametrize("least", range(0, SEATS + 1, 3))
def test_that_enough_are_there_is_the_sum_over_every_outcome_too(least: int) -> None:
    slow = sum(chance for (ayes, noes, neither), chance in house().items() if ayes + noes + neither >= least)
    law = Law(rule_of(RULES[0]), SEATS, "unknown")

    exact = chances([SMALL], (YES, NO), law, lambda _: (Condition(1, 1, 1, least),))

    assert (slow,) == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize(("tie", "share"), [("carried", 1.0), ("lost", 0.0), ("lot", 0.5), ("unknown", 0.0)])
def test_equal_votes_have_their_part_in_the_chance(tie: str, share: float) -> None:
    over, equal = (
        sum(chance for (ayes, noes, _), chance in house().items() if wanted(ayes, noes))
        for wanted in (lambda ayes, noes: ayes > noes, lambda ayes, noes: ayes == noes)
    )
    of = rule_of(MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS))

    found = votes([SMALL], (YES, NO), Law(of, SEATS, tie))

    assert over + share * equal == pytest.approx(found.chances[0], abs=1e-12)
    assert (equal if tie == "unknown" else 0.0) == pytest.approx(found.undecided[0], abs=1e-12)


def by_table(sizes: tuple[int, ...], manner: Manner, added: Adds) -> Numbers:
    """What a side adds: a row for each place of the shock, the sums from `LOW` on.

    Dissenters are looked at number after number, and of these each number that crosses.
    """
    dissent, members = dissenters(sizes, manner), sum(sizes)
    chosen = binomials(dissent.shape[1] - 1, manner.dissent.crossing)
    made = np.zeros((NODES, 2 * -LOW))
    for number in range(dissent.shape[1]):
        come = pmf(members - number, manner.absence.come)
        for across in range(number + 1):
            start = added.across * across + added.abstain * (number - across) - LOW
            places = start + added.line * np.arange(come.size)
            own = dissent[:, number] * float(chosen[number, across])
            np.add.at(made, (slice(None), places), own[:, None] * come[None, :])
    return made


LOW = -1024  # below every sum here


def placed(made: Sums) -> Numbers:
    whole = np.zeros((NODES, 2 * -LOW))
    whole[:, made.least - LOW : made.least - LOW + made.width] = made.chances
    return whole


def weighed(chances: Numbers) -> Numbers:
    """What is rare is cut by its chance on all days together, so that places of the shock count by their weight."""
    made: Numbers = chances * shocks(NODES)[1][:, None]
    return made


@pytest.mark.slow
@settings(max_examples=12)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=3), st.sampled_from(ADDS), st.booleans())
def test_what_a_small_side_adds_is_a_table_added_up(sizes: list[int], added: Adds, yes: bool) -> None:
    manner = YES if yes else NO

    made = sums(tuple(map(Bloc, sizes)), manner, added)

    assert by_table(tuple(sorted(sizes)), manner, added) == pytest.approx(placed(made), abs=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("added", ADDS, ids=str)
@pytest.mark.parametrize("narrow", [False, True], ids=["clumps", "independent"])
def test_what_a_side_of_several_steps_adds_is_a_table_added_up(added: Adds, narrow: bool) -> None:
    priors = independent(fitted()) if narrow else fitted()
    dissent = Dissent(0.2, 0.2, priors.dissent.clump, priors.dissent.shock, 0.4)
    manner = Manner(0.2, -1, dissent, priors.other, **RATES)
    sizes = (STEP // 2, STEP + 16)

    made = sums(tuple(map(Bloc, sizes)), manner, added)

    assert weighed(by_table(sizes, manner, added)) == pytest.approx(weighed(placed(made)), abs=1e-12)
    assert narrow or dissenters(sizes, manner).shape[1] > STEP


@pytest.mark.parametrize("added", [each for each in ADDS if each.line], ids=str)
@pytest.mark.parametrize("narrow", [False, True], ids=["clumps", "independent"])
def test_a_rule_between_numbers_of_dissenters_is_what_each_of_them_gives_by_itself(added: Adds, narrow: bool) -> None:
    priors = independent(fitted()) if narrow else fitted()
    dissent = Dissent(0.2, 0.2, priors.dissent.clump, priors.dissent.shock, 0.4)
    manner = Manner(0.2, 1, dissent, priors.other, **RATES)
    sizes, length = (STEP, 2 * STEP + 16), 6 * 240
    side = Members(sum(sizes), dissenters(sizes, manner), manner.absence.come, dissent.crossing)

    made = [np.fft.irfft(way(side, added, length), length, axis=1) for way in (by_number, waves)]

    assert made[0] == pytest.approx(made[1], abs=1e-12)
    assert np.ones(NODES) == pytest.approx(made[0].sum(axis=1))


numbers = st.lists(st.floats(0, 1), min_size=1, max_size=9)


@given(numbers, numbers, st.integers(-5, 5), st.integers(-5, 5), st.integers(-30, 30))
def test_two_sides_reach_a_number_as_every_pair_of_their_sums_does(
    own: list[float], other: list[float], low: int, lower: int, number: int
) -> None:
    one, two = (Sums(least, spread(chances)) for least, chances in ((low, own), (lower, other)))
    weights = shocks(NODES)[1]
    pairs = [
        (low + a + lower + b, float(weights @ (one.chances[:, a] * two.chances[:, b])))
        for a, b in product(range(len(own)), range(len(other)))
    ]

    assert sum(chance for total, chance in pairs if total >= number) == pytest.approx(at_least(one, two, number))
    assert sum(chance for total, chance in pairs if total == number) == pytest.approx(exactly(one, two, number))


def spread(chances: list[float]) -> Numbers:
    """Rows that differ from one place of the shock to the next."""
    return np.array(chances)[None, :] * np.linspace(0.5, 1.5, NODES)[:, None]


def test_a_chance_that_is_very_small_is_still_told() -> None:
    of = rule_of(MajorityRule("two_thirds", Base.PRESENT_AND_VOTING, By.MOVERS))
    case = Lines(1.0, (Bloc(100),), (Bloc(100),))
    firm = Dissent(0.004, 0.004, 0.02, 0.4, 0.4)
    sides = (Manner(0.004, -1, firm, Absence(0.02, 0.02), **RATES), Manner(0.004, 1, firm, Absence(0.1, 0.02), **RATES))
    found = conditions(of, 200, 0)[0]
    own, other = (
        by_table((100,), manner, added) for manner, added in zip(sides, (Adds(1, -2, 0), Adds(-2, 1, 0)), strict=True)
    )
    tails = np.cumsum(other[:, ::-1], axis=1)[:, ::-1]
    needed = found.least - LOW - (np.arange(own.shape[1]) + LOW)  # where the other side's sum has to stand
    slow = float(np.sum(weighed(own) * tails[:, np.clip(needed, 0, tails.shape[1] - 1)]))

    exact = votes([case], sides, Law(of, 200, "unknown")).chances[0]

    assert 1e-12 < slow < 1e-6
    assert slow == pytest.approx(exact, abs=1e-12)
