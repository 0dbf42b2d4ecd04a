"""An HTML page: the text of its article, and what its head says of it.

The stored text of a page is the text extracted from it, so offsets count characters of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from whipcount.reports.days import day
from whipcount.reports.head import Head
from whipcount.reports.markup import Tag, characters, depth, pieces, plain

# Names of meta elements, the most trusted first.
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_SITES = ("og:site_name", "application-name")
_TITLES = ("og:title", "twitter:title")
_DATED = re.compile(r'"datePublished"\s*+:\s*+"([^"]{8,40})"')
_SAVED_FROM = re.compile(r"<!-- saved from url=\([0-9]+\)(https?://\S{1,2000}) -->")
_BLOCK = re.compile(
    r"\s*<(p|div|article|section|main|body|h[1-6]|ul|ol|table|figure|blockquote|header)(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)
# The extractor builds a tree, in up to the square of the tags; libxml2 drops what is nested deeper than 256.
# An ordinary article has 500 to 8,000 tags, nested 15 to 40 deep.
_MOST_TAGS = 20_000
_DEEPEST = 200


@dataclass(slots=True)
class _Found:
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    title: str | None = None
    linked_data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def is_page(text: str) -> bool:
    """Whether a text is HTML though its name does not say so."""
    start = text[:1000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html")) or (start.startswith("<") and "<html" in start)


def is_fragment(text: str) -> bool:
    """Whether a text is a piece of HTML, as archives keep the body of an article: it begins with a block that ends."""
    start = _BLOCK.match(text)
    return start is not None and f"</{start[1].lower()}>" in text.lower()


def page_text(page: str) -> str:
    """The article's text by trafilatura; all text of the page where that finds nothing or would take too long."""
    page = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", page)
    hard = page.count("<") > _MOST_TAGS or depth(page) > _DEEPEST
    text = None if hard else _article(page)
    return storable(text.strip() if text and text.strip() else plain(page))


def page_head(page: str) -> Head:
    """Date, publisher, address and title from the page's head. A date that cannot be one is passed over:
    the reader of a page did not write it."""
    found = _look(page)
    return Head(
        published=_first_day(found),
        publisher=_first(found.meta, _SITES),
        address=_address(found, page),
        title=_first(found.meta, _TITLES) or found.title,
    )


def _article(page: str) -> str | None:
    from trafilatura import extract  # noqa: PLC0415 - a third of a second that only pages need

    try:
        text: str | None = extract(page, include_comments=False, include_tables=True)
    except ValueError:  # it replaces character references as Python does, which raises on endless numbers
        return None
    return text


def _look(page: str) -> _Found:
    found = _Found()
    for piece in pieces(page):
        if isinstance(piece, Tag) and piece.name in _NOTES and not piece.closing:
            _NOTES[piece.name](found, piece)
    return found


def _note_meta(found: _Found, tag: Tag) -> None:
    attributes = tag.attributes()
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    if value := _clean(attributes.get("content", "")):
        found.meta.setdefault(name.lower(), value)


def _note_link(found: _Found, tag: Tag) -> None:
    attributes = tag.attributes()
    if attributes.get("rel", "").lower() == "canonical":
        found.canonical = found.canonical or attributes.get("href")


def _note_title(found: _Found, tag: Tag) -> None:
    found.title = found.title or _clean(characters(tag.content))


def _note_script(found: _Found, tag: Tag) -> None:
    if "ld+json" in tag.words:
        found.linked_data += _DATED.findall(tag.content)


def _note_time(found: _Found, tag: Tag) -> None:
    if value := tag.attributes().get("datetime"):
        found.times.append(value)


_NOTES: dict[str, Callable[[_Found, Tag], None]] = {
    "meta": _note_meta,
    "link": _note_link,
    "title": _note_title,
    "script": _note_script,
    "time": _note_time,
}


def _first_day(found: _Found) -> date | None:
    given = [found.meta[name] for name in _DATES if name in found.meta]
    days = (_day(words) for words in (*given, *found.linked_data, *found.times))
    return next((day for day in days if day), None)


def _day(words: str) -> date | None:
    try:
        return day(words)
    except ValueError:
        return None


def _address(found: _Found, page: str) -> str | None:
    saved = _SAVED_FROM.search(page[:4000])
    given = (found.canonical, found.meta.get("og:url"), saved[1] if saved else None)
    return next((words for words in given if words and words.lower().startswith(("http://", "https://"))), None)


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _clean(words: str) -> str | None:
    return storable(" ".join(words.split())) or None


def storable(text: str) -> str:
    """The text without halves of characters, which cannot be written in UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
