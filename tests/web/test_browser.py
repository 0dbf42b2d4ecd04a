"""The page in a browser: it runs no text, everybody can use it, and seats open to what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import Seen

pytestmark = pytest.mark.slow
Look = Callable[..., Seen]
COMPARED = "/crisis/pakistan-2022/compare?first=2022-03-28&second=2022-03-30"
SUPPOSED = "/crisis/pakistan-2022/what-if?as_of=2022-03-30&move=MQM-P:opposition:absent:7"
PAGES = (
    "/crisis/pakistan-2022?as_of=2022-03-30",
    "/crisis/pakistan-2022?as_of=2022-04-10&lang=de",
    "/nowhere",
    COMPARED,
    SUPPOSED,
    "/crisis/pakistan-2022?as_of=2022-03-28&shape=benches",
)
DAYS = ("2022-03-28", "2022-03-30")
PHONE = {"width": 360, "height": 740}
SHEET = {"width": 680, "height": 1000}  # A4 less its margins
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"


def first_report(seen: Seen) -> str:
    """The address of the page of the first report on a crisis page."""
    return str(seen.page.locator("details.report a[href*='/report/']").first.evaluate("link => link.href"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(site: str, look: Look, address: str, theme: str) -> None:
    seen = look(site + address, color_scheme=theme)
    seen.page.evaluate(OPEN_ALL)

    found = Axe().run(seen.page)

    assert 0 == found.violations_count, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_a_report(site: str, look: Look, theme: str) -> None:
    address = first_report(look(site + PAGES[0]))
    found = Axe().run(look(address, color_scheme=theme).page)

    assert 0 == found.violations_count, found.generate_report()


def test_hostile_texts_run_nothing_and_ask_for_nothing(hostile_site: str, look: Look) -> None:
    seen = look(f"{hostile_site}/crisis/ruritania")
    seen.page.evaluate(OPEN_ALL)
    address = first_report(seen)
    report = look(address)

    for each in (seen, report):
        assert each.page.title() not in ("run", "1")
        assert [] == each.said
        assert [] == [asked for asked in each.asked if not asked.startswith(hostile_site)]
    assert "<script>" in seen.page.locator("main").inner_text()


def test_a_seat_opens_to_its_party_with_quotes_and_sources(site: str, look: Look) -> None:
    page = look(site + PAGES[0]).page
    page.locator("svg.house a[href='#party-MQM-P'] .seat").first.click()

    opened = page.locator("#opened").inner_text()
    assert "MQM-P" in opened
    assert "left the government for the opposition" in opened
    assert "Capital Gazette" in opened
    assert "30 March 2022" in opened


def test_seats_are_reached_and_opened_by_keyboard_one_stop_for_each_group(site: str, look: Look) -> None:
    page = look(site + PAGES[0]).page
    groups = page.locator("svg.house a").count()
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('svg.house') && document.activeElement.ariaLabel"))
    page.locator("svg.house a").first.focus()
    page.keyboard.press("Enter")

    assert groups == len([stop for stop in stops if stop])
    assert page.locator("#opened").is_visible()


def test_the_first_stop_leads_past_the_head(site: str, look: Look) -> None:
    page = look(site + PAGES[0]).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("main:focus").wait_for()

    assert page.url.endswith("#main")


def test_without_javascript_a_seat_leads_to_its_party(site: str, look: Look) -> None:
    page = look(site + PAGES[0], java_script_enabled=False).page
    page.locator("svg.house a[href='#party-MQM-P'] .seat").first.click()

    assert page.url.endswith("#party-MQM-P")
    assert page.get_by_text("The motion carries if every member").first.is_visible()
    assert page.locator("#party-MQM-P summary").is_visible()


@pytest.mark.parametrize("address", PAGES)
def test_on_a_phone_nothing_is_wider_than_the_screen(site: str, look: Look, address: str) -> None:
    page = look(site + address, viewport=PHONE).page
    page.evaluate(OPEN_ALL)

    assert PHONE["width"] >= page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("address", [PAGES[0], COMPARED, "/crisis/pakistan-2022/course?"])
def test_on_a_phone_no_table_has_to_be_pushed_aside_to_be_read(
    site: str, look: Look, address: str, language: str
) -> None:
    page = look(f"{site}{address}&lang={language}", viewport=PHONE).page
    page.locator("main table").first.wait_for()
    page.evaluate(OPEN_ALL)

    assert [] == page.evaluate("""[...document.querySelectorAll('.wide')]
        .filter(box => box.querySelector('table') && box.scrollWidth > box.clientWidth).map(box => box.innerText)""")


def test_a_table_that_is_laid_out_as_cards_is_still_a_table(site: str, look: Look) -> None:
    page = look(f"{site}/crisis/pakistan-2022/course", viewport=PHONE).page
    row = page.get_by_role("table").get_by_role("row", name=re.compile("^30 March 2022"))
    cells = row.get_by_role("cell")

    assert ["164", "177", "172", "Carries"] == cells.all_inner_texts()[:4]
    assert 6 == page.get_by_role("columnheader").count()
    assert '"Government"' == cells.first.evaluate("cell => getComputedStyle(cell, '::before').content")


@pytest.mark.parametrize("address", [*PAGES[:2], COMPARED, SUPPOSED, "/crisis/pakistan-2022/course?lang=de"])
def test_on_paper_nothing_is_wider_than_the_sheet(site: str, look: Look, address: str) -> None:
    page = look(site + address, viewport=SHEET, color_scheme="dark").page
    page.emulate_media(media="print")
    page.locator("main table").first.wait_for()

    assert SHEET["width"] >= page.evaluate("document.documentElement.scrollWidth")


def test_a_supposition_on_paper_says_who_is_moved_and_asks_nothing(site: str, look: Look) -> None:
    page = look(site + SUPPOSED, viewport=SHEET).page
    page.emulate_media(media="print")

    assert page.locator(".made li").is_visible()
    assert page.get_by_text(SUPPOSED.partition("?")[2]).is_visible()
    assert not page.locator(".moves fieldset").is_visible()


def test_the_bars_of_all_benches_stand_off_from_a_dark_page(site: str, look: Look) -> None:
    page = look(site + PAGES[0], color_scheme="dark").page
    inks = page.evaluate("[...document.querySelectorAll('.bar .plausible')].map(bar => getComputedStyle(bar).fill)")
    shades = [max(map(int, re.findall(r"\d+", ink))) for ink in inks]

    assert 4 == len(inks)
    assert min(shades) > 120


def test_the_letters_of_the_forecast_can_be_read_on_a_phone(site: str, look: Look) -> None:
    page = look(site + PAGES[0], viewport=PHONE).page
    sizes = page.evaluate("""[...document.querySelectorAll('.picture svg text')]
        .map(text => parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a)""")

    assert 8 < min(sizes)


def test_the_page_says_nothing_in_the_console_and_asks_nobody_else(site: str, look: Look) -> None:
    seen = look(site + PAGES[0])
    seen.page.wait_for_load_state("networkidle")

    assert [] == seen.said
    assert [] == [asked for asked in seen.asked if not asked.startswith(site)]
    assert [] == seen.page.context.cookies()


def test_another_day_is_asked_with_the_form(site: str, look: Look) -> None:
    page = look(site + PAGES[0]).page
    page.locator("input[name=as_of]").fill("2022-03-28")
    page.locator(".ask button").click()

    assert "as_of=2022-03-28" in page.url
    assert "28 March 2022" in page.locator(".when").inner_text()


def test_the_slider_changes_the_day_in_place_and_can_be_gone_back_from(site: str, look: Look) -> None:
    seen = look(site + PAGES[0])
    page = seen.page
    page.locator("svg.house a[href='#party-MQM-P'] .seat").first.click()
    page.locator("#scrubber input").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.locator(".when", has_text="As of 28 March 2022").wait_for()

    assert page.url.endswith("as_of=2022-03-28")
    assert "28 March 2022" == page.locator("#scrubber output").inner_text()
    assert "Government 7" in page.locator("#opened").inner_text()
    assert page.evaluate("document.activeElement.matches('#scrubber input')")
    page.go_back()
    page.locator(".when", has_text="As of 30 March 2022").wait_for()
    assert [] == seen.said


def test_seats_that_did_not_change_do_not_move(site: str, look: Look) -> None:
    seats = "[...document.querySelectorAll('svg.house .seat')]"
    middle = "box => [box.x + box.width / 2, box.y + box.height / 2].map(Math.round).join()"
    where = f"{seats}.map(seat => seat.getBBox()).map({middle})"
    first, second = (look(f"{site}/crisis/pakistan-2022?as_of={day}").page.evaluate(where) for day in DAYS)

    assert sorted(first) == sorted(second)
    assert 342 == len(first)


BENCHES = "/crisis/pakistan-2022?as_of=2022-03-30&shape=benches"


def test_the_seats_are_drawn_as_facing_benches_for_whoever_wants_that(site: str, look: Look) -> None:
    page = look(site + PAGES[0], java_script_enabled=False).page
    half_round = page.locator("svg.house .seat").count()
    page.get_by_role("link", name="Facing benches").click()

    assert page.url.endswith("as_of=2022-03-30&shape=benches#house")
    assert half_round == page.locator("svg.benches .seat").count() == 342
    page.get_by_role("link", name="29 March 2022").first.click()
    assert 342 == page.locator("svg.benches .seat").count()
    page.get_by_role("link", name="Half-round").click()
    assert 0 == page.locator("svg.benches").count()


def test_a_seat_on_the_benches_opens_as_one_in_the_half_round(site: str, look: Look) -> None:
    opened = []
    for address in (PAGES[0], BENCHES):
        page = look(site + address).page
        page.locator("svg.house a[href='#party-MQM-P'] .seat").first.click()
        opened.append(page.locator("#opened").inner_text())

    assert "Capital Gazette" in opened[0]
    assert opened[0] == opened[1]


def test_the_slider_moves_no_seat_on_the_benches_that_did_not_change(site: str, look: Look) -> None:
    page = look(site + BENCHES).page
    where = "[...document.querySelectorAll('svg.house g[data-bench=opposition] .seat')].map(s => s.outerHTML)"
    now = set(page.evaluate(where))
    page.locator("#scrubber input").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.locator(".when", has_text="As of 28 March 2022").wait_for()

    assert page.url.endswith("as_of=2022-03-28&shape=benches")
    assert set(page.evaluate(where)) < now


def test_what_differs_between_two_days_is_ringed_and_explained(site: str, look: Look) -> None:
    page = look(site + COMPARED).page

    assert "9 fewer for the government" in page.locator(".lead").inner_text()
    assert 0 < page.locator("figure:first-of-type .moved").count() == page.locator("figure:last-of-type .moved").count()
    assert "left the government for the opposition" in page.locator("main").inner_text()


GERMAN = (
    "/crisis/pakistan-2022?as_of=2022-03-30&lang=de",
    "/crisis/pakistan-2022?as_of=2022-04-10&lang=de",
    f"{COMPARED}&lang=de",
    f"{SUPPOSED}&lang=de",
)
# What is read as German, by eye or by ear: no quote, no name, nothing that is marked as another language.
READ_AS_GERMAN = """() => {
  const own = (each) => each.closest('[lang]').lang === 'de' && !each.closest('q, bdi, script, style');
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (own(walk.currentNode.parentElement)) texts.push(walk.currentNode.textContent);
  const named = [...document.querySelectorAll('[aria-label]')].filter(own);
  return [...texts, ...named.map((each) => each.getAttribute('aria-label'))];
}"""
ENGLISH = re.compile(r"\b(the|of|and|is|are|with|that|which|by|from|to|votes?|seats?|members?|reports|government)\b")


@pytest.mark.parametrize("address", GERMAN)
def test_a_german_page_has_no_english_sentence_but_quotes_and_what_is_marked(
    site: str, look: Look, address: str
) -> None:
    seen = look(site + address)
    seen.page.evaluate(OPEN_ALL)

    texts = [re.sub(r"„[^“]*“", "", text) for text in seen.page.evaluate(READ_AS_GERMAN)]

    assert len(texts) > 100
    assert [] == [text for text in texts if ENGLISH.search(text)]
