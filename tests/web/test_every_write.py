"""Every address of the site that takes a form, found by asking the pages for their routes, refuses what it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.types import ASGIApp
from tests.web.editors import OWN, Asking, Clock, editors_file, site_of
from tests.web.newsroom import town

from whipcount.ledger import Ledger
from whipcount.web import OfLedger
from whipcount.web.addresses import Addresses
from whipcount.web.application import PAGES
from whipcount.web.counting import Counts
from whipcount.web.editors import ByPassword
from whipcount.web.site import Site

pytestmark = pytest.mark.slow


@pytest.fixture
def ledger(tmp_path: Path) -> OfLedger:
    return town(str(tmp_path / "town.ledger"))


@pytest.fixture
def editors(tmp_path: Path) -> ByPassword:
    return ByPassword(str(editors_file(tmp_path)), Clock())


@pytest.fixture
def app(ledger: OfLedger, editors: ByPassword) -> ASGIApp:
    return site_of(ledger, editors)


@pytest.fixture
def routes(ledger: OfLedger, editors: ByPassword) -> Iterator[list[APIRoute]]:
    counts = Counts(ledger)
    site = Site(counts, Addresses(), Clock(), lambda: date(2026, 11, 23), editors=editors)
    yield [route for page in PAGES for route in all_routes(page.routes(site))]
    counts.close()


def all_routes(router: APIRouter) -> Iterator[APIRoute]:
    """The routes of a router; FastAPI keeps those of routers inside it in one piece in newer versions."""
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            yield route
        elif isinstance(inner, APIRouter):
            yield from all_routes(inner)
        else:
            raise TypeError(route)


@pytest.fixture
def writes(routes: list[APIRoute]) -> list[str]:
    """The addresses that take forms, but the one to sign in at, with a crisis that there is."""
    taking = [route.path for route in routes if "POST" in route.methods and route.path != "/sign-in"]
    return [re.sub(r"\{\w+\}", "0123456789abcdef", path.replace("{name}", "town")) for path in taking]


def head(ledger: OfLedger) -> str:
    with Ledger(ledger.address) as opened:
        return opened.head().hash


def test_nothing_is_written_but_by_forms(routes: list[APIRoute], writes: list[str]) -> None:
    assert {"GET", "HEAD", "POST"} >= {method for route in routes for method in route.methods}
    assert len(writes) > 4


def test_a_reader_writes_nothing(app: ASGIApp, writes: list[str], ledger: OfLedger) -> None:
    before, reader = head(ledger), Asking(app)
    found = {address: reader.post(address, {"token": "x"}).status_code for address in writes}

    assert {address: 303 if address == "/sign-out" else 401 for address in writes} == found
    assert before == head(ledger)


def test_an_editors_browser_writes_nothing_for_a_page_of_somebody_else(
    app: ASGIApp, writes: list[str], ledger: OfLedger
) -> None:
    """With the cookie, as a browser of long ago would send it, and even with the token."""
    before, editor = head(ledger), Asking(app)
    editor.sign_in()
    token = re.findall(r'name="token" value="([^"]+)"', editor.get("/nowhere").text)[0]
    foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}

    assert {403} == {editor.post(address, {"token": token}, **foreign).status_code for address in writes}
    assert {403} == {editor.post(address, {"token": "x"}).status_code for address in writes}
    assert {403} == {editor.post(address, {"a": "1"}).status_code for address in writes}
    assert before == head(ledger)


def test_a_form_that_is_too_large_is_refused_everywhere(app: ASGIApp, writes: list[str]) -> None:
    editor = Asking(app)
    editor.sign_in()

    large = {"content-length": "100000000", "content-type": "application/x-www-form-urlencoded"}

    assert {413} == {editor.ask("POST", address, OWN | large, content=b"").status_code for address in writes}
