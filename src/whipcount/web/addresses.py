"""How addresses are written. Nothing else in the room puts one together.

A served page has addresses with the question behind a `?`; an export to a folder has the same places as names of files.
So templates ask here and never write an address themselves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, urlencode

from whipcount.web.asked import LANGUAGES, Asked

PICTURES = ("svg", "png")
FORMS = ("json", "csv", *PICTURES, "ics")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a served site. base: "" or where the site is known from outside, without a slash at its end."""

    base: str = ""
    live: ClassVar[bool] = True  # whether another question can be asked here

    def home(self, language: str | None = None) -> str:
        return f"{self.base}/{_query({'lang': language} if language else {})}"

    def crisis(self, asked: Asked, form: str | None = None) -> str:
        """The page of a crisis, or the same answer in another form."""
        end = f".{form}" if form else ""
        left = () if form in (None, *PICTURES) else ("shape",) if form == "atom" else ("lang", "shape")
        kept = {name: value for name, value in asked.query.items() if name not in left}
        return f"{self.base}/crisis/{_name(asked.crisis)}{end}{_query(kept)}"

    def report(self, asked: Asked, report: str) -> str:
        """The page of one report with its claims."""
        return f"{self.base}/crisis/{_name(asked.crisis)}/report/{report[:16]}{_query(asked.query)}"

    def part(self, asked: Asked, name: str, **more: str) -> str:
        """Another page of a crisis: `compare`, `what-if`, `quotes`, `course`, `course.svg`."""
        return f"{self.base}/crisis/{_name(asked.crisis)}/{name}{_query(asked.query | more)}"

    def sign_in(self, following: str | None = None, language: str | None = None) -> str:
        """Where editors sign in. following: the address where they go on."""
        fields = {"next": following, "lang": language}
        return f"{self.base}/sign-in{_query({name: value for name, value in fields.items() if value})}"

    def sign_out(self) -> str:
        """Where the form to sign out is sent."""
        return f"{self.base}/sign-out"

    def review(self, asked: Asked, page: str = "", **more: str) -> str:
        """A page for editors, of a crisis or ("") of none yet: `log`, `add`, `report/ID`. Its day is today."""
        below = f"/crisis/{_name(asked.crisis)}/review" if asked.crisis else "/review"
        fields = {"lang": asked.language} if asked.language else {}
        return f"{self.base}{below}{'/' if page else ''}{page}{_query(fields | more)}"

    def oembed(self, asked: Asked) -> str:
        """Where a page that wants to embed this one asks how."""
        return f"{self.base}/oembed{_query({'url': self.crisis(asked)})}"

    def file(self, name: str, version: str) -> str:
        """A file of the frame: with its version in the address, so that it can be kept for ever."""
        return f"{self.base}/frame/{version}/{name}"


@dataclass(frozen=True, slots=True)
class Files(Addresses):
    """The same places as files in a folder, whose pages name each other by the way from one to the other.

    base: the way from the page that is made up to the folder: "", "../../". There is a page for each day on which
    reports were published, one for each report and one for each two such days that follow each other.
    """

    live: ClassVar[bool] = False

    def home(self, language: str | None = None) -> str:
        return f"{self.base}{'index' if language in (None, LANGUAGES[0]) else f'index.{language}'}.html"

    def crisis(self, asked: Asked, form: str | None = None) -> str:
        return self._of(asked, str(asked.as_of or "latest"), form)

    def report(self, asked: Asked, report: str) -> str:
        return self._of(asked, f"report/{report[:16]}")

    def part(self, asked: Asked, name: str, **more: str) -> str:
        form = name.partition(".")[2] or None
        return self._of(asked, "-to-".join(more.values()) or name, form)

    def file(self, name: str, version: str) -> str:
        return f"{self.base}frame/{version}/{name}"

    def _of(self, asked: Asked, page: str, form: str | None = None) -> str:
        return f"{self.base}crisis/{folder(asked.crisis)}/{page}.{form or f'{asked.language or LANGUAGES[0]}.html'}"


def folder(crisis: str) -> str:
    """A crisis as the name of a folder that every system and every address can hold; another crisis has another."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in crisis)[:60]
    whole = plain.replace("-", "") and plain == crisis
    return crisis if whole else f"{plain}-{hashlib.sha256(crisis.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _name(crisis: str) -> str:
    return quote(crisis, safe="")


def _query(fields: dict[str, str]) -> str:
    return f"?{urlencode(fields)}" if fields else ""
