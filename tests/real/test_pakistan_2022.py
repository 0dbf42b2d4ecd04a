"""Pakistan, March and April 2022: sixteen reports that disagree, counted on five days against what was true."""

from datetime import date
from pathlib import Path

import pytest

import whipcount
from whipcount.crisis import Crisis
from whipcount.files import load_yaml
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Outcome

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
TRUTH = load_yaml(EXAMPLE / "outcome.yaml")["truth"]
DAYS = ["2022-03-08", "2022-03-27", "2022-03-28", "2022-03-30", "2022-04-09"]


@pytest.fixture(scope="module")
def crisis() -> Crisis:
    return whipcount.open(str(EXAMPLE))


def codes(crisis: Crisis, day: str) -> list[str]:
    return [finding.code for finding in crisis.count(day).findings]


def sentences(crisis: Crisis, day: str, code: str) -> str:
    return " ".join(f.sentence for f in crisis.count(day).findings if f.code == code)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("bench", [Bench.GOVERNMENT, Bench.OPPOSITION, Bench.VACANT])
def test_the_truth_lies_in_the_plausible_band(crisis: Crisis, day: str, bench: Bench) -> None:
    true = int(TRUTH[day][bench.value])

    assert true in crisis.count(day).benches[bench].plausible


@pytest.mark.parametrize(
    ("day", "widest"),
    [("2022-03-08", 0), ("2022-03-27", 0), ("2022-03-28", 0), ("2022-03-30", 0), ("2022-04-09", 0)],
)
def test_the_plausible_band_of_the_opposition_is_narrow(crisis: Crisis, day: str, widest: int) -> None:
    """A floor under the quality: a change that widens a band has to say so here."""
    assert crisis.count(day).opposition.plausible.width <= widest


@pytest.mark.slow
@pytest.mark.parametrize(("day", "widest"), [("2022-03-31", 0), ("2022-04-02", 2), ("2022-04-10", 0)])
def test_a_day_without_news_widens_no_range_by_a_rumour_that_was_known_before(
    crisis: Crisis, day: str, widest: int
) -> None:
    assert crisis.count(day).government.plausible.width <= widest


TRUE_STANDS = {
    "PTI": (155, 0), "MQM-P": (0, 7), "PML-Q": (4, 1), "BAP": (1, 4), "GDA": (3, 0), "AML": (1, 0), "JWP": (0, 1),
    "independents": (0, 4), "PML-N": (0, 84), "PPP": (0, 56), "MMA": (0, 15), "BNP-M": (0, 4), "ANP": (0, 1),
}  # fmt: skip


@pytest.mark.parametrize(("party", "stands"), TRUE_STANDS.items())
def test_on_30_march_every_partys_true_stand_is_plausible(crisis: Crisis, party: str, stands: tuple[int, int]) -> None:
    benches = next(p for p in crisis.count("2022-03-30").parties if p.party == party).benches

    assert stands[0] in benches[Bench.GOVERNMENT].plausible
    assert stands[1] in benches[Bench.OPPOSITION].plausible


def test_the_outlets_that_disagree_on_30_march_are_named(crisis: Crisis) -> None:
    found = sentences(crisis, "2022-03-30", "contradiction")

    assert all(word in found for word in ("175", "177", "Capital Gazette"))


def test_the_stale_count_of_9_april_is_named_with_the_day_it_fits(crisis: Crisis) -> None:
    found = sentences(crisis, "2022-04-09", "stale")

    assert "178 for the government (River Times, 9 April 2022)" in found
    assert "27 March 2022" in found


def test_the_copied_agency_text_is_one_witness(crisis: Crisis) -> None:
    found = sentences(crisis, "2022-03-30", "copy")

    assert "Northern Wire" in found
    assert "Harbour Post" in found


def test_the_burden_put_on_the_prime_minister_is_corrected(crisis: Crisis) -> None:
    found = sentences(crisis, "2022-03-29", "burden")

    assert "River Times" in found
    assert "it is the movers who need them" in found


def test_a_sum_is_not_called_wrong_before_anybody_has_left(crisis: Crisis) -> None:
    assert "sum" not in codes(crisis, "2022-03-08")


def test_the_verdict_turns_when_mqm_p_crosses(crisis: Crisis) -> None:
    outcomes = [crisis.count(day).verdict.outcome for day in DAYS]

    assert outcomes == [Outcome.FAILS, Outcome.FAILS, Outcome.FAILS, Outcome.CARRIES, Outcome.CARRIES]


def test_the_result_of_10_april_is_the_official_one(crisis: Crisis) -> None:
    verdict = crisis.count("2022-04-10").verdict

    assert verdict.outcome is Outcome.CARRIES
    assert "174" in verdict.sentence


def test_on_30_march_the_window_runs_from_the_day_the_motion_was_moved(crisis: Crisis) -> None:
    motion = crisis.count("2022-03-30").motion
    assert motion is not None
    assert motion.window is not None

    assert motion.window.latest == date(2022, 4, 4)


def test_what_is_known_grows_with_the_reports(crisis: Crisis) -> None:
    assert [len(crisis.count(day).reports) for day in DAYS] == sorted(len(crisis.count(day).reports) for day in DAYS)


def test_the_range_is_a_range_of_members(crisis: Crisis) -> None:
    assert crisis.count("2022-03-28").opposition.plausible == Range(168, 168)
