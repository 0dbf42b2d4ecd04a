"""What if in a browser: moves by keyboard alone, answered in place, with an address that says it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.web.conftest import Seen

    Look = Callable[..., Seen]

pytestmark = pytest.mark.slow

PAGE = "/crisis/pakistan-2022/what-if?as_of=2022-03-30"
MEMBER = "PML-Q:Tariq%20Bashir%20Cheema:member:no"
MANY = f"{PAGE}&move=MQM-P:opposition:government:4&move=PPP:opposition:absent:6&move={MEMBER}"
NUMBERS = "[...document.querySelectorAll('.numbers tr')].map((row) => row.innerText)"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(selector)


def seats(page: Page, house: int) -> list[tuple[str, str, str]]:
    """Each seat of a house: where it is, whose, on which bench."""
    found: list[tuple[str, str, str]] = page.evaluate(
        """(house) => [...document.querySelectorAll('svg.house')[house].querySelectorAll('.seat')].map((seat) => {
            const { x, y } = seat.getBBox(); const group = seat.closest('g[data-bench]');
            return [`${x.toFixed(1)} ${y.toFixed(1)}`, group.dataset.party ?? '', group.dataset.bench];
        })""",
        house,
    )
    return [(place, party, bench) for place, party, bench in found]


def test_a_party_and_a_member_are_moved_by_keyboard_alone(site: str, look: Look) -> None:
    seen = look(site + PAGE)
    page = seen.page
    loaded = page.evaluate("performance.timeOrigin")
    steps = page.evaluate("history.length")
    tab_to(page, "#who")
    page.keyboard.type("MQM")
    tab_to(page, "#to")
    page.keyboard.type("stay")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("form.moves li").wait_for()

    assert page.url.endswith("as_of=2022-03-30&move=MQM-P:opposition:absent:7")
    assert "Fails" in page.locator(".outcome").inner_text()
    assert "who" == page.evaluate("document.activeElement.id")
    assert page.locator("#said").inner_text().startswith("Fails")

    page.keyboard.type("Tariq")
    tab_to(page, "#to")
    page.keyboard.type("vote n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("form.moves li:nth-child(2)").wait_for()

    assert page.url.endswith("&move=MQM-P:opposition:absent:7&move=PML-Q:Tariq+Bashir+Cheema:member:no")
    assert ["−3", "+5"] == [
        page.locator(".numbers tr", has_text="Margin").locator("td").nth(place).inner_text().split()[0]
        for place in (1, 0)
    ]
    assert (loaded, steps) == (page.evaluate("performance.timeOrigin"), page.evaluate("history.length"))
    again = look(page.url).page
    assert page.evaluate(NUMBERS) == again.evaluate(NUMBERS)
    assert page.locator("main").inner_text() == again.locator("main").inner_text()
    assert [] == seen.said


def test_a_move_is_changed_undone_and_all_begun_again(site: str, look: Look) -> None:
    page = look(site + MANY).page
    row = page.locator("form.moves li", has_text="MQM-P")
    row.get_by_label("Seats").fill("2")
    row.get_by_label("Seats").press("Tab")
    page.wait_for_url("**government:2&**")
    page.locator("form.moves li", has_text="PPP").get_by_label("What they do").select_option("abstain")
    page.wait_for_url("**PPP:opposition:abstain:6**")

    assert page.evaluate("document.activeElement.name === 'to'")
    page.get_by_label("Undo: Tariq Bashir Cheema").click()
    page.wait_for_url(lambda url: "Cheema" not in url)
    assert 2 == page.locator("form.moves li").count()
    assert "abstain" in page.get_by_role("link", name="Deutsch").get_attribute("href")  # type: ignore[operator]
    page.get_by_role("link", name="Start again").click()
    page.get_by_text("As the count stands").wait_for()
    assert page.url.endswith(PAGE)


def test_without_javascript_a_button_asks(site: str, look: Look) -> None:
    page = look(site + PAGE, java_script_enabled=False).page
    page.get_by_label("Who").select_option("PML-Q:all")
    page.get_by_label("What they do").select_option("vacant")
    page.get_by_role("button", name="Work it out").click()

    assert page.url.endswith("move=PML-Q:all:vacant")
    assert ["4", "1"] == [each.input_value() for each in page.get_by_label("Seats: PML-Q").all()]
    assert not page.get_by_role("button", name="Copy").is_visible()


def test_the_address_is_copied(site: str, look: Look) -> None:
    page = look(site + MANY, permissions=["clipboard-read", "clipboard-write"]).page
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied == page.locator("#address").input_value()
    assert page.locator("main").inner_text().replace("Copied", "Copy") == look(copied).page.locator("main").inner_text()


@pytest.mark.parametrize(("shape", "between"), [("hemicycle", {"": 1}), ("benches", {})])
def test_a_seat_that_is_not_moved_stays_where_it_is(site: str, look: Look, shape: str, between: dict[str, int]) -> None:
    """In the half-round the vacant seat sits between the sides, and goes with their border."""
    page = look(f"{site}{MANY}&shape={shape}").page
    before, after = (Counter(seats(page, house)) for house in (0, 1))
    changed = [seat for seat in before if seat not in after]

    assert {"MQM-P": 4} | between == dict(Counter(party for _, party, _ in changed))
    assert 342 == before.total() == after.total()
    assert [11, 11] == [page.locator("svg.house").nth(house).locator(".moved").count() for house in (0, 1)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", [PAGE, MANY, f"{MANY}&lang=de", PAGE.replace("03-30", "04-03")])
def test_axe_finds_nothing(site: str, look: Look, address: str, theme: str) -> None:
    page = look(site + address, color_scheme=theme).page

    assert [] == [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("width", [320, 375, 1200])
@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_wider_than_the_screen(site: str, look: Look, width: int, language: str) -> None:
    page = look(f"{site}{MANY}&lang={language}", viewport={"width": width, "height": 700}).page

    assert page.evaluate("document.documentElement.scrollWidth") <= width
