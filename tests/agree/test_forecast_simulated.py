"""The exact forecast against a slow one that lets every member of a small house vote, thousands of times over.

Each draw is judged by `rulebook.decisions`, which looks at one vote at a time and knows nothing of sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whipcount.forecast.betas import Beta, pmf, shifted
from whipcount.forecast.conditions import SHARES, conditions, unknown
from whipcount.forecast.priors import Absence, Dissent
from whipcount.forecast.sides import Bloc, Manner, side
from whipcount.forecast.votes import Law as Ruling
from whipcount.forecast.votes import Lines, votes
from whipcount.model import Chamber, Law, Unusable
from whipcount.model.law import MajorityRule, MotionRule, Provision
from whipcount.model.words import Base, By, MotionKind, Option
from whipcount.rulebook import chambers, find, law
from whipcount.rulebook.decisions import Tally, decision
from whipcount.rulebook.majorities import MAJORITIES, TURNOUT

DRAWS = 40_000
DISSENT = Dissent(open=0.08, secret=0.1, clump=0.15, shock=0.9, crossing=0.4)
RATES = {"rumour": Beta(2.5, 0.5), "rumour_crossing": Beta(0.5, 2.5)}
YES = Manner(0.08, -1, DISSENT, Absence(0.1, 0.1), **RATES)
NO = Manner(0.08, 1, DISSENT, Absence(0.2, 0.3), **RATES)
HOUSE = 31
CASE = Lines(1.0, (Bloc(9), Bloc(5), Bloc(2)), (Bloc(8), Bloc(3), Bloc(2, rumoured=True)), abstain=1, vacant=1)

CERTAIN = Lines(1.0, (Bloc(9), Bloc(2)), (Bloc(8), Bloc(3)), abstain=1, vacant=1, sure_ayes=5, sure_noes=2)

ABSOLUTE = MajorityRule("absolute", Base.MEMBERS, By.MOVERS)
RULES = [
    ABSOLUTE,
    MajorityRule("absolute", Base.FILLED_SEATS, By.MOVERS),
    MajorityRule("absolute", Base.PRESENT, By.MOVERS),
    MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS),
    MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS),
    MajorityRule("at_least", Base.PRESENT_AND_VOTING, By.MOVERS, share=Fraction(2, 5)),
    MajorityRule("negative", Base.MEMBERS, By.OPPONENTS),
]


def rule_of(of: MajorityRule) -> MotionRule:
    return MotionRule(MotionKind.NO_CONFIDENCE, Provision(of, "1", "a test"))


def law_of(rule: MotionRule, seats: int) -> Law:
    return Law(Chamber("xx-house", "House", "Examplia"), Provision(seats, "1", "a test"), {rule.kind: rule})


@dataclass
class Cast:
    """One draw: the votes of every member."""

    ayes: int = 0
    noes: int = 0
    abstain: int = 0
    absent: int = 0


def draws(case: Lines, number: int, seed: int) -> Iterator[Cast]:
    """The house votes, member by member."""
    dice = np.random.default_rng(seed)
    for _ in range(number):
        shock = float(np.clip(dice.standard_normal(), -4, 4))
        cast = Cast(case.sure_ayes, case.sure_noes, case.abstain)
        for blocs, manner, yes in ((case.yes, YES, True), (case.no, NO, False)):
            absence = dice.beta(*manner.absence.rate)
            for bloc in blocs:
                vote_of_bloc(cast, bloc, manner, shock, absence, dice, yes=yes)
        yield cast


def vote_of_bloc(  # noqa: PLR0917
    cast: Cast, bloc: Bloc, manner: Manner, shock: float, absence: float, dice: np.random.Generator, *, yes: bool
) -> None:
    mean = shifted(manner.mean, manner.against * manner.dissent.shock * shock)
    breaks = dice.beta(*(manner.rumour if bloc.rumoured else Beta.of(mean, manner.dissent.clump)))
    crosses = dice.beta(*manner.rumour_crossing) if bloc.rumoured else manner.dissent.crossing
    for _ in range(bloc.seats):
        if dice.random() < breaks:
            if dice.random() >= crosses:
                cast.abstain += 1
            elif yes:
                cast.noes += 1
            else:
                cast.ayes += 1
        elif not bloc.rumoured and dice.random() < absence:
            cast.absent += 1
        elif yes:
            cast.ayes += 1
        else:
            cast.noes += 1


@pytest.fixture(scope="module")
def drawn() -> Counter[tuple[int, int, int]]:
    return Counter((cast.ayes, cast.noes, cast.abstain) for cast in draws(CASE, DRAWS, seed=1742))


def chance_simulated(rule: MotionRule, drawn: Counter[tuple[int, int, int]]) -> float:
    """How often `decision` says that the motion is carried."""
    house = law_of(rule, HOUSE)
    carried = 0
    for (ayes, noes, abstain), times in drawn.items():
        tally = Tally(ayes, noes, abstain=abstain, vacancies=1, present=ayes + noes + abstain)
        carried += times * (decision(house, rule, tally).carried is True)
    return carried / DRAWS


def allowed(chance: float) -> float:
    """Four standard errors of the simulation, and what seventeen places of the shock may be off by."""
    return 4 * (chance * (1 - chance) / DRAWS) ** 0.5 + 0.002


@pytest.mark.slow
@pytest.mark.parametrize("of", RULES, ids=lambda of: f"{of.kind}-{of.base}")
def test_the_exact_chance_is_that_of_a_house_that_votes_member_by_member(
    of: MajorityRule, drawn: Counter[tuple[int, int, int]]
) -> None:
    rule = rule_of(of)
    simulated = chance_simulated(rule, drawn)

    exact = votes([CASE], (YES, NO), Ruling(rule, HOUSE, "unknown")).chances[0]

    assert exact == pytest.approx(simulated, abs=allowed(simulated))


@pytest.fixture(scope="module")
def drawn_with_certain_votes() -> Counter[tuple[int, int, int]]:
    return Counter((cast.ayes, cast.noes, cast.abstain) for cast in draws(CERTAIN, DRAWS, seed=1832))


@pytest.mark.slow
@pytest.mark.parametrize("of", RULES, ids=lambda of: f"{of.kind}-{of.base}")
def test_votes_that_are_certain_are_cast_by_members_who_never_break_the_line(
    of: MajorityRule, drawn_with_certain_votes: Counter[tuple[int, int, int]]
) -> None:
    rule = rule_of(of)
    simulated = chance_simulated(rule, drawn_with_certain_votes)

    found = votes([CERTAIN], (YES, NO), Ruling(rule, HOUSE, "unknown"))

    assert found.chances[0] == pytest.approx(simulated, abs=allowed(simulated))
    for line, place in ((found.ayes, 0), (found.noes, 1)):
        mean = sum(cast[place] * times for cast, times in drawn_with_certain_votes.items()) / DRAWS
        assert float(line @ np.arange(line.size)) == pytest.approx(mean, abs=0.1)


@pytest.mark.slow
def test_two_conditions_at_once_are_those_of_a_house_that_votes_member_by_member() -> None:
    case = Lines(1.0, (Bloc(12), Bloc(6)), (Bloc(5), Bloc(3)))
    rule = rule_of(MajorityRule("two_thirds", Base.VOTES_CAST, By.MOVERS, also=ABSOLUTE))
    own = Counter((cast.ayes, cast.noes, cast.abstain) for cast in draws(case, DRAWS, seed=95))
    simulated = chance_simulated(rule, own)

    exact = votes([case], (YES, NO), Ruling(rule, HOUSE, "unknown")).chances[0]

    assert exact == pytest.approx(simulated, abs=allowed(simulated))


@pytest.mark.slow
def test_the_numbers_of_ayes_and_noes_are_spread_as_in_a_house_that_votes_member_by_member(
    drawn: Counter[tuple[int, int, int]],
) -> None:
    exact = votes([CASE], (YES, NO), Ruling(rule_of(ABSOLUTE), HOUSE, "unknown"))
    for place, spread in enumerate((exact.ayes, exact.noes)):
        seen = np.bincount([row[place] for row, times in drawn.items() for _ in range(times)], minlength=HOUSE + 1)

        assert spread == pytest.approx(seen / DRAWS, abs=0.012)


def test_an_explanation_weighs_as_much_as_it_is_given() -> None:
    other = Lines(0.25, (Bloc(10),), (Bloc(12),))
    both = [Lines(0.75, CASE.yes, CASE.no, CASE.abstain, vacant=1), other]
    ruling = Ruling(rule_of(ABSOLUTE), HOUSE, "unknown")
    alone = [votes([Lines(1.0, case.yes, case.no)], (YES, NO), ruling).ayes for case in both]

    assert votes(both, (YES, NO), ruling).ayes == pytest.approx(0.75 * alone[0] + 0.25 * alone[1])


@given(st.lists(st.integers(1, 7), min_size=1, max_size=3), st.booleans())
def test_a_side_is_the_sum_over_every_way_to_dissent_and_stay_away(sizes: list[int], yes: bool) -> None:
    manner = YES if yes else NO

    made = side(tuple(Bloc(size) for size in sizes), manner)

    for place, (loyal, crossing) in zip((-4.0, 0.0, 4.0), by_hand(sizes, manner, (-4.0, 0.0, 4.0)), strict=True):
        row = {-4.0: 0, 0.0: made.loyal.shape[0] // 2, 4.0: made.loyal.shape[0] - 1}[place]
        assert made.loyal[row] == pytest.approx(loyal, abs=1e-9)
        assert made.crossing[row] == pytest.approx(crossing[: made.crossing.shape[1]], abs=1e-9)


def by_hand(sizes: Sequence[int], manner: Manner, places: Sequence[float]) -> Iterator[tuple[list[float], list[float]]]:
    """Every number of dissenters in every bloc, then every number that crosses and that stays away."""
    whole = sum(sizes)
    for place in places:
        rate = Beta.of(shifted(manner.mean, manner.against * manner.dissent.shock * place), manner.dissent.clump)
        dissent = {0: 1.0}
        for size in sizes:
            grown: Counter[int] = Counter()
            for before, chance in dissent.items():
                for number, own in enumerate(pmf(size, rate)):
                    grown[before + number] += chance * own
            dissent = grown
        loyal, crossing = [0.0] * (whole + 1), [0.0] * (whole + 1)
        share = manner.dissent.crossing
        for number, chance in dissent.items():
            for absent, own in enumerate(pmf(whole - number, manner.absence.rate)):
                loyal[whole - number - absent] += chance * own
            for over in range(number + 1):
                crossing[over] += chance * comb(number, over) * share**over * (1 - share) ** (number - over)
        yield loyal, crossing


DAY = date(2025, 1, 1)


def lawful(chamber: Chamber) -> Law | None:
    """The law of a chamber on one day, None where its file does not know that day."""
    try:
        return law(chamber, DAY)
    except Unusable:
        return None


KNOWN = [
    (house, kind)
    for chamber in chambers()
    if (house := lawful(chamber)) is not None
    for kind, rule in house.motions.items()
    if unknown(rule) is None
]


@given(st.sampled_from(KNOWN), st.data())
def test_every_law_of_the_shelf_is_a_sum_that_decides_as_the_rulebook_does(
    known: tuple[Law, MotionKind], data: st.DataObject
) -> None:
    house, kind = known
    rule = MotionRule(kind, house.motions[kind].majority)  # without quorum and ties, which are no sums
    seats = house.seats.value
    vacant = data.draw(st.integers(0, min(3, seats - 2)))
    abstain = data.draw(st.integers(0, (seats - vacant) // 3))
    ayes = data.draw(st.integers(0, seats - vacant - abstain))
    noes = data.draw(st.integers(0, seats - vacant - abstain - ayes))
    assume(ayes != noes)
    tally = Tally(ayes, noes, abstain=abstain, vacancies=vacant, present=ayes + noes + abstain)

    summed = all(each.met(ayes, noes, abstain) for each in conditions(rule, seats, vacant))

    assert decision(house, rule, tally).carried is summed


@given(st.sampled_from(sorted(SHARES)), st.integers(1, 300), st.data())
def test_every_kind_of_majority_is_the_share_that_the_forecast_takes_it_for(
    kind: str, base: int, data: st.DataObject
) -> None:
    share, strict = SHARES[kind]
    number = data.draw(st.integers(0, base))
    reached = number > share * base if strict else number >= share * base

    assert (number >= MAJORITIES[kind].least(base)) is reached


@pytest.mark.parametrize(
    ("chamber", "kind", "why"),
    [("md-parlament", MotionKind.NO_CONFIDENCE, "not settled"), ("pe-congreso", MotionKind.CONFIDENCE, "votes again")],
)
def test_a_law_that_can_leave_known_votes_open_is_no_sum(chamber: str, kind: MotionKind, why: str) -> None:
    assert why in (unknown(law(find(chamber), date(2024, 1, 1)).motions[kind]) or "")


def test_no_kind_of_majority_is_forgotten() -> None:
    assert {name for name, kind in MAJORITIES.items() if not kind.shared} == set(SHARES)


@pytest.mark.parametrize("tie", ["carried", "lost", "lot", "casting"])
def test_equal_votes_end_as_the_law_says(tie: str) -> None:
    surely = Dissent(1e-9, 1e-9, 1e-6, 0.0, 0.5)
    firm = Manner(1e-9, 1, surely, Absence(1e-9, 1e-6), **RATES)
    case = Lines(1.0, (Bloc(10),), (Bloc(10),), presiding=Option.YES)
    rule = rule_of(MajorityRule("simple", Base.PRESENT_AND_VOTING, By.MOVERS))
    expected = {"carried": 1.0, "lost": 0.0, "lot": 0.5, "casting": 1.0}[tie]

    found = votes([case], (firm, firm), Ruling(rule, 21, tie))

    assert expected == pytest.approx(found.chances[0], abs=1e-6)


def test_turnout_decides_only_where_the_base_is_those_who_turn_up() -> None:
    fixed = {rule.base for rule in RULES} - TURNOUT

    assert {Base.MEMBERS, Base.FILLED_SEATS} == fixed
