"""The days of a crisis counted by two processes, against the same days counted by one."""

import multiprocessing
import pickle
import signal
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

import whipcount
from whipcount.crisis.abreast import runs

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
CHAMBERS = Path(__file__).parents[2] / "src" / "whipcount" / "data" / "chambers"


def march(*days: int) -> tuple[date, ...]:
    return tuple(date(2022, 3, day) for day in days)


def test_a_run_ends_on_the_eve_of_the_next_report() -> None:
    assert [march(8, 9), march(10, 11, 12)] == runs(march(8, 9, 10, 11, 12), {date(2022, 3, 8), date(2022, 3, 10)})


def test_a_report_between_two_days_that_are_asked_for_parts_them_as_well() -> None:
    assert [march(8), march(12)] == runs(march(8, 12), {date(2022, 3, 10)})


@pytest.mark.slow
def test_two_processes_count_what_one_counts() -> None:
    crisis = whipcount.open(EXAMPLE)
    assert crisis.timeline(jobs=1).days == crisis.timeline(jobs=2).days


@pytest.mark.slow
def test_so_they_do_from_a_day_in_the_middle_on_and_with_every_party() -> None:
    crisis = whipcount.open(EXAMPLE)
    asked = {"since": "2022-03-28", "until": "2022-03-31", "parties": True}
    assert crisis.timeline(**asked, jobs=1).days == crisis.timeline(**asked, jobs=2).days


@pytest.mark.slow
def test_what_a_process_had_begun_when_it_was_killed_is_counted_all_the_same() -> None:
    crisis = whipcount.open(EXAMPLE)
    others: list[BaseProcess] = []

    def killing(days: int, _: int) -> None:
        if days and not others:
            others.extend(multiprocessing.active_children())
            others[0].kill()

    made = crisis.timeline(jobs=2, progress=killing).days
    assert (-signal.SIGKILL, crisis.timeline().days) == (others[0].exitcode, made)


@pytest.mark.slow
def test_no_process_is_left_when_the_counting_is_interrupted() -> None:
    others: list[BaseProcess] = []

    def interrupting(days: int, _: int) -> None:
        if days:
            others.extend(multiprocessing.active_children())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whipcount.open(EXAMPLE).timeline(jobs=3, progress=interrupting)
    assert (2, []) == (len(others), multiprocessing.active_children())


@pytest.mark.slow
def test_whoever_waits_hears_of_more_days_from_time_to_time() -> None:
    heard: list[tuple[int, int]] = []
    whipcount.open(EXAMPLE).timeline(jobs=2, progress=lambda days, of: heard.append((days, of)))
    assert heard == sorted(set(heard))
    assert ((0, 34), {34}) == (heard[0], {of for _, of in heard})


def test_a_chamber_of_ones_own_goes_to_another_process_with_its_law(tmp_path: Path) -> None:
    own = tmp_path / "house.yaml"
    own.write_text((CHAMBERS / "pk-na.yaml").read_text().replace("id: pk-na", "id: our-house"))
    crisis = whipcount.open(EXAMPLE / "2022-03-30-harbour-post.txt", chamber=str(own))
    again = pickle.loads(pickle.dumps(crisis))  # noqa: S301 - what was written in the line itself
    assert crisis.count("2022-03-30").threshold == again.count("2022-03-30").threshold
    assert again.count("2022-03-30").threshold is not None
