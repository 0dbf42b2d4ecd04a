"""Opening reports: each named text becomes one `Report`, or one `Problem` that says what is wrong with it.

What is done to a text before it is stored, and nothing else:
1. its bytes are decoded and a byte order mark is left out,
2. line ends of two characters (CR LF) become one (LF),
3. of an HTML page the article's text is extracted.
The id is the sha256 of the stored text in UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.decoding import decode
from whipcount.reports.head import Head, head
from whipcount.reports.page import is_page, page_head, page_text
from whipcount.reports.sources import HTML_SUFFIXES, check_size, contents, named_files, shown


def open_reports(
    paths: Sequence[str], *, published: date | None = None, publisher: str | None = None, stdin: bytes | None = None
) -> tuple[Report, ...]:
    """The reports that the paths name: files, folders with all reports below them, or "-" for `stdin`.

    A report is plain text, Markdown or HTML. `published` and `publisher` stand above what the texts say of
    themselves. The same text named twice is one report under its first name. Raises one Unusable with the
    problems of all paths.
    """
    reports: dict[str, Report] = {}
    problems = [] if paths else [_none_named()]
    for name in named_files(paths):
        try:
            report = _report(name, stdin, published, publisher)
        except Unusable as error:
            problems.extend(error.problems)
        else:
            reports.setdefault(report.id, report)
    if problems:
        raise Unusable(problems)
    return tuple(reports.values())


def _report(name: str | Problem, stdin: bytes | None, published: date | None, publisher: str | None) -> Report:
    if isinstance(name, Problem):
        raise Unusable(name)
    path = shown(name)
    text, found = _text_and_head(_received(name, stdin), path)
    _refuse_silence(text, found, path)
    return Report(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        path=path,
        text=text,
        published=published or _published(found, path),
        publisher=publisher or found.publisher or found.host(),
        address=found.address,
        title=found.title,
        body=found.prose,
    )


def _received(name: str, stdin: bytes | None) -> bytes:
    if name != "-":
        return contents(name)
    if stdin is None:
        raise ValueError('"-" was named and no bytes of standard input were given')
    check_size(name, len(stdin))
    return stdin


def _text_and_head(data: bytes, path: str) -> tuple[str, Head]:
    if not data.strip():
        raise Unusable(_empty(path))
    text = decode(data, path)
    if not path.lower().endswith(HTML_SUFFIXES) and not is_page(text):
        return text, head(text, path)
    check_size(path, len(data), html=True)
    return _page(text, path)


def _page(page: str, path: str) -> tuple[str, Head]:
    text, given = page_text(page), page_head(page)
    own = head(text, path, given.title)
    # Lines and columns of an extracted text are not those of the file.
    wrong = replace(own.wrong, place=Place(path)) if own.wrong and not given.published else None
    return text, Head(
        published=given.published or own.published,
        publisher=given.publisher or own.publisher,
        address=given.address or own.address,
        title=given.title or own.title,
        prose=own.prose,
        wrong=wrong,
    )


def _published(found: Head, path: str) -> date:
    if found.published:
        return found.published
    raise Unusable(found.wrong or _undated(path))


def _refuse_silence(text: str, found: Head, path: str) -> None:
    """Something must be said: a letter or a digit after the head."""
    if not any(map(str.isalnum, text[found.prose :])):
        raise Unusable(_empty(path))


def _none_named() -> Problem:
    return Problem(None, "no report was named", "files, folders or -", "Name at least one report.")


def _empty(path: str) -> Problem:
    return Problem(Place(path), "it holds no words", "the text of a report", "Check that the report was saved whole.")


def _undated(path: str) -> Problem:
    do = (
        'Give it as front matter ("date: 2022-03-30" between two lines of ---), as a dateline '
        '("date 2022-03-30" or "CITY, March 30, 2022 -" before the first sentence) or with --date 2022-03-30.'
    )
    return Problem(Place(path), "it does not say when it was published", "the day of publication", do)
