"""The pictures of the pages: `make pictures` (needs Chromium: apt-get install chromium)."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom import HEADER, TITLE
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "pakistan-2022"
DAY = "/crisis/pakistan-2022?as_of=2022-03-30"
SUPPOSED = (
    "/crisis/pakistan-2022/what-if?as_of=2022-03-30&move=MQM-P:opposition:government:4&move=PPP:opposition:absent:2"
    "&move=PML-Q:Tariq%20Bashir%20Cheema:member:no"
)
COMPARED = "/crisis/pakistan-2022/compare?first=2022-03-28&second=2022-03-30"
PICTURES = {
    "page": (DAY, 1200, 900, "light"),
    "page-dark": (DAY, 1200, 900, "dark"),
    "page-phone": (DAY, 375, 900, "light"),
    "page-what-if": (SUPPOSED, 1200, 900, "light"),
    "page-benches": (f"{DAY}&shape=benches", 1200, 900, "light"),
    "page-course": ("/crisis/pakistan-2022/course", 1200, 900, "light"),
    "page-compared": (COMPARED, 1200, 900, "light"),
}


def main() -> None:
    """Look at each page of the example, then at that of an editor; write what is seen."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("no Chromium on this machine: apt-get install chromium")
    whipcount = str(Path(sys.executable).with_name("whipcount"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with _served(whipcount, "serve", str(EXAMPLE), "--port") as site:
            for name, (address, width, height, scheme) in PICTURES.items():
                size = {"width": width, "height": height}
                page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type] # light or dark
                page.goto(site + address)
                page.locator("main section").first.wait_for(timeout=120_000)  # a course that is counted asks again
                page.screenshot(path=HERE / f"{name}.png")
        _review(browser)
        browser.close()


def _review(browser: Browser) -> None:
    """The page of a report for an editor, some of whose claims are decided."""
    with (
        TemporaryDirectory() as folder,
        _served(sys.executable, str(HERE / "newsroom.py"), str(EXAMPLE), f"{folder}/pakistan.ledger") as site,
    ):
        page = browser.new_page(viewport={"width": 1200, "height": 1150}, extra_http_headers=HEADER)
        page.goto(f"{site}/crisis/pakistan-2022/review")
        page.get_by_role("link", name=TITLE).click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=HERE / "page-review.png")


@contextmanager
def _served(*command: str) -> Iterator[str]:
    """The address of a server that a command starts; the port is its last word."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, str(port)], stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=60).close()
        except urllib.error.URLError:
            time.sleep(0.5)
        else:
            return
    sys.exit("the server does not answer")


if __name__ == "__main__":
    main()
