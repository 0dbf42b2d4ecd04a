"""Reports one after another, however many there are: the memory used does not grow with their number.

A newsroom's archive holds a million articles. Each is opened when it is asked for and forgotten when the next
one is, in the order of the paths and, within a file, of its lines or rows. What is wrong with one article comes out in
its place as a Problem, so that a long run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from whipcount.model import Problem, Report, Unusable
from whipcount.reports.articles import json_lines
from whipcount.reports.fetching import fetch
from whipcount.reports.parquet import parquet_rows
from whipcount.reports.received import Given, Received, report_of
from whipcount.reports.sources import check_size, contents, is_address, is_json_lines, is_parquet, named_files, shown

Fetch = Callable[[str], Received]


def stream(
    paths: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: bytes | None = None,
    fetch: Fetch = fetch,
) -> Iterator[Report | Problem]:
    """What the paths name, lazily: files, folders with all reports below them, web addresses, or "-" for `stdin`.

    A file holds one report (plain text, Markdown, HTML) or many articles (JSON lines, Parquet); an article's
    path is "file.jsonl:17" or "file.parquet#17". `published` and `publisher` stand above what the texts say of
    themselves. The same text named twice comes twice. Nothing is raised for what a person wrote or named
    wrongly; that is a Problem. `fetch` gets what an address holds.
    """
    given = Given(published, publisher)
    if not paths:
        yield _none_named()
    for name in named_files(paths):
        if isinstance(name, Problem):
            yield name
        else:
            yield from _reports(name, stdin, given, fetch)


def _reports(name: str, stdin: bytes | None, given: Given, fetch: Fetch) -> Iterator[Report | Problem]:
    try:
        if is_address(name):
            yield report_of(fetch(name), given)
        elif is_json_lines(name):
            yield from json_lines(name, given)
        elif is_parquet(name):
            yield from parquet_rows(name, given)
        else:
            yield report_of(Received(_bytes(name, stdin), shown(name)), given)
    except Unusable as error:
        yield from error.problems


def _bytes(name: str, stdin: bytes | None) -> bytes:
    if name != "-":
        return contents(name)
    if stdin is None:
        raise ValueError('"-" was named and no bytes of standard input were given')
    check_size(name, len(stdin))
    return stdin


def _none_named() -> Problem:
    return Problem(None, "no report was named", "files, folders, addresses or -", "Name at least one report.")
