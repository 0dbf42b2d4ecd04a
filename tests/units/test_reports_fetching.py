"""A report is fetched from its web address, and nothing that a site answers makes us hang, overflow or look inside."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from whipcount.model import Report, Unusable
from whipcount.reports import open_reports
from whipcount.reports.address import IP, is_public
from whipcount.reports.fetching import fetch
from whipcount.reports.wire import Rules

PROSE = "The opposition has 61 members of 120, the speaker's office said on Tuesday."
PAGE = (
    '<!DOCTYPE html><html><head><title>Numbers shift</title><meta name="date" content="2022-03-30">{head}</head>'
    f"<body><article><p>{PROSE}</p><p>Two members have left the governing party.</p></article></body></html>"
)
HERE = ip_address("127.0.0.1")
# Our own server stands on this machine and on a port of its own; only these tests may ask it.
OURS = Rules(seconds=20, ports=range(65536), allowed=lambda ip: ip == HERE)

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site(ThreadingHTTPServer):
    """A real site on this machine; `heard` is what it was sent."""

    daemon_threads = True
    answer: Answer
    heard: list[tuple[str, dict[str, str]]]

    def at(self, path: str = "/a", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def handle_error(self, *_: object) -> None:
        """A reader that leaves in the middle of an endless answer is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.heard.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        self.server.answer(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(("127.0.0.1", 0), _Handler) as server:
        server.heard = []
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()


def gives(data: bytes, kind: str | None = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"content_type": kind} if kind else {} | headers).items() | headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        with suppress(OSError):
            handler.wfile.write(data)

    return answer


def opened(address: str, rules: Rules = OURS, **given: object) -> Report:
    return open_reports([address], fetch=partial(fetch, rules=rules), **given)[0]  # type: ignore[arg-type]


def refused(address: str, rules: Rules = OURS) -> str:
    with pytest.raises(Unusable) as caught:
        opened(address, rules)
    [problem] = caught.value.problems
    assert str(problem).startswith(f"{address}: ")
    return str(problem)


def test_a_page_becomes_a_report_that_knows_where_it_was_fetched(site: Site) -> None:
    site.answer = gives(PAGE.format(head="").encode())
    report = opened(site.at("/a#top"))

    assert (site.at("/a#top"), site.at(), date(2022, 3, 30), "Numbers shift", "127.0.0.1") == (
        report.path,
        report.address,
        report.published,
        report.title,
        report.publisher,
    )
    assert PROSE in report.text


def test_plain_text_is_a_report_too(site: Site) -> None:
    site.answer = gives(f"date 2022-03-30 {PROSE}".encode(), "text/plain")

    assert PROSE == opened(site.at()).text[len("date 2022-03-30 ") :]


def test_a_page_may_name_its_own_best_address_but_no_other_site(site: Site) -> None:
    addresses = [site.at("/best"), "https://daily.example/best"]
    found = []
    for address in addresses:
        site.answer = gives(PAGE.format(head=f'<link rel="canonical" href="{address}">').encode())
        found.append(opened(site.at()).address)

    assert [site.at("/best"), site.at()] == found


@pytest.mark.parametrize(
    ("encoded", "kind"),
    [
        ("Дума, Löfven".encode(), "text/plain; charset=utf-8"),
        ("Дума, Löfven".encode(), "text/plain; charset=ISO-8859-1"),
        ("Дума, Löfven".encode("utf-16"), "text/plain"),
        ("Дума, Löfven".encode("utf-16-le"), "text/plain; charset=utf-16-le"),
        ("Дума".encode("koi8-r") + b", L\xa3\xc6ven", "text/plain; charset=KOI8-R"),
        ("日本の国会".encode("iso-2022-jp"), "text/plain; charset=iso-2022-jp"),
        ("L\xf6fven \x96".encode("latin-1"), "text/plain; charset=nonsense"),
        ("L\xf6fven".encode("latin-1"), "text/plain; charset=unicode_escape"),
    ],
)
def test_the_charset_that_the_site_names_is_honoured(site: Site, encoded: bytes, kind: str) -> None:
    site.answer = gives(encoded, kind)
    text = opened(site.at(), published=date(2022, 3, 30)).text

    assert text in ("Дума, Löfven", "Дума, Lёфven", "日本の国会", "Löfven –", "Löfven")


def test_an_answer_may_be_packed(site: Site) -> None:
    site.answer = gives(gzip.compress(PAGE.format(head="").encode()), content_encoding="gzip")

    assert PROSE in opened(site.at()).text


def test_redirects_are_followed_without_cookies_or_passwords(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/a":
            gives(b"", status=302, location="/b", set_cookie="who=me")(handler)
        else:
            gives(PAGE.format(head="").encode())(handler)

    site.answer = answer
    report = opened(site.at())

    assert (site.at("/b"), site.at()) == (report.address, report.path)
    assert ["/a", "/b"] == [path for path, _ in site.heard]
    allowed = {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert [set(), set()] == [set(headers) - allowed for _, headers in site.heard]


BAD_ANSWERS = [
    (gives(b"", status=404), "the site has no such page (status 404)"),
    (gives(b"", status=403), "the site does not show it (status 403)"),
    (gives(b"", status=503), "the site is busy (status 503)"),
    (gives(b"", status=304), "the site does not answer with a page (status 304)"),
    (gives(b"", status=302), "the site does not answer with a page (status 302)"),
    (gives(b"", status=302, location="/a"), "it leads on more than 5 times"),
    (gives(b"", status=302, location="http://127.0.0.2/"), "127.0.0.2 is not on the open web"),
    (gives(b"", status=302, location="http://10.0.0.1:80/"), "10.0.0.1 is not on the open web"),
    (gives(b"", status=302, location="http://[::1]/"), "::1 is not on the open web"),
    (gives(b"", status=302, location="http://169.254.169.254/latest"), "169.254.169.254 is not on the open web"),
    (gives(b"", status=302, location="http://2130706434/"), "is 127.0.0.2, which is not on the open web"),
    (gives(b"", status=302, location="http://0x7f.2/"), "is 127.0.0.2, which is not on the open web"),
    (gives(b"", status=302, location="file:///etc/hostname"), "does not begin with https://"),
    (gives(b"", status=302, location="ftp://daily.example/"), "does not begin with https://"),
    (gives(b"", status=302, location="http://me:pw@127.0.0.1/"), "a user name or a password"),
    (gives(b"", status=302, location="http://[::"), "cannot be reached"),
    (gives(b"GIF89a", "image/gif"), "the content there is image/gif"),
    (gives(b"{}", "application/json"), "the content there is application/json"),
    (gives(b"<html>", None), "the content there is nothing named"),
    (gives(b"<html>", content_encoding="br"), "the content is packed with 'br'"),
    (gives(b"<html>", content_encoding="gzip, gzip"), "the content is packed with 'gzip, gzip'"),
    (gives(b"<html>", content_encoding="gzip"), "the content is damaged"),
    (gives(gzip.compress(b"<html>" * 99)[:-9], content_encoding="gzip"), "the content breaks off"),
    (gives(gzip.compress(b"<" * 30_000_000, 1), content_encoding="gzip"), "more than 2,000,000 bytes"),
    (gives(b"a" * 2_000_001), "more than 2,000,000 bytes"),
    (gives(b"a" * 5_000_001, "text/plain"), "more than 5,000,000 bytes"),
    (gives(b"<html>", content_length="900"), "cannot be reached"),
    (gives(b""), "holds no words"),
    (gives(PROSE.encode(), "text/plain"), "does not say when it was published"),
]


@pytest.mark.parametrize(("answer", "found"), BAD_ANSWERS, ids=[found for _, found in BAD_ANSWERS])
def test_an_answer_that_is_no_report_is_one_problem(site: Site, answer: Answer, found: str) -> None:
    site.answer = answer

    assert found in refused(site.at())


def test_an_endless_answer_is_left(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        gives(b"<html>")(handler)
        with suppress(OSError):
            while True:
                handler.wfile.write(b"61 of 120 " * 1000)

    site.answer = answer

    assert "more than 2,000,000 bytes" in refused(site.at())


def drip_body(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    gives(b"<html>")(handler)
    with suppress(OSError):
        while not over.wait(0.02):
            handler.wfile.write(b"6")


def drip_head(handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not over.wait(0.02):
            handler.wfile.write(b"6")


def silence(_: BaseHTTPRequestHandler, over: threading.Event) -> None:
    over.wait()


@pytest.mark.parametrize("slowness", [drip_body, drip_head, silence])
def test_a_site_that_drips_is_left_when_the_time_is_over(
    site: Site, slowness: Callable[[BaseHTTPRequestHandler, threading.Event], None]
) -> None:
    over = threading.Event()
    site.answer = lambda handler: slowness(handler, over)
    problem = refused(site.at(), replace(OURS, seconds=0.3))
    over.set()

    assert "the site takes too long" in problem


def test_a_name_that_is_never_resolved_ends_too(site: Site) -> None:
    over = threading.Event()
    rules = replace(OURS, seconds=0.2, resolve=lambda *_: [HERE] if over.wait() else [])
    problem = refused(site.at(host="daily.example"), rules)
    over.set()

    assert "the site takes too long" in problem


def test_the_connection_goes_to_the_address_that_was_judged_and_the_site_hears_its_name(site: Site) -> None:
    answers: list[list[IP]] = [[HERE], [ip_address("127.0.0.2")]]
    site.answer = gives(PAGE.format(head="").encode())
    opened(site.at(host="daily.example"), replace(OURS, resolve=lambda *_: answers.pop(0)))

    assert [f"daily.example:{site.server_port}"] == [headers["host"] for _, headers in site.heard]
    assert 1 == len(answers)


@pytest.mark.parametrize("other", ["10.0.0.1", "::1", "::ffff:10.0.0.1", "fe80::1%1"])
def test_one_closed_address_among_several_refuses_a_name(site: Site, other: str) -> None:
    rules = replace(OURS, resolve=lambda *_: [HERE, ip_address(other)])

    assert "which is not on the open web" in refused(site.at(host="daily.example"), rules)
    assert [] == site.heard


def test_an_address_that_does_not_answer_is_followed_by_the_next(site: Site) -> None:
    site.answer = gives(PAGE.format(head="").encode())
    rules = replace(OURS, allowed=lambda _: True, resolve=lambda *_: [ip_address("127.0.0.9"), HERE])

    assert PROSE in opened(site.at(host="daily.example"), rules).text


@pytest.fixture
def secure(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site by https, with a certificate for daily.example that this process trusts."""
    maker = shutil.which("openssl")
    if maker is None:
        pytest.skip("no openssl to make a certificate with")
    key, proof = tmp_path / "key.pem", tmp_path / "proof.pem"
    name = ["-subj", "/CN=daily.example", "-addext", "subjectAltName=DNS:daily.example"]
    command = [
        maker,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        *name,
        "-keyout",
        key,
        "-out",
        proof,
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, key)
    context.sni_callback = lambda _socket, heard, _context: site.heard.append((str(heard), {}))
    site.socket = context.wrap_socket(site.socket, server_side=True)
    return site


def test_a_secure_site_hears_its_name_and_proves_it_though_its_address_was_judged_first(secure: Site) -> None:
    secure.answer = gives(PAGE.format(head="").encode())
    address = secure.at(host="daily.example").replace("http:", "https:")
    report = opened(address, replace(OURS, resolve=lambda *_: [HERE]))

    assert (address, "daily.example") == (report.address, report.publisher)
    assert ["daily.example", "/a"] == [heard for heard, _ in secure.heard]


def test_a_site_that_proves_to_be_another_is_refused(secure: Site) -> None:
    address = secure.at(host="weekly.example").replace("http:", "https:")

    assert "the site cannot prove who it is" in refused(address, replace(OURS, resolve=lambda *_: [HERE]))


def test_a_secure_site_may_not_lead_on_to_one_that_is_not(secure: Site) -> None:
    secure.answer = gives(b"", status=302, location=secure.at("/b", "daily.example"))
    address = secure.at(host="daily.example").replace("http:", "https:")

    assert "which is not secure" in refused(address, replace(OURS, resolve=lambda *_: [HERE]))


ASKED = [
    ("http://127.0.0.1/", "127.0.0.1 is not on the open web"),
    ("http://localhost/", "which is not on the open web"),
    ("HTTP://[::ffff:127.0.0.1]/", "which is not on the open web"),
    ("https://daily.example:8080/", "the address goes to port 8080"),
    ("https://me@daily.example/", "a user name or a password"),
    ("https:///a", "is no web address"),
    ("https://daily.example:port/", "is no web address"),
    ("https://" + "a" * 70_000, "is no web address"),
    ("https://nowhere.invalid/", "the name nowhere.invalid leads nowhere"),
    ("https://a..b/", "leads nowhere"),
]


@pytest.mark.parametrize(("address", "found"), ASKED, ids=[found for _, found in ASKED])
def test_what_is_not_on_the_open_web_is_not_asked(address: str, found: str) -> None:
    with pytest.raises(Unusable, match="^" + address.replace("[", r"\[").replace("]", r"\]")[:60]) as caught:
        open_reports([address])

    assert found in str(caught.value)


CLOSED = """
0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1
2001::1 2001:db8::1 2002:7f00:1:: 2002:808:808:: 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1
fec0::1 ff02::1
"""


@pytest.mark.parametrize("ip", CLOSED.split())
def test_addresses_that_are_not_public_are_refused(ip: str) -> None:
    assert not is_public(ip_address(ip))


OPEN = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize("ip", OPEN.split())
def test_public_addresses_are_asked(ip: str) -> None:
    assert is_public(ip_address(ip))
