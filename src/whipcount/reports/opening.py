"""Opening reports: all that the paths name, or every Problem that stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from whipcount.model import Problem, Report, Unusable
from whipcount.reports.fetching import fetch
from whipcount.reports.stream import Fetch, stream


def open_reports(
    paths: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: bytes | None = None,
    fetch: Fetch = fetch,
) -> tuple[Report, ...]:
    """The reports that the paths name, in the ways that `stream` knows, all held in memory.

    `published` and `publisher` stand above what the texts say of themselves. The same text named twice is one
    report under its first name. Raises one Unusable with the problems of all paths.
    """
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    for each in stream(paths, published=published, publisher=publisher, stdin=stdin, fetch=fetch):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            reports.setdefault(each.id, each)
    if problems:
        raise Unusable(problems)
    return tuple(reports.values())
