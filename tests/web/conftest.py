"""Sites for tests: the example as files, the example in a ledger, and a house whose reports try to be markup."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.web.sites import EXAMPLE, hostile_folder, reading, running

from whipcount import crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.ledger import Ledger
from whipcount.model.entry import Act
from whipcount.web import OfLedger, OfReports, Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WRITTEN = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def of_reports() -> Served:
    return OfReports("pakistan-2022", crisis.open(EXAMPLE))


@pytest.fixture(scope="session")
def of_hostile(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return OfReports("ruritania", crisis.open(hostile_folder(tmp_path_factory.mktemp("hostile"))))


@pytest.fixture(scope="session")
def of_ledger(tmp_path_factory: pytest.TempPathFactory) -> OfLedger:
    """The example in a ledger, its reports of each day written down on a day of their own."""
    address = str(tmp_path_factory.mktemp("ledger") / "pakistan.ledger")
    opened = crisis.open(EXAMPLE)
    days = sorted({report.published for report in opened.reports})
    with Ledger(address) as ledger:
        for number, day in enumerate(days):
            readings = opened.readings(report for report in opened.reports if report.published == day)
            act = Act("tester", WRITTEN + timedelta(hours=number))
            KeptCrisis(ledger, "pakistan-2022").add(readings, act, chamber=opened.chamber)
    return OfLedger(address)


@pytest.fixture(scope="session")
def reader(of_reports: Served) -> Iterator[httpx.Client]:
    """Whoever asks for pages of the example."""
    with reading(of_reports) as client:
        yield client


@pytest.fixture(scope="session")
def ledger_reader(of_ledger: OfLedger) -> Iterator[httpx.Client]:
    """Whoever asks for pages of the example in a ledger."""
    with reading(of_ledger) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_reader(of_hostile: Served) -> Iterator[httpx.Client]:
    """Whoever asks for pages made of hostile texts."""
    with reading(of_hostile) as client:
        yield client


@pytest.fixture(scope="session")
def site(of_reports: Served) -> Iterator[str]:
    """The address of the example's site."""
    with running(of_reports) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(of_hostile: Served) -> Iterator[str]:
    """The address of the site of hostile texts."""
    with running(of_hostile) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without it the tests are skipped on a person's machine, and fail where a change lands.

    It keeps an event loop of its own running, so that it is closed before tests that run one.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - pages without a browser are tested without it

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine: .ci/run installs it")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Seen:
    """A page in the browser, with what it said and asked for."""

    page: Page
    said: list[str]
    asked: list[str]


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Open an address in a browser of its own; options are those of a browser context."""
    contexts = []

    def open_at(address: str, **options: object) -> Seen:
        context = browser.new_context(**options)  # type: ignore[arg-type] # passed on as they are
        contexts.append(context)
        page = context.new_page()
        seen = Seen(page, [], [])
        page.on("console", lambda message: seen.said.append(message.text))
        page.on("pageerror", lambda error: seen.said.append(str(error)))
        page.on("dialog", lambda dialog: (seen.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: seen.asked.append(request.url))
        page.goto(address)
        return seen

    yield open_at
    for context in contexts:
        context.close()
