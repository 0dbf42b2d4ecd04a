"""The quotes of a crisis by party, kind and publisher: every one of them, without JavaScript, and as data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.conftest import Seen
from tests.web.sites import EXAMPLE
from tests.web.test_pages import Tags, links

import whipcount
from whipcount.web.quotes.chosen import Chosen, parties_of

pytestmark = pytest.mark.slow
QUOTES = "/crisis/pakistan-2022/quotes"


def test_all_quotes_are_there_and_lead_to_their_place_in_the_report(reader: httpx.Client) -> None:
    crisis = whipcount.open(EXAMPLE)
    page = reader.get(QUOTES)
    to_claims = [link for link in links(Tags(page.text)) if "#c-" in link]

    assert (200, []) == (page.status_code, Tags(page.text).wrong)
    assert {claim.id for claim in crisis.claims} == {link.partition("#c-")[2] for link in to_claims}
    assert f"{len(crisis.claims)} of {len(crisis.claims)} quotes" in page.text


@pytest.mark.parametrize(
    "wanted",
    [
        {"party": "MQM-P"},
        {"kind": "threshold"},
        {"publisher": "Harbour Post"},
        {"party": "PTI", "kind": "seats", "publisher": "Capital Gazette"},
        {"party": "Nobody"},
    ],
)
def test_only_the_quotes_that_fit_are_shown(reader: httpx.Client, wanted: dict[str, str]) -> None:
    crisis = whipcount.open(EXAMPLE)
    by = {report.id: report.publisher for report in crisis.reports}
    expected = {
        claim.id
        for claim in crisis.claims
        if wanted.get("party", next(iter(parties_of(claim)), "")) in (*parties_of(claim), "")
        and wanted.get("kind", claim.kind) == claim.kind
        and wanted.get("publisher", by[claim.quote.report]) == by[claim.quote.report]
    }
    found = {claim["id"] for claim in reader.get(f"{QUOTES}.json", params=wanted).json()}
    rows = list(csv.DictReader(io.StringIO(reader.get(f"{QUOTES}.csv", params=wanted).text)))

    assert expected == found == {row["id"] for row in rows}
    assert len(expected) == len(re.findall("<q ", reader.get(QUOTES, params=wanted).text))
    assert bool(expected) == ("Nobody" not in wanted.values())


def test_quotes_of_a_day_are_those_published_by_then(reader: httpx.Client) -> None:
    early = reader.get(f"{QUOTES}.csv?as_of=2022-03-08").text

    assert {"2022-03-08"} == {row["published"] for row in csv.DictReader(io.StringIO(early))}
    assert 400 == reader.get(f"{QUOTES}?as_of=2022-01-01").status_code
    assert 422 == reader.get(f"{QUOTES}.json?party={'x' * 201}").status_code
    assert {"party": "A"} == Chosen("A").fields


def test_hostile_names_stay_text_in_what_can_be_chosen(hostile_reader: httpx.Client) -> None:
    page = hostile_reader.get("/crisis/ruritania/quotes")
    tags = Tags(page.text)

    assert (200, []) == (page.status_code, tags.wrong)
    assert [] == [tag for tag, _ in tags.tags if tag in ("script", "iframe", "img", "style", "svg")]
    assert {200} == {hostile_reader.get(link).status_code for link in links(tags) if "/quotes" in link}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_reader_chooses_without_javascript(site: str, look: Callable[..., Seen], theme: str) -> None:
    page = look(
        f"{site}/crisis/pakistan-2022?as_of=2022-03-30&lang=en",
        java_script_enabled=False,
        color_scheme=theme,
        viewport={"width": 360, "height": 740},
    ).page
    page.get_by_role("link", name="Only the quotes").click()
    page.get_by_label("About").select_option("MQM-P")
    page.get_by_role("button", name="Show").click()

    assert "as_of=2022-03-30&lang=en&party=MQM-P" in page.url
    assert "MQM-P" in page.locator(".proofs").first.inner_text()
    assert page.get_by_role("link", name="All quotes").is_visible()
    again = look(page.url, color_scheme=theme, viewport={"width": 360, "height": 740}).page
    assert 0 == Axe().run(again).violations_count
    assert 360 >= again.evaluate("document.documentElement.scrollWidth")
