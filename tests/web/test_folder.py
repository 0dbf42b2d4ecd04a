"""The site as files: every page is whole, every link leads to a file, and a plain web server is enough."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from tests.web.conftest import Seen
from tests.web.sites import EXAMPLE, NOW, TODAY
from tests.web.test_pages import Tags

from whipcount import crisis
from whipcount.cli import main
from whipcount.web import OfReports, Served
from whipcount.web.folder import site_files

pytestmark = pytest.mark.slow

DAYS = ("2022-03-28", "2022-03-29", "2022-03-30")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three days of the example."""
    place = tmp_path_factory.mktemp("public")
    reports = [str(path) for day in DAYS for path in sorted(EXAMPLE.glob(f"{day}*"))]
    for name, body in site_files(OfReports("pakistan", crisis.open(*reports)), lambda: NOW, lambda: TODAY):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(body)
    return place


def broken(folder: Path) -> list[str]:
    """Links that lead to no file, or to no place on it, and pages that are not whole."""
    pages = {path: Tags(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    found = [f"{path.name} is not whole" for path, tags in pages.items() if tags.wrong]
    for path, tags in pages.items():
        for link in {*tags.all("href"), *tags.all("src")}:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                found.append(f"{path.name}: {link}")
            elif parts.fragment and target in pages and parts.fragment not in pages[target].all("id"):
                found.append(f"{path.name}: {link} has no such place")
    return found


def test_every_link_of_the_folder_leads_to_a_file_and_a_place_on_it(folder: Path) -> None:
    assert [] == broken(folder)
    assert len(list(folder.rglob("*.html"))) > 20


def test_the_folder_of_hostile_texts_is_whole(of_hostile: Served, tmp_path: Path) -> None:
    for name, body in site_files(of_hostile, lambda: NOW, lambda: TODAY):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)

    assert [] == broken(tmp_path)


def test_a_page_of_the_folder_bears_its_own_policy(folder: Path) -> None:
    text = (folder / "crisis" / "pakistan" / "latest.en.html").read_text(encoding="utf-8")

    assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;' in text
    assert "<form" not in text


def test_the_command_writes_the_folder_and_says_so(tmp_path: Path) -> None:
    report = str(next(EXAMPLE.glob("2022-03-30-harbour*")))
    result = CliRunner().invoke(main, ["export", "--site", str(tmp_path / "public"), report])

    assert 0 == result.exit_code
    assert "begin with" in result.stderr
    assert (tmp_path / "public" / "index.html").is_file()


@pytest.mark.parametrize("words", [[], ["--site", "x"], ["--site", "x", "-o", "y", "a.txt"], ["a.txt"]])
def test_an_export_of_nothing_is_a_wrong_use(words: list[str]) -> None:
    assert 2 == CliRunner().invoke(main, ["export", *words]).exit_code


@pytest.fixture(scope="module")
def plain(folder: Path) -> Iterator[str]:
    """A plain web server that gives out the folder below a path."""

    class Below(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/news/whip"))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/news/whip"
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_the_folder_works_from_any_web_server(plain: str, look: Callable[..., Seen]) -> None:
    seen = look(f"{plain}/index.html")
    page = seen.page
    page.get_by_role("link", name="pakistan").click()
    page.locator("svg.house a").first.click()
    assert page.locator("#opened").is_visible()
    page.locator("#scrubber input").focus()
    page.keyboard.press("ArrowLeft")
    page.locator(".when", has_text="As of 29 March 2022").wait_for()
    page.get_by_role("link", name="Deutsch").click()

    assert "Stand " in page.locator(".when").inner_text()
    assert 0 == Axe().run(page).violations_count
    assert [] == seen.said
    assert [] == [asked for asked in seen.asked if not asked.startswith(plain)]
