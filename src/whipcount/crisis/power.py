"""Voting power through a crisis: its changes, and the picture of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from whipcount.crisis.figure import figure
from whipcount.model import Problem, Unusable
from whipcount.power.over_time import OF_BENCHES, OverTime

if TYPE_CHECKING:
    from whipcount.charts import Chart


@dataclass(frozen=True, slots=True)
class ShownPower(OverTime):
    """Power over time that shows itself: the picture of one index, the last that can be told unless one is named."""

    house: str = ""

    @classmethod
    def of(cls, made: OverTime, house: str) -> ShownPower:
        """The same, able to show itself; `house` heads the picture."""
        return cls(**{field.name: getattr(made, field.name) for field in fields(OverTime)}, house=house)

    def chart(self, index: str | None = None) -> Chart:
        """Each party's share on every day on which it can be told. Unusable when that is on none."""
        from whipcount.charts.power_over_time import strips  # noqa: PLC0415 - drawing is loaded when it is needed

        told = [name for name, values in self.power.items() if any(values)]
        name = index or (told or list(self.power))[-1]
        if name not in self.power:
            found = f"there is no {name} over time"
            raise Unusable(Problem(None, found, f"one of {', '.join(self.power)}", "Ask for it."))
        values = self.power[name]
        parties = dict.fromkeys(party for own in reversed(values) if own for party in own)
        shares = {
            party: [None if own is None else float(own.get(party, 0)) for own in values]
            for party in sorted(parties, key=lambda party: -max(float((own or {}).get(party, 0)) for own in values))
        }
        turns = {turn.day: "; ".join(event.label for event in turn.events) for turn in self.turns}
        how = "as the benches stand" if name in OF_BENCHES else "by seats, each party as one"
        about = f"Share of voting power {how} ({name.replace('_', '-').title()})."
        try:
            return strips(
                f"Voting power, {self.house}" if self.house else "Voting power", about, self.days, shares, turns
            )
        except ValueError as error:
            do = "Add reports that give each party's seats."
            raise Unusable(Problem(None, str(error), "days on which all seats are known", do)) from None

    def _repr_html_(self) -> str:
        return figure(self.chart)
