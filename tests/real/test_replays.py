"""Finished crises counted day by day against what was true: Pakistan 2022 and those of `crises/`.

On each day of which a source gives the benches the truth lies in the plausible band, and the band is no wider than it
was (`crises/floors.yaml`: a floor under the quality; later work may narrow a band, and lowers the number there). Where
the count is wrong today, the day stands in `crises/failures.yaml` with its reason, and the test expects that it fails:
whoever mends it is told to take it off the list.
"""

from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from tests.real.replays import CRISES, DESK, READER, Measured, measured, replays

from whipcount.files import load_yaml
from whipcount.model.words import Bench

pytestmark = pytest.mark.slow

FLOORS = load_yaml(CRISES / "floors.yaml")
FAILURES = load_yaml(CRISES / "failures.yaml")
REPLAYS = {str(replay): replay for replay in replays()}
WAYS = [(name, by) for name, replay in REPLAYS.items() for by in replay.ways]


@cache
def counted(name: str, by: str) -> dict[tuple[str, str], Measured]:
    return {(row.day.isoformat(), row.bench.value): row for row in measured(REPLAYS[name], by)}


def known_failure(name: str, by: str, day: str, what: str) -> str | None:
    """The reason that is listed for a bench of a day, for "government, possible" and the like, or for the outcome."""
    tree: Any = FAILURES
    for step in (name, by, day, what):
        if step not in tree:
            return None
        tree = tree[step]
    return str(tree)


def rows(band: str = "") -> list[Any]:
    """A row for each bench of each day with a truth; those known to fail are expected to."""
    made = []
    for name, by in WAYS:
        for day, benches in REPLAYS[name].truth.items():
            for bench in benches:
                row = (name, by, day.isoformat(), bench.value)
                reason = known_failure(name, by, day.isoformat(), bench.value + band)
                marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
                made.append(pytest.param(*row, marks=marks, id="-".join(row)))
    return made


@pytest.mark.parametrize(("name", "by", "day", "bench"), rows())
def test_the_truth_lies_in_the_plausible_band(name: str, by: str, day: str, bench: str) -> None:
    row = counted(name, by)[day, bench]

    assert row.plausible is None or row.truth in row.plausible


@pytest.mark.parametrize(("name", "by", "day", "bench"), rows(", possible"))
def test_the_truth_lies_in_the_possible_band(name: str, by: str, day: str, bench: str) -> None:
    row = counted(name, by)[day, bench]

    assert row.possible is None or row.truth in row.possible


@pytest.mark.parametrize(("name", "by"), WAYS)
def test_no_band_is_wider_than_it_was(name: str, by: str) -> None:
    widest = {
        (day, bench): float("inf") if width == "unknown" else int(width)
        for day, benches in FLOORS[name][by].items()
        for bench, width in benches.items()
    }
    wider = {
        key: (row.width, widest[key])
        for key, row in counted(name, by).items()
        if row.truth is not None and (float("inf") if row.width is None else row.width) > widest[key]
    }

    assert wider == {}


@pytest.mark.parametrize(
    ("name", "by"), [way for way in WAYS if REPLAYS[way[0]].outcome["result"]["outcome"] != "none"]
)
def test_the_last_word_of_the_count_is_the_official_outcome(name: str, by: str) -> None:
    replay = REPLAYS[name]
    reason = known_failure(name, by, "result", "outcome")
    outcome = replay.open(by).count().verdict.outcome.value

    if reason:
        assert outcome != replay.outcome["result"]["outcome"], "mended: take it off crises/failures.yaml"
        pytest.xfail(reason)
    assert outcome == replay.outcome["result"]["outcome"]


@pytest.mark.parametrize("name", REPLAYS)
def test_every_day_of_the_crisis_is_counted(name: str) -> None:
    """Also the days that bring no report: the benches of each fit the house, and plausible lies within possible."""
    days = REPLAYS[name].open().timeline().days

    assert {after.day - before.day for before, after in pairwise(days)} <= {timedelta(days=1)}
    for each in days:
        bands = each.count.benches.values()
        assert all(b.possible.low <= b.plausible.low <= b.plausible.high <= b.possible.high for b in bands)
        assert sum(band.plausible.low for band in bands) <= (each.count.seats or 10_000)


def test_every_known_failure_is_of_a_crisis_and_a_day_that_are_replayed() -> None:
    listed = {
        (name, by, day, bench)
        for name, ways in FAILURES.items()
        for by, days in ways.items()
        for day, benches in days.items()
        for bench in benches
    }
    truths = [(name, by, *truth) for name, by in WAYS for truth in REPLAYS[name].truth.items()]
    days = [(name, by, day.isoformat(), bench.value) for name, by, day, benches in truths for bench in benches]
    real = {(*path, bench + band) for *path, bench in days for band in ("", ", possible")}
    results = {(name, by, "result", "outcome") for name, by in WAYS}

    assert listed - real - results == set()


def test_the_truth_of_a_day_fits_the_house() -> None:
    """Where both sides and the vacant seats are given they make the house: a slip in outcome.yaml is ours."""
    short = {
        (name, day)
        for name, replay in REPLAYS.items()
        for day, benches in replay.truth.items()
        if "house" in replay.outcome["result"]
        and {Bench.GOVERNMENT, Bench.OPPOSITION, Bench.VACANT} <= benches.keys()
        and sum(benches.values()) != int(replay.outcome["result"]["house"])
    }

    assert short == set()


def test_a_decision_of_the_desk_names_its_reason() -> None:
    folders = [replay.folder for replay in REPLAYS.values() if replay.has_decisions]
    decisions = [decision for folder in folders for decision in load_yaml(folder / "decisions.yaml")]

    assert all(len(decision["because"]) > 20 for decision in decisions)
    assert {DESK, READER} >= {by for _, by in WAYS}
