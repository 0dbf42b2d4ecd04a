"""The whole course of a crisis on a page: the days of the timeline, as a picture and as data."""

from __future__ import annotations

import asyncio
import csv
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import Seen
from tests.web.sites import EXAMPLE, reading, wait
from tests.web.test_pages import Tags

import whipcount
from whipcount import crisis
from whipcount.publish.timeline import timeline_to_json
from whipcount.web import OfReports, Served, counting
from whipcount.web.counting import Busy, Counts, Underway
from whipcount.web.course.days import MOST, changes, every

pytestmark = pytest.mark.slow
COURSE, HOSTILE = "/crisis/pakistan-2022/course", "/crisis/ruritania/course"


@pytest.fixture(scope="module", autouse=True)
def counted(reader: httpx.Client, site: str, hostile_reader: httpx.Client) -> None:
    """The course has been counted: other tests say what is told while it is."""
    for asked in (partial(reader.get, COURSE), partial(httpx.get, site + COURSE), partial(hostile_reader.get, HOSTILE)):
        wait(asked)


@pytest.fixture(scope="module")
def timeline() -> whipcount.crisis.shown.Timeline:
    return whipcount.open(EXAMPLE).timeline()


def test_the_course_is_the_timeline_of_the_command_line(reader: httpx.Client, timeline: crisis.shown.Timeline) -> None:
    assert timeline_to_json(timeline.days) == reader.get(f"{COURSE}.json").json()
    assert timeline.chart().svg == reader.get(f"{COURSE}.svg").text
    assert timeline.chart().svg in reader.get(COURSE).text
    assert b"\x89PNG" == reader.get(f"{COURSE}.png").content[:4]


def test_the_page_has_a_row_for_each_day_that_changed_something(
    reader: httpx.Client, timeline: crisis.shown.Timeline
) -> None:
    page = reader.get(COURSE)
    rows = page.text.partition("<tbody")[2].count("<tr ")
    every_row = list(csv.DictReader(io.StringIO(reader.get(f"{COURSE}.csv").text)))

    assert [] == Tags(page.text).wrong
    assert len(changes(timeline.days)) == rows < len(timeline.days) == len({row["day"] for row in every_row})
    assert "motion ruled out" in page.text


def test_the_course_of_an_earlier_day_ends_there(reader: httpx.Client, timeline: crisis.shown.Timeline) -> None:
    told = reader.get(f"{COURSE}.json?as_of=2022-03-30").json()["days"]

    assert timeline_to_json(timeline.days)["days"][: len(told)] == told
    assert "2022-03-30" == told[-1]["day"]
    assert 400 == reader.get(f"{COURSE}.json?as_of=2022-01-01").status_code
    assert 404 == reader.get("/crisis/another/course").status_code


def test_a_house_that_cannot_be_drawn_over_time_is_told_in_words(hostile_reader: httpx.Client) -> None:
    page = hostile_reader.get(HOSTILE)
    offered = [link for link in Tags(page.text).all("href") if "course." in link]

    assert (200, []) == (page.status_code, Tags(page.text).wrong)
    assert {200} == {hostile_reader.get(link).status_code for link in offered}


def test_a_course_that_takes_long_is_told_while_it_is_counted(
    of_reports: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "PATIENCE", 0.01)
    with reading(OfReports("again", crisis.open(EXAMPLE))) as client:
        page = client.get("/crisis/again/course?lang=de")
        data = client.get("/crisis/again/course.json")
        done = wait(partial(client.get, "/crisis/again/course"))

    assert (503, "3") == (page.status_code, page.headers["refresh"])
    assert "von 34 Tagen" in page.text
    assert (503, "3", 34) == (data.status_code, data.headers["retry-after"], data.json()["whole"])
    assert (200, None) == (done.status_code, done.headers.get("refresh"))


def test_other_work_comes_in_between_the_steps(of_reports: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "PATIENCE", 0.01)
    counts, go, order = Counts(of_reports), threading.Event(), list[str]()

    def steps() -> Iterator[str]:
        for number in range(3):
            go.wait(10)
            order.append(f"step {number}")
            yield str(number)

    async def both() -> tuple[str, ...]:
        with pytest.raises(Underway):
            await counts.gathered("key", steps, 3)
        other = asyncio.create_task(counts.made("other", lambda: order.append("other")))
        await asyncio.sleep(0.05)
        go.set()
        await other
        while True:
            try:
                return await counts.gathered("key", steps, 3)
            except Underway:
                continue

    assert ("0", "1", "2") == asyncio.run(both())
    assert order.index("other") < order.index("step 2")
    counts.close()


def test_a_failure_in_a_step_is_told_and_not_kept(of_reports: Served) -> None:
    counts, tries = Counts(of_reports), []

    def steps() -> Iterator[int]:
        tries.append(1)
        if len(tries) == 1:
            raise Busy
        yield 7

    async def twice() -> tuple[int, ...]:
        with pytest.raises(Busy):
            await counts.gathered("key", steps, 1)
        return await counts.gathered("key", steps, 1)

    assert (7,) == asyncio.run(twice())
    counts.close()


def test_a_long_course_has_its_newest_days() -> None:
    days = every(date(2019, 1, 1), date(2022, 3, 30))

    assert (MOST, date(2022, 3, 30)) == (len(days), days[-1])
    assert [date(2022, 3, 29), date(2022, 3, 30)] == every(date(2022, 3, 29), date(2022, 3, 30))


def test_a_day_on_which_only_the_votes_needed_changed_is_a_change(timeline: crisis.shown.Timeline) -> None:
    first, same = timeline.days[1], replace(timeline.days[1], day=date(2022, 4, 20))
    need = same.count.threshold
    assert need is not None
    other = replace(same, count=replace(same.count, threshold=replace(need, votes=1)))

    assert [first] == changes([first, same])
    assert [first, other] == changes([first, other])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_shows_all_of_it(site: str, look: Callable[..., Seen], theme: str) -> None:
    page = look(site + COURSE, color_scheme=theme, viewport={"width": 360, "height": 740}).page

    assert 0 == Axe().run(page).violations_count
    assert 360 >= page.evaluate("document.documentElement.scrollWidth")


def test_the_crisis_leads_to_its_course_and_a_day_of_it_back(site: str, look: Callable[..., Seen]) -> None:
    page = look(site + "/crisis/pakistan-2022?as_of=2022-03-30", java_script_enabled=False).page
    page.get_by_role("link", name="The whole course").click()
    page.get_by_role("link", name="3 April 2022").click()

    assert page.url.endswith("/crisis/pakistan-2022?as_of=2022-04-03")
