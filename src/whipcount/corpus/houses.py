"""Whose house each text is about, where nobody says that all are about one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from whipcount.model import Chamber, Place, Problem, Report
from whipcount.reading import Reading, read, recognise
from whipcount.rulebook import find, names, whole


def own_chamber(report: Report) -> Chamber | None:
    """The chamber that one text is about, None when it is known by none; Unusable for a text about two."""
    return recognise([report], names(), whole)


def handful(
    reports: Iterable[Report],
    chamber: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    reader: Callable[[Report, Chamber | None], Reading] = read,
) -> tuple[Reading, ...]:
    """A few texts read, the oldest first: all under one chamber, or each under its own where they are about several.

    Texts on one crisis share its chamber, for a short one often names no country. `progress` hears how many of how
    many are done; `reader` reads one text. A single text about two chambers is refused, because its parties could be
    either's.
    """
    ordered = sorted(reports, key=lambda report: (report.published, report.path, report.id))
    houses = _houses(ordered, chamber)
    readings = []
    for number, (report, house) in enumerate(zip(ordered, houses, strict=True)):
        if progress:
            progress(number, len(ordered))
        readings.append(reader(report, house))
    return tuple(readings)


def too_new(report: Report, latest: date) -> Problem | None:
    """A text dated after the last day that can have come is misdated; None for every other."""
    if report.published <= latest:
        return None
    found, do = f"it is dated {report.published}, which lies in the future", "Mend its date, or give it with --date."
    return Problem(Place(report.path), found, f"a day up to {latest}", do)


def _houses(reports: Sequence[Report], name: str | None) -> list[Chamber | None]:
    if name is not None:
        return [find(name)] * len(reports)
    houses = [own_chamber(report) for report in reports]
    known = {house.id: house for house in houses if house}
    return houses if len(known) > 1 else [next(iter(known.values()), None)] * len(reports)
