"""One text as received becomes one `Report`.

What is done to a text before it is stored, and nothing else:
1. its bytes are decoded and a byte order mark is left out,
2. line ends of two characters (CR LF) become one (LF),
3. of an HTML page the article's text is extracted, and of a PDF the text of its pages.
The id is the sha256 of the stored text in UTF-8.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.decoding import decode
from whipcount.reports.head import Head, head, merged
from whipcount.reports.page import is_page, page_head, page_text
from whipcount.reports.pdf import is_pdf, pdf
from whipcount.reports.sources import HTML_SUFFIXES, check_size


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of all reports named together; it stands above what the texts say of themselves.

    title, address: of one report, where a person hands over one.
    """

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    address: str | None = None


class Undated(Unusable):
    """A text that does not say when it was published, and nobody else says it."""


@dataclass(frozen=True, slots=True)
class Received:
    """One report as it came, before anything is done to it.

    path: the name by which the person gave it. html, charset: what the site that sent it says it is.
    address: where it was fetched, after all redirects.
    """

    data: bytes
    path: str
    html: bool = False
    charset: str | None = None
    address: str | None = None


def report_of(received: Received, given: Given) -> Report:
    """The report in what was received; Unusable when it holds none."""
    if not received.data.strip():
        raise Unusable(empty(received.path))
    text, found = _text_and_head(received)
    return stored(text, replace(found, address=_fetched_at(found, received.address)), received.path, given)


def _text_and_head(received: Received) -> tuple[str, Head]:
    data, path = received.data, received.path
    if is_pdf(data):
        return pdf(data, path)
    text = decode(data, path, received.charset)
    if not (received.html or path.lower().endswith(HTML_SUFFIXES) or is_page(text)):
        return text, head(text, path)
    check_size(path, len(data), html=True)
    return page(text, path)


def _fetched_at(found: Head, address: str | None) -> str | None:
    """A page may name its own best address, but only its site's: another's would lend it another's name."""
    if address is None or found.host() == Head(address=address).host():
        return found.address
    return address


def page(html: str, path: str) -> tuple[str, Head]:
    """The article's text on an HTML page, and what page and text say of themselves."""
    text, above = page_text(html), page_head(html)
    return text, merged(above, head(text, path, above.title), path)


def stored(text: str, found: Head, path: str, given: Given) -> Report:
    """The report of a text and its head; it must say something, and when it was published must be known."""
    if not any(map(str.isalnum, text[found.prose :])):
        raise Unusable(empty(path))
    return Report(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        path=path,
        text=text,
        published=given.published or _published(found, path),
        publisher=given.publisher or found.publisher or found.host(),
        address=given.address or found.address,
        title=given.title or found.title,
        body=found.prose,
    )


def _published(found: Head, path: str) -> date:
    if found.published:
        return found.published
    raise Unusable(found.wrong) if found.wrong else Undated(_undated(path))


def empty(path: str) -> Problem:
    """The problem of a text without a letter or a digit after its head."""
    return Problem(Place(path), "it holds no words", "the text of a report", "Check that the report was saved whole.")


def _undated(path: str) -> Problem:
    do = (
        'Give it as front matter ("date: 2022-03-30" between two lines of ---), as a dateline '
        '("date 2022-03-30" or "CITY, March 30, 2022 -" before the first sentence) or with --date 2022-03-30.'
    )
    return Problem(Place(path), "it does not say when it was published", "the day of publication", do)
