"""HTML walked once, from left to right, in time that grows only with its length.

Pages come from anywhere. A parser that builds a tree can be made to work for minutes by a hundred thousand
nested tags; this walk knows no tree. It tells how deep a page is before a tree is built of it, reads its
head, and gives its text when the extractor cannot.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

# A quoted attribute may hold ">" but not "<", so every attempt ends at the next "<" and none is repeated.
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)(?P<attributes>(?>[^<>"']++|"[^"<]*+"|'[^'<]*+')*+|[^<>]*+)>"""
)
_START = re.compile(r"<(?=[A-Za-z!?/])")
_OTHER = re.compile(r"<[!?/][^<>]*+>")
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])(?P<key>[\w:.-]++)\s*+=\s*+(?P<value>"[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_ENDLESS_NUMBER = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9A-Fa-f]{8,}+);?")
_RAW = frozenset(("script", "style", "title", "textarea", "template", "noscript", "svg", "iframe"))
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in _RAW}
_COMMENT_END = re.compile("-->")
_CELLS = frozenset(("td", "th"))
_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())
# Tags that do not nest: they have no end, or end where the next one begins.
_FLAT_WORDS = (
    "area base br col embed hr img input link meta param source track wbr p li dd dt tr td th thead tbody tfoot "
    "option optgroup colgroup body html head"
)
_FLAT = frozenset(_FLAT_WORDS.split())


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a whole element where its content is no markup (a script, the title): then with content."""

    name: str
    closing: bool = False
    words: str = ""
    content: str = ""

    def attributes(self) -> dict[str, str]:
        """Attribute names in lower case, values without quotation marks; the first of equal names."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.words):
            found.setdefault(match["key"].lower(), characters(match["value"].strip("\"'")))
        return found


def pieces(page: str) -> Iterator[Tag | str]:
    """Tags and the text between them, in order; comments are left out."""
    unclosed: set[str] = set()
    at = 0
    while start := _START.search(page, at):
        if start.start() > at:
            yield page[at : start.start()]
        piece, at = _piece(page, start.start(), unclosed)
        yield piece
    yield page[at:]


def depth(page: str) -> int:
    """How many elements are open at once at most."""
    level = deepest = 0
    for piece in pieces(page):
        if isinstance(piece, Tag) and piece.name not in _FLAT and piece.name not in _RAW:
            level = max(0, level - 1) if piece.closing else level + 1
            deepest = max(deepest, level)
    return deepest


def plain(page: str) -> str:
    """All text of a page, a line for each block of it, without judging what belongs to the article."""
    raw = "".join(_shown(piece) for piece in pieces(page))
    lines = (re.sub(r"[^\S\n]+", " ", line).strip(" |") for line in raw.split("\n"))
    return "\n".join(line for line in lines if line)


def characters(words: str) -> str:
    """Character references replaced; a number too long to be a character becomes a replacement mark."""
    return html.unescape(_ENDLESS_NUMBER.sub("\ufffd", words))


def _shown(piece: Tag | str) -> str:
    if isinstance(piece, str):
        return re.sub(r"\s+", " ", characters(piece))
    if piece.name in _CELLS:
        return "" if piece.closing else " | "
    return "" if piece.name in _INLINE else "\n"


def _piece(page: str, start: int, unclosed: set[str]) -> tuple[Tag | str, int]:
    if page.startswith("<!--", start):
        end = _end(page, start + 4, _COMMENT_END, unclosed)
        return "", start + 4 if end is None else end + 3
    tag = _TAG.match(page, start)
    if tag is None:
        other = _OTHER.match(page, start)
        return ("", other.end()) if other else ("<", start + 1)
    return _element(page, tag, unclosed)


def _element(page: str, tag: re.Match[str], unclosed: set[str]) -> tuple[Tag | str, int]:
    name = tag["name"].lower()
    end = None
    if name in _RAW and not tag["close"]:
        end = _end(page, tag.end(), _ENDS[name], unclosed)
    if end is None:
        return Tag(name, bool(tag["close"]), tag["attributes"]), tag.end()
    return Tag(name, words=tag["attributes"], content=page[tag.end() : end]), end


def _end(page: str, start: int, mark: re.Pattern[str], unclosed: set[str]) -> int | None:
    """Where the mark stands next. What is not found once is not looked for again, or a page of a hundred
    thousand open comments would be read a hundred thousand times."""
    if mark.pattern in unclosed:
        return None
    found = mark.search(page, start)
    if found is None:
        unclosed.add(mark.pattern)
        return None
    return found.start()
