"""A text as it was published, and exact spans of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """A news report, agency item or statement, exactly as received; never changed.

    id: sha256 of the stored text in UTF-8 (hexadecimal); the same text is the same report.
    path: the name by which the user gave it ("-" for standard input), for messages.
    text: what offsets count in, as Unicode characters.
    published: the day it was published; relative dates in the text are read from it.
    publisher, address, title: as the text's own head gives them, else None.
    body: the offset at which the prose begins (after front matter or a dateline).
    """

    id: str
    path: str
    text: str
    published: date
    publisher: str | None = None
    address: str | None = None
    title: str | None = None
    body: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact span of a report: `report.text[start:end] == text`, always. Offsets count characters."""

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"a quote of {len(self.text)} characters cannot span {self.start}-{self.end}")
