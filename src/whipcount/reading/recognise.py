"""Which chamber a text is about, told by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from whipcount.model.law import Chamber
from whipcount.model.problem import Place, Problem, Unusable
from whipcount.model.report import Report
from whipcount.reading.folding import fold

_PARTY_POINTS = 1
_COUNTRY_POINTS = 3
_PEOPLE_POINTS = 2


def recognise(reports: Iterable[Report], chambers: Sequence[Chamber]) -> Chamber | None:
    """The one chamber that the reports are about, or None when none is known.

    Each report votes for the chamber whose country, people and parties it names most; a second chamber with
    at least half as much evidence in the same report means the report is about both. Reports that are about
    different chambers, or one about two, are refused: a count belongs to one house.
    """
    found: dict[str, tuple[Chamber, Report]] = {}
    for report in reports:
        for chamber in _chambers_of(report, chambers):
            found.setdefault(chamber.id, (chamber, report))
    if len(found) > 1:
        raise Unusable(_two(list(found.values())))
    return next((chamber for chamber, _ in found.values()), None)


def _chambers_of(report: Report, chambers: Sequence[Chamber]) -> list[Chamber]:
    folded = fold(report.text[report.body :])
    points = {chamber.id: _points(folded, chamber) for chamber in chambers}
    best = max(points.values(), default=0)
    return [c for c in chambers if points[c.id] >= max(_COUNTRY_POINTS, best / 2)]


def _points(folded: str, chamber: Chamber) -> int:
    """Three for each naming of the country or its members, two for its people, one for each party that is named.

    One word such as "German" alone is too little. Parties alone are no evidence: the same ones sit in regional
    assemblies. Without the country's name they count only where the house is named too.
    """
    country = _COUNTRY_POINTS * _times(folded, (chamber.country, *chamber.member_words))
    country += _PEOPLE_POINTS * _times(folded, chamber.demonyms)
    house = _times(folded, (chamber.name, *chamber.aliases))
    if not country and not house:
        return 0
    return country + _PARTY_POINTS * (_parties(folded, chamber) + bool(country and house))


def _parties(folded: str, chamber: Chamber) -> int:
    """How many of the chamber's parties are named, by full title or name; a single one is no evidence."""
    spellings = [(p.name, p.title, *p.aliases) for p in chamber.parties]
    named = sum(1 for group in spellings if _times(folded, [name for name in group if name]))
    return named if named > 1 else 0


def _times(folded: str, words: Iterable[str]) -> int:
    return len(pattern.findall(folded)) if (pattern := _pattern(tuple(words))) else 0


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the words as whole words; "German-speaking" is none."""
    either = "|".join(re.escape(fold(word)) for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})s?(?![\w-])") if either else None


def _two(found: list[tuple[Chamber, Report]]) -> Problem:
    (first, report), (second, other) = found[:2]
    here = f"{first.name} of {first.country}"
    there = f"{second.name} of {second.country}"
    same = report.id == other.id
    where = "both" if same else f"one ({report.path}) and of the other ({other.path})"
    return Problem(
        Place(other.path),
        f"the reports speak of {where} the {here} and the {there}" if same else f"a report on the {there}",
        "reports on one chamber" if same else f"the {here}, as in {report.path}",
        f"Give the chamber with --chamber {first.id} or --chamber {second.id}, or count the reports apart.",
    )
