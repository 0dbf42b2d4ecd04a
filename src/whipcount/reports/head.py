"""What a text says of itself before its prose begins: when and by whom it was published, and where.

A text received by hand carries this in one of three ways: front matter between lines of `---`, a block of
`key: value` lines, or the dateline of the trade ("CITY, March 30, 2022 (Agency) -"). The first found wins;
a dateline is passed over in any case, for it is no prose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from whipcount.model import Place, Problem
from whipcount.reports.block import Field, block
from whipcount.reports.dateline import dateline, heading
from whipcount.reports.days import day


@dataclass(frozen=True, slots=True)
class Head:
    """What a head gives; None for what it does not give.

    prose: the offset of the first character after it. wrong: a date that is given and cannot be one.
    """

    published: date | None = None
    publisher: str | None = None
    address: str | None = None
    title: str | None = None
    prose: int = 0
    wrong: Problem | None = None

    def host(self) -> str | None:
        """The site of the address, which names the publisher when nothing better does."""
        address = self.address or ""
        try:
            host = urlsplit(address if "://" in address else f"//{address}").hostname
        except ValueError:
            return None
        return host.removeprefix("www.") if host and "." in host else None


def head(text: str, path: str, title: str | None = None) -> Head:
    """The head of a plain text; `title` is one known already, so that its line is passed over."""
    fields, start = block(text, path)
    headline, after = heading(text, start, title)
    line = dateline(text, after)
    published, wrong = _published(text, path, [f for f in (fields.get("published"), line.day) if f])
    return Head(
        published=published,
        publisher=_value(fields, "publisher"),
        address=_value(fields, "address"),
        title=_value(fields, "title") or headline,
        prose=line.end,
        wrong=wrong,
    )


def merged(above: Head, own: Head, path: str) -> Head:
    """What a page or a record says (`above`), and for the rest what the text taken from it says of itself (`own`)."""
    # Lines and columns of an extracted text are not those of the file.
    wrong = above.wrong or (replace(own.wrong, place=Place(path)) if own.wrong else None)
    published = above.published or (None if above.wrong else own.published)
    return Head(
        published=published,
        publisher=above.publisher or own.publisher,
        address=above.address or own.address,
        title=above.title or own.title,
        prose=own.prose,
        wrong=None if published else wrong,
    )


def _value(fields: dict[str, Field], name: str) -> str | None:
    return fields[name].value if name in fields else None


def _published(text: str, path: str, fields: list[Field]) -> tuple[date | None, Problem | None]:
    if not fields:
        return None, None
    try:
        found, why = day(fields[0].value), "no date in a form that is the same everywhere"
    except ValueError:
        found, why = None, "no day of the calendar"
    return found, None if found else _no_day(place(text, path, fields[0].start), fields[0].value, why)


def _no_day(where: Place, value: str, why: str) -> Problem:
    return Problem(where, f'"{value[:60]}" is {why}', "the day of publication, such as 2022-03-30", "Correct the date.")


def place(text: str, path: str, offset: int) -> Place:
    """Line and column of an offset, counted from 1."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
