"""A feed of what changed (Atom, RFC 4287): an entry for each day on which a count differs from the one before.

An entry keeps its id for ever, so that a reader of the feed sees each once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

_ALLOWED = ("\t", "\n", "\r")


@dataclass(frozen=True, slots=True)
class Entry:
    """A change on a day: a title, what is to be said of it, and the address of the count of that day."""

    day: date
    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed is about. id: the same for ever. address: of the page; own: of the feed; language: its code."""

    id: str
    title: str
    address: str
    own: str
    language: str = "en"


def atom(feed: Feed, entries: Iterable[Entry]) -> str:
    """The feed as XML, the newest entry first as it is given."""
    listed = list(entries)
    updated = _at(max((entry.day for entry in listed), default=date(1970, 1, 1)))
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(feed.language)}>',
        f"<id>{_text(feed.id)}</id><title>{_text(feed.title)}</title><updated>{updated}</updated>",
        "<author><name>whipcount</name></author>",
        f'<link href={_attribute(feed.address)}/><link rel="self" href={_attribute(feed.own)}/>',
    ]
    return "\n".join([*head, *(_entry(feed, entry) for entry in listed), "</feed>\n"])


def _entry(feed: Feed, entry: Entry) -> str:
    return (
        f"<entry><id>{_text(feed.id)}:{entry.day}</id><title>{_text(entry.title)}</title>"
        f"<updated>{_at(entry.day)}</updated><link href={_attribute(entry.address)}/>"
        f'<content type="text">{_text(entry.text)}</content></entry>'
    )


def _at(day: date) -> str:
    return f"{day}T00:00:00Z"


def _text(words: str) -> str:
    return escape(_clean(words))


def _attribute(words: str) -> str:
    return quoteattr(_clean(words))


def _clean(words: str) -> str:
    """Without the letters that XML cannot hold."""
    return "".join(letter for letter in words if letter in _ALLOWED or _holds(ord(letter)))


def _holds(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
