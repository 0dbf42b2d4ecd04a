"""Editors bring reports in: pasted, as a file, by address; read and looked at first, written when they say so."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from tests.web.newsroom import REVIEW, SECOND, TEXT, AtWork, at_work, fields_of, report, town, words
from tests.web.sites import HOSTILE
from tests.web.test_pages import Tags

from whipcount.crisis.kept import KeptCrisis
from whipcount.ledger import Ledger
from whipcount.model import Report
from whipcount.reports.fetching import fetch
from whipcount.reports.wire import Rules

pytestmark = pytest.mark.slow
ADD = f"{REVIEW}/add"
SAID = {"publisher": "Harbour Post", "date": "2020-03-30", "title": "A second look"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[AtWork]:
    with at_work(town(str(tmp_path / "town.ledger"))) as found:
        yield found


def reports(desk: AtWork, crisis: str = "town") -> list[Report]:
    with Ledger(desk.ledger.address) as ledger:
        return KeptCrisis(ledger, crisis).reports()


def put_in(desk: AtWork, preview, **said: str):
    """The last word on a preview, with what is said of the report changed where a test says so."""
    fields = fields_of(preview) | said | {"step": "write"}
    return desk.send(str(preview.url.path), fields, files={"none": b""})


def test_a_pasted_report_is_shown_as_it_was_read_before_anything_is_written(desk: AtWork) -> None:
    shown = desk.send(ADD, {"text": SECOND, "step": "preview", **SAID})

    assert 1 == len(reports(desk))
    told = words(shown)
    assert "Nothing is written yet." in told
    assert "A second look Publisher Harbour Post Day of publication 30 March 2020" in told
    assert "total of a bench, stated: The opposition has 52 members" in told


def test_a_report_goes_in_when_its_editor_says_so(desk: AtWork) -> None:
    answer = put_in(desk, desk.send(ADD, {"text": SECOND.replace("\n", "\r\n"), "step": "preview", **SAID}))
    found = desk.report()

    assert 200 == answer.status_code
    assert answer.url.path == desk.below()
    assert (SECOND, "Harbour Post", date(2020, 3, 30), "A second look") == (
        found.report.text, found.report.publisher, found.report.published, found.report.title,
    )  # fmt: skip
    assert "Ben Birch" == found.received.author


def test_what_is_said_anew_below_a_preview_is_looked_at_again_before_it_goes_in(desk: AtWork) -> None:
    first = desk.send(ADD, {"text": SECOND, "step": "preview", **SAID})
    second = put_in(desk, first, date="2020-03-29")
    before = len(reports(desk))
    put_in(desk, second)

    assert ("29 March 2020" in words(second), 1) == (True, before)
    assert date(2020, 3, 29) == desk.report().report.published


def test_a_text_that_does_not_say_its_day_is_kept_while_the_editor_says_it(desk: AtWork) -> None:
    first = desk.send(ADD, {"step": "preview"}, files={"file": ("late.txt", SECOND.encode())})
    fields = fields_of(first) | {"date": "2020-03-30", "step": "preview"}
    second = desk.send(ADD, fields, files={"none": b""})

    assert (400, 200) == (first.status_code, second.status_code)
    assert "the text does not say when it was published; expected: the day of publication. Fill it in." in words(first)
    assert "late.txt" in words(first)
    assert "The opposition has 52 members" in words(second)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SECOND.encode()),
        ("a.md", f"# Late\n\n{SECOND}".encode()),
        ("a.html", f"<html><body><article><h1>Late</h1><p>{SECOND}</p></article></body></html>".encode()),
        ("a.jsonl", b'{"text": "The opposition has 52 members."}\n'),
    ],
)
def test_a_file_of_each_form_is_read_as_the_command_line_does(desk: AtWork, name: str, data: bytes) -> None:
    shown = desk.send(ADD, {"step": "preview", **SAID}, files={"file": (name, data)})

    assert "The opposition has 52 members" in words(shown)


def test_the_articles_of_an_archive_go_in_together(desk: AtWork) -> None:
    data = "".join(f'{{"text": "The opposition has {n} members.", "date": "2020-03-{n}"}}\n' for n in (20, 21)).encode()
    answer = put_in(desk, desk.send(ADD, {"step": "preview"}, files={"file": ("a.jsonl", data)}))

    assert REVIEW == answer.url.path
    assert {"a.jsonl:1", "a.jsonl:2", "town.txt"} == {each.path for each in reports(desk)}


def test_the_same_report_twice_is_one_report_and_said_so(desk: AtWork) -> None:
    shown = desk.send(ADD, {"text": TEXT, "step": "preview", **SAID})

    assert "This text is in the ledger already" in words(shown)
    assert 'value="write"' not in shown.text
    assert [report()] == reports(desk)


def test_two_editors_with_the_same_report_at_once_make_one(desk: AtWork) -> None:
    previews = [
        (by, desk.send(ADD, {"text": SECOND, "step": "preview", **SAID}, by=by)) for by in ("Ann Ash", "Ben Birch")
    ]
    for by, preview in previews:
        desk.send(ADD, fields_of(preview) | {"step": "write"}, by=by, files={"none": b""})

    assert 2 == len(reports(desk))
    assert "Ann Ash" == desk.report().received.author


def test_a_copy_of_an_agency_text_is_named(tmp_path: Path) -> None:
    with at_work(town(str(tmp_path / "town.ledger"), report(TEXT + SECOND))) as desk:
        shown = desk.send(ADD, {"text": f"By our own hand. {TEXT}{SECOND}", "step": "preview", **SAID})

    assert "the two count as one witness: The house before the vote, Town Post" in words(shown)


def test_the_draft_of_one_editor_is_nothing_to_another(desk: AtWork) -> None:
    preview = desk.send(ADD, {"text": SECOND, "step": "preview", **SAID})
    answer = desk.send(ADD, fields_of(preview) | {"step": "write"}, by="Cam Cole", files={"none": b""})

    assert (400, 1) == (answer.status_code, len(reports(desk)))
    assert "no longer kept" in words(answer)


def test_a_crisis_begins_with_its_first_report_under_the_chamber_that_is_chosen(desk: AtWork) -> None:
    first = desk.send("/review/add", {"text": SECOND, "step": "preview", **SAID})
    fields = {"crisis": " hill  2020 ", "chamber": "gb-commons", "text": SECOND, "step": "preview", **SAID}
    shown = desk.send("/review/add", fields)
    answer = put_in(desk, shown)

    assert 400 == first.status_code
    assert "no name; expected: a name" in words(first)
    assert "House of Commons" in words(shown)
    assert answer.url.path.startswith("/crisis/hill 2020/review/report/")
    assert [SECOND] == [each.text for each in reports(desk, "hill 2020")]
    with Ledger(desk.ledger.address) as ledger:
        house = KeptCrisis(ledger, "hill 2020").open().chamber
    assert house is not None
    assert "gb-commons" == house.id


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "nothing; expected: a text, a file or an address"),
        ({"text": SECOND, "address": "https://x.example"}, "address and text at once"),
        ({"text": SECOND, "date": "30.3."}, "'30.3.'; expected: a day such as 2022-03-30"),
        ({"text": SECOND, "date": "2026-11-24"}, "lies in the future"),
        ({"text": SECOND, "date": "2020-03-30", "publisher": "x" * 301}, "301 letters; expected: at most 300"),
        ({"text": SECOND, "date": "2020-03-30", "chamber": "/etc/hosts.yaml"}, "expected: one of the list"),
        ({"text": " \n "}, "nothing; expected"),
        ({"text": "---\ndate: 2020-03-30\n---\n"}, "it holds no words"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    desk: AtWork, fields: dict[str, str], problem: str
) -> None:
    answer = desk.send(ADD, {"step": "preview", **fields})

    assert (400, 1) == (answer.status_code, len(reports(desk)))
    assert problem in words(answer)


CLOSED = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://127.0.0.1/",
    "http://localhost/",
    "http://[::1]/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://10.0.0.1/",
    "file:///etc/passwd",
    "/etc/passwd",
    "-",
    "ftp://example.org/a.txt",
    "gopher://127.0.0.1/",
    "http://user:secret@example.org/",
    "https://example.org:8443/",
)


@pytest.mark.parametrize("address", CLOSED)
def test_an_editor_cannot_make_the_server_read_what_is_not_on_the_open_web(desk: AtWork, address: str) -> None:
    port = desk.address.rpartition(":")[2]
    answer = desk.send(ADD, {"address": address.format(port=port), "step": "preview", **SAID})

    assert (400, 1) == (answer.status_code, len(reports(desk)))
    assert re.search("not on the open web|no web address|goes to port|user name or a password", words(answer))
    assert "root:" not in answer.text


class Site(BaseHTTPRequestHandler):
    """A site that has a report, and pages that lead elsewhere."""

    def do_GET(self) -> None:
        leads = {
            "/to-metadata": "http://169.254.169.254/",
            "/to-file": "file:///etc/passwd",
            "/to-other": "http://127.0.0.2/",
        }
        if self.path in leads:
            self.send_response(302)
            self.send_header("Location", leads[self.path])
            self.end_headers()
            return
        body = SECOND.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def on_the_web() -> Iterator[tuple[str, Rules]]:
    """A site of this machine, and rules under which it alone counts as the open web."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    port, own = server.server_address[1], ip_address("127.0.0.1")
    try:
        yield f"http://127.0.0.1:{port}", Rules(ports=(port, 80), allowed=lambda ip: ip == own)
    finally:
        server.shutdown()
        server.server_close()


def test_a_report_is_fetched_by_its_address_and_every_step_on_the_way_is_judged(tmp_path: Path) -> None:
    with (
        on_the_web() as (web, rules),
        at_work(town(str(tmp_path / "town.ledger")), fetch=lambda address: fetch(address, rules)) as desk,
    ):
        good = desk.send(ADD, {"address": f"{web}/report", "step": "preview", **SAID})
        led_on = [
            words(desk.send(ADD, {"address": f"{web}/{page}", "step": "preview", **SAID}))
            for page in ("to-metadata", "to-file", "to-other")
        ]
        put_in(desk, good)
        found = desk.report().report

    assert (f"{web}/report", SECOND) == (found.address, found.text)
    assert "169.254.169.254 is not on the open web" in led_on[0]
    assert "no web address" in led_on[1]
    assert "127.0.0.2 is not on the open web" in led_on[2]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_reports_stay_text(desk: AtWork, hostile: str) -> None:
    text = f"{hostile} The opposition has 52 members. {hostile}\n"
    said = {"publisher": hostile, "title": hostile, "date": "2020-03-30", "where": HOSTILE[6]}
    shown = desk.send(ADD, {"step": "preview", **said}, files={"file": (f"{hostile}.txt", text.encode())})
    written = put_in(desk, shown)
    pages = [shown, written, desk.get(REVIEW), desk.get(f"{REVIEW}/log"), desk.send(ADD, {**said, "crisis": hostile})]

    assert [200] * 4 + [400] == [page.status_code for page in pages]
    for page in pages:
        tags = Tags(page.text)
        assert [] == tags.wrong
        assert [] == [name for _, attrs in tags.tags for name in attrs if name.startswith("on") or name == "style"]
        assert not {"iframe", "img", "style"} & {tag for tag, _ in tags.tags}
        assert [] == [each for each in tags.all("href") if each.startswith("javascript")]
