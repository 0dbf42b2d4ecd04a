"""What the list shows of each crisis: its house, its newest day, who stands where, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.charts.wording import house
from whipcount.model import Unusable
from whipcount.model.count import BenchCount
from whipcount.web.counting import Counts, State, Unknown


@dataclass(frozen=True, slots=True)
class Brief:
    """A crisis in a few words. reports: how many there were by then."""

    crisis: str
    day: date
    reports: int
    count: BenchCount

    @property
    def house(self) -> str | None:
        """None for a chamber that was not recognised."""
        return house(self.count) if self.count.chamber else None


def briefs(counts: Counts, states: Iterable[State]) -> Iterator[Brief | None]:
    """One for each crisis, of its benches alone; None where nothing was known by then, or where it cannot be opened."""
    for state in states:
        try:
            yield _brief(counts, state)
        except (Unusable, Unknown):
            yield None


def _brief(counts: Counts, state: State) -> Brief:
    crisis, days = counts.crisis(state), counts.days(state)
    day = state.as_of or days[-1]
    (counted,) = crisis.counted([day])
    return Brief(state.crisis, day, len(crisis.known_on(day)), counted.count)
