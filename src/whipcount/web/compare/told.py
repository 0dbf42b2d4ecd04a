"""What the page of a comparison shows: figures, both houses with the seats that changed sides, parties, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from whipcount.charts.half_round import half_round
from whipcount.charts.seating import seating
from whipcount.crisis import ShownCount
from whipcount.model.difference import Difference, Figure, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.order import benches
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.crisis.evidence import Evidence
from whipcount.web.crisis.seats import anchors, place
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
        try:
            before, after = _benches(one), _benches(two)
            moved = frozenset(
                seat for seat, pair in enumerate(zip(before, after, strict=True)) if pair[0] is not pair[1]
            )
            sides = ((self.found.first, one), (self.found.second, two))
            return [(side, self._house(count, moved)) for side, count in sides]
        except ValueError:
            return []

    def _house(self, count: ShownCount, moved: frozenset[int]) -> Markup:
        places = anchors(count)
        page = self.addresses.crisis(self.asked.on(count.as_of))
        drawn = half_round(count, lambda block: f"{page}#{place(block, places)}", moved)
        return Markup(drawn)  # noqa: S704 - our own drawing, which escapes every name in it

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


def _benches(count: ShownCount) -> list[Bench | None]:
    """The bench of each seat, from left to right."""
    return [block.bench for block in seating(count) for _ in range(block.seats)]
