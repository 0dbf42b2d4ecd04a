"""Signing in with a browser: by keyboard, without JavaScript, for everybody, and never for a page of somebody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import Seen
from tests.web.editors import PASSWORDS, Clock, editors_file
from tests.web.sites import running

from whipcount.web import Served
from whipcount.web.editors import ByPassword

pytestmark = pytest.mark.slow
Look = Callable[..., Seen]
PAGE = "/crisis/pakistan-2022?as_of=2022-03-30"


@pytest.fixture(scope="module")
def newsroom(of_reports: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two editors."""
    file = editors_file(tmp_path_factory.mktemp("editors"))
    with running(of_reports, editors=ByPassword(str(file), Clock())) as address:
        yield address


@pytest.fixture
def stranger(newsroom: str) -> Iterator[str]:
    """A page of somebody else, which has a form that goes to the site: `/sign-out`, or `/sign-in` with a password."""
    fields = {"name": "Ben Birch", "password": PASSWORDS["Ben Birch"], "token": "x"}
    inputs = "".join(f'<input type=hidden name={name} value="{escape(value)}">' for name, value in fields.items())

    class Foreign(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            form = f'<form method=post action="{newsroom}{self.path}">{inputs}<button>Win</button></form>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Win</title>{form}".encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the same
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Foreign)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def sign_in(seen: Seen, name: str = "Ann Ash") -> None:
    """From any page of the site."""
    page = seen.page
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORDS[name])
    page.get_by_role("button", name="Sign in").click()
    page.locator(".who strong").wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_signs_in_and_out_where_they_are(newsroom: str, look: Look, javascript: bool) -> None:
    seen = look(newsroom + PAGE, java_script_enabled=javascript)
    sign_in(seen)
    signed = (seen.page.url, seen.page.locator(".who strong").inner_text(), len(seen.page.context.cookies()))
    seen.page.get_by_role("button", name="Sign out").click()
    seen.page.get_by_role("link", name="Sign in").wait_for()

    assert (newsroom + PAGE, "Ann Ash", 1) == signed
    assert newsroom + PAGE == seen.page.url
    assert [] == seen.page.context.cookies()
    assert [] == seen.said


def test_going_back_after_signing_out_shows_a_readers_page(newsroom: str, look: Look) -> None:
    seen = look(newsroom + PAGE)
    sign_in(seen)
    seen.page.goto(f"{newsroom}/crisis/pakistan-2022/share")
    seen.page.get_by_role("button", name="Sign out").click()
    seen.page.get_by_role("link", name="Sign in").wait_for()
    seen.page.go_back()
    seen.page.go_back()

    assert newsroom + PAGE == seen.page.url
    assert 0 == seen.page.get_by_text("Ann Ash").count()


def test_after_another_day_in_place_signing_in_leads_back_to_that_day(newsroom: str, look: Look) -> None:
    seen = look(newsroom + PAGE)
    seen.page.locator("#scrubber input").focus()
    seen.page.keyboard.press("ArrowLeft")
    seen.page.locator(".when", has_text="As of 29 March 2022").wait_for()
    sign_in(seen)

    assert seen.page.url.endswith("as_of=2022-03-29")


def test_signing_in_needs_no_mouse(newsroom: str, look: Look) -> None:
    page = look(f"{newsroom}/sign-in").page
    page.locator("input[name=name]:focus").wait_for()
    page.keyboard.type("Ann Ash")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    page.locator("input[name=password]:focus").wait_for()
    page.keyboard.type(PASSWORDS["Ann Ash"])
    page.keyboard.press("Enter")
    page.locator(".who strong").wait_for()

    assert "Ann Ash" == page.locator(".who strong").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(newsroom: str, look: Look, theme: str) -> None:
    seen = look(f"{newsroom}/sign-in", color_scheme=theme)
    pages = [Axe().run(seen.page)]
    seen.page.get_by_label("Name").fill("Cy")
    seen.page.get_by_label("Password").fill("a guess")
    seen.page.get_by_role("button", name="Sign in").click()
    seen.page.get_by_role("alert").wait_for()
    pages.append(Axe().run(seen.page))
    seen.page.goto(newsroom + PAGE)
    pages.append(Axe().run(seen.page))
    sign_in(seen)
    pages.append(Axe().run(seen.page))

    assert [0] * 4 == [found.violations_count for found in pages], [found.generate_report() for found in pages]


@pytest.mark.parametrize("address", ["/sign-in?lang=de", PAGE])
def test_on_a_phone_nothing_is_wider_than_the_screen(newsroom: str, look: Look, address: str) -> None:
    seen = look(newsroom + PAGE, viewport={"width": 320, "height": 740})
    sign_in(seen)
    seen.page.goto(newsroom + address)

    assert 320 >= seen.page.evaluate("document.documentElement.scrollWidth")


def test_a_page_of_somebody_else_signs_nobody_in_or_out(newsroom: str, stranger: str, look: Look) -> None:
    seen = look(f"{stranger}/sign-in")
    seen.page.get_by_role("button").click()
    said = seen.page.locator("main").inner_text()
    seen.page.goto(newsroom + PAGE)
    sign_in(seen)
    for address in ("/sign-out", "/sign-in"):
        seen.page.goto(stranger + address)
        seen.page.get_by_role("button").click()
        said += seen.page.locator("main").inner_text()
    seen.page.goto(newsroom + PAGE)

    assert 3 == said.count("the request comes from a page of another site")
    assert "Ann Ash" == seen.page.locator(".who strong").inner_text()


def test_a_link_from_elsewhere_arrives_signed_in_and_the_frame_knows_nobody(
    newsroom: str, look: Look, tmp_path: Path
) -> None:
    seen = look(newsroom + PAGE)
    sign_in(seen)
    mail = tmp_path / "mail.html"
    mail.write_text(f'<a href="{newsroom}{PAGE}">Look</a>')
    seen.page.goto(mail.as_uri())
    seen.page.get_by_role("link").click()
    arrived = seen.page.locator(".who strong").inner_text()
    seen.page.goto(f"{newsroom}/crisis/pakistan-2022/embed")

    assert "Ann Ash" == arrived
    assert 0 == seen.page.locator(".who").count()
    assert "Ann Ash" not in seen.page.content()
