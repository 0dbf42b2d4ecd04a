"""Two sides of one crisis, found by what a person calls them, and the difference between their counts.

A side is a day, an outlet by its name, or a report or folder by its path, looked for in that order among the reports of
the crisis. What fits twice is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from whipcount.crisis.days import day
from whipcount.model import Count, Problem, Report, Unusable
from whipcount.model.difference import Difference, Side
from whipcount.model.words import Bench, MotionKind
from whipcount.sentences import worded

if TYPE_CHECKING:
    from whipcount.count.gather import Evidence
    from whipcount.crisis.crisis import Crisis

_SIDES = {Bench.GOVERNMENT, Bench.OPPOSITION}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(word: str) -> bool:
    """Whether a word is written as a day is, and so can be nothing else."""
    return _DAY.fullmatch(word.strip()) is not None


Named = date | tuple[str, tuple[Report, ...]]  # a day, or a name with the reports that are its own


class Differing:
    """The comparison of two counts of a crisis.

    known: the reports that are asked. paths: for words that are paths, the ids of the reports there; the others are
    looked for by the path that a report was given.
    """

    def __init__(self, crisis: Crisis, as_of: date | None, paths: Mapping[str, Sequence[str]] | None = None) -> None:
        self.crisis, self.as_of = crisis, as_of
        self.known = crisis.known_on(as_of) if as_of else crisis.reports
        self.paths = paths or {}

    def between(self, first: date | str, second: date | str, most: int) -> Difference:
        """The difference of the two, with at most so many explanations. Unusable where a side cannot be had."""
        from whipcount.count.differences import Ground, Record, difference  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.count.motion import motion  # noqa: PLC0415 - the same

        named = self._both(first, second)
        evidence, house = self._evidence(named)
        one, two = self._counted((self._side(named[0], evidence, house), self._side(named[1], evidence, house)))
        about = motion(evidence)
        kind = about.kind if about else MotionKind.NO_CONFIDENCE
        found = difference(Ground(Record(evidence, self.crisis.chamber, house, kind, self._placed), one, two), most)
        if not set(found.apart) & _SIDES and not found.remarks:
            raise Unusable(_nothing(one, two))
        return found

    def _placed(self, party: str) -> Bench | None:
        """The bench on which every plausible account of the last day has all of a party's seats."""
        count = self.crisis.count(self.as_of)
        known = next((each for each in count.parties if each.party == party), None)
        benches = [bench for bench, band in known.benches.items() if band.plausible.high] if known else []
        return benches[0] if len(benches) == 1 else None

    def _both(self, first: date | str, second: date | str) -> tuple[Named, Named]:
        """The two sides; reports of one outlet that a person tells apart by their paths go by those."""
        one, two = self._named(first), self._named(second)
        if one == two:
            do = worded("refusal.same.do")
            raise Unusable(Problem(None, worded("refusal.same"), worded("refusal.same.expected"), do))
        if isinstance(one, date) or isinstance(two, date) or one[0] != two[0]:
            return one, two
        return (str(first), one[1]), (str(second), two[1])

    def _named(self, given: date | str) -> Named:
        """A day, or a name with the reports that are its own."""
        if isinstance(given, date) or is_day(given):
            return self._day(day(given, "day of a count"))
        word = given.strip()
        published = tuple(r for r in self.known if r.publisher and r.publisher.casefold() == word.casefold())
        placed = tuple(report for report in self.known if self._lies_in(report, given))
        if published and placed and set(published) != set(placed):
            raise Unusable(_twice(word))
        if not published and not placed:
            raise Unusable(self._nobody(word))
        return (published[0].publisher or word if published else _publisher(placed) or word), published or placed

    def _day(self, on: date) -> date:
        if self.as_of and on > self.as_of:
            found = worded("refusal.later", day=str(on), as_of=str(self.as_of))
            raise Unusable(Problem(None, found, worded("refusal.later.expected"), worded("refusal.later.do")))
        return on

    def _lies_in(self, report: Report, path: str) -> bool:
        if path in self.paths:
            return report.id in self.paths[path]
        return report.path == path or f"{os.path.normpath(report.path)}/".startswith(f"{os.path.normpath(path)}/")

    def _evidence(self, named: Iterable[Named]) -> tuple[Evidence, int | None]:
        """What the reports say, up to the later of two days, and the size of the house."""
        from whipcount.count.gather import gather  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.count.size import size  # noqa: PLC0415 - the same

        days = [each for each in named if isinstance(each, date)]
        last = max(days) if len(days) == 2 else self.as_of or max(report.published for report in self.known)
        known = self.crisis.known_on(last)
        readings = self.crisis.readings(known)
        claims = [claim for reading in readings for claim in reading.claims]
        evidence = gather(claims, reports=known, witnesses={}, as_of=last)
        seats, is_known = size(evidence, self.crisis.house(readings, last)[1])
        return evidence, seats if is_known else None

    def _side(self, named: Named, evidence: Evidence, house: int | None) -> Side:
        from whipcount.count.differences import dated, outlet  # noqa: PLC0415 - importing whipcount stays cheap

        if isinstance(named, date):
            return dated(self.crisis.count(named))
        name, reports = named
        return outlet(name, evidence, [report.id for report in reports], house)

    def _counted(self, sides: tuple[Side, Side]) -> tuple[Side, Side]:
        """The sides with counts of their own reports where neither bench is printed by both."""
        from whipcount.count.differences import counted, open_benches  # noqa: PLC0415 - importing whipcount stays cheap

        wanted = open_benches(*sides)
        one, two = (counted(side, self._count(side), wanted) if self._lacks(side, wanted) else side for side in sides)
        return one, two

    def _lacks(self, side: Side, wanted: Iterable[Bench]) -> bool:
        return not side.dated and any(bench not in side.figures for bench in wanted)

    def _count(self, side: Side) -> Count:
        return self.crisis.only(side.reports).count(side.day)

    def _nobody(self, word: str) -> Problem:
        from whipcount.files import nearest  # noqa: PLC0415 - only when something is wrong

        names = list(dict.fromkeys(report.publisher for report in self.known if report.publisher))
        guess = nearest(word, names)
        do = worded("refusal.outlet.guess", guess=guess) if guess else worded("refusal.outlet.do")
        expected = worded("refusal.one_of", names=", ".join(names)) if names else worded("refusal.outlet.expected")
        return Problem(None, worded("refusal.outlet", word=word), expected, do)


def _publisher(reports: Sequence[Report]) -> str | None:
    """The one outlet that published all of these."""
    names = {report.publisher for report in reports}
    return names.pop() if len(names) == 1 else None


def _twice(word: str) -> Problem:
    found = f"'{word}' names an outlet and a path, with different reports"
    return Problem(None, found, "a name that means one thing", f"Write ./{word} for the path.")


def _nothing(first: Side, second: Side) -> Problem:
    found = worded("refusal.uncounted", first=first.name, second=second.name)
    return Problem(None, found, worded("refusal.uncounted.expected"), worded("refusal.uncounted.do"))
