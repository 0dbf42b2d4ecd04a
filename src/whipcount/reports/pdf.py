"""A PDF: the text of its pages in paragraphs, and when it was published, as far as it says so itself.

Offsets count characters of the text that is put together here. What the file says beside its pages (its
metadata) is believed only where the pages say the same: the day a file was made is often the day it was
scanned, and its title the name of somebody's template.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from whipcount.model import Place, Problem, Unusable
from whipcount.reports import pdf_pages
from whipcount.reports.dateline import dateline
from whipcount.reports.days import DATED, day
from whipcount.reports.head import Head, head
from whipcount.reports.paragraphs import paragraphs

SECONDS = 60.0
_PRINTED_DAY = re.compile(DATED, re.IGNORECASE)
_TOP = 3000
_HEAD_LINES = 8
_HEAD_LINE = 150
# Letters without a meaning: a font that does not say which letters its shapes are.
_MEANINGLESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]|/g[0-9]+")
_MEANINGLESS_SHARE = 0.03


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF, whatever the name."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def pdf(data: bytes, path: str, seconds: float = SECONDS) -> tuple[str, Head]:
    """The text of a PDF and what it says of itself; Unusable when it cannot be read within the limits."""
    found = _read(data, path, seconds)
    if fault := found.get("fault"):
        raise Unusable(_fault(path, fault, found.get("of", 0)))
    text = paragraphs(found["pages"])
    if not any(map(str.isalnum, text)):
        raise Unusable(_pictures(path))
    if len(_MEANINGLESS.findall(text)) > _MEANINGLESS_SHARE * len(text):
        raise Unusable(_shapes(path))
    created = date.fromisoformat(found["created"]) if found.get("created") else None
    return text, _head(text, path, _sound_title(found.get("title"), text), created)


def _read(data: bytes, path: str, seconds: float) -> dict[str, Any]:
    # -P: no file beside the program or in the folder we are in can pass for a module of it.
    command = [sys.executable, "-P", str(Path(pdf_pages.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own file
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Unusable(_fault(path, "time", int(seconds))) from None
    except ValueError:  # it was ended from outside, for its memory or by a fault of the reader
        raise Unusable(_fault(path, "broken", 0)) from None
    return found


def _head(text: str, path: str, title: str | None, created: date | None) -> Head:
    own = head(text, path, title)
    if not own.published and not own.wrong:
        own = _dated_below_the_title(text, own)
    if not own.published and not own.wrong and created:
        own = _dated_by_the_file(text, path, own, created)
    wrong = replace(own.wrong, place=Place(path)) if own.wrong else None
    return replace(own, title=own.title or title, wrong=wrong)


def _dated_below_the_title(text: str, own: Head) -> Head:
    """A masthead and a title, each of a short line, may stand above the dateline."""
    at = own.prose
    for _ in range(_HEAD_LINES):
        end = text.find("\n", at)
        if end < 0 or end - at > _HEAD_LINE:
            break
        at = end + 1
        line = dateline(text, at)
        if line.day and (found := _day(line.day.value)):
            return replace(own, published=found, prose=line.end)
    return own


def _dated_by_the_file(text: str, path: str, own: Head, created: date) -> Head:
    printed = (_day(match[0]) for match in _PRINTED_DAY.finditer(text, 0, _TOP))
    if created in printed:
        return replace(own, published=created)
    return replace(own, wrong=_only_made(path, created))


def _day(words: str) -> date | None:
    try:
        return day(words)
    except ValueError:
        return None


def _sound_title(title: str | None, text: str) -> str | None:
    """The title that the file gives, if it is printed at the top of the text."""
    words = " ".join((title or "").split())
    return words if words and words.lower() in " ".join(text[:_TOP].split()).lower() else None


_FAULTS = {
    "locked": ("the PDF is locked with a password", "a PDF that everybody may open", "Save it without a password."),
    "memory": ("reading the PDF takes too much memory", "the PDF of a report", "Save the report as text."),
    "broken": ("it cannot be read as a PDF; it is damaged", "a whole PDF", "Download or save it again."),
    "pages": ("the PDF has {of} pages", f"at most {pdf_pages.PAGE_LIMIT} pages", "Save only the pages of the report."),
    "text": (
        "the PDF holds too much text",
        f"at most {pdf_pages.TEXT_LIMIT:,} characters",
        "Save only the pages of the report.",
    ),
    "time": ("reading the PDF takes more than {of} seconds", "the PDF of a report", "Save the report as text."),
}


def _fault(path: str, kind: str, of: int) -> Problem:
    found, expected, do = _FAULTS[kind]
    return Problem(Place(path), found.format(of=of), expected, do)


def _pictures(path: str) -> Problem:
    found, do = (
        "the pages of the PDF are pictures without text",
        "Have the text recognised first, and check its numbers.",
    )
    return Problem(Place(path), found, "one whose text can be selected", do)


def _shapes(path: str) -> Problem:
    found, do = "the letters of the PDF are shapes without a meaning", "Print it anew, or save the report as text."
    return Problem(Place(path), found, "a PDF whose text can be copied", do)


def _only_made(path: str, created: date) -> Problem:
    found = f"it does not say when it was published; its file was made on {created}, which may be another day"
    return Problem(Place(path), found, "the day of publication", "Give it with --date 2022-03-30.")
