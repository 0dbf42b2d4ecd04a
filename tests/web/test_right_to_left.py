"""Pages that run from right to left: text flips, seats do not, and nothing is lost at the edges.

No language of ours runs so yet. A made-up one does, with the letters of Arabic in the place of English ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import Seen
from tests.web.sites import running, wait

from whipcount.model.quantity import Range
from whipcount.web import Served, words

pytestmark = pytest.mark.slow
LATIN, ARABIC = "abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه"
MIRROR = str.maketrans(LATIN + LATIN.upper(), ARABIC * 2)
CRISIS = "/crisis/pakistan-2022"
PAGES = (
    f"{CRISIS}?as_of=2022-03-30&lang=ar",
    f"{CRISIS}?as_of=2022-03-30&lang=ar&shape=benches",
    f"{CRISIS}/compare?first=2022-03-28&second=2022-03-30&lang=ar",
    f"{CRISIS}/what-if?as_of=2022-03-30&lang=ar",
    f"{CRISIS}/course?lang=ar",
    f"{CRISIS}/share?lang=ar",
    f"{CRISIS}/embed?lang=ar",
    "/nowhere?lang=ar",
)
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
WHERE = """([part, text]) => {
  const walk = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    return [...text].map((_, n) => {
      const range = document.createRange();
      range.setStart(node, at + n);
      range.setEnd(node, at + n + 1);
      return range.getBoundingClientRect().x;
    });
  }
}"""


def mirrored(line: str) -> str:
    """A line of the texts with other letters; its key, its fields and its quotation marks stay."""
    key, colon, text = line.partition(": ")
    parts = re.split(r"(\{\w+\})", text)
    return key + colon + "".join(part if part.startswith("{") else part.translate(MIRROR) for part in parts)


@pytest.fixture(scope="module")
def rtl_site(of_reports: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a language of its own besides: "ar"."""
    folder = tmp_path_factory.mktemp("words")
    for path in words.FOLDER.glob("*.yaml"):
        text = path.read_text(encoding="utf-8") + "\nlanguage.ar: العربية\n"
        (folder / path.name).write_text(text, encoding="utf-8")
    lines = (folder / "en.yaml").read_text(encoding="utf-8").splitlines()
    (folder / "ar.yaml").write_text(
        "\n".join(line if line.startswith("#") else mirrored(line) for line in lines), encoding="utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "FOLDER", folder)
        for name, module in list(sys.modules.items()):
            if name.startswith("whipcount.web") and hasattr(module, "LANGUAGES"):
                patch.setattr(module, "LANGUAGES", ("en", "de", "ar"))
        words.words.cache_clear()
        with running(of_reports) as address:
            wait(partial(httpx.get, f"{address}{CRISIS}/course", timeout=120))
            yield address
    words.words.cache_clear()


@pytest.mark.parametrize("width", [1100, 360])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_over_the_edges(rtl_site: str, look: Callable[..., Seen], address: str, width: int) -> None:
    seen = look(rtl_site + address, viewport={"width": width, "height": 800})
    page = seen.page
    page.evaluate(OPEN_ALL)

    assert [] == seen.said or "nowhere" in address  # a browser says in its console that an answer is a refusal
    assert "rtl" == page.evaluate("document.documentElement.dir")
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    assert 0 == Axe().run(page).violations_count


def test_text_flips_and_seats_do_not(rtl_site: str, look: Callable[..., Seen]) -> None:
    seats, texts = [], []
    for address in (PAGES[0], PAGES[0].replace("&lang=ar", "&lang=en")):
        page = look(rtl_site + address, viewport={"width": 400, "height": 800}).page
        box = "[...document.querySelectorAll('svg.house .seat')].map(each => each.getBoundingClientRect().x)"
        seats.append([round(x) for x in page.evaluate(box)])
        texts.append(page.locator("h1 bdi").bounding_box() or {})

    assert seats[0] == seats[1]
    assert texts[0]["x"] > texts[1]["x"]


def test_the_slider_and_the_seats_work(rtl_site: str, look: Callable[..., Seen]) -> None:
    seen = look(rtl_site + PAGES[0])
    page = seen.page
    page.locator("svg.house a[href='#party-MQM-P'] .seat").first.click()
    page.locator("#scrubber input").focus()
    page.keyboard.press("ArrowRight")  # back in time: the slider runs from right to left
    page.locator("h1").wait_for()
    page.wait_for_url("**as_of=2022-03-29**")
    page.locator("#opened details").wait_for()

    assert "MQM-P" in page.locator("#opened").inner_text()
    assert "lang=ar" in page.url
    assert [] == seen.said


def test_signs_and_ranges_of_numbers_do_not_flip(rtl_site: str, look: Callable[..., Seen]) -> None:
    page = look(rtl_site + PAGES[0]).page
    plus, five = page.evaluate(WHERE, [".facts.need dd:last-of-type", "+5"])
    needed = page.locator(".lead").inner_text()

    assert "+5" in needed
    assert plus < five


def test_sentences_in_english_and_quotes_run_as_they_are_written(rtl_site: str, look: Callable[..., Seen]) -> None:
    page = look(rtl_site + PAGES[0]).page
    how = "each => getComputedStyle(each).direction"

    assert "ltr" == page.locator(".lead").evaluate(how)
    assert {"ltr"} == set(page.locator(".proofs q").evaluate_all(f"all => all.map({how})"))
    assert "rtl" == page.locator(".when").evaluate(how)
    assert "→" in (page.locator("a[rel=prev]").text_content() or "")


def test_what_is_filled_into_a_text_is_kept_apart_where_directions_differ() -> None:
    english = words.words("en")
    arabic_name = "\u062d\u0632\u0628"

    assert "As of 1" == english("crisis.as_of", day="1")
    assert f"by \u2068{arabic_name}\u2069" == english("agreement.by", who=arabic_name)
    assert "+5" == english.signed(Range(5, 5))


def test_the_made_up_language_has_the_texts_of_english() -> None:
    assert "{low} فخ {high}"[:5] == mirrored('span: "{low} to {high}"')[7:12]
    assert Path(words.FOLDER / "en.yaml").is_file()
