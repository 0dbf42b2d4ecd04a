"""Bytes to characters. A wrong guess here would change every quote, so a doubt is a Problem.

The order: a byte order mark, UTF-8, the charset that the site names, the one that a page declares, Windows-1252.
UTF-8 stands before what is named, because text in another charset is hardly ever valid UTF-8 by chance, while
servers often name a charset that they were never told; only charsets that hide in seven bits are believed first.
Windows-1252 reads almost any bytes, so it is tried only where no character of the text stands in UTF-8.
"""

from __future__ import annotations

import codecs
import re

from whipcount.model import Place, Problem, Unusable

# The longer marks first: UTF-32 little-endian begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.05
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
# Python also knows "encodings" that are no charsets (hex, punycode, unicode_escape); a page may not ask for those.
_CHARSETS = (
    "utf-8",
    "utf-16",
    "utf-32",
    "iso",
    "windows",
    "cp",
    "koi8",
    "mac",
    "gb",
    "big5",
    "euc",
    "shift",
    "tis",
    "latin",
)
# Their bytes are ASCII, or full of null characters, whatever the text.
_HIDDEN = ("iso-2022", "utf-16", "utf-32")


def decode(data: bytes, path: str, named: str | None = None) -> str:
    """The characters of a text as received, without byte order mark and with line ends as one newline.

    named: the charset that the site which sent it gives, if any.
    """
    charset = named.lower() if named and named.lower().startswith(_CHARSETS) else None
    text = _marked(data, path)
    if text is None and charset and charset.startswith(_HIDDEN):
        text = _tried(data, [charset])
    if text is None:
        _refuse_binary(data, path)
        text = _unmarked(data, path, charset)
    return text.replace("\r\n", "\n")


def _marked(data: bytes, path: str) -> str | None:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    if not encoding:
        return None
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Unusable(_undecodable(path, len(mark) + error.start, encoding.upper())) from None
    if "\0" in text:
        raise Unusable(_binary(path, "a file with null characters"))
    return text


def _unmarked(data: bytes, path: str, charset: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start
    last_resort = [] if _partly_utf8(data) else ["windows-1252"]
    text = _tried(data, [*([charset] if charset else []), *_declared(data), *last_resort])
    if text is None:
        raise Unusable(_undecodable(path, offset, "UTF-8"))
    return text


def _tried(data: bytes, encodings: list[str]) -> str | None:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return None


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return [name] if name.startswith(_CHARSETS) else []


def _partly_utf8(data: bytes) -> bool:
    return not data.decode("utf-8", "ignore").isascii()


def _refuse_binary(data: bytes, path: str) -> None:
    start = data[:1024].lstrip()
    for magic, name in _FORMATS:
        if start.startswith(magic):
            raise Unusable(_binary(path, name))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _CONTROL_SHARE * len(data):
        raise Unusable(_binary(path, "a binary file"))


def _binary(path: str, name: str) -> Problem:
    do = "Convert it to text first and save it as UTF-8."
    return Problem(Place(path), f"this is {name}", "plain text, Markdown, HTML or PDF", do)


def _undecodable(path: str, offset: int, encoding: str) -> Problem:
    found = f"the byte at offset {offset} (counted from 0) is no {encoding}"
    return Problem(Place(path), found, "text in UTF-8", "Save the file as UTF-8.")
