"""The count in other pages: the frame, the snippet, oEmbed; and the feed of changes."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree as ET

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Seen
from tests.web.sites import reading, running
from tests.web.test_pages import PAGE, Tags

from whipcount.publish.atom import Entry, Feed, atom
from whipcount.web import Served
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.embed.page import snippet

pytestmark = pytest.mark.slow

ATOM, XML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}"


def test_only_the_frame_may_stand_in_other_pages(reader: httpx.Client) -> None:
    policies = [reader.get(f"{PAGE}{end}").headers["content-security-policy"] for end in ("/embed", "", "/share")]

    assert [True, False, False] == ["frame-ancestors *" in policy for policy in policies]
    assert [False, True, True] == ["frame-ancestors 'none'" in policy for policy in policies]


@pytest.mark.parametrize("address", [f"{PAGE}/embed?as_of=2022-03-30", f"{PAGE}/share", f"{PAGE}/embed?lang=de"])
def test_the_pages_are_whole(reader: httpx.Client, address: str) -> None:
    answer = reader.get(address)

    assert (200, []) == (answer.status_code, Tags(answer.text).wrong)


def test_each_number_of_the_frame_stands_behind_a_seat_of_its_bench(reader: httpx.Client) -> None:
    text = reader.get(f"{PAGE}/embed?as_of=2022-03-30").text
    line = text[text.index('class="key-line') :].partition("</p>")[0]

    assert ["government", "opposition", "crossbench", "vacant"] == re.findall(r'data-bench="(\w+)"><svg', line)
    assert 4 == len(re.findall(r"<(?:circle|rect|path) ", line))


def test_a_name_cannot_break_out_of_the_snippet() -> None:
    tags = Tags(snippet(Addresses("https://x"), Asked("\"><script>alert('1')</script>")))

    assert ["iframe", "script"] == [tag for tag, _ in tags.tags]


def test_oembed_gives_the_frame_of_the_page_that_is_asked_for(reader: httpx.Client) -> None:
    url = f"https://count.example{PAGE}?as_of=2022-03-30&lang=de"
    found = reader.get("/oembed", params={"url": url, "maxwidth": 400}).json()

    assert ("1.0", "rich", 400) == (found["version"], found["type"], found["width"])
    assert "National Assembly, Pakistan" == found["title"]
    assert f"{PAGE}/embed?as_of=2022-03-30&amp;lang=de" in found["html"]


@pytest.mark.parametrize(
    ("url", "status"),
    [("https://x/", 400), ("https://x/crisis/a/b", 400), ("/crisis/another", 404), (f"{PAGE}?as_of=never", 400)],
)
def test_oembed_of_no_page_of_ours_is_a_problem(reader: httpx.Client, url: str, status: int) -> None:
    answer = reader.get("/oembed", params={"url": url})

    assert (status, "application/problem+json") == (answer.status_code, answer.headers["content-type"])


def test_oembed_has_json_only(reader: httpx.Client) -> None:
    assert 501 == reader.get("/oembed", params={"url": PAGE, "format": "xml"}).status_code


def test_the_page_tells_programs_of_its_frame_and_its_feed(reader: httpx.Client) -> None:
    tags = Tags(reader.get(f"{PAGE}?as_of=2022-03-30").text)
    others = {attrs["type"]: str(attrs["href"]) for _, attrs in tags.tags if attrs.get("rel") == "alternate"}

    assert "rich" == reader.get(others["application/json+oembed"]).json()["type"]
    assert reader.get(others["application/atom+xml"]).text.startswith("<?xml")


def test_the_address_that_a_person_named_stands_in_the_snippet(of_reports: Served) -> None:
    with reading(of_reports, public="https://count.example/") as client:
        page = client.get(f"{PAGE}/share").text

    assert "https://count.example/crisis/pakistan-2022/embed" in page
    assert "127.0.0.1" not in page


def test_the_feed_has_an_entry_for_each_day_that_changed_something(reader: httpx.Client) -> None:
    feed = ET.fromstring(reader.get(f"{PAGE}.atom").content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]

    assert "urn:whipcount:pakistan-2022" == feed.findtext(f"{ATOM}id")
    assert 10 >= len(entries) == len({entry.findtext(f"{ATOM}id") for entry in entries}) > 5
    assert titles[0].startswith("10 April 2022: carries")
    assert any(title.startswith("30 March 2022: carries; government 164, opposition 177") for title in titles)
    assert [404, 400] == [reader.get(each).status_code for each in ("/crisis/another.atom", f"{PAGE}.atom?as_of=never")]


def test_the_feed_to_which_a_german_page_leads_is_german_and_another_one(reader: httpx.Client) -> None:
    page = reader.get(f"{PAGE}?lang=de").text
    address = next(end for end in re.findall(r'href="([^"]*)"', page) if f"{PAGE}.atom" in end)
    feed = ET.fromstring(reader.get(address).content)  # noqa: S314 - our own
    titles = [title.text or "" for title in feed.iter(f"{ATOM}title")]

    assert ("urn:whipcount:pakistan-2022:de", "de") == (feed.findtext(f"{ATOM}id"), feed.get(f"{XML}lang"))
    assert "30. März 2022: findet die Mehrheit; Regierung 164, Opposition 177, dazwischen 0, unbesetzt 1" in titles
    assert any(
        "Misstrauen" in (text.text or "") or "Antrag" in (text.text or "") for text in feed.iter(f"{ATOM}content")
    )


def test_the_picture_to_which_a_german_page_leads_is_german(reader: httpx.Client) -> None:
    asked = reader.get(f"{PAGE}?as_of=2022-03-30", headers={"Accept-Language": "de"}).text
    addresses = [end for end in re.findall(r'href="([^"]*)"', asked) if ".svg?" in end]

    assert ["/crisis/pakistan-2022.svg?as_of=2022-03-30&amp;lang=de"] == addresses
    assert "Regierung" in reader.get(addresses[0].replace("&amp;", "&")).text


def test_the_feed_has_only_what_was_known(ledger_reader: httpx.Client) -> None:
    """By then the reports of 8 and of 25 March had been written down."""
    known = ledger_reader.get(f"{PAGE}.atom?known_at=2026-11-20T10:30").content
    feed = ET.fromstring(known)  # noqa: S314 - our own
    days = [(entry.findtext(f"{ATOM}id") or "")[-10:] for entry in feed.findall(f"{ATOM}entry")]

    assert "2022-03-08" == days[-1]
    assert {"2022-03-08", "2022-03-25"} >= set(days)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_said_the_feed_is_well_formed(title: str, text: str, address: str) -> None:
    made = atom(Feed("urn:x", title, address, address), [Entry(date(2022, 3, 30), title, text, address)])
    read = ET.fromstring(made.encode("utf-8", "replace"))  # noqa: S314 - our own

    assert "urn:x:2022-03-30" == read.findtext(f"{ATOM}entry/{ATOM}id")


@pytest.fixture
def newspaper(of_reports: Served) -> Iterator[str]:
    """A page of somebody else, on another host, with the snippet, and a frame that lies about another's height."""
    with running(of_reports) as site:
        frame = snippet(Addresses(site), Asked("pakistan-2022"))
        liar = "<iframe id=liar srcdoc='<script>parent.postMessage({whipcount:{height:3999}},\"*\")</script>'></iframe>"

        class Paper(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = f"<!doctype html><title>News</title><p>Before</p>{frame}{liar}<p>After</p>".encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the same
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        server.server_close()


@pytest.mark.slow
def test_a_foreign_page_shows_the_count_at_its_whole_height(newspaper: str, look: Callable[..., Seen]) -> None:
    seen = look(newspaper)
    page = seen.page
    inside = page.frame_locator("iframe[data-whipcount]")
    inside.locator("svg.house").wait_for()
    page.wait_for_function("document.querySelector('iframe[data-whipcount]').style.height !== ''")
    frame, whole = page.evaluate("document.querySelector('iframe[data-whipcount]').clientHeight"), 0
    whole = inside.locator("html").evaluate("root => Math.ceil(root.getBoundingClientRect().height)")

    assert frame == whole
    assert "" == page.evaluate("document.getElementById('liar').style.height")
    assert [] == page.context.cookies()
    assert [] == [each for each in seen.said if "favicon" not in each and "404" not in each]


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("end", ["embed?as_of=2022-03-30", "share"])
def test_axe_finds_nothing_in_the_frame(site: str, look: Callable[..., Seen], end: str, theme: str) -> None:
    found = Axe().run(look(f"{site}{PAGE}/{end}", color_scheme=theme).page)

    assert 0 == found.violations_count, found.generate_report()
