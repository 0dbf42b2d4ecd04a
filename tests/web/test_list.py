"""The list of crises: each with its house, its newest day and who stands where; and the page to share one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import WRITTEN, Seen
from tests.web.sites import EXAMPLE, hostile_folder, reading, running
from tests.web.test_pages import Tags, links

from whipcount import crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.ledger import Ledger
from whipcount.model.entry import Act
from whipcount.web import OfLedger, OfReports, counting

pytestmark = pytest.mark.slow
SHARE = "/crisis/pakistan-2022/share?as_of=2022-03-30"
CRISES = ("pakistan-2022", "ruritania", "Blau & Grün <b>")


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> OfLedger:
    """Three crises in one ledger; one of a house without a law here, one with a name that tries to be markup."""
    folder = tmp_path_factory.mktemp("several")
    (folder / "reports").mkdir()
    places = (EXAMPLE, hostile_folder(folder / "reports"), EXAMPLE / "2022-03-28-northern-wire.txt")
    with Ledger(str(folder / "several.ledger")) as ledger:
        for name, place in zip(CRISES, places, strict=True):
            opened = crisis.open(place if place.exists() else next(EXAMPLE.glob("2022-03-28*")))
            KeptCrisis(ledger, name).add(opened.readings(), Act("tester", WRITTEN), chamber=opened.chamber)
    return OfLedger(str(folder / "several.ledger"))


@pytest.fixture(scope="module")
def lister(several: OfLedger) -> Iterator[httpx.Client]:
    with reading(several) as client:
        while "refresh" in client.get("/").headers:
            pass
        yield client


@pytest.fixture(scope="module")
def list_site(several: OfLedger) -> Iterator[str]:
    with running(several) as address:
        while "refresh" in httpx.get(address, timeout=120).headers:
            pass
        yield address


def test_the_list_shows_what_each_crisis_has_come_to(lister: httpx.Client) -> None:
    text = lister.get("/").text
    told = text[text.index("pakistan-2022</bdi>") :].partition("</li>")[0]

    assert [] == Tags(text).wrong
    assert "National Assembly, Pakistan" in told
    assert "As of 10 April 2022" in told
    assert "<strong>Carried</strong>" in told
    assert "<dd>164</dd>" in told
    assert "<dd>177</dd>" in told
    assert "172, the movers of the motion" in told
    assert 3 == text.count("<h2>")
    assert "<b>" not in text


def test_the_list_asks_for_the_same_day_of_each_and_says_where_nothing_was_known(lister: httpx.Client) -> None:
    until = "refresh"
    while until:
        answer = lister.get("/?as_of=2022-03-08&lang=de")
        until = answer.headers.get("refresh", "")

    assert "Stand 8. März 2022" in answer.text
    assert "Hier lässt sich noch nichts zählen." in answer.text
    assert "/crisis/pakistan-2022?as_of=2022-03-08&lang=de" in links(Tags(answer.text))


def test_while_they_are_counted_the_list_has_the_names_and_asks_again(
    several: OfLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "PATIENCE", 0.001)
    with reading(several) as client:
        first = client.get("/")
        rest = client.get("/")
        while "refresh" in rest.headers:
            rest = client.get("/")

    assert ("3", "no-store") == (first.headers["refresh"], first.headers["cache-control"])
    assert 3 == first.text.count("<h2>")
    assert "It is being counted" in first.text
    assert "It is being counted" not in rest.text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_list_and_on_the_page_to_share(
    list_site: str, site: str, look: Callable[..., Seen], theme: str
) -> None:
    for address in (list_site, site + SHARE):
        page = look(address, color_scheme=theme, viewport={"width": 360, "height": 740}).page
        found = Axe().run(page)

        assert 0 == found.violations_count, found.generate_report()
        assert 360 >= page.evaluate("document.documentElement.scrollWidth")


def test_the_page_to_share_has_a_link_that_stays_and_one_that_moves_on(reader: httpx.Client) -> None:
    leads = {link.removeprefix(str(reader.base_url).rstrip("/")) for link in links(Tags(reader.get(SHARE).text))}
    newest = links(Tags(reader.get("/crisis/pakistan-2022/share").text))

    assert {"/crisis/pakistan-2022?as_of=2022-03-30", "/crisis/pakistan-2022", "/crisis/pakistan-2022.atom"} <= leads
    assert "/crisis/pakistan-2022.png?as_of=2022-03-30" in leads
    assert any(link.endswith("/crisis/pakistan-2022?as_of=2022-04-10") for link in newest)


def test_on_paper_there_are_sources_and_no_controls(look: Callable[..., Seen], tmp_path: Path) -> None:
    for path in EXAMPLE.glob("2022-03-[23]*.txt"):
        text = path.read_text(encoding="utf-8").replace("date:", f"address: https://example.org/{path.stem}\ndate:", 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with running(OfReports("paper", crisis.open(tmp_path))) as address:
        page = look(f"{address}/crisis/paper", color_scheme="dark").page
        page.emulate_media(media="print")
        controls = "input, button, select, nav a, #scrubber"
        shown = f"[...document.querySelectorAll('{controls}')].filter(each => each.checkVisibility()).length"
        printed = page.locator("p.printed").all_inner_texts()
        paper = page.pdf(format="A4")

        assert 0 == page.evaluate(shown)
        assert page.locator("svg.house").is_visible()
        assert "https://example.org/2022-03-30-harbour-post" in printed
        assert page.get_by_text("left the government for the opposition").first.is_visible()
        assert "rgb(255, 255, 255)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert 4 < paper.count(b"/Type /Page\n") < 12
