"""A newsroom for tests: a small ledger that is served, a clock that goes on, and editors at their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from ipaddress import ip_network
from itertools import count
from typing import Any

import httpx
from tests.web.sites import running

from whipcount.crisis import Crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedClaim, ReviewedReport, reviewed
from whipcount.ledger import Ledger
from whipcount.model import Report
from whipcount.model.entry import Act
from whipcount.reports.received import Given, Received, report_of
from whipcount.web import OfLedger
from whipcount.web.editors import ByProxy

BEGUN = datetime(2026, 11, 23, 9, tzinfo=UTC)
REVIEW = "/crisis/town/review"
TEXT = (
    "The 101-member Assembly of Ruritania will vote on the motion of no confidence. The government has 49 members. "
    "The opposition has 50 members. The Blue League has 44 seats. Nine of them are said to waver, and some of them "
    "stay away.\n"
)
SECOND = "The Assembly of Ruritania meets again. The opposition has 52 members, its leader said on Sunday.\n"
PROXY = ByProxy("X-Remote-User", [ip_network("127.0.0.0/8")])


class Clock:
    """A minute later each time that it is looked at."""

    def __init__(self, begun: datetime = BEGUN + timedelta(hours=1)) -> None:
        self.begun, self._looks = begun, count()

    def __call__(self) -> datetime:
        return self.begun + timedelta(minutes=next(self._looks))


def report(text: str = TEXT, name: str = "town.txt", day: date = date(2020, 3, 28), by: str = "Town Post") -> Report:
    return report_of(Received(text.encode(), name), Given(day, by, "The house before the vote"))


def town(address: str, *reports: Report) -> OfLedger:
    """A ledger with a crisis called town, as the command line adds reports to it."""
    with Ledger(address) as ledger:
        KeptCrisis(ledger, "town").add(Crisis(reports or [report()], None).readings(), Act("Ann Ash", BEGUN))
    return OfLedger(address)


@dataclass
class AtWork:
    """An editor (None: a reader) with pages of the site. address: of the site."""

    client: httpx.Client
    address: str
    ledger: OfLedger

    def get(self, address: str, by: str | None = "Ben Birch", **more: Any) -> httpx.Response:
        return self.client.get(address, headers=_headers(by), **more)

    def send(self, address: str, fields: dict[str, str], by: str = "Ben Birch", **more: Any) -> httpx.Response:
        """A form sent as a browser does, with the token of a page that the editor has."""
        token = re.findall(r'name="token" value="([^"]+)"', self.get(f"{REVIEW}/add", by).text)[0]
        headers = _headers(by) | {"origin": self.address, "sec-fetch-site": "same-origin"}
        return self.client.post(address, data={"token": token, **fields}, headers=headers, **more)

    def report(self, number: int = 0) -> ReviewedReport:
        """The newest report as the ledger has it, or one that is older."""
        with Ledger(self.ledger.address) as ledger:
            return reviewed(ledger, "town")[number]

    def claim(self, quote: str) -> ReviewedClaim:
        return self.claims(quote)[0]

    def claims(self, quote: str) -> list[ReviewedClaim]:
        """The claims of the newest report on these words."""
        return [each for each in self.report().claims if quote in each.claim.quote.text]

    def below(self, *parts: str, number: int = 0) -> str:
        """An address below the page of a report."""
        return "/".join([f"{REVIEW}/report/{self.report(number).report.id[:16]}", *parts])

    def decide(self, quote: str, action: str, because: str = "", **more: Any) -> httpx.Response:
        """A decision on what the editor sees now, or on the entry `seen`."""
        claim = self.claim(quote)
        fields = {"action": action, "because": because, "seen": str(more.pop("seen", claim.last.number))}
        return self.send(self.below("claim", claim.subject), fields, **more)


def _headers(by: str | None) -> dict[str, str]:
    return {"x-remote-user": by} if by else {}


def words(page: httpx.Response) -> str:
    """What a page says, without its tags."""
    main = page.text.partition("<main")[2].partition(">")[2]
    blocks = re.sub(r"</?(?:strong|em|bdi|time|q|a|code|mark)\b[^>]*>", "", main)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", blocks)).split())


def fields_of(page: httpx.Response) -> dict[str, str]:
    """What a browser would send of the forms of a page, but for the token: inputs, texts, and what is chosen."""
    found: dict[str, str] = {}
    pattern = r"<(input|select|option|textarea)\b([^>]*)>(?:\n?([^<]*)</textarea>)?"
    chooser = ""
    for tag, said, text in re.findall(pattern, page.text):
        attrs = dict(re.findall(r'(\w+)="([^"]*)"', said))
        name, value = attrs.get("name", ""), unescape(attrs.get("value", text))
        if tag == "select":
            chooser = name
        elif tag == "option" and (chooser not in found or " selected" in said):
            found[chooser] = value
        elif tag != "option" and name and (attrs.get("type") != "checkbox" or " checked" in said):
            found[name] = value
    found.pop("token", None)
    return found


@contextmanager
def at_work(ledger: OfLedger, clock: Clock | None = None, **said: Any) -> Iterator[AtWork]:
    """Editors at the pages of a ledger, behind a proxy that tells who they are."""
    with (
        running(ledger, editors=PROXY, now=clock or Clock(), **said) as address,
        httpx.Client(base_url=address, follow_redirects=True, timeout=120) as client,
    ):
        yield AtWork(client, address, ledger)
