"""The pages as a reader gets them, without a browser: whole, escaped, guarded, and the same as data."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from markupsafe import escape
from tests.web.sites import EXAMPLE, reading

import whipcount
from whipcount import crisis
from whipcount.ledger import Ledger
from whipcount.publish import count_to_json
from whipcount.publish.forecast import CAUTION
from whipcount.web import OfLedger, OfReports

pytestmark = pytest.mark.slow

PAGE = "/crisis/pakistan-2022"
VOID = {"meta", "base", "link", "input", "img", "br", "hr"}


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and whether each that opens is closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def links(tags: Tags) -> list[str]:
    """The addresses of a page that a browser would ask the site for."""
    return [each for name in ("href", "src", "action") for each in tags.all(name) if not each.startswith("#")]


def shown(words: str) -> str:
    """Words as a page has them."""
    return str(escape(words))


def test_the_first_page_leads_to_the_only_crisis(reader: httpx.Client) -> None:
    answer = reader.get("/", follow_redirects=False)

    assert (303, PAGE) == (answer.status_code, answer.headers["location"])


def test_the_way_to_the_only_crisis_keeps_what_was_asked(reader: httpx.Client, ledger_reader: httpx.Client) -> None:
    asked = {"as_of": "2022-03-30", "lang": "de", "shape": "benches"}
    leads = reader.get("/", params=asked, follow_redirects=False).headers["location"]
    known = ledger_reader.get("/?known_at=2026-11-20T10:30", follow_redirects=False).headers["location"]

    assert f"{PAGE}?as_of=2022-03-30&lang=de&shape=benches" == leads
    assert f"{PAGE}?known_at=2026-11-20T10%3A30%3A00Z" == known


@pytest.mark.parametrize(
    "address", [PAGE, f"{PAGE}/course", f"{PAGE}?as_of=2022-03-08", f"{PAGE}?lang=de", f"{PAGE}?as_of=2022-04-10"]
)
def test_a_page_is_whole(reader: httpx.Client, address: str) -> None:
    tags = Tags(reader.get(address).text)

    ids = tags.all("id")
    targets = [each[1:] for each in tags.all("href") if each.startswith("#")]
    assert [] == tags.wrong
    assert len(set(ids)) == len(ids)
    assert set() == set(targets) - set(ids)


def test_every_link_of_the_page_leads_somewhere(reader: httpx.Client) -> None:
    tags = Tags(reader.get(f"{PAGE}?as_of=2022-03-30").text)
    asked = {link.partition("#")[0] for link in links(tags) if link.startswith("/")}

    assert {200} == {reader.get(link).status_code for link in sorted(asked)}
    assert len(asked) > 20


def test_a_page_offers_no_picture_and_no_calendar_that_it_cannot_give(hostile_reader: httpx.Client) -> None:
    tags = Tags(hostile_reader.get("/crisis/ruritania").text)
    forms = [link for link in links(tags) if link.startswith("/crisis/ruritania.")]

    assert "/crisis/ruritania.json" in forms
    assert "/crisis/ruritania.ics" not in forms
    assert {200} == {hostile_reader.get(link).status_code for link in forms}


def test_the_page_asks_nothing_of_anybody_else_and_runs_nothing_inline(reader: httpx.Client) -> None:
    tags = Tags(reader.get(PAGE).text)
    loaded = [attrs.get("src") or attrs.get("href") for tag, attrs in tags.tags if tag in ("script", "link", "img")]
    inline = [name for _, attrs in tags.tags for name in attrs if name == "style" or name.startswith("on")]

    assert [] == [address for address in loaded if not (address or "").startswith("/")]
    assert [] == inline
    assert "<style" not in reader.get(PAGE).text


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}.json", f"{PAGE}.svg", "/nowhere", f"{PAGE}?as_of=never"])
def test_every_answer_is_guarded_and_sets_no_cookie(reader: httpx.Client, address: str) -> None:
    headers = reader.get(address).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "nosniff" == headers["x-content-type-options"]
    assert "set-cookie" not in headers


def test_every_seat_of_the_house_is_drawn_and_opens_to_a_place_on_the_page(reader: httpx.Client) -> None:
    text = reader.get(f"{PAGE}?as_of=2022-03-30").text
    house = text[text.index('<svg class="house"') :]
    house = house[: house.index("</svg>")]
    tags = Tags(house + "</svg>")

    seats = [attrs for _, attrs in tags.tags if attrs.get("class") == "seat"]
    assert 342 == len(seats)
    assert "#party-MQM-P" in tags.all("href")
    assert all(f'id="{target[1:]}"' in text for target in tags.all("href"))


def test_the_numbers_on_the_page_are_those_of_the_count(reader: httpx.Client) -> None:
    text = reader.get(f"{PAGE}?as_of=2022-03-30").text
    count = whipcount.open(EXAMPLE).count("2022-03-30")

    assert shown(count.verdict.sentence) in text
    for finding in count.findings:
        assert shown(finding.sentence) in text
    for party in count.parties:
        assert f"<bdi>{party.party}</bdi>" in text
    assert "Article 95(4)" in text
    assert "the movers of the motion" in text


def test_a_german_page_is_german(reader: httpx.Client) -> None:
    text = reader.get(PAGE, headers={"accept-language": "fr, de-AT;q=0.8, en;q=0.3"}).text

    assert '<html lang="de"' in text
    assert "Nötige Stimmen" in text
    assert '<p class="lead">Der Antrag ' in text


def test_a_refusal_is_german_on_a_german_page(reader: httpx.Client) -> None:
    early = reader.get(f"{PAGE}?as_of=1999-01-01&lang=de").text
    wrong = reader.get(f"{PAGE}?as_of=gestern&lang=de").text

    assert "<dd>bis 1999-01-01 war nichts erschienen</dd>" in early
    assert "<dd>„gestern“ als Tag (as_of der Adresse)</dd>" in wrong
    assert "nothing had been published by 1999-01-01" in reader.get(f"{PAGE}.json?as_of=1999-01-01&lang=de").text


def test_the_same_address_gives_the_same_answer_as_data(reader: httpx.Client) -> None:
    expected = json.loads(json.dumps(count_to_json(whipcount.open(EXAMPLE).count("2022-03-30"))))

    assert expected == reader.get(f"{PAGE}.json?as_of=2022-03-30").json()
    rows = list(csv.DictReader(io.StringIO(reader.get(f"{PAGE}.csv?as_of=2022-03-30").text)))
    assert {"177"} == {row["plausible_low"] for row in rows if not row["party"] and row["bench"] == "opposition"}


def test_pictures_are_pictures(reader: httpx.Client) -> None:
    svg, png = reader.get(f"{PAGE}.svg"), reader.get(f"{PAGE}.png")

    assert svg.text.startswith("<svg")
    assert "image/svg+xml" == svg.headers["content-type"].partition(";")[0]
    assert b"\x89PNG" == png.content[:4]


def test_pictures_come_in_the_shape_that_is_asked_for_and_data_without_one(reader: httpx.Client) -> None:
    half_round, benches = (reader.get(f"{PAGE}.svg", params=asked).text for asked in ({}, {"shape": "benches"}))
    page = Tags(reader.get(f"{PAGE}?shape=benches").text)

    assert 'class="chair"' in benches
    assert 'class="chair"' not in half_round
    assert reader.get(f"{PAGE}.json").text == reader.get(f"{PAGE}.json?shape=benches").text
    assert f"{PAGE}.png?shape=benches" in links(page)
    assert f"{PAGE}.json" in links(page)
    assert f"{PAGE}?lang=de&shape=benches" in links(page)


def test_a_house_whose_file_says_how_it_sits_is_drawn_so(tmp_path: Path) -> None:
    """Invented numbers: no such vote was held that day."""
    text = "The 650-seat House of Commons of the United Kingdom: the government has 358 members, the opposition 280.\n"
    (tmp_path / "a.txt").write_text(f"publisher: A\ndate: 2022-07-18\n\n{text}", encoding="utf-8")
    with reading(OfReports("commons", crisis.open(tmp_path))) as client:
        page, other = (client.get(f"/crisis/commons{asked}").text for asked in ("", "?shape=hemicycle"))

    assert 'class="house benches"' in page
    assert 650 == page.count('class="seat"')
    assert 'class="house benches"' not in other


def test_the_calendar_has_the_legal_days_and_moves_its_events_as_reports_come_in(reader: httpx.Client) -> None:
    first = reader.get(f"{PAGE}.ics?as_of=2022-03-28").text
    later = reader.get(f"{PAGE}.ics?as_of=2022-03-30").text
    numbers = [int(re.findall(r"SEQUENCE:(\d+)", each)[0]) for each in (first, later)]

    assert "DTSTART;VALUE=DATE:20220331" in first
    assert "DTEND;VALUE=DATE:20220405" in first
    assert sorted(set(numbers)) == numbers
    assert re.findall("UID:(.+)", first)[0] == re.findall("UID:(.+)", later)[0]


def test_what_a_reader_has_is_not_sent_again(reader: httpx.Client) -> None:
    first = reader.get(PAGE)
    again = reader.get(PAGE, headers={"if-none-match": first.headers["etag"]})
    other = reader.get(f"{PAGE}?as_of=2022-03-30", headers={"if-none-match": first.headers["etag"]})

    assert (304, b"") == (again.status_code, again.content)
    assert 200 == other.status_code


def test_a_page_is_compressed_for_whoever_takes_it(reader: httpx.Client) -> None:
    packed, plain = (reader.get(PAGE, headers={"accept-encoding": each}) for each in ("gzip", "identity"))

    assert "gzip" == packed.headers["content-encoding"]
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text


REFUSED = [
    ("/nowhere", 404),
    ("/crisis/another", 404),
    (f"{PAGE}?as_of=2022-13-01", 400),
    (f"{PAGE}?as_of=2030-01-01", 400),
    (f"{PAGE}?as_of=2022-01-01", 400),
    (f"{PAGE}?known_at=2022-04-01", 400),
    (f"{PAGE}?lang=xx", 400),
    (f"{PAGE}?shape=round", 400),
    (f"{PAGE}/report/0000000000000000", 404),
    (f"{PAGE}/report/a", 404),
    ("/frame/0/none.css", 404),
]


@pytest.mark.parametrize(("address", "status"), REFUSED)
def test_what_cannot_be_answered_is_said_on_a_page(reader: httpx.Client, address: str, status: int) -> None:
    answer = reader.get(address)

    assert status == answer.status_code
    assert "This cannot be answered" in answer.text
    assert [] == Tags(answer.text).wrong
    assert "Traceback" not in answer.text


def test_data_that_cannot_be_had_is_a_problem_as_data(reader: httpx.Client) -> None:
    answer = reader.get(f"{PAGE}.json?as_of=2022-01-01")

    assert "application/problem+json" == answer.headers["content-type"]
    assert 400 == answer.json()["status"]
    assert "nothing had been published by 2022-01-01" == answer.json()["problems"][0]["found"]


def test_what_was_known_at_a_time_is_asked_of_a_ledger(ledger_reader: httpx.Client) -> None:
    now = ledger_reader.get(f"{PAGE}.json").json()
    then = ledger_reader.get(f"{PAGE}.json?known_at=2026-11-20T10:30").json()
    early = ledger_reader.get(f"{PAGE}.json?known_at=2026-11-19")

    assert (16, 3) == (len(now["reports"]), len(then["reports"]))
    assert 400 == early.status_code


def test_a_ledger_that_grows_is_shown_as_it_has_grown(of_ledger: OfLedger, tmp_path: Any) -> None:
    address = str(tmp_path / "growing.ledger")
    with Ledger(of_ledger.address, new=False) as old, Ledger(address) as new:
        entries = list(old.entries())
        half = next(n for n, entry in enumerate(entries) if n > 60 and entry.action == "received")
        new.bring(entries[:half])
        with reading(OfLedger(address)) as client:
            before = client.get(f"{PAGE}.json")
            new.bring(entries)
            after = client.get(f"{PAGE}.json", headers={"if-none-match": before.headers["etag"]})

    assert 200 == after.status_code
    assert len(before.json()["reports"]) < len(after.json()["reports"]) == 16


def test_a_server_answers_to_its_own_names_only(reader: httpx.Client) -> None:
    other = reader.get("/", headers={"host": "rebound.example"})

    assert 421 == other.status_code
    assert "--address" in other.text


def test_hostile_texts_are_text(hostile_reader: httpx.Client) -> None:
    reports = hostile_reader.get("/crisis/ruritania.json").json()["reports"]
    pages = ["/crisis/ruritania", *(f"/crisis/ruritania/report/{report['id'][:16]}" for report in reports)]

    for address in pages:
        answer = hostile_reader.get(address)
        tags = Tags(answer.text)
        assert (200, []) == (answer.status_code, tags.wrong)
        assert {"script"} >= {tag for tag, _ in tags.tags if tag in ("script", "iframe", "img", "style", "object")}
        assert [] == [name for _, attrs in tags.tags for name in attrs if name.startswith("on")]
        assert [] == [link for link in tags.all("href") if "javascript:" in link]
        assert "{{ 7*7 }}" in answer.text or address != pages[0]


COMPARED = [("2022-03-28", "2022-03-30"), ("Morning Ledger", "Harbour Post"), ("Morning Ledger", "2022-03-30")]


@pytest.mark.parametrize(("first", "second"), COMPARED)
def test_two_days_or_outlets_are_held_against_each_other(reader: httpx.Client, first: str, second: str) -> None:
    sides = {"first": first, "second": second}
    page = reader.get(f"{PAGE}/compare", params=sides)
    data = reader.get(f"{PAGE}/compare.json", params=sides).json()
    expected = whipcount.open(EXAMPLE).diff(first, second)

    assert (200, []) == (page.status_code, Tags(page.text).wrong)
    assert expected.sentence == data["sentence"]
    assert shown(expected.sentence) in page.text
    assert reader.get(f"{PAGE}/compare.csv", params=sides).text.startswith("explanation,")


def test_without_sides_the_two_newest_days_are_compared(reader: httpx.Client) -> None:
    data = reader.get(f"{PAGE}/compare.json").json()

    assert ["2022-04-09", "2022-04-10"] == [data[side]["day"] for side in ("first", "second")]


@pytest.mark.parametrize(
    "sides", [{"first": "Nobody"}, {"first": "2022-03-30", "second": "2022-03-30"}, {"first": "x" * 201}]
)
def test_sides_that_cannot_be_compared_are_refused(reader: httpx.Client, sides: dict[str, str]) -> None:
    assert reader.get(f"{PAGE}/compare", params=sides).status_code in (400, 422)


MOVED = {"as_of": "2022-03-28", "move": ["PML-Q:government:opposition:4", "PPP:opposition:absent:2"]}


def test_a_supposition_is_a_page_that_is_whole(reader: httpx.Client) -> None:
    for params in (MOVED, MOVED | {"lang": "de", "shape": "benches"}, {"as_of": "2022-03-25"}, {}):
        page = reader.get(f"{PAGE}/what-if", params=params)

        assert (200, []) == (page.status_code, Tags(page.text).wrong)


def test_the_forecast_stands_on_the_page_with_its_caution_and_its_record(reader: httpx.Client) -> None:
    page = reader.get(f"{PAGE}?as_of=2022-03-30").text
    forecast = whipcount.open(EXAMPLE).forecast("2022-03-30")

    assert shown(forecast.sentence) in page
    assert shown(forecast.record) in page
    assert shown(CAUTION) in page
    assert "There is no forecast: a report already gives a result" in reader.get(PAGE).text
