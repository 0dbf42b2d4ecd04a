"""How addresses are written. Nothing else in the room puts one together.

A served page has addresses with the question behind a `?`; an export to a folder will write the same places as names
of files, so that templates ask here and never write an address themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from whipcount.web.asked import Asked

FORMS = ("json", "csv", "svg", "png", "ics")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a served site. base: "" or where the site is known from outside, without a slash at its end."""

    base: str = ""

    def home(self, language: str | None = None) -> str:
        return f"{self.base}/{_query({'lang': language} if language else {})}"

    def crisis(self, asked: Asked, form: str | None = None) -> str:
        """The page of a crisis, or the same answer in another form."""
        end = f".{form}" if form else ""
        kept = {name: value for name, value in asked.query.items() if form is None or name != "lang"}
        return f"{self.base}/crisis/{_name(asked.crisis)}{end}{_query(kept)}"

    def report(self, asked: Asked, report: str) -> str:
        """The page of one report with its claims."""
        return f"{self.base}/crisis/{_name(asked.crisis)}/report/{report[:16]}{_query(asked.query)}"

    def part(self, asked: Asked, name: str, **more: str) -> str:
        """Another page of a crisis: `time`, `compare`, `what-if`."""
        return f"{self.base}/crisis/{_name(asked.crisis)}/{name}{_query(asked.query | more)}"

    def file(self, name: str, version: str) -> str:
        """A file of the frame: with its version in the address, so that it can be kept for ever."""
        return f"{self.base}/frame/{version}/{name}"


def _name(crisis: str) -> str:
    return quote(crisis, safe="")


def _query(fields: dict[str, str]) -> str:
    return f"?{urlencode(fields)}" if fields else ""
