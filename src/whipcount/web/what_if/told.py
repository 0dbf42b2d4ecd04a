"""What the page of a supposition shows: house, votes and power before and after, a row for each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from whipcount.charts.seating import party_order
from whipcount.count.what_if import BENCHES, Move, Supposed, sure
from whipcount.crisis.supposing import Power
from whipcount.model.count import PartyCount
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.order import benches
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.crisis.seats import house
from whipcount.web.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a party on one bench, the seats that it surely has there, and the first move of them."""

    party: str
    bench: Bench
    seats: int
    move: Move | None


@dataclass(frozen=True)
class Supposing:
    """The view of a supposition."""

    made: Supposed
    power: Power
    asked: Asked
    addresses: Addresses
    t: Words

    @property
    def title(self) -> str:
        chamber = self.made.before.chamber
        return f"{chamber.name}, {chamber.country}" if chamber else self.t("crisis.unknown")

    @property
    def house(self) -> Markup | None:
        return house(self.made.after, self.asked.shape, self.t.said_in, self.addresses.crisis(self.asked))

    @property
    def benches(self) -> list[tuple[Bench, Range, Range]]:
        none = Range(0, 0)
        before, after = self.made.before.benches, self.made.after.benches
        return [
            (bench, before[bench].plausible if bench in before else none, after[bench].plausible)
            for bench in benches(after)
        ]

    @property
    def rows(self) -> list[Row]:
        """Each part of a party with its moves; a part of which some go here and some there has a row for each."""
        return [row for party in party_order(self.made.before) for bench in BENCHES for row in self._rows(party, bench)]

    def _rows(self, party: PartyCount, bench: Bench) -> Iterator[Row]:
        name, seats = party.party, sure(party, bench)
        moved = [move for move in self.made.moves if (move.party, move.origin) == (name, bench)]
        for move in moved or (None,):
            if seats:
                yield Row(name, bench, seats, move)

    @property
    def shares(self) -> list[tuple[str, float, float]]:
        """Each party's share of power in percent, before and after, the largest after first."""
        before, after = self.power.before or {}, self.power.after or {}
        rows = [(name, 100 * float(before.get(name, 0)), 100 * float(after[name])) for name in after]
        return sorted(rows, key=lambda row: (-row[2], row[0])) if before else []
