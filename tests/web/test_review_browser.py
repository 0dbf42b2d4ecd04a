"""Review in a browser: the whole way of an editor with the mouse, with the keyboard alone, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.web.conftest import Seen
from tests.web.editors import PASSWORDS, hashes
from tests.web.newsroom import BEGUN, REVIEW, SECOND, AtWork, Clock, at_work, report, town
from tests.web.sites import HOSTILE, running

from whipcount.crisis.reviewed import ReviewedReport, State
from whipcount.web import OfLedger
from whipcount.web.editors import ByPassword
from whipcount.web.editors.file import write

pytestmark = pytest.mark.slow
Look = Callable[..., Seen]
BEN = {"extra_http_headers": {"X-Remote-User": "Ben Birch"}}
PHONE = {"width": 360, "height": 740}
NINE = "Nine of them are said to waver"


@pytest.fixture
def ledger(tmp_path: Path) -> OfLedger:
    return town(str(tmp_path / "town.ledger"))


@pytest.fixture
def office(ledger: OfLedger, tmp_path: Path) -> Iterator[str]:
    """A newsroom whose editors sign in with passwords."""
    file, clock = tmp_path / "editors.yaml", Clock()
    write(file, hashes())
    with running(ledger, editors=ByPassword(str(file), clock), now=clock) as address:
        yield address


@pytest.fixture
def desk(ledger: OfLedger) -> Iterator[AtWork]:
    """The same behind a proxy that has asked already."""
    with at_work(ledger) as found:
        yield found


def newest(ledger: OfLedger) -> ReviewedReport:
    return ledger.reviewed("town")[0]


def states(ledger: OfLedger) -> dict[str, State]:
    return {each.claim.quote.text: each.state for each in newest(ledger).claims}


def sign_in(page: Page) -> None:
    page.get_by_label("Name").fill("Ann Ash")
    page.get_by_label("Password").fill(PASSWORDS["Ann Ash"])
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def drag_over(page: Page, words: str) -> None:
    """Select words of the text as a hand with a mouse does."""
    box = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const lines = [...range.getClientRects()];
                const [first, last] = [lines[0], lines[lines.length - 1]];
                return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
            }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[1])
    page.mouse.down()
    page.mouse.move(box[2] - 1, box[3], steps=6)
    page.mouse.up()


def test_the_whole_way_from_signing_in_to_signing_out(office: str, ledger: OfLedger, look: Look) -> None:
    seen = look(f"{office}/crisis/town", reduced_motion="reduce")
    page = seen.page
    assert 0 == page.get_by_role("link", name="Review").count()
    page.goto(f"{office}{REVIEW}")
    sign_in(page)
    expect(page.get_by_role("heading", name="Review: town")).to_be_visible()

    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("Paste its text").fill(SECOND + NINE + ".")
    page.get_by_label("Publisher").fill("Harbour Post")
    page.get_by_label("Day of publication").fill("2020-03-30")
    page.get_by_role("button", name="Read and show it").click()
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()
    page.get_by_role("button", name="Put it in").click()
    expect(page.get_by_text("The opposition has 52 members").first).to_be_visible()

    card = page.locator("ol.claims > li", has_text="total of a bench")
    card.get_by_role("link", name="Correct").click()
    page.get_by_label("How many").fill("51")
    page.get_by_label("Reason").fill("a slip of the paper")
    page.get_by_role("button", name="Write the correction").click()
    effect = page.locator("#effect")
    expect(effect.get_by_role("row", name=re.compile("^Opposition"))).to_have_text(re.compile("52.*51"))

    page.goto(f"{office}{REVIEW}")
    page.get_by_role("link", name="The house before the vote").click()
    card = page.locator("ol.claims > li", has=page.get_by_role("heading", name="seats of a party"))
    card.get_by_label("Reason").fill("of the last house")
    card.get_by_role("button", name="Reject").click()
    expect(card.get_by_text("Rejected by Ann Ash")).to_be_visible()

    drag_over(page, NINE)
    page.get_by_role("button", name="Add a claim of these words").click()
    assert NINE == page.get_by_label("The words of the report").input_value()
    page.get_by_label("What they say").select_option("group")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Part of").fill("Blue League")
    page.get_by_label("How many").fill("9")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.get_by_text("An editor added it.")).to_be_visible()

    page.goto(f"{office}/crisis/town")
    expect(page.locator("table.bands")).to_contain_text("51")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Review")).to_have_count(0)
    page.goto(f"{office}{REVIEW}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert [] == [said for said in seen.said if "401" not in said]
    old = {each.claim.quote.text: each.state for each in ledger.reviewed("town")[1].claims}
    assert State.CORRECTED in states(ledger).values()
    assert (State.WITHDRAWN, State.ADDED) == (old["The Blue League has 44 seats"], old[NINE])


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus; it fails where the keyboard does not lead there."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(wanted)


def test_everything_can_be_done_with_the_keyboard_alone(office: str, ledger: OfLedger, look: Look) -> None:
    page = look(f"{office}{REVIEW}").page
    page.locator("input[name=name]:focus").wait_for()
    page.keyboard.type("Ann Ash")
    tab_to(page, "input[name=password]")
    page.keyboard.type(PASSWORDS["Ann Ash"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{REVIEW}")
    tab_to(page, "a.button:not(.plain)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")

    blue = next(each.subject for each in newest(ledger).claims if "Blue League" in each.claim.quote.text)
    tab_to(page, f"#because-{blue}")
    page.keyboard.type("of the last house")
    tab_to(page, f"#claim-{blue} button[value=withdrawn]")
    page.keyboard.press("Enter")
    page.get_by_text("Rejected by Ann Ash").wait_for()
    assert State.WITHDRAWN is states(ledger)["The Blue League has 44 seats"]

    page.reload()
    page.goto(page.url.partition("?")[0])
    tab_to(page, "#text")
    first = re.findall(r"\w+(?:-\w+)?", newest(ledger).report.text).index("Nine")
    for _ in range(first + 1):
        page.keyboard.press("ArrowRight")
    for _ in range(len(NINE.split()) - 1):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "kind"
    page.keyboard.type("group")
    tab_to(page, "#words button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add?**")
    tab_to(page, "[name='f.of']")
    page.keyboard.type("Blue League")
    tab_to(page, "[name='f.quantity']")
    page.keyboard.type("9")
    tab_to(page, "form[method=post] > button")
    page.keyboard.press("Enter")
    page.get_by_text("An editor added it.").wait_for()
    assert State.ADDED is states(ledger)[NINE]


def test_everything_can_be_done_without_javascript(desk: AtWork, look: Look) -> None:
    page = look(f"{desk.address}{desk.below()}", java_script_enabled=False, **BEN).page
    page.locator("ol.claims > li").first.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Accepted by Ben Birch")).to_be_visible()
    page.get_by_role("link", name="What it changed in the count").click()
    expect(page.get_by_text("is the same as before")).to_be_visible()

    page.goto(f"{desk.address}{desk.below()}")
    page.get_by_label("The words of the report").fill("of them")
    page.get_by_label("What they say").select_option("vacancy")
    page.get_by_role("button", name="Next").click()
    page.locator("input[type=radio]").nth(1).check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("How many").fill("2")
    page.get_by_role("button", name="Add the claim").click()
    added = desk.claim("of them").claim.quote
    assert "some of them" == desk.report().report.text[added.start - 5 : added.end]


def test_words_beyond_the_first_plane_and_within_marks_are_selected_at_their_place(tmp_path: Path, look: Look) -> None:
    text = "\U0001f5f3\ufe0f The 101-member Assembly of Ruritania \U0001f5f3. The Blue League has 44 seats, he says.\n"
    with at_work(town(str(tmp_path / "t.ledger"), report(text))) as desk:
        page = look(f"{desk.address}{desk.below()}", **BEN).page
        for words in ("he says", "Blue League", "Assembly of Ruritania"):
            drag_over(page, words)
            chosen = page.locator("#words [name=quote]").input_value()
            at = int(page.locator("#words [name=at]").input_value())
            assert (words, words) == (chosen, desk.report().report.text[at : at + len(words)])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(ledger: OfLedger, look: Look, theme: str) -> None:
    with at_work(ledger) as desk:
        desk.decide("The Blue League", "withdrawn", "of the last house")
        desk.decide("The government", "accepted")
        claim = desk.claim("The opposition").subject
        addresses = [
            REVIEW, f"{REVIEW}/log", f"{REVIEW}/add", f"{REVIEW}/effect?entry=7", "/review/add", desk.below(),
            f"{desk.below()}?decided={desk.claim('The government').last.number}",
            desk.below("claim", claim, "correct"), f"{desk.below('add')}?quote=of+them&kind=group",
            f"{desk.below('add')}?quote=Nine+of+them&kind=group", f"{desk.below('add')}?quote=nowhere&kind=",
        ]  # fmt: skip
        page = look(f"{desk.address}{REVIEW}", color_scheme=theme, viewport=PHONE, **BEN).page
        for address in addresses:
            page.goto(desk.address + address)
            page.wait_for_load_state("networkidle")
            check(page, address)
        page.goto(f"{desk.address}{REVIEW}/add")
        page.get_by_label("Paste its text").fill(SECOND)
        page.get_by_role("button", name="Read and show it").click()
        check(page, "what is wrong with a report")
        page.get_by_label("Day of publication").fill("2020-03-30")
        page.get_by_role("button", name="Read and show it").click()
        check(page, "a preview")


def check(page: Page, where: str) -> None:
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = Axe().run(page)
    assert 0 == found.violations_count, where + found.generate_report()
    assert PHONE["width"] >= page.evaluate("document.documentElement.scrollWidth"), where


def test_what_is_wrong_in_a_form_is_tied_to_its_field_which_has_the_focus(ledger: OfLedger, look: Look) -> None:
    with at_work(ledger) as desk:
        page = look(f"{desk.address}{REVIEW}/add", viewport=PHONE, **BEN).page
        page.get_by_label("Paste its text").fill(SECOND)
        page.get_by_role("button", name="Read and show it").click()
        field = page.get_by_label("Day of publication")

        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
        expect(field).to_have_accessible_description(re.compile("does not say when it was published"))


def test_on_a_phone_the_overview_is_a_card_for_each_report(ledger: OfLedger, look: Look) -> None:
    with at_work(ledger) as desk:
        page = look(f"{desk.address}{REVIEW}", viewport=PHONE, **BEN).page
        row = page.get_by_role("row", name=re.compile("^The house before the vote"))
        shown = [cell for cell in row.get_by_role("cell").all() if cell.is_visible()]

        assert ["undecided", "Last decided"] == [cell.get_attribute("data-label") for cell in shown]
        assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.wide'))")


def test_the_question_about_the_clock_passes_axe_and_goes_on(tmp_path: Path, look: Look) -> None:
    late = Clock(BEGUN.replace(day=27))
    with at_work(town(str(tmp_path / "t.ledger")), late) as desk:
        page = look(f"{desk.address}{desk.below()}", viewport=PHONE, **BEN).page
        page.locator("ol.claims > li").first.get_by_role("button", name="Accept").click()
        check(page, "the clock")
        page.get_by_role("button", name="The clock is right, write it").click()
        expect(page.get_by_text("Accepted by Ben Birch")).to_be_visible()


def test_hostile_words_run_nothing_and_ask_for_nothing(ledger: OfLedger, look: Look) -> None:
    with at_work(ledger) as desk:
        for hostile in HOSTILE:
            desk.decide("The Blue League", "withdrawn", hostile)
            desk.decide("The Blue League", "reopened", hostile)
        seen = look(f"{desk.address}{desk.below()}", **BEN)
        page = seen.page
        for hostile in HOSTILE[:6]:
            page.goto(f"{desk.address}{REVIEW}/add")
            page.get_by_label("Paste its text").fill(f"{hostile} The opposition has 52 members. {hostile}")
            page.get_by_label("Publisher").fill(hostile)
            page.get_by_label("Title").fill(hostile)
            page.get_by_label("Day of publication").fill("2020-03-30")
            page.get_by_role("button", name="Read and show it").click()
            page.get_by_role("button", name="Put it in").click()
            page.wait_for_load_state("networkidle")
            assert page.title() not in ("run", "1")
        page.goto(f"{desk.address}{REVIEW}/log")

        assert page.title() not in ("run", "1")
        assert "<script>" in page.locator("main").inner_text()
        assert [] == seen.said
        assert [] == [asked for asked in seen.asked if not asked.startswith(desk.address)]
