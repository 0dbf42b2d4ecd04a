"""Front matter between `---` lines, or `key: value` lines at the very top of a text.

The names of values are those that archives use too, so records of articles share the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whipcount.model import Place, Problem, Unusable

# Keys in the order in which they are believed, without spaces, hyphens and underscores.
KEYS = {
    "published": (
        "date", "published", "datepublished", "publicationdate", "publishedat", "publishedon", "pubdate",
        "publishdate", "publisheddate", "datepublish", "publishedtime",
    ),
    "publisher": ("publisher", "outlet", "source", "newspaper", "site", "sitename", "publication", "domain"),
    "address": ("url", "address", "link", "canonical", "permalink", "source"),
    "title": ("title", "headline"),
}  # fmt: skip
_KNOWN = frozenset(key for keys in KEYS.values() for key in keys)
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}):[ \t]*(?P<value>[^\n]*)(?:\n|\Z)")
_FENCE = re.compile(r"\s*---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_SPACE = re.compile(r"\s*")
_COMMENT = re.compile(r"\s+#.*")
_FRONT_MATTER_LIMIT = 20_000
_DATE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the head and the offset at which it stands."""

    value: str
    start: int


def block(text: str, path: str) -> tuple[dict[str, Field], int]:
    """What the block at the top gives under our four names, and where the text goes on after it."""
    fence = _FENCE.match(text)
    lines, end = _front_matter(text, fence.end(), path) if fence else _header(text)
    return named(lines), end


def _front_matter(text: str, start: int, path: str) -> tuple[dict[str, Field], int]:
    """The lines between two fences; a rule drawn above prose is no fence."""
    close = _CLOSE.search(text, start, start + _FRONT_MATTER_LIMIT)
    if close is None:
        _refuse_open_fence(text, path, start)
        return {}, 0
    lines = _lines(text, start, close.start())
    return lines, close.end() if lines else 0


def _header(text: str) -> tuple[dict[str, Field], int]:
    """`key: value` lines up to a blank line; without that line only known keys, and a date among them."""
    start = at = _SPACE.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    known = start
    while (line := _LINE.match(text, at)) and line["value"].strip() and not _is_prose(line):
        known = line.end() if key_of(line["key"]) in _KNOWN and known == at else known
        at = line.end()
    if at == len(text) or text[at] == "\n":
        lines = _lines(text, start, at)
        return (lines, at) if lines.keys() & _KNOWN else ({}, start)
    lines = _lines(text, start, known)
    return (lines, known) if lines.keys() & set(KEYS["published"]) else ({}, start)


def _is_prose(line: re.Match[str]) -> bool:
    """A whole article may stand on one line after "Date: 2022-03-30"; that is a dateline."""
    return key_of(line["key"]) in KEYS["published"] and len(line["value"]) > _DATE_LIMIT


def _lines(text: str, start: int, end: int) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    while start < end:
        if line := _LINE.match(text, start, end):
            fields.setdefault(key_of(line["key"]), _field(line))
        start = text.find("\n", start, end) + 1 or end
    return fields


def _field(line: re.Match[str]) -> Field:
    value = line["value"].strip()
    if value[:1] in {'"', "'"} and value.find(value[0], 1) > 0:
        return Field(value[1 : value.find(value[0], 1)].strip(), line.start("value") + 1)
    return Field(_COMMENT.sub("", value), line.start("value"))


def named(lines: dict[str, Field]) -> dict[str, Field]:
    """The values under our four names; of several keys for one name the first in the table that has a value."""
    fields: dict[str, Field] = {}
    for name, keys in KEYS.items():
        given = (lines[key] for key in keys if key in lines and lines[key].value)
        found = next((field for field in given if _fits(name, field.value)), None)
        if found:
            fields[name] = found
    return fields


def _fits(name: str, value: str) -> bool:
    """`source:` is used for a newspaper and for an address alike; the value tells which."""
    is_address = value.lower().startswith(("http://", "https://", "www."))
    return is_address if name == "address" else name != "publisher" or not is_address


def key_of(words: str) -> str:
    """A key as the table writes it: without spaces, hyphens, underscores and capitals."""
    return re.sub(r"[ _-]", "", words).lower()


def _refuse_open_fence(text: str, path: str, at: int) -> None:
    line = _LINE.match(text, at)
    if line and key_of(line["key"]) in _KNOWN:
        found = "the front matter begins with --- and does not end"
        do = "Add a line of --- after its last line."
        raise Unusable(Problem(Place(path, text.count("\n", 0, at), 1), found, "a second line of ---", do))
