"""What the page of a comparison shows: figures, both houses with the seats that changed sides, parties, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from whipcount.charts.drawn import by_place, shape_of
from whipcount.crisis import ShownCount
from whipcount.model.difference import Difference, Figure, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Shape
from whipcount.publish.order import benches
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.crisis.evidence import Evidence
from whipcount.web.crisis.seats import house
from whipcount.web.words import Words

Counts = tuple[ShownCount | None, ...]


@dataclass(frozen=True)
class Compared:
    """The view of a difference. counts: those of the sides that are days, else None."""

    found: Difference
    counts: Counts
    asked: Asked
    addresses: Addresses
    t: Words

    @property
    def title(self) -> str:
        chamber = self.found.chamber
        return f"{chamber.name}, {chamber.country}" if chamber else self.t("crisis.unknown")

    def name(self, side: Side) -> str:
        return self.t.day(side.day) if side.dated else side.name

    @property
    def figures(self) -> list[tuple[Bench, Figure | None, Figure | None, Range | None]]:
        """For each bench what the sides give it, and how far that is apart."""
        one, two = self.found.first.figures, self.found.second.figures
        known = benches({**one, **two})
        return [(bench, one.get(bench), two.get(bench), self.found.apart.get(bench)) for bench in known]

    @cached_property
    def evidence(self) -> Evidence:
        pages = {report.id: self.addresses.report(self.asked, report.id) for report in self.found.reports}
        return Evidence(self.found, pages)

    @cached_property
    def houses(self) -> list[tuple[Side, Markup]]:
        """Both houses where both sides are days of a house of one size; seats whose bench differs are marked."""
        one, two = self.counts
        if one is None or two is None or one.seats is None or one.seats != two.seats:
            return []
        shape = shape_of(two, self.asked.shape)
        try:
            moved = _moved(by_place(one, shape), by_place(two, shape))
        except ValueError:
            return []
        drawn = ((side, self._house(count, shape, moved)) for side, count in zip(self._sides, (one, two), strict=True))
        return [(side, house) for side, house in drawn if house is not None]

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.found.first, self.found.second

    def _house(self, count: ShownCount, shape: Shape, moved: frozenset[int]) -> Markup | None:
        return house(count, shape, self.t.said_in, self.addresses.crisis(self.asked.on(count.as_of)), moved)

    @property
    def parties(self) -> list[tuple[str, Bench, Range, Range]]:
        """Where both sides are days: each party on each bench where its plausible seats differ."""
        one, two = self.counts
        if one is None or two is None:
            return []
        before, after = ({party.party: party.benches for party in count.parties} for count in (one, two))
        none = Range(0, 0)
        rows = []
        for party in sorted(before.keys() & after.keys()):
            for bench in benches({**before[party], **after[party]}):
                spans = [side[party][bench].plausible if bench in side[party] else none for side in (before, after)]
                if spans[0] != spans[1]:
                    rows.append((party, bench, spans[0], spans[1]))
        return rows


def _moved(before: dict[int, Bench | None], after: dict[int, Bench | None]) -> frozenset[int]:
    """The places that show another bench, or that are taken on one of the days only."""
    both = before.keys() & after.keys()
    return frozenset(
        place for place in before.keys() | after.keys() if place not in both or before[place] != after[place]
    )
