"""Articles kept as records: in JSON lines, an archive's usual form, every line is one article.

A record has the keys that archives use (text, body, date, published, …); which are taken stands in one table,
`TEXTS` here and `KEYS` for the rest, shared with front matter. Spaces, hyphens, underscores and capitals in a
key do not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.block import KEYS, Field, key_of, named
from whipcount.reports.days import day
from whipcount.reports.head import Head, head, merged
from whipcount.reports.lines import numbered_lines
from whipcount.reports.markup import plain
from whipcount.reports.page import is_fragment, is_page, page_head, page_text, storable
from whipcount.reports.received import Given, stored
from whipcount.reports.sources import check_size, shown

# In the order in which they are believed.
TEXTS = ("text", "body", "content", "article", "articlebody", "articletext", "maintext", "fulltext")
TAKEN = frozenset((*TEXTS, *(key for keys in KEYS.values() for key in keys)))


def json_lines(path: str, given: Given) -> Iterator[Report | Problem]:
    """The articles of a JSON lines file, one at a time; a line that holds none gives its Problem."""
    for each in numbered_lines(path):
        if isinstance(each, Problem):
            yield each
            continue
        number, line = each
        place = Place(shown(path), number)
        if number == 1 and line.lstrip().startswith(b"["):
            raise Unusable(_array(place))
        yield article(line, place, given)


def article(line: bytes, place: Place, given: Given) -> Report | Problem:
    """The report in one line of JSON, or what is wrong with it."""
    try:
        record = json.loads(line.rstrip(b"\r\n").decode("utf-8"))
    except json.JSONDecodeError as error:
        return _no_json(replace(place, column=error.colno), error.msg)
    except UnicodeDecodeError as error:
        return _no_json(replace(place, column=error.start + 1), "a byte that is no UTF-8")
    except (ValueError, RecursionError):
        return _no_json(place, "a number or a nesting without end")
    if not isinstance(record, dict):
        return _no_json(place, "no object in braces")
    return from_record(record, place, given)


def from_record(record: Mapping[str, object], place: Place, given: Given) -> Report | Problem:
    """The report in one record, or what is wrong with it, at its place."""
    try:
        return _report(record, place, given)
    except Unusable as error:
        return replace(error.problems[0], place=place)


def _report(record: Mapping[str, object], place: Place, given: Given) -> Report:
    path = str(place)
    fields: dict[str, object] = {}
    for key, value in record.items():
        fields.setdefault(key_of(key), value)
    text, above = _text_and_head(fields, place)
    own = head(text, path, above.title)
    return stored(text, merged(above, own, path), path, given)


def _text_and_head(fields: Mapping[str, object], place: Place) -> tuple[str, Head]:
    text = _text(fields, place)
    said = _said(fields, place)
    if is_page(text):
        check_size(str(place), len(text.encode()), html=True)
        return page_text(text), merged(said, page_head(text), str(place))
    return (plain(text) if is_fragment(text) else text), said


def _text(fields: Mapping[str, object], place: Place) -> str:
    given = (fields[key] for key in TEXTS if key in fields)
    text = next((words for words in given if isinstance(words, str) and words.strip()), None)
    if text is None:
        raise Unusable(_no_text(place))
    if "\0" in text:
        raise Unusable(_null(place))
    text = storable(text).replace("\r\n", "\n")
    check_size(str(place), len(text.encode()))
    return text


def _said(fields: Mapping[str, object], place: Place) -> Head:
    """What the record says beside its text."""
    words = {key: Field(said, 0) for key, value in fields.items() if key in TAKEN and (said := _words(value))}
    found = {name: field.value for name, field in named(words).items()}
    published, wrong = _published(found.get("published"), place)
    return Head(published, found.get("publisher"), found.get("address"), found.get("title"), wrong=wrong)


def _words(value: object) -> str:
    """A value as one line of words; a publisher may be an object with a name, a date a date."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date | int):
        value = str(value)
    return storable(" ".join(value.split())) if isinstance(value, str) else ""


def _published(words: str | None, place: Place) -> tuple[date | None, Problem | None]:
    if words is None:
        return None, None
    try:
        found = day(words)
    except ValueError:
        found = None
    return found, None if found else _no_day(place, words)


def _array(place: Place) -> Problem:
    found, do = "the file is one JSON array", "Write one object a line, as `jq -c '.[]'` does."
    return Problem(place, found, "JSON lines: an object on every line", do)


def _no_json(place: Place, found: str) -> Problem:
    do = "Mend or leave out the line."
    return Problem(place, f"this is no article in JSON ({found})", "one JSON object on one line", do)


def _no_text(place: Place) -> Problem:
    expected = f"the article as words under one of: {', '.join(TEXTS[:4])}"
    return Problem(place, "the article has no text", expected, "Rename the field that holds it, or leave it out.")


def _null(place: Place) -> Problem:
    return Problem(place, "the text holds null characters", "words only", "Mend the text, or leave it out.")


def _no_day(place: Place, words: str) -> Problem:
    found = f'"{words[:60]}" is no day in a form that is the same everywhere'
    return Problem(place, found, "the day of publication, such as 2022-03-30", "Correct the date.")
